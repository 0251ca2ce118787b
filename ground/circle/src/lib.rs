//! Who can open what: accounts and their locks, teams, circles, the sealed texts, sessions, and the ledger.
//!
//! Promises, kept by construction and proved on both databases:
//! - only holders open; "from now on" opens nothing earlier; removed opens nothing later;
//! - no row that was put in, taken out, swapped or replayed is believed: every key comes from a signed, chained roll;
//! - no trace, no text: opening needs a `Traced`, which only a committed ledger line gives; a search says
//!   where words stand, and not a letter of them;
//! - erased means erased: grains, bodies and keys are destroyed, a tombstone stays, also after a restore;
//! - an old copy opens for nobody: what lies here moves to a new key each week (`shredding`);
//! - a database that was set back as a whole is noticed (`anchors`), and one that was set back on purpose says so;
//! - an administrator's account holds no key to any circle.
//!
//! Deliberately doesn't know: what a letter is, who may do what (`ground/policy`), pages. The design and its reasons:
//! `SECURITY.md`, and `docs/adr/0002-keys.md` for what was made simpler.
mod accounts;
mod acts;
pub mod among;
pub mod anchors;
pub mod beside;
mod circle;
pub mod drafts;
pub mod erased;
mod error;
mod holding;
mod house;
mod keyring;
mod ledger;
pub mod mending;
pub mod outside;
pub mod passkeys;
pub mod private;
pub mod recovery;
mod registry;
mod roll;
mod scan;
pub mod second_factor;
pub mod sessions;
pub mod set_back;
pub mod shredding;
mod team;
mod text;
mod tie;
mod vault;
mod veil;
mod verify;
mod wire;

pub use accounts::{
    Finder, Found, NewLock, find, has_lock, keep, keep_lock, lock, new_keyring, note_use, remove, sweep_uses, unlock,
    uses,
};
pub use circle::{CircleState, is_known, state};
pub use error::Error;
pub use holding::{OpenCircle, found, found_for_one, leave_out, open, open_to_write, rekey, rekey_another};
pub use house::{
    Founded, admit, end_invitation, found as found_house, found_with_cards as found_house_with_cards, invitation,
    invite, is_founded, link_fingerprint, name_team, naming, offered, take_over_rules,
};
pub use keyring::{AccountKind, Caller, Keyring};
pub use ledger::{
    Entry, LedgerAct, LedgerLine, Opening, Traced, lines as ledger_lines, openings, refuse, signed_lines,
};
pub use opening::{trace_finding, trace_opening, trace_shown};
pub use registry::{Card, Recovery, Registry, Renewal, SetBack, TeamState, current as registry};
pub use roll::Head;
pub use scan::{Search, Sheaf, Words};
pub use team::{
    agree_to, agree_to_let_in, agree_to_receive, agree_to_role, begin as begin_team, carry_out, change_role,
    end_access, leave as leave_team, let_in, receive, tidy,
};
pub use text::{
    Opened, TextPlace, erase, erase_again, erase_another, erase_circle, expire_circle, is_there, read, write,
};
pub use vault::{Bench, ShredKeys, Vault};
pub use verify::{Report, ledger as verify_ledger};

mod opening;

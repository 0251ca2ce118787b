//! Who can open what: accounts and their locks, teams, circles, the sealed texts, sessions, and the ledger.
//!
//! Promises, kept by construction and proved on both databases:
//! - only holders open; "from now on" opens nothing earlier; removed opens nothing later;
//! - no row that was put in, taken out, swapped or replayed is believed: every key comes from a signed, chained roll;
//! - no trace, no text: opening needs a `Traced`, which only a committed ledger line gives;
//! - erased means erased: grains, bodies and keys are destroyed, a tombstone stays;
//! - an administrator's account holds no key to any circle.
//!
//! Deliberately doesn't know: what a letter is, who may do what (`ground/policy`), pages. The design and its reasons:
//! `SECURITY.md`, and `docs/adr/0002-keys.md` for what was made simpler.
mod accounts;
mod acts;
pub mod among;
pub mod beside;
mod circle;
pub mod drafts;
mod error;
mod holding;
mod house;
mod keyring;
mod ledger;
pub mod outside;
pub mod private;
mod registry;
mod roll;
pub mod second_factor;
pub mod sessions;
mod team;
mod text;
mod tie;
mod vault;
mod verify;
mod wire;

pub use accounts::{
    Finder, Found, NewLock, find, keep, keep_lock, lock, new_keyring, note_use, remove, sweep_uses, unlock, uses,
};
pub use circle::{CircleState, state};
pub use error::Error;
pub use holding::{OpenCircle, found, open, open_to_write, rekey};
pub use house::{
    Founded, admit, end_invitation, found as found_house, invite, is_founded, link_fingerprint, name_team, offered,
};
pub use keyring::{AccountKind, Caller, Keyring};
pub use ledger::{Entry, LedgerAct, LedgerLine, Traced, lines as ledger_lines, refuse};
pub use opening::trace_opening;
pub use registry::{Card, Registry, TeamState, current as registry};
pub use roll::Head;
pub use team::{agree_to_let_in, begin as begin_team, end_access, let_in, tidy};
pub use text::{Opened, TextPlace, erase, erase_circle, expire_circle, is_there, read, write};
pub use vault::{Bench, Vault};
pub use verify::{Report, ledger as verify_ledger};

mod opening;

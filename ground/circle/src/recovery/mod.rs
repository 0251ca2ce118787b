//! The worst day: nobody of a team can sign in any more. Two of three cards and a witness from outside bring back what
//! may be brought back, after everyone concerned was told and a day went by.
//!
//! Promises:
//! - two cards alone do nothing, and nothing is hidden: every step stands on the roll of the house, and a line in the
//!   ledger of every circle concerned, before anybody is given a key;
//! - only circles that were founded as recoverable open. Teams hold the others by another root, which is never left for
//!   the recovery key and to which no way leads back;
//! - before twenty-four hours are over nothing is given, and anyone named may stop it;
//! - the recovery root is never written down. What waits for the day to end is sealed to the one named, and once more
//!   under an instance key.
//!
//! Where to look: `case` the rules, pure · `believed` what the roll of the house says of it · `cards` making and
//! replacing cards · `teams` what a team leaves · `course` the steps. Doesn't know who keeps the cards, and no page.
mod believed;
mod cards;
mod case;
mod course;
mod teams;

pub(crate) use believed::{EDITION, sign_new_card};
pub use cards::{Made, keep, make, replace, sealed};
pub(crate) use cards::{endorsement, keep_boxes};
pub use case::{Case, Gives, HOURS, Stage};
pub use course::{Opened, ask, case_of, give_what_is_due, open, stop, stop_as_witness, sweep, why};
pub(crate) use teams::{leave, recovered_root, to_leave};
pub(crate) use verify::{check, was_told};

mod verify;

use ground_kernel::Id;

/// Marker of one recovery.
pub enum RecoveryCase {}
pub type RecoveryId = Id<RecoveryCase>;

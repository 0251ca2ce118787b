//! Who may do what. Every room brings its own Cedar schema and policies; here they become one book of rules.
//!
//! Promises: a `Permit` is made only here; every decision names the policies that made it; an unsound book stops the
//! start. What may be *read* is decided by keys, in `ground/circle`; this decides what may be *done*.
//! Deliberately doesn't know: databases, keys, web pages, any room.
mod book;
mod facts;
mod matrix;
mod permit;

pub use book::{Book, RoomRules, Unsound};
pub use facts::{Facts, Subject, Verb};
pub use matrix::Situation;
pub use permit::{OtherThing, Permit, Permitted, Refusal};

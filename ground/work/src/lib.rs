//! One piece of work: who does it, in which transaction, at which moment, under which rules, with which keys.
//!
//! `act!` changes, `see!` looks. Promises: what is written in the ledger is committed together with the change; a
//! refusal is written although nothing else is; a text is shown only in a look, after its line was committed
//! (a search says where words stand, and shows none); two people pressing at once get the same answers on both databases.
//! Deliberately doesn't know: pages, rooms.
mod house;
mod look;
mod macros;
mod search;
mod work;

pub use house::House;
pub use look::{Look, OpenedCircle};
pub use macros::{ATTEMPTS, at_the_same_moment, step_aside};
pub use search::Holding;
pub use work::Work;

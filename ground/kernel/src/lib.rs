//! Words that every crate of the house shares: who acts, when, which row, and what is spelled the same. No I/O beyond the one clock and the one
//! pair of dice.
//!
//! Promises: two kinds of id cannot be mixed up; a moment is always UTC microseconds; nobody else looks at a clock.
//! Deliberately doesn't know: databases, keys, people, rooms.
mod actor;
mod clock;
mod even;
mod id;
mod notice;

pub use actor::{Account, AccountId, Actor, Circle, CircleId, Role, Team, TeamId};
pub use clock::{Clock, Rng, SharedClock, SharedRng, Timestamp, WallClock, WallDice};
pub use even::{even, even_into, find_evenly};
pub use id::Id;
pub use notice::Notice;

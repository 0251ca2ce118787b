//! Live tables: who sits there, what is said, and how it reaches the others, while it lasts.
//!
//! Promises: what was accepted was written down first, sealed under the key of that one opening, and is there once until
//! the end; then key and rows are gone. Everything that is said passes [`Ways::weigh`], and everything that is shown passes
//! [`Ways::sees`], once for each pair of seats. A seat is an opaque number that outlives a change of name. Nothing tells
//! that somebody came, reads, types or left: there is no such signal to send. A frame is written once for each voice and
//! shared by all who read it. A seat does not know in what way somebody takes part; that is the [`Body`] of what is said.
//!
//! In code this is a [`Table`] with [`Seat`]s, so that *room* keeps its one meaning in the source tree; people read 「部屋」.
//! One process: what is said lives in memory, and the database is its second place. Deliberately doesn't know: pages,
//! words, rules of a house, who somebody is.
mod hall;
mod kept;
mod life;
mod line;
mod scribe;
mod seat;
mod socket;
mod table;
mod ways;

pub use hall::{Hall, Setting};
pub use kept::{Wrap, lay};
pub use life::{AWAY_SECONDS, GRACE_MINUTES, LOBBY_MINUTES, Life, Phase, WARNINGS_MINUTES};
pub use line::{Body, Frame, LONGEST_LETTERS, Line, Once};
pub use seat::{Chair, Seat, SeatId, Standing};
pub use socket::{once_of, serve};
pub use table::{Outcome, Table, TableId};
pub use ways::{Open, Saying, Verdict, Ways};

/// What stands in front of every sealed line of a table: the number of its table of the database. Never reused.
pub const LIVE_LINE: u16 = 100;

//! The databases. The choice between SQLite and PostgreSQL is made here, once; nobody above names a driver.
//!
//! Promises: one SQL text for both; a `Tx` that was not committed leaves nothing; only written-out SQL passes; what a
//! room says to the house travels in the room's own transaction (`outbox`).
//! Deliberately doesn't know: permissions, keys, people, rooms.
mod cell;
pub mod copying;
mod db;
mod error;
pub mod jobs;
mod migrate;
pub mod outbox;
mod row;
#[cfg(feature = "scratch")]
pub mod scratch;
mod sqlite;
pub mod state;

pub use cell::{Cell, Column};
pub use db::{Db, Tables, Tx};
pub use error::Trouble;
pub use migrate::written_migrations;
pub use row::{FromRow, Row};

/// The values of one statement, in the order of `$1, $2, …`.
#[macro_export]
macro_rules! values {
    ($($value:expr),* $(,)?) => { [$($crate::Column::to_cell(&$value)),*] };
}

/// A small enum that is kept as a word: `kept_as_word!(Pace { Slow = "slow", Usual = "usual" })`.
#[macro_export]
macro_rules! kept_as_word {
    ($kind:ty { $($variant:ident = $word:literal),+ $(,)? }) => {
        impl $crate::Column for $kind {
            const EMPTY: $crate::Cell = $crate::Cell::Text(None);
            fn to_cell(&self) -> $crate::Cell {
                $crate::Cell::Text(Some(match self { $(Self::$variant => $word),+ }.to_owned()))
            }
            fn from_cell(cell: $crate::Cell) -> Option<Self> {
                match cell {
                    $crate::Cell::Text(Some(word)) => match word.as_str() { $($word => Some(Self::$variant),)+ _ => None },
                    _ => None,
                }
            }
        }
    };
}

/// A plain struct from a row, when every column is called like its field:
/// `from_row!(Session { account_id, made_at, last_at })`.
#[macro_export]
macro_rules! from_row {
    ($kind:ident { $($field:ident),+ $(,)? }) => {
        impl $crate::FromRow for $kind {
            fn from_row(row: &$crate::Row) -> Result<Self, $crate::Trouble> {
                Ok($kind { $($field: row.get(stringify!($field))?),+ })
            }
        }
    };
}

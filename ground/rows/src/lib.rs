//! Rows out of a file that a spreadsheet wrote: CSV in UTF-8 or in the Shift_JIS of Windows, and XLSX; and rows into one.
//! Days as Japanese offices write them.
//!
//! Promises: each row knows the line of the file on which it stands; a cell is a text, as it was typed, and never a
//! formula; a file that unfolds to more than it says is put away before it fills the memory.
//! Deliberately doesn't know: what the columns mean.
mod csv;
mod day;
mod sheets;
mod xlsx;

pub use day::{day, minutes_of_day};
pub use sheets::{Sheet, Unwritten, pieces, write};

use serde::{Deserialize, Serialize};

pub const MOST_BYTES: usize = 10 * 1024 * 1024;
pub const MOST_ROWS: usize = 10_000;
pub const MOST_COLUMNS: usize = 60;

/// The first row, and those below it that hold anything.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    pub head: Vec<String>,
    pub rows: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Of the file, from one; the line on which the row begins.
    pub line: usize,
    pub cells: Vec<String>,
}

#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Unread {
    #[error("more than {MOST_BYTES} bytes, or it unfolds to more")]
    TooLarge,
    #[error("more than {MOST_ROWS} rows, or {MOST_COLUMNS} columns")]
    TooMany,
    #[error("nothing stands in it, or only its first row")]
    Empty,
    #[error("neither a list nor a sheet that can be read")]
    Unknown,
    /// A quoted cell that never ends.
    #[error("a quote on line {0} does not end")]
    Quote(usize),
}

/// What a file holds.
pub fn read(bytes: &[u8]) -> Result<Table, Unread> {
    if MOST_BYTES < bytes.len() {
        return Err(Unread::TooLarge);
    }
    let rows = if bytes.starts_with(b"PK\x03\x04") { xlsx::rows(bytes)? } else { csv::rows(&csv::text_of(bytes)?)? };
    let mut rows = rows.into_iter().filter(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()));
    let head = rows.next().ok_or(Unread::Empty)?;
    let rows: Vec<Row> = rows.take(MOST_ROWS + 1).collect();
    if rows.is_empty() {
        return Err(Unread::Empty);
    }
    let wide = rows.iter().chain([&head]).any(|row| MOST_COLUMNS < row.cells.len());
    if MOST_ROWS < rows.len() || wide {
        return Err(Unread::TooMany);
    }
    Ok(Table { head: head.cells.into_iter().map(|it| it.trim().to_owned()).collect(), rows })
}

impl Row {
    /// Without blanks around it; nothing, where the row ends before.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |it| it.trim())
    }
}

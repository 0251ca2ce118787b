//! One row of an answer. A room says how a row becomes a value of its own; the driver stays here.
use crate::{Cell, Column, Trouble, copying::Kind, sqlite::SqliteRow};
use sqlx::{ColumnIndex, Row as _, postgres::PgRow};

pub struct Row(Inner);
enum Inner {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

impl From<SqliteRow> for Row {
    fn from(row: SqliteRow) -> Self {
        Row(Inner::Sqlite(row))
    }
}
impl From<PgRow> for Row {
    fn from(row: PgRow) -> Self {
        Row(Inner::Postgres(row))
    }
}

/// A value that can be read from a row.
pub trait FromRow: Sized {
    fn from_row(row: &Row) -> Result<Self, Trouble>;
}

impl Row {
    /// The cell in this place, of this kind.
    pub(crate) fn cell(&self, at: usize, kind: Kind) -> Result<Cell, Trouble> {
        let cell = match &self.0 {
            Inner::Sqlite(row) => row.cell_at(at, &kind.empty()),
            Inner::Postgres(row) => cell_of(row, at, &kind.empty()),
        };
        cell.ok_or(Trouble::Unreadable { column: "of a copy" })
    }

    /// The value of a column, by its name in the SQL text.
    pub fn get<T: Column>(&self, column: &'static str) -> Result<T, Trouble> {
        let cell = match &self.0 {
            Inner::Sqlite(row) => row.cell(column, &T::EMPTY),
            Inner::Postgres(row) => cell_of(row, column, &T::EMPTY),
        };
        cell.and_then(T::from_cell).ok_or(Trouble::Unreadable { column })
    }
}

fn cell_of(row: &PgRow, column: impl ColumnIndex<PgRow>, wanted: &Cell) -> Option<Cell> {
    match wanted {
        Cell::Bytes(_) => row.try_get(column).map(Cell::Bytes),
        Cell::Number(_) => row.try_get(column).map(Cell::Number),
        Cell::Text(_) => row.try_get(column).map(Cell::Text),
        Cell::Truth(_) => row.try_get(column).map(Cell::Truth),
        Cell::Real(_) => row.try_get(column).map(Cell::Real),
    }
    .ok()
}

/// A single number, for counts: `select count(*) as figure from …`.
impl FromRow for i64 {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        row.get("figure")
    }
}

/// A single id: `select x as id from …`.
impl<Of> FromRow for ground_kernel::Id<Of> {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        row.get("id")
    }
}

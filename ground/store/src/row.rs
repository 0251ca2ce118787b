//! One row of an answer. A room says how a row becomes a value of its own; the driver stays here.
use crate::{Cell, Column, Trouble, copying::Kind};
use sqlx::{Row as _, postgres::PgRow, sqlite::SqliteRow};

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

/// Reads a cell of the kind that `T` wants; written once, compiled once per driver.
macro_rules! cell_of {
    ($row:ident, $column:ident, $kind:ident) => {
        match $kind::EMPTY {
            Cell::Bytes(_) => $row.try_get($column).map(Cell::Bytes),
            Cell::Number(_) => $row.try_get($column).map(Cell::Number),
            Cell::Text(_) => $row.try_get($column).map(Cell::Text),
            Cell::Truth(_) => $row.try_get($column).map(Cell::Truth),
            Cell::Real(_) => $row.try_get($column).map(Cell::Real),
        }
    };
}

macro_rules! cell_at {
    ($row:ident, $at:ident, $kind:ident) => {
        match $kind {
            Kind::Bytes => $row.try_get($at).map(Cell::Bytes),
            Kind::Number => $row.try_get($at).map(Cell::Number),
            Kind::Text => $row.try_get($at).map(Cell::Text),
            Kind::Truth => $row.try_get($at).map(Cell::Truth),
            Kind::Real => $row.try_get($at).map(Cell::Real),
        }
    };
}

impl Row {
    /// The cell in this place, of this kind.
    pub(crate) fn cell(&self, at: usize, kind: Kind) -> Result<Cell, Trouble> {
        match &self.0 {
            Inner::Sqlite(row) => cell_at!(row, at, kind),
            Inner::Postgres(row) => cell_at!(row, at, kind),
        }
        .map_err(|_| Trouble::Unreadable { column: "of a copy" })
    }

    /// The value of a column, by its name in the SQL text.
    pub fn get<T: Column>(&self, column: &'static str) -> Result<T, Trouble> {
        let cell = match &self.0 {
            Inner::Sqlite(row) => cell_of!(row, column, T),
            Inner::Postgres(row) => cell_of!(row, column, T),
        }
        .map_err(|_| Trouble::Unreadable { column })?;
        T::from_cell(cell).ok_or(Trouble::Unreadable { column })
    }
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

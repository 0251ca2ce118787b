//! All tables as one format, and back: what a backup is made of, whichever database it came from or goes to.
//!
//! Tables and columns are read out of our own migrations, so nothing is copied that no migration made, and nothing is
//! forgotten. A copy names the migrations it was made under; whoever puts it back brings a fresh database just so far,
//! fills it, and then brings it up to date like any other.
//!
//! ```text
//! copy    migrations: count 4 ‖ number 8 …
//! table   1 ‖ name ‖ count 2 ‖ columns: name ‖ kind 1
//! row     2 ‖ cells: 0, or 1 ‖ value      bytes and text: length 4 ‖ …   number, real: 8   truth: 1
//! end     3 ‖ count of rows 8             after each table
//! ```
//!
//! Deliberately doesn't know: which tables matter, files, keys.
use crate::{Cell, Db, Trouble, Tx, migrate};
use std::collections::BTreeSet;

/// A table, as the migrations made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub name: String,
    pub(crate) columns: Vec<(String, Kind)>,
}

/// What a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Bytes = 0,
    Number = 1,
    Text = 2,
    Truth = 3,
    Real = 4,
}

impl Kind {
    fn from_word(word: &str) -> Option<Kind> {
        Some(match word {
            "bytea" => Kind::Bytes,
            "bigint" => Kind::Number,
            "text" => Kind::Text,
            "boolean" => Kind::Truth,
            "double" => Kind::Real,
            _ => return None,
        })
    }
    fn from_byte(byte: u8) -> Option<Kind> {
        [Kind::Bytes, Kind::Number, Kind::Text, Kind::Truth, Kind::Real].into_iter().find(|it| *it as u8 == byte)
    }
    pub(crate) fn empty(self) -> Cell {
        match self {
            Kind::Bytes => Cell::Bytes(None),
            Kind::Number => Cell::Number(None),
            Kind::Text => Cell::Text(None),
            Kind::Truth => Cell::Truth(None),
            Kind::Real => Cell::Real(None),
        }
    }
}

/// Every table of the house, in the order in which the migrations made them: what points somewhere comes after it.
pub fn tables() -> Vec<Table> {
    tables_under(&migrations())
}

/// The numbers of all migrations that this program knows.
pub fn migrations() -> BTreeSet<i64> {
    migrate::MIGRATIONS.iter().map(|each| each.version).collect()
}

fn tables_under(numbers: &BTreeSet<i64>) -> Vec<Table> {
    let mut tables: Vec<Table> = vec![];
    for migration in migrate::MIGRATIONS.iter().filter(|it| numbers.contains(&it.version)) {
        let mut inside = false;
        for line in migration.sql.as_str().lines() {
            let code = line.split("--").next().unwrap_or_default().trim();
            let words: Vec<&str> = code.split_whitespace().collect();
            match words[..] {
                ["create", "table", name, "("] => {
                    tables.push(Table { name: name.to_owned(), columns: vec![] });
                    inside = true;
                }
                [");"] => inside = false,
                ["alter", "table", name, "add", "column", column, kind, ..] => {
                    let kind = Kind::from_word(kind.trim_end_matches([',', ';']));
                    let table = tables.iter_mut().find(|it| it.name == name);
                    if let (Some(table), Some(kind)) = (table, kind) {
                        table.columns.push((column.to_owned(), kind));
                    }
                }
                [column, kind, ..] if inside && column != "constraint" => {
                    let kind = Kind::from_word(kind.trim_end_matches(','));
                    if let (Some(table), Some(kind)) = (tables.last_mut(), kind) {
                        table.columns.push((column.to_owned(), kind));
                    }
                }
                ["drop", "table", name] => tables.retain(|it| it.name != name.trim_end_matches(';')),
                _ => {}
            }
        }
    }
    tables
}

impl Table {
    pub(crate) fn select(&self) -> String {
        let columns: Vec<&str> = self.columns.iter().map(|(name, _)| name.as_str()).collect();
        format!("select {} from {}", columns.join(", "), self.name)
    }
    /// In SQLite's words: the rows after one row, and behind the columns the place of each.
    pub(crate) fn page(&self) -> String {
        let columns: Vec<&str> = self.columns.iter().map(|(name, _)| name.as_str()).collect();
        format!("select {}, rowid from {} where rowid > $1 order by rowid limit 200", columns.join(", "), self.name)
    }
    pub(crate) fn insert(&self) -> String {
        let columns: Vec<&str> = self.columns.iter().map(|(name, _)| name.as_str()).collect();
        let places: Vec<String> = (1..=columns.len()).map(|at| format!("${at}")).collect();
        format!("insert into {} ({}) values ({})", self.name, columns.join(", "), places.join(", "))
    }
}

/// Where a copy is written to, piece by piece; gives the number of bytes it has no room for now back as backpressure by
/// simply waiting.
pub trait Sink {
    fn take(&mut self, bytes: &[u8]) -> impl Future<Output = Result<(), Trouble>> + Send;
}

/// Writes the tables that are kept, all from the one picture that this transaction sees. Says how many rows.
pub async fn copy_out<S: Sink + Send>(tx: &mut Tx, keep: impl Fn(&str) -> bool, sink: &mut S) -> Result<u64, Trouble> {
    let numbers = migrations();
    let mut head = (numbers.len() as u32).to_be_bytes().to_vec();
    numbers.iter().for_each(|it| head.extend_from_slice(&it.to_be_bytes()));
    sink.take(&head).await?;
    let mut rows = 0;
    for table in tables().into_iter().filter(|it| keep(&it.name)) {
        sink.take(&table_head(&table)).await?;
        let of_this = tx.copy_table(&table, sink).await?;
        sink.take(&[&[END][..], &of_this.to_be_bytes()].concat()).await?;
        rows += of_this;
    }
    Ok(rows)
}

const TABLE: u8 = 1;
const ROW: u8 = 2;
const END: u8 = 3;

fn table_head(table: &Table) -> Vec<u8> {
    let mut out = vec![TABLE];
    write_bytes(&mut out, table.name.as_bytes());
    out.extend_from_slice(&(table.columns.len() as u16).to_be_bytes());
    for (name, kind) in &table.columns {
        write_bytes(&mut out, name.as_bytes());
        out.push(*kind as u8);
    }
    out
}

fn write_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    out.extend_from_slice(&u32::try_from(bytes.len()).expect("a cell is short").to_be_bytes());
    out.extend_from_slice(bytes);
}

pub(crate) fn write_row(out: &mut Vec<u8>, cells: impl Iterator<Item = Cell>) {
    out.push(ROW);
    for cell in cells {
        if cell.is_empty() {
            out.push(0);
            continue;
        }
        out.push(1);
        match cell {
            Cell::Bytes(it) => write_bytes(out, &it.unwrap_or_default()),
            Cell::Text(it) => write_bytes(out, it.unwrap_or_default().as_bytes()),
            Cell::Number(it) => out.extend_from_slice(&it.unwrap_or_default().to_be_bytes()),
            Cell::Real(it) => out.extend_from_slice(&it.unwrap_or_default().to_be_bytes()),
            Cell::Truth(it) => out.push(u8::from(it.unwrap_or_default())),
        }
    }
}

/// Where a copy is read from: fills the buffer, or says that it ends earlier.
pub trait Source {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), Unreadable>;
    /// Is everything read?
    fn is_at_end(&mut self) -> Result<bool, Unreadable>;
}

/// A copy that is none, or not whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the copy is not whole")]
pub struct Unreadable;

#[derive(Clone, Debug, thiserror::Error)]
pub enum NotCopied {
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    #[error(transparent)]
    Trouble(#[from] Trouble),
    /// Made by a newer program, whose tables this one doesn't know.
    #[error("made under migration {0}, which this program does not know")]
    Newer(i64),
    /// There is something in the database already.
    #[error("the database is not empty")]
    NotEmpty,
}

/// The migrations under which a copy was made: they come first.
pub fn migrations_of(source: &mut impl Source) -> Result<BTreeSet<i64>, NotCopied> {
    let count = u32::from_be_bytes(fixed(source)?);
    if count > 10_000 {
        return Err(Unreadable.into());
    }
    let numbers = (0..count).map(|_| Ok(i64::from_be_bytes(fixed(source)?))).collect::<Result<BTreeSet<_>, _>>();
    let numbers = numbers.map_err(|it: Unreadable| NotCopied::from(it))?;
    let unknown = numbers.difference(&migrations()).next().copied();
    unknown.map_or(Ok(numbers), |it| Err(NotCopied::Newer(it)))
}

/// Puts a copy into a database that was brought just as far as the copy (`Db::open_at`). The caller commits.
pub async fn copy_in(tx: &mut Tx, numbers: &BTreeSet<i64>, source: &mut impl Source) -> Result<u64, NotCopied> {
    let known = tables_under(numbers);
    let mut rows = 0;
    while !source.is_at_end()? {
        let table = read_table(source)?;
        if !known.contains(&table) {
            return Err(Unreadable.into());
        }
        rows += fill_table(tx, &table, source).await?;
    }
    Ok(rows)
}

async fn fill_table(tx: &mut Tx, table: &Table, source: &mut impl Source) -> Result<u64, NotCopied> {
    let (sql, mut rows) = (table.insert(), 0_u64);
    loop {
        match fixed::<1>(source)?[0] {
            ROW => {
                let cells = read_row(table, source)?;
                tx.put_row(&sql, cells).await?;
                rows += 1;
            }
            END if u64::from_be_bytes(fixed(source)?) == rows => return Ok(rows),
            _ => return Err(Unreadable.into()),
        }
    }
}

fn read_table(source: &mut impl Source) -> Result<Table, Unreadable> {
    if fixed::<1>(source)?[0] != TABLE {
        return Err(Unreadable);
    }
    let name = read_text(source)?;
    let count = u16::from_be_bytes(fixed(source)?);
    let column = |source: &mut _| Ok((read_text(source)?, Kind::from_byte(fixed::<1>(source)?[0]).ok_or(Unreadable)?));
    let columns = (0..count).map(|_| column(source)).collect::<Result<_, Unreadable>>()?;
    Ok(Table { name, columns })
}

fn read_row(table: &Table, source: &mut impl Source) -> Result<Vec<Cell>, Unreadable> {
    table.columns.iter().map(|(_, kind)| read_cell(*kind, source)).collect()
}

fn read_cell(kind: Kind, source: &mut impl Source) -> Result<Cell, Unreadable> {
    match fixed::<1>(source)?[0] {
        0 => return Ok(kind.empty()),
        1 => {}
        _ => return Err(Unreadable),
    }
    Ok(match kind {
        Kind::Bytes => Cell::Bytes(Some(read_bytes(source)?)),
        Kind::Text => Cell::Text(Some(read_text(source)?)),
        Kind::Number => Cell::Number(Some(i64::from_be_bytes(fixed(source)?))),
        Kind::Real => Cell::Real(Some(f64::from_be_bytes(fixed(source)?))),
        Kind::Truth => Cell::Truth(Some(fixed::<1>(source)?[0] == 1)),
    })
}

fn read_bytes(source: &mut impl Source) -> Result<Vec<u8>, Unreadable> {
    let mut left = u32::from_be_bytes(fixed(source)?) as usize;
    let mut bytes = vec![];
    // Piece by piece, so that a length out of nowhere doesn't take all memory.
    while left > 0 {
        let (from, piece) = (bytes.len(), left.min(1 << 20));
        bytes.resize(from + piece, 0);
        source.fill(&mut bytes[from..])?;
        left -= piece;
    }
    Ok(bytes)
}

fn read_text(source: &mut impl Source) -> Result<String, Unreadable> {
    String::from_utf8(read_bytes(source)?).map_err(|_| Unreadable)
}

fn fixed<const N: usize>(source: &mut impl Source) -> Result<[u8; N], Unreadable> {
    let mut bytes = [0; N];
    source.fill(&mut bytes)?;
    Ok(bytes)
}

impl Db {
    /// A database that was brought as far as these migrations and holds nothing yet.
    pub async fn open_at(address: &str, numbers: &BTreeSet<i64>) -> Result<Db, NotCopied> {
        let db = Db::open_with(address, Some(numbers)).await?;
        for table in tables_under(numbers) {
            if db.look().await?.holds_something(&table.name).await? {
                db.close().await;
                return Err(NotCopied::NotEmpty);
            }
        }
        Ok(db)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_read_out_of_the_migrations() {
        let all = tables();
        let session = all.iter().find(|it| it.name == "circle_session").unwrap();
        assert_eq!(session.columns.len(), 10);
        assert_eq!(session.columns[6], ("locked".to_owned(), Kind::Truth));
        let draft = all.iter().find(|it| it.name == "circle_draft").unwrap();
        assert_eq!(draft.columns.last(), Some(&("week".to_owned(), Kind::Number)), "an added column comes last");
        assert_eq!(draft.select(), "select account_id, place, boxed, at, week from circle_draft");
        let before: BTreeSet<i64> = (1..=6).collect();
        let draft = tables_under(&before).into_iter().find(|it| it.name == "circle_draft").unwrap();
        assert_eq!(draft.columns.len(), 4, "as it was before");
    }
}

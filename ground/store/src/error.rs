//! What can go wrong with a database, as situations, not as library calls.
//!
//! The driver's own error is never kept: PostgreSQL's `detail` prints the whole row, which must not reach a log. A code
//! and the name of a constraint are all that passes.

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// A rule of the table said no; the name is the constraint's, the same on both databases.
    #[error("the constraint {0} does not allow this")]
    NotAllowed(String),
    /// Two people pressed at the same moment; trying again is right.
    #[error("someone else changed this at the same moment")]
    AtTheSameMoment,
    #[error("the column {column} could not be read")]
    Unreadable { column: &'static str },
    /// A statement was refused earlier and the work went on nevertheless: a mistake of ours.
    #[error("a statement of this transaction was refused before")]
    Spoiled,
    #[error("the database could not be reached ({0})")]
    Away(String),
    /// The disk is full. Nothing was written; nothing is lost.
    #[error("there is no room left on the disk of the database")]
    NoRoom,
    #[error("the database refused a statement (code {0})")]
    Refused(String),
    /// A row that this one points to is not there.
    #[error("a row that is pointed to does not exist")]
    PointsNowhere,
    #[error("the tables could not be brought up to date: {0}")]
    Migration(String),
    /// What the database holds contradicts itself (a chain that doesn't close, a cache that disagrees).
    #[error("the database contradicts itself: {0}")]
    Contradiction(&'static str),
}

impl From<sqlx::Error> for Trouble {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Io(why) => Trouble::Away(why.kind().to_string()),
            sqlx::Error::PoolTimedOut => Trouble::Away("no connection became free".to_owned()),
            sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed => Trouble::Away("closed".to_owned()),
            sqlx::Error::Tls(_) => Trouble::Away("TLS".to_owned()),
            sqlx::Error::Protocol(_) => Trouble::Away("protocol".to_owned()),
            sqlx::Error::Database(said) => {
                from_database(said.code().unwrap_or_default().into_owned(), said.constraint().map(str::to_owned))
            }
            other => Trouble::Refused(format!("{:?}", std::mem::discriminant(other))),
        }
    }
}

impl From<rusqlite::Error> for Trouble {
    fn from(error: rusqlite::Error) -> Self {
        match &error {
            rusqlite::Error::SqliteFailure(why, said) => {
                let name = said.as_deref().and_then(constraint_name);
                from_database(why.extended_code.to_string(), name)
            }
            rusqlite::Error::SqlInputError { error: why, .. } => from_database(why.extended_code.to_string(), None),
            other => Trouble::Refused(format!("{:?}", std::mem::discriminant(other))),
        }
    }
}

fn from_database(code: String, constraint: Option<String>) -> Trouble {
    match code.as_str() {
        "40001" | "40P01" | "5" | "261" | "517" | "6" | "262" => Trouble::AtTheSameMoment,
        "23503" | "787" => Trouble::PointsNowhere,
        "13" | "53100" => Trouble::NoRoom,
        "57P01" | "57P02" | "57P03" | "53300" | "08006" | "08003" | "14" => Trouble::Away(code),
        _ if sqlite_disk_trouble(&code) => Trouble::Away(code),
        _ => constraint.map_or(Trouble::Refused(code), from_constraint),
    }
}

/// A chain has one next line. Whoever finds its number taken was second, and begins again.
fn from_constraint(name: String) -> Trouble {
    if name.ends_with("_seq_key") { Trouble::AtTheSameMoment } else { Trouble::NotAllowed(name) }
}

/// SQLite's SQLITE_IOERR (10) comes in many extended forms; the low byte tells. PostgreSQL's codes have five characters.
fn sqlite_disk_trouble(code: &str) -> bool {
    code.len() < 5 && code.parse::<u32>().is_ok_and(|number| number & 0xff == 10)
}

/// PostgreSQL gives the constraint's name. SQLite gives it for CHECK only; for UNIQUE it lists the columns, from
/// which we build the name by PostgreSQL's own convention, `table_column_column_key`. A foreign key stays nameless.
fn constraint_name(message: &str) -> Option<String> {
    if let Some(name) = message.strip_prefix("CHECK constraint failed: ") {
        return Some(name.to_owned());
    }
    let columns = message.strip_prefix("UNIQUE constraint failed: ")?;
    let (table, _) = columns.split_once('.')?;
    let columns: Vec<&str> = columns.split(", ").filter_map(|column| Some(column.split_once('.')?.1)).collect();
    Some(format!("{table}_{}_key", columns.join("_")))
}

//! A database, and one transaction on it.
use crate::{
    Cell, FromRow, Row, Trouble,
    copying::{Sink, Table, write_row},
    migrate,
};
use futures_util::TryStreamExt;
use sqlx::{
    AssertSqlSafe, Connection, Postgres, Sqlite, Transaction,
    postgres::{PgPool, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous},
};
use std::{collections::BTreeSet, path::Path, time::Duration};

/// A database. Cheap to clone.
#[derive(Clone)]
pub struct Db(Kind);
#[derive(Clone)]
enum Kind {
    Sqlite {
        write: SqlitePool,
        read: SqlitePool,
    },
    /// Ledger lines have connections of their own: a look holds one while it waits for its line to be committed, and
    /// a full pool would wait for itself.
    Postgres {
        main: PgPool,
        lines: PgPool,
    },
}

/// One transaction. Dropped without `commit`, it leaves nothing.
pub struct Tx {
    on: On,
    clashed: bool,
    spoiled: bool,
    changed: bool,
}
enum On {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// The one place where the kind of database makes a difference: the expression is compiled once for each.
macro_rules! on {
    ($on:expr, |$tx:ident| $body:expr) => {
        match $on {
            On::Sqlite($tx) => $body,
            On::Postgres($tx) => $body,
        }
    };
}
macro_rules! bound {
    ($sql:expr, $values:expr) => {
        $values.into_iter().fold(sqlx::query($sql), |query, cell| match cell {
            Cell::Bytes(value) => query.bind(value),
            Cell::Number(value) => query.bind(value),
            Cell::Text(value) => query.bind(value),
            Cell::Truth(value) => query.bind(value),
            Cell::Real(value) => query.bind(value),
        })
    };
}

/// Asking and changing. A trait that has to be imported, so that a test can say where SQL may stand: in a room's
/// `store.rs`, and nowhere else.
pub trait Tables {
    fn tx(&mut self) -> &mut Tx;

    /// Changes rows; says how many.
    fn change<const N: usize>(
        &mut self,
        sql: &'static str,
        values: [Cell; N],
    ) -> impl Future<Output = Result<u64, Trouble>> + Send {
        self.tx().run_change(sql, values)
    }
    /// The one row, if it is there.
    fn one<T: FromRow, const N: usize>(
        &mut self,
        sql: &'static str,
        values: [Cell; N],
    ) -> impl Future<Output = Result<Option<T>, Trouble>> + Send {
        self.tx().run_one(sql, values)
    }
    /// All rows, in the order of the query. Queries say their own limit.
    fn all<T: FromRow + Send, const N: usize>(
        &mut self,
        sql: &'static str,
        values: [Cell; N],
    ) -> impl Future<Output = Result<Vec<T>, Trouble>> + Send {
        self.tx().run_all(sql, values)
    }
}

impl Tables for Tx {
    fn tx(&mut self) -> &mut Tx {
        self
    }
}

impl Tx {
    async fn run_change<const N: usize>(&mut self, sql: &'static str, values: [Cell; N]) -> Result<u64, Trouble> {
        self.changed = true;
        let outcome =
            on!(&mut self.on, |tx| bound!(sql, values).execute(&mut **tx).await.map(|done| done.rows_affected()));
        outcome.map_err(|error| self.notice(error))
    }

    async fn run_one<T: FromRow, const N: usize>(
        &mut self,
        sql: &'static str,
        values: [Cell; N],
    ) -> Result<Option<T>, Trouble> {
        let found =
            on!(&mut self.on, |tx| bound!(sql, values).fetch_optional(&mut **tx).await.map(|row| row.map(Row::from)));
        found.map_err(|error| self.notice(error))?.as_ref().map(T::from_row).transpose()
    }

    async fn run_all<T: FromRow + Send, const N: usize>(
        &mut self,
        sql: &'static str,
        values: [Cell; N],
    ) -> Result<Vec<T>, Trouble> {
        let found: Result<Vec<Row>, _> = on!(&mut self.on, |tx| bound!(sql, values)
            .fetch_all(&mut **tx)
            .await
            .map(|rows| rows.into_iter().map(Row::from).collect()));
        found.map_err(|error| self.notice(error))?.iter().map(T::from_row).collect()
    }

    // — whole tables, for copies: their text is made of our own migrations (`copying`) —

    /// Hands every row of a table to the sink, without ever holding the whole table. Says how many.
    #[expect(clippy::disallowed_methods, reason = "Names of tables and columns out of our own migrations.")]
    pub(crate) async fn copy_table<S: Sink + Send>(&mut self, table: &Table, sink: &mut S) -> Result<u64, Trouble> {
        let (mut count, mut piece) = (0, Vec::with_capacity(PIECE));
        on!(&mut self.on, |tx| {
            let mut rows = sqlx::query(AssertSqlSafe(table.select())).fetch(&mut **tx);
            while let Some(row) = rows.try_next().await? {
                let row = Row::from(row);
                let cells: Vec<Cell> = table
                    .columns
                    .iter()
                    .enumerate()
                    .map(|(at, (_, kind))| row.cell(at, *kind))
                    .collect::<Result<_, _>>()?;
                write_row(&mut piece, cells.into_iter());
                count += 1;
                if piece.len() >= PIECE {
                    sink.take(&piece).await?;
                    piece.clear();
                }
            }
        });
        sink.take(&piece).await?;
        Ok(count)
    }

    #[expect(clippy::disallowed_methods, reason = "Names of tables and columns out of our own migrations.")]
    pub(crate) async fn put_row(&mut self, sql: &str, cells: Vec<Cell>) -> Result<(), Trouble> {
        self.changed = true;
        let sql = AssertSqlSafe(sql.to_owned());
        let outcome = on!(&mut self.on, |tx| bound!(sql, cells).execute(&mut **tx).await.map(drop));
        outcome.map_err(|error| self.notice(error))
    }

    #[expect(clippy::disallowed_methods, reason = "A name of a table out of our own migrations.")]
    pub(crate) async fn holds_something(&mut self, table: &str) -> Result<bool, Trouble> {
        let sql = AssertSqlSafe(format!("select 1 from {table} limit 1"));
        let found = on!(&mut self.on, |tx| sqlx::query(sql).fetch_optional(&mut **tx).await.map(|row| row.is_some()));
        found.map_err(|error| self.notice(error))
    }

    /// True when someone else changed the same rows; then only starting over helps.
    pub fn clashed(&self) -> bool {
        self.clashed
    }

    /// True once this transaction tried to change something: what it reads may never be committed, so nothing read
    /// here may be remembered outside.
    pub fn changed(&self) -> bool {
        self.changed
    }

    /// Makes it last. After a refused statement nothing can be kept: PostgreSQL would answer COMMIT with a silent
    /// rollback, which the driver reports as success, and SQLite would keep half of the work.
    pub async fn commit(self) -> Result<(), Trouble> {
        if self.spoiled {
            return Err(Trouble::Spoiled);
        }
        on!(self.on, |tx| tx.commit().await).map_err(Trouble::from)
    }

    fn notice(&mut self, error: sqlx::Error) -> Trouble {
        let trouble = Trouble::from(error);
        self.spoiled = true;
        self.clashed |= matches!(trouble, Trouble::AtTheSameMoment);
        trouble
    }

    fn new(on: On) -> Self {
        Tx { on, clashed: false, spoiled: false, changed: false }
    }
}

const PATIENCE: Duration = Duration::from_secs(5);
/// So much of a copy is handed on at once.
const PIECE: usize = 64 * 1024;
const SERIALIZABLE: &str = "BEGIN ISOLATION LEVEL SERIALIZABLE";

impl Db {
    /// Opens a database by its address: a path, or `postgres://…`, and brings its tables up to date.
    pub async fn open(address: &str) -> Result<Self, Trouble> {
        Self::open_with(address, None).await
    }

    /// The same, brought as far as these migrations only: for what was copied under them.
    pub(crate) async fn open_with(address: &str, numbers: Option<&BTreeSet<i64>>) -> Result<Self, Trouble> {
        let db = if is_postgres(address) {
            Self::connect(address).await?
        } else {
            Self::open_file(Path::new(address)).await?
        };
        match &db.0 {
            Kind::Sqlite { write, .. } => migrate::for_sqlite(numbers).run(write).await,
            Kind::Postgres { main, .. } => migrate::for_postgres(numbers).run(main).await,
        }
        .map_err(|error| Trouble::Migration(error.to_string()))?;
        Ok(db)
    }

    pub(crate) async fn connect(address: &str) -> Result<Self, Trouble> {
        let pool = |most| PgPoolOptions::new().max_connections(most).acquire_timeout(PATIENCE);
        Ok(Db(Kind::Postgres { main: pool(12).connect(address).await?, lines: pool(4).connect_lazy(address)? }))
    }

    async fn open_file(path: &Path) -> Result<Self, Trouble> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .pragma("secure_delete", "on")
            .busy_timeout(PATIENCE);
        // When the disk is full SQLite ends a transaction by itself, and the driver believes that it goes on: such a
        // connection would refuse every later beginning, also when there is room again.
        let pool = |most| {
            let pool = SqlitePoolOptions::new().max_connections(most).acquire_timeout(PATIENCE);
            pool.before_acquire(|connection, _| {
                let whole = !connection.is_in_transaction();
                Box::pin(async move { Ok(whole) })
            })
        };
        let write = pool(1).connect_with(options.clone()).await?;
        let read = pool(4).connect_lazy_with(options.read_only(true));
        Ok(Db(Kind::Sqlite { write, read }))
    }

    /// Begins to change. On SQLite there is one writer, and it waits its turn here, not in the middle.
    pub async fn begin(&self) -> Result<Tx, Trouble> {
        Ok(Tx::new(match &self.0 {
            Kind::Sqlite { write, .. } => On::Sqlite(write.begin_with("BEGIN IMMEDIATE").await?),
            Kind::Postgres { main, .. } => On::Postgres(main.begin_with(SERIALIZABLE).await?),
        }))
    }

    /// Begins to write a ledger line while a look of the same request stays open.
    pub async fn begin_line(&self) -> Result<Tx, Trouble> {
        Ok(Tx::new(match &self.0 {
            Kind::Sqlite { write, .. } => On::Sqlite(write.begin_with("BEGIN IMMEDIATE").await?),
            Kind::Postgres { lines, .. } => On::Postgres(lines.begin_with(SERIALIZABLE).await?),
        }))
    }

    /// Begins to look: one unchanging picture, no waiting for writers, and the database itself refuses changes.
    pub async fn look(&self) -> Result<Tx, Trouble> {
        Ok(Tx::new(match &self.0 {
            Kind::Sqlite { read, .. } => On::Sqlite(read.begin().await?),
            Kind::Postgres { main, .. } => {
                On::Postgres(main.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?)
            }
        }))
    }

    /// Empties SQLite's write-ahead log into the file, so that what was erased is not left lying there. PostgreSQL
    /// keeps its log by its own rules; the operating guide says how long.
    pub async fn settle(&self) -> Result<(), Trouble> {
        if let Kind::Sqlite { write, .. } = &self.0 {
            sqlx::query("pragma wal_checkpoint(truncate)").execute(write).await?;
        }
        Ok(())
    }

    /// Which database this is, for `doctor`.
    pub fn kind(&self) -> &'static str {
        match &self.0 {
            Kind::Sqlite { .. } => "SQLite",
            Kind::Postgres { .. } => "PostgreSQL",
        }
    }

    pub async fn close(&self) {
        match &self.0 {
            Kind::Sqlite { write, read } => {
                read.close().await;
                write.close().await;
            }
            Kind::Postgres { main, lines } => {
                lines.close().await;
                main.close().await;
            }
        }
    }
}

pub(crate) fn is_postgres(address: &str) -> bool {
    address.starts_with("postgres://") || address.starts_with("postgresql://")
}

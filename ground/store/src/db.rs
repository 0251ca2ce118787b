//! A database, and one transaction on it.
use crate::{
    Cell, FromRow, Row, Trouble,
    copying::{Kind as Held, Sink, Table, write_row},
    migrate,
    sqlite::{File, Lent},
};
use futures_util::TryStreamExt;
use sqlx::{
    AssertSqlSafe, Postgres, Transaction,
    postgres::{PgPool, PgPoolOptions},
};
use std::{collections::BTreeSet, path::Path, time::Duration};

/// A database. Cheap to clone.
#[derive(Clone)]
pub struct Db(Kind);
#[derive(Clone)]
enum Kind {
    Sqlite(File),
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
    Sqlite(Lent),
    Postgres(Transaction<'static, Postgres>),
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
        fair().await;
        let outcome = match &mut self.on {
            On::Sqlite(tx) => tx.change(sql, &values),
            On::Postgres(tx) => match bound!(sql, values).execute(&mut **tx).await {
                Ok(done) => Ok(done.rows_affected()),
                Err(error) => Err(error.into()),
            },
        };
        outcome.map_err(|trouble| self.notice(trouble))
    }

    async fn run_one<T: FromRow, const N: usize>(
        &mut self,
        sql: &'static str,
        values: [Cell; N],
    ) -> Result<Option<T>, Trouble> {
        fair().await;
        let found = match &mut self.on {
            On::Sqlite(tx) => tx.rows(sql, &values, 1).map(|rows| rows.into_iter().next().map(Row::from)),
            On::Postgres(tx) => match bound!(sql, values).fetch_optional(&mut **tx).await {
                Ok(row) => Ok(row.map(Row::from)),
                Err(error) => Err(error.into()),
            },
        };
        found.map_err(|trouble| self.notice(trouble))?.as_ref().map(T::from_row).transpose()
    }

    async fn run_all<T: FromRow + Send, const N: usize>(
        &mut self,
        sql: &'static str,
        values: [Cell; N],
    ) -> Result<Vec<T>, Trouble> {
        fair().await;
        let found: Result<Vec<Row>, Trouble> = match &mut self.on {
            On::Sqlite(tx) => tx.rows(sql, &values, usize::MAX).map(|rows| rows.into_iter().map(Row::from).collect()),
            On::Postgres(tx) => match bound!(sql, values).fetch_all(&mut **tx).await {
                Ok(rows) => Ok(rows.into_iter().map(Row::from).collect()),
                Err(error) => Err(error.into()),
            },
        };
        found.map_err(|trouble| self.notice(trouble))?.iter().map(T::from_row).collect()
    }

    // — whole tables, for copies: their text is made of our own migrations (`copying`) —

    /// Hands every row of a table to the sink, without ever holding the whole table. Says how many.
    pub(crate) async fn copy_table<S: Sink + Send>(&mut self, table: &Table, sink: &mut S) -> Result<u64, Trouble> {
        match &mut self.on {
            On::Sqlite(tx) => copy_from_sqlite(tx, table, sink).await,
            On::Postgres(tx) => copy_from_postgres(tx, table, sink).await,
        }
    }

    #[expect(clippy::disallowed_methods, reason = "Names of tables and columns out of our own migrations.")]
    pub(crate) async fn put_row(&mut self, sql: &str, cells: Vec<Cell>) -> Result<(), Trouble> {
        self.changed = true;
        let outcome = match &mut self.on {
            On::Sqlite(tx) => tx.change(sql, &cells).map(drop),
            On::Postgres(tx) => match bound!(AssertSqlSafe(sql.to_owned()), cells).execute(&mut **tx).await {
                Ok(_) => Ok(()),
                Err(error) => Err(error.into()),
            },
        };
        outcome.map_err(|trouble| self.notice(trouble))
    }

    #[expect(clippy::disallowed_methods, reason = "A name of a table out of our own migrations.")]
    pub(crate) async fn holds_something(&mut self, table: &str) -> Result<bool, Trouble> {
        let sql = format!("select 1 from {table} limit 1");
        let found = match &mut self.on {
            On::Sqlite(tx) => tx.rows(&sql, &[], 1).map(|rows| !rows.is_empty()),
            On::Postgres(tx) => match sqlx::query(AssertSqlSafe(sql)).fetch_optional(&mut **tx).await {
                Ok(row) => Ok(row.is_some()),
                Err(error) => Err(error.into()),
            },
        };
        found.map_err(|trouble| self.notice(trouble))
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
        match self.on {
            On::Sqlite(tx) => tx.commit(),
            On::Postgres(tx) => Ok(tx.commit().await?),
        }
    }

    fn notice(&mut self, trouble: Trouble) -> Trouble {
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
/// Rows that are read at once for a copy from SQLite.
const PAGE: usize = 200;
const SERIALIZABLE: &str = "BEGIN ISOLATION LEVEL SERIALIZABLE";

impl Db {
    /// Opens a database by its address: a path, or `postgres://…`, and brings its tables up to date.
    pub async fn open(address: &str) -> Result<Self, Trouble> {
        Self::open_with(address, None).await
    }

    /// The same, brought as far as these migrations only: for what was copied under them.
    pub(crate) async fn open_with(address: &str, numbers: Option<&BTreeSet<i64>>) -> Result<Self, Trouble> {
        if is_postgres(address) {
            let db = Self::connect(address).await?;
            let Kind::Postgres { main, .. } = &db.0 else { return Ok(db) };
            migrate::for_postgres(numbers).run(main).await.map_err(migrate::trouble)?;
            return Ok(db);
        }
        let file = File::open(Path::new(address)).await?;
        migrate::run_on_file(&file, numbers).await?;
        Ok(Db(Kind::Sqlite(file)))
    }

    pub(crate) async fn connect(address: &str) -> Result<Self, Trouble> {
        let pool = |most| PgPoolOptions::new().max_connections(most).acquire_timeout(PATIENCE);
        Ok(Db(Kind::Postgres { main: pool(12).connect(address).await?, lines: pool(4).connect_lazy(address)? }))
    }

    /// Begins to change. On SQLite there is one writer, and it waits its turn here, not in the middle.
    pub async fn begin(&self) -> Result<Tx, Trouble> {
        Ok(Tx::new(match &self.0 {
            Kind::Sqlite(file) => On::Sqlite(file.begin().await?),
            Kind::Postgres { main, .. } => On::Postgres(main.begin_with(SERIALIZABLE).await?),
        }))
    }

    /// Begins to write a ledger line while a look of the same request stays open.
    pub async fn begin_line(&self) -> Result<Tx, Trouble> {
        Ok(Tx::new(match &self.0 {
            Kind::Sqlite(file) => On::Sqlite(file.begin().await?),
            Kind::Postgres { lines, .. } => On::Postgres(lines.begin_with(SERIALIZABLE).await?),
        }))
    }

    /// Begins to look: one unchanging picture, no waiting for writers, and the database itself refuses changes.
    pub async fn look(&self) -> Result<Tx, Trouble> {
        Ok(Tx::new(match &self.0 {
            Kind::Sqlite(file) => On::Sqlite(file.look().await?),
            Kind::Postgres { main, .. } => {
                On::Postgres(main.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?)
            }
        }))
    }

    /// Empties SQLite's write-ahead log into the file, so that what was erased is not left lying there. PostgreSQL
    /// keeps its log by its own rules; the operating guide says how long.
    pub async fn settle(&self) -> Result<(), Trouble> {
        match &self.0 {
            Kind::Sqlite(file) => file.settle().await,
            Kind::Postgres { .. } => Ok(()),
        }
    }

    /// Which database this is, for `doctor`.
    pub fn kind(&self) -> &'static str {
        match &self.0 {
            Kind::Sqlite(_) => "SQLite",
            Kind::Postgres { .. } => "PostgreSQL",
        }
    }

    pub async fn close(&self) {
        match &self.0 {
            Kind::Sqlite(file) => file.close().await,
            Kind::Postgres { main, lines } => {
                lines.close().await;
                main.close().await;
            }
        }
    }
}

/// A page of rows at a time, each after the last row of the one before: nothing is held open while the sink waits.
async fn copy_from_sqlite<S: Sink + Send>(tx: &mut Lent, table: &Table, sink: &mut S) -> Result<u64, Trouble> {
    let (mut count, mut after, sql) = (0, i64::MIN, table.page());
    loop {
        let rows = tx.rows(&sql, &[Cell::Number(Some(after))], PAGE)?;
        let Some(last) = rows.last() else { return Ok(count) };
        after = last.number(table.columns.len()).ok_or(Trouble::Unreadable { column: "rowid" })?;
        let mut piece = Vec::with_capacity(PIECE);
        for row in rows {
            write_row(&mut piece, cells_of(&Row::from(row), &table.columns)?.into_iter());
            count += 1;
        }
        sink.take(&piece).await?;
    }
}

#[expect(clippy::disallowed_methods, reason = "Names of tables and columns out of our own migrations.")]
async fn copy_from_postgres<S: Sink + Send>(
    tx: &mut Transaction<'static, Postgres>,
    table: &Table,
    sink: &mut S,
) -> Result<u64, Trouble> {
    let (mut count, mut piece) = (0, Vec::with_capacity(PIECE));
    let mut rows = sqlx::query(AssertSqlSafe(table.select())).fetch(&mut **tx);
    while let Some(row) = rows.try_next().await? {
        write_row(&mut piece, cells_of(&Row::from(row), &table.columns)?.into_iter());
        count += 1;
        if piece.len() >= PIECE {
            sink.take(&piece).await?;
            piece.clear();
        }
    }
    sink.take(&piece).await?;
    Ok(count)
}

fn cells_of(row: &Row, columns: &[(String, Held)]) -> Result<Vec<Cell>, Trouble> {
    columns.iter().enumerate().map(|(at, (_, kind))| row.cell(at, *kind)).collect()
}

/// A statement on SQLite is done at once and never waits; a piece of work of hundreds lets others in between.
async fn fair() {
    tokio::task::coop::consume_budget().await;
}

pub(crate) fn is_postgres(address: &str) -> bool {
    address.starts_with("postgres://") || address.starts_with("postgresql://")
}

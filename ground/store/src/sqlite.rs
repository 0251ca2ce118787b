//! SQLite in one file, called on the thread that does the piece of work: a statement takes microseconds, and handing it to
//! another thread took several times as long ([ADR 7](../../../docs/adr/0007-sqlite-on-the-thread-that-works.md)).
//!
//! Promises: one writer, whose turn comes in the order of asking; readers that can only read; what was lent comes back
//! without an open transaction or not at all; only waiting for the disk (a commit) or for another program takes long, and
//! then no worker of the runtime stands still.
//! Deliberately doesn't know: PostgreSQL, what a statement means.
use crate::{Cell, Trouble};
use rusqlite::{
    CachedStatement, Connection, OpenFlags, ToSql,
    types::{ToSqlOutput, Value, ValueRef},
};
use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::{
    runtime::{Handle, RuntimeFlavor},
    sync::{OwnedSemaphorePermit, Semaphore},
    time::{Instant, sleep, timeout},
};

/// One file, and who may use it at once: one who writes, four who read.
#[derive(Clone)]
pub(crate) struct File {
    write: Arc<Places>,
    read: Arc<Places>,
}

const READERS: u32 = 4;
const PATIENCE: Duration = Duration::from_secs(5);
/// Another program has the file; we ask again so often, and leave the thread to others in between.
const ASK_AGAIN: Duration = Duration::from_millis(2);
/// Prepared statements that a connection remembers. A house has a few hundred.
const REMEMBERED: usize = 256;

impl File {
    pub(crate) async fn open(path: &Path) -> Result<Self, Trouble> {
        let write = Places::new(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE, 1);
        let read = Places::new(path, OpenFlags::SQLITE_OPEN_READ_ONLY, READERS);
        drop(write.lend().await?); // Says now whether it can be opened.
        Ok(File { write, read })
    }

    /// Begins to change. The only writer of this program waits its turn here, not in the middle. So do we if another
    /// program writes; SQLite's own waiting would hold the thread.
    pub(crate) async fn begin(&self) -> Result<Lent, Trouble> {
        let lent = self.write.lend().await?;
        lent.connection().busy_timeout(Duration::ZERO)?;
        let until = Instant::now() + PATIENCE;
        loop {
            match lent.says("begin immediate") {
                Err(Trouble::AtTheSameMoment) if Instant::now() < until => sleep(ASK_AGAIN).await,
                begun => return begun.map(|()| lent),
            }
        }
    }

    pub(crate) async fn look(&self) -> Result<Lent, Trouble> {
        let lent = self.read.lend().await?;
        lent.says("begin").map(|()| lent)
    }

    /// Empties the write-ahead log into the file. It may have to wait for readers, so it has a thread of its own.
    pub(crate) async fn settle(&self) -> Result<(), Trouble> {
        let lent = self.write.lend().await?;
        let settle = move || {
            lent.connection().busy_timeout(PATIENCE)?;
            Ok(lent.connection().query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()))?)
        };
        tokio::task::spawn_blocking(settle).await.unwrap_or_else(|_| Err(Trouble::Away("settling".to_owned())))
    }

    /// Readers first: the last one to close empties the write-ahead log, and a reader could not.
    pub(crate) async fn close(&self) {
        self.read.close().await;
        self.write.close().await;
    }
}

/// Connections of one kind, opened when first needed and lent in the order of asking.
struct Places {
    path: PathBuf,
    flags: OpenFlags,
    most: u32,
    places: Arc<Semaphore>,
    free: Mutex<Vec<Connection>>,
    closed: AtomicBool,
}

impl Places {
    fn new(path: &Path, flags: OpenFlags, most: u32) -> Arc<Self> {
        let places = Arc::new(Semaphore::new(most as usize));
        let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let (free, closed) = (Mutex::default(), AtomicBool::new(false));
        Arc::new(Places { path: path.to_owned(), flags, most, places, free, closed })
    }

    async fn lend(self: &Arc<Self>) -> Result<Lent, Trouble> {
        let away = |why: &str| Trouble::Away(why.to_owned());
        let asked = timeout(PATIENCE, self.places.clone().acquire_owned()).await;
        let place = asked.map_err(|_| away("no connection became free"))?.map_err(|_| away("closed"))?;
        if self.closed.load(Ordering::SeqCst) {
            return Err(away("closed"));
        }
        let free = self.free().pop();
        let connection = free.map_or_else(|| self.connect(), Ok)?;
        Ok(Lent { connection: Some(Mutex::new(connection)), home: self.clone(), _place: place })
    }

    fn connect(&self) -> Result<Connection, Trouble> {
        let connection = Connection::open_with_flags(&self.path, self.flags)?;
        connection.set_prepared_statement_cache_capacity(REMEMBERED);
        connection.busy_timeout(PATIENCE)?;
        if self.flags.contains(OpenFlags::SQLITE_OPEN_READ_WRITE) {
            connection.pragma_update(None, "journal_mode", "wal")?;
        }
        connection.pragma_update(None, "synchronous", "full")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.pragma_update(None, "secure_delete", true)?;
        Ok(connection)
    }

    /// Nobody gets in any more; who is inside may finish.
    async fn close(&self) {
        self.closed.store(true, Ordering::SeqCst);
        let all_back = timeout(PATIENCE, self.places.acquire_many(self.most)).await;
        let free = std::mem::take(&mut *self.free());
        beside(|| drop((free, all_back)));
    }

    fn free(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A connection while somebody has it. Given back without its transaction; what was not committed is undone.
pub(crate) struct Lent {
    connection: Option<Mutex<Connection>>,
    home: Arc<Places>,
    _place: OwnedSemaphorePermit,
}

impl Drop for Lent {
    /// When the disk is full SQLite may end a transaction by itself; then there is nothing to undo. A connection whose
    /// transaction can't be ended is closed, which ends it.
    fn drop(&mut self) {
        let Some(connection) = self.connection.take() else { return };
        let connection = connection.into_inner().unwrap_or_else(PoisonError::into_inner);
        if !connection.is_autocommit() {
            let _ = execute(&connection, "rollback", &[]);
        }
        if connection.is_autocommit() && !self.home.closed.load(Ordering::SeqCst) {
            self.home.free().push(connection);
        }
    }
}

impl Lent {
    /// Makes it last. The thread waits for the disk; a worker of the runtime hands its other work on first.
    pub(crate) fn commit(self) -> Result<(), Trouble> {
        beside(|| self.says("commit"))
    }

    pub(crate) fn change(&self, sql: &str, values: &[Cell]) -> Result<u64, Trouble> {
        Ok(execute(&self.connection(), sql, values)?)
    }

    /// At most `most` rows of the answer.
    pub(crate) fn rows(&self, sql: &str, values: &[Cell], most: usize) -> Result<Vec<SqliteRow>, Trouble> {
        let connection = self.connection();
        let mut statement = prepared(&connection, sql, values)?;
        let names: Names = statement.column_names().into_iter().map(Box::from).collect();
        let mut rows = statement.raw_query();
        let mut found = vec![];
        while found.len() < most
            && let Some(row) = rows.next()?
        {
            let cells = (0..names.len()).map(|at| row.get(at)).collect::<Result<_, _>>()?;
            found.push(SqliteRow { names: names.clone(), cells });
        }
        Ok(found)
    }

    /// Several statements at once, for migrations.
    #[expect(clippy::disallowed_methods, reason = "Our own migration text, translated.")]
    pub(crate) fn script(&self, sql: &str) -> Result<(), Trouble> {
        Ok(self.connection().execute_batch(sql)?)
    }

    fn says(&self, sql: &str) -> Result<(), Trouble> {
        self.change(sql, &[]).map(drop)
    }

    /// Never contended: a connection is lent to one. The lock only lets a piece of work be looked at from two threads.
    fn connection(&self) -> MutexGuard<'_, Connection> {
        let connection = self.connection.as_ref().expect("a connection until it is given back");
        connection.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn execute(connection: &Connection, sql: &str, values: &[Cell]) -> rusqlite::Result<u64> {
    let mut statement = prepared(connection, sql, values)?;
    let mut rows = statement.raw_query();
    while rows.next()?.is_some() {}
    Ok(connection.changes())
}

/// SQLite numbers `$2` by where it first stands in the text; we mean the second value, as PostgreSQL does.
fn prepared<'a>(connection: &'a Connection, sql: &str, values: &[Cell]) -> rusqlite::Result<CachedStatement<'a>> {
    let mut statement = connection.prepare_cached(sql)?;
    for at in 1..=statement.parameter_count() {
        let name = statement.parameter_name(at).unwrap_or_default();
        let number: Option<usize> = name.strip_prefix('$').and_then(|it| it.parse().ok());
        let value = number.and_then(|it| values.get(it.checked_sub(1)?));
        let value = value.ok_or_else(|| rusqlite::Error::InvalidParameterName(name.to_owned()))?;
        statement.raw_bind_parameter(at, value)?;
    }
    Ok(statement)
}

impl ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let value = match self {
            Cell::Bytes(value) => value.as_deref().map(ValueRef::Blob),
            Cell::Number(value) => value.map(ValueRef::Integer),
            Cell::Text(value) => value.as_deref().map(|text| ValueRef::Text(text.as_bytes())),
            Cell::Truth(value) => value.map(|truth| ValueRef::Integer(truth.into())),
            Cell::Real(value) => value.map(ValueRef::Real),
        };
        Ok(ToSqlOutput::Borrowed(value.unwrap_or(ValueRef::Null)))
    }
}

type Names = Arc<[Box<str>]>;

/// One row of an answer, taken out of the database whole.
pub(crate) struct SqliteRow {
    names: Names,
    cells: Vec<Value>,
}

impl SqliteRow {
    /// The cell under this name, if it is of the kind of `wanted`, or empty. Nothing is guessed.
    pub(crate) fn cell(&self, column: &str, wanted: &Cell) -> Option<Cell> {
        self.cell_at(self.names.iter().position(|name| &**name == column)?, wanted)
    }

    /// The same by its place in the SQL text, from 0.
    pub(crate) fn cell_at(&self, at: usize, wanted: &Cell) -> Option<Cell> {
        match (wanted, self.cells.get(at)?) {
            (empty, Value::Null) => Some(empty.clone()),
            (Cell::Bytes(_), Value::Blob(bytes)) => Some(Cell::Bytes(Some(bytes.clone()))),
            (Cell::Number(_), Value::Integer(number)) => Some(Cell::Number(Some(*number))),
            (Cell::Text(_), Value::Text(text)) => Some(Cell::Text(Some(text.clone()))),
            (Cell::Truth(_), Value::Integer(truth)) => Some(Cell::Truth(Some(*truth != 0))),
            (Cell::Real(_), Value::Real(real)) => Some(Cell::Real(Some(*real))),
            _ => None,
        }
    }

    pub(crate) fn number(&self, at: usize) -> Option<i64> {
        match self.cell_at(at, &Cell::Number(None))? {
            Cell::Number(number) => number,
            _ => None,
        }
    }
}

/// Does what may wait for the disk. In the house's runtime the other tasks of this thread go on elsewhere; in a runtime of
/// one thread there is no elsewhere.
fn beside<T>(wait: impl FnOnce() -> T) -> T {
    match Handle::try_current().map(|runtime| runtime.runtime_flavor()) {
        Ok(RuntimeFlavor::MultiThread) => tokio::task::block_in_place(wait),
        _ => wait(),
    }
}

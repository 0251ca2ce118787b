//! All tables of this process. A table that is not in memory is read from the database, as after a power cut.
use crate::{
    kept::{self, Wrap},
    life::{Life, Phase},
    line::{Body, Frame, Line, Once},
    scribe::{self, Waiting},
    seat::{Seat, SeatId, Standing},
    table::{Outcome, Renders, Table, TableId},
    ways::Ways,
};
use ground_kernel::Timestamp;
use ground_seal::Secret;
use ground_store::{Db, Trouble, Tx};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};
use tokio::sync::{mpsc, oneshot};

/// Lines that wait for the disk; past that, whoever speaks waits.
const MOST_WAITING: usize = 4_096;
/// When a host was last there is written down so often.
const NOTED_SECONDS: i64 = 30;

#[derive(Clone)]
pub struct Hall(Arc<Inner>);

struct Inner {
    db: Db,
    tables: Mutex<HashMap<TableId, Arc<Table>>>,
    reading: tokio::sync::Mutex<()>,
    queue: OnceLock<mpsc::Sender<Waiting>>,
}

/// With what a table is set that is read from the database.
pub struct Setting {
    /// The version of the rules that a seat has to have seen.
    pub terms: u32,
    pub ways: Arc<dyn Ways>,
    pub renders: Arc<dyn Fn(&Line) -> Frame + Send + Sync>,
}

impl Hall {
    pub fn new(db: Db) -> Hall {
        let (tables, reading, queue) = (Mutex::default(), tokio::sync::Mutex::default(), OnceLock::new());
        Hall(Arc::new(Inner { db, tables, reading, queue }))
    }

    /// A table that is in memory.
    pub fn known(&self, id: TableId) -> Option<Arc<Table>> {
        self.tables().get(&id).cloned()
    }
    fn tables(&self) -> std::sync::MutexGuard<'_, HashMap<TableId, Arc<Table>>> {
        self.0.tables.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A table, wherever it is. None: it never was, or it is over. `shred_of` gives the key of a week.
    pub async fn table(
        &self,
        id: TableId,
        house: &Secret,
        shred_of: impl Fn(u32) -> Option<Secret>,
        setting: impl FnOnce() -> Setting,
    ) -> Result<Option<Arc<Table>>, Trouble> {
        if let Some(known) = self.known(id) {
            return Ok(Some(known));
        }
        let _one_at_a_time = self.0.reading.lock().await;
        if let Some(known) = self.known(id) {
            return Ok(Some(known));
        }
        let mut tx = self.0.db.look().await?;
        let Some(week) = kept::week_of(&mut tx, id).await? else { return Ok(None) };
        let Some(shred) = shred_of(week) else { return Ok(None) };
        let wrap = Wrap { house, week, shred: &shred };
        let Some(found) = kept::find(&mut tx, id, &wrap).await? else { return Ok(None) };
        let Setting { terms, ways, renders } = setting();
        let renders: Renders = renders;
        let table = Arc::new(Table::new(id, found, terms, ways, renders));
        self.tables().insert(id, table.clone());
        Ok(Some(table))
    }

    /// Somebody says something. It is said once it is written down; sent again, it is the same line.
    pub async fn say(
        &self,
        table: &Arc<Table>,
        seat: &Seat,
        body: Body,
        once: Once,
        now: Timestamp,
    ) -> Result<Outcome, Trouble> {
        if let Some(outcome) = table.weigh(seat, &body, &once, now) {
            return Ok(outcome);
        }
        let (done, written) = oneshot::channel();
        let waiting = Waiting { table: table.clone(), seat: seat.clone(), body, once, now, done };
        let gone = || Trouble::Away("the house is closing".to_owned());
        self.queue().send(waiting).await.map_err(|_| gone())?;
        written.await.map_err(|_| gone())?.map(Outcome::Said)
    }

    fn queue(&self) -> &mpsc::Sender<Waiting> {
        self.0.queue.get_or_init(|| {
            let (sender, queue) = mpsc::channel(MOST_WAITING);
            tokio::spawn(scribe::write(self.0.db.clone(), queue));
            sender
        })
    }

    /// Somebody takes a seat. Nothing is written of who.
    pub async fn sit(&self, table: &Table, seat: &Seat, first_time: bool, now: Timestamp) -> Result<(), Trouble> {
        let host_seen_at = (seat.standing == Standing::Host).then_some(now);
        self.change(table.id, Deed::Seat(seat.id, host_seen_at, first_time)).await?;
        if host_seen_at.is_some() {
            table.host(seat.id, host_seen_at);
        }
        Ok(())
    }

    /// A host goes; another may have come.
    pub async fn stand_up(&self, table: &Table, host: SeatId) -> Result<(), Trouble> {
        self.change(table.id, Deed::Unseat(host)).await?;
        table.host(host, None);
        Ok(())
    }

    /// A host was heard of. Written down now and then only.
    pub async fn host_is_here(&self, table: &Table, host: SeatId, now: Timestamp) -> Result<(), Trouble> {
        let Some(before) = table.host_seen(host) else { return Ok(()) };
        if now < before.plus_seconds(NOTED_SECONDS) {
            return Ok(());
        }
        table.host(host, Some(now));
        self.change(table.id, Deed::Seat(host, Some(now), false)).await
    }

    /// What time brings: hosts at their sockets are there, and the table opens when it may. Says where it stands.
    pub async fn passes(&self, table: &Table, now: Timestamp) -> Result<Phase, Trouble> {
        for host in table.hosts_with_sockets() {
            self.host_is_here(table, host, now).await?;
        }
        if let Some(life) = table.opening(now) {
            self.change(table.id, Deed::Open(now)).await?;
            table.lives(life);
        }
        Ok(table.phase(now))
    }

    /// It ends now, before its time.
    pub async fn end_now(&self, table: &Table, now: Timestamp) -> Result<(), Trouble> {
        self.change(table.id, Deed::End(now)).await?;
        table.lives(Life { ends_at: now, ..table.life() });
        Ok(())
    }

    /// How many sat there besides hosts, and how many of them for the first time. For a band.
    pub async fn counted(&self, tx: &mut Tx, id: TableId) -> Result<(i64, i64), Trouble> {
        kept::counted(tx, id).await
    }
    /// Key, seats and lines are deleted, in the caller's transaction. When that is committed, say so with [`Hall::over`].
    pub async fn clear(&self, tx: &mut Tx, id: TableId) -> Result<(), Trouble> {
        kept::clear(tx, id).await
    }
    /// The rows are gone: memory forgets them, too, and nothing is left lying in the log of the database.
    pub async fn over(&self, id: TableId) -> Result<(), Trouble> {
        let table = self.tables().remove(&id);
        if let Some(table) = table {
            table.ends();
        }
        self.0.db.settle().await
    }

    async fn change(&self, table: TableId, deed: Deed) -> Result<(), Trouble> {
        let mut attempts = 4;
        loop {
            attempts -= 1;
            match self.once(table, deed).await {
                Err(Trouble::AtTheSameMoment) if attempts > 0 => tokio::task::yield_now().await,
                outcome => return outcome,
            }
        }
    }
    async fn once(&self, table: TableId, deed: Deed) -> Result<(), Trouble> {
        let mut tx = self.0.db.begin().await?;
        match deed {
            Deed::Seat(seat, seen_at, first) => kept::seat(&mut tx, table, seat, seen_at, first).await?,
            Deed::Unseat(seat) => kept::unseat(&mut tx, table, seat).await?,
            Deed::Open(at) => kept::opened(&mut tx, table, at).await?,
            Deed::End(at) => kept::ends(&mut tx, table, at).await?,
        }
        tx.commit().await
    }
}

/// A small change of a table, in a transaction of its own.
#[derive(Clone, Copy)]
enum Deed {
    Seat(SeatId, Option<Timestamp>, bool),
    Unseat(SeatId),
    Open(Timestamp),
    End(Timestamp),
}

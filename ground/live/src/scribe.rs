//! Writes lines down, many at once, and only then says them. Nobody who is said to waits for a disk, and nobody ever sees
//! a line that a power cut could take back.
use crate::{
    kept,
    line::{Line, Once},
    seat::Seat,
    table::Table,
};
use ground_kernel::Timestamp;
use ground_store::{Db, Trouble};
use std::{collections::HashMap, sync::Arc};
use tokio::sync::{mpsc, oneshot};

/// So many lines share one transaction at most.
const MOST_AT_ONCE: usize = 256;
const ATTEMPTS: usize = 4;

/// A line that waits to be written.
pub(crate) struct Waiting {
    pub(crate) table: Arc<Table>,
    pub(crate) seat: Seat,
    pub(crate) body: crate::Body,
    pub(crate) once: Once,
    pub(crate) now: Timestamp,
    pub(crate) done: oneshot::Sender<Result<u64, Trouble>>,
}

pub(crate) async fn write(db: Db, mut queue: mpsc::Receiver<Waiting>) {
    let mut waiting = vec![];
    while queue.recv_many(&mut waiting, MOST_AT_ONCE).await > 0 {
        write_these(&db, std::mem::take(&mut waiting)).await;
    }
}

struct Numbered {
    waiting: Waiting,
    line: Line,
    sealed: Vec<u8>,
}

async fn write_these(db: &Db, waiting: Vec<Waiting>) {
    let mut numbers = HashMap::new();
    let (mut fresh, mut again): (Vec<Numbered>, Vec<Waiting>) = (vec![], vec![]);
    for it in waiting {
        // The same press sent twice is one line, also within one batch.
        if it.table.number_of(&it.once).is_some() || fresh.iter().any(|other| same(&other.waiting, &it)) {
            again.push(it);
            continue;
        }
        let number = numbers.entry(it.table.id).or_insert_with(|| it.table.last());
        *number += 1;
        let (seat, standing, name) = (it.seat.id, it.seat.standing, it.seat.name.clone());
        let line = Line { number: *number, seat, standing, name, body: it.body.clone() };
        let sealed = it.table.seal(&line, &it.once);
        fresh.push(Numbered { waiting: it, line, sealed });
    }
    let kept = keep(db, &fresh).await;
    for Numbered { waiting, line, .. } in fresh {
        let Waiting { table, once, now, done, .. } = waiting;
        let number = line.number;
        let outcome = kept.clone().map(|()| table.says(once, line, now)).map(|()| number);
        let _ = done.send(outcome);
    }
    for it in again {
        let outcome = it.table.number_of(&it.once).ok_or_else(|| kept.clone().err().unwrap_or(Trouble::Spoiled));
        let _ = it.done.send(outcome);
    }
}

fn same(one: &Waiting, other: &Waiting) -> bool {
    one.once == other.once && one.table.id == other.table.id
}

async fn keep(db: &Db, lines: &[Numbered]) -> Result<(), Trouble> {
    if lines.is_empty() {
        return Ok(());
    }
    for _ in 1..ATTEMPTS {
        match once(db, lines).await {
            Err(Trouble::AtTheSameMoment) => tokio::task::yield_now().await,
            outcome => return outcome,
        }
    }
    once(db, lines).await
}

async fn once(db: &Db, lines: &[Numbered]) -> Result<(), Trouble> {
    let mut tx = db.begin().await?;
    for it in lines {
        kept::add(&mut tx, it.waiting.table.id, it.line.number, &it.waiting.once, &it.sealed).await?;
    }
    tx.commit().await
}

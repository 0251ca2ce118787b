//! Hand-overs, and which of their lines were confirmed. The lines themselves are sealed texts and promises.
use crate::{
    Error,
    handover::{HandOver, HandOverId},
    thread::ThreadId,
};
use ground_kernel::{AccountId, Timestamp};
use ground_store::{FromRow, Row, Tables, Trouble, from_row, values};
use ground_work::Work;
use std::collections::BTreeSet;

impl FromRow for HandOver {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(HandOver {
            id: row.get("id")?,
            thread: row.get("thread_id")?,
            from: row.get("from_id")?,
            to: row.get("to_id")?,
            unread: row.get("unread")?,
            state: row.get("state")?,
            begun_at: row.get("begun_at")?,
            ended_at: row.get("ended_at")?,
        })
    }
}

macro_rules! handover_columns {
    ($rest:literal) => {
        concat!(
            "select id, thread_id, from_id, to_id, unread, state, begun_at, ended_at from consultation_handover ",
            $rest
        )
    };
}

/// The newest of a thread.
pub(crate) async fn handover(tables: &mut impl Tables, thread: ThreadId) -> Result<Option<HandOver>, Error> {
    let sql = handover_columns!("where thread_id = $1 order by begun_at desc, id desc limit 1");
    Ok(tables.one(sql, values![thread]).await?)
}

/// Those that are under way and concern a worker.
pub(crate) async fn open_handovers(tables: &mut impl Tables, worker: AccountId) -> Result<Vec<HandOver>, Error> {
    let sql = handover_columns!(
        "where (to_id = $1 or from_id = $1) and state in ('begun', 'confirmed') order by begun_at, id limit 2000"
    );
    Ok(tables.all(sql, values![worker]).await?)
}

pub(crate) async fn add_handover(work: &mut Work, it: &HandOver) -> Result<(), Error> {
    work.change(
        "insert into consultation_handover (id, thread_id, from_id, to_id, unread, state, begun_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        values![it.id, it.thread, it.from, it.to, it.unread, it.state, it.begun_at],
    )
    .await?;
    Ok(())
}

pub(crate) async fn save_handover(work: &mut Work, it: &HandOver) -> Result<(), Error> {
    work.change(
        "update consultation_handover set state = $2, ended_at = $3 where id = $1",
        values![it.id, it.state, it.ended_at],
    )
    .await?;
    Ok(())
}

struct Confirmed {
    line: String,
}
from_row!(Confirmed { line });

pub(crate) async fn confirmed_lines(tables: &mut impl Tables, id: HandOverId) -> Result<BTreeSet<String>, Error> {
    let sql = "select line from consultation_handover_line where handover_id = $1 limit 5000";
    let lines: Vec<Confirmed> = tables.all(sql, values![id]).await?;
    Ok(lines.into_iter().map(|it| it.line).collect())
}

pub(crate) async fn confirm_line(work: &mut Work, id: HandOverId, line: &str, now: Timestamp) -> Result<(), Error> {
    work.change(
        "insert into consultation_handover_line (handover_id, line, confirmed_at) values ($1, $2, $3)",
        values![id, line.to_owned(), now],
    )
    .await?;
    Ok(())
}

/// What we keep in mind was written anew: its lines are to be confirmed anew.
pub(crate) async fn forget_confirmed(work: &mut Work, thread: ThreadId) -> Result<(), Error> {
    let sql = "delete from consultation_handover_line where line not like 'promise:%' and handover_id in
                 (select id from consultation_handover where thread_id = $1 and state in ('begun', 'confirmed'))";
    work.change(sql, values![thread]).await?;
    work.change(
        "update consultation_handover set state = 'begun' where thread_id = $1 and state = 'confirmed'",
        values![thread],
    )
    .await?;
    Ok(())
}

//! What the house said by itself.
use crate::{
    Error,
    automatic::{Automatic, Kind},
    thread::ThreadId,
};
use ground_kernel::Timestamp;
use ground_store::{FromRow, Row, Tables, Trouble, from_row, values};

impl FromRow for Automatic {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Automatic {
            id: row.get("id")?,
            thread: row.get("thread_id")?,
            kind: row.get("kind")?,
            at: row.get("at")?,
            reads_at: row.get("reads_at")?,
            promised_on: row.get("promised_on")?,
            sig: row.get("sig")?,
        })
    }
}

pub(crate) async fn automatics(tables: &mut impl Tables, thread: ThreadId) -> Result<Vec<Automatic>, Error> {
    let sql = "select id, thread_id, kind, at, reads_at, promised_on, sig from consultation_automatic
                where thread_id = $1 order by at limit 1000";
    Ok(tables.all(sql, values![thread]).await?)
}

pub(crate) async fn add_automatic(tables: &mut impl Tables, it: &Automatic) -> Result<(), Error> {
    tables
        .change(
            "insert into consultation_automatic (id, thread_id, kind, at, reads_at, promised_on, sig)
             values ($1, $2, $3, $4, $5, $6, $7)",
            values![it.id, it.thread, it.kind, it.at, it.reads_at, it.promised_on, it.sig],
        )
        .await?;
    Ok(())
}

pub(crate) struct Before {
    pub(crate) kind: Kind,
    pub(crate) at: Timestamp,
}
from_row!(Before { kind, at });

pub(crate) async fn said_before(
    tables: &mut impl Tables,
    thread: ThreadId,
    since: Timestamp,
) -> Result<Vec<(Kind, Timestamp)>, Error> {
    let sql = "select kind, at from consultation_automatic where thread_id = $1 and at > $2 limit 100";
    let rows: Vec<Before> = tables.all(sql, values![thread, since]).await?;
    Ok(rows.into_iter().map(|it| (it.kind, it.at)).collect())
}

//! One press, one letter: what a form sent before.
use crate::{Error, sending::Sending, thread::ThreadId};
use ground_kernel::Timestamp;
use ground_store::{Tables, from_row, values};
use ground_work::Work;

struct Sent {
    thread_id: ThreadId,
    same: [u8; 32],
}
from_row!(Sent { thread_id, same });

/// What this form sent before: its thread, and whether the text was the same.
pub(crate) async fn sent_before(tables: &mut impl Tables, it: &Sending) -> Result<Option<(ThreadId, bool)>, Error> {
    let rows: Vec<Sent> = tables
        .all("select thread_id, same from consultation_sending where key = $1 limit 100", values![it.key])
        .await?;
    let same = rows.iter().any(|row| row.same == it.same);
    Ok(rows.first().map(|row| (row.thread_id, same)))
}

pub(crate) async fn note_sending(work: &mut Work, it: &Sending, thread: ThreadId) -> Result<(), Error> {
    let now = work.now();
    work.change(
        "insert into consultation_sending (key, same, thread_id, at) values ($1, $2, $3, $4)",
        values![it.key, it.same, thread, now],
    )
    .await?;
    Ok(())
}

pub(crate) async fn forget_sendings(tables: &mut impl Tables, before: Timestamp) -> Result<(), Error> {
    tables.change("delete from consultation_sending where at < $1", values![before]).await?;
    Ok(())
}

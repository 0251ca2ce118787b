//! Which rows of lists were taken in, and under whom: hashes under the team's own key.
use crate::{Error, contact::ContactId, thread::ThreadId};
use ground_kernel::AccountId;
use ground_store::{Tables, values};
use ground_work::Work;

pub(crate) async fn was_imported(tables: &mut impl Tables, id: ContactId) -> Result<bool, Error> {
    let found: Option<ContactId> =
        tables.one("select id from consultation_imported where id = $1", values![id]).await?;
    Ok(found.is_some())
}

/// The thread under which rows with this name were taken in before, while it is there.
pub(crate) async fn imported_under(tables: &mut impl Tables, name: [u8; 32]) -> Result<Option<ThreadId>, Error> {
    let sql = "select i.thread_id as id from consultation_imported i join consultation_thread t on t.id = i.thread_id
                where i.name = $1 and t.erased_at is null order by i.at, i.id limit 1";
    Ok(tables.one(sql, values![name]).await?)
}

pub(crate) async fn add_imported(
    work: &mut Work,
    id: ContactId,
    thread: ThreadId,
    name: [u8; 32],
) -> Result<(), Error> {
    let now = work.now();
    work.change(
        "insert into consultation_imported (id, thread_id, name, at) values ($1, $2, $3, $4)",
        values![id, thread, name, now],
    )
    .await?;
    Ok(())
}

/// Without a permit: it only forgets. That the rows were here stays, so that no file brings them back.
pub(crate) async fn forget_imported(tables: &mut impl Tables, party: AccountId) -> Result<(), Error> {
    let sql = "update consultation_imported set thread_id = null, name = null where thread_id in
               (select id from consultation_thread where party_id = $1)";
    tables.change(sql, values![party]).await?;
    Ok(())
}

//! Our promises, and what became of each. Whose and by when lie in the clear; what was promised is a sealed text.
use crate::{
    Access, Error,
    promise::{By, Change, Promise, PromiseId},
    thread::ThreadId,
};
use ground_kernel::{AccountId, TeamId, Timestamp};
use ground_policy::Permitted;
use ground_store::{FromRow, Row, Tables, Trouble, values};
use ground_work::Work;

impl FromRow for Promise {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        let (at, timed): (Option<Timestamp>, bool) = (row.get("by_at")?, row.get("timed")?);
        Ok(Promise {
            id: row.get("id")?,
            thread: row.get("thread_id")?,
            team: row.get("team_id")?,
            circle: row.get("circle_id")?,
            kind: row.get("kind")?,
            owner: row.get("owner_id")?,
            made_by: row.get("made_by")?,
            made_at: row.get("made_at")?,
            by: at.map(|at| By { at, timed }),
            state: row.get("state")?,
            ended_at: row.get("ended_at")?,
        })
    }
}

macro_rules! promise_columns {
    ($rest:literal) => {
        concat!(
            "select p.id, p.thread_id, t.team_id, t.circle_id, p.kind, p.owner_id, p.made_by, p.made_at, p.by_at, ",
            "p.timed, p.state, p.ended_at from consultation_promise p join consultation_thread t on t.id = p.thread_id ",
            $rest
        )
    };
}

/// Everything that was ever promised in a thread, oldest first.
pub(crate) async fn promises_of_thread(tables: &mut impl Tables, thread: ThreadId) -> Result<Vec<Promise>, Error> {
    let sql = promise_columns!("where p.thread_id = $1 order by p.made_at, p.id limit 2000");
    Ok(tables.all(sql, values![thread]).await?)
}

/// What one worker has still to keep, in all their threads.
pub(crate) async fn promises_of_worker(tables: &mut impl Tables, owner: AccountId) -> Result<Vec<Promise>, Error> {
    let sql = promise_columns!(
        "where p.owner_id = $1 and p.state = 'open'
         order by case when p.by_at is null then 0 else 1 end, p.by_at, p.made_at limit 2000"
    );
    Ok(tables.all(sql, values![owner]).await?)
}

/// What a team has still to keep, whoever it is that owns it.
pub(crate) async fn open_promises(tables: &mut impl Tables, team: TeamId) -> Result<Vec<Promise>, Error> {
    let sql = promise_columns!(
        "where t.team_id = $1 and p.state = 'open'
         order by case when p.by_at is null then 0 else 1 end, p.by_at, p.made_at limit 2000"
    );
    Ok(tables.all(sql, values![team]).await?)
}

pub(crate) async fn promise_for(work: &mut Work, id: PromiseId, access: Access) -> Result<Permitted<Promise>, Error> {
    let found: Option<Promise> = work.one(promise_columns!("where p.id = $1"), values![id]).await?;
    Ok(work.permitted(access, found.ok_or(Error::NotFound)?)?)
}

pub(crate) async fn add_promise(work: &mut Work, it: &Promise) -> Result<(), Error> {
    work.change(
        "insert into consultation_promise (id, thread_id, kind, owner_id, made_by, made_at, by_at, timed, state)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        values![
            it.id,
            it.thread,
            it.kind,
            it.owner,
            it.made_by,
            it.made_at,
            it.by.map(|by| by.at),
            it.by.is_some_and(|by| by.timed),
            it.state
        ],
    )
    .await?;
    Ok(())
}

/// Saves a promise whose change was permitted.
pub(crate) async fn save_promise(work: &mut Work, it: &Permitted<Promise>) -> Result<(), Error> {
    work.change(
        "update consultation_promise set owner_id = $2, by_at = $3, timed = $4, state = $5, ended_at = $6 where id = $1",
        values![
            it.id,
            it.owner,
            it.by.map(|by| by.at),
            it.by.is_some_and(|by| by.timed),
            it.state,
            it.ended_at
        ],
    )
    .await?;
    Ok(())
}

impl FromRow for Change {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Change {
            id: row.get("id")?,
            promise: row.get("promise_id")?,
            change: row.get("change")?,
            by: row.get("by_id")?,
            to: row.get("to_id")?,
            from_at: row.get("from_at")?,
            at: row.get("at")?,
        })
    }
}

pub(crate) async fn add_change(work: &mut Work, it: &Change) -> Result<(), Error> {
    work.change(
        "insert into consultation_promise_change (id, promise_id, change, by_id, to_id, from_at, at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        values![it.id, it.promise, it.change, it.by, it.to, it.from_at, it.at],
    )
    .await?;
    Ok(())
}

/// What became of the promises of a thread, oldest first.
pub(crate) async fn promise_changes(tables: &mut impl Tables, thread: ThreadId) -> Result<Vec<Change>, Error> {
    let sql = "select c.id, c.promise_id, c.change, c.by_id, c.to_id, c.from_at, c.at
                 from consultation_promise_change c join consultation_promise p on p.id = c.promise_id
                where p.thread_id = $1 order by c.at, c.id limit 5000";
    Ok(tables.all(sql, values![thread]).await?)
}

/// Whoever it was promised to erased everything: we owe nothing, and nothing is left of it here.
pub(super) async fn bury_promises(work: &mut Work, thread: ThreadId) -> Result<(), Error> {
    let sql = "delete from consultation_promise_change where promise_id in
               (select id from consultation_promise where thread_id = $1)";
    work.change(sql, values![thread]).await?;
    work.change("delete from consultation_promise where thread_id = $1", values![thread]).await?;
    Ok(())
}

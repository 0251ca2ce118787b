//! Threads: what orders letters, without a word of them.
use crate::{
    Access, Error,
    thread::{Thread, ThreadId},
};
use ground_kernel::{AccountId, Actor, CircleId, TeamId, Timestamp};
use ground_policy::Permitted;
use ground_store::{FromRow, Row, Tables, Trouble, from_row, values};
use ground_work::{Look, Work};
use std::collections::BTreeSet;

impl FromRow for Thread {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Thread {
            id: row.get("id")?,
            party: row.get("party_id")?,
            circle: row.get("circle_id")?,
            team: row.get("team_id")?,
            arrived_at: row.get("arrived_at")?,
            waiting_since: row.get("waiting_since")?,
            promised_by: row.get("promised_by")?,
            read_first: row.get("read_first")?,
            answered: row.get("answered")?,
            letters: row.get("letters")?,
            erased: row.get::<Option<Timestamp>>("erased_at")?.is_some(),
        })
    }
}

macro_rules! thread_columns {
    ($rest:literal) => {
        concat!(
            "select id, party_id, circle_id, team_id, arrived_at, waiting_since, promised_by, read_first, answered, ",
            "letters, erased_at from consultation_thread ",
            $rest
        )
    };
}

pub(super) async fn thread(tables: &mut impl Tables, id: ThreadId) -> Result<Thread, Error> {
    tables.one(thread_columns!("where id = $1"), values![id]).await?.ok_or(Error::NotFound)
}
async fn thread_of(tables: &mut impl Tables, party: AccountId) -> Result<Thread, Error> {
    tables.one(thread_columns!("where party_id = $1"), values![party]).await?.ok_or(Error::NotFound)
}

/// A thread that another text named; asked about by the caller.
pub(crate) async fn thread_by_id(look: &mut Look, id: ThreadId) -> Result<Option<Thread>, Error> {
    let actor = look.actor().clone();
    let found: Option<Thread> = look.one(thread_columns!("where id = $1 and erased_at is null"), values![id]).await?;
    Ok(heed(look, actor, found.into_iter().collect()).await?.pop())
}

/// The thread of somebody whose wish a worker reads; asked about by the caller.
pub(crate) async fn threads_of(look: &mut Look, party: AccountId) -> Result<Vec<Thread>, Error> {
    let actor = look.actor().clone();
    let found = look.all(thread_columns!("where party_id = $1 and erased_at is null"), values![party]).await?;
    heed(look, actor, found).await
}

/// Whom somebody leaves out finds nobody there: not by an address, not in a list, not in a search. The one place where
/// this room asks.
async fn heed(tables: &mut impl Tables, actor: Actor, threads: Vec<Thread>) -> Result<Vec<Thread>, Error> {
    let left_out_by = consent::left_out_by(tables, &actor).await?;
    Ok(threads.into_iter().filter(|it| !left_out_by.contains(&it.party)).collect())
}

async fn heeded(tables: &mut impl Tables, actor: Actor, id: ThreadId) -> Result<Thread, Error> {
    let found = thread(tables, id).await?;
    heed(tables, actor, vec![found]).await?.pop().ok_or(Error::NotFound)
}

/// Threads that whoever looks finds nowhere, for lists that name threads without opening them.
pub(crate) async fn hidden(look: &mut Look) -> Result<BTreeSet<ThreadId>, Error> {
    let actor = look.actor().clone();
    let mut all = BTreeSet::new();
    for party in consent::left_out_by(look, &actor).await? {
        let ids: Vec<ThreadId> =
            look.all("select id from consultation_thread where party_id = $1 limit 1000", values![party]).await?;
        all.extend(ids);
    }
    Ok(all)
}

pub(crate) async fn thread_for(work: &mut Work, id: ThreadId, access: Access) -> Result<Permitted<Thread>, Error> {
    let actor = work.actor().clone();
    let found = heeded(work, actor, id).await?;
    Ok(work.permitted(access, found)?)
}
pub(crate) async fn thread_for_look(look: &mut Look, id: ThreadId, access: Access) -> Result<Permitted<Thread>, Error> {
    let actor = look.actor().clone();
    let found = heeded(look, actor, id).await?;
    Ok(look.permitted(access, found)?)
}
/// The thread of someone who acts in their own matter.
pub(crate) async fn own_thread(work: &mut Work, party: AccountId, access: Access) -> Result<Permitted<Thread>, Error> {
    let found = thread_of(work, party).await?;
    Ok(work.permitted(access, found)?)
}
pub(crate) async fn own_thread_look(
    look: &mut Look,
    party: AccountId,
    access: Access,
) -> Result<Permitted<Thread>, Error> {
    let found = thread_of(look, party).await?;
    Ok(look.permitted(access, found)?)
}

/// What waits for an answer of a team: read-first, then our own promises by date, then arrival.
pub(crate) async fn waiting_threads(look: &mut Look, team: TeamId) -> Result<Vec<Thread>, Error> {
    let actor = look.actor().clone();
    let found = look
        .all(
            thread_columns!(
                "where team_id = $1 and erased_at is null and waiting_since is not null
                 order by case when read_first then 0 else 1 end, case when promised_by is null then 1 else 0 end,
                          promised_by, waiting_since limit 2000"
            ),
            values![team],
        )
        .await?;
    heed(look, actor, found).await
}

/// The others, newest first.
pub(crate) async fn quiet_threads(look: &mut Look, team: TeamId) -> Result<Vec<Thread>, Error> {
    let actor = look.actor().clone();
    let found = look
        .all(
            thread_columns!(
                "where team_id = $1 and erased_at is null and waiting_since is null order by arrived_at desc limit 200"
            ),
            values![team],
        )
        .await?;
    heed(look, actor, found).await
}

/// Every thread of a team, newest first, to be looked through.
pub(crate) async fn all_threads(look: &mut Look, team: TeamId) -> Result<Vec<Thread>, Error> {
    let actor = look.actor().clone();
    let sql = thread_columns!("where team_id = $1 and erased_at is null order by arrived_at desc, id limit 5000");
    let found = look.all(sql, values![team]).await?;
    heed(look, actor, found).await
}

/// Which circle each thread of a team is, erased ones too: to find what a level is about, which names no thread.
pub(crate) struct OfCircle {
    pub(crate) id: ThreadId,
    pub(crate) circle_id: CircleId,
}
from_row!(OfCircle { id, circle_id });

pub(crate) async fn circles_of(look: &mut Look, team: TeamId) -> Result<Vec<OfCircle>, Error> {
    let sql = "select id, circle_id from consultation_thread where team_id = $1 limit 100000";
    Ok(look.all(sql, values![team]).await?)
}

pub(crate) async fn thread_of_circle(look: &mut Look, id: ThreadId) -> Result<Thread, Error> {
    thread(look, id).await
}

pub(crate) async fn add_thread(work: &mut Work, it: &Thread) -> Result<(), Error> {
    work.change(
        "insert into consultation_thread (id, party_id, circle_id, team_id, arrived_at, waiting_since, promised_by,
                                          read_first, answered, letters)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        values![
            it.id,
            it.party,
            it.circle,
            it.team,
            it.arrived_at,
            it.waiting_since,
            it.promised_by,
            it.read_first,
            it.answered,
            it.letters
        ],
    )
    .await?;
    Ok(())
}

/// Saves a thread whose change was permitted.
pub(crate) async fn save_thread(work: &mut Work, it: &Permitted<Thread>) -> Result<(), Error> {
    save_thread_of(work, it).await
}

pub(super) async fn save_thread_of(work: &mut Work, it: &Thread) -> Result<(), Error> {
    work.change(
        "update consultation_thread
            set waiting_since = $2, promised_by = $3, read_first = $4, answered = $5, letters = $6
          where id = $1",
        values![it.id, it.waiting_since, it.promised_by, it.read_first, it.answered, it.letters],
    )
    .await?;
    Ok(())
}

/// What is left of a thread after its erasing: that it was.
pub(crate) async fn bury_thread(work: &mut Work, it: &Permitted<Thread>, now: Timestamp) -> Result<(), Error> {
    bury(work, it, now).await
}

/// The same at the end of the kept time: the proof that it is over is the permission.
pub(crate) async fn bury_expired(
    work: &mut Work,
    expired: &people::Expired,
    now: Timestamp,
) -> Result<CircleId, Error> {
    let thread = thread_of(work, expired.party()).await?.erased();
    bury(work, &thread, now).await?;
    Ok(thread.circle)
}

async fn bury(work: &mut Work, it: &Thread, now: Timestamp) -> Result<(), Error> {
    save_thread_of(work, it).await?;
    work.change(
        "update consultation_thread set erased_at = $2, arrived_at = 0, letters = 0 where id = $1",
        values![it.id, now],
    )
    .await?;
    work.change("delete from consultation_letter where thread_id = $1", values![it.id]).await?;
    work.change("delete from consultation_automatic where thread_id = $1", values![it.id]).await?;
    work.change("delete from consultation_sending where thread_id = $1", values![it.id]).await?;
    super::ties::bury_tie(work, it.id).await?;
    super::promises::bury_promises(work, it.id).await?;
    super::contacts::bury_contacts(work, it.id).await
}

/// Threads whose promise has passed without an answer.
pub(crate) async fn late(tables: &mut impl Tables, now: Timestamp) -> Result<Vec<Thread>, Error> {
    let sql = thread_columns!("where erased_at is null and promised_by < $1 order by promised_by limit 200");
    Ok(tables.all(sql, values![now]).await?)
}

pub(crate) async fn promise_anew(tables: &mut impl Tables, id: ThreadId, by: Option<Timestamp>) -> Result<(), Error> {
    tables.change("update consultation_thread set promised_by = $2 where id = $1", values![id, by]).await?;
    Ok(())
}

pub(crate) async fn promise_nothing(tables: &mut impl Tables, party: AccountId) -> Result<(), Error> {
    tables.change("update consultation_thread set promised_by = null where party_id = $1", values![party]).await?;
    Ok(())
}

// — for other pages of the house: handles, nothing inside —

pub(crate) async fn thread_in(look: &mut Look, circle: ground_kernel::CircleId) -> Result<Option<Thread>, Error> {
    let actor = look.actor().clone();
    let found: Option<Thread> = look.one(thread_columns!("where circle_id = $1"), values![circle]).await?;
    Ok(heed(look, actor, found.into_iter().collect()).await?.pop())
}

pub(crate) async fn threads_of_team(look: &mut Look, team: TeamId) -> Result<Vec<Thread>, Error> {
    let actor = look.actor().clone();
    let sql = thread_columns!("where team_id = $1 and erased_at is null order by promised_by, id limit 5000");
    let found = look.all(sql, values![team]).await?;
    heed(look, actor, found).await
}

/// Threads with an answer of theirs that waits for its second reader.
pub(crate) async fn waiting_answers_of(look: &mut Look, writer: AccountId) -> Result<Vec<Thread>, Error> {
    let actor = look.actor().clone();
    let sql = thread_columns!(
        "where id in (select thread_id from consultation_letter where writer_id = $1 and state = 'waits')
          order by id limit 1000"
    );
    let found = look.all(sql, values![writer]).await?;
    heed(look, actor, found).await
}

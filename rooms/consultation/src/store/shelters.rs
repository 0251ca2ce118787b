//! Sentences that hurt somebody; workers who are sheltered, with what is kept on paper; and what is sealed after a death.
use crate::{
    Error,
    hurt::{Hurt, HurtId},
    letter::LetterId,
    shelter::{Evidence, Shelter},
    thread::{Thread, ThreadId},
};
use ground_kernel::{AccountId, TeamId, Timestamp};
use ground_policy::Permitted;
use ground_store::{FromRow, Row, Tables, Trouble, from_row, values};
use ground_work::Work;

impl FromRow for Hurt {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Hurt {
            id: row.get("id")?,
            thread: row.get("thread_id")?,
            letter: row.get("letter_id")?,
            at: row.get("at")?,
            answered_at: row.get("answered_at")?,
        })
    }
}

pub(crate) async fn add_hurt(work: &mut Work, it: &Hurt) -> Result<(), Error> {
    work.change(
        "insert into consultation_hurt (id, thread_id, letter_id, at) values ($1, $2, $3, $4)",
        values![it.id, it.thread, it.letter, it.at],
    )
    .await?;
    Ok(())
}

pub(crate) async fn hurts(tables: &mut impl Tables, thread: ThreadId) -> Result<Vec<Hurt>, Error> {
    let sql = "select id, thread_id, letter_id, at, answered_at from consultation_hurt where thread_id = $1
                order by at, id limit 1000";
    Ok(tables.all(sql, values![thread]).await?)
}

/// Threads of a team in which one waits for our word.
pub(crate) async fn hurts_of_team(tables: &mut impl Tables, team: TeamId) -> Result<Vec<ThreadId>, Error> {
    let sql = "select distinct t.id as id from consultation_hurt h join consultation_thread t on t.id = h.thread_id
                where t.team_id = $1 and t.erased_at is null and h.answered_at is null limit 2000";
    Ok(tables.all(sql, values![team]).await?)
}

/// Somebody of ours wrote: what waited for our word has it.
pub(crate) async fn answer_hurts(work: &mut Work, thread: ThreadId, now: Timestamp) -> Result<(), Error> {
    let sql = "update consultation_hurt set answered_at = $2 where thread_id = $1 and answered_at is null";
    work.change(sql, values![thread, now]).await?;
    Ok(())
}

pub(crate) async fn take_back_hurt(work: &mut Work, thread: ThreadId, id: HurtId) -> Result<(), Error> {
    work.change("delete from consultation_hurt where id = $1 and thread_id = $2", values![id, thread]).await?;
    Ok(())
}

impl FromRow for Shelter {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Shelter {
            thread: row.get("thread_id")?,
            sheltered: row.get("sheltered_id")?,
            reader: row.get("reader_id")?,
            house_name: row.get("house_name")?,
            read_up_to: row.get("read_up_to")?,
            begun_at: row.get("begun_at")?,
            told_at: row.get("told_at")?,
        })
    }
}

pub(crate) async fn shelter(tables: &mut impl Tables, thread: ThreadId) -> Result<Option<Shelter>, Error> {
    let sql = "select thread_id, sheltered_id, reader_id, house_name, read_up_to, begun_at, told_at
                 from consultation_shelter where thread_id = $1";
    Ok(tables.one(sql, values![thread]).await?)
}

pub(crate) async fn save_shelter(work: &mut Work, it: &Shelter) -> Result<(), Error> {
    end_shelter(work, it.thread).await?;
    work.change(
        "insert into consultation_shelter (thread_id, sheltered_id, reader_id, house_name, read_up_to, begun_at, told_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        values![it.thread, it.sheltered, it.reader, it.house_name, it.read_up_to, it.begun_at, it.told_at],
    )
    .await?;
    Ok(())
}

pub(crate) async fn end_shelter(work: &mut Work, thread: ThreadId) -> Result<(), Error> {
    work.change("delete from consultation_shelter where thread_id = $1", values![thread]).await?;
    Ok(())
}

impl FromRow for Evidence {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Evidence {
            letter: row.get("letter_id")?,
            first: row.get("first_id")?,
            second: row.get("second_id")?,
            kept_on: row.get("kept_on")?,
        })
    }
}

pub(crate) async fn evidence(tables: &mut impl Tables, thread: ThreadId) -> Result<Vec<Evidence>, Error> {
    let sql =
        "select letter_id, first_id, second_id, kept_on from consultation_evidence where thread_id = $1 limit 1000";
    Ok(tables.all(sql, values![thread]).await?)
}

pub(crate) async fn save_evidence(work: &mut Work, thread: ThreadId, it: &Evidence) -> Result<(), Error> {
    work.change("delete from consultation_evidence where letter_id = $1", values![it.letter]).await?;
    work.change(
        "insert into consultation_evidence (letter_id, thread_id, first_id, second_id, kept_on) values ($1, $2, $3, $4, $5)",
        values![it.letter, thread, it.first, it.second, it.kept_on],
    )
    .await?;
    Ok(())
}

/// Said before it was done by two, or thrown away: nothing is kept any more.
pub(crate) async fn forget_evidence(work: &mut Work, letter: LetterId) -> Result<(), Error> {
    work.change("delete from consultation_evidence where letter_id = $1", values![letter]).await?;
    Ok(())
}

/// How far the sealing after a death is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sealing {
    pub first_id: AccountId,
    pub first_at: Timestamp,
    pub second_id: Option<AccountId>,
    pub second_by: Option<Timestamp>,
    pub sealed_at: Option<Timestamp>,
}
from_row!(Sealing { first_id, first_at, second_id, second_by, sealed_at });

pub(crate) async fn sealing(tables: &mut impl Tables, thread: ThreadId) -> Result<Option<Sealing>, Error> {
    let sql =
        "select first_id, first_at, second_id, second_by, sealed_at from consultation_sealed where thread_id = $1";
    Ok(tables.one(sql, values![thread]).await?)
}

pub(crate) async fn save_sealing(work: &mut Work, thread: ThreadId, it: &Sealing) -> Result<(), Error> {
    forget_sealing(work, thread).await?;
    work.change(
        "insert into consultation_sealed (thread_id, first_id, first_at, second_id, second_by, sealed_at)
         values ($1, $2, $3, $4, $5, $6)",
        values![thread, it.first_id, it.first_at, it.second_id, it.second_by, it.sealed_at],
    )
    .await?;
    Ok(())
}

pub(crate) async fn forget_sealing(work: &mut Work, thread: ThreadId) -> Result<(), Error> {
    work.change("delete from consultation_sealed where thread_id = $1", values![thread]).await?;
    Ok(())
}

/// From now on the thread is in no list and opens like one that is not there; its texts stay sealed where they are.
pub(crate) async fn seal_thread(work: &mut Work, it: &Permitted<Thread>, now: Timestamp) -> Result<(), Error> {
    work.change(
        "update consultation_thread set erased_at = $2, waiting_since = null, promised_by = null, read_first = false
          where id = $1",
        values![it.id, now],
    )
    .await?;
    Ok(())
}

/// It was a mistake: it is where it was.
pub(crate) async fn unseal_thread(work: &mut Work, it: &Permitted<Thread>) -> Result<(), Error> {
    work.change("update consultation_thread set erased_at = null where id = $1", values![it.id]).await?;
    forget_sealing(work, it.id).await
}

/// Sealed threads of a team, so that somebody finds what was left.
pub(crate) async fn sealed_of_team(tables: &mut impl Tables, team: TeamId) -> Result<Vec<ThreadId>, Error> {
    let sql = "select s.thread_id as id from consultation_sealed s join consultation_thread t on t.id = s.thread_id
                where t.team_id = $1 order by s.first_at desc limit 1000";
    Ok(tables.all(sql, values![team]).await?)
}

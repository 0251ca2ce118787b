//! What stands between somebody and us: who writes first, rhythm, season; what answers are besides answers; endings.
use crate::{
    Access, Error,
    letter::LetterId,
    special::{Ending, Kind, Reason, Special},
    thread::{Thread, ThreadId},
    tie::Tie,
};
use ground_kernel::{AccountId, TeamId, Timestamp};
use ground_policy::Permitted;
use ground_store::{FromRow, Row, Tables, Trouble, values};
use ground_work::Work;

impl FromRow for Tie {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Tie {
            thread: row.get("thread_id")?,
            primary: row.get("primary_id")?,
            another_asked: row.get("another_asked")?,
            away_from: row.get("away_from")?,
            wanted: row.get("wanted_id")?,
            rhythm: row.get("rhythm")?,
            next_on: row.get("next_on")?,
            season: row.get("season")?,
            season_sent: row.get("season_sent")?,
        })
    }
}

macro_rules! tie_columns {
    ($rest:literal) => {
        concat!(
            "select c.thread_id, c.primary_id, c.another_asked, c.away_from, c.wanted_id, c.rhythm, c.next_on, c.season, ",
            "c.season_sent from consultation_tie c ",
            $rest
        )
    };
}

pub(crate) async fn tie(tables: &mut impl Tables, thread: ThreadId) -> Result<Tie, Error> {
    let found = tables.one(tie_columns!("where c.thread_id = $1"), values![thread]).await?;
    Ok(found.unwrap_or_else(|| Tie::none(thread)))
}

/// All of a team, for its inbox.
pub(crate) async fn ties_of_team(tables: &mut impl Tables, team: TeamId) -> Result<Vec<Tie>, Error> {
    let sql =
        tie_columns!("join consultation_thread t on t.id = c.thread_id where t.team_id = $1 and t.erased_at is null");
    Ok(tables.all(sql, values![team]).await?)
}

/// How many threads have this worker as the first to write; for whoever ends an access. Opens and names nothing.
pub(crate) async fn threads_with(tables: &mut impl Tables, worker: AccountId) -> Result<i64, Error> {
    let sql = "select count(*) as figure from consultation_tie c join consultation_thread t on t.id = c.thread_id
                where c.primary_id = $1 and t.erased_at is null";
    Ok(tables.one(sql, values![worker]).await?.unwrap_or(0))
}

/// Saves what stands between; whoever may change the thread may.
pub(crate) async fn save_tie(work: &mut Work, _by: &Permitted<Thread>, it: &Tie) -> Result<(), Error> {
    keep_tie(work, it).await
}

/// The same for what follows by itself from an answer that went out.
pub(crate) async fn keep_tie(work: &mut Work, it: &Tie) -> Result<(), Error> {
    work.change("delete from consultation_tie where thread_id = $1", values![it.thread]).await?;
    work.change(
        "insert into consultation_tie (thread_id, primary_id, another_asked, away_from, wanted_id, rhythm, next_on, season,
                                       season_sent)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        values![
            it.thread,
            it.primary,
            it.another_asked,
            it.away_from,
            it.wanted,
            it.rhythm,
            it.next_on,
            it.season,
            it.season_sent.clone()
        ],
    )
    .await?;
    Ok(())
}

impl FromRow for Special {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        let (kind, to, reason): (String, Option<AccountId>, Option<Reason>) =
            (row.get("kind")?, row.get("to_id")?, row.get("reason")?);
        let kind = match (kind.as_str(), to, reason) {
            ("handover", Some(to), _) => Kind::HandOver { to },
            ("ending", _, Some(reason)) => Kind::Ending(reason),
            ("season", _, _) => Kind::Season,
            ("limits", _, _) => Kind::Limits,
            _ => return Err(Trouble::Unreadable { column: "kind" }),
        };
        Ok(Special { letter: row.get("letter_id")?, thread: row.get("thread_id")?, kind })
    }
}

pub(crate) async fn add_special(work: &mut Work, it: &Special) -> Result<(), Error> {
    let (to, reason) = match it.kind {
        Kind::HandOver { to } => (Some(to), None),
        Kind::Ending(reason) => (None, Some(reason)),
        Kind::Season | Kind::Limits => (None, None),
    };
    work.change(
        "insert into consultation_special (letter_id, thread_id, kind, to_id, reason) values ($1, $2, $3, $4, $5)",
        values![it.letter, it.thread, it.kind.word().to_owned(), to, reason],
    )
    .await?;
    Ok(())
}

/// Which letters of a thread are notes of a season.
pub(crate) async fn season_letters(tables: &mut impl Tables, thread: ThreadId) -> Result<Vec<LetterId>, Error> {
    let sql = "select letter_id, thread_id, kind, to_id, reason from consultation_special
                where thread_id = $1 and kind = 'season' limit 1000";
    let all: Vec<Special> = tables.all(sql, values![thread]).await?;
    Ok(all.into_iter().map(|it| it.letter).collect())
}

pub(crate) async fn special(tables: &mut impl Tables, letter: LetterId) -> Result<Option<Special>, Error> {
    let sql = "select letter_id, thread_id, kind, to_id, reason from consultation_special where letter_id = $1";
    Ok(tables.one(sql, values![letter]).await?)
}

pub(crate) async fn specials(tables: &mut impl Tables, thread: ThreadId) -> Result<Vec<Special>, Error> {
    let sql =
        "select letter_id, thread_id, kind, to_id, reason from consultation_special where thread_id = $1 limit 5000";
    Ok(tables.all(sql, values![thread]).await?)
}

pub(crate) async fn forget_special(work: &mut Work, letter: LetterId) -> Result<(), Error> {
    work.change("delete from consultation_special where letter_id = $1", values![letter]).await?;
    Ok(())
}

impl FromRow for Ending {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Ending { letter: row.get("letter_id")?, reason: row.get("reason")?, ended_at: row.get("ended_at")? })
    }
}

pub(crate) async fn ending(tables: &mut impl Tables, thread: ThreadId) -> Result<Option<Ending>, Error> {
    let sql = "select letter_id, reason, ended_at from consultation_ending where thread_id = $1";
    Ok(tables.one(sql, values![thread]).await?)
}

pub(crate) async fn keep_ending(work: &mut Work, thread: ThreadId, it: &Ending) -> Result<(), Error> {
    reopen(work, thread).await?;
    work.change(
        "insert into consultation_ending (thread_id, letter_id, reason, ended_at) values ($1, $2, $3, $4)",
        values![thread, it.letter, it.reason, it.ended_at],
    )
    .await?;
    Ok(())
}

/// One message of theirs, and it goes on, with everything that was before.
pub(crate) async fn reopen(work: &mut Work, thread: ThreadId) -> Result<(), Error> {
    work.change("delete from consultation_ending where thread_id = $1", values![thread]).await?;
    Ok(())
}

/// What is gone with a thread.
pub(super) async fn bury_tie(work: &mut Work, thread: ThreadId) -> Result<(), Error> {
    for sql in [
        "delete from consultation_tie where thread_id = $1",
        "delete from consultation_special where thread_id = $1",
        "delete from consultation_ending where thread_id = $1",
        "delete from consultation_hurt where thread_id = $1",
        "delete from consultation_shelter where thread_id = $1",
        "delete from consultation_evidence where thread_id = $1",
        "delete from consultation_handover_line where handover_id in
           (select id from consultation_handover where thread_id = $1)",
        "delete from consultation_handover where thread_id = $1",
    ] {
        work.change(sql, values![thread]).await?;
    }
    Ok(())
}

/// Whoever answers in a thread may.
pub(crate) async fn may_answer(work: &mut Work, thread: ThreadId) -> Result<Permitted<Thread>, Error> {
    super::thread_for(work, thread, Access::Answer).await
}

/// Who wrote our last letter in a thread: whom somebody asks away from, when nobody was chosen.
pub(crate) async fn last_writer(tables: &mut impl Tables, thread: ThreadId) -> Result<Option<AccountId>, Error> {
    let sql = "select writer_id as id from consultation_letter
                where thread_id = $1 and speaker = 'staff' and state = 'there' order by number desc limit 1";
    Ok(tables.one(sql, values![thread]).await?)
}

pub(crate) fn today(now: Timestamp) -> Timestamp {
    people::day_of(now)
}

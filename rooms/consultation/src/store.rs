//! All SQL of this room. The only doors are `thread_for…`, `letter_for` and `answer_for`, which ask for permission.
use crate::{
    Access, Error,
    access::Theirs,
    automatic::{Automatic, Kind},
    letter::{Answer, Letter, LetterId, text_place},
    sending::Sending,
    thread::{Thread, ThreadId},
};
use ground_circle::TextPlace;
use ground_kernel::{AccountId, TeamId, Timestamp};
use ground_policy::Permitted;
use ground_store::{FromRow, Row, Tables, Trouble, from_row, values};
use ground_work::{Look, Work};

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

impl FromRow for Letter {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Letter {
            id: row.get("id")?,
            number: row.get("number")?,
            speaker: row.get("speaker")?,
            writer: row.get("writer_id")?,
            written_at: row.get("written_at")?,
            visible_at: row.get("visible_at")?,
            state: row.get("state")?,
            second: row.get("second_id")?,
            alone: row.get("alone")?,
            second_by: row.get("second_by")?,
            seconded_at: row.get("seconded_at")?,
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
macro_rules! letter_columns {
    ($rest:literal) => {
        concat!(
            "select id, number, speaker, writer_id, written_at, visible_at, state, second_id, alone, second_by, ",
            "seconded_at from consultation_letter ",
            $rest
        )
    };
}

// — threads —

async fn thread(tables: &mut impl Tables, id: ThreadId) -> Result<Thread, Error> {
    tables.one(thread_columns!("where id = $1"), values![id]).await?.ok_or(Error::NotFound)
}
async fn thread_of(tables: &mut impl Tables, party: AccountId) -> Result<Thread, Error> {
    tables.one(thread_columns!("where party_id = $1"), values![party]).await?.ok_or(Error::NotFound)
}

/// The thread of somebody whose wish a worker reads; asked about by the caller.
pub(crate) async fn threads_of(look: &mut Look, party: AccountId) -> Result<Vec<Thread>, Error> {
    Ok(look.all(thread_columns!("where party_id = $1 and erased_at is null"), values![party]).await?)
}

pub(crate) async fn thread_for(work: &mut Work, id: ThreadId, access: Access) -> Result<Permitted<Thread>, Error> {
    let found = thread(work, id).await?;
    Ok(work.permitted(access, found)?)
}
pub(crate) async fn thread_for_look(look: &mut Look, id: ThreadId, access: Access) -> Result<Permitted<Thread>, Error> {
    let found = thread(look, id).await?;
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
    Ok(look
        .all(
            thread_columns!(
                "where team_id = $1 and erased_at is null and waiting_since is not null
                 order by case when read_first then 0 else 1 end, case when promised_by is null then 1 else 0 end,
                          promised_by, waiting_since limit 2000"
            ),
            values![team],
        )
        .await?)
}

/// The others, newest first.
pub(crate) async fn quiet_threads(look: &mut Look, team: TeamId) -> Result<Vec<Thread>, Error> {
    Ok(look
        .all(
            thread_columns!(
                "where team_id = $1 and erased_at is null and waiting_since is null order by arrived_at desc limit 200"
            ),
            values![team],
        )
        .await?)
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

/// Saves the thread of an answer whose change was permitted.
pub(crate) async fn save_answer(work: &mut Work, it: &Permitted<Answer>) -> Result<(), Error> {
    save_letter_of(work, &it.letter).await?;
    save_thread_of(work, &it.thread).await
}

async fn save_thread_of(work: &mut Work, it: &Thread) -> Result<(), Error> {
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
pub(crate) async fn bury_expired(work: &mut Work, expired: &people::Expired, now: Timestamp) -> Result<(), Error> {
    let thread = thread_of(work, expired.party()).await?.erased();
    bury(work, &thread, now).await
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
    Ok(())
}

// — letters —

pub(crate) async fn letters(tables: &mut impl Tables, thread: ThreadId) -> Result<Vec<Letter>, Error> {
    let sql = letter_columns!("where thread_id = $1 order by number limit 5000");
    Ok(tables.all(sql, values![thread]).await?)
}

async fn letter(tables: &mut impl Tables, thread: ThreadId, id: LetterId) -> Result<Letter, Error> {
    let sql = letter_columns!("where id = $1 and thread_id = $2");
    tables.one(sql, values![id, thread]).await?.ok_or(Error::NotFound)
}

/// One letter of someone who acts in their own matter.
pub(crate) async fn letter_for(
    work: &mut Work,
    thread: &Permitted<Thread>,
    id: LetterId,
    access: Access,
) -> Result<Permitted<Theirs>, Error> {
    let letter = letter(work, thread.id, id).await?;
    Ok(work.permitted(access, Theirs { letter, thread: (**thread).clone() })?)
}

pub(crate) async fn answer_for(
    work: &mut Work,
    thread: ThreadId,
    id: LetterId,
    access: Access,
) -> Result<Permitted<Answer>, Error> {
    let thread = self::thread(work, thread).await?;
    let (letter, team, now) = (letter(work, thread.id, id).await?, thread.team, work.now());
    Ok(work.permitted(access, Answer { letter, thread, team, now })?)
}

pub(crate) async fn add_letter(work: &mut Work, thread: ThreadId, it: &Letter) -> Result<(), Error> {
    work.change(
        "insert into consultation_letter (id, thread_id, number, speaker, writer_id, written_at, visible_at, state,
                                          second_id, alone, second_by, seconded_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        values![
            it.id,
            thread,
            it.number,
            it.speaker,
            it.writer,
            it.written_at,
            it.visible_at,
            it.state,
            it.second,
            it.alone,
            it.second_by,
            it.seconded_at
        ],
    )
    .await?;
    Ok(())
}

async fn save_letter_of(work: &mut Work, it: &Letter) -> Result<(), Error> {
    work.change(
        "update consultation_letter
            set visible_at = $2, state = $3, second_id = $4, alone = $5, second_by = $6, seconded_at = $7
          where id = $1",
        values![it.id, it.visible_at, it.state, it.second, it.alone, it.second_by, it.seconded_at],
    )
    .await?;
    Ok(())
}

pub(crate) async fn bury_letter(work: &mut Work, it: &Permitted<Theirs>) -> Result<(), Error> {
    work.change(
        "update consultation_letter set state = 'erased', visible_at = null where id = $1",
        values![it.letter.id],
    )
    .await?;
    Ok(())
}

/// What was erased once needs no permission to be erased again, after a restore. Nothing of ours waits for it.
pub(crate) async fn bury_letter_again(work: &mut Work, place: TextPlace) -> Result<(), Error> {
    let id = LetterId::from_array(place.row);
    if place != text_place(id) {
        return Ok(());
    }
    work.change("update consultation_letter set state = 'erased', visible_at = null where id = $1", values![id])
        .await?;
    work.change(
        "update consultation_thread set waiting_since = null, promised_by = null
          where id = (select thread_id from consultation_letter where id = $1) and not exists
                (select 1 from consultation_letter l where l.thread_id = consultation_thread.id
                    and l.speaker = 'party' and l.state <> 'erased' and l.written_at >= consultation_thread.waiting_since)",
        values![id],
    )
    .await?;
    Ok(())
}

// — automatic answers —

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

// — sendings —

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

// — figures for the office, without opening anything —

pub(crate) async fn unseconded(tables: &mut impl Tables, team: TeamId) -> Result<i64, Error> {
    let sql = "select count(*) as figure from consultation_letter l join consultation_thread t on t.id = l.thread_id
                where t.team_id = $1 and l.state = 'there' and l.second_by is not null and l.seconded_at is null";
    Ok(tables.one(sql, values![team]).await?.unwrap_or(0))
}

pub(crate) async fn waiting_answers(tables: &mut impl Tables, team: TeamId) -> Result<i64, Error> {
    let sql = "select count(*) as figure from consultation_letter l join consultation_thread t on t.id = l.thread_id
                where t.team_id = $1 and l.state = 'waits'";
    Ok(tables.one(sql, values![team]).await?.unwrap_or(0))
}

/// Threads in which an answer waits for its second reader, or was sent alone and is unread.
pub(crate) async fn wanting_a_second(tables: &mut impl Tables, team: TeamId) -> Result<Vec<ThreadId>, Error> {
    let sql = "select distinct t.id as id from consultation_letter l join consultation_thread t on t.id = l.thread_id
                where t.team_id = $1 and (l.state = 'waits'
                   or (l.state = 'there' and l.second_by is not null and l.seconded_at is null)) limit 2000";
    Ok(tables.all(sql, values![team]).await?)
}

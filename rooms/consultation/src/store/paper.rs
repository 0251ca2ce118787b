//! What came on paper and what goes out by post, what family put somewhere.
use crate::{
    Error,
    letter::LetterId,
    paper::{HandedId, HandedLetter, Paper, Posting},
    thread::ThreadId,
};
use ground_kernel::{AccountId, Timestamp};
use ground_store::{FromRow, Row, Tables, Trouble, values};
use ground_work::Work;

impl FromRow for Paper {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Paper {
            letter: row.get("letter_id")?,
            came_by: row.get("came_by")?,
            came_on: row.get("came_on")?,
            typed_by: row.get("typed_by")?,
            read_back_by: row.get("read_back_by")?,
        })
    }
}

/// Letters of a thread that came on paper.
pub(crate) async fn papers(tables: &mut impl Tables, thread: ThreadId) -> Result<Vec<Paper>, Error> {
    let sql = "select letter_id, came_by, came_on, typed_by, read_back_by from consultation_paper
                where thread_id = $1 order by came_on limit 5000";
    Ok(tables.all(sql, values![thread]).await?)
}

pub(crate) async fn add_paper(work: &mut Work, thread: ThreadId, it: &Paper) -> Result<(), Error> {
    work.change(
        "insert into consultation_paper (letter_id, thread_id, came_by, came_on, typed_by) values ($1, $2, $3, $4, $5)",
        values![it.letter, thread, it.came_by, it.came_on, it.typed_by],
    )
    .await?;
    Ok(())
}

pub(crate) async fn note_read_back(
    work: &mut Work,
    thread: ThreadId,
    letter: LetterId,
    by: AccountId,
    now: Timestamp,
) -> Result<(), Error> {
    work.change(
        "update consultation_paper set read_back_by = $3, read_back_at = $4
          where letter_id = $1 and thread_id = $2 and read_back_by is null",
        values![letter, thread, by, now],
    )
    .await?;
    Ok(())
}

impl FromRow for Posting {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Posting { item: row.get("item_id")?, on: row.get("posted_on")?, by: row.get("by_id")? })
    }
}

pub(crate) async fn postings(tables: &mut impl Tables, thread: ThreadId) -> Result<Vec<Posting>, Error> {
    let sql = "select item_id, posted_on, by_id from consultation_posting where thread_id = $1 limit 5000";
    Ok(tables.all(sql, values![thread]).await?)
}

/// Pressed twice, it was posted once.
pub(crate) async fn note_posted(work: &mut Work, thread: ThreadId, it: &Posting, now: Timestamp) -> Result<(), Error> {
    work.change(
        "insert into consultation_posting (item_id, thread_id, posted_on, by_id, noted_at) values ($1, $2, $3, $4, $5)
         on conflict (item_id) do nothing",
        values![it.item, thread, it.on, it.by, now],
    )
    .await?;
    Ok(())
}

impl FromRow for HandedLetter {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(HandedLetter {
            id: row.get("id")?,
            made_by: row.get("made_by")?,
            made_at: row.get("made_at")?,
            handed_on: row.get("handed_on")?,
            noted_by: row.get("noted_by")?,
        })
    }
}

pub(crate) async fn handed_letters(tables: &mut impl Tables, thread: ThreadId) -> Result<Vec<HandedLetter>, Error> {
    let sql = "select id, made_by, made_at, handed_on, noted_by from consultation_handed
                where thread_id = $1 order by made_at limit 500";
    Ok(tables.all(sql, values![thread]).await?)
}

pub(crate) async fn handed_letter(
    tables: &mut impl Tables,
    thread: ThreadId,
    id: HandedId,
) -> Result<HandedLetter, Error> {
    let sql =
        "select id, made_by, made_at, handed_on, noted_by from consultation_handed where thread_id = $1 and id = $2";
    tables.one(sql, values![thread, id]).await?.ok_or(Error::NotFound)
}

pub(crate) async fn add_handed(work: &mut Work, thread: ThreadId, it: &HandedLetter) -> Result<(), Error> {
    work.change(
        "insert into consultation_handed (id, thread_id, made_by, made_at) values ($1, $2, $3, $4)",
        values![it.id, thread, it.made_by, it.made_at],
    )
    .await?;
    Ok(())
}

pub(crate) async fn note_handed_letter(work: &mut Work, thread: ThreadId, it: &HandedLetter) -> Result<(), Error> {
    work.change(
        "update consultation_handed set handed_on = $3, noted_by = $4 where id = $1 and thread_id = $2",
        values![it.id, thread, it.handed_on, it.noted_by],
    )
    .await?;
    Ok(())
}

/// An answer that is sent and lies nowhere yet but here.
pub(crate) struct Unposted {
    pub(crate) thread: ThreadId,
    pub(crate) party: AccountId,
}
impl FromRow for Unposted {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Unposted { thread: row.get("thread_id")?, party: row.get("party_id")? })
    }
}

/// Answers to those who came by telephone or on paper, that nobody has posted. Who has come by themselves since is told
/// apart by the caller.
pub(crate) async fn unposted(
    tables: &mut impl Tables,
    team: ground_kernel::TeamId,
    now: Timestamp,
) -> Result<Vec<Unposted>, Error> {
    let sql = "select t.id as thread_id, t.party_id
                 from consultation_letter l join consultation_thread t on t.id = l.thread_id
                where t.team_id = $1 and t.erased_at is null and l.speaker = 'staff' and l.state = 'there'
                  and l.visible_at <= $2
                  and not exists (select 1 from consultation_posting p where p.item_id = l.id)
                  and (exists (select 1 from consultation_paper c where c.thread_id = t.id)
                    or exists (select 1 from consultation_contact c where c.thread_id = t.id))
                order by l.visible_at limit 500";
    Ok(tables.all(sql, values![team, now]).await?)
}

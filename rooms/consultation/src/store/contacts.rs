//! Contacts and the lines of each: when, how, of which kind. Their words lie sealed in the ground.
use crate::{
    Access, Error,
    contact::{Contact, ContactId, Line, LineId},
    correction::Correction,
    thread::ThreadId,
};
use ground_policy::Permitted;
use ground_store::{FromRow, Row, Tables, Trouble, values};
use ground_work::{Look, Work};

impl FromRow for Contact {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Contact {
            id: row.get("id")?,
            thread: row.get("thread_id")?,
            channel: row.get("channel")?,
            direction: row.get("direction")?,
            started_at: row.get("started_at")?,
            minutes: row.get("minutes")?,
            writer: row.get("writer_id")?,
            written_at: row.get("written_at")?,
            listened: row.get::<Option<bool>>("listened")?.unwrap_or(false),
        })
    }
}

impl FromRow for Line {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Line {
            id: row.get("id")?,
            contact: row.get("contact_id")?,
            party: row.get("party_id")?,
            number: row.get("number")?,
            kind: row.get("kind")?,
            visibility: row.get("visibility")?,
            writer: row.get("writer_id")?,
            there: row.get::<String>("state")? == "there",
        })
    }
}

macro_rules! contact_columns {
    ($rest:literal) => {
        concat!(
            "select id, thread_id, channel, direction, started_at, minutes, writer_id, written_at, listened ",
            "from consultation_contact ",
            $rest
        )
    };
}
macro_rules! line_columns {
    ($rest:literal) => {
        concat!(
            "select s.id, s.contact_id, t.party_id, s.number, s.kind, s.visibility, s.writer_id, s.state ",
            "from consultation_statement s join consultation_thread t on t.id = s.thread_id ",
            $rest
        )
    };
}

/// Oldest first.
pub(crate) async fn contacts(tables: &mut impl Tables, thread: ThreadId) -> Result<Vec<Contact>, Error> {
    let sql = contact_columns!("where thread_id = $1 order by started_at, written_at limit 2000");
    Ok(tables.all(sql, values![thread]).await?)
}

pub(crate) async fn lines(tables: &mut impl Tables, thread: ThreadId) -> Result<Vec<Line>, Error> {
    let sql = line_columns!("where s.thread_id = $1 order by s.contact_id, s.number limit 20000");
    Ok(tables.all(sql, values![thread]).await?)
}

/// In which thread a memo stands; who may see that thread is asked by the caller.
pub(crate) async fn thread_of_contact(look: &mut Look, id: ContactId) -> Result<ThreadId, Error> {
    let found: Option<Contact> = look.one(contact_columns!("where id = $1"), values![id]).await?;
    Ok(found.ok_or(Error::NotFound)?.thread)
}

pub(crate) async fn contact_is_there(tables: &mut impl Tables, id: ContactId) -> Result<bool, Error> {
    let found: Option<Contact> = tables.one(contact_columns!("where id = $1"), values![id]).await?;
    Ok(found.is_some())
}

pub(crate) async fn add_contact(work: &mut Work, it: &Contact) -> Result<(), Error> {
    work.change(
        "insert into consultation_contact (id, thread_id, channel, direction, started_at, minutes, writer_id, written_at,
                                           listened)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        values![
            it.id,
            it.thread,
            it.channel,
            it.direction,
            it.started_at,
            it.minutes,
            it.writer,
            it.written_at,
            it.listened
        ],
    )
    .await?;
    Ok(())
}

pub(crate) async fn add_line(work: &mut Work, thread: ThreadId, it: &Line) -> Result<(), Error> {
    work.change(
        "insert into consultation_statement (id, contact_id, thread_id, number, kind, visibility, writer_id, state)
         values ($1, $2, $3, $4, $5, $6, $7, 'there')",
        values![it.id, it.contact, thread, it.number, it.kind, it.visibility, it.writer],
    )
    .await?;
    Ok(())
}

/// One line about someone who acts in their own matter.
pub(crate) async fn line_for(work: &mut Work, id: LineId, access: Access) -> Result<Permitted<Line>, Error> {
    let found: Option<Line> = work.one(line_columns!("where s.id = $1"), values![id]).await?;
    Ok(work.permitted(access, found.ok_or(Error::NotFound)?)?)
}

pub(crate) async fn line_for_look(look: &mut Look, id: LineId, access: Access) -> Result<Permitted<Line>, Error> {
    let found: Option<Line> = look.one(line_columns!("where s.id = $1"), values![id]).await?;
    Ok(look.permitted(access, found.ok_or(Error::NotFound)?)?)
}

impl FromRow for Correction {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Correction {
            id: row.get("id")?,
            line: row.get("statement_id")?,
            kind: row.get("kind")?,
            visibility: row.get("visibility")?,
            by: row.get("by_id")?,
            own: row.get("own")?,
            at: row.get("at")?,
        })
    }
}

/// Oldest first.
pub(crate) async fn corrections(tables: &mut impl Tables, thread: ThreadId) -> Result<Vec<Correction>, Error> {
    let sql = "select id, statement_id, kind, visibility, by_id, own, at from consultation_correction
                where thread_id = $1 order by at, id limit 20000";
    Ok(tables.all(sql, values![thread]).await?)
}

pub(crate) async fn add_correction(work: &mut Work, thread: ThreadId, it: &Correction) -> Result<(), Error> {
    work.change(
        "insert into consultation_correction (id, statement_id, thread_id, kind, visibility, by_id, own, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        values![it.id, it.line, thread, it.kind, it.visibility, it.by, it.own, it.at],
    )
    .await?;
    Ok(())
}

/// A tombstone: that a line stood here, and nothing of it.
pub(crate) async fn bury_line(work: &mut Work, it: &Permitted<Line>) -> Result<(), Error> {
    work.change("delete from consultation_correction where statement_id = $1", values![it.id]).await?;
    work.change("update consultation_statement set state = 'erased' where id = $1", values![it.id]).await?;
    Ok(())
}

pub(super) async fn bury_contacts(work: &mut Work, thread: ThreadId) -> Result<(), Error> {
    for table in [
        "delete from consultation_correction where thread_id = $1",
        "delete from consultation_statement where thread_id = $1",
        "delete from consultation_contact where thread_id = $1",
        "delete from consultation_paper where thread_id = $1",
        "delete from consultation_posting where thread_id = $1",
        "delete from consultation_explanation where thread_id = $1",
        "delete from consultation_handed where thread_id = $1",
        "delete from consultation_caller where thread_id = $1",
    ] {
        work.change(table, values![thread]).await?;
    }
    Ok(())
}

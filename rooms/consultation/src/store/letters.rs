//! Letters and answers: who, when, in which state. Their texts lie sealed in the ground.
use super::threads::{self, save_thread_of};
use crate::{
    Access, Error,
    access::Theirs,
    letter::{Answer, Letter, LetterId, text_place},
    thread::{Thread, ThreadId},
};
use ground_circle::TextPlace;
use ground_policy::Permitted;
use ground_store::{FromRow, Row, Tables, Trouble, values};
use ground_work::Work;

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

macro_rules! letter_columns {
    ($rest:literal) => {
        concat!(
            "select id, number, speaker, writer_id, written_at, visible_at, state, second_id, alone, second_by, ",
            "seconded_at from consultation_letter ",
            $rest
        )
    };
}

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
    let thread = threads::thread(work, thread).await?;
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

/// Saves the thread of an answer whose change was permitted.
pub(crate) async fn save_answer(work: &mut Work, it: &Permitted<Answer>) -> Result<(), Error> {
    save_letter_of(work, &it.letter).await?;
    save_thread_of(work, &it.thread).await
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

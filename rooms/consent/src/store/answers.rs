//! What was answered to each topic of the sheet.
use crate::{
    Error,
    sheet::{Answer, AnswerId},
};
use ground_kernel::{AccountId, Timestamp};
use ground_store::{FromRow, Row, Tables, Trouble, values};
use ground_work::Work;

impl FromRow for Answer {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Answer {
            id: row.get("id")?,
            topic: row.get("topic")?,
            reply: row.get("reply")?,
            version: row.get("version")?,
            by: row.get("by_id")?,
            at: row.get("at")?,
            answered_by: row.get("answered_by")?,
        })
    }
}

pub(crate) async fn answers(tables: &mut impl Tables, party: AccountId) -> Result<Vec<Answer>, Error> {
    let sql = "select id, topic, reply, version, by_id, at, answered_by from consent_answer
                where party_id = $1 order by at, id limit 2000";
    Ok(tables.all(sql, values![party]).await?)
}

pub(crate) async fn add(work: &mut Work, party: AccountId, it: &Answer, voice: &str) -> Result<(), Error> {
    work.change(
        "insert into consent_answer (id, party_id, topic, reply, version, voice, by_id, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        values![it.id, party, it.topic, it.reply, it.version.clone(), voice.to_owned(), it.by, it.at],
    )
    .await?;
    Ok(())
}

/// A question was answered. The first answer is kept; another one is a letter.
pub(crate) async fn note_answered(
    work: &mut Work,
    party: AccountId,
    id: AnswerId,
    by: AccountId,
    now: Timestamp,
) -> Result<bool, Error> {
    let changed = work
        .change(
            "update consent_answer set answered_by = $3, answered_at = $4
              where id = $1 and party_id = $2 and reply = 'question' and answered_by is null",
            values![id, party, by, now],
        )
        .await?;
    Ok(changed == 1)
}

//! What was said to each item, and each time of answering as a whole.
use crate::{
    Error,
    agreement::Agreement,
    given::{Given, GivenId, Mark, Record, RecordId, Said},
};
use ground_kernel::{AccountId, Timestamp};
use ground_store::{FromRow, Row, Tables, Trouble, values};
use ground_work::Work;

impl FromRow for Record {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Record {
            id: row.get("id")?,
            version: row.get("version")?,
            voice: row.get("voice")?,
            how: row.get("how")?,
            by: row.get("by_id")?,
            at: row.get("at")?,
            posted_on: row.get("posted_on")?,
            posted_by: row.get("posted_by")?,
        })
    }
}

pub(crate) async fn records(tables: &mut impl Tables, party: AccountId) -> Result<Vec<Record>, Error> {
    let sql = "select id, version, voice, how, by_id, at, posted_on, posted_by from consent_record
                where party_id = $1 order by at, id limit 1000";
    Ok(tables.all(sql, values![party]).await?)
}

pub(crate) async fn record(tables: &mut impl Tables, party: AccountId, id: RecordId) -> Result<Record, Error> {
    let sql = "select id, version, voice, how, by_id, at, posted_on, posted_by from consent_record
                where party_id = $1 and id = $2";
    tables.one(sql, values![party, id]).await?.ok_or(Error::NotFound)
}

pub(crate) async fn add_record(work: &mut Work, party: AccountId, it: &Record) -> Result<(), Error> {
    work.change(
        "insert into consent_record (id, party_id, version, voice, how, by_id, at) values ($1, $2, $3, $4, $5, $6, $7)",
        values![it.id, party, it.version.clone(), it.voice.clone(), it.how, it.by, it.at],
    )
    .await?;
    Ok(())
}

/// Pressed twice, it was posted once.
pub(crate) async fn note_posted(
    work: &mut Work,
    party: AccountId,
    id: RecordId,
    on: Timestamp,
    by: AccountId,
) -> Result<(), Error> {
    work.change(
        "update consent_record set posted_on = $3, posted_by = $4 where party_id = $1 and id = $2 and posted_on is null",
        values![party, id, on, by],
    )
    .await?;
    Ok(())
}

/// In which time of answering a line was said.
pub(crate) struct Of {
    pub(crate) id: GivenId,
    pub(crate) record_id: RecordId,
}
ground_store::from_row!(Of { id, record_id });

pub(crate) async fn records_of(tables: &mut impl Tables, party: AccountId) -> Result<Vec<Of>, Error> {
    let sql = "select id, record_id from consent_given where party_id = $1 limit 20000";
    Ok(tables.all(sql, values![party]).await?)
}

/// A yes is kept with the agreement it belongs to, and in no other way.
pub(crate) async fn add_yes(work: &mut Work, party: AccountId, agreement: &Agreement, it: &Given) -> Result<(), Error> {
    let agreed = agreement.yes().iter().any(|choice| choice.item == it.mark.item);
    if it.mark.said != Said::Yes || !agreed {
        return Err(Error::NoConsent);
    }
    add(work, party, it).await
}

/// A no or a withdrawal. It needs nothing.
pub(crate) async fn add_without(work: &mut Work, party: AccountId, it: &Given) -> Result<(), Error> {
    if it.mark.said == Said::Yes {
        return Err(Error::NoConsent);
    }
    add(work, party, it).await
}

async fn add(work: &mut Work, party: AccountId, it: &Given) -> Result<(), Error> {
    let Mark { consent, item, said, to, until, .. } = it.mark;
    work.change(
        "insert into consent_given (id, party_id, record_id, consent_id, item, said, to_id, until_at, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        values![it.id, party, it.record, consent, item, said, to, until, it.at],
    )
    .await?;
    Ok(())
}

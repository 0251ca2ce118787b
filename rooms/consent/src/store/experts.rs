//! Pages for experts.
use crate::{
    Error,
    expert::{ExpertPage, PageId},
    given::ConsentId,
};
use ground_kernel::{AccountId, Timestamp};
use ground_store::{FromRow, Row, Tables, Trouble, values};
use ground_work::Work;

impl FromRow for ExpertPage {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(ExpertPage {
            id: row.get("id")?,
            party: row.get("party_id")?,
            circle: row.get("circle_id")?,
            team: row.get("team_id")?,
            consent: row.get("consent_id")?,
            expert: row.get("expert_id")?,
            by: row.get("by_id")?,
            among: row.get("among_id")?,
            at: row.get("at")?,
            gone_at: row.get("gone_at")?,
        })
    }
}

macro_rules! page_columns {
    ($rest:literal) => {
        concat!(
            "select id, party_id, circle_id, team_id, consent_id, expert_id, by_id, among_id, at, gone_at ",
            "from consent_expert ",
            $rest
        )
    };
}

pub(crate) async fn pages_of(tables: &mut impl Tables, party: AccountId) -> Result<Vec<ExpertPage>, Error> {
    Ok(tables.all(page_columns!("where party_id = $1 order by at, id limit 1000"), values![party]).await?)
}

pub(crate) async fn pages_for(tables: &mut impl Tables, expert: AccountId) -> Result<Vec<ExpertPage>, Error> {
    let sql = page_columns!("where expert_id = $1 and gone_at is null order by at desc, id limit 500");
    Ok(tables.all(sql, values![expert]).await?)
}

pub(crate) async fn page(tables: &mut impl Tables, id: PageId) -> Result<ExpertPage, Error> {
    tables.one(page_columns!("where id = $1"), values![id]).await?.ok_or(Error::NotFound)
}

pub(crate) async fn add(work: &mut Work, it: &ExpertPage, until: Option<Timestamp>) -> Result<(), Error> {
    work.change(
        "insert into consent_expert (id, party_id, circle_id, team_id, consent_id, expert_id, by_id, among_id, at, until_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        values![it.id, it.party, it.circle, it.team, it.consent, it.expert, it.by, it.among, it.at, until],
    )
    .await?;
    Ok(())
}

/// Those of one consent, or of all of somebody's, that are still sealed to an expert.
pub(crate) async fn still_there(
    work: &mut Work,
    party: AccountId,
    consent: Option<ConsentId>,
) -> Result<Vec<ExpertPage>, Error> {
    let all: Vec<ExpertPage> =
        work.all(page_columns!("where party_id = $1 and gone_at is null limit 1000"), values![party]).await?;
    Ok(all.into_iter().filter(|it| consent.is_none_or(|consent| it.consent == consent)).collect())
}

/// Those whose consent ended by itself.
pub(crate) async fn expired(work: &mut Work, now: Timestamp) -> Result<Vec<ExpertPage>, Error> {
    let sql = page_columns!("where gone_at is null and until_at <= $1 order by until_at limit 500");
    Ok(work.all(sql, values![now]).await?)
}

pub(crate) async fn note_gone(work: &mut Work, id: PageId, now: Timestamp) -> Result<(), Error> {
    work.change("update consent_expert set gone_at = $2 where id = $1 and gone_at is null", values![id, now]).await?;
    Ok(())
}

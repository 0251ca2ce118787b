//! Choices that were laid out, and the plan.
use crate::{
    Access, Error,
    plan::{Choice, ChoiceId},
};
use ground_kernel::{AccountId, Timestamp};
use ground_policy::Permitted;
use ground_store::{FromRow, Row, Tables, Trouble, from_row, values};
use ground_work::Work;

impl FromRow for Choice {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Choice {
            id: row.get("id")?,
            party: row.get("party_id")?,
            writer: row.get("writer_id")?,
            laid_on: row.get("laid_on")?,
            there: row.get::<String>("state")? == "there",
        })
    }
}

macro_rules! choices {
    ($rest:literal) => {
        concat!("select id, party_id, writer_id, laid_on, state from assessment_choice ", $rest)
    };
}

/// Those that lie there.
pub(crate) async fn choices(tables: &mut impl Tables, party: AccountId) -> Result<Vec<Choice>, Error> {
    let sql = choices!("where party_id = $1 and state = 'there' order by laid_on, id");
    Ok(tables.all(sql, values![party]).await?)
}

pub(crate) async fn choice_is_there(tables: &mut impl Tables, id: ChoiceId) -> Result<bool, Error> {
    let found: Option<Choice> = tables.one(choices!("where id = $1"), values![id]).await?;
    Ok(found.is_some())
}

pub(crate) async fn choice_for(work: &mut Work, id: ChoiceId, access: Access) -> Result<Permitted<Choice>, Error> {
    let found: Choice = work.one(choices!("where id = $1"), values![id]).await?.ok_or(Error::NotFound)?;
    Ok(work.permitted(access, found)?)
}

pub(crate) async fn add_choice(work: &mut Work, it: &Choice) -> Result<(), Error> {
    let sql =
        "insert into assessment_choice (id, party_id, writer_id, laid_on, state) values ($1, $2, $3, $4, 'there')";
    work.change(sql, values![it.id, it.party, it.writer, it.laid_on]).await?;
    Ok(())
}

pub(crate) async fn bury_choice(work: &mut Work, it: &Permitted<Choice>) -> Result<(), Error> {
    work.change("update assessment_choice set state = 'erased' where id = $1", values![it.id]).await?;
    Ok(())
}

/// Who wrote the plan down, and when.
pub(crate) struct PlanRow {
    pub(crate) writer_id: AccountId,
    pub(crate) said_on: Timestamp,
}
from_row!(PlanRow { writer_id, said_on });

pub(crate) async fn plan_written(tables: &mut impl Tables, party: AccountId) -> Result<Option<PlanRow>, Error> {
    let sql = "select writer_id, said_on from assessment_plan where party_id = $1";
    Ok(tables.one(sql, values![party]).await?)
}

pub(crate) async fn save_plan(
    work: &mut Work,
    party: AccountId,
    writer: AccountId,
    said_on: Timestamp,
) -> Result<(), Error> {
    work.change(
        "insert into assessment_plan (party_id, writer_id, said_on) values ($1, $2, $3)
         on conflict (party_id) do update set writer_id = excluded.writer_id, said_on = excluded.said_on",
        values![party, writer, said_on],
    )
    .await?;
    Ok(())
}

pub(crate) async fn forget_plan(work: &mut Work, party: AccountId) -> Result<(), Error> {
    work.change("delete from assessment_plan where party_id = $1", values![party]).await?;
    Ok(())
}

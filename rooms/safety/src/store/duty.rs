//! Who is on duty, and what was rung for.
use crate::{Access, Error, duty::Page, matter::MatterId};
use ground_kernel::{AccountId, Id, TeamId, Timestamp};
use ground_policy::Permitted;
use ground_store::{FromRow, Row, Tables, Trouble, from_row, values};
use ground_work::Work;

pub(crate) struct DutyRow {
    pub(crate) account_id: AccountId,
    pub(crate) place: i64,
    pub(crate) from_hour: i64,
    pub(crate) until_hour: i64,
    pub(crate) sealed: Vec<u8>,
}
from_row!(DutyRow { account_id, place, from_hour, until_hour, sealed });

pub(crate) async fn list(tables: &mut impl Tables) -> Result<Vec<DutyRow>, Error> {
    let sql = "select account_id, place, from_hour, until_hour, sealed from safety_duty order by place limit 100";
    Ok(tables.all(sql, values![]).await?)
}

pub(crate) async fn set_list(work: &mut Work, rows: &[DutyRow]) -> Result<(), Error> {
    work.change("delete from safety_duty", values![]).await?;
    for it in rows {
        work.change(
            "insert into safety_duty (account_id, place, from_hour, until_hour, sealed) values ($1, $2, $3, $4, $5)",
            values![it.account_id, it.place, it.from_hour, it.until_hour, it.sealed],
        )
        .await?;
    }
    Ok(())
}

pub(crate) async fn setting(tables: &mut impl Tables, name: &'static str) -> Result<Option<String>, Error> {
    struct Value {
        value: String,
    }
    from_row!(Value { value });
    let sql = "select value from safety_setting where name = $1";
    let found: Option<Value> = tables.one(sql, values![name.to_owned()]).await?;
    Ok(found.map(|it| it.value))
}

pub(crate) async fn set(work: &mut Work, name: &'static str, value: String) -> Result<(), Error> {
    let sql = "insert into safety_setting (name, value) values ($1, $2)
               on conflict (name) do update set value = excluded.value";
    work.change(sql, values![name.to_owned(), value]).await?;
    Ok(())
}

impl FromRow for Page {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Page {
            id: row.get("id")?,
            matter: row.get("matter")?,
            team: row.get("team_id")?,
            made_at: row.get("made_at")?,
            rung: row.get("rung")?,
            taken_by: row.get("taken_by")?,
            taken_at: row.get("taken_at")?,
            opened_by: row.get("opened_by")?,
            opened_at: row.get("opened_at")?,
        })
    }
}

macro_rules! page_columns {
    ($rest:literal) => {
        concat!(
            "select id, matter, team_id, made_at, rung, taken_by, taken_at, opened_by, opened_at ",
            "from safety_page ",
            $rest
        )
    };
}

pub(crate) async fn page(tables: &mut impl Tables, id: Id<Page>) -> Result<Option<Page>, Error> {
    Ok(tables.one(page_columns!("where id = $1"), values![id]).await?)
}

pub(crate) async fn pages_of(tables: &mut impl Tables, matter: MatterId) -> Result<Vec<Page>, Error> {
    Ok(tables.all(page_columns!("where matter = $1 order by made_at desc limit 50"), values![matter]).await?)
}

pub(crate) async fn untaken_of(tables: &mut impl Tables, team: TeamId, since: Timestamp) -> Result<Vec<Page>, Error> {
    let sql = page_columns!("where team_id = $1 and taken_by is null and made_at > $2 order by made_at limit 100");
    Ok(tables.all(sql, values![team, since]).await?)
}

pub(crate) async fn page_for(work: &mut Work, id: Id<Page>, access: Access) -> Result<Permitted<Page>, Error> {
    let found = page(work, id).await?.ok_or(Error::NotFound)?;
    Ok(work.permitted(access, found)?)
}

pub(crate) async fn add_page(work: &mut Work, it: &Page) -> Result<(), Error> {
    let sql = "insert into safety_page (id, matter, team_id, made_at, rung) values ($1, $2, $3, $4, $5)";
    work.change(sql, values![it.id, it.matter, it.team, it.made_at, it.rung]).await?;
    Ok(())
}

pub(crate) async fn note_rung(work: &mut Work, id: Id<Page>, whom: AccountId, rung: i64) -> Result<(), Error> {
    work.change("update safety_page set rung = $2, last_id = $3 where id = $1", values![id, rung, whom]).await?;
    Ok(())
}

/// Saves a page that somebody was permitted to take.
pub(crate) async fn save_page(work: &mut Work, it: &Permitted<Page>) -> Result<(), Error> {
    let sql = "update safety_page set taken_by = $2, taken_at = $3, opened_by = $4, opened_at = $5 where id = $1";
    work.change(sql, values![it.id, it.taken_by, it.taken_at, it.opened_by, it.opened_at]).await?;
    Ok(())
}

pub(crate) async fn forget_pages(work: &mut Work, matter: MatterId) -> Result<(), Error> {
    work.change("delete from safety_page where matter = $1", values![matter]).await?;
    Ok(())
}

pub(crate) async fn forget_old_pages(work: &mut Work, before: Timestamp) -> Result<(), Error> {
    work.change("delete from safety_page where made_at < $1", values![before]).await?;
    Ok(())
}

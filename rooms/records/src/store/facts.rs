//! What protects somebody. Asked for by the folder of the one it protects, and in no other way.
use crate::{
    Access, Error,
    fact::{Fact, FactId},
    folder::FolderId,
};
use ground_policy::Permitted;
use ground_store::{FromRow, Row, Tables, Trouble, values};
use ground_work::Work;

impl FromRow for Fact {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Fact {
            id: row.get("id")?,
            folder: row.get("folder_id")?,
            team: row.get("team_id")?,
            by: row.get("by_id")?,
            made_at: row.get("made_at")?,
            second: row.get("second_id")?,
            look_again_at: row.get("look_again_at")?,
        })
    }
}

macro_rules! fact_columns {
    ($rest:literal) => {
        concat!("select id, folder_id, team_id, by_id, made_at, second_id, look_again_at from records_fact ", $rest)
    };
}

pub(crate) async fn facts(tables: &mut impl Tables, folder: FolderId) -> Result<Vec<Fact>, Error> {
    let sql = fact_columns!("where folder_id = $1 order by made_at, id limit 500");
    Ok(tables.all(sql, values![folder]).await?)
}

pub(crate) async fn fact_for(work: &mut Work, id: FactId, access: Access) -> Result<Permitted<Fact>, Error> {
    let found: Option<Fact> = work.one(fact_columns!("where id = $1"), values![id]).await?;
    Ok(work.permitted(access, found.ok_or(Error::NotFound)?)?)
}

pub(crate) async fn add_fact(work: &mut Work, it: &Fact) -> Result<(), Error> {
    work.change(
        "insert into records_fact (id, folder_id, team_id, by_id, made_at, look_again_at)
         values ($1, $2, $3, $4, $5, $6)",
        values![it.id, it.folder, it.team, it.by, it.made_at, it.look_again_at],
    )
    .await?;
    Ok(())
}

pub(crate) async fn save_fact(work: &mut Work, it: &Permitted<Fact>) -> Result<(), Error> {
    work.change(
        "update records_fact set by_id = $2, second_id = $3, look_again_at = $4 where id = $1",
        values![it.id, it.by, it.second, it.look_again_at],
    )
    .await?;
    Ok(())
}

/// It is so no more. Its text was destroyed; the ledger of the one it protected says that it was.
pub(crate) async fn bury_fact(work: &mut Work, it: &Permitted<Fact>) -> Result<(), Error> {
    work.change("delete from records_fact where id = $1", values![it.id]).await?;
    Ok(())
}

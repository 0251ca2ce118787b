//! What was passed on: when, on which ground, by whom. Receivers, items and reasons lie sealed in the ground.
use crate::{
    Access, Error,
    matter::MatterId,
    passing::{Passing, PassingId},
};
use ground_kernel::{TeamId, Timestamp};
use ground_policy::Permitted;
use ground_store::{FromRow, Row, Tables, Trouble, values};
use ground_work::Work;

impl FromRow for Passing {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Passing {
            id: row.get("id")?,
            matter: row.get("matter")?,
            team: row.get("team_id")?,
            kind: row.get("kind")?,
            ground: row.get("ground")?,
            by: row.get("by_id")?,
            made_at: row.get("made_at")?,
            items: row.get("items")?,
            second: row.get("second_id")?,
            seconded_at: row.get("seconded_at")?,
            second_by: row.get("second_by")?,
            told_at: row.get("told_at")?,
            wait_by: row.get("wait_by_id")?,
            wait_until: row.get("wait_until")?,
            held_by: row.get("held_by_id")?,
            held_until: row.get("held_until")?,
            erased: row.get::<Option<Timestamp>>("erased_at")?.is_some(),
        })
    }
}

macro_rules! passing_columns {
    ($rest:literal) => {
        concat!(
            "select id, matter, team_id, kind, ground, by_id, made_at, items, second_id, seconded_at, second_by, ",
            "told_at, wait_by_id, wait_until, held_by_id, held_until, erased_at from safety_passing ",
            $rest
        )
    };
}

pub(crate) async fn passings(tables: &mut impl Tables, matter: MatterId) -> Result<Vec<Passing>, Error> {
    Ok(tables.all(passing_columns!("where matter = $1 order by made_at limit 500"), values![matter]).await?)
}

pub(crate) async fn passing_for(
    work: &mut Work,
    matter: MatterId,
    id: PassingId,
    access: Access,
) -> Result<Permitted<Passing>, Error> {
    let sql = passing_columns!("where id = $1 and matter = $2");
    let found = tables_one(work, sql, id, matter).await?.ok_or(Error::NotFound)?;
    Ok(work.permitted(access, found)?)
}

async fn tables_one(
    work: &mut Work,
    sql: &'static str,
    id: PassingId,
    matter: MatterId,
) -> Result<Option<Passing>, Error> {
    Ok(work.one(sql, values![id, matter]).await?)
}

/// Those that want something of the desk: a second name, or a decision before they are shown.
pub(crate) async fn open_passings_of(tables: &mut impl Tables, team: TeamId) -> Result<Vec<Passing>, Error> {
    let sql = passing_columns!(
        "where team_id = $1 and erased_at is null
           and (second_id is null or held_until is not null or wait_until is not null) order by made_at limit 1000"
    );
    Ok(tables.all(sql, values![team]).await?)
}

/// The newest of a team, for the log: no receiver, no item, nobody's name but the two of ours.
pub(crate) async fn newest_passings_of(tables: &mut impl Tables, team: TeamId) -> Result<Vec<Passing>, Error> {
    Ok(tables.all(passing_columns!("where team_id = $1 order by made_at desc limit 50"), values![team]).await?)
}

pub(crate) async fn add_passing(work: &mut Work, it: &Passing) -> Result<(), Error> {
    work.change(
        "insert into safety_passing (id, matter, team_id, kind, ground, by_id, made_at, items, second_id, seconded_at,
                                     second_by, told_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        values![
            it.id,
            it.matter,
            it.team,
            it.kind,
            it.ground,
            it.by,
            it.made_at,
            it.items,
            it.second,
            it.seconded_at,
            it.second_by,
            it.told_at
        ],
    )
    .await?;
    Ok(())
}

/// Saves a passing whose change was permitted.
pub(crate) async fn save_passing(work: &mut Work, it: &Permitted<Passing>) -> Result<(), Error> {
    work.change(
        "update safety_passing
            set second_id = $2, seconded_at = $3, wait_by_id = $4, wait_until = $5, held_by_id = $6, held_until = $7
          where id = $1",
        values![it.id, it.second, it.seconded_at, it.wait_by, it.wait_until, it.held_by, it.held_until],
    )
    .await?;
    Ok(())
}

/// Its owner erased everything: the row says that it was, and no more.
pub(crate) async fn empty_passings(work: &mut Work, matter: MatterId) -> Result<(), Error> {
    let now = work.now();
    work.change("update safety_passing set erased_at = $2 where matter = $1", values![matter, now]).await?;
    Ok(())
}

//! Work levels, and matters that are read together while one is open. The doors are `level_for` and `level_for_look`.
use crate::{Access, Error, hands::Handed, level::Level, matter::MatterId, passing::PassingId};
use ground_kernel::{AccountId, Id, TeamId, Timestamp};
use ground_policy::Permitted;
use ground_store::{FromRow, Row, Tables, Trouble, from_row, values};
use ground_work::Work;

impl FromRow for Level {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Level {
            id: row.get("id")?,
            matter: row.get("matter")?,
            team: row.get("team_id")?,
            level: row.get("level")?,
            set_by: row.get("set_by")?,
            set_at: row.get("set_at")?,
            look_again_at: row.get("look_again_at")?,
            circle: row.get("circle_id")?,
            asked: row.get("asked_id")?,
            second: row.get("second_id")?,
            second_at: row.get("second_at")?,
            ended_by: row.get("ended_by")?,
            ended_at: row.get("ended_at")?,
            held_by: row.get("held_by")?,
            handed: handed(row)?,
        })
    }
}

fn handed(row: &Row) -> Result<Option<Handed>, Trouble> {
    let (by, to): (Option<AccountId>, Option<AccountId>) = (row.get("handed_by")?, row.get("handed_to")?);
    let at: Option<Timestamp> = row.get("handed_at")?;
    Ok(by.zip(to).zip(at).map(|((by, to), at)| Handed { by, to, at }))
}

macro_rules! level_columns {
    ($rest:literal) => {
        concat!(
            "select id, matter, team_id, level, set_by, set_at, look_again_at, circle_id, asked_id, second_id, ",
            "second_at, ended_by, ended_at, held_by, handed_by, handed_to, handed_at from safety_level ",
            $rest
        )
    };
}

/// The open level of a matter; two at the same moment are one too many, and the newest counts.
pub(crate) async fn open_level(tables: &mut impl Tables, matter: MatterId) -> Result<Option<Level>, Error> {
    let sql = level_columns!("where matter = $1 and ended_at is null order by set_at desc limit 1");
    Ok(tables.one(sql, values![matter]).await?)
}

pub(crate) async fn level_for(work: &mut Work, matter: MatterId, access: Access) -> Result<Permitted<Level>, Error> {
    let found = open_level(work, matter).await?.ok_or(Error::TooLate)?;
    Ok(work.permitted(access, found)?)
}

/// One that is found by itself, at the list of who is on duty.
pub(crate) async fn level_by_id(work: &mut Work, id: Id<Level>, access: Access) -> Result<Permitted<Level>, Error> {
    let found: Option<Level> = work.one(level_columns!("where id = $1"), values![id]).await?;
    Ok(work.permitted(access, found.ok_or(Error::NotFound)?)?)
}

pub(crate) async fn open_levels_of(tables: &mut impl Tables, team: TeamId) -> Result<Vec<Level>, Error> {
    let sql = level_columns!("where team_id = $1 and ended_at is null order by set_at limit 1000");
    Ok(tables.all(sql, values![team]).await?)
}

pub(crate) async fn levels_of(tables: &mut impl Tables, matter: MatterId) -> Result<Vec<Level>, Error> {
    Ok(tables.all(level_columns!("where matter = $1 limit 1000"), values![matter]).await?)
}

pub(crate) async fn count_open(tables: &mut impl Tables) -> Result<i64, Error> {
    let sql = "select count(*) as figure from safety_level where ended_at is null";
    Ok(tables.one(sql, values![]).await?.unwrap_or(0))
}

pub(crate) async fn add_level(work: &mut Work, it: &Level) -> Result<(), Error> {
    work.change(
        "insert into safety_level (id, matter, team_id, level, set_by, set_at, look_again_at, circle_id, second_id,
                                   second_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        values![
            it.id,
            it.matter,
            it.team,
            it.level,
            it.set_by,
            it.set_at,
            it.look_again_at,
            it.circle,
            it.second,
            it.second_at
        ],
    )
    .await?;
    Ok(())
}

/// Saves a level whose change was permitted.
pub(crate) async fn save_level(work: &mut Work, it: &Permitted<Level>) -> Result<(), Error> {
    work.change(
        "update safety_level
            set asked_id = $2, second_id = $3, second_at = $4, ended_by = $5, ended_at = $6, held_by = $7,
                handed_by = $8, handed_to = $9, handed_at = $10
          where id = $1",
        values![
            it.id,
            it.asked,
            it.second,
            it.second_at,
            it.ended_by,
            it.ended_at,
            it.held_by,
            it.handed.map(|it| it.by),
            it.handed.map(|it| it.to),
            it.handed.map(|it| it.at)
        ],
    )
    .await?;
    Ok(())
}

/// Its matter was erased: what is open stays open, without content; what was ended is gone.
pub(crate) async fn empty_levels(work: &mut Work, matter: MatterId) -> Result<(), Error> {
    work.change("update safety_level set circle_id = null where matter = $1 and ended_at is null", values![matter])
        .await?;
    work.change("delete from safety_level where matter = $1 and ended_at is not null", values![matter]).await?;
    Ok(())
}

// — read together —

#[derive(Clone, Debug)]
pub(crate) struct Joining {
    pub(crate) id: Id<Joining>,
    pub(crate) matter: MatterId,
    pub(crate) other: MatterId,
    pub(crate) by_id: AccountId,
    pub(crate) second_id: Option<AccountId>,
}
from_row!(Joining { id, matter, other, by_id, second_id });

/// What is read together with this matter, in either direction, or proposed to be.
pub(crate) async fn joinings(tables: &mut impl Tables, matter: MatterId) -> Result<Vec<Joining>, Error> {
    let sql =
        "select id, matter, other, by_id, second_id from safety_joining where matter = $1 or other = $1 limit 100";
    Ok(tables.all(sql, values![matter]).await?)
}

pub(crate) async fn add_joining(work: &mut Work, level: Id<Level>, it: &Joining) -> Result<(), Error> {
    work.change(
        "insert into safety_joining (id, level_id, matter, other, by_id) values ($1, $2, $3, $4, $5)",
        values![it.id, level, it.matter, it.other, it.by_id],
    )
    .await?;
    Ok(())
}

pub(crate) async fn confirm(
    work: &mut Work,
    joining: Id<Joining>,
    second: AccountId,
    passing: PassingId,
) -> Result<(), Error> {
    let sql = "update safety_joining set second_id = $2, passing_id = $3 where id = $1";
    work.change(sql, values![joining, second, passing]).await?;
    Ok(())
}

/// It ends with the level.
pub(crate) async fn end_joinings(work: &mut Work, level: Id<Level>) -> Result<(), Error> {
    work.change("delete from safety_joining where level_id = $1", values![level]).await?;
    Ok(())
}

/// And with either matter.
pub(crate) async fn forget_joinings(work: &mut Work, matter: MatterId) -> Result<(), Error> {
    work.change("delete from safety_joining where matter = $1 or other = $1", values![matter]).await?;
    Ok(())
}

//! Notes that are not shown yet: that they are, why, and until when. Their words lie sealed in the team's own circle.
use crate::{
    Access, Error,
    folder::FolderId,
    held::{Held, HeldId},
};
use ground_kernel::TeamId;
use ground_policy::Permitted;
use ground_store::{FromRow, Row, Tables, Trouble, values};
use ground_work::Work;

impl FromRow for Held {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Held {
            id: row.get("id")?,
            folder: row.get("folder_id")?,
            team: row.get("team_id")?,
            circle: row.get("circle_id")?,
            why: row.get("why")?,
            by: row.get("by_id")?,
            made_at: row.get("made_at")?,
            asked_by: row.get("asked_by")?,
            asked_until: row.get("asked_until")?,
            second: row.get("second_id")?,
            held_until: row.get("held_until")?,
            shown_at: row.get("shown_at")?,
        })
    }
}

macro_rules! held_columns {
    ($rest:literal) => {
        concat!(
            "select id, folder_id, team_id, circle_id, why, by_id, made_at, asked_by, asked_until, second_id, held_until, ",
            "shown_at from records_held ",
            $rest
        )
    };
}

/// Those of a folder that are not shown yet.
pub(crate) async fn helds(tables: &mut impl Tables, folder: FolderId) -> Result<Vec<Held>, Error> {
    let sql = held_columns!("where folder_id = $1 and shown_at is null order by made_at, id limit 500");
    Ok(tables.all(sql, values![folder]).await?)
}

/// Those of a team that are not shown yet: the desk says which of its folders they wait in.
pub(crate) async fn helds_of(tables: &mut impl Tables, team: TeamId) -> Result<Vec<Held>, Error> {
    let sql = held_columns!("where team_id = $1 and shown_at is null order by made_at, id limit 2000");
    Ok(tables.all(sql, values![team]).await?)
}

/// By the id that its form gave it: it was written down before.
pub(crate) async fn held_is_there(tables: &mut impl Tables, id: HeldId) -> Result<bool, Error> {
    let found: Option<Held> = tables.one(held_columns!("where id = $1"), values![id]).await?;
    Ok(found.is_some())
}

pub(crate) async fn held_for(work: &mut Work, id: HeldId, access: Access) -> Result<Permitted<Held>, Error> {
    let found: Option<Held> = work.one(held_columns!("where id = $1"), values![id]).await?;
    Ok(work.permitted(access, found.ok_or(Error::NotFound)?)?)
}

pub(crate) async fn add_held(work: &mut Work, it: &Held) -> Result<(), Error> {
    work.change(
        "insert into records_held (id, folder_id, team_id, circle_id, why, by_id, made_at, asked_by, asked_until)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        values![it.id, it.folder, it.team, it.circle, it.why, it.by, it.made_at, it.asked_by, it.asked_until],
    )
    .await?;
    Ok(())
}

pub(crate) async fn save_held(work: &mut Work, it: &Permitted<Held>) -> Result<(), Error> {
    work.change(
        "update records_held
            set asked_by = $2, asked_until = $3, second_id = $4, held_until = $5, shown_at = $6
          where id = $1",
        values![it.id, it.asked_by, it.asked_until, it.second, it.held_until, it.shown_at],
    )
    .await?;
    Ok(())
}

//! Folders, and the circle a team has for what is not shown yet. The doors are `folder_for` and `folder_for_look`.
use crate::{
    Access, Error,
    folder::{Folder, FolderId, RECORDS_FOLDER},
};
use ground_kernel::{AccountId, CircleId, TeamId, Timestamp};
use ground_policy::Permitted;
use ground_store::{FromRow, Row, Tables, Trouble, from_row, values};
use ground_work::{Look, Work};

impl FromRow for Folder {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Folder {
            id: row.get("id")?,
            party: row.get("party_id")?,
            circle: row.get("circle_id")?,
            team: row.get("team_id")?,
            begun_at: row.get("begun_at")?,
            how: row.get("how")?,
            asked_by: row.get("asked_by")?,
            witness: row.get("witness_id")?,
            closed_at: row.get("closed_at")?,
        })
    }
}

macro_rules! folder_columns {
    ($rest:literal) => {
        concat!(
            "select id, party_id, circle_id, team_id, begun_at, how, asked_by, witness_id, ",
            "(select c.closed_at from records_closed c where c.folder_id = records_folder.id) as closed_at ",
            "from records_folder ",
            $rest
        )
    };
}

async fn folder(tables: &mut impl Tables, id: FolderId) -> Result<Folder, Error> {
    there(tables, id).await?.ok_or(Error::NotFound)
}

/// A folder that was not destroyed. Of a household that was, the row stays as long as somebody is joined with it: their
/// page shows what they chose, and nothing of what became of it.
pub(crate) async fn there(tables: &mut impl Tables, id: FolderId) -> Result<Option<Folder>, Error> {
    let sql = folder_columns!("where id = $1 and id not in (select id from records_gone)");
    Ok(tables.one(sql, values![id]).await?)
}

/// By the id that its form gave it: it was begun before.
pub(crate) async fn folder_is_there(tables: &mut impl Tables, id: FolderId) -> Result<bool, Error> {
    let found: Option<Folder> = tables.one(folder_columns!("where id = $1"), values![id]).await?;
    Ok(found.is_some())
}

pub(crate) async fn folder_for(work: &mut Work, id: FolderId, access: Access) -> Result<Permitted<Folder>, Error> {
    let found = folder(work, id).await?;
    Ok(work.permitted(access, found)?)
}

pub(crate) async fn folder_for_look(look: &mut Look, id: FolderId, access: Access) -> Result<Permitted<Folder>, Error> {
    let found = folder(look, id).await?;
    Ok(look.permitted(access, found)?)
}

/// A folder that does not stand yet, for a team that may see that.
pub(crate) async fn waiting(look: &mut Look, id: FolderId) -> Result<Option<Folder>, Error> {
    let found = folder(look, id).await?;
    Ok(look.permitted_all(Access::LookAt, vec![found]).pop().map(Permitted::into_inner))
}

/// The folder of somebody who acts in their own matter, or in whose matter something is about to be permitted.
pub(crate) async fn folder_of(tables: &mut impl Tables, party: AccountId) -> Result<Option<Folder>, Error> {
    Ok(tables.one(folder_columns!("where party_id = $1"), values![party]).await?)
}

/// Every folder of a team. Nothing is opened.
pub(crate) async fn folders_of(tables: &mut impl Tables, team: TeamId) -> Result<Vec<Folder>, Error> {
    let sql = folder_columns!(
        "where team_id = $1 and id not in (select id from records_gone) order by begun_at desc, id limit 5000"
    );
    Ok(tables.all(sql, values![team]).await?)
}

/// The households of a team. Who may learn of which is asked by the caller.
pub(crate) async fn households_of(tables: &mut impl Tables, team: TeamId) -> Result<Vec<Folder>, Error> {
    let sql = folder_columns!(
        "where team_id = $1 and party_id is null and id not in (select id from records_gone)
         order by begun_at desc, id limit 5000"
    );
    Ok(tables.all(sql, values![team]).await?)
}

/// The same for somebody who joins: also what they were joined with before and is destroyed, which answers alike.
pub(crate) async fn households_for(
    tables: &mut impl Tables,
    team: TeamId,
    party: AccountId,
) -> Result<Vec<Folder>, Error> {
    let sql = folder_columns!(
        "where team_id = $1 and party_id is null
           and (id not in (select id from records_gone)
                or id in (select household_id from records_link where party_id = $2))
         order by begun_at desc, id limit 5000"
    );
    Ok(tables.all(sql, values![team, party]).await?)
}

/// When something was last written down, by folder.
pub(crate) struct Newest {
    pub(crate) folder_id: FolderId,
    pub(crate) at: Timestamp,
}
from_row!(Newest { folder_id, at });

pub(crate) async fn newest_of(tables: &mut impl Tables, team: TeamId) -> Result<Vec<Newest>, Error> {
    let sql = "select e.folder_id, cast(max(e.started_at) as bigint) as at
                 from records_entry e join records_folder f on f.id = e.folder_id
                where f.team_id = $1 group by e.folder_id";
    Ok(tables.all(sql, values![team]).await?)
}

pub(crate) async fn add_folder(work: &mut Work, it: &Folder) -> Result<(), Error> {
    work.change(
        "insert into records_folder (id, party_id, circle_id, team_id, begun_at, how, asked_by, witness_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        values![it.id, it.party, it.circle, it.team, it.begun_at, it.how, it.asked_by, it.witness],
    )
    .await?;
    Ok(())
}

pub(crate) async fn save_folder(work: &mut Work, it: &Permitted<Folder>) -> Result<(), Error> {
    work.change("update records_folder set witness_id = $2 where id = $1", values![it.id, it.witness]).await?;
    Ok(())
}

/// Everything of one folder goes: its texts were destroyed before.
pub(crate) async fn bury_folder(work: &mut Work, id: FolderId) -> Result<(), Error> {
    empty_rows(work, id).await?;
    work.change("delete from records_folder where id = $1", values![id]).await?;
    Ok(ground_circle::erased::note_row(work.bare().0, RECORDS_FOLDER, id).await?)
}

/// The same of a household: its row stays as long as somebody is joined with it.
pub(crate) async fn bury_household(work: &mut Work, id: FolderId) -> Result<(), Error> {
    empty_rows(work, id).await?;
    let sql = "delete from records_folder where id = $1 and id not in (select household_id from records_link)";
    work.change(sql, values![id]).await?;
    Ok(ground_circle::erased::note_row(work.bare().0, RECORDS_FOLDER, id).await?)
}

async fn empty_rows(work: &mut Work, id: FolderId) -> Result<(), Error> {
    for sql in [
        "delete from records_told where folder_id = $1",
        "delete from records_part where folder_id = $1",
        "delete from records_keeping where folder_id = $1",
        "delete from records_closed where folder_id = $1",
        "delete from records_erasing where folder_id = $1",
        "delete from records_stop where folder_id = $1",
        "delete from records_hurt where folder_id = $1",
        "delete from records_asked where folder_id = $1",
        "delete from records_class where line_id in (select id from records_line where folder_id = $1)",
        "delete from records_line where folder_id = $1",
        "delete from records_entry where folder_id = $1",
        "delete from records_held where folder_id = $1",
        "delete from records_fact where folder_id = $1",
    ] {
        work.change(sql, values![id]).await?;
    }
    Ok(())
}

pub(crate) async fn team_circle(tables: &mut impl Tables, team: TeamId) -> Result<Option<CircleId>, Error> {
    Ok(tables.one("select circle_id as id from records_team_circle where team_id = $1", values![team]).await?)
}

pub(crate) async fn add_team_circle(work: &mut Work, team: TeamId, circle: CircleId) -> Result<(), Error> {
    let sql = "insert into records_team_circle (team_id, circle_id) values ($1, $2)";
    work.change(sql, values![team, circle]).await?;
    Ok(())
}

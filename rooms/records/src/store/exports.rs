//! What was taken out as a spreadsheet: asked for, agreed to, taken; and each person's own row of it. No content is here.
use crate::{
    Access, Error,
    export::{Agreed, Export, ExportId, Exported},
    folder::{Folder, FolderId},
    sheet::Period,
};
use ground_kernel::{AccountId, Id, TeamId, Timestamp};
use ground_policy::Permitted;
use ground_store::{FromRow, Row, Tables, Trouble, values};
use ground_work::{Look, Work};

impl FromRow for Export {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        let (by, at): (Option<AccountId>, Option<Timestamp>) = (row.get("second_id")?, row.get("agreed_at")?);
        Ok(Export {
            id: row.get("id")?,
            team: row.get("team_id")?,
            circle: row.get("circle_id")?,
            purpose: row.get("purpose")?,
            of: row.get("folder_id")?,
            period: Period { from: row.get("from_at")?, until: row.get("until_at")? },
            names: row.get("names")?,
            asked_by: row.get("asked_by")?,
            asked_at: row.get("asked_at")?,
            agreed: by.zip(at).map(|(by, at)| Agreed { by, at }),
            taken_at: row.get("taken_at")?,
            ended_at: row.get("ended_at")?,
        })
    }
}

impl FromRow for Exported {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Exported {
            id: row.get("id")?,
            export: row.get("export_id")?,
            party: row.get("party_id")?,
            at: row.get("at")?,
            purpose: row.get("purpose")?,
            by: row.get("by_id")?,
            second: row.get("second_id")?,
        })
    }
}

macro_rules! export_columns {
    ($rest:literal) => {
        concat!(
            "select id, team_id, circle_id, purpose, folder_id, from_at, until_at, names, asked_by, asked_at, second_id, ",
            "agreed_at, taken_at, ended_at from records_export ",
            $rest
        )
    };
}

pub(crate) async fn export(tables: &mut impl Tables, id: ExportId) -> Result<Option<Export>, Error> {
    Ok(tables.one(export_columns!("where id = $1"), values![id]).await?)
}

pub(crate) async fn export_for(work: &mut Work, id: ExportId, access: Access) -> Result<Permitted<Export>, Error> {
    let found = export(work, id).await?.ok_or(Error::NotFound)?;
    Ok(work.permitted(access, found)?)
}

pub(crate) async fn export_for_look(look: &mut Look, id: ExportId, access: Access) -> Result<Permitted<Export>, Error> {
    let found = export(look, id).await?.ok_or(Error::NotFound)?;
    Ok(look.permitted(access, found)?)
}

pub(crate) async fn exports_of(tables: &mut impl Tables, team: TeamId) -> Result<Vec<Export>, Error> {
    let sql = export_columns!("where team_id = $1 order by asked_at desc, id limit 200");
    Ok(tables.all(sql, values![team]).await?)
}

/// Those that were asked for one record alone: they go with it.
pub(crate) async fn exports_of_folder(tables: &mut impl Tables, folder: FolderId) -> Result<Vec<Export>, Error> {
    Ok(tables.all(export_columns!("where folder_id = $1 limit 1000"), values![folder]).await?)
}

pub(crate) async fn add_export(work: &mut Work, it: &Export) -> Result<(), Error> {
    let Period { from, until } = it.period;
    work.change(
        "insert into records_export (id, team_id, circle_id, purpose, folder_id, from_at, until_at, names, asked_by,
                                     asked_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        values![it.id, it.team, it.circle, it.purpose, it.of, from, until, it.names, it.asked_by, it.asked_at],
    )
    .await?;
    Ok(())
}

pub(crate) async fn save_export(work: &mut Work, it: &Permitted<Export>) -> Result<(), Error> {
    let (by, at) = (it.agreed.map(|it| it.by), it.agreed.map(|it| it.at));
    work.change(
        "update records_export set second_id = $2, agreed_at = $3, taken_at = $4, ended_at = $5 where id = $1",
        values![it.id, by, at, it.taken_at, it.ended_at],
    )
    .await?;
    Ok(())
}

pub(crate) async fn bury_export(work: &mut Work, id: ExportId) -> Result<(), Error> {
    work.change("delete from records_export_shut where export_id = $1", values![id]).await?;
    work.change("delete from records_export where id = $1", values![id]).await?;
    Ok(())
}

// — what the second could not open —

/// A record, or an entry.
pub(crate) type About = Id<Folder>;

pub(crate) async fn add_shut(work: &mut Work, export: &Permitted<Export>, about: About) -> Result<(), Error> {
    let sql = "insert into records_export_shut (export_id, about_id) values ($1, $2)";
    work.change(sql, values![export.id, about]).await?;
    Ok(())
}

pub(crate) async fn shut_of(tables: &mut impl Tables, export: ExportId) -> Result<Vec<About>, Error> {
    let sql = "select about_id as id from records_export_shut where export_id = $1";
    Ok(tables.all(sql, values![export]).await?)
}

// — whose record was in a file —

macro_rules! exported_columns {
    ($rest:literal) => {
        concat!("select id, export_id, party_id, at, purpose, by_id, second_id from records_exported ", $rest)
    };
}

pub(crate) async fn exported_of(tables: &mut impl Tables, party: AccountId) -> Result<Vec<Exported>, Error> {
    let sql = exported_columns!("where party_id = $1 order by at desc, id limit 1000");
    Ok(tables.all(sql, values![party]).await?)
}

/// Whose records were in one file.
pub(crate) async fn exported_by(tables: &mut impl Tables, export: ExportId) -> Result<Vec<Exported>, Error> {
    Ok(tables.all(exported_columns!("where export_id = $1"), values![export]).await?)
}

pub(crate) async fn add_exported(work: &mut Work, it: &Exported) -> Result<(), Error> {
    work.change(
        "insert into records_exported (id, export_id, party_id, at, purpose, by_id, second_id)
         values ($1, $2, $3, $4, $5, $6, $7)",
        values![it.id, it.export, it.party, it.at, it.purpose, it.by, it.second],
    )
    .await?;
    Ok(())
}

pub(crate) async fn forget_exported(work: &mut Work, party: AccountId) -> Result<(), Error> {
    work.change("delete from records_exported where party_id = $1", values![party]).await?;
    Ok(())
}

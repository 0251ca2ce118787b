//! What was handed on, and whose words stand in a household's folder. Asked for by the copy's folder or by the speaker.
use crate::{Error, folder::FolderId, line::LineId, telling::Told};
use ground_kernel::{AccountId, CircleId, TeamId};
use ground_store::{FromRow, Row, Tables, Trouble, from_row, values};
use ground_work::Work;

impl FromRow for Told {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Told {
            copy: row.get("copy_id")?,
            line: row.get("line_id")?,
            speaker: row.get("party_id")?,
            folder: row.get("folder_id")?,
            by: row.get("told_by")?,
            at: row.get("told_at")?,
        })
    }
}

macro_rules! told_columns {
    ($rest:literal) => {
        concat!("select copy_id, line_id, party_id, folder_id, told_by, told_at from records_told ", $rest)
    };
}

/// The copies in this folder.
pub(crate) async fn told_in(tables: &mut impl Tables, folder: FolderId) -> Result<Vec<Told>, Error> {
    Ok(tables.all(told_columns!("where folder_id = $1 limit 5000"), values![folder]).await?)
}

/// What this one said, wherever it was handed on to.
pub(crate) async fn told_by(tables: &mut impl Tables, speaker: AccountId) -> Result<Vec<Told>, Error> {
    Ok(tables.all(told_columns!("where party_id = $1 limit 5000"), values![speaker]).await?)
}

pub(crate) async fn add_told(work: &mut Work, it: &Told) -> Result<(), Error> {
    work.change(
        "insert into records_told (copy_id, line_id, party_id, folder_id, told_by, told_at)
         values ($1, $2, $3, $4, $5, $6)",
        values![it.copy, it.line, it.speaker, it.folder, it.by, it.at],
    )
    .await?;
    Ok(())
}

/// Its text was destroyed: where it stood, a tombstone is left.
pub(crate) async fn take_told_back(work: &mut Work, it: &Told) -> Result<(), Error> {
    work.change("delete from records_told where copy_id = $1", values![it.copy]).await?;
    super::bury_line_again(work, it.copy).await?;
    work.change("delete from records_hurt where line_id = $1", values![it.copy]).await?;
    Ok(())
}

// — whose words stand in a household's folder —

pub(crate) async fn add_part(work: &mut Work, line: LineId, folder: FolderId, speaker: AccountId) -> Result<(), Error> {
    let sql = "insert into records_part (line_id, folder_id, party_id) values ($1, $2, $3)";
    work.change(sql, values![line, folder, speaker]).await?;
    Ok(())
}

/// Whoever puts a line right leaves it theirs.
pub(crate) async fn inherit_part(work: &mut Work, before: LineId, line: LineId) -> Result<(), Error> {
    let sql = "insert into records_part (line_id, folder_id, party_id)
               select $2, folder_id, party_id from records_part where line_id = $1";
    work.change(sql, values![before, line]).await?;
    Ok(())
}

/// A copy is not put right: its speaker could not take back what was written in its place.
pub(crate) async fn is_told(tables: &mut impl Tables, line: LineId) -> Result<bool, Error> {
    let found: Option<Told> = tables.one(told_columns!("where copy_id = $1"), values![line]).await?;
    Ok(found.is_some())
}

/// In the very piece of work that hands it on.
pub(crate) async fn still_may_be_told(tables: &mut impl Tables, line: LineId) -> Result<bool, Error> {
    let sql = "select id from records_line where id = $1 and state = 'there' and visibility = 'person'";
    Ok(tables.one::<LineId, _>(sql, values![line]).await?.is_some())
}

/// A line of somebody in a household's folder, and where its text lies.
pub(crate) struct PartOf {
    pub(crate) line_id: LineId,
    pub(crate) circle_id: CircleId,
}
from_row!(PartOf { line_id, circle_id });

/// What this one said there; of one household, or of all.
pub(crate) async fn parts_of(
    tables: &mut impl Tables,
    speaker: AccountId,
    household: Option<FolderId>,
) -> Result<Vec<PartOf>, Error> {
    let sql = "select p.line_id, f.circle_id from records_part p join records_folder f on f.id = p.folder_id
                where p.party_id = $1 and p.folder_id = coalesce($2, p.folder_id) limit 5000";
    Ok(tables.all(sql, values![speaker, household]).await?)
}

pub(crate) async fn forget_part(work: &mut Work, line: LineId) -> Result<(), Error> {
    super::bury_line_again(work, line).await?;
    work.change("delete from records_part where line_id = $1", values![line]).await?;
    Ok(())
}

/// Households with which this one was joined and is the last who was.
pub(crate) async fn last_joined(tables: &mut impl Tables, party: AccountId) -> Result<Vec<(FolderId, TeamId)>, Error> {
    struct Last {
        household_id: FolderId,
        team_id: TeamId,
    }
    from_row!(Last { household_id, team_id });
    let sql = "select l.household_id, l.team_id from records_link l
                where l.party_id = $1 and (l.asked_by is null or l.witness_id is not null)
                  and not exists (select 1 from records_link o
                                   where o.household_id = l.household_id and o.party_id <> $1
                                     and (o.asked_by is null or o.witness_id is not null))";
    let all: Vec<Last> = tables.all(sql, values![party]).await?;
    Ok(all.into_iter().map(|it| (it.household_id, it.team_id)).collect())
}

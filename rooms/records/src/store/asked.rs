//! Corrections that somebody asked for beside a line. Their words, and our answers, lie sealed in their circle.
use crate::{
    Error,
    asked::{Answered, Asked, Outcome},
    folder::FolderId,
    line::LineId,
};
use ground_kernel::{AccountId, TeamId, Timestamp};
use ground_store::{FromRow, Row, Tables, Trouble, values};
use ground_work::Work;

impl FromRow for Asked {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        let (at, by, outcome): (Option<Timestamp>, Option<AccountId>, Option<Outcome>) =
            (row.get("answered_at")?, row.get("answered_by")?, row.get("outcome")?);
        Ok(Asked {
            id: row.get("id")?,
            line: row.get("line_id")?,
            folder: row.get("folder_id")?,
            asked_at: row.get("asked_at")?,
            answer_by: row.get("answer_by")?,
            answered: at.zip(by).zip(outcome).map(|((at, by), outcome)| Answered { at, by, outcome }),
        })
    }
}

macro_rules! asked_columns {
    ($rest:literal) => {
        concat!(
            "select a.id, a.line_id, a.folder_id, a.asked_at, a.answer_by, a.answered_at, a.answered_by, a.outcome ",
            "from records_asked a ",
            $rest
        )
    };
}

pub(crate) async fn asked_of(tables: &mut impl Tables, folder: FolderId) -> Result<Vec<Asked>, Error> {
    let sql = asked_columns!("where a.folder_id = $1 order by a.asked_at, a.id limit 10000");
    Ok(tables.all(sql, values![folder]).await?)
}

pub(crate) async fn asked_of_line(tables: &mut impl Tables, line: LineId) -> Result<Option<Asked>, Error> {
    Ok(tables.one(asked_columns!("where a.line_id = $1"), values![line]).await?)
}

/// Those of a team that wait for our answer, the nearest day first. Nothing is opened.
pub(crate) async fn asked_of_team(tables: &mut impl Tables, team: TeamId) -> Result<Vec<Asked>, Error> {
    let sql = asked_columns!(
        "join records_folder f on f.id = a.folder_id
         where f.team_id = $1 and a.answered_at is null order by a.answer_by, a.id limit 2000"
    );
    Ok(tables.all(sql, values![team]).await?)
}

pub(crate) async fn add_asked(work: &mut Work, it: &Asked) -> Result<(), Error> {
    work.change(
        "insert into records_asked (id, line_id, folder_id, asked_at, answer_by) values ($1, $2, $3, $4, $5)",
        values![it.id, it.line, it.folder, it.asked_at, it.answer_by],
    )
    .await?;
    Ok(())
}

/// An answer; the line it is about was found with permission.
pub(crate) async fn save_answered(work: &mut Work, it: &Asked) -> Result<(), Error> {
    let Some(Answered { at, by, outcome }) = it.answered else { return Ok(()) };
    work.change(
        "update records_asked set answered_at = $2, answered_by = $3, outcome = $4 where id = $1",
        values![it.id, at, by, outcome],
    )
    .await?;
    Ok(())
}

pub(crate) async fn take_back_asked(work: &mut Work, it: &Asked) -> Result<(), Error> {
    work.change("delete from records_asked where id = $1", values![it.id]).await?;
    Ok(())
}

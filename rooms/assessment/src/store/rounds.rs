//! Rounds, their lines, and prompts that are not to be asked.
use crate::{
    Access, Error,
    round::{Line, LineId, Round, RoundId},
};
use ground_kernel::AccountId;
use ground_policy::Permitted;
use ground_store::{FromRow, Row, Tables, Trouble, from_row, values};
use ground_work::Work;

impl FromRow for Round {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Round {
            id: row.get("id")?,
            party: row.get("party_id")?,
            begun_on: row.get("begun_on")?,
            begun_by: row.get("begun_by")?,
        })
    }
}

impl FromRow for Line {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Line {
            id: row.get("id")?,
            round: row.get("round_id")?,
            party: row.get("party_id")?,
            voice: row.get("voice")?,
            writer: row.get("writer_id")?,
            said_on: row.get("said_on")?,
            there: row.get::<String>("state")? == "there",
        })
    }
}

/// Oldest first.
pub(crate) async fn rounds(tables: &mut impl Tables, party: AccountId) -> Result<Vec<Round>, Error> {
    let sql = "select id, party_id, begun_on, begun_by from assessment_round where party_id = $1 order by begun_on, id";
    Ok(tables.all(sql, values![party]).await?)
}

pub(crate) async fn newest_round(tables: &mut impl Tables, party: AccountId) -> Result<Option<Round>, Error> {
    Ok(rounds(tables, party).await?.pop())
}

pub(crate) async fn add_round(work: &mut Work, it: &Round) -> Result<(), Error> {
    let sql = "insert into assessment_round (id, party_id, begun_on, begun_by) values ($1, $2, $3, $4)";
    work.change(sql, values![it.id, it.party, it.begun_on, it.begun_by]).await?;
    Ok(())
}

macro_rules! lines {
    ($rest:literal) => {
        concat!("select id, round_id, party_id, voice, writer_id, said_on, state from assessment_spoken ", $rest)
    };
}

/// In the order in which they were said.
pub(crate) async fn lines(tables: &mut impl Tables, party: AccountId) -> Result<Vec<Line>, Error> {
    Ok(tables.all(lines!("where party_id = $1 order by said_on, number, id"), values![party]).await?)
}

/// Does anything stand in this round, be it only that a line was erased?
pub(crate) async fn stands_in(tables: &mut impl Tables, round: RoundId) -> Result<bool, Error> {
    let found: Option<Line> = tables.one(lines!("where round_id = $1 limit 1"), values![round]).await?;
    Ok(found.is_some())
}

pub(crate) async fn line_is_there(tables: &mut impl Tables, id: LineId) -> Result<bool, Error> {
    let found: Option<Line> = tables.one(lines!("where id = $1"), values![id]).await?;
    Ok(found.is_some())
}

pub(crate) async fn line_for(work: &mut Work, id: LineId, access: Access) -> Result<Permitted<Line>, Error> {
    let found: Line = work.one(lines!("where id = $1"), values![id]).await?.ok_or(Error::NotFound)?;
    Ok(work.permitted(access, found)?)
}

async fn next_number(work: &mut Work, round: RoundId) -> Result<i64, Error> {
    let sql =
        "select cast(coalesce(max(number), 0) + 1 as bigint) as figure from assessment_spoken where round_id = $1";
    Ok(work.one(sql, values![round]).await?.unwrap_or(1))
}

/// Adds a line at the end of its round.
pub(crate) async fn add_line(work: &mut Work, it: &Line) -> Result<(), Error> {
    let number = next_number(work, it.round).await?;
    work.change(
        "insert into assessment_spoken (id, round_id, party_id, number, voice, writer_id, said_on, state)
         values ($1, $2, $3, $4, $5, $6, $7, 'there')",
        values![it.id, it.round, it.party, number, it.voice, it.writer, it.said_on],
    )
    .await?;
    Ok(())
}

pub(crate) async fn bury_line(work: &mut Work, it: &Permitted<Line>) -> Result<(), Error> {
    work.change("update assessment_spoken set state = 'erased' where id = $1", values![it.id]).await?;
    Ok(())
}

/// From now on workers don't ask there. Twice is as good as once.
pub(crate) async fn close(work: &mut Work, party: AccountId, mark: [u8; 32]) -> Result<(), Error> {
    let sql = "insert into assessment_closed (party_id, mark) values ($1, $2) on conflict (party_id, mark) do nothing";
    work.change(sql, values![party, mark]).await?;
    Ok(())
}

pub(crate) async fn reopen(work: &mut Work, party: AccountId, mark: [u8; 32]) -> Result<(), Error> {
    work.change("delete from assessment_closed where party_id = $1 and mark = $2", values![party, mark]).await?;
    Ok(())
}

struct Mark {
    mark: [u8; 32],
}
from_row!(Mark { mark });

pub(crate) async fn closed(tables: &mut impl Tables, party: AccountId) -> Result<Vec<[u8; 32]>, Error> {
    let sql = "select mark from assessment_closed where party_id = $1";
    let all: Vec<Mark> = tables.all(sql, values![party]).await?;
    Ok(all.into_iter().map(|it| it.mark).collect())
}

pub(crate) async fn is_closed(tables: &mut impl Tables, party: AccountId, mark: [u8; 32]) -> Result<bool, Error> {
    Ok(closed(tables, party).await?.contains(&mark))
}

//! Proposals, which one makes and another decides; and answers, with their two names. Neither row holds a word of them.
use crate::{
    Error,
    answer::Answered,
    proposal::{Proposal, ProposalId},
    request::RequestId,
};
use ground_kernel::TeamId;
use ground_policy::Permitted;
use ground_store::{FromRow, Row, Tables, Trouble, values};
use ground_work::Work;

impl FromRow for Proposal {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Proposal {
            id: row.get("id")?,
            request: row.get("request_id")?,
            team: row.get("team_id")?,
            by: row.get("by_id")?,
            made_at: row.get("made_at")?,
        })
    }
}

pub(crate) async fn proposal(tables: &mut impl Tables, request: RequestId) -> Result<Option<Proposal>, Error> {
    let sql = "select p.id, p.request_id, r.team_id, p.by_id, p.made_at
                 from openness_proposal p join openness_request r on r.id = p.request_id where p.request_id = $1";
    Ok(tables.one(sql, values![request]).await?)
}
pub(crate) async fn add_proposal(work: &mut Work, it: &Proposal) -> Result<(), Error> {
    work.change(
        "insert into openness_proposal (id, request_id, by_id, made_at) values ($1, $2, $3, $4)",
        values![it.id, it.request, it.by, it.made_at],
    )
    .await?;
    Ok(())
}
pub(crate) async fn end_proposal(work: &mut Work, id: ProposalId) -> Result<(), Error> {
    work.change("delete from openness_proposal where id = $1", values![id]).await?;
    Ok(())
}

impl FromRow for Answered {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Answered {
            id: row.get("id")?,
            outcome: row.get("outcome")?,
            by: row.get("by_id")?,
            second: row.get("second_id")?,
            second_by: row.get("second_by")?,
            answered_at: row.get("answered_at")?,
        })
    }
}

/// The answers to one request, the newest first. There is more than one where something could not be said before.
pub(crate) async fn answers(tables: &mut impl Tables, request: RequestId) -> Result<Vec<Answered>, Error> {
    let sql = "select id, outcome, by_id, second_id, second_by, answered_at
                 from openness_answer where request_id = $1 order by answered_at desc, id limit 50";
    Ok(tables.all(sql, values![request]).await?)
}
pub(crate) async fn add_answer(work: &mut Work, request: RequestId, it: &Answered) -> Result<(), Error> {
    work.change(
        "insert into openness_answer (id, request_id, outcome, by_id, second_id, second_by, answered_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        values![it.id, request, it.outcome, it.by, it.second, it.second_by, it.answered_at],
    )
    .await?;
    Ok(())
}
/// Saves an answer whose change was permitted.
pub(crate) async fn save_answer(work: &mut Work, it: &Permitted<crate::access_requests::OfTeam>) -> Result<(), Error> {
    let it = &it.answered;
    work.change("update openness_answer set second_id = $2 where id = $1", values![it.id, it.second]).await?;
    Ok(())
}

struct Unseconded {
    request_id: RequestId,
    answered: Answered,
}
impl FromRow for Unseconded {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Unseconded { request_id: row.get("request_id")?, answered: Answered::from_row(row)? })
    }
}
/// Answers of a team that one sent in a house of one, and that nobody else has looked at yet.
pub(crate) async fn unseconded(tables: &mut impl Tables, team: TeamId) -> Result<Vec<(RequestId, Answered)>, Error> {
    let sql = "select a.id, a.request_id, a.outcome, a.by_id, a.second_id, a.second_by, a.answered_at
                 from openness_answer a join openness_request r on r.id = a.request_id
                where r.team_id = $1 and a.second_id is null and r.state <> 'erased'
                order by a.second_by, a.id limit 200";
    let all: Vec<Unseconded> = tables.all(sql, values![team]).await?;
    Ok(all.into_iter().map(|it| (it.request_id, it.answered)).collect())
}

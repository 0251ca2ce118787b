//! What the desk sees: what has to be answered, by the day on which it is due; one request whole, with what one proposed.
use super::{readable, requests::read_answers, teams_of};
use crate::{
    Access, Error,
    access_requests::Desk,
    answer::{Answer, Answered, To},
    proposal::{Inside, Proposal},
    quiet::{OPENNESS_DESK, Quiet, matter_of},
    request::{OPENNESS_REQUEST, Request, RequestId},
    store::{answers, quiet, requests as store},
};
use ground_circle::{Caller, TextPlace};
use ground_kernel::{AccountId, Timestamp};
use ground_work::{House, Look, see};
use staff::SmallHouse;
use std::collections::BTreeMap;

pub(crate) struct DeskList {
    pub(crate) waiting: Vec<(Request, Option<Proposal>)>,
    /// Sent by one, in a house of one.
    pub(crate) unseconded: Vec<(RequestId, Answered)>,
    pub(crate) quiet: Vec<Quiet>,
    pub(crate) now: Timestamp,
}

pub(crate) async fn list(house: &House, caller: &Caller) -> Result<DeskList, Error> {
    let teams = teams_of(&caller.actor)?;
    see!(house, caller, |look| {
        let mut list = DeskList { waiting: vec![], unseconded: vec![], quiet: vec![], now: look.now() };
        if teams.is_empty() {
            return Err(Error::NotFound);
        }
        for team in &teams {
            look.permitted(Access::KeepDesk, Desk { team: *team })?;
            for request in store::open_of_team(look, *team).await? {
                let proposal = answers::proposal(look, request.id).await?;
                list.waiting.push((request, proposal));
            }
            list.unseconded.extend(answers::unseconded(look, *team).await?);
            list.quiet.extend(quiet::open_of_team(look, *team).await?);
        }
        list.waiting.sort_by_key(|it| it.0.answer_by);
        Ok::<_, Error>(list)
    })
}

/// One request, as a worker reads it. Opening it is written down first.
pub(crate) struct AtDesk {
    pub(crate) request: Request,
    pub(crate) words: Option<String>,
    pub(crate) answers: Vec<(Answered, Option<Answer>)>,
    /// What was written about hearing whom it is about, for the newest answer.
    pub(crate) to: Option<To>,
    pub(crate) proposal: Option<(Proposal, Option<Inside>)>,
    pub(crate) quiet: Option<Quiet>,
    pub(crate) names: BTreeMap<AccountId, String>,
    pub(crate) house_of_one: bool,
    pub(crate) now: Timestamp,
}

pub(crate) async fn one(house: &House, caller: &Caller, id: RequestId) -> Result<AtDesk, Error> {
    see!(house, caller, |look| {
        let request = store::request_for_look(look, id, Access::WorkOn).await?;
        let opened = look.open(request.circle, request.permit(), OPENNESS_REQUEST, id).await?;
        let words = readable(look, &opened, request.words_place()).await?;
        let answers = read_answers(look, &opened, id).await?;
        let matter = matter_of(&look.house().vault().clone(), id);
        let quiet = quiet::open_of_team(look, request.team).await?.into_iter().find(|it| it.matter == matter);
        let newest = answers.first().map(|it| it.0.id).filter(|_| request.whom.is_another());
        let (proposal, to) = team_keeps(look, &request, newest.map(heard_place)).await?;
        Ok::<_, Error>(AtDesk {
            words,
            answers,
            to,
            proposal,
            quiet,
            names: staff::called_names(look).await?,
            house_of_one: staff::organisation(look).await?.size == SmallHouse::One,
            now: look.now(),
            request: request.into_inner(),
        })
    })
}

/// Where it lies how somebody was heard before an answer about them.
pub(super) fn heard_place(answer: crate::answer::AnswerId) -> TextPlace {
    TextPlace::of(OPENNESS_DESK, 3, answer)
}

type Kept = (Option<(Proposal, Option<Inside>)>, Option<To>);

/// What lies in the team's own circle about this request. Opening that one leaves a line there, and nowhere else.
async fn team_keeps(look: &mut Look, request: &Request, heard: Option<TextPlace>) -> Result<Kept, Error> {
    let proposal = answers::proposal(look, request.id).await?;
    let circle = quiet::team_circle(look, request.team).await?;
    let (Some(circle), true) = (circle, proposal.is_some() || heard.is_some()) else {
        return Ok((proposal.map(|it| (it, None)), None));
    };
    let desk = look.permitted(Access::KeepDesk, Desk { team: request.team })?;
    let opened = look.open(circle, desk.permit(), OPENNESS_DESK, request.id).await?;
    let to = match heard {
        Some(place) => readable(look, &opened, place).await?.and_then(|it| toml::from_str(&it).ok()),
        None => None,
    };
    let Some(proposal) = proposal else { return Ok((None, to)) };
    let inside = readable(look, &opened, proposal.inside_place()).await?;
    let inside = inside.map(|it| Inside::from_text(&it)).transpose()?;
    Ok((Some((proposal, inside)), to))
}

/// For the office: how many wait, how many of them are overdue, how often looking again is due, and what was sent by one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    pub waiting: i64,
    pub overdue: i64,
    pub look_again: i64,
    pub unseconded: i64,
}

pub async fn figures(house: &House, caller: &Caller) -> Result<Figures, Error> {
    if teams_of(&caller.actor)?.is_empty() {
        return Ok(Figures::default());
    }
    let list = list(house, caller).await?;
    let number = |it: usize| i64::try_from(it).unwrap_or(i64::MAX);
    Ok(Figures {
        waiting: number(list.waiting.len()),
        overdue: number(list.waiting.iter().filter(|it| it.0.is_overdue(list.now)).count()),
        look_again: number(list.quiet.iter().filter(|it| it.is_due(list.now)).count()),
        unseconded: number(list.unseconded.len()),
    })
}

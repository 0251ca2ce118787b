//! 求めに答える: what has to be answered, by the day on which it is due; one request whole; one proposes, another decides.
use super::{
    desk_typed::Fields,
    request_problem::{can_be_mended, problem, word_for},
    requests::{AnswerShown, WithheldShown, answer_shown, withheld_shown},
    words,
};
use crate::{
    Error,
    actions::{
        deciding,
        desk::{self, AtDesk, DeskList},
    },
    answer::{AnswerId, Outcome, To},
    proposal::{Inside, Proposal, ProposalId},
    request::{Request, RequestId},
    withholding::{dangers, grounds},
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_kernel::{AccountId, Timestamp};
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::Said;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "openness/desk_requests.html")]
struct ListView {
    page: Page,
    waiting: Vec<Waits>,
    unseconded: Vec<(String, String)>,
    quiet: Vec<(String, String, bool)>,
}

struct Waits {
    id: String,
    wish: Said,
    whom: Said,
    asked: String,
    by: String,
    overdue: bool,
    proposed: bool,
}

/// Reading needs `Access::KeepDesk`; nothing is opened for the list.
pub(crate) async fn all(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let page = visitor.page(&house, Place::Desk);
    let list = desk::list(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(show(&list_view(page, &list), Place::Desk))
}

fn list_view(page: Page, list: &DeskList) -> ListView {
    let waits = |(request, proposal): &(Request, Option<Proposal>)| Waits {
        id: request.id.to_string(),
        wish: page.say(words::wish(request.wish)),
        whom: page.say(words::whom(request.whom)),
        asked: page.speaker.date(request.asked_at),
        by: page.speaker.date(request.answer_by),
        overdue: request.is_overdue(list.now),
        proposed: proposal.is_some(),
    };
    let day = |at: Timestamp| page.speaker.date(at);
    ListView {
        waiting: list.waiting.iter().map(waits).collect(),
        unseconded: list
            .unseconded
            .iter()
            .map(|(id, it)| (id.to_string(), day(it.second_by.unwrap_or(it.answered_at))))
            .collect(),
        quiet: list.quiet.iter().map(|it| (it.id.to_string(), day(it.review_on), it.is_due(list.now))).collect(),
        page,
    }
}

#[derive(Template)]
#[template(path = "openness/desk_request.html")]
struct OneView {
    page: Page,
    id: String,
    party: String,
    wish: Said,
    whom: Said,
    another: bool,
    came_by: Said,
    typed_by: Option<String>,
    asked: String,
    by: String,
    open: bool,
    overdue: bool,
    words: Option<String>,
    answers: Vec<Given>,
    heard: Option<HeardShown>,
    quiet: Option<(String, String)>,
    proposal: Option<ProposalShown>,
    house_of_one: bool,
    form: FormShown,
    wrong: Option<&'static str>,
}

struct Given {
    id: String,
    shown: AnswerShown,
    by: String,
    second: Option<String>,
    may_second: bool,
}

struct HeardShown {
    could: bool,
    said: String,
    harm: String,
}

struct ProposalShown {
    id: String,
    by: String,
    mine: bool,
    /// None where whoever looks came into the team later, and cannot open it.
    inside: Option<InsideShown>,
}

struct InsideShown {
    outcome: Said,
    bare: Option<Said>,
    text: String,
    withheld: Vec<WithheldShown>,
    heard: Option<HeardShown>,
    quiet: Option<(Said, String, String)>,
}

struct FormShown {
    outcomes: Vec<(&'static str, Said, bool)>,
    text: String,
    grounds: Vec<(&'static str, Said, String, bool, String)>,
    grounds_typed: bool,
    quiet_typed: bool,
    until: String,
    heard: String,
    heard_said: String,
    harm: String,
    /// Only where the answer can be that there is nothing.
    dangers: Vec<(&'static str, Said, bool, String)>,
    quiet_reason: String,
    quiet_days: String,
}

fn heard_shown(to: &To) -> Option<HeardShown> {
    match to {
        To::Themselves => None,
        To::AboutAnother(heard, harm) => {
            Some(HeardShown { could: heard.could(), said: heard.said().to_owned(), harm: harm.found().to_owned() })
        }
    }
}

fn inside_shown(page: &Page, it: &Inside) -> InsideShown {
    let outcome = it.answer.outcome();
    InsideShown {
        outcome: page.say(words::choice(outcome)),
        bare: outcome.is_bare().then(|| page.say(words::outcome(outcome))),
        text: it.answer.text().to_owned(),
        withheld: withheld_shown(page, &it.answer),
        heard: heard_shown(&it.to),
        quiet: it
            .quiet
            .as_ref()
            .map(|it| (page.say(words::danger(it.danger())), it.reason().to_owned(), it.days().to_string())),
    }
}

fn form_shown(page: &Page, request: &Request, typed: &Fields) -> FormShown {
    let choices = Outcome::choices(request.wish, request.whom);
    // About somebody else the sentence that tells nothing is there already.
    let usual = if request.whom.is_another() { Outcome::Neither.word() } else { "" };
    let chosen = if typed.get("outcome").is_empty() { usual } else { typed.get("outcome") };
    let about_nothing = choices.contains(&Outcome::Nothing);
    FormShown {
        outcomes: choices.iter().map(|it| (it.word(), page.say(words::choice(*it)), it.word() == chosen)).collect(),
        text: typed.get("text").to_owned(),
        grounds: grounds()
            .iter()
            .map(|it| {
                let said = page.say(words::ground(it.ground));
                (it.ground.word(), said, typed.why(it.ground).to_owned(), it.dated, it.source.clone())
            })
            .collect(),
        grounds_typed: grounds().iter().any(|it| !typed.why(it.ground).is_empty()),
        quiet_typed: ["danger", "quiet_reason"].iter().any(|it| !typed.get(it).is_empty()),
        until: typed.get("until").to_owned(),
        heard: typed.get("heard").to_owned(),
        heard_said: typed.get("heard_said").to_owned(),
        harm: typed.get("harm").to_owned(),
        dangers: dangers()
            .iter()
            .filter(|_| about_nothing)
            .map(|it| {
                let word = it.danger.word();
                (word, page.say(words::danger(it.danger)), word == typed.get("danger"), it.source.clone())
            })
            .collect(),
        quiet_reason: typed.get("quiet_reason").to_owned(),
        quiet_days: typed.get("quiet_days").to_owned(),
    }
}

fn one_view(page: Page, it: &AtDesk, me: Option<AccountId>, typed: &Fields, wrong: Option<&'static str>) -> OneView {
    let (request, name) = (&it.request, |id: &AccountId| it.names.get(id).cloned().unwrap_or_default());
    let given = it.answers.iter().map(|(answered, said)| Given {
        id: answered.id.to_string(),
        shown: answer_shown(&page, answered, said.as_ref()),
        by: name(&answered.by),
        second: answered.second.as_ref().map(name),
        may_second: answered.unseconded() && Some(answered.by) != me,
    });
    let proposal = it.proposal.as_ref().map(|(proposal, inside)| ProposalShown {
        id: proposal.id.to_string(),
        by: name(&proposal.by),
        mine: Some(proposal.by) == me,
        inside: inside.as_ref().map(|it| inside_shown(&page, it)),
    });
    OneView {
        id: request.id.to_string(),
        party: request.party.to_string(),
        wish: page.say(words::wish(request.wish)),
        whom: page.say(words::whom(request.whom)),
        another: request.whom.is_another(),
        came_by: page.say(words::came_by(request.came_by)),
        typed_by: request.typed_by.as_ref().map(name),
        asked: page.speaker.date(request.asked_at),
        by: page.speaker.date(request.answer_by),
        open: request.is_open(),
        overdue: request.is_overdue(it.now),
        words: it.words.clone(),
        answers: given.collect(),
        heard: it.to.as_ref().and_then(heard_shown),
        quiet: it.quiet.as_ref().map(|it| (it.id.to_string(), page.speaker.date(it.review_on))),
        proposal,
        house_of_one: it.house_of_one,
        form: form_shown(&page, request, typed),
        wrong,
        page,
    }
}

async fn page_of(
    house: &House,
    visitor: &Visitor,
    id: RequestId,
    typed: &Fields,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let it = desk::one(house, &visitor.caller, id).await.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Desk).standing_at(format!("/staff/requests/{id}"));
    Ok(show(&one_view(page, &it, visitor.caller.actor.account(), typed, wrong), Place::Desk))
}

/// Reading needs `Access::WorkOn`, and leaves a trace with whoever asked.
pub(crate) async fn one(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<RequestId>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    page_of(&house, &visitor, id, &Fields::default(), None).await
}

/// Proposing needs `Access::Propose`.
pub(crate) async fn propose(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<RequestId>,
    Form(typed): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let typed = Fields(typed);
    let done = match deciding::to_propose(&house, &visitor.caller, id).await {
        Ok(request) => match typed.meant(&request, house.now()) {
            Ok(meant) => deciding::propose(&house, &visitor.caller, id, &meant).await,
            Err(error) => Err(error),
        },
        Err(error) => Err(error),
    };
    match done {
        Ok(_) => Ok(Redirect::to(&format!("/staff/requests/{id}")).into_response()),
        Err(error) if can_be_mended(&error) => {
            let (status, key) = word_for(&error);
            Ok((status, page_of(&house, &visitor, id, &typed, Some(key)).await?).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error).keeping(typed.kept())),
    }
}

#[derive(Deserialize)]
pub(crate) struct Shown {
    /// The proposal that the page showed.
    #[serde(default)]
    shown: String,
}

/// Deciding needs `Access::Decide`: never whoever proposed.
pub(crate) async fn decide(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<RequestId>,
    Form(shown): Form<Shown>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let shown: ProposalId = shown.shown.parse().map_err(|_| problem(&house, &visitor, &Error::NotFound))?;
    let done = deciding::decide(&house, &visitor.caller, id, shown).await;
    done.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to(&format!("/staff/requests/{id}")).into_response())
}

/// Putting a proposal away needs `Access::PutBack`.
pub(crate) async fn put_back(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<RequestId>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    deciding::put_back(&house, &visitor.caller, id).await.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to(&format!("/staff/requests/{id}")).into_response())
}

#[derive(Deserialize)]
pub(crate) struct WhichAnswer {
    #[serde(default)]
    answer: String,
}

/// The second name, later, in a house of one: needs `Access::Second`.
pub(crate) async fn second(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<RequestId>,
    Form(which): Form<WhichAnswer>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let answer: AnswerId = which.answer.parse().map_err(|_| problem(&house, &visitor, &Error::NotFound))?;
    let done = deciding::second(&house, &visitor.caller, id, answer).await;
    done.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to(&format!("/staff/requests/{id}")).into_response())
}

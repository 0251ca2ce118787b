//! At the desk: what one person was explained and agreed to, what they asked, a first talk, and pages for experts.
use super::{
    consent::{PrintView, record_view, said_of},
    paper::{self, Letters},
    problem,
    shown::{self, StateShown},
    word_for,
};
use crate::{
    Error,
    actions::{aloud, desk, experts, explaining, talks},
    given::{ConsentId, RecordId},
    sheet::AnswerId,
    talk::{Ending, Outcome, TalkId},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use ground_kernel::AccountId;
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, printed, show};
use ground_words::Said;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "consent/desk.html")]
struct DeskView {
    page: Page,
    party: String,
    called: Option<String>,
    it: StateShown,
    questions: Vec<Question>,
    talk: Option<TalkShown>,
    held: Vec<(String, Said)>,
    left_out: Vec<String>,
    can: Vec<String>,
    may_hold: bool,
    outcomes: Vec<(&'static str, Said, bool)>,
    shut: Vec<Said>,
    wrong: Option<Said>,
    typed: Typed,
}

struct Question {
    id: String,
    topic: Said,
    when: String,
    text: String,
    ours: Option<String>,
}

struct TalkShown {
    id: String,
    way: Said,
    with: Option<String>,
    wish: Option<String>,
    when: String,
}

/// The forms of this page; what was typed stays.
#[derive(Deserialize, Default)]
pub(crate) struct Typed {
    #[serde(default)]
    id: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    result: String,
}

fn view(page: Page, it: desk::Desk, typed: Typed, wrong: Option<Said>) -> DeskView {
    let questions = it.state.explaining.questions().filter_map(|it| {
        Some(Question {
            id: it.answer.id.to_string(),
            topic: page.say(it.answer.topic.title()),
            when: page.speaker.exact(it.answer.at),
            text: it.question.clone()?,
            ours: it.ours.clone(),
        })
    });
    let talk = it.talks.talks.iter().find(|it| it.talk.waits()).map(|it| TalkShown {
        id: it.talk.id.to_string(),
        way: page.say(it.talk.way.key()),
        with: it.with.clone(),
        wish: it.wish.clone(),
        when: page.speaker.exact(it.talk.asked_at),
    });
    let held = it.talks.talks.iter().filter_map(|it| {
        let (at, result) = (page.speaker.exact(it.talk.held_at?), it.talk.result?);
        let (by, result) = (it.held_by.clone().unwrap_or_default(), page.plain(result.key()));
        let values = [("at", at.as_str()), ("name", by.as_str()), ("result", result.as_str())];
        Some((it.words.clone().unwrap_or_default(), page.say_with("consent-staff-held", &values)))
    });
    let left_out = it.talks.left_out.iter().map(|it| {
        let role = it.it.role().map(|role| page.plain(super::talk::role_key(role)));
        [it.name.clone(), role, it.words.clone()].into_iter().flatten().collect::<Vec<_>>().join("、")
    });
    let shut = it.shut.iter().rev().map(|(name, at)| {
        let at = page.speaker.exact(*at);
        page.say_with("consent-staff-shut", &[("name", name.as_str()), ("at", at.as_str())])
    });
    DeskView {
        party: it.party.to_string(),
        questions: questions.collect(),
        talk,
        held: held.collect(),
        left_out: left_out.collect(),
        can: it.talks.can.iter().map(|it| it.1.clone()).collect(),
        may_hold: it.may_hold,
        outcomes: Outcome::ALL.iter().map(|it| (it.word(), page.say(it.key()), it.word() == typed.result)).collect(),
        shut: shut.collect(),
        it: shown::state(&page, &it.state),
        called: it.called,
        wrong,
        typed,
        page,
    }
}

async fn page_of(
    house: &House,
    visitor: &Visitor,
    party: AccountId,
    typed: Typed,
    wrong: Option<&Error>,
) -> Result<Response, Problem> {
    let it = desk::desk(house, &visitor.caller, party).await.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Desk).standing_at(format!("/staff/consent/{party}"));
    let wrong = wrong.map(|error| said_of(&page, error));
    Ok(show(&view(page, it, typed, wrong), Place::Desk))
}

/// Reading needs `Access::Look`, and leaves a trace.
pub(crate) async fn read(
    State(house): State<House>,
    visitor: Visitor,
    Path(party): Path<AccountId>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    page_of(&house, &visitor, party, Typed::default(), None).await
}

async fn done(
    house: &House,
    visitor: &Visitor,
    party: AccountId,
    outcome: Result<(), Error>,
    typed: Typed,
) -> Result<Response, Problem> {
    match outcome {
        Ok(()) => Ok(Redirect::to(&format!("/staff/consent/{party}")).into_response()),
        Err(error) => {
            let (status, _) = word_for(&error);
            if !status.is_client_error() || matches!(error, Error::NotFound) {
                return Err(problem(house, visitor, &error));
            }
            Ok((status, page_of(house, visitor, party, typed, Some(&error)).await?).into_response())
        }
    }
}

/// Answering a question needs `Access::Note`.
pub(crate) async fn answer(
    State(house): State<House>,
    visitor: Visitor,
    Path(party): Path<AccountId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let outcome = match typed.id.parse::<AnswerId>() {
        Ok(id) => explaining::answer(&house, &visitor.caller, party, id, &typed.text).await,
        Err(_) => Err(Error::NotFound),
    };
    done(&house, &visitor, party, outcome, typed).await
}

/// Holding a first talk needs `Access::Hold`: a qualification.
pub(crate) async fn hold(
    State(house): State<House>,
    visitor: Visitor,
    Path(party): Path<AccountId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let ending = Outcome::from_word(&typed.result).ok_or(Error::Empty);
    let ending = ending.and_then(|it| Ending::of(it, &typed.text));
    let outcome = match (ending, typed.id.parse::<TalkId>()) {
        (Ok(ending), Ok(id)) => talks::hold(&house, &visitor.caller, party, id, &ending).await,
        (Err(error), _) => Err(error),
        (_, Err(_)) => Err(Error::NotFound),
    };
    done(&house, &visitor, party, outcome, typed).await
}

/// A page for an expert needs `Access::Use`, and a consent that stands.
pub(crate) async fn expert(
    State(house): State<House>,
    visitor: Visitor,
    Path(party): Path<AccountId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let outcome = match typed.id.parse::<ConsentId>() {
        Ok(id) => experts::write(&house, &visitor.caller, party, id, &typed.text).await,
        Err(_) => Err(Error::NotFound),
    };
    done(&house, &visitor, party, outcome, typed).await
}

/// A withdrawal, as it was said by telephone, needs `Access::Note`.
pub(crate) async fn withdraw(
    State(house): State<House>,
    visitor: Visitor,
    Path(party): Path<AccountId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let sentence = shown::withdrawn(&visitor.page(&house, Place::Desk));
    let outcome = match typed.id.parse::<ConsentId>() {
        Ok(id) => aloud::withdrawn(&house, &visitor.caller, party, id, &sentence).await,
        Err(_) => Err(Error::NotFound),
    };
    done(&house, &visitor, party, outcome, typed).await
}

/// The present state, for paper. Needs `Access::Look`, and leaves a trace.
pub(crate) async fn print(
    State(house): State<House>,
    visitor: Visitor,
    Path(party): Path<AccountId>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let it = desk::desk(&house, &visitor.caller, party).await.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk);
    let (it, called) = (shown::state(&page, &it.state), it.called);
    let (back, pdf) = (format!("/staff/consent/{party}"), format!("/staff/consent/{party}/pdf"));
    Ok(show(&PrintView { it, called, back, pdf, page }, Place::Desk))
}

/// The same as a PDF. Needs `Access::Look`, and leaves a trace.
pub(crate) async fn pdf(
    State(house): State<House>,
    visitor: Visitor,
    Path(party): Path<AccountId>,
    Query(letters): Query<Letters>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let it = desk::desk(&house, &visitor.caller, party).await.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk).standing_at(format!("/staff/consent/{party}/print"));
    let paper = paper::state(&page, &shown::state(&page, &it.state), it.called.as_deref(), letters.size());
    printed(&house, &visitor, Place::Desk, paper).await
}

/// One time of answering as a PDF. Needs `Access::Look`, and leaves a trace.
pub(crate) async fn record_pdf(
    State(house): State<House>,
    visitor: Visitor,
    Path((party, id)): Path<(AccountId, RecordId)>,
    Query(letters): Query<Letters>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let it = desk::record(&house, &visitor.caller, party, id).await;
    let it = it.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk).standing_at(format!("/staff/consent/{party}/record/{id}"));
    let paper = paper::agreement(&record_view(page, it, String::new(), String::new(), None), letters.size());
    printed(&house, &visitor, Place::Desk, paper).await
}

/// One time of answering, large, for the post. Needs `Access::Look`, and leaves a trace.
pub(crate) async fn record(
    State(house): State<House>,
    visitor: Visitor,
    Path((party, id)): Path<(AccountId, RecordId)>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let it = desk::record(&house, &visitor.caller, party, id).await;
    let it = it.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk).standing_at(format!("/staff/consent/{party}/record/{id}"));
    let post = Some((format!("/staff/consent/{party}/record/{id}/posted"), super::day_field(house.now())));
    let pdf = format!("/staff/consent/{party}/record/{id}/pdf");
    Ok(show(&record_view(page, it, format!("/staff/consent/{party}"), pdf, post), Place::Desk))
}

#[derive(Deserialize)]
pub(crate) struct Posted {
    #[serde(default)]
    on: String,
}

/// Saying that it was posted needs `Access::Note`.
pub(crate) async fn posted(
    State(house): State<House>,
    visitor: Visitor,
    Path((party, id)): Path<(AccountId, RecordId)>,
    Form(typed): Form<Posted>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let outcome = aloud::posted(&house, &visitor.caller, party, id, super::day_of_field(&typed.on)).await;
    done(&house, &visitor, party, outcome, Typed::default()).await
}

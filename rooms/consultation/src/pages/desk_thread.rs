//! One thread at the desk: one to a window, the called name big beside the button that sends.
use super::{problem, word_for};
use crate::{
    Error,
    actions::{
        answers,
        desk::{self, DeskLetter, DeskThread},
    },
    letter::{LetterId, Speaker, State},
    thread::ThreadId,
};
use askama::Template;
use axum::{
    extract::State as Shared,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::{Said, word};
use people::{Pace, Relation, Tone};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "consultation/desk_thread.html")]
struct DeskThreadView {
    page: Page,
    id: String,
    handle: String,
    called: Option<String>,
    real_name: Option<String>,
    erased: bool,
    wishes: Vec<Said>,
    letters: Vec<Line>,
    text: String,
    reason: String,
    wrong: Option<&'static str>,
    needs_second: bool,
    seconded_within: Option<Said>,
    waits: bool,
    promised_by: Option<String>,
    take_back_seconds: String,
}

struct Line {
    id: String,
    mine: bool,
    who: String,
    when: String,
    text: Option<String>,
    state: Option<Said>,
    reason: Option<String>,
    may_second: bool,
    waits: bool,
    may_take_back: bool,
}

fn view(page: Page, it: DeskThread, typed: Option<Reply>, wrong: Option<&'static str>) -> DeskThreadView {
    let (text, reason) = typed.map_or((it.draft.unwrap_or_default(), String::new()), |it| (it.text, it.reason));
    DeskThreadView {
        id: it.thread.id.to_string(),
        handle: it.thread.handle(),
        erased: it.thread.erased,
        wishes: it.party.as_ref().map(|party| wishes(&page, party)).unwrap_or_default(),
        waits: it.letters.iter().any(|it| it.letter.waits()),
        letters: it.letters.iter().map(|it| line(&page, it)).collect(),
        called: it.called,
        real_name: it.real_name,
        text,
        reason,
        wrong,
        needs_second: it.needs_second,
        seconded_within: it
            .seconded_within_days
            .map(|days| page.say_with("consultation-staff-seconded-within", &[("days", days.to_string().as_str())])),
        promised_by: it.thread.promised_by.map(|at| page.speaker.day(at.plus_micros(-1))),
        take_back_seconds: answers::take_back_seconds().to_string(),
        page,
    }
}

fn wishes(page: &Page, party: &people::Party) -> Vec<Said> {
    let relation = match party.relation {
        Relation::Myself => Some(page.say("consultation-staff-about-myself")),
        Relation::Family => Some(page.say("consultation-staff-about-family")),
        Relation::Sibling => Some(page.say("consultation-staff-about-sibling")),
        Relation::Somebody => Some(page.say("consultation-staff-about-somebody")),
        Relation::Unsaid => None,
    };
    let pace = match party.pace {
        Pace::Slow => Some(page.say("consultation-staff-pace-slow")),
        Pace::NoReply => Some(page.say("consultation-staff-pace-no-reply")),
        Pace::Usual => None,
    };
    let tone = match party.tone {
        Tone::Polite => Some(page.say("consultation-staff-tone-polite")),
        Tone::Casual => Some(page.say("consultation-staff-tone-casual")),
        Tone::Unsaid => None,
    };
    let resting = party.resting.then(|| page.say("consultation-staff-resting"));
    [resting, pace, tone, relation].into_iter().flatten().collect()
}

fn line(page: &Page, it: &DeskLetter) -> Line {
    let letter = &it.letter;
    let second = it.second.clone().unwrap_or_default();
    let state = match (letter.speaker, letter.state) {
        (_, State::Erased) => Some(page.say("consultation-staff-state-erased")),
        (_, State::TakenBack) => Some(page.say("consultation-staff-state-taken-back")),
        (_, State::Waits) => Some(page.say("consultation-staff-state-waits")),
        (_, State::There) if it.text.is_none() => Some(page.say("consultation-staff-state-shut")),
        (Speaker::Staff, _) if letter.unseconded() => Some(page.say("consultation-staff-state-unseconded")),
        (Speaker::Staff, _) if letter.second.is_some() => {
            Some(page.say_with("consultation-staff-state-seconded", &[("name", second.as_str())]))
        }
        _ => None,
    };
    Line {
        id: letter.id.to_string(),
        mine: letter.speaker == Speaker::Party,
        who: it.writer.clone(),
        when: page.speaker.exact(letter.visible_at.unwrap_or(letter.written_at)),
        text: it.text.clone(),
        reason: it.reason.clone(),
        may_second: it.may_second,
        waits: letter.waits(),
        may_take_back: it.may_take_back,
        state,
    }
}

/// Reading needs `Access::Read` and a key; it is written down before anything is shown.
pub(crate) async fn read(
    Shared(house): Shared<House>,
    visitor: Visitor,
    Path(id): Path<ThreadId>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    page_of(&house, &visitor, id, None, None).await
}

async fn page_of(
    house: &House,
    visitor: &Visitor,
    id: ThreadId,
    typed: Option<Reply>,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let it = desk::open_thread(house, &visitor.caller, id).await.map_err(|error| problem(house, visitor, &error))?;
    Ok(show(
        &view(visitor.page(house, Place::Desk).standing_at(format!("/staff/letters/{id}")), it, typed, wrong),
        Place::Desk,
    ))
}

#[derive(Deserialize)]
pub(crate) struct Reply {
    #[serde(default)]
    text: String,
    #[serde(default)]
    reason: String,
    /// Only into the draft.
    keep: Option<String>,
}

/// Answering needs `Access::Answer`.
pub(crate) async fn reply(
    Shared(house): Shared<House>,
    visitor: Visitor,
    Path(id): Path<ThreadId>,
    Form(typed): Form<Reply>,
) -> Result<Response, Problem> {
    if visitor.locked().is_some() {
        return Ok(staff::asleep(&house, &visitor, typed.text, typed.reason, format!("/staff/letters/{id}/reply")));
    }
    if visitor.staff().is_none() && visitor.party().is_none() && !typed.text.is_empty() {
        return Ok(staff::signed_out(&house, &visitor, typed.text, typed.reason, format!("/staff/letters/{id}/reply")));
    }
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let outcome = match typed.keep {
        Some(_) => answers::keep_draft(&house, &visitor.caller, id, &typed.text).await,
        None => answers::answer(&house, &visitor.caller, id, &typed.text, &typed.reason).await,
    };
    match outcome {
        // A reason that was typed has no draft of its own; it stays on the page.
        Ok(()) if typed.keep.is_some() && !typed.reason.is_empty() => {
            page_of(&house, &visitor, id, Some(typed), None).await
        }
        Ok(()) => Ok(Redirect::to(&format!("/staff/letters/{id}")).into_response()),
        Err(error) => {
            let (status, key) = word_for(&error);
            if matches!(error, Error::NotFound) {
                return Err(problem(&house, &visitor, &error));
            }
            if !status.is_client_error() {
                let typed = vec![("text".to_owned(), typed.text), ("reason".to_owned(), typed.reason)];
                return Err(problem(&house, &visitor, &error).keeping(typed));
            }
            let page = page_of(&house, &visitor, id, Some(typed), Some(key)).await?;
            Ok((status, page).into_response())
        }
    }
}

/// What is being typed, kept sealed.
pub(crate) async fn draft(
    Shared(house): Shared<House>,
    visitor: Visitor,
    Path(id): Path<ThreadId>,
    Form(typed): Form<Reply>,
) -> StatusCode {
    if visitor.staff().is_none() {
        return StatusCode::UNAUTHORIZED;
    }
    match answers::keep_draft(&house, &visitor.caller, id, &typed.text).await {
        Ok(()) => StatusCode::NO_CONTENT,
        Err(error) => word_for(&error).0,
    }
}

async fn after(
    house: &House,
    visitor: &Visitor,
    id: ThreadId,
    outcome: Result<(), Error>,
) -> Result<Response, Problem> {
    match outcome {
        Ok(()) => Ok(Redirect::to(&format!("/staff/letters/{id}")).into_response()),
        Err(Error::TooLate) => {
            let page = page_of(house, visitor, id, None, Some(word!("consultation-staff-too-late"))).await?;
            Ok((StatusCode::CONFLICT, page).into_response())
        }
        Err(error) => Err(problem(house, visitor, &error)),
    }
}

/// Reading as the second needs `Access::Second`.
pub(crate) async fn second(
    Shared(house): Shared<House>,
    visitor: Visitor,
    Path((id, letter)): Path<(ThreadId, LetterId)>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let outcome = answers::second(&house, &visitor.caller, id, letter).await;
    after(&house, &visitor, id, outcome).await
}

/// Taking back needs `Access::TakeBack`.
pub(crate) async fn take_back(
    Shared(house): Shared<House>,
    visitor: Visitor,
    Path((id, letter)): Path<(ThreadId, LetterId)>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let outcome = answers::take_back(&house, &visitor.caller, id, letter).await;
    after(&house, &visitor, id, outcome).await
}

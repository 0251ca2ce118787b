//! Until when one folder is kept, and what two decide about that; and, of a household, closing and destroying it.
use super::{problem, word_for};
use crate::{
    Error,
    actions::{closing, keeping, keeping::OneKept},
    folder::FolderId,
    keeping::LONGER_YEARS,
    store::Shut,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::{Said, word};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "records/keep.html")]
struct KeepView {
    page: Page,
    id: String,
    handle: String,
    household: bool,
    until: Said,
    near: bool,
    /// Two decided, or its person wished it.
    decided: Option<Said>,
    reason: Option<String>,
    asked: Option<Proposed>,
    years: Vec<(i64, bool)>,
    closed: Option<Because>,
    erasing: Option<Proposed>,
    typed: Typed,
    wrong: Option<&'static str>,
}

struct Because {
    line: Said,
    reason: Option<String>,
}

/// One said so; another is waited for.
struct Proposed {
    line: Said,
    reason: Option<String>,
    /// Whoever looks is not the one who said so.
    may_agree: bool,
}

#[derive(Deserialize, Default)]
pub(crate) struct Typed {
    #[serde(default)]
    act: String,
    #[serde(default)]
    years: i64,
    #[serde(default)]
    why: String,
    #[serde(default)]
    closing: String,
    #[serde(default)]
    erasing: String,
}

/// Reading needs `Access::Read`, and opens the reasons.
pub(crate) async fn ask(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<FolderId>,
) -> Result<Response, Problem> {
    page_of(&house, &visitor, id, Typed::default(), None).await
}

async fn page_of(
    house: &House,
    visitor: &Visitor,
    id: FolderId,
    typed: Typed,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(visitor) {
        return Ok(way);
    }
    let it = keeping::one(house, &visitor.caller, id).await.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Desk).standing_at(format!("/staff/records/{id}/keep"));
    Ok(show(&view(page, visitor, it, typed, wrong), Place::Desk))
}

fn view(page: Page, visitor: &Visitor, it: OneKept, typed: Typed, wrong: Option<&'static str>) -> KeepView {
    let me = visitor.caller.actor.account();
    let name = |id: &ground_kernel::AccountId| it.names.get(id).cloned().unwrap_or_default();
    let until = page.speaker.date(it.ends_at);
    let decided = match (it.said.by, it.said.until) {
        (Some((one, other)), Some(_)) => {
            let (one, other) = (name(&one), name(&other));
            Some(page.say_with("records-staff-keep-decided", &[("name", one.as_str()), ("second", other.as_str())]))
        }
        (None, Some(_)) => Some(page.say("records-staff-keep-wished")),
        _ => None,
    };
    let asked = it.said.asked.map(|asked| {
        let (by, until) = (name(&asked.by), page.speaker.date(asked.until));
        Proposed {
            line: page.say_with("records-staff-keep-asked", &[("name", by.as_str()), ("until", until.as_str())]),
            reason: it.reason.clone(),
            may_agree: Some(asked.by) != me,
        }
    });
    let shut = |key: &'static str, shut: &Shut| {
        let (by, at) = (name(&shut.by), page.speaker.date(shut.at));
        page.say_with(key, &[("name", by.as_str()), ("on", at.as_str())])
    };
    KeepView {
        id: it.folder.id.to_string(),
        handle: it.folder.handle(),
        household: it.folder.of_household(),
        until: page.say_with("records-staff-keep-until", &[("until", until.as_str())]),
        near: it.near,
        reason: it.reason.clone().filter(|_| asked.is_none()),
        decided,
        asked,
        years: LONGER_YEARS.map(|years| (years, years == typed.years)).to_vec(),
        closed: it
            .closed
            .as_ref()
            .map(|(at, reason)| Because { line: shut(word!("records-staff-closed-by"), at), reason: reason.clone() }),
        erasing: it.erasing.as_ref().map(|(at, reason)| Proposed {
            line: shut(word!("records-staff-erase-asked"), at),
            reason: reason.clone(),
            may_agree: Some(at.by) != me,
        }),
        typed,
        wrong,
        page,
    }
}

/// Back to the page, or the page again with what was typed.
async fn after(
    house: &House,
    visitor: &Visitor,
    id: FolderId,
    outcome: Result<(), Error>,
    typed: Typed,
) -> Result<Response, Problem> {
    let Err(error) = outcome else { return Ok(Redirect::to(&format!("/staff/records/{id}/keep")).into_response()) };
    match error {
        Error::Empty | Error::TooLong | Error::NothingChosen => {
            let (status, key) = word_for(&error);
            let key = if matches!(error, Error::Empty) { word!("records-staff-why-missing") } else { key };
            Ok((status, page_of(house, visitor, id, typed, Some(key)).await?).into_response())
        }
        _ => Err(problem(house, visitor, &error)),
    }
}

/// Proposing needs `Access::Propose`, agreeing `Access::Concur`.
pub(crate) async fn keep(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<FolderId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let outcome = match typed.act.as_str() {
        "agree" => keeping::agree(&house, &visitor.caller, id).await,
        _ => keeping::propose(&house, &visitor.caller, id, typed.years, &typed.why).await,
    };
    after(&house, &visitor, id, outcome, typed).await
}

/// Closing needs `Access::Close`, opening again `Access::Reopen`.
pub(crate) async fn close(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<FolderId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let outcome = match typed.act.as_str() {
        "reopen" => closing::reopen(&house, &visitor.caller, id).await,
        _ => closing::close(&house, &visitor.caller, id, &typed.closing).await,
    };
    after(&house, &visitor, id, outcome, typed).await
}

/// Asking needs `Access::Propose`, agreeing `Access::Concur`; then there is nothing left to come back to.
pub(crate) async fn erase(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<FolderId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    if typed.act == "agree" {
        let outcome = closing::agree_erasing(&house, &visitor.caller, id).await;
        return super::then(&house, &visitor, outcome, "/staff/records/keeping");
    }
    let outcome = match typed.act.as_str() {
        "not" => closing::take_erasing_back(&house, &visitor.caller, id).await,
        _ => closing::ask_erasing(&house, &visitor.caller, id, &typed.erasing).await,
    };
    after(&house, &visitor, id, outcome, typed).await
}

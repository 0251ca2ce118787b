//! After a death: what is sealed, by its two gentle words; what was left for this; and opening it again after a mistake. And
//! the sheet for a copy on paper, kept by two.
use super::problem;
use crate::{
    Error,
    actions::shelter::{self, Left},
    letter::LetterId,
    thread::ThreadId,
};
use askama::Template;
use axum::{
    extract::State as Shared,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::Said;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "consultation/sealed_list.html")]
struct ListView {
    page: Page,
    all: Vec<(String, String)>,
}

/// Looking needs `Access::Read`, thread by thread.
pub(crate) async fn list(Shared(house): Shared<House>, visitor: Visitor) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let all = shelter::all_sealed(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    let all = all.iter().map(|it| (it.id.to_string(), it.handle())).collect();
    Ok(show(&ListView { all, page: visitor.page(&house, Place::Desk) }, Place::Desk))
}

#[derive(Template)]
#[template(path = "consultation/sealed.html")]
struct SealedView {
    page: Page,
    id: String,
    handle: String,
    sealed: bool,
    by: Said,
    second_by: Option<String>,
    left: Option<String>,
    may_confirm: bool,
    may_unseal: bool,
}

/// Opening what was left needs `people::Access::OpenLeft`; it is written down.
pub(crate) async fn one(
    Shared(house): Shared<House>,
    visitor: Visitor,
    Path(id): Path<ThreadId>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let it: Left =
        shelter::left(&house, &visitor.caller, id).await.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk).standing_at(format!("/staff/sealed/{id}"));
    let by = match &it.second {
        Some(second) => {
            page.say_with("consultation-staff-sealed-by", &[("first", it.first.as_str()), ("second", second.as_str())])
        }
        None => page.say_with("consultation-staff-death-first", &[("name", it.first.as_str())]),
    };
    let view = SealedView {
        id: id.to_string(),
        handle: it.thread.handle(),
        sealed: it.sealing.sealed_at.is_some(),
        by,
        second_by: it.sealing.second_by.filter(|_| it.second.is_none()).map(|at| page.speaker.date(at)),
        left: it.left,
        may_confirm: it.second.is_none() && it.sealing.first_id != it.me,
        may_unseal: it.sealing.sealed_at.is_some() && it.sealing.second_id != Some(it.me),
        page,
    };
    Ok(show(&view, Place::Desk))
}

#[derive(Deserialize)]
pub(crate) struct Act {
    #[serde(default)]
    what: String,
}

pub(crate) async fn press(
    Shared(house): Shared<House>,
    visitor: Visitor,
    Path(id): Path<ThreadId>,
    Form(it): Form<Act>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let (outcome, to) = match it.what.as_str() {
        "confirm" => (shelter::confirm_death(&house, &visitor.caller, id).await, format!("/staff/sealed/{id}")),
        "unseal" => (shelter::unseal(&house, &visitor.caller, id).await, format!("/staff/letters/{id}")),
        _ => (Err(Error::NotFound), String::new()),
    };
    outcome.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to(&to).into_response())
}

#[derive(Template)]
#[template(path = "consultation/copy.html")]
struct CopyView {
    page: Page,
    id: String,
    written: String,
    text: String,
    names: String,
    kept_on: Option<String>,
}

/// Printing needs `Access::Answer`; it is written down as an opening.
pub(crate) async fn copy(
    Shared(house): Shared<House>,
    visitor: Visitor,
    Path((id, letter)): Path<(ThreadId, LetterId)>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let (it, names, text, written_at) = shelter::evidence_sheet(&house, &visitor.caller, id, letter)
        .await
        .map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk).standing_at(format!("/staff/letters/{id}/keep"));
    let view = CopyView {
        id: id.to_string(),
        written: page.speaker.exact(written_at),
        text,
        names: page.speaker.list(&names),
        kept_on: it.kept_on.map(|at| page.speaker.date(at)),
        page,
    };
    Ok(show(&view, Place::Desk))
}

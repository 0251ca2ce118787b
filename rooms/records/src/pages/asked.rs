//! Which lines somebody wants to be put right, by which day we answer, and the answer that a line stays. (capability 102)
use super::{problem, word_for};
use crate::{Error, actions::asked, line::LineId};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "records/asked.html")]
struct AskedView {
    page: Page,
    all: Vec<Waiting>,
}

struct Waiting {
    line: String,
    handle: String,
    until: String,
    late: bool,
}

/// Nothing is opened; whoever is in no team sees an empty list.
pub(crate) async fn list(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let all = asked::waiting(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk);
    let one = |(it, handle, late): (crate::asked::Asked, String, bool)| Waiting {
        line: it.line.to_string(),
        until: page.speaker.date(it.answer_by),
        handle,
        late,
    };
    let all = all.into_iter().map(one).collect();
    Ok(show(&AskedView { all, page }, Place::Desk))
}

#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    reply: String,
}

/// The line stays, and why. Needs `Access::Reply`.
pub(crate) async fn reply(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<LineId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    match asked::keep(&house, &visitor.caller, id, &typed.reply).await {
        Ok(folder) => Ok(Redirect::to(&format!("/staff/records/{folder}#line-{id}")).into_response()),
        Err(error @ (Error::Empty | Error::TooLong)) => {
            let (status, key) = word_for(&error);
            let page = super::correct::page_of(&house, &visitor, id, None, Some(typed.reply), Some(key)).await?;
            Ok((status, page).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error)),
    }
}

//! Until when one's own record is kept; and, by one press, longer, or as it was.
use super::{problem, way_back};
use crate::{Error, actions::keeping, keeping::LONGER_YEARS};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Form, House, Page, Place, Problem, Visitor, show};
use ground_words::Said;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "records/own_keep.html")]
struct OwnKeepView {
    page: Page,
    until: Said,
    near: bool,
    by: Option<Said>,
    reason: Option<String>,
    wished: bool,
    years: Vec<i64>,
}

/// Reading needs `Access::Read` of one's own folder.
pub(crate) async fn ask(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    let it = match keeping::own(&house, &visitor.caller).await {
        Err(Error::NotFound) => return Ok(Redirect::to("/me/record").into_response()),
        other => other.map_err(|error| problem(&house, &visitor, &error))?,
    };
    let page = visitor.page(&house, Place::Personal).standing_at("/me/record/keep");
    let until = page.speaker.date(it.ends_at);
    let by = it.by.map(|(one, other)| {
        page.say_with("records-keep-by-two", &[("name", one.as_str()), ("second", other.as_str())])
    });
    let view = OwnKeepView {
        until: page.say_with("records-kept-until", &[("until", until.as_str())]),
        near: it.near,
        reason: it.reason.filter(|_| by.is_some()),
        by,
        wished: it.wished,
        years: LONGER_YEARS.to_vec(),
        page,
    };
    Ok(show(&view, Place::Personal))
}

#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    years: i64,
}

/// Needs `Access::KeepLonger`: theirs alone.
pub(crate) async fn wish(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    super::then(&house, &visitor, keeping::wish(&house, &visitor.caller, typed.years).await, "/me/record/keep")
}

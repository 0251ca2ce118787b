//! もしものとき: what is to be done with what is theirs, if something happens to them. Theirs alone to find, to write and to
//! change. Nothing leads here but one line on their own page; it never stands near help lines, and nobody is asked.
use super::{problem, way_back, word_for};
use crate::{Error, left};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Form, House, Page, Place, Problem, Visitor, show};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "people/later.html")]
struct LaterView {
    page: Page,
    text: String,
    wrong: Option<&'static str>,
}

/// Reading needs `Access::Read`.
pub(crate) async fn read(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back().into_response());
    }
    let left = left::own_later(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Personal).standing_at("/me/later");
    Ok(show(&LaterView { page, text: left.unwrap_or_default(), wrong: None }, Place::Personal))
}

#[derive(Deserialize)]
pub(crate) struct Left {
    #[serde(default)]
    text: String,
}

/// Leaving needs `Access::Choose`.
pub(crate) async fn leave(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Left>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back().into_response());
    }
    match left::leave(&house, &visitor.caller, left::About::Later, &typed.text).await {
        Ok(()) => Ok(Redirect::to("/me/later").into_response()),
        Err(error @ Error::TooLong) => {
            let (status, key) = word_for(&error);
            let page = visitor.page(&house, Place::Personal).standing_at("/me/later");
            let view = LaterView { page, text: typed.text, wrong: Some(key) };
            Ok((status, show(&view, Place::Personal)).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error)),
    }
}

//! Erasing one letter, or everything. Asked once, with what it means; then at once.
use super::{problem, way_back};
use crate::{actions::erasing, letter::LetterId};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::CookieJar;
use ground_web::{House, Page, Path, Place, Problem, Visitor, show};

#[derive(Template)]
#[template(path = "consultation/erase.html")]
struct EraseView {
    page: Page,
    all: bool,
}

#[derive(Template)]
#[template(path = "consultation/erased.html")]
struct ErasedView {
    page: Page,
}

pub(crate) async fn ask_one(State(house): State<House>, visitor: Visitor, Path(_): Path<LetterId>) -> Response {
    ask(&house, &visitor, false)
}
pub(crate) async fn ask_all(State(house): State<House>, visitor: Visitor) -> Response {
    ask(&house, &visitor, true)
}
fn ask(house: &House, visitor: &Visitor, all: bool) -> Response {
    if visitor.party().is_none() {
        return way_back();
    }
    show(&EraseView { page: visitor.page(house, Place::Personal), all }, Place::Personal)
}

/// Erasing one needs `Access::Erase`.
pub(crate) async fn one(
    State(house): State<House>,
    visitor: Visitor,
    Path(letter): Path<LetterId>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    erasing::erase_letter(&house, &visitor.caller, letter).await.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to("/letters").into_response())
}

/// Erasing all needs `Access::EraseAll`.
pub(crate) async fn all(State(house): State<House>, visitor: Visitor, jar: CookieJar) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    erasing::erase_all(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Personal);
    let answer = show(&ErasedView { page }, Place::Personal);
    Ok((jar.add(house.no_session_cookie()), answer).into_response())
}

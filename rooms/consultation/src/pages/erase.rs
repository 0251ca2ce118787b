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
    /// The day from which no copy can be opened any more.
    nowhere_from: Option<String>,
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
    let answer = show(&ErasedView { nowhere_from: nowhere_from(&house, &page), page }, Place::Personal);
    Ok((jar.add(house.no_session_cookie()), answer).into_response())
}

/// The whole day after the key of this week is destroyed, so that the day that is named is never too early.
fn nowhere_from(house: &House, page: &Page) -> Option<String> {
    let until = ground_circle::shredding::copies_open_until(house.vault(), house.now())?;
    Some(page.speaker.day(until.plus_days(1)))
}

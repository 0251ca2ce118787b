//! Stopping a bell from the mail itself. One tap; needs no words; says nothing about what it was.
use super::problem;
use crate::actions;
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use ground_seal::session::Token;
use ground_web::{House, Page, Place, Problem, Visitor, show};

#[derive(Template)]
#[template(path = "people/stop_bell.html")]
struct StopView {
    page: Page,
    stopped: bool,
}

/// A link that was used, is old, or never was looks like one that works.
pub(crate) async fn ask(State(house): State<House>, visitor: Visitor, Path(_): Path<String>) -> Response {
    let page = visitor.page(&house, Place::Personal);
    show(&StopView { page, stopped: false }, Place::Personal)
}

pub(crate) async fn stop(
    State(house): State<House>,
    visitor: Visitor,
    Path(token): Path<String>,
) -> Result<Response, Problem> {
    if let Ok(token) = Token::from_text(&token) {
        actions::take_down_bell_by_link(&house, &token).await.map_err(|error| problem(&house, &visitor, &error))?;
    }
    let page = visitor.page(&house, Place::Personal);
    Ok(show(&StopView { page, stopped: true }, Place::Personal))
}

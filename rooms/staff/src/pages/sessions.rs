//! One's own sessions: listed, endable from any device.
use super::{at_the_desk, problem};
use crate::sign_in as signing;
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Form, House, Page, Place, Problem, Visitor, show};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "staff/sessions.html")]
struct SessionsView {
    page: Page,
    sessions: Vec<Line>,
}

struct Line {
    name: String,
    made_at: String,
    last_at: String,
    this_one: bool,
}

pub(crate) async fn list(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    let sessions =
        signing::own_sessions(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk);
    let this = visitor.staff().map(|it| it.token.hash());
    let line = |it: ground_circle::sessions::Listed| Line {
        this_one: Some(it.token_hash) == this,
        name: hex(&it.token_hash),
        made_at: page.speaker.exact(it.made_at),
        last_at: page.speaker.exact(it.last_at),
    };
    let sessions = sessions.into_iter().map(line).collect();
    Ok(show(&SessionsView { page, sessions }, Place::Desk))
}

#[derive(Deserialize)]
pub(crate) struct Which {
    #[serde(default)]
    session: String,
}

pub(crate) async fn end(
    State(house): State<House>,
    visitor: Visitor,
    Form(which): Form<Which>,
) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    if let Some(hash) = from_hex(&which.session) {
        signing::end_session(&house, &visitor.caller, hash).await.map_err(|error| problem(&house, &visitor, &error))?;
    }
    Ok(Redirect::to("/staff/sessions").into_response())
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
pub(super) fn bytes_of(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes();
    let pair = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    digits.len().is_multiple_of(2).then(|| digits.chunks(2).map(pair).collect()).flatten()
}
fn from_hex(text: &str) -> Option<[u8; 32]> {
    bytes_of(text)?.try_into().ok()
}

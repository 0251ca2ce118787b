//! The pages of this room.
mod desk;
mod own;

use crate::Error;
use axum::{
    Router,
    http::StatusCode,
    routing::{get, post},
};
use ground_web::{House, Place, Problem, Visitor};
use ground_words::word;

pub(crate) const ROUTES: &[(&str, &str)] = &[
    ("GET", "/aside"),
    ("POST", "/aside"),
    ("POST", "/aside/take-back"),
    ("GET", "/staff/aside"),
    ("POST", "/staff/aside/{sheet}"),
];

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/aside", get(own::read).post(own::write))
        .route("/aside/take-back", post(own::take_back))
        .route("/staff/aside", get(desk::read))
        .route("/staff/aside/{sheet}", post(desk::answer))
}

/// An error as a person, or a worker, meets it.
pub(crate) fn problem(house: &House, visitor: &Visitor, error: &Error) -> Problem {
    let (status, key) = word_for(error);
    if status.is_server_error() {
        tracing::error!(%error, "openness");
    }
    let place = match status {
        StatusCode::NOT_FOUND => Place::Public,
        _ if visitor.staff().is_some() => Place::Desk,
        _ => Place::Personal,
    };
    visitor.problem(house, status, key, place)
}

pub(crate) fn word_for(error: &Error) -> (StatusCode, &'static str) {
    let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
    match error {
        Error::NotFound => (StatusCode::NOT_FOUND, word!("web-not-found")),
        Error::Empty => (unprocessable, word!("openness-staff-empty")),
        Error::TooLong => (unprocessable, word!("openness-too-long")),
        Error::NobodyChosen => (unprocessable, word!("openness-choose")),
        Error::TooLate => (StatusCode::CONFLICT, word!("openness-staff-too-late")),
        Error::Unbelieved(_) | Error::House(_) | Error::Trouble(_) => {
            (StatusCode::SERVICE_UNAVAILABLE, word!("web-away"))
        }
    }
}

//! The pages of this room.
mod desk;
mod desk_quiet;
mod desk_requests;
mod desk_typed;
mod log;
mod own;
mod request_problem;
mod requests;
mod taken;
mod words;

pub use taken::for_the_person;

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
    ("GET", "/me/requests"),
    ("POST", "/me/requests"),
    ("GET", "/me/requests/{request}"),
    ("POST", "/me/requests/{request}/take-back"),
    ("GET", "/me/requests/{request}/print"),
    ("GET", "/staff/requests"),
    ("GET", "/staff/requests/log"),
    ("GET", "/staff/requests/outside"),
    ("POST", "/staff/requests/outside"),
    ("GET", "/staff/requests/for/{party}"),
    ("POST", "/staff/requests/for/{party}"),
    ("GET", "/staff/requests/again/{quiet}"),
    ("POST", "/staff/requests/again/{quiet}"),
    ("POST", "/staff/requests/again/{quiet}/agree"),
    ("GET", "/staff/requests/{request}"),
    ("POST", "/staff/requests/{request}/propose"),
    ("POST", "/staff/requests/{request}/decide"),
    ("POST", "/staff/requests/{request}/put-back"),
    ("POST", "/staff/requests/{request}/second"),
];

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/aside", get(own::read).post(own::write))
        .route("/aside/take-back", post(own::take_back))
        .route("/staff/aside", get(desk::read))
        .route("/staff/aside/{sheet}", post(desk::answer))
        .route("/me/requests", get(requests::all).post(requests::ask))
        .route("/me/requests/{request}", get(requests::one))
        .route("/me/requests/{request}/take-back", post(requests::take_back))
        .route("/me/requests/{request}/print", get(requests::print))
        .route("/staff/requests", get(desk_requests::all))
        .route("/staff/requests/log", get(log::read))
        .route("/staff/requests/outside", get(log::outside).post(log::set_outside))
        .route("/staff/requests/for/{party}", get(requests::form_for).post(requests::ask_for))
        .route("/staff/requests/again/{quiet}", get(desk_quiet::read).post(desk_quiet::look_again))
        .route("/staff/requests/again/{quiet}/agree", post(desk_quiet::agree))
        .route("/staff/requests/{request}", get(desk_requests::one))
        .route("/staff/requests/{request}/propose", post(desk_requests::propose))
        .route("/staff/requests/{request}/decide", post(desk_requests::decide))
        .route("/staff/requests/{request}/put-back", post(desk_requests::put_back))
        .route("/staff/requests/{request}/second", post(desk_requests::second))
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
        other => request_problem::word_for(other),
    }
}

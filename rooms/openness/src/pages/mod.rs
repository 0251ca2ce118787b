//! The pages of this room.
mod desk_quiet;
mod desk_requests;
mod desk_typed;
mod log;
mod requests;
mod words;

use crate::Error;
use axum::{
    Router,
    http::StatusCode,
    routing::{get, post},
};
use ground_web::{House, Place, Problem, Visitor};
use ground_words::word;

pub(crate) const ROUTES: &[(&str, &str)] = &[
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
fn problem(house: &House, visitor: &Visitor, error: &Error) -> Problem {
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

/// The sentence for what happened.
fn word_for(error: &Error) -> (StatusCode, &'static str) {
    let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
    match error {
        Error::NotFound => (StatusCode::NOT_FOUND, word!("web-not-found")),
        Error::TooLong => (unprocessable, word!("openness-too-long")),
        Error::NothingChosen => (unprocessable, word!("openness-nothing-chosen")),
        Error::TooLate => (StatusCode::CONFLICT, word!("openness-staff-too-late")),
        Error::Empty => (unprocessable, word!("openness-staff-empty")),
        Error::NoSentence => (unprocessable, word!("openness-staff-no-sentence")),
        Error::NoDay => (unprocessable, word!("openness-staff-no-day")),
        Error::NoGround => (unprocessable, word!("openness-staff-no-ground")),
        Error::WithheldOfAll => (unprocessable, word!("openness-staff-withheld-of-all")),
        Error::OtherOutcome => (unprocessable, word!("openness-staff-other-outcome")),
        Error::MoreThanTheSentence => (unprocessable, word!("openness-staff-more-than-the-sentence")),
        Error::NotHeard => (unprocessable, word!("openness-staff-not-heard")),
        Error::HarmNotExamined => (unprocessable, word!("openness-staff-harm-not-examined")),
        Error::NoDanger => (unprocessable, word!("openness-staff-no-danger")),
        Error::TooManyDays => (unprocessable, word!("openness-staff-too-many-days")),
        Error::SameName => (unprocessable, word!("openness-staff-same-name")),
        Error::Unbelieved(_) | Error::House(_) | Error::Trouble(_) => {
            (StatusCode::SERVICE_UNAVAILABLE, word!("web-away"))
        }
    }
}

/// Something that can be mended on the form itself.
fn can_be_mended(error: &Error) -> bool {
    word_for(error).0 == StatusCode::UNPROCESSABLE_ENTITY
}

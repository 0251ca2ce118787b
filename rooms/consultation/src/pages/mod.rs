//! The pages of this room.
mod connect;
mod desk;
mod desk_connect;
mod desk_thread;
mod erase;
mod help;
mod new_letter;
mod own;
mod readers;

use crate::Error;
use axum::{
    Router,
    http::StatusCode,
    routing::{get, post},
};
use ground_web::{House, Place, Problem, Visitor};
use ground_words::word;

pub(crate) const ROUTES: &[(&str, &str)] = &[
    ("GET", "/letters/new"),
    ("POST", "/letters/new"),
    ("GET", "/letters"),
    ("POST", "/letters"),
    ("POST", "/letters/draft"),
    ("GET", "/letters/readers"),
    ("GET", "/letters/erase"),
    ("POST", "/letters/erase"),
    ("GET", "/letters/one/{letter}/erase"),
    ("POST", "/letters/one/{letter}/erase"),
    ("GET", "/letters/connect"),
    ("POST", "/letters/connect"),
    ("POST", "/letters/connect/take-back"),
    ("GET", "/help"),
    ("GET", "/staff/letters"),
    ("GET", "/staff/letters/{thread}"),
    ("POST", "/staff/letters/{thread}/reply"),
    ("POST", "/staff/letters/{thread}/draft"),
    ("POST", "/staff/letters/{thread}/{letter}/second"),
    ("POST", "/staff/letters/{thread}/{letter}/take-back"),
    ("GET", "/staff/connect"),
    ("POST", "/staff/connect"),
    ("POST", "/staff/connect/end"),
];

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/letters/new", get(new_letter::ask).post(new_letter::send))
        .route("/letters", get(own::read).post(own::write))
        .route("/letters/draft", post(own::draft))
        .route("/letters/readers", get(readers::read))
        .route("/letters/erase", get(erase::ask_all).post(erase::all))
        .route("/letters/one/{letter}/erase", get(erase::ask_one).post(erase::one))
        .route("/letters/connect", get(connect::ask).post(connect::leave))
        .route("/letters/connect/take-back", post(connect::take_back))
        .route("/help", get(help::read))
        .route("/staff/letters", get(desk::inbox))
        .route("/staff/letters/{thread}", get(desk_thread::read))
        .route("/staff/letters/{thread}/reply", post(desk_thread::reply))
        .route("/staff/letters/{thread}/draft", post(desk_thread::draft))
        .route("/staff/letters/{thread}/{letter}/second", post(desk_thread::second))
        .route("/staff/letters/{thread}/{letter}/take-back", post(desk_thread::take_back))
        .route("/staff/connect", get(desk_connect::read).post(desk_connect::connect))
        .route("/staff/connect/end", post(desk_connect::end))
}

/// An error as a person, or a worker, meets it.
pub(crate) fn problem(house: &House, visitor: &Visitor, error: &Error) -> Problem {
    let (status, mut key) = word_for(error);
    if status.is_server_error() {
        tracing::error!(%error, "consultation");
        // No form stands on this page, so it must not say that what was typed is still here.
        key = word!("web-away");
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
        Error::Empty => (unprocessable, word!("consultation-empty")),
        Error::TooLong => (unprocessable, word!("consultation-too-long")),
        Error::NameTooLong => (unprocessable, word!("people-name-too-long")),
        Error::NobodyReceives => (StatusCode::SERVICE_UNAVAILABLE, word!("consultation-nobody-receives")),
        Error::TooLate => (StatusCode::CONFLICT, word!("consultation-staff-too-late")),
        Error::OneAtATime => (StatusCode::CONFLICT, word!("consultation-staff-one-at-a-time")),
        Error::NobodyChosen => (unprocessable, word!("consultation-connect-choose")),
        Error::NotBoth => (StatusCode::CONFLICT, word!("consultation-staff-connect-not-both")),
        Error::NotOfTheTeam => (unprocessable, word!("consultation-staff-not-of-the-team")),
        Error::Unbelieved(_) | Error::House(_) | Error::Trouble(_) => {
            (StatusCode::SERVICE_UNAVAILABLE, word!("consultation-away"))
        }
    }
}

pub(crate) fn way_back() -> axum::response::Response {
    axum::response::IntoResponse::into_response(axum::response::Redirect::to("/return"))
}

//! The pages of this room.
mod between;
mod cards;
mod connect;
mod desk;
mod desk_connect;
mod desk_handover;
mod desk_keep;
mod desk_sealed;
mod desk_special;
mod desk_thread;
mod erase;
mod help;
mod hurt;
mod new_letter;
mod own;
mod readers;
mod wording;

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
    ("GET", "/letters/us"),
    ("POST", "/letters/us"),
    ("GET", "/letters/one/{letter}/hurt"),
    ("POST", "/letters/one/{letter}/hurt"),
    ("GET", "/cards/{card}"),
    ("GET", "/help"),
    ("GET", "/staff/letters"),
    ("GET", "/staff/letters/{thread}"),
    ("POST", "/staff/letters/{thread}/reply"),
    ("POST", "/staff/letters/{thread}/draft"),
    ("POST", "/staff/letters/{thread}/{letter}/second"),
    ("POST", "/staff/letters/{thread}/{letter}/take-back"),
    ("GET", "/staff/letters/{thread}/keep"),
    ("POST", "/staff/letters/{thread}/keep"),
    ("GET", "/staff/letters/{thread}/write/{kind}"),
    ("POST", "/staff/letters/{thread}/write/{kind}"),
    ("GET", "/staff/letters/{thread}/{letter}/copy"),
    ("POST", "/staff/wording"),
    ("GET", "/staff/handover"),
    ("POST", "/staff/handover"),
    ("GET", "/staff/handover/{thread}"),
    ("POST", "/staff/handover/{thread}"),
    ("GET", "/staff/handover/leaving/{account}"),
    ("GET", "/staff/sealed"),
    ("GET", "/staff/sealed/{thread}"),
    ("POST", "/staff/sealed/{thread}"),
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
        .route("/letters/us", get(between::read).post(between::choose))
        .route("/letters/one/{letter}/hurt", get(hurt::ask).post(hurt::mark))
        .route("/cards/{card}", get(cards::read))
        .route("/help", get(help::read))
        .route("/staff/letters", get(desk::inbox))
        .route("/staff/letters/{thread}", get(desk_thread::read))
        .route("/staff/letters/{thread}/reply", post(desk_thread::reply))
        .route("/staff/letters/{thread}/draft", post(desk_thread::draft))
        .route("/staff/letters/{thread}/{letter}/second", post(desk_thread::second))
        .route("/staff/letters/{thread}/{letter}/take-back", post(desk_thread::take_back))
        .route("/staff/letters/{thread}/keep", get(desk_keep::read).post(desk_keep::press))
        .route("/staff/letters/{thread}/write/{kind}", get(desk_special::ask).post(desk_special::write))
        .route("/staff/letters/{thread}/{letter}/copy", get(desk_sealed::copy))
        .route("/staff/wording", post(wording::look))
        .route("/staff/handover", get(desk_handover::desk).post(desk_handover::begin_all))
        .route("/staff/handover/{thread}", get(desk_handover::one).post(desk_handover::press))
        .route("/staff/handover/leaving/{account}", get(desk_handover::leaving))
        .route("/staff/sealed", get(desk_sealed::list))
        .route("/staff/sealed/{thread}", get(desk_sealed::one).post(desk_sealed::press))
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
        Error::NotConfirmed => (StatusCode::CONFLICT, word!("consultation-not-confirmed")),
        Error::OtherPage => (StatusCode::CONFLICT, word!("consultation-staff-other-page")),
        Error::NotThisSeason => (StatusCode::CONFLICT, word!("consultation-staff-not-this-season")),
        Error::NothingChosen => (unprocessable, word!("consultation-nothing-chosen")),
        Error::Unbelieved(_) | Error::House(_) | Error::Trouble(_) => {
            (StatusCode::SERVICE_UNAVAILABLE, word!("consultation-away"))
        }
    }
}

pub(crate) fn way_back() -> axum::response::Response {
    axum::response::IntoResponse::into_response(axum::response::Redirect::to("/return"))
}

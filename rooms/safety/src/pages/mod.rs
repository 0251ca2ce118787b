//! The pages of this room.
mod debrief;
mod duty;
mod duty_settings;
mod passed_on;
mod taken;
pub(crate) mod words;

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
    ("GET", "/letters/passed-on"),
    ("GET", "/staff/duty"),
    ("POST", "/staff/duty/{page}/take"),
    ("GET", "/staff/duty/settings"),
    ("POST", "/staff/duty/settings"),
    ("GET", "/staff/debrief"),
    ("POST", "/staff/debrief"),
    ("POST", "/staff/debrief/{debrief}/take-back"),
    ("POST", "/staff/duty/levels/{level}/take"),
];

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/letters/passed-on", get(passed_on::read))
        .route("/staff/duty", get(duty::read))
        .route("/staff/duty/{page}/take", post(duty::take))
        .route("/staff/duty/settings", get(duty_settings::read).post(duty_settings::save))
        .route("/staff/debrief", get(debrief::read).post(debrief::leave))
        .route("/staff/debrief/{debrief}/take-back", post(debrief::take_back))
        .route("/staff/duty/levels/{level}/take", post(duty::take_over))
}

/// An error as a person, or a worker, meets it.
pub(crate) fn problem(house: &House, visitor: &Visitor, error: &Error) -> Problem {
    let (status, key) = word_for(error);
    if status.is_server_error() {
        tracing::error!(%error, "safety");
    }
    let place = match status {
        StatusCode::NOT_FOUND => Place::Public,
        _ if visitor.staff().is_some() => Place::Desk,
        _ => Place::Personal,
    };
    visitor.problem(house, status, key, place)
}

/// The sentence for what happened; other rooms show it beside their own forms.
pub fn word_for(error: &Error) -> (StatusCode, &'static str) {
    let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
    match error {
        Error::NotFound => (StatusCode::NOT_FOUND, word!("web-not-found")),
        Error::Empty => (unprocessable, word!("safety-staff-empty")),
        Error::TooLong => (unprocessable, word!("safety-staff-too-long")),
        Error::NothingChosen => (unprocessable, word!("safety-staff-nothing-chosen")),
        Error::NobodyChosen => (unprocessable, word!("safety-staff-nobody-chosen")),
        Error::TooManyDays => (unprocessable, word!("safety-staff-too-many-days")),
        Error::TooLate => (StatusCode::CONFLICT, word!("safety-staff-too-late")),
        Error::NotImmediate => (StatusCode::CONFLICT, word!("safety-staff-not-immediate")),
        Error::Address => (unprocessable, word!("safety-staff-address-unclear")),
        Error::Unbelieved(_) | Error::House(_) | Error::Trouble(_) => {
            (StatusCode::SERVICE_UNAVAILABLE, word!("web-away"))
        }
    }
}

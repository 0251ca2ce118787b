//! The pages of this room.
mod come_back;
mod kept;
mod later;
mod myself;
mod stop_bell;
mod taken;

pub use kept::one_code;
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
    ("GET", "/letters/kept"),
    ("GET", "/letters/kept/pdf"),
    ("POST", "/letters/kept/try"),
    ("POST", "/letters/kept/extra"),
    ("POST", "/letters/kept/done"),
    ("GET", "/return"),
    ("POST", "/return"),
    ("POST", "/return/tap"),
    ("GET", "/me"),
    ("POST", "/me/names"),
    ("POST", "/me/pace"),
    ("POST", "/me/talk"),
    ("GET", "/me/later"),
    ("POST", "/me/later"),
    ("POST", "/me/keep"),
    ("POST", "/me/bell"),
    ("POST", "/me/bell/stop"),
    ("POST", "/me/new-words"),
    ("GET", "/b/{token}"),
    ("POST", "/b/{token}"),
];

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/letters/kept", get(kept::show_words))
        .route("/letters/kept/pdf", get(kept::print))
        .route("/letters/kept/try", post(kept::try_words))
        .route("/letters/kept/extra", post(kept::add_extra))
        .route("/letters/kept/done", post(kept::done))
        .route("/return", get(come_back::ask).post(come_back::come_back))
        .route("/return/tap", post(come_back::tap))
        .route("/me", get(myself::read))
        .route("/me/names", post(myself::names))
        .route("/me/pace", post(myself::pace))
        .route("/me/talk", post(myself::talk))
        .route("/me/later", get(later::read).post(later::leave))
        .route("/me/keep", post(myself::keep))
        .route("/me/bell", post(myself::bell))
        .route("/me/bell/stop", post(myself::bell_stop))
        .route("/me/new-words", post(myself::new_words))
        .route("/b/{token}", get(stop_bell::ask).post(stop_bell::stop))
}

/// An error as a person meets it.
pub(crate) fn problem(house: &House, visitor: &Visitor, error: &Error) -> Problem {
    let (status, key) = word_for(error);
    if status.is_server_error() {
        tracing::error!(%error, "people");
    }
    let place = if status == StatusCode::NOT_FOUND { Place::Public } else { Place::Personal };
    visitor.problem(house, status, key, place)
}

pub(crate) fn word_for(error: &Error) -> (StatusCode, &'static str) {
    match error {
        Error::NotFound => (StatusCode::NOT_FOUND, word!("web-not-found")),
        Error::WrongWords => (StatusCode::UNPROCESSABLE_ENTITY, word!("people-wrong-words")),
        Error::NameTooLong => (StatusCode::UNPROCESSABLE_ENTITY, word!("people-name-too-long")),
        Error::TooLong => (StatusCode::UNPROCESSABLE_ENTITY, word!("people-left-too-long")),
        Error::NoMailAddress => (StatusCode::UNPROCESSABLE_ENTITY, word!("people-no-mail-address")),
        Error::CannotRing => (StatusCode::UNPROCESSABLE_ENTITY, word!("people-cannot-ring")),
        Error::NobodyReceives => (StatusCode::SERVICE_UNAVAILABLE, word!("people-nobody-receives")),
        Error::Unbelieved(_) | Error::Trouble(_) => (StatusCode::SERVICE_UNAVAILABLE, word!("web-away")),
    }
}

/// Someone who is not (or no longer) signed in is shown the way back in, on a personal page.
pub(crate) fn way_back() -> axum::response::Redirect {
    axum::response::Redirect::to("/return")
}

//! The pages of this room.
mod desk;
mod desk_pair;
mod own;
mod pair;
mod shown;
mod taken;

pub use taken::for_the_person;

use crate::Error;
use axum::{
    Router,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use ground_web::{Fields, House, Place, Problem, Visitor};
use ground_words::word;

pub(crate) const ROUTES: &[(&str, &str)] = &[
    ("GET", "/me/counselling"),
    ("POST", "/me/counselling"),
    ("GET", "/me/counselling/{pair}"),
    ("POST", "/me/counselling/{pair}"),
    ("POST", "/me/counselling/{pair}/note"),
    ("POST", "/me/counselling/{pair}/hand-on"),
    ("POST", "/me/counselling/{pair}/end"),
    ("POST", "/me/counselling/{pair}/go-on"),
    ("POST", "/me/counselling/{pair}/erase"),
    ("POST", "/me/told/{told}"),
    ("POST", "/me/told/{told}/take-back"),
    ("GET", "/staff/counselling"),
    ("POST", "/staff/counselling"),
    ("GET", "/staff/counselling/{pair}"),
    ("POST", "/staff/counselling/{pair}"),
    ("POST", "/staff/counselling/{pair}/note"),
    ("POST", "/staff/counselling/{pair}/note/{told}"),
    ("GET", "/staff/told/{writer}"),
];

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/me/counselling", get(own::read).post(own::begin))
        .route("/me/counselling/{pair}", get(pair::read).post(pair::write))
        .route("/me/counselling/{pair}/note", post(pair::propose))
        .route("/me/counselling/{pair}/hand-on", post(pair::hand_on))
        .route("/me/counselling/{pair}/end", post(pair::end))
        .route("/me/counselling/{pair}/go-on", post(pair::go_on))
        .route("/me/counselling/{pair}/erase", post(pair::erase))
        .route("/me/told/{told}", post(pair::tell))
        .route("/me/told/{told}/take-back", post(pair::take_back))
        .route("/staff/counselling", get(desk::read).post(desk::offer))
        .route("/staff/counselling/{pair}", get(desk_pair::read).post(desk_pair::write))
        .route("/staff/counselling/{pair}/note", post(desk_pair::propose))
        .route("/staff/counselling/{pair}/note/{told}", post(desk_pair::was_read))
        .route("/staff/told/{writer}", get(desk::told))
}

/// An error as a person, or a worker, meets it.
pub(crate) fn problem(house: &House, visitor: &Visitor, error: &Error) -> Problem {
    let (status, key) = word_for(error);
    if status.is_server_error() {
        tracing::error!(%error, "counselling");
    }
    let place = match status {
        StatusCode::NOT_FOUND => Place::Public,
        _ if visitor.staff().is_some() => Place::Desk,
        _ => Place::Personal,
    };
    visitor.problem(house, status, key, place)
}

/// The sentence for what happened.
pub(crate) fn word_for(error: &Error) -> (StatusCode, &'static str) {
    let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
    match error {
        Error::NotFound => (StatusCode::NOT_FOUND, word!("web-not-found")),
        Error::Empty => (unprocessable, word!("counselling-empty")),
        Error::TooLong => (unprocessable, word!("counselling-too-long")),
        Error::NotExplained => (unprocessable, word!("counselling-not-explained")),
        Error::NobodyChosen => (unprocessable, word!("counselling-nobody-chosen")),
        Error::NotQualified => (StatusCode::CONFLICT, word!("counselling-staff-not-qualified")),
        Error::Alone => (StatusCode::CONFLICT, word!("counselling-alone")),
        Error::NotYet => (StatusCode::CONFLICT, word!("counselling-not-yet")),
        Error::Unbelieved(_) | Error::House(_) | Error::Trouble(_) => {
            (StatusCode::SERVICE_UNAVAILABLE, word!("web-away"))
        }
    }
}

/// May the form be shown again, with what was typed still in it?
pub(crate) fn can_be_mended(error: &Error) -> bool {
    word_for(error).0.is_client_error() && !matches!(error, Error::NotFound)
}

/// Someone who is not (or no longer) signed in is shown the way back in.
pub(crate) fn way_back() -> Response {
    Redirect::to("/return").into_response()
}

/// The session was over when a form was sent: what was typed is still there.
pub(crate) fn over(house: &House, visitor: &Visitor, typed: &Fields, way_in: Response) -> Response {
    ground_web::over(house, visitor, typed, &["text", "next", "called"], way_in)
}

/// What was typed, kept on the page of a problem.
pub(crate) fn keeping(problem: Problem, typed: &Fields) -> Problem {
    problem.keeping(vec![("text".to_owned(), typed.text("text"))])
}

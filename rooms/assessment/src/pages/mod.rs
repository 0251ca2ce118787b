//! The pages of this room.
mod cards;
mod change;
mod desk;
mod desk_plan;
mod desk_prompt;
mod draw;
mod own;
mod plan;
mod prompt;
mod shown;
mod taken;

pub use taken::for_the_person;

use crate::{Error, prompt::Prompt};
use axum::{
    Router,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use ground_web::{Fields, House, Place, Problem, Visitor};
use ground_words::word;

pub(crate) const ROUTES: &[(&str, &str)] = &[
    ("GET", "/me/now"),
    ("POST", "/me/now/begin"),
    ("GET", "/me/now/prompt/{prompt}"),
    ("POST", "/me/now/prompt/{prompt}"),
    ("GET", "/me/now/said/{said}"),
    ("POST", "/me/now/said/{said}"),
    ("POST", "/me/now/said/{said}/erase"),
    ("GET", "/me/now/cards"),
    ("POST", "/me/now/cards"),
    ("GET", "/me/now/draw"),
    ("POST", "/me/now/draw"),
    ("GET", "/me/now/years"),
    ("GET", "/me/now/next"),
    ("POST", "/me/now/next"),
    ("POST", "/me/now/next/delete"),
    ("POST", "/me/now/next/{choice}/lower"),
    ("GET", "/staff/now/{writer}"),
    ("POST", "/staff/now/{writer}/begin"),
    ("GET", "/staff/now/{writer}/years"),
    ("GET", "/staff/now/{writer}/prompt/{prompt}"),
    ("POST", "/staff/now/{writer}/prompt/{prompt}"),
    ("GET", "/staff/now/{writer}/next"),
    ("POST", "/staff/now/{writer}/next"),
    ("POST", "/staff/now/{writer}/choices"),
    ("POST", "/staff/now/{writer}/choices/{choice}/lower"),
    ("GET", "/static/draw.js"),
];

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/me/now", get(own::read))
        .route("/me/now/begin", post(own::begin))
        .route("/me/now/years", get(own::years))
        .route("/me/now/prompt/{prompt}", get(prompt::ask).post(prompt::say))
        .route("/me/now/said/{said}", get(change::ask).post(change::change))
        .route("/me/now/said/{said}/erase", post(change::erase))
        .route("/me/now/cards", get(cards::choose).post(cards::lay))
        .route("/me/now/draw", get(draw::ask).post(draw::keep))
        .route("/me/now/next", get(plan::read).post(plan::decide))
        .route("/me/now/next/delete", post(plan::delete))
        .route("/me/now/next/{choice}/lower", post(plan::lower))
        .route("/staff/now/{writer}", get(desk::read))
        .route("/staff/now/{writer}/begin", post(desk::begin))
        .route("/staff/now/{writer}/years", get(desk::years))
        .route("/staff/now/{writer}/prompt/{prompt}", get(desk_prompt::ask).post(desk_prompt::note))
        .route("/staff/now/{writer}/next", get(desk_plan::read).post(desk_plan::write_for))
        .route("/staff/now/{writer}/choices", post(desk_plan::lay))
        .route("/staff/now/{writer}/choices/{choice}/lower", post(desk_plan::lower))
        .route("/static/draw.js", get(draw::script))
}

/// An error as a person, or a worker, meets it.
pub(crate) fn problem(house: &House, visitor: &Visitor, error: &Error) -> Problem {
    let (status, key) = word_for(error);
    if status.is_server_error() {
        tracing::error!(%error, "assessment");
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
        Error::Empty => (unprocessable, word!("assessment-empty")),
        Error::TooLong => (unprocessable, word!("assessment-too-long")),
        Error::Unreadable => (unprocessable, word!("assessment-draw-unreadable")),
        Error::NobodySpeaks => (unprocessable, word!("assessment-nobody-speaks")),
        Error::NotReadBack => (unprocessable, word!("assessment-staff-not-read-back")),
        Error::NotToBeAsked => (StatusCode::CONFLICT, word!("assessment-staff-not-to-be-asked")),
        Error::NotBroughtUp => (StatusCode::CONFLICT, word!("assessment-staff-not-brought-up")),
        Error::OneSided => (unprocessable, word!("assessment-staff-one-sided")),
        Error::Unbelieved(_) | Error::House(_) | Error::Trouble(_) => {
            (StatusCode::SERVICE_UNAVAILABLE, word!("web-away"))
        }
    }
}

/// May the form be shown again, with what was typed still in it?
pub(crate) fn can_be_mended(error: &Error) -> bool {
    word_for(error).0.is_client_error() && !matches!(error, Error::NotFound)
}

/// The session was over when a form was sent: what was typed is still there.
pub(crate) fn over(house: &House, visitor: &Visitor, typed: &Fields, way_in: Response) -> Response {
    ground_web::over(house, visitor, typed, &["text", "beside", "what", "for", "against"], way_in)
}

/// Someone who is not (or no longer) signed in is shown the way back in.
pub(crate) fn way_back() -> Response {
    Redirect::to("/return").into_response()
}

/// A prompt by the number in an address.
pub(crate) fn prompt_of(number: u8) -> Result<Prompt, Error> {
    Prompt::of_number(number).ok_or(Error::NotFound)
}

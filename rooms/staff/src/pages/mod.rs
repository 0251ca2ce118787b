//! The pages of this room.
mod join;
mod mend;
mod own_card;
mod people;
mod recovery;
mod sessions;
mod settings;
mod sign_in;
mod team;

pub use sign_in::{asleep, signed_out};
pub(crate) use try_again::braked;
mod try_again;

use crate::Error;
use axum::{
    Router,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use ground_web::{House, Place, Problem, Visitor};
use ground_words::word;

pub(crate) const ROUTES: &[(&str, &str)] = &[
    ("GET", "/staff/sign-in"),
    ("POST", "/staff/sign-in"),
    ("GET", "/staff/unlock"),
    ("POST", "/staff/unlock"),
    ("POST", "/staff/sign-out"),
    ("GET", "/staff/sessions"),
    ("POST", "/staff/sessions/end"),
    ("GET", "/staff/team"),
    ("POST", "/staff/team/let-in"),
    ("POST", "/staff/team/mend"),
    ("GET", "/staff/team/mend/{account}"),
    ("POST", "/staff/team/mend/{account}"),
    ("GET", "/mend/{link}"),
    ("POST", "/mend/{link}"),
    ("GET", "/staff/own-card"),
    ("POST", "/staff/own-card"),
    ("GET", "/staff/return"),
    ("POST", "/staff/return"),
    ("GET", "/staff/recovery"),
    ("POST", "/staff/recovery/make"),
    ("POST", "/staff/recovery/keepers"),
    ("POST", "/staff/recovery/replace"),
    ("POST", "/staff/recovery/ask"),
    ("POST", "/staff/recovery/stop"),
    ("GET", "/staff/people"),
    ("POST", "/staff/people/team"),
    ("POST", "/staff/people/agree"),
    ("POST", "/staff/people/withdraw"),
    ("POST", "/staff/people/invite"),
    ("POST", "/staff/people/take-back"),
    ("POST", "/staff/people/end"),
    ("GET", "/staff/settings"),
    ("POST", "/staff/settings"),
    ("GET", "/join/{link}"),
    ("POST", "/join/{link}"),
    ("GET", "/staff/welcome"),
    ("POST", "/staff/welcome/done"),
];

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/staff/sign-in", get(sign_in::ask).post(sign_in::sign_in))
        .route("/staff/unlock", get(sign_in::ask_again).post(sign_in::wake))
        .route("/staff/sign-out", post(sign_in::sign_out))
        .route("/staff/sessions", get(sessions::list))
        .route("/staff/sessions/end", post(sessions::end))
        .route("/staff/team", get(team::read))
        .route("/staff/team/let-in", post(team::let_in))
        .route("/staff/team/mend", post(mend::begin))
        .route("/staff/team/mend/{account}", get(mend::compare).post(mend::sign))
        .route("/mend/{link}", get(mend::ask).post(mend::prepare))
        .route("/staff/own-card", get(own_card::read).post(own_card::make))
        .route("/staff/return", get(own_card::ask).post(own_card::come_back))
        .route("/staff/recovery", get(recovery::read))
        .route("/staff/recovery/make", post(recovery::make))
        .route("/staff/recovery/keepers", post(recovery::keepers))
        .route("/staff/recovery/replace", post(recovery::replace))
        .route("/staff/recovery/ask", post(recovery::ask))
        .route("/staff/recovery/stop", post(recovery::stop))
        .route("/staff/people", get(people::read))
        .route("/staff/people/team", post(people::name_team))
        .route("/staff/people/agree", post(people::agree))
        .route("/staff/people/withdraw", post(people::withdraw))
        .route("/staff/people/invite", post(people::invite))
        .route("/staff/people/take-back", post(people::take_back))
        .route("/staff/people/end", post(people::end))
        .route("/staff/settings", get(settings::read).post(settings::save))
        .route("/join/{link}", get(join::ask).post(join::join))
        .route("/staff/welcome", get(join::welcome))
        .route("/staff/welcome/done", post(join::welcome_done))
}

pub(crate) fn problem(house: &House, visitor: &Visitor, error: &Error) -> Problem {
    let (status, key) = word_for(error);
    if status.is_server_error() {
        tracing::error!(%error, "staff");
    }
    let place = if status == StatusCode::NOT_FOUND { Place::Public } else { Place::Desk };
    visitor.problem(house, status, key, place)
}

pub fn word_for(error: &Error) -> (StatusCode, &'static str) {
    match error {
        Error::NotFound => (StatusCode::NOT_FOUND, word!("web-not-found")),
        Error::WrongWords => (StatusCode::UNPROCESSABLE_ENTITY, word!("staff-staff-wrong-words")),
        Error::LinkOver => (StatusCode::GONE, word!("staff-staff-link-over")),
        Error::NameTaken => (StatusCode::UNPROCESSABLE_ENTITY, word!("staff-staff-name-taken")),
        Error::NameMissing => (StatusCode::UNPROCESSABLE_ENTITY, word!("staff-staff-name-missing")),
        Error::Hours(_) => (StatusCode::UNPROCESSABLE_ENTITY, word!("staff-staff-hours-unclear")),
        Error::Setting => (StatusCode::UNPROCESSABLE_ENTITY, word!("staff-staff-setting-unclear")),
        Error::CardUnclear => (StatusCode::UNPROCESSABLE_ENTITY, word!("staff-staff-card-unclear")),
        Error::WrongCards => (StatusCode::UNPROCESSABLE_ENTITY, word!("staff-staff-wrong-cards")),
        Error::WhyMissing => (StatusCode::UNPROCESSABLE_ENTITY, word!("staff-staff-why-missing")),
        Error::RecoveryRuns => (StatusCode::UNPROCESSABLE_ENTITY, word!("staff-staff-recovery-runs")),
        Error::Unbelieved(_) | Error::Trouble(_) => (StatusCode::SERVICE_UNAVAILABLE, word!("web-away")),
    }
}

/// Where someone goes who wants a page of the desk and isn't (or is no longer) signed in: to wake up, to sign in; or,
/// signed in as someone who writes, nowhere: for them the desk does not exist.
pub fn desk_only(visitor: &Visitor) -> Option<Response> {
    if visitor.staff().is_some() || visitor.party().is_some() {
        return None;
    }
    let way = if visitor.locked().is_some() { "/staff/unlock" } else { "/staff/sign-in" };
    Some(Redirect::to(way).into_response())
}

/// For handlers of the desk: answers early when nobody of the house is signed in.
macro_rules! at_the_desk {
    ($visitor:expr) => {
        if let Some(way) = $crate::pages::desk_only(&$visitor) {
            return Ok(way);
        }
    };
}
pub(crate) use at_the_desk;

//! The pages of this room.
mod aloud;
mod consent;
mod desk;
mod expert;
mod explanation;
mod items;
mod own_part;
mod paper;
mod shown;
mod taken;
mod talk;
mod words;

pub use taken::for_the_person;

use crate::Error;
use axum::{
    Router,
    http::StatusCode,
    response::Redirect,
    routing::{get, post},
};
use ground_kernel::Timestamp;
use ground_web::{House, Place, Problem, Visitor};
use ground_words::word;

pub(crate) const ROUTES: &[(&str, &str)] = &[
    ("GET", "/explanation"),
    ("GET", "/me/explanation"),
    ("POST", "/me/explanation"),
    ("GET", "/me/consent"),
    ("POST", "/me/consent"),
    ("POST", "/me/consent/one/{consent}/withdraw"),
    ("GET", "/me/consent/print"),
    ("GET", "/me/consent/record/{record}"),
    ("GET", "/me/first-talk"),
    ("POST", "/me/first-talk"),
    ("POST", "/me/first-talk/{talk}/take-back"),
    ("POST", "/me/left-out"),
    ("POST", "/me/left-out/{left_out}/end"),
    ("GET", "/staff/consent/{party}"),
    ("POST", "/staff/consent/{party}/answer"),
    ("POST", "/staff/consent/{party}/talk"),
    ("POST", "/staff/consent/{party}/expert"),
    ("POST", "/staff/consent/{party}/withdraw"),
    ("GET", "/staff/consent/{party}/aloud"),
    ("POST", "/staff/consent/{party}/aloud"),
    ("GET", "/staff/consent/{party}/print"),
    ("GET", "/staff/consent/{party}/record/{record}"),
    ("POST", "/staff/consent/{party}/record/{record}/posted"),
    ("GET", "/staff/consent-pages"),
    ("GET", "/staff/consent-pages/{expert_page}"),
    ("GET", "/staff/consent-sheet"),
    ("POST", "/staff/consent-sheet"),
    ("GET", "/explanation/pdf"),
    ("GET", "/me/consent/pdf"),
    ("GET", "/me/consent/record/{record}/pdf"),
    ("GET", "/staff/consent/{party}/pdf"),
    ("GET", "/staff/consent/{party}/record/{record}/pdf"),
];

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/explanation", get(explanation::public))
        .route("/me/explanation", get(explanation::own).post(explanation::reply))
        .route("/me/consent", get(consent::read).post(consent::give))
        .route("/me/consent/one/{consent}/withdraw", post(consent::withdraw))
        .route("/me/consent/print", get(consent::print))
        .route("/me/consent/record/{record}", get(consent::record))
        .route("/me/first-talk", get(talk::read).post(talk::ask))
        .route("/me/first-talk/{talk}/take-back", post(talk::take_back))
        .route("/me/left-out", post(talk::leave_out))
        .route("/me/left-out/{left_out}/end", post(talk::see_again))
        .route("/staff/consent/{party}", get(desk::read))
        .route("/staff/consent/{party}/answer", post(desk::answer))
        .route("/staff/consent/{party}/talk", post(desk::hold))
        .route("/staff/consent/{party}/expert", post(desk::expert))
        .route("/staff/consent/{party}/withdraw", post(desk::withdraw))
        .route("/staff/consent/{party}/aloud", get(aloud::ask).post(aloud::save))
        .route("/staff/consent/{party}/print", get(desk::print))
        .route("/staff/consent/{party}/record/{record}", get(desk::record))
        .route("/staff/consent/{party}/record/{record}/posted", post(desk::posted))
        .route("/staff/consent-pages", get(expert::list))
        .route("/staff/consent-pages/{expert_page}", get(expert::read))
        .route("/staff/consent-sheet", get(own_part::read).post(own_part::save))
        .route("/explanation/pdf", get(explanation::public_pdf))
        .route("/me/consent/pdf", get(consent::pdf))
        .route("/me/consent/record/{record}/pdf", get(consent::record_pdf))
        .route("/staff/consent/{party}/pdf", get(desk::pdf))
        .route("/staff/consent/{party}/record/{record}/pdf", get(desk::record_pdf))
}

/// An error as a person, or a worker, meets it.
pub(crate) fn problem(house: &House, visitor: &Visitor, error: &Error) -> Problem {
    let (status, key) = word_for(error);
    if status.is_server_error() {
        tracing::error!(%error, "consent");
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
        Error::Empty => (unprocessable, word!("consent-wrong-empty")),
        Error::TooLong => (unprocessable, word!("consent-wrong-too-long")),
        Error::TooLongTime => (unprocessable, word!("consent-wrong-time")),
        Error::ForWhom(_) => (unprocessable, word!("consent-wrong-whom")),
        Error::NotExplained(_) => (unprocessable, word!("consent-wrong-first-explained")),
        Error::OtherVersion => (StatusCode::CONFLICT, word!("consent-wrong-version")),
        Error::NoConsent => (StatusCode::FORBIDDEN, word!("consent-changed")),
        Error::WhereTo => (unprocessable, word!("consent-staff-wrong-where")),
        Error::WhichPart => (unprocessable, word!("consent-staff-wrong-part")),
        Error::NotQualified => (StatusCode::FORBIDDEN, word!("consent-staff-wrong-qualified")),
        Error::TooLate => (StatusCode::CONFLICT, word!("consent-wrong-too-late")),
        Error::CommissionNotWhole => (unprocessable, word!("consent-staff-wrong-commission")),
        Error::Years => (unprocessable, word!("consent-staff-wrong-years")),
        Error::NobodyReceives => (unprocessable, word!("consent-wrong-nobody-remains")),
        Error::Unbelieved(_) | Error::House(_) | Error::Trouble(_) => {
            (StatusCode::SERVICE_UNAVAILABLE, word!("web-away"))
        }
    }
}

/// Someone who is not (or no longer) signed in is shown the way back in, on a personal page.
pub(crate) fn way_back() -> Redirect {
    Redirect::to("/return")
}

const TOKYO_HOURS: i8 = 9;

/// The day that a field for days holds.
pub(crate) fn day_of_field(typed: &str) -> Option<Timestamp> {
    let day: jiff::civil::Date = typed.trim().parse().ok()?;
    let tokyo = jiff::tz::TimeZone::fixed(jiff::tz::Offset::constant(TOKYO_HOURS));
    let at = day.at(0, 0, 0, 0).to_zoned(tokyo).ok()?;
    Some(Timestamp::from_micros(at.timestamp().as_microsecond()))
}

pub(crate) fn day_field(at: Timestamp) -> String {
    let tokyo = jiff::tz::TimeZone::fixed(jiff::tz::Offset::constant(TOKYO_HOURS));
    let at = jiff::Timestamp::from_microsecond(at.as_micros()).map(|it| it.to_zoned(tokyo));
    at.map(|it| it.strftime("%Y-%m-%d").to_string()).unwrap_or_default()
}

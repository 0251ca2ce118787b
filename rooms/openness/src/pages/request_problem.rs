//! What went wrong with a request, as a sentence.
use crate::Error;
use axum::http::StatusCode;
use ground_web::{House, Place, Problem, Visitor};
use ground_words::word;

/// An error as a person, or a worker, meets it.
pub(super) fn problem(house: &House, visitor: &Visitor, error: &Error) -> Problem {
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
pub(super) fn word_for(error: &Error) -> (StatusCode, &'static str) {
    let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
    match error {
        Error::NotFound => (StatusCode::NOT_FOUND, word!("web-not-found")),
        Error::TooLong => (unprocessable, word!("openness-requests-too-long")),
        Error::NobodyChosen => (unprocessable, word!("openness-choose")),
        Error::NothingChosen => (unprocessable, word!("openness-nothing-chosen")),
        Error::TooLate => (StatusCode::CONFLICT, word!("openness-staff-requests-too-late")),
        Error::Empty => (unprocessable, word!("openness-staff-requests-empty")),
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
pub(super) fn can_be_mended(error: &Error) -> bool {
    word_for(error).0 == StatusCode::UNPROCESSABLE_ENTITY
}

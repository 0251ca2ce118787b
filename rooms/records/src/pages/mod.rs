//! The pages of this room.
mod asked;
mod begin;
mod correct;
mod desk;
mod export;
mod exported;
mod facts;
mod keep;
mod keeping;
mod later;
mod own;
mod own_keep;
mod own_line;
mod own_tie;
mod practice;
mod search;
mod sheet;
mod shown;
mod taken;
mod telling;
mod ties;
mod write;

pub use taken::for_the_person;

use crate::Error;
use axum::{
    Router,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use ground_seal::session::Token;
use ground_web::{House, Place, Problem, Visitor};
use ground_words::word;

pub(crate) const ROUTES: &[(&str, &str)] = &[
    ("GET", "/me/record"),
    ("POST", "/me/record/begin"),
    ("GET", "/me/record/read/{which}"),
    ("GET", "/me/record/sheet"),
    ("GET", "/me/record/sheet/pdf"),
    ("GET", "/me/record/exported"),
    ("GET", "/me/record/with"),
    ("POST", "/me/record/write"),
    ("POST", "/me/record/draft"),
    ("GET", "/me/record/end"),
    ("POST", "/me/record/end"),
    ("GET", "/me/record/lines/{written}"),
    ("POST", "/me/record/lines/{written}"),
    ("POST", "/me/record/lines/{written}/hurt"),
    ("POST", "/me/record/lines/{written}/ask"),
    ("POST", "/me/record/lines/{written}/class"),
    ("POST", "/me/record/lines/{written}/stop"),
    ("POST", "/me/record/lines/{written}/erase"),
    ("GET", "/me/record/household"),
    ("POST", "/me/record/household"),
    ("POST", "/me/record/household/{tie}/part"),
    ("GET", "/me/record/keep"),
    ("POST", "/me/record/keep"),
    ("GET", "/staff/settings/keeping"),
    ("POST", "/staff/settings/keeping"),
    ("GET", "/staff/records"),
    ("GET", "/staff/records/keeping"),
    ("GET", "/staff/records/lines/{written}/tell"),
    ("POST", "/staff/records/lines/{written}/tell"),
    ("GET", "/staff/records/{folder}/keep"),
    ("POST", "/staff/records/{folder}/keep"),
    ("POST", "/staff/records/{folder}/close"),
    ("POST", "/staff/records/{folder}/erase"),
    ("GET", "/staff/records/search"),
    ("POST", "/staff/records/search"),
    ("GET", "/staff/records/new"),
    ("POST", "/staff/records/new"),
    ("GET", "/staff/records/begin/{writer}"),
    ("POST", "/staff/records/begin/{writer}"),
    ("POST", "/staff/records/from-memo"),
    ("POST", "/staff/records/wording"),
    ("GET", "/staff/records/lines/{written}"),
    ("POST", "/staff/records/lines/{written}"),
    ("POST", "/staff/records/lines/{written}/reply"),
    ("GET", "/staff/records/asked"),
    ("GET", "/staff/records/export"),
    ("POST", "/staff/records/export"),
    ("POST", "/staff/records/export/{export}/agree"),
    ("POST", "/staff/records/export/{export}/take"),
    ("POST", "/staff/records/export/{export}/stop"),
    ("GET", "/staff/records/{folder}"),
    ("GET", "/staff/records/{folder}/sheet"),
    ("GET", "/staff/records/{folder}/sheet/pdf"),
    ("POST", "/staff/records/{folder}/witness"),
    ("GET", "/staff/records/{folder}/write"),
    ("POST", "/staff/records/{folder}/write"),
    ("POST", "/staff/records/{folder}/look"),
    ("POST", "/staff/records/{folder}/draft"),
    ("POST", "/staff/records/{folder}/draft/forget"),
    ("GET", "/staff/records/{folder}/later"),
    ("POST", "/staff/records/{folder}/later"),
    ("POST", "/staff/records/{folder}/later/{held}"),
    ("GET", "/staff/records/{folder}/protect"),
    ("POST", "/staff/records/{folder}/protect"),
    ("POST", "/staff/records/{folder}/protect/{fact}"),
    ("POST", "/staff/records/{folder}/tie"),
    ("POST", "/staff/records/{folder}/tie/{tie}"),
    ("GET", "/staff/practice"),
    ("POST", "/staff/practice"),
    ("POST", "/staff/practice/{note}/take-back"),
];

pub(crate) fn routes() -> Router<House> {
    for_whoever_it_is_about()
        .route("/staff/records", get(desk::list))
        .route("/staff/settings/keeping", get(keeping::ask_clocks).post(keeping::set_clocks))
        .route("/staff/records/keeping", get(keeping::ahead))
        .route("/staff/records/lines/{written}/tell", get(telling::ask).post(telling::tell))
        .route("/staff/records/{folder}/keep", get(keep::ask).post(keep::keep))
        .route("/staff/records/{folder}/close", post(keep::close))
        .route("/staff/records/{folder}/erase", post(keep::erase))
        .route("/staff/records/search", get(search::ask).post(search::look))
        .route("/staff/records/new", get(begin::ask_household).post(begin::household))
        .route("/staff/records/begin/{writer}", get(begin::ask).post(begin::as_said))
        .route("/staff/records/from-memo", post(write::from_memo))
        .route("/staff/records/wording", post(write::wording))
        .route("/staff/records/lines/{written}", get(correct::ask).post(correct::save))
        .route("/staff/records/lines/{written}/reply", post(asked::reply))
        .route("/staff/records/asked", get(asked::list))
        .route("/staff/records/export", get(export::ask).post(export::propose))
        .route("/staff/records/export/{export}/agree", post(export::agree))
        .route("/staff/records/export/{export}/take", post(export::take))
        .route("/staff/records/export/{export}/stop", post(export::stop))
        .route("/staff/records/{folder}", get(desk::read))
        .route("/staff/records/{folder}/sheet", get(sheet::desk))
        .route("/staff/records/{folder}/sheet/pdf", get(sheet::desk_pdf))
        .route("/staff/records/{folder}/witness", post(begin::witness))
        .route("/staff/records/{folder}/write", get(write::ask).post(write::save))
        .route("/staff/records/{folder}/look", post(write::look))
        .route("/staff/records/{folder}/draft", post(write::draft))
        .route("/staff/records/{folder}/draft/forget", post(write::forget))
        .route("/staff/records/{folder}/later", get(later::ask).post(later::hold))
        .route("/staff/records/{folder}/later/{held}", post(later::press))
        .route("/staff/records/{folder}/protect", get(facts::ask).post(facts::add))
        .route("/staff/records/{folder}/protect/{fact}", post(facts::press))
        .route("/staff/records/{folder}/tie", post(ties::as_said))
        .route("/staff/records/{folder}/tie/{tie}", post(ties::confirm))
        .route("/staff/practice", get(practice::read).post(practice::leave))
        .route("/staff/practice/{note}/take-back", post(practice::take_back))
}

/// For whoever it is about.
fn for_whoever_it_is_about() -> Router<House> {
    Router::new()
        .route("/me/record", get(own::gate))
        .route("/me/record/begin", post(own::begin))
        .route("/me/record/read/{which}", get(own::read))
        .route("/me/record/sheet", get(sheet::own))
        .route("/me/record/sheet/pdf", get(sheet::own_pdf))
        .route("/me/record/exported", get(exported::own))
        .route("/me/record/with", get(own::with_someone))
        .route("/me/record/write", post(own::write))
        .route("/me/record/draft", post(own::draft))
        .route("/me/record/keep", get(own_keep::ask).post(own_keep::wish))
        .route("/me/record/end", get(own::ask_end).post(own::end))
        .route("/me/record/lines/{written}", get(own_line::ask).post(own_line::beside))
        .route("/me/record/lines/{written}/hurt", post(own_line::hurt))
        .route("/me/record/lines/{written}/ask", post(own_line::ask_correction))
        .route("/me/record/lines/{written}/class", post(own_line::class))
        .route("/me/record/lines/{written}/stop", post(own_line::stop))
        .route("/me/record/lines/{written}/erase", post(own_line::erase))
        .route("/me/record/household", get(own_tie::ask).post(own_tie::join))
        .route("/me/record/household/{tie}/part", post(own_tie::part))
}

/// An error as a person, or a worker, meets it.
pub(crate) fn problem(house: &House, visitor: &Visitor, error: &Error) -> Problem {
    let (status, key) = word_for(error);
    if status.is_server_error() {
        tracing::error!(%error, "records");
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
        Error::Empty => (unprocessable, word!("records-empty")),
        Error::TooLong => (unprocessable, word!("records-too-long")),
        Error::Unclear => (unprocessable, word!("records-staff-unclear")),
        Error::WantsTwo => (unprocessable, word!("records-staff-wants-two")),
        Error::NotOfTheTeam => (unprocessable, word!("records-not-of-the-team")),
        Error::WantsSpeaker => (unprocessable, word!("records-staff-wants-speaker")),
        Error::AnotherOne => (StatusCode::CONFLICT, word!("records-staff-another-one")),
        Error::TooLate => (StatusCode::CONFLICT, word!("records-staff-too-late")),
        Error::TooManyDays => (unprocessable, word!("records-staff-too-many-days")),
        Error::NothingChosen => (unprocessable, word!("records-nothing-chosen")),
        Error::NoSuchCode => (unprocessable, word!("records-no-such-code")),
        Error::NothingToFind => (unprocessable, word!("records-staff-nothing-to-find")),
        Error::NothingThere => (StatusCode::CONFLICT, word!("records-staff-export-nothing")),
        Error::TooMuch => (unprocessable, word!("records-staff-export-too-much")),
        Error::Unbelieved(_) | Error::House(_) | Error::Trouble(_) => {
            (StatusCode::SERVICE_UNAVAILABLE, word!("web-away"))
        }
    }
}

/// The one-time token of a form: what it sent, or a new one.
pub(crate) fn once(typed: &str) -> Token {
    Token::from_text(typed).unwrap_or_else(|_| Token::random())
}

pub(crate) fn way_back() -> Response {
    Redirect::to("/return").into_response()
}

/// Back to where a button was pressed, or the problem that stood in its way.
pub(crate) fn then(
    house: &House,
    visitor: &Visitor,
    outcome: Result<(), Error>,
    to: &str,
) -> Result<Response, Problem> {
    outcome.map_err(|error| problem(house, visitor, &error))?;
    Ok(Redirect::to(to).into_response())
}

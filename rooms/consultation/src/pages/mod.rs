//! The pages of this room.
mod between;
mod callers;
mod card;
mod cards;
mod channels;
mod connect;
mod contacts_part;
mod desk;
mod desk_connect;
mod desk_handover;
mod desk_keep;
mod desk_level;
mod desk_passed;
mod desk_sealed;
mod desk_special;
mod desk_thread;
mod enquiries;
mod erase;
mod for_someone;
mod help;
mod hurt;
mod import;
mod memo;
mod new_letter;
mod night;
mod own;
mod own_lines;
mod paper;
mod promises;
mod readers;
mod search;
mod season;
mod shift;
mod taken;
mod wording;

pub use new_letter::letter_begun_with;
pub use night::{NightText, night_texts};
pub use taken::for_the_person;

use crate::Error;
use axum::{
    Router,
    extract::DefaultBodyLimit,
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
    ("GET", "/staff/search"),
    ("POST", "/staff/search"),
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
    ("POST", "/staff/letters/{thread}/{letter}/cannot-wait"),
    ("POST", "/staff/letters/{thread}/level"),
    ("POST", "/staff/letters/{thread}/level/ask"),
    ("POST", "/staff/letters/{thread}/level/join"),
    ("POST", "/staff/letters/{thread}/level/end"),
    ("POST", "/staff/letters/{thread}/together"),
    ("POST", "/staff/letters/{thread}/together/agree"),
    ("GET", "/staff/letters/{thread}/passed-on"),
    ("POST", "/staff/letters/{thread}/passed-on"),
    ("POST", "/staff/letters/{thread}/passed-on/second"),
    ("POST", "/staff/letters/{thread}/passed-on/hold"),
    ("GET", "/staff/connect"),
    ("POST", "/staff/connect"),
    ("POST", "/staff/connect/end"),
    // Telephone, paper and post.
    ("GET", "/letters/lines/{line}/erase"),
    ("POST", "/letters/lines/{line}/erase"),
    ("GET", "/letters/lines/{line}/beside"),
    ("POST", "/letters/lines/{line}/beside"),
    ("GET", "/letters/channels"),
    ("POST", "/letters/channels"),
    ("POST", "/letters/channels/part"),
    ("GET", "/staff/contacts/new"),
    ("POST", "/staff/contacts/new"),
    ("POST", "/staff/contacts/draft"),
    ("POST", "/staff/contacts/draft/forget"),
    ("GET", "/staff/letters/{thread}/contacts/{contact}"),
    ("GET", "/staff/letters/of/{writer}"),
    ("GET", "/staff/callers"),
    ("POST", "/staff/callers"),
    ("GET", "/staff/paper/new"),
    ("POST", "/staff/paper/new"),
    ("POST", "/staff/letters/{thread}/{letter}/read-back"),
    ("GET", "/staff/letters/{thread}/{letter}/print"),
    ("GET", "/staff/letters/{thread}/{letter}/pdf"),
    ("GET", "/staff/letters/{thread}/card/pdf"),
    ("GET", "/staff/import"),
    ("POST", "/staff/import/file"),
    ("POST", "/staff/import/columns"),
    ("POST", "/staff/import/take-in"),
    ("POST", "/staff/import/put-away"),
    ("POST", "/staff/letters/{thread}/{letter}/posted"),
    ("GET", "/staff/letters/{thread}/label"),
    ("GET", "/staff/letters/{thread}/card"),
    ("POST", "/staff/letters/{thread}/card"),
    ("GET", "/staff/letters/{thread}/for-someone"),
    ("POST", "/staff/letters/{thread}/for-someone"),
    ("GET", "/staff/letters/{thread}/for-someone/{handed}"),
    ("POST", "/staff/letters/{thread}/for-someone/{handed}"),
    ("POST", "/staff/letters/{thread}/promises"),
    ("GET", "/staff/promises"),
    ("POST", "/staff/promises/{promise}/kept"),
    ("POST", "/staff/promises/{promise}/moved"),
    ("POST", "/staff/promises/{promise}/taken-back"),
    ("POST", "/staff/promises/{promise}/hand-over"),
    ("GET", "/staff/enquiries"),
    ("POST", "/staff/enquiries"),
    // What a line of a memo is, and who may be told.
    ("GET", "/letters/lines/{line}/who"),
    ("POST", "/letters/lines/{line}/who"),
    ("POST", "/staff/letters/{thread}/lines/{line}/correct"),
    // A season's note for those who have paper only.
    ("GET", "/staff/season"),
    // The end of a shift.
    ("GET", "/staff/shift"),
    ("POST", "/staff/letters/{thread}/level/hand"),
    ("POST", "/staff/letters/{thread}/level/take"),
];

pub(crate) fn routes() -> Router<House> {
    by_other_ways()
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
        .route("/staff/search", get(search::ask).post(search::look))
        .route("/staff/letters/{thread}/keep", get(desk_keep::read).post(desk_keep::press))
        .route("/staff/letters/{thread}/write/{kind}", get(desk_special::ask).post(desk_special::write))
        .route("/staff/letters/{thread}/{letter}/copy", get(desk_sealed::copy))
        .route("/staff/wording", post(wording::look))
        .route("/staff/handover", get(desk_handover::desk).post(desk_handover::begin_all))
        .route("/staff/handover/{thread}", get(desk_handover::one).post(desk_handover::press))
        .route("/staff/handover/leaving/{account}", get(desk_handover::leaving))
        .route("/staff/sealed", get(desk_sealed::list))
        .route("/staff/sealed/{thread}", get(desk_sealed::one).post(desk_sealed::press))
        .route("/staff/letters/{thread}/{letter}/cannot-wait", post(desk_level::cannot_wait))
        .route("/staff/letters/{thread}/level", post(desk_level::set))
        .route("/staff/letters/{thread}/level/ask", post(desk_level::ask))
        .route("/staff/letters/{thread}/level/join", post(desk_level::join))
        .route("/staff/letters/{thread}/level/end", post(desk_level::end))
        .route("/staff/letters/{thread}/together", post(desk_level::together))
        .route("/staff/letters/{thread}/together/agree", post(desk_level::agree))
        .route("/staff/letters/{thread}/passed-on", get(desk_passed::read).post(desk_passed::save))
        .route("/staff/letters/{thread}/passed-on/second", post(desk_passed::second))
        .route("/staff/letters/{thread}/passed-on/hold", post(desk_passed::hold))
        .route("/staff/connect", get(desk_connect::read).post(desk_connect::connect))
        .route("/staff/connect/end", post(desk_connect::end))
}

/// Telephone, paper and post.
fn by_other_ways() -> Router<House> {
    Router::new()
        .route("/letters/lines/{line}/erase", get(own_lines::ask_erase).post(own_lines::erase))
        .route("/letters/lines/{line}/beside", get(own_lines::ask_beside).post(own_lines::beside))
        .route("/letters/channels", get(channels::ask).post(channels::join))
        .route("/letters/channels/part", post(channels::part))
        .route("/staff/contacts/new", get(memo::ask).post(memo::save))
        .route("/staff/contacts/draft", post(memo::draft))
        .route("/staff/contacts/draft/forget", post(memo::forget))
        .route("/staff/letters/{thread}/contacts/{contact}", get(memo::saved))
        .route("/staff/letters/of/{writer}", get(desk::of_writer))
        .route("/staff/callers", get(callers::ask).post(callers::find))
        .route("/staff/paper/new", get(paper::ask).post(paper::type_in))
        .route("/staff/letters/{thread}/{letter}/read-back", post(paper::read_back))
        .route("/staff/letters/{thread}/{letter}/print", get(paper::print))
        .route("/staff/letters/{thread}/{letter}/pdf", get(paper::pdf))
        .route("/staff/letters/{thread}/card/pdf", get(card::print))
        .route("/staff/import", get(import::ask))
        .route("/staff/import/file", post(import::bring).layer(DefaultBodyLimit::max(ground_rows::MOST_BYTES + 8_192)))
        .route("/staff/import/columns", post(import::columns))
        .route("/staff/import/take-in", post(import::take_in))
        .route("/staff/import/put-away", post(import::put_away))
        .route("/staff/letters/{thread}/{letter}/posted", post(paper::posted))
        .route("/staff/letters/{thread}/label", get(paper::label))
        .route("/staff/letters/{thread}/card", get(card::read).post(card::handed))
        .route("/staff/letters/{thread}/for-someone", get(for_someone::ask).post(for_someone::make))
        .route("/staff/letters/{thread}/for-someone/{handed}", get(for_someone::read).post(for_someone::put_there))
        .route("/staff/letters/{thread}/promises", post(promises::give))
        .route("/staff/promises", get(promises::read))
        .route("/staff/promises/{promise}/kept", post(promises::kept))
        .route("/staff/promises/{promise}/moved", post(promises::moved))
        .route("/staff/promises/{promise}/taken-back", post(promises::taken_back))
        .route("/staff/promises/{promise}/hand-over", post(promises::hand_over))
        .route("/staff/enquiries", get(enquiries::read).post(enquiries::note))
        .route("/letters/lines/{line}/who", get(own_lines::ask_who).post(own_lines::say_who))
        .route("/staff/letters/{thread}/lines/{line}/correct", post(own_lines::correct))
        .route("/staff/season", get(season::read))
        .route("/staff/shift", get(shift::read))
        .route("/staff/letters/{thread}/level/hand", post(desk_level::hand_over))
        .route("/staff/letters/{thread}/level/take", post(desk_level::take_over))
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
        Error::NothingToFind => (unprocessable, word!("consultation-staff-search-nothing")),
        Error::NobodyChosen => (unprocessable, word!("consultation-connect-choose")),
        Error::NotBoth => (StatusCode::CONFLICT, word!("consultation-staff-connect-not-both")),
        Error::TooEarly => (StatusCode::CONFLICT, word!("safety-staff-wait-not-yet")),
        Error::UnknownHandle => (unprocessable, word!("safety-staff-together-unknown")),
        Error::Safety(error) => safety::word_for(error),
        Error::WrongWords => (unprocessable, word!("people-wrong-words")),
        Error::Unclear => (unprocessable, word!("consultation-staff-unclear")),
        Error::NotOfTheTeam => (unprocessable, word!("consultation-staff-not-of-the-team")),
        Error::NotConfirmed => (StatusCode::CONFLICT, word!("consultation-not-confirmed")),
        Error::OtherPage => (StatusCode::CONFLICT, word!("consultation-staff-other-page")),
        Error::NotThisSeason => (StatusCode::CONFLICT, word!("consultation-staff-not-this-season")),
        Error::NothingChosen => (unprocessable, word!("consultation-nothing-chosen")),
        Error::NotWider => (StatusCode::CONFLICT, word!("consultation-staff-not-wider")),
        Error::Unread(why) => (unprocessable, import::unread_word(why)),
        Error::NotEveryRow => (unprocessable, word!("consultation-staff-import-unread")),
        Error::Unbelieved(_) | Error::House(_) | Error::Trouble(_) => {
            (StatusCode::SERVICE_UNAVAILABLE, word!("consultation-away"))
        }
    }
}

pub(crate) fn way_back() -> axum::response::Response {
    axum::response::IntoResponse::into_response(axum::response::Redirect::to("/return"))
}

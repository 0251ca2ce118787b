//! The pages of this room.
mod calendar;
mod catalogue;
mod company;
mod desk_cards;
mod desk_company;
mod desk_door;
mod desk_gatherings;
mod desk_lists;
mod desk_murmurs;
mod desk_notes;
mod desk_places;
mod desk_rooms;
mod facts;
mod fields;
mod gathering;
mod murmurs;
mod own_seat;
mod place;
mod room;
mod times;

use crate::{Error, ladder::NotSo};
use axum::{
    Router,
    http::StatusCode,
    response::Response,
    routing::{get, post},
};
use ground_web::{House, Place, Problem, Visitor};
use ground_words::word;

pub(crate) const ROUTES: &[(&str, &str)] = &[
    ("GET", "/places"),
    ("GET", "/places/{place}"),
    ("GET", "/places/{place}/rules"),
    ("GET", "/places/{place}/leaflet"),
    ("GET", "/places/{place}/leaflet/pdf"),
    ("GET", "/places/{place}/calendar/{feed}"),
    ("GET", "/calendar"),
    ("GET", "/calendar/{feed}"),
    ("GET", "/static/door.js"),
    ("GET", "/gatherings/{gathering}"),
    ("GET", "/gatherings/{gathering}/{date}"),
    ("POST", "/gatherings/{gathering}/{date}"),
    ("GET", "/seats"),
    ("POST", "/seats"),
    ("POST", "/seats/give-up"),
    ("GET", "/murmurs"),
    ("POST", "/murmurs"),
    ("POST", "/murmurs/take-back"),
    ("POST", "/murmurs/erase"),
    ("GET", "/murmurs/{place}"),
    ("POST", "/murmurs/{place}"),
    ("GET", "/staff/murmurs"),
    ("GET", "/staff/murmurs/{book}"),
    ("POST", "/staff/murmurs/{book}/read"),
    ("GET", "/staff/places/{place}/murmurs"),
    ("POST", "/staff/places/{place}/murmurs"),
    ("GET", "/rooms/{gathering}"),
    ("POST", "/rooms/{gathering}/enter"),
    ("POST", "/rooms/{gathering}/say"),
    ("POST", "/rooms/{gathering}/go"),
    ("GET", "/rooms/{gathering}/live"),
    ("GET", "/rooms/{gathering}/tell"),
    ("POST", "/rooms/{gathering}/tell"),
    ("POST", "/rooms/{gathering}/tell/back"),
    ("POST", "/rooms/{gathering}/hide"),
    ("POST", "/rooms/{gathering}/hosts"),
    ("POST", "/rooms/{gathering}/object"),
    ("POST", "/rooms/{gathering}/turn"),
    ("GET", "/rooms/{gathering}/views"),
    ("GET", "/staff/rooms/{gathering}/care"),
    ("POST", "/staff/rooms/{gathering}/step"),
    ("POST", "/staff/rooms/{gathering}/reply"),
    ("POST", "/staff/rooms/{gathering}/looked-at"),
    ("POST", "/staff/rooms/{gathering}/told"),
    ("POST", "/staff/rooms/{gathering}/room"),
    ("GET", "/static/room.js"),
    ("GET", "/staff/rooms/{gathering}"),
    ("POST", "/staff/rooms/{gathering}"),
    ("POST", "/staff/rooms/{gathering}/sit"),
    ("POST", "/staff/rooms/{gathering}/stand-up"),
    ("POST", "/staff/rooms/{gathering}/end"),
    ("GET", "/staff/places"),
    ("POST", "/staff/places"),
    ("GET", "/staff/places/new"),
    ("GET", "/staff/places/{place}"),
    ("POST", "/staff/places/{place}"),
    ("GET", "/staff/places/{place}/preview"),
    ("POST", "/staff/places/{place}/rules"),
    ("POST", "/staff/places/{place}/show"),
    ("GET", "/staff/places/{place}/gatherings"),
    ("POST", "/staff/places/{place}/gatherings"),
    ("GET", "/staff/places/{place}/gatherings/new"),
    ("GET", "/staff/gatherings/{gathering}"),
    ("POST", "/staff/gatherings/{gathering}"),
    ("POST", "/staff/gatherings/{gathering}/show"),
    ("POST", "/staff/gatherings/{gathering}/exceptions"),
    ("GET", "/staff/gatherings/{gathering}/{date}"),
    ("POST", "/staff/gatherings/{gathering}/{date}"),
    ("GET", "/staff/lists"),
    ("POST", "/staff/lists"),
    ("POST", "/staff/lists/file"),
    ("POST", "/staff/lists/take-over"),
    ("POST", "/staff/lists/{listed}/remove"),
    ("GET", "/staff/door/{place}"),
    ("POST", "/staff/door/{place}"),
    ("GET", "/staff/door/{place}/sheet"),
    ("POST", "/staff/door/{place}/sheet"),
    ("POST", "/staff/door/{place}/sheet/forget"),
    ("GET", "/staff/door/{place}/cards"),
    ("GET", "/staff/door/{place}/notes"),
    ("POST", "/staff/door/{place}/notes"),
];

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/places", get(catalogue::search))
        .route("/places/{place}", get(place::read))
        .route("/places/{place}/rules", get(place::versions))
        .route("/places/{place}/leaflet", get(calendar::leaflet))
        .route("/places/{place}/leaflet/pdf", get(calendar::leaflet_pdf))
        .route("/places/{place}/calendar/{feed}", get(calendar::feed_of_place))
        .route("/calendar", get(calendar::read))
        .route("/calendar/{feed}", get(calendar::feed))
        .route("/static/door.js", get(desk_door::script))
        .route("/gatherings/{gathering}", get(gathering::read))
        .route("/gatherings/{gathering}/{date}", get(gathering::ask).post(gathering::take))
        .route("/seats", get(own_seat::ask_code).post(own_seat::look))
        .route("/seats/give-up", post(own_seat::give_up))
        .route("/murmurs", get(murmurs::ask_code).post(murmurs::look))
        .route("/murmurs/take-back", post(murmurs::take_back))
        .route("/murmurs/erase", post(murmurs::erase))
        .route("/murmurs/{place}", get(murmurs::blank).post(murmurs::write))
        .route("/staff/murmurs", get(desk_murmurs::list))
        .route("/staff/murmurs/{book}", get(desk_murmurs::read))
        .route("/staff/murmurs/{book}/read", post(desk_murmurs::mark_read))
        .route("/staff/places/{place}/murmurs", get(desk_murmurs::settings).post(desk_murmurs::open))
        .route("/rooms/{gathering}", get(room::read))
        .route("/rooms/{gathering}/enter", post(room::enter))
        .route("/rooms/{gathering}/say", post(room::say))
        .route("/rooms/{gathering}/go", post(room::go))
        .route("/rooms/{gathering}/live", get(room::listen))
        .route("/rooms/{gathering}/tell", get(company::ask).post(company::tell))
        .route("/rooms/{gathering}/tell/back", post(company::take_back))
        .route("/rooms/{gathering}/hide", post(company::hide))
        .route("/rooms/{gathering}/hosts", post(company::to_hosts))
        .route("/rooms/{gathering}/object", post(company::object))
        .route("/rooms/{gathering}/turn", post(company::turn))
        .route("/rooms/{gathering}/views", get(company::views))
        .route("/staff/rooms/{gathering}/care", get(desk_company::read))
        .route("/staff/rooms/{gathering}/step", post(desk_company::step))
        .route("/staff/rooms/{gathering}/reply", post(desk_company::reply))
        .route("/staff/rooms/{gathering}/looked-at", post(desk_company::looked_at))
        .route("/staff/rooms/{gathering}/told", post(desk_company::told))
        .route("/staff/rooms/{gathering}/room", post(desk_company::for_the_room))
        .route("/static/room.js", get(room::script))
        .route("/staff/rooms/{gathering}", get(desk_rooms::read).post(desk_rooms::prepare))
        .route("/staff/rooms/{gathering}/sit", post(desk_rooms::sit))
        .route("/staff/rooms/{gathering}/stand-up", post(desk_rooms::stand_up))
        .route("/staff/rooms/{gathering}/end", post(desk_rooms::end))
        .route("/staff/places", get(desk_places::list).post(desk_places::begin))
        .route("/staff/places/new", get(desk_places::blank))
        .route("/staff/places/{place}", get(desk_places::edit).post(desk_places::save))
        .route("/staff/places/{place}/preview", get(place::preview))
        .route("/staff/places/{place}/rules", post(desk_places::rules))
        .route("/staff/places/{place}/show", post(desk_places::show_or_hide))
        .route("/staff/places/{place}/gatherings", get(desk_gatherings::list).post(desk_gatherings::begin))
        .route("/staff/places/{place}/gatherings/new", get(desk_gatherings::blank))
        .route("/staff/gatherings/{gathering}", get(desk_gatherings::edit).post(desk_gatherings::save))
        .route("/staff/gatherings/{gathering}/show", post(desk_gatherings::show_or_hide))
        .route("/staff/gatherings/{gathering}/exceptions", post(desk_gatherings::except))
        .route("/staff/gatherings/{gathering}/{date}", get(desk_gatherings::table).post(desk_gatherings::count))
        .route("/staff/lists", get(desk_lists::ask).post(desk_lists::read))
        .route("/staff/lists/file", post(desk_lists::read_file))
        .route("/staff/lists/take-over", post(desk_lists::take_over))
        .route("/staff/lists/{listed}/remove", post(desk_lists::remove))
        .route("/staff/door/{place}", get(desk_door::read).post(desk_door::count))
        .route("/staff/door/{place}/sheet", get(desk_door::sheet).post(desk_door::enter_sheet))
        .route("/staff/door/{place}/sheet/forget", post(desk_door::forget_sheet))
        .route("/staff/door/{place}/cards", get(desk_cards::read))
        .route("/staff/door/{place}/notes", get(desk_notes::read).post(desk_notes::write))
}

/// Where someone goes who wants a page of the desk and does not sit at it. For someone who writes the desk does not exist,
/// whatever they send to it.
pub(crate) fn desk_only(house: &House, visitor: &Visitor) -> Result<Option<Response>, Problem> {
    match staff::desk_only(visitor) {
        None if visitor.staff().is_none() => Err(problem(house, visitor, &Error::NotFound)),
        way => Ok(way),
    }
}

/// An error as a visitor, or a worker, meets it.
pub(crate) fn problem(house: &House, visitor: &Visitor, error: &Error) -> Problem {
    let (status, key) = word_for(error);
    if status.is_server_error() {
        tracing::error!(%error, "ibasho");
    }
    let place = match status {
        StatusCode::NOT_FOUND => Place::Public,
        _ if visitor.staff().is_some() => Place::Desk,
        _ => Place::Public,
    };
    visitor.problem(house, status, key, place)
}

pub(crate) fn word_for(error: &Error) -> (StatusCode, &'static str) {
    let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
    match error {
        Error::NotFound => (StatusCode::NOT_FOUND, word!("web-not-found")),
        Error::Name => (unprocessable, word!("ibasho-staff-name-wrong")),
        Error::TooLong => (unprocessable, word!("ibasho-staff-too-long")),
        Error::Number => (unprocessable, word!("ibasho-staff-number-wrong")),
        Error::BothAges => (unprocessable, word!("ibasho-staff-both-ages")),
        Error::Day => (unprocessable, word!("ibasho-staff-day-wrong")),
        Error::Time => (unprocessable, word!("ibasho-staff-time-wrong")),
        Error::Nickname => (unprocessable, word!("ibasho-seat-nickname-long")),
        Error::Full => (StatusCode::CONFLICT, word!("ibasho-seat-too-many")),
        Error::NoSuchSeat => (unprocessable, word!("ibasho-seat-none")),
        Error::IsHost => (unprocessable, word!("ibasho-room-is-host")),
        Error::NotSo(why) => (unprocessable, not_so(*why)),
        Error::Empty => (unprocessable, word!("ibasho-murmur-empty")),
        Error::NoSuchCode => (unprocessable, word!("ibasho-murmur-none")),
        Error::NobodyMeant => (unprocessable, word!("ibasho-staff-nobody-meant")),
        Error::Incomplete => (unprocessable, word!("ibasho-staff-incomplete")),
        Error::Rules => (unprocessable, word!("ibasho-staff-rules-wrong")),
        Error::TwoHosts => (unprocessable, word!("ibasho-staff-two-hosts")),
        Error::NoDay => (unprocessable, word!("ibasho-days-none")),
        Error::Unbelieved(_) | Error::House(_) | Error::Trouble(_) => {
            (StatusCode::SERVICE_UNAVAILABLE, word!("web-away"))
        }
    }
}

fn not_so(why: NotSo) -> &'static str {
    match why {
        NotSo::NoRule => word!("ibasho-staff-not-no-rule"),
        NotSo::NoReason => word!("ibasho-staff-not-no-reason"),
        NotSo::NoEnd => word!("ibasho-staff-not-no-end"),
        NotSo::SamePerson => word!("ibasho-staff-not-same"),
        NotSo::NothingToDecide => word!("ibasho-staff-not-nothing"),
        NotSo::TookItThemselves => word!("ibasho-staff-not-own"),
    }
}

/// Whether a form that was refused is shown again with what was typed, or the whole page is a problem.
pub(crate) fn can_be_mended(error: &Error) -> bool {
    word_for(error).0 == StatusCode::UNPROCESSABLE_ENTITY
}

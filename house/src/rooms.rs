//! The rooms of this house.
use ground_web::Room;
use ground_words::RoomWords;

pub fn rooms() -> Vec<Room> {
    vec![
        people::room(),
        staff::room(),
        safety::room(),
        consent::room(),
        records::room(),
        consultation::room(),
        ibasho::room(hears),
        assessment::room(),
        openness::room(),
        counselling::room(),
    ]
}

/// The ear that the house lends to places to be, which cannot know who listens to letters.
fn hears(text: &str, raised: bool) -> ibasho::ear::Heard {
    match consultation::for_the_house::reading_order(text, raised) {
        consultation::for_the_house::ReadingOrder::AsItComes => ibasho::ear::Heard::Usual,
        consultation::for_the_house::ReadingOrder::First => ibasho::ear::Heard::First,
        consultation::for_the_house::ReadingOrder::Pressing => ibasho::ear::Heard::Pressing,
    }
}

/// The house's own words, for the pages that are made of several rooms.
pub const WORDS: RoomWords = RoomWords {
    room: "house",
    ja: include_str!("../words/ja.ftl"),
    plain: include_str!("../words/ja-plain.ftl"),
    en: include_str!("../words/en.ftl"),
};

/// Everything that is said anywhere.
pub fn all_words(rooms: &[Room]) -> Vec<RoomWords> {
    [ground_web::WORDS, WORDS].into_iter().chain(rooms.iter().map(|room| room.words)).collect()
}

/// Addresses of the ground and of the composite pages; each room lists its own.
pub const OWN_ROUTES: &[(&str, &str)] = &[
    ("GET", "/"),
    ("GET", "/read"),
    ("GET", "/try"),
    ("GET", "/family"),
    ("GET", "/by-phone"),
    ("GET", "/limits"),
    ("GET", "/staff"),
    ("GET", "/staff/restore-drill"),
    ("GET", "/staff/restore-drill/pdf"),
    ("GET", "/witness/{link}"),
    ("POST", "/witness/{link}"),
    ("GET", "/staff/who-may-what"),
    ("GET", "/staff/reading"),
    ("GET", "/staff/sessions/ended/{session}"),
    ("GET", "/staff/people/end"),
    ("GET", "/staff/settings/night"),
    ("GET", "/me/take-away"),
    ("GET", "/me/take-away/page"),
    ("GET", "/me/take-away/data"),
    ("GET", "/card"),
    ("POST", "/card"),
    ("GET", "/staff/letters/{thread}/invitation"),
    ("GET", "/staff/letters/{thread}/invitation/{gathering}"),
    ("POST", "/staff/letters/{thread}/invitation/{gathering}"),
    ("GET", "/staff/letters/{thread}/invitation/{gathering}/pdf"),
    ("GET", "/healthz"),
    ("GET", "/readyz"),
    ("GET", "/today"),
    ("POST", "/leave"),
    ("POST", "/look"),
];

//! Places to be: what one would like to know before going, gatherings and their days, and the door of a real place.
//!
//! Promises: looking costs nothing and leaves nothing; who may come is a stated rule and never a matter of papers; a room
//! is for under-18s or for adults and cannot be both; a seat is given up until the end, without a reason, and leaves no
//! trace that could be counted; the door counts and never names; the public sees bands, not counts.
//! Must not know: people who write, records, letters. It cannot reach them, also not through others.
//!
//! A room on a screen opens only while its hosts are there; what is said in it is there until it closes, and nothing of it
//! after that but a band of people, the minutes, and who hosted. Nothing tells that somebody came, read or left.
//!
//! Pages: `/places…`, `/calendar…`, `/gatherings…`, `/seats…`, `/rooms…` for anybody; `/staff/places…`,
//! `/staff/gatherings…`, `/staff/rooms…`, `/staff/door…` for those who work here. Murmuring alone: `/murmurs…`, `/staff/murmurs…`. Guideline: 第3【2】, 第3【1】(3)コ,
//! 第3【3】(3)ク.
mod access;
mod actions;
mod ages;
mod approach;
mod card;
mod company;
mod door;
pub mod ear;
mod error;
mod event_list;
mod frames;
mod gathering;
mod hidden;
mod ical;
mod json_ld;
mod ladder;
mod municipality;
mod murmur;
mod opening;
mod pace;
mod pages;
mod place;
mod rounds;
mod search;
mod series;
mod store;
mod told;
mod views;
mod worded;

pub use access::Access;
pub use actions::{
    cards::{CardTyped, spend as spend_card},
    classes::{Class, ClassDay, classes},
};
pub use error::Error;

pub mod jobs {
    //! What comes again: forgetting what has served its time.
    pub use crate::actions::{
        company::forget_steps, murmurs::forget_murmurs, rooms::look_after_rooms, seats::forget_what_is_over,
    };
}

/// For setting up a sample house, and for tests: what the pages do, without the pages.
pub mod doing {
    pub use crate::actions::sample::furnish;
}

use ground_policy::RoomRules;
use ground_web::Room;
use ground_words::RoomWords;

/// The room as the house sees it.
///
/// `ear`: in which order something is read by a human is known to the house, not here.
pub fn room(ear: ear::Ear) -> Room {
    ear::lent(ear);
    Room {
        name: "ibasho",
        rules: RoomRules {
            room: "ibasho",
            schema: include_str!("../policy/ibasho.cedarschema"),
            policies: include_str!("../policy/ibasho.cedar"),
        },
        words: RoomWords {
            room: "ibasho",
            ja: include_str!("../words/ja.ftl"),
            plain: include_str!("../words/ja-plain.ftl"),
            en: include_str!("../words/en.ftl"),
        },
        situations: access::situations(),
        routes: pages::ROUTES,
        sealed_tables: &[
            (actions::door::IBASHO_NOTE, "ibasho_note"),
            (murmur::IBASHO_MURMUR, "ibasho_murmur"),
            (actions::company::IBASHO_STEP, "ibasho_step"),
            (ground_live::LIVE_LINE, "live_line"),
        ],
        pages: pages::routes(),
    }
}

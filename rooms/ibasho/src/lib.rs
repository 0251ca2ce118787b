//! Places to be: what one would like to know before going, gatherings and their days, and the door of a real place.
//!
//! Promises: looking costs nothing and leaves nothing; who may come is a stated rule and never a matter of papers; a room
//! is for under-18s or for adults and cannot be both; a seat is given up until the end, without a reason, and leaves no
//! trace that could be counted; the door counts and never names; the public sees bands, not counts.
//! Must not know: people who write, records, letters. It cannot reach them, also not through others.
//!
//! Pages: `/places…`, `/calendar…`, `/gatherings…`, `/seats…` for anybody; `/staff/places…`, `/staff/gatherings…`,
//! `/staff/door…` for those who work here. Guideline: 第3【2】, 第3【1】(3)コ, 第3【3】(3)ク. Not here: online rooms.
mod access;
mod actions;
mod ages;
mod card;
mod door;
mod error;
mod event_list;
mod gathering;
mod ical;
mod json_ld;
mod municipality;
mod pages;
mod place;
mod search;
mod series;
mod store;
mod worded;

pub use access::Access;
pub use actions::{
    cards::{CardTyped, spend as spend_card},
    classes::{Class, ClassDay, classes},
};
pub use error::Error;

pub mod jobs {
    //! What comes again: forgetting what has served its time.
    pub use crate::actions::seats::forget_what_is_over;
}

/// For setting up a sample house, and for tests: what the pages do, without the pages.
pub mod doing {
    pub use crate::actions::sample::furnish;
}

use ground_policy::RoomRules;
use ground_web::Room;
use ground_words::RoomWords;

/// The room as the house sees it.
pub fn room() -> Room {
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
        sealed_tables: &[(actions::door::IBASHO_NOTE, "ibasho_note")],
        pages: pages::routes(),
    }
}

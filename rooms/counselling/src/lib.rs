//! Counselling: somebody and one counsellor, in a circle of their own, which nobody else of the house opens.
//!
//! Promises: it begins with the person's own yes to what was explained in that very version; its circle holds the two and
//! nobody else, by keys and not by a rule; the team learns what both have read and the person has pressed, and before that
//! there is nothing for the team to learn, not even that there is counselling; the person ends it with one press, keeps
//! what is theirs, and hands nothing on by changing the counsellor. Must not know: letters, threads, folders.
//!
//! Pages: `/me/counselling…` for whoever talks with us, `/staff/counselling…` for the counsellor, `/staff/told/{writer}` for
//! the team. Guideline: 第3【1】(3)エ, (4)イ, 第4-1(2), 第4-2. How and why: `docs/adr/0029-counselling.md`.
mod access;
mod actions;
mod error;
mod explanation;
mod pages;
mod pair;
mod store;
mod told;

pub use access::Access;
pub use actions::{forget, forget_again};
pub use error::Error;
pub use pages::for_the_person;

use ground_policy::RoomRules;
use ground_web::Room;
use ground_words::RoomWords;

/// The room as the house sees it.
pub fn room() -> Room {
    Room {
        name: "counselling",
        rules: RoomRules {
            room: "counselling",
            schema: include_str!("../policy/counselling.cedarschema"),
            policies: include_str!("../policy/counselling.cedar"),
        },
        words: RoomWords {
            room: "counselling",
            ja: include_str!("../words/ja.ftl"),
            plain: include_str!("../words/ja-plain.ftl"),
            en: include_str!("../words/en.ftl"),
        },
        situations: access::situations(),
        routes: pages::ROUTES,
        sealed_tables: &[
            (pair::COUNSELLING_LINE, "counselling_line"),
            (pair::COUNSELLING_PAIR, "counselling_pair"),
            (told::COUNSELLING_TOLD, "counselling_told"),
            (told::COUNSELLING_FOR_TEAM, "counselling_told, for the team"),
        ],
        pages: pages::routes(),
    }
}

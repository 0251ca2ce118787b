//! How somebody is now, said in rounds: what they like, what is hard, what helps, what they wish, each voice by itself.
//!
//! Promises: nothing is required, and every answer is a full one, also 「わからない」 and 「決めたくない」; where the person asked not
//! to be asked, no worker can write; the person's own words are written by them or were read back to them, and are changed
//! by them alone; voices stand side by side and are never made into one need; what was said before stays as it was said; a
//! choice has both sides, and 「このどれでもない」 is always one; there is no number, no total and no day by which.
//! Must not know: letters, threads, folders. What lies in another circle is shown beside it, never joined to it.
//!
//! Pages: `/me/now…` for whoever talks with us, `/staff/now/{party}…` for the team they talk with. Guideline: 序1-3,
//! 第3【1】(3)ク, 第3【3】(3)イ(ｲ), 第4-1(2).
mod access;
mod actions;
mod card;
mod drawing;
mod error;
mod pages;
mod plan;
mod press;
mod prompt;
mod round;
mod spoken;
mod store;
mod voices;

pub use access::Access;
pub use actions::forget;
pub use error::Error;
pub use pages::for_the_person;

use ground_policy::RoomRules;
use ground_web::Room;
use ground_words::RoomWords;

/// The room as the house sees it.
pub fn room() -> Room {
    Room {
        name: "assessment",
        rules: RoomRules {
            room: "assessment",
            schema: include_str!("../policy/assessment.cedarschema"),
            policies: include_str!("../policy/assessment.cedar"),
        },
        words: RoomWords {
            room: "assessment",
            ja: concat!(include_str!("../words/ja.ftl"), include_str!("../words/ja-cards.ftl")),
            plain: concat!(include_str!("../words/ja-plain.ftl"), include_str!("../words/ja-plain-cards.ftl")),
            en: concat!(include_str!("../words/en.ftl"), include_str!("../words/en-cards.ftl")),
        },
        situations: access::situations(),
        routes: pages::ROUTES,
        sealed_tables: &[
            (actions::ASSESSMENT_SPOKEN, "assessment_spoken"),
            (actions::ASSESSMENT_CHOICE, "assessment_choice"),
            (actions::ASSESSMENT_PLAN, "assessment_plan"),
        ],
        pages: pages::routes(),
    }
}

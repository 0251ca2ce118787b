//! Openness: somebody asks formally to see, to correct, to stop the use of, or to erase what is kept about them, and is
//! answered by a day, in two names.
//!
//! Promises: no reason and no proof is asked of whoever comes with their words; what they say is sealed with them; no answer
//! comes from one alone; each withheld thing has its ground from a closed list and a plain sentence, and where one can
//! complain stands beside it; there is no ground for the name of this organisation. Where not even the existence of something
//! can be told, two decide so, for a danger to a person, for 90 days at most, and the answer is byte for byte the one that is
//! given where there is nothing. About somebody else nothing is answered without their having been heard.
//! Must not know: letters, threads, danger, records.
//!
//! Pages: `/me/requests…` (for whoever asks), `/staff/requests…`. Guideline: 第4-1(2)(3), 第4-2.
//! (capabilities 102, 188, 189, 190)
mod access;
mod actions;
mod answer;
mod error;
mod pages;
mod proposal;
mod quiet;
mod request;
mod store;
mod withholding;

pub use access::Access;
pub use actions::{
    desk::{Figures, figures},
    erasing::forget,
};
pub use error::Error;

use ground_policy::RoomRules;
use ground_web::Room;
use ground_words::RoomWords;

/// The room as the house sees it.
pub fn room() -> Room {
    Room {
        name: "openness",
        rules: RoomRules {
            room: "openness",
            schema: include_str!("../policy/openness.cedarschema"),
            policies: include_str!("../policy/openness.cedar"),
        },
        words: RoomWords {
            room: "openness",
            ja: concat!(include_str!("../words/requests.ja.ftl"), include_str!("../words/answers.ja.ftl")),
            plain: concat!(
                include_str!("../words/requests.ja-plain.ftl"),
                include_str!("../words/answers.ja-plain.ftl")
            ),
            en: concat!(include_str!("../words/requests.en.ftl"), include_str!("../words/answers.en.ftl")),
        },
        situations: access::situations(),
        routes: pages::ROUTES,
        sealed_tables: &[
            (request::OPENNESS_REQUEST, "openness_request"),
            (answer::OPENNESS_ANSWER, "openness_answer"),
            (quiet::OPENNESS_DESK, "openness_desk"),
        ],
        pages: pages::routes(),
    }
}

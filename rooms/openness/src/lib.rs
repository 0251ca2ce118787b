//! Openness: somebody asks formally to see, to correct, to stop the use of, or to erase what is kept about them, and is
//! answered by a day, in two names; and somebody says to one reader of their own choice what is hard to say about us.
//!
//! Promises, of requests: no reason and no proof is asked of whoever comes with their words; what they say is sealed with
//! them; no answer comes from one alone; each withheld thing has its ground from a closed list and a plain sentence, and where
//! one can complain stands beside it; there is no ground for the name of this organisation. Where not even the existence of
//! something can be told, two decide so, for a danger to a person, for 90 days at most, and the answer is byte for byte the one
//! that is given where there is nothing. About somebody else nothing is answered without their having been heard.
//!
//! Promises, of what is hard to say: the reader is chosen beforehand by whoever writes, among everybody who works here, and can
//! be changed or left open; the sheet opens for that one reader alone, by key; nobody else learns that it exists, not the team,
//! not an administrator, and no row, count or ledger names whose it is; an answer comes only where it was asked for, and only
//! back; it is taken back at any time; when the reader leaves, it opens for nobody, and its writer is told.
//! Must not know: letters, threads, danger, records.
//!
//! Pages: `/me/requests…` (for whoever asks), `/staff/requests…`; `/aside` (for whoever writes; a link to it stands on every
//! page of theirs, always), `/staff/aside` (for whoever was chosen). Guideline: 第3【1】(3)ク 言いにくいこと, 第4-1, 第4-2.
//! (capabilities 102, 151, 188, 189, 190)
mod access;
mod access_requests;
mod actions;
mod answer;
mod error;
mod pages;
mod proposal;
mod quiet;
mod request;
mod sheet;
mod store;
mod withholding;

pub use access::Access;
pub use actions::{
    desk::{Figures, figures},
    erasing::{forget, forget_again},
};
pub use error::Error;
pub use pages::for_the_person;

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
            ja: concat!(
                include_str!("../words/ja.ftl"),
                include_str!("../words/requests.ja.ftl"),
                include_str!("../words/answers.ja.ftl")
            ),
            plain: concat!(
                include_str!("../words/ja-plain.ftl"),
                include_str!("../words/requests.ja-plain.ftl"),
                include_str!("../words/answers.ja-plain.ftl")
            ),
            en: concat!(
                include_str!("../words/en.ftl"),
                include_str!("../words/requests.en.ftl"),
                include_str!("../words/answers.en.ftl")
            ),
        },
        situations: access::situations(),
        routes: pages::ROUTES,
        sealed_tables: &[
            (sheet::OPENNESS_SHEET, "openness_sheet"),
            (request::OPENNESS_REQUEST, "openness_request"),
            (answer::OPENNESS_ANSWER, "openness_answer"),
            (quiet::OPENNESS_DESK, "openness_desk"),
        ],
        pages: pages::routes(),
    }
}

//! Openness: where one says to us what is hard to say about us. Requests and opinions will stand here too; it begins with a
//! sheet for one reader of one's own choice.
//!
//! Promises: the reader is chosen beforehand by whoever writes, among everybody who works here, and can be changed or left
//! open; the sheet opens for that one reader alone, by key; nobody else learns that it exists, not the team, not an
//! administrator, and no row, count or ledger names whose it is; an answer comes only where it was asked for, and only
//! back; it is taken back at any time; when the reader leaves, it opens for nobody, and its writer is told.
//! Must not know: letters, threads, danger.
//!
//! Pages: `/aside` (for whoever writes; a link to it stands on every page of theirs, always), `/staff/aside` (for whoever
//! was chosen). Guideline: 第3【1】(3)ク 言いにくいこと, 第4-1(1). (capability 151)
mod access;
mod actions;
mod error;
mod pages;
mod sheet;

pub use access::Access;
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
            ja: include_str!("../words/ja.ftl"),
            plain: include_str!("../words/ja-plain.ftl"),
            en: include_str!("../words/en.ftl"),
        },
        situations: access::situations(),
        routes: pages::ROUTES,
        sealed_tables: &[(sheet::OPENNESS_SHEET, "openness_sheet")],
        pages: pages::routes(),
    }
}

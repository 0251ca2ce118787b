//! Records: what is written down about somebody, so that they can read it.
//!
//! Promises: a record about a person is begun by that person, and lies in their own circle: whatever is written, they read.
//! Each line has a speaker, a writer, a kind and a visibility, and the visibility decides the circle: what family told for
//! here alone is kept in that family member's own record, and leaves no trace in another. A line is never changed; it is
//! put right by another. There are no silent notes: what is not shown yet is announced, with a day on which it is shown. A
//! person and a household are joined by the person's own act alone. What protects somebody stands in their own record and
//! shows nowhere else. On paper stands what stands on their page. A spreadsheet of records is taken out by two, for a purpose
//! that each person reads. No goal, score or conclusion is ever asked for.
//! Must not know: letters, threads, consents, rounds of assessment.
//!
//! Pages: `/me/record…` (for whoever it is about), `/staff/records…`, `/staff/practice…` (the desk). Guideline:
//! 第3【1】(3)エ, 第4-1(3), 第4-2(4), 第4-3.
mod access;
mod actions;
mod asked;
mod entry;
mod error;
mod export;
mod fact;
mod folder;
mod held;
mod keeping;
mod labelling;
mod line;
mod lines;
mod link;
mod pages;
mod sheet;
mod store;
mod telling;
mod when;

pub use access::Access;
pub use actions::{
    asked::{Figures, figures},
    erasing::{forget, forget_again, row_is_gone_again, text_is_gone_again},
    held::show_what_is_due,
    keeping::{keep_time, kept_days},
    practice::sweep,
    read::{AskedRead, EntryRead, LineRead, announced, everything_of, what_protects},
};
pub use asked::Outcome;
pub use entry::{Attended, Category, Channel, Entry, EntryId};
pub use error::Error;
pub use export::Purpose;
pub use folder::{Folder, FolderId, How};
pub use held::Why;
pub use keeping::Clock;
pub use line::{Line, LineId};
pub use lines::{Kind, MOST_LINES, TooManyLines, Typed, Visibility, read_lines};
pub use pages::for_the_person;

use ground_policy::RoomRules;
use ground_web::Room;
use ground_words::RoomWords;

/// The room as the house sees it.
pub fn room() -> Room {
    Room {
        name: "records",
        rules: RoomRules {
            room: "records",
            schema: include_str!("../policy/records.cedarschema"),
            policies: include_str!("../policy/records.cedar"),
        },
        words: RoomWords {
            room: "records",
            ja: concat!(include_str!("../words/ja.ftl"), include_str!("../words/staff-ja.ftl")),
            // What only staff read is plain enough for both.
            plain: concat!(include_str!("../words/ja-plain.ftl"), include_str!("../words/staff-ja.ftl")),
            en: concat!(include_str!("../words/en.ftl"), include_str!("../words/staff-en.ftl")),
        },
        situations: access::situations(),
        routes: pages::ROUTES,
        sealed_tables: &[
            (folder::RECORDS_FOLDER, "records_folder"),
            (entry::RECORDS_ENTRY, "records_entry"),
            (line::RECORDS_LINE, "records_line"),
            (line::RECORDS_HURT, "records_hurt"),
            (held::RECORDS_HELD, "records_held"),
            (fact::RECORDS_FACT, "records_fact"),
            (link::RECORDS_LINK, "records_link"),
            (actions::practice::RECORDS_PRACTICE, "records_practice"),
            (export::RECORDS_EXPORT, "records_export"),
            (export::RECORDS_EXPORTED, "records_exported"),
            (asked::RECORDS_ASKED, "records_asked"),
            (keeping::RECORDS_KEEPING, "records_keeping"),
        ],
        pages: pages::routes(),
    }
}

//! Safety: how urgent our own work is, who is on duty, and what left the house without its owner's act.
//!
//! Promises: the software never decides about danger. A level is set and ended by a human, with a reason and a time, and
//! is never an attribute of a person: its row names a matter, a keyed hash that nobody brings together with anybody
//! without the instance keys. Nothing closes by itself, and no open level is nobody's: it stays with whoever has it
//! until a colleague takes it. What is passed on is passed word by word, with a ground from a closed list and two names, and is shown to its owner; to wait with that takes two who say why, and 14 days at most. Two
//! matters are read together only while a life is in danger, by two, and it ends with that. Whoever is on duty is woken by
//! a mail that says nothing. What two workers tell each other afterwards is for them and one they choose.
//! Must not know: letters, threads, folders. Other rooms say which circle a matter is, and whose team's.
//!
//! Pages: `/letters/passed-on` (for whoever writes), `/staff/duty…`, `/staff/debrief…`. The desk's own part stands beside
//! the letters. Guideline: 第4-2(4), 第4-4, 第3【1】(4)イ.
mod access;
mod actions;
mod duty;
mod error;
mod ground;
mod hands;
mod level;
mod matter;
mod pages;
mod passing;
mod paths;
mod store;

pub use access::Access;
pub use actions::{
    desk::{AtDesk, Marks, PassingAtDesk, at_desk, count_levels, marks, open_level},
    duty::{
        DutyRing, next_to_ring, note_opened, read_on_duty, ring_if_nobody_is_here, somebody_is_on_duty, sweep,
        waits_to_be_taken, was_rung,
    },
    erasing::forget,
    hands::{hand_over, held_by, mine, take_over},
    joining::{confirm_joining, propose_joining},
    levels::{ask, end, join, set, someone_is_here},
    passing::{hold_back, pass_on, second, untold},
};
pub use duty::RING_TOPIC;
pub use error::Error;
pub use ground::{Answer, Ground, GroundRule, Told};
pub use hands::{Handed, Whose};
pub use level::{Immediate, Level, WorkLevel};
pub use matter::{Matter, MatterId};
pub use pages::{for_the_person, word_for};
pub use passing::{Item, Kind, LONGEST_HOLD_DAYS, LONGEST_ITEM, Passing, PassingId, SAFETY_PASSING};
pub use paths::{LONGEST_WAIT_SECONDS, Outgoing, asks_for_a_second, may_go_alone, outgoing};

use ground_policy::RoomRules;
use ground_web::Room;
use ground_words::RoomWords;

/// The room as the house sees it.
pub fn room() -> Room {
    Room {
        name: "safety",
        rules: RoomRules {
            room: "safety",
            schema: include_str!("../policy/safety.cedarschema"),
            policies: include_str!("../policy/safety.cedar"),
        },
        words: RoomWords {
            room: "safety",
            ja: include_str!("../words/ja.ftl"),
            plain: include_str!("../words/ja-plain.ftl"),
            en: include_str!("../words/en.ftl"),
        },
        situations: access::situations(),
        routes: pages::ROUTES,
        sealed_tables: &[
            (level::SAFETY_LEVEL, "safety_level"),
            (SAFETY_PASSING, "safety_passing"),
            (actions::debrief::SAFETY_DEBRIEF, "safety_debrief"),
        ],
        pages: pages::routes(),
    }
}

//! Consent: what is explained, what is agreed to, what is taken back; the first talk; and the key to every later passing on.
//!
//! Promises: nothing is agreed to that was not explained in that very version; every yes is one thing, for one somebody, for
//! a time; nothing is ticked beforehand, silence is no yes, and a no costs nothing; a yes is taken back with one press, at
//! once, and it is shown what was passed on by it and who had read it; nothing is passed on by consent but through a
//! `Scope`, which is made here alone, from what its owner signed. A first talk is held by somebody who may, and closes no
//! door. Whom somebody leaves out finds nobody there, has no key to it, and is never told; somebody always remains.
//! Must not know: letters, threads, folders.
//!
//! Pages: `/explanation` (for everybody), `/me/explanation`, `/me/consent…`, `/me/first-talk…`, `/staff/consent…`.
//! Guideline: 第3【1】(3)ウ, (4)イ, 第3【3】(3)ウ, 第4-1, 第4-2. How and why: `docs/adr/0018-consent.md`.
mod access;
mod actions;
mod agreement;
mod error;
mod expert;
mod given;
mod item;
mod pages;
mod qualified;
mod settings;
mod sheet;
mod store;
mod talk;
mod worded;

pub use access::Access;
pub use actions::{
    door::blocked,
    forgetting::{forget, sweep},
    scope::{Recipient, Scope, scope},
};
pub use agreement::{Agreement, Choice};
pub use error::Error;
pub use given::{ConsentId, How, Said};
pub use item::{Item, Reach};
pub use pages::{for_the_person, word_for};
pub use qualified::{By, may_hold};
pub use sheet::{Answer, Explained, Reply, Topic, Version};
pub use store::talks::left_out_by;
pub use store::waiting::{Waiting, waiting};
pub use talk::{Outcome, Way};

use ground_policy::RoomRules;
use ground_web::Room;
use ground_words::RoomWords;

macro_rules! words {
    ($voice:literal) => {
        concat!(
            include_str!(concat!("../words/", $voice, ".ftl")),
            include_str!(concat!("../words/items-", $voice, ".ftl"))
        )
    };
}

/// The room as the house sees it.
pub fn room() -> Room {
    Room {
        name: "consent",
        rules: RoomRules {
            room: "consent",
            schema: include_str!("../policy/consent.cedarschema"),
            policies: include_str!("../policy/consent.cedar"),
        },
        words: RoomWords { room: "consent", ja: words!("ja"), plain: words!("ja-plain"), en: words!("en") },
        situations: access::situations(),
        routes: pages::ROUTES,
        sealed_tables: &[
            (sheet::CONSENT_QUESTION, "consent_answer"),
            (given::CONSENT_GIVEN, "consent_given"),
            (expert::CONSENT_EXPERT, "consent_expert"),
            (talk::CONSENT_TALK, "consent_talk"),
            (expert::CONSENT_EXPERT_AMONG, "consent_expert, among writer and expert"),
            (given::CONSENT_RECORD, "consent_record"),
            (talk::CONSENT_LEFT_OUT, "consent_left_out"),
        ],
        pages: pages::routes(),
    }
}

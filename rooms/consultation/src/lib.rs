//! Consultation: letters without a name, and answers that two people read.
//!
//! Promises: one character is enough; nothing else is asked; one press is one letter, whatever the network does; an
//! automatic answer says that it is one, and when a human really reads; what is erased is gone; what stands between
//! the person and us is visible to the person. Two lives in one house stay two: nothing here joins threads. Who wants to
//! be connected with somebody leaves a wish with one worker; nothing happens unless the other does so too.
//! Must not know: records, folders, places to be.
//!
//! Pages: `/letters…` (for whoever writes), `/help`, `/staff/letters…`, `/staff/search`, `/staff/connect` and `/staff/shift` (the desk). Guideline:
//! 第3【1】(3)ア・エ・ケ・コ, (4)イ, 第4-1, 第4-2, 留意事項(5).
mod access;
mod actions;
mod automatic;
mod caller;
pub mod cards;
mod channels;
mod contact;
mod contact_access;
mod correction;
mod draft;
mod enquiry;
mod error;
pub mod for_the_house;
mod handover;
pub mod help;
mod hints;
mod hurt;
pub mod invited;
pub mod jobs;
mod letter;
mod pages;
mod paper;
mod promise;
mod sending;
mod shelter;
mod special;
mod spelling;
mod store;
mod thread;
mod tie;
mod when;
mod wish;
mod wording;

pub use access::Access;
pub use actions::{
    before::{Today, today},
    writing::{NewLetter, first_letter},
};
pub use error::Error;
pub use jobs::Figures;
pub use pages::{NightText, for_the_person, letter_begun_with, night_texts};

use ground_policy::RoomRules;
use ground_web::Room;
use ground_words::RoomWords;

/// The room as the house sees it.
pub fn room() -> Room {
    Room {
        name: "consultation",
        rules: RoomRules {
            room: "consultation",
            schema: include_str!("../policy/consultation.cedarschema"),
            policies: include_str!("../policy/consultation.cedar"),
        },
        words: RoomWords {
            room: "consultation",
            ja: concat!(include_str!("../words/ja.ftl"), include_str!("../words/desk/ja.ftl")),
            plain: concat!(include_str!("../words/ja-plain.ftl"), include_str!("../words/desk/ja-plain.ftl")),
            en: concat!(include_str!("../words/en.ftl"), include_str!("../words/desk/en.ftl")),
        },
        situations: access::situations(),
        routes: pages::ROUTES,
        sealed_tables: &[
            (letter::CONSULTATION_LETTER, "consultation_letter"),
            (wish::CONSULTATION_WISH, "consultation_wish"),
            (handover::CONSULTATION_MINDED, "consultation_minded"),
            (hurt::CONSULTATION_HURT, "consultation_hurt"),
            (promise::CONSULTATION_PROMISE, "consultation_promise"),
            (promise::CONSULTATION_PROMISE_CHANGE, "consultation_promise_change"),
            (contact::CONSULTATION_CONTACT, "consultation_contact"),
            (contact::CONSULTATION_STATEMENT, "consultation_statement"),
            (contact::CONSULTATION_CALL_BACK, "consultation_call_back"),
            (enquiry::CONSULTATION_DESK, "consultation_desk"),
            (paper::CONSULTATION_EXPLANATION, "consultation_explanation"),
            (paper::CONSULTATION_HANDED, "consultation_handed"),
            (channels::CONSULTATION_CHANNEL, "consultation_channel"),
            (draft::CONSULTATION_IMPORT, "consultation_import"),
        ],
        pages: pages::routes(),
    }
}

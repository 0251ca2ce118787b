//! People who talk with us: a `Party` is whoever writes, calls or comes; never "the case".
//!
//! Promises: nothing about them is required; each step of closeness (no name, a called name, a real name) is taken and
//! taken back by them alone; the words are shown once and open nothing for anybody else; a bell rings only where, when
//! and as long as they want; erasing destroys the keys.
//! Must not know: letters, staff.
//!
//! Pages: `/letters/kept…` (the words), `/return…` (coming back), `/me/…` (names, pace, bell, keeping, new words, what is left for later),
//! `/b/{token}` (stopping a bell by one tap). Guideline: 第4-1(2), 第4-2, 留意事項(2).
mod access;
mod actions;
mod bell;
mod circles;
mod entered;
mod error;
mod left;
mod pages;
mod party;
mod store;
mod words_to_keep;

pub use access::Access;
pub use actions::{
    Arriving, Erased, Expired, Myself, NameChanged, Opened, WantsNoReply, arrive, erase, erase_again, expire, myself,
    party_in, party_of, perhaps_over, seen, set_pace_now, sweep, text_is_gone_again, unlock, wants_replies,
    words_were_used,
};
pub use bell::{
    BellHours, Parcel, Ring, TOPIC as BELL_TOPIC, looks_like_mail, open_parcel, ring_for_recovery, ring_later, strike,
};
pub use circles::{erase_one, found_for_one, leave_out_of_others};
pub use entered::{
    Entered, Handed, HandedHow, PEOPLE_ENTERED, called_as_said, entered, handed_over, heard_from, keep_for_as_said,
    name_is_as_said, words_of,
};
pub use error::Error;
pub use left::{left_by, quiet, seal, talk_place, unseal};
pub use pages::{for_the_person, one_code};
pub use party::{
    CALLED, LONGEST_NAME, NAMES, NewParty, PEOPLE_PARTY, Pace, Party, Relation, Tone, called_place, day_of,
    real_name_place,
};
pub use store::is_there;
pub use words_to_keep::WordsToKeep;

use ground_policy::RoomRules;
use ground_web::Room;
use ground_words::RoomWords;

/// The room as the house sees it.
pub fn room() -> Room {
    Room {
        name: "people",
        rules: RoomRules {
            room: "people",
            schema: include_str!("../policy/people.cedarschema"),
            policies: include_str!("../policy/people.cedar"),
        },
        words: RoomWords {
            room: "people",
            ja: include_str!("../words/ja.ftl"),
            plain: include_str!("../words/ja-plain.ftl"),
            en: include_str!("../words/en.ftl"),
        },
        situations: access::situations(),
        routes: pages::ROUTES,
        sealed_tables: &[(PEOPLE_PARTY, "people_party"), (entered::PEOPLE_ENTERED, "people_entered")],
        pages: pages::routes(),
    }
}

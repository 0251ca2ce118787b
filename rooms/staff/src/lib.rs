//! Those who work here: how they come in, sign in and leave; teams; what the organisation says of itself (hours,
//! promise, how many read).
//!
//! Promises: an administrator runs the house and opens no letter; members let in members; ending access works at once
//! and keeps the words; two-person rules never lapse silently, however small the house is.
//! Must not know: people who write, letters.
//!
//! and keeps the words; lost words are mended by two colleagues, a lost team by two cards, a witness and a day.
//!
//! Pages: `/staff/sign-in`, `/staff/unlock`, `/staff/sessions`, `/staff/passkeys`, `/staff/team…`, `/staff/teams`,
//! `/staff/people…`, `/staff/settings…`, `/staff/setup`, `/staff/own-card`, `/staff/return`, `/staff/recovery…`,
//! `/join/…`, `/mend/…`. Guideline: 第3【1】(4)ア・イ, 第4-2(2)(3).
mod access;
mod actions;
mod again;
mod credentials;
mod error;
mod hex;
mod holidays;
mod hours;
mod mending;
mod organisation;
mod own_card;
mod pages;
mod reading;
mod recovery;
mod register;
mod registering;
mod seats;
mod second;
mod settings;
mod setup;
mod sign_in;
mod small_house;
mod store;
mod teams;
mod together;

pub use access::Access;
pub use actions::{
    Joined, KeyFacts, Leaving, Member, called_names, found_house, found_house_with_cards, keep_set_up, key_facts,
    leaving, members_of_receiving, organisation, organisation_in, set_organisation, set_up, sweep,
};
pub use credentials::Credentials;
pub use error::Error;
pub use holidays::holiday_on;
pub use hours::{HoursError, Interval, OpeningHours};
pub use organisation::{Doors, Organisation, Reach};
pub use pages::{asleep, desk_only, settings_way, signed_out, word_for};
pub use reading::{Limits, Remark, Remarked};
pub use recovery::{Care, Told, asked_of_witness, care, care_in, give_what_is_due, witness_opens, witness_stops};
pub use register::{Qualification, RecordKind, Standing};
pub use registering::{ReadingList, Reminders, qualifications, qualifications_in, reading_list, reminders};
pub use seats::{EndedSeat, LookedBack, SeatId, look_back};
pub use setup::{SetUp, Step};
pub use sign_in::sign_in;
pub use small_house::{Reading, SmallHouse};

/// For setting up a sample house, and for tests: what the pages do, without the pages.
pub mod doing {
    pub use crate::actions::{caller_for, end_access, invite, join, let_in};
}

use ground_policy::RoomRules;
use ground_web::Room;
use ground_words::RoomWords;

/// The room as the house sees it.
pub fn room() -> Room {
    Room {
        name: "staff",
        rules: RoomRules {
            room: "staff",
            schema: include_str!("../policy/staff.cedarschema"),
            policies: include_str!("../policy/staff.cedar"),
        },
        words: RoomWords {
            room: "staff",
            ja: include_str!("../words/ja.ftl"),
            plain: include_str!("../words/ja-plain.ftl"),
            en: include_str!("../words/en.ftl"),
        },
        situations: access::situations(),
        routes: pages::ROUTES,
        sealed_tables: &[],
        pages: pages::routes(),
    }
}

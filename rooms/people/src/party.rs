//! The rules of a party. Pure: no clock, no database. Guideline 留意事項(2): all ages, nothing required; 第4-1(2): the
//! person's own will decides.
use crate::bell::BellHours;
use ground_circle::TextPlace;
use ground_kernel::{AccountId, CircleId, TeamId, Timestamp};

/// Number of the sealed table. Never reused.
pub const PEOPLE_PARTY: u16 = 1;
pub const CALLED: u16 = 1;
pub(crate) const REAL_NAME: u16 = 2;
pub(crate) const BELL_ADDRESS: u16 = 3;

pub const LONGEST_NAME: usize = 40;
pub(crate) const USUAL_KEEP_YEARS: i64 = 3;
pub(crate) const KEEP_YEARS: [i64; 4] = [1, 3, 5, 10];

/// About whom they write. Their own word, never checked, never needed. (capability 2)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    Myself,
    Family,
    Sibling,
    Somebody,
    Unsaid,
}
ground_store::kept_as_word!(Relation {
    Myself = "myself",
    Family = "family",
    Sibling = "sibling",
    Somebody = "somebody",
    Unsaid = "unsaid",
});

/// How soon they would like to hear from us. (capability 25)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    Slow,
    Usual,
    NoReply,
}
ground_store::kept_as_word!(Pace { Slow = "slow", Usual = "usual", NoReply = "no_reply" });

/// How they would like us to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Polite,
    Casual,
    Unsaid,
}
ground_store::kept_as_word!(Tone { Polite = "polite", Casual = "casual", Unsaid = "unsaid" });

macro_rules! from_word {
    ($kind:ident) => {
        impl $kind {
            /// From a form; what nobody knows is as if it had been left out.
            pub fn from_word(word: &str) -> Option<Self> {
                <Self as ground_store::Column>::from_cell(ground_store::Cell::Text(Some(word.to_owned())))
            }
        }
    };
}
from_word!(Relation);
from_word!(Pace);
from_word!(Tone);

/// What stands in a first letter's form besides the text; every part may be missing.
#[derive(Clone, Copy, Debug)]
pub struct NewParty {
    pub relation: Relation,
    pub pace: Pace,
    pub tone: Tone,
}

#[derive(Clone, Debug)]
pub struct Party {
    pub id: AccountId,
    pub circle: CircleId,
    /// The team they wrote to.
    pub team: TeamId,
    pub relation: Relation,
    pub pace: Pace,
    pub tone: Tone,
    /// 「今は、このまま」: a state without date or alarm.
    pub resting: bool,
    pub keep_years: i64,
    /// The day of their last visit, at midnight; the hour is nobody's business.
    pub used_on: Timestamp,
    pub bell: Option<BellHours>,
    pub arrived_at: Timestamp,
    pub erased: bool,
}

impl Party {
    /// Kept until this day, counted from the last visit; always shown to them. (capability A10)
    pub fn kept_until(&self) -> Timestamp {
        self.used_on.plus_days(self.keep_years * 365 + self.keep_years / 4)
    }
    /// Do they want to hear from us at all?
    pub fn wants_replies(&self) -> bool {
        self.pace != Pace::NoReply && !self.resting
    }
    pub fn keep_for(self, years: i64) -> Self {
        let keep_years = if KEEP_YEARS.contains(&years) { years } else { self.keep_years };
        Self { keep_years, ..self }
    }
    pub fn seen_on(self, now: Timestamp) -> Self {
        Self { used_on: day_of(now), ..self }
    }
}

/// Midnight in Tokyo of the day of a moment.
pub fn day_of(now: Timestamp) -> Timestamp {
    let tokyo = now.plus_hours(9).as_micros();
    Timestamp::from_micros(tokyo - tokyo.rem_euclid(Timestamp::DAY)).plus_hours(-9)
}

/// A name as it may be called out: one line, not longer than a breath.
pub(crate) fn name(typed: &str) -> Result<Option<String>, crate::Error> {
    let name = ground_web::one_line(typed);
    match name.chars().count() {
        0 => Ok(None),
        1..=LONGEST_NAME => Ok(Some(name)),
        _ => Err(crate::Error::NameTooLong),
    }
}

/// Under which kinds of text a search finds somebody: names, and never where a bell hangs.
pub const NAMES: [(u16, u16); 2] = [(PEOPLE_PARTY, CALLED), (PEOPLE_PARTY, REAL_NAME)];

pub fn called_place(party: AccountId) -> TextPlace {
    TextPlace::of(PEOPLE_PARTY, CALLED, party)
}
pub fn real_name_place(party: AccountId) -> TextPlace {
    TextPlace::of(PEOPLE_PARTY, REAL_NAME, party)
}
pub(crate) fn bell_place(party: AccountId) -> TextPlace {
    TextPlace::of(PEOPLE_PARTY, BELL_ADDRESS, party)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_day_of_a_visit_is_kept() {
        let night = Timestamp::from_micros(0).plus_hours(20); // five in the morning of the second, in Tokyo
        assert_eq!(day_of(night), Timestamp::from_micros(0).plus_hours(15));
        assert_eq!(day_of(night), day_of(night.plus_hours(18)));
    }

    #[test]
    fn a_name_is_one_line_and_may_be_left_out() {
        assert_eq!(name("  ねこ \n さん ").unwrap().as_deref(), Some("ねこ さん"));
        assert_eq!(name("   ").unwrap(), None);
        assert!(name(&"ね".repeat(41)).is_err());
    }
}

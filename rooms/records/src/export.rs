//! The rules of taking the organisation's own records out as a spreadsheet: one asks and says what for, another agrees, the
//! one who asked takes it, and each person whose record is in it reads so on their page. Pure. Guideline 第4-2(4), 第4-3.
//!
//! A house of one waits: there is no state in which a file can be had by one alone. Passing on what is in it is another
//! matter, and needs a consent of its own.
use crate::{Error, folder::FolderId, sheet::Period};
use ground_circle::TextPlace;
use ground_kernel::{AccountId, CircleId, Id, TeamId, Timestamp};

/// Number of the sealed table: why, in the words of whoever asked, in the team's own circle. Never reused.
pub(crate) const RECORDS_EXPORT: u16 = 115;
/// The same words in the circle of each person whose record was in the file. Never reused.
pub(crate) const RECORDS_EXPORTED: u16 = 116;
pub(crate) const LONGEST_WHY: usize = 300;
/// So long a proposal waits for another.
const WAITS_DAYS: i64 = 7;
/// So long what two decided can be taken.
const HOLDS_DAYS: i64 = 3;
/// A file that did not arrive can be fetched again by the same one, for so long.
const AGAIN_MINUTES: i64 = 15;

pub(crate) type ExportId = Id<Export>;

/// What it is for; said to each person in these words, and in those of whoever asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To look back at our own work.
    Review,
    /// Whoever may inspect us comes.
    Inspection,
    /// To another program.
    Moving,
    /// A copy for the shelf.
    Keeping,
}
crate::word_of_form!(Purpose {
    Review = "review",
    Inspection = "inspection",
    Moving = "moving",
    Keeping = "keeping",
});

#[derive(Clone, Debug)]
pub(crate) struct Export {
    pub(crate) id: ExportId,
    pub(crate) team: TeamId,
    /// The team's own.
    pub(crate) circle: CircleId,
    pub(crate) purpose: Purpose,
    /// One record alone; all of the team's, where there is none.
    pub(crate) of: Option<FolderId>,
    pub(crate) period: Period,
    pub(crate) names: bool,
    pub(crate) asked_by: AccountId,
    pub(crate) asked_at: Timestamp,
    pub(crate) agreed: Option<Agreed>,
    pub(crate) taken_at: Option<Timestamp>,
    pub(crate) ended_at: Option<Timestamp>,
}

/// Another than the one who asked, and when: what is written after that is not in the file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Agreed {
    pub(crate) by: AccountId,
    pub(crate) at: Timestamp,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    Waits,
    Agreed,
    Taken,
    /// Taken back, or its time is over.
    Over,
}

impl Export {
    pub(crate) fn why_place(&self) -> TextPlace {
        TextPlace::of(RECORDS_EXPORT, 1, self.id)
    }
    pub(crate) fn state(&self, now: Timestamp) -> State {
        match (self.ended_at, self.taken_at, self.agreed) {
            (Some(_), ..) => State::Over,
            (_, Some(_), _) => State::Taken,
            (_, _, Some(agreed)) if now < agreed.at.plus_days(HOLDS_DAYS) => State::Agreed,
            (_, _, None) if now < self.asked_at.plus_days(WAITS_DAYS) => State::Waits,
            _ => State::Over,
        }
    }
    pub(crate) fn agreed(self, by: AccountId, now: Timestamp) -> Result<Self, Error> {
        if self.state(now) != State::Waits {
            return Err(Error::TooLate);
        }
        if by == self.asked_by {
            return Err(Error::AnotherOne);
        }
        Ok(Export { agreed: Some(Agreed { by, at: now }), ..self })
    }
    /// What two decided, for the one who asked; or once more, a few minutes later.
    pub(crate) fn taken(&self, by: AccountId, now: Timestamp) -> Result<Agreed, Error> {
        let agreed = self.agreed.filter(|_| by == self.asked_by).ok_or(Error::TooLate)?;
        let again = |at: Timestamp| now < at.plus_micros(AGAIN_MINUTES * Timestamp::MINUTE);
        let may = match self.state(now) {
            State::Agreed => true,
            State::Taken => self.taken_at.is_some_and(again),
            State::Waits | State::Over => false,
        };
        if may { Ok(agreed) } else { Err(Error::TooLate) }
    }
    pub(crate) fn ended(self, now: Timestamp) -> Result<Self, Error> {
        match self.state(now) {
            State::Waits | State::Agreed => Ok(Export { ended_at: Some(now), ..self }),
            State::Taken | State::Over => Err(Error::TooLate),
        }
    }
}

/// That somebody's record was in a file: on their own page.
#[derive(Clone, Debug)]
pub(crate) struct Exported {
    pub(crate) id: Id<Exported>,
    pub(crate) export: ExportId,
    pub(crate) party: AccountId,
    pub(crate) at: Timestamp,
    pub(crate) purpose: Purpose,
    pub(crate) by: AccountId,
    pub(crate) second: AccountId,
}

impl Exported {
    pub(crate) fn why_place(&self) -> TextPlace {
        TextPlace::of(RECORDS_EXPORTED, 1, self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minutes(n: i64) -> Timestamp {
        Timestamp::from_micros(0).plus_micros(n * Timestamp::MINUTE)
    }
    const DAY: i64 = 24 * 60;
    pub(crate) fn asked(by: AccountId) -> Export {
        Export {
            id: Id::from_array([1; 16]),
            team: Id::from_array([3; 16]),
            circle: Id::from_array([4; 16]),
            purpose: Purpose::Review,
            of: None,
            period: Period::default(),
            names: false,
            asked_by: by,
            asked_at: minutes(0),
            agreed: None,
            taken_at: None,
            ended_at: None,
        }
    }

    #[test]
    fn there_is_no_way_in_which_one_alone_takes_a_file() {
        let (one, other) = (Id::from_array([5; 16]), Id::from_array([7; 16]));
        assert!(asked(one).taken(one, minutes(1)).is_err(), "nobody agreed");
        assert!(asked(one).agreed(one, minutes(1)).is_err(), "one is not two");
        assert!(asked(one).agreed(other, minutes(7 * DAY)).is_err(), "a proposal does not wait for good");
        let two = asked(one).agreed(other, minutes(60)).unwrap();
        assert!(two.taken(other, minutes(61)).is_err(), "whoever agreed does not take it");
        assert_eq!(two.taken(one, minutes(61)).unwrap().by, other);
        assert!(two.taken(one, minutes(60 + 3 * DAY)).is_err());
        assert!(two.clone().ended(minutes(61)).unwrap().taken(one, minutes(62)).is_err());
        let taken = Export { taken_at: Some(minutes(70)), ..two };
        assert!(taken.taken(one, minutes(84)).is_ok() && taken.taken(one, minutes(85)).is_err());
        assert!(taken.ended(minutes(71)).is_err(), "what was taken is out");
    }
}

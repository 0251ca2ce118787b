//! For how long something is kept: a clock for each kind of record, a warning, a longer time with a reason, and an end. Pure.
//! Guideline 第4-2(2).
//!
//! A folder's clock runs from the last thing that was written into it. It is destroyed when its time is over *and* it was
//! announced for sixty days: `Over` cannot be made of anything else, so a shorter time that an administrator sets today
//! takes nothing away tomorrow. A longer time is its person's wish, or decided by two. What somebody keeps for a shorter
//! time altogether, by their own choice, goes with that.
use crate::{Error, folder::FolderId};
use ground_circle::TextPlace;
use ground_kernel::{AccountId, Timestamp};

/// Number of the sealed table. Never reused.
pub(crate) const RECORDS_KEEPING: u16 = 120;
pub(crate) const WARNED_DAYS: i64 = 60;
/// So long a proposal of one keeps it from ending, while another is waited for.
const ALONE_DAYS: i64 = 30;
/// Nothing is kept longer at once; it may be said again.
pub(crate) const LONGER_YEARS: [i64; 3] = [1, 3, 5];
pub(crate) const LONGEST_REASON: usize = 500;

/// What has a clock of its own. Letters have none here: their writer says for how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Clock {
    Person,
    Household,
    Practice,
    Enquiry,
}
crate::word_of_form!(Clock {
    Person = "person",
    Household = "household",
    Practice = "practice",
    Enquiry = "enquiry",
});

impl Clock {
    pub fn usual_days(self) -> i64 {
        match self {
            Clock::Person | Clock::Household => 5 * 365 + 1,
            Clock::Practice => 30,
            Clock::Enquiry => 3 * 365,
        }
    }
    /// Doubts are nobody's file: thirty days, or fewer.
    pub(crate) fn bounds(self) -> (i64, i64) {
        match self {
            Clock::Person | Clock::Household => (365, 10 * 365 + 2),
            Clock::Practice => (1, 30),
            Clock::Enquiry => (30, 5 * 365 + 1),
        }
    }
    pub(crate) fn days_in_bounds(self, days: i64) -> Result<i64, Error> {
        let (least, most) = self.bounds();
        if (least..=most).contains(&days) { Ok(days) } else { Err(Error::TooManyDays) }
    }
}

/// What was said of one folder besides the time of its kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Keeping {
    pub(crate) warned_at: Option<Timestamp>,
    pub(crate) asked: Option<Asked>,
    /// By one and another; without them, by its person's wish.
    pub(crate) by: Option<(AccountId, AccountId)>,
    pub(crate) until: Option<Timestamp>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) by: AccountId,
    pub(crate) at: Timestamp,
    pub(crate) until: Timestamp,
}

/// Where the reason for a longer time lies: in the folder's own circle.
pub(crate) fn reason_place(folder: FolderId) -> TextPlace {
    TextPlace::of(RECORDS_KEEPING, 1, folder)
}
/// Why a household's folder was closed, or is to be destroyed.
pub(crate) fn closing_place(folder: FolderId) -> TextPlace {
    TextPlace::of(RECORDS_KEEPING, 2, folder)
}
pub(crate) fn erasing_place(folder: FolderId) -> TextPlace {
    TextPlace::of(RECORDS_KEEPING, 3, folder)
}

/// The clock of one folder: from when, for how many days, and what was said besides.
#[derive(Clone, Debug)]
pub(crate) struct Course {
    pub(crate) from: Timestamp,
    pub(crate) days: i64,
    pub(crate) said: Keeping,
}

/// Proof that a folder's time is over and that it was announced. Made here alone.
#[derive(Debug)]
pub(crate) struct Over(());

impl Course {
    /// Before anything was announced.
    fn planned(&self) -> Timestamp {
        let usual = self.from.plus_days(self.days);
        let alone = self.said.asked.map(|it| it.at.plus_days(ALONE_DAYS));
        [Some(usual), self.said.until, alone].into_iter().flatten().fold(usual, Timestamp::max)
    }
    /// The day that is shown. Never sooner than sixty days after it was announced.
    pub(crate) fn ends_at(&self, now: Timestamp) -> Timestamp {
        let announced = self.warned(now).map(|it| it.plus_days(WARNED_DAYS));
        announced.map_or(self.planned(), |it| it.max(self.planned()))
    }
    /// It is to be announced from now on, or is announced already.
    pub(crate) fn is_near(&self, now: Timestamp) -> bool {
        self.planned() <= now.plus_days(WARNED_DAYS)
    }
    /// From when on it is announced, as it stands now: `None` when the end has moved away.
    pub(crate) fn warned(&self, now: Timestamp) -> Option<Timestamp> {
        self.is_near(now).then(|| self.said.warned_at.unwrap_or(now))
    }
    pub(crate) fn over(&self, now: Timestamp) -> Option<Over> {
        let announced = self.said.warned_at?.plus_days(WARNED_DAYS) <= now;
        (announced && self.planned() <= now).then_some(Over(()))
    }
}

impl Keeping {
    /// One proposes to keep it longer.
    pub(crate) fn proposed(self, by: AccountId, now: Timestamp, until: Timestamp) -> Result<Self, Error> {
        if self.asked.is_some() {
            return Err(Error::TooLate);
        }
        Ok(Keeping { asked: Some(Asked { by, at: now, until }), ..self })
    }
    /// Another agrees.
    pub(crate) fn agreed(self, by: AccountId) -> Result<Self, Error> {
        match self.asked {
            None => Err(Error::TooLate),
            Some(it) if it.by == by => Err(Error::AnotherOne),
            Some(it) => Ok(Keeping { asked: None, by: Some((it.by, by)), until: Some(it.until), ..self }),
        }
    }
    /// Its person wishes it, alone.
    pub(crate) fn wished(self, until: Option<Timestamp>) -> Self {
        Keeping { asked: None, by: None, until, ..self }
    }
}

/// Why a folder is gone. Nothing else of it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GoneBy {
    Time,
    Two,
    LastLeft,
    /// It was gone already, and a restore had brought it back.
    Again,
}
ground_store::kept_as_word!(GoneBy { Time = "time", Two = "two", LastLeft = "last_left", Again = "again" });

#[cfg(test)]
mod tests {
    use super::*;
    use ground_kernel::Id;

    fn day(number: i64) -> Timestamp {
        Timestamp::from_micros(0).plus_days(number)
    }
    fn course(said: Keeping) -> Course {
        Course { from: day(0), days: 400, said }
    }

    /// capability 115
    #[test]
    fn nothing_is_over_that_was_not_announced_for_sixty_days() {
        let quiet = course(Keeping::default());
        assert!(!quiet.is_near(day(300)) && quiet.is_near(day(340)));
        assert!(quiet.over(day(5_000)).is_none(), "not announced");
        assert_eq!(quiet.ends_at(day(100)), day(400));
        assert_eq!(quiet.ends_at(day(1_000)), day(1_060), "a time that became shorter takes nothing away at once");
        let warned = course(Keeping { warned_at: Some(day(345)), ..Keeping::default() });
        assert_eq!(warned.ends_at(day(350)), day(405));
        assert!(warned.over(day(404)).is_none() && warned.over(day(405)).is_some());
    }

    #[test]
    fn it_is_kept_longer_by_two_or_by_a_wish() {
        let (one, two) = (Id::from_array([5; 16]), Id::from_array([7; 16]));
        let asked = Keeping::default().proposed(one, day(390), day(800)).unwrap();
        assert_eq!(course(asked.clone()).planned(), day(420), "while another is waited for");
        assert!(asked.clone().proposed(one, day(391), day(900)).is_err(), "one alone doesn't go on");
        assert!(asked.clone().agreed(one).is_err());
        assert_eq!(course(asked.agreed(two).unwrap()).planned(), day(800));
        assert_eq!(course(Keeping::default().wished(Some(day(700)))).planned(), day(700));
        assert_eq!(course(Keeping::default().wished(Some(day(100)))).planned(), day(400), "a wish makes it no shorter");
    }

    #[test]
    fn a_time_has_bounds() {
        for clock in Clock::ALL {
            let (least, most) = clock.bounds();
            assert!(clock.days_in_bounds(clock.usual_days()).is_ok());
            assert!(clock.days_in_bounds(least - 1).is_err() && clock.days_in_bounds(most + 1).is_err());
        }
        assert!(Clock::Practice.days_in_bounds(31).is_err(), "doubts go after thirty days");
    }
}

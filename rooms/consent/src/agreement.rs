//! An agreement: yeses, to a version that was explained. It cannot be built without the `Explained` of that very version,
//! and there is no other way to keep a yes. A no, and a withdrawal, need nothing. Pure.
//!
//! ```compile_fail
//! // Not by hand, …
//! let agreement = consent::Agreement { explained: todo!(), yes: vec![] };
//! ```
//! ```compile_fail
//! // … and the proof neither.
//! let explained = consent::Explained { version: consent::Version::of_today(1) };
//! ```
use crate::{
    Error,
    given::Said,
    item::{Item, Reach},
    sheet::{Explained, Version},
};
use ground_kernel::{AccountId, Timestamp};

/// The longest text beside one item.
pub(crate) const LONGEST: usize = 1_000;
const LONGEST_MONTHS: i64 = 36;
const TOKYO_HOURS: i8 = 9;

/// The same day and hour, so many months of the calendar later; where that month is too short, its last day. A time that no
/// calendar has is over at once.
fn months_later(at: Timestamp, months: i64) -> Timestamp {
    let tokyo = jiff::tz::TimeZone::fixed(jiff::tz::Offset::constant(TOKYO_HOURS));
    let then = jiff::Timestamp::from_microsecond(at.as_micros()).map(|it| it.to_zoned(tokyo));
    let later = jiff::Span::new().try_months(months).and_then(|months| then?.checked_add(months));
    later.map_or(at, |it| Timestamp::from_micros(it.timestamp().as_microsecond()))
}

/// What was answered to one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub item: Item,
    pub said: Said,
    /// For whom, and what else they say to it. Sealed.
    pub words: String,
    /// Of staff: the one expert it is for.
    pub to: Option<AccountId>,
    pub reach: Vec<Reach>,
    /// For how long.
    pub months: i64,
}

impl Choice {
    /// Something may be left out; but a yes for somebody says for whom.
    pub(crate) fn checked(self) -> Result<Choice, Error> {
        if self.words.chars().count() > LONGEST {
            return Err(Error::TooLong);
        }
        if !(1..=LONGEST_MONTHS).contains(&self.months) {
            return Err(Error::TooLongTime);
        }
        let named = self.to.is_some() || !self.words.trim().is_empty();
        if self.said == Said::Yes && self.item.is_for_somebody() && !named {
            return Err(Error::ForWhom(self.item));
        }
        Ok(self)
    }
    pub(crate) fn until(&self, now: Timestamp) -> Option<Timestamp> {
        (self.said == Said::Yes && !self.item.is_told()).then(|| months_later(now, self.months))
    }
}

/// Yeses to one explained version.
#[derive(Debug)]
pub struct Agreement {
    explained: Explained,
    yes: Vec<Choice>,
}

impl Agreement {
    /// Only what was said yes to is in it.
    pub fn to(explained: Explained, choices: &[Choice]) -> Agreement {
        Agreement { explained, yes: choices.iter().filter(|it| it.said == Said::Yes).cloned().collect() }
    }
    pub fn version(&self) -> Version {
        self.explained.version()
    }
    pub fn yes(&self) -> &[Choice] {
        &self.yes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::{Reply, tests::all};
    use ground_kernel::Id;

    fn choice(item: Item, said: Said) -> Choice {
        Choice { item, said, words: String::new(), to: None, reach: vec![], months: 12 }
    }

    #[test]
    fn an_agreement_is_to_the_version_that_was_explained_and_holds_only_yeses() {
        let version = Version::of_today(3);
        let explained = Explained::of(version, &all(Reply::Understood, version)).unwrap();
        let agreement = Agreement::to(explained, &[choice(Item::Keep, Said::Yes), choice(Item::Recordings, Said::No)]);
        assert_eq!((agreement.version(), agreement.yes().len()), (version, 1));
    }

    fn in_tokyo(text: &str) -> Timestamp {
        let at: jiff::Timestamp = format!("{text}+09:00").parse().unwrap();
        Timestamp::from_micros(at.as_microsecond())
    }

    #[test]
    fn a_month_is_one_of_the_calendar() {
        for (from, months, to) in [
            ("2026-11-24T13:00", 1, "2026-12-24T13:00"),
            ("2027-01-31T23:30", 1, "2027-02-28T23:30"),
            ("2028-01-31T00:10", 1, "2028-02-29T00:10"),
            ("2026-11-24T08:00", 12, "2027-11-24T08:00"),
            ("2026-11-24T08:00", 36, "2029-11-24T08:00"),
        ] {
            let yes = Choice { months, ..choice(Item::Keep, Said::Yes) };
            assert_eq!(yes.until(in_tokyo(from)), Some(in_tokyo(to)), "{from}");
        }
        assert_eq!(choice(Item::Keep, Said::No).until(in_tokyo("2026-11-24T13:00")), None);
    }

    #[test]
    fn a_yes_for_somebody_says_for_whom_and_a_no_says_nothing() {
        assert!(matches!(choice(Item::Referral, Said::Yes).checked(), Err(Error::ForWhom(Item::Referral))));
        assert!(choice(Item::Referral, Said::No).checked().is_ok());
        let to = Some(Id::from_array([1; 16]));
        assert!(Choice { to, ..choice(Item::Expert, Said::Yes) }.checked().is_ok());
        assert!(Choice { months: 0, ..choice(Item::Keep, Said::Yes) }.checked().is_err());
    }
}

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
/// A month, as it is counted for an end: long enough that nothing ends a day too early by our fault.
const MONTH_DAYS: i64 = 31;

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
        (self.said == Said::Yes && !self.item.is_told()).then(|| now.plus_days(self.months * MONTH_DAYS))
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

    #[test]
    fn a_yes_for_somebody_says_for_whom_and_a_no_says_nothing() {
        assert!(matches!(choice(Item::Referral, Said::Yes).checked(), Err(Error::ForWhom(Item::Referral))));
        assert!(choice(Item::Referral, Said::No).checked().is_ok());
        let to = Some(Id::from_array([1; 16]));
        assert!(Choice { to, ..choice(Item::Expert, Said::Yes) }.checked().is_ok());
        assert!(Choice { months: 0, ..choice(Item::Keep, Said::Yes) }.checked().is_err());
    }
}

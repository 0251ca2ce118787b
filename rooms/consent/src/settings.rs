//! What the organisation says of itself on the sheet: what it costs, what it does, what happens in an accident; and, where
//! it works for a ward or for Tokyo, who that is and what they may see. Each saving is a version. Pure.
//!
//! Promise: a commission stands on the sheet whole, or not at all. (capability 191; guideline 第4-2(1))
use crate::Error;
use ground_kernel::{AccountId, Timestamp};

const LONGEST: usize = 2_000;
pub(crate) const USUAL_YEARS: i64 = 3;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct OwnPart {
    pub purpose: String,
    pub outline: String,
    pub cost: String,
    pub accidents: String,
    /// Who else to ask or complain to.
    pub ask: String,
    pub commission: Commission,
    /// So many years of experience let somebody hold a first talk.
    pub least_years: i64,
}

/// Work that is done for a ward or for Tokyo.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Commission {
    /// Who is responsible.
    pub by: String,
    /// What they may see or inspect.
    pub sees: String,
    /// What happens to what is kept, when the contract ends.
    pub ends: String,
}

impl Commission {
    fn is_whole(&self) -> bool {
        let parts = [&self.by, &self.sees, &self.ends];
        parts.iter().all(|it| it.is_empty()) || parts.iter().all(|it| !it.is_empty())
    }
}

impl OwnPart {
    pub(crate) fn checked(self) -> Result<OwnPart, Error> {
        let it = &self;
        let texts = [&it.purpose, &it.outline, &it.cost, &it.accidents, &it.ask];
        let commission = [&it.commission.by, &it.commission.sees, &it.commission.ends];
        if texts.into_iter().chain(commission).any(|it| it.chars().count() > LONGEST) {
            return Err(Error::TooLong);
        }
        if !self.commission.is_whole() {
            return Err(Error::CommissionNotWhole);
        }
        if !(1..=40).contains(&self.least_years) {
            return Err(Error::Years);
        }
        Ok(self)
    }
}

/// One saving of it.
#[derive(Clone, Debug)]
pub(crate) struct OwnVersion {
    /// 0: nothing was ever saved.
    pub number: i64,
    pub part: OwnPart,
    pub at: Option<Timestamp>,
    pub by: Option<AccountId>,
}

impl OwnVersion {
    pub(crate) fn none() -> OwnVersion {
        let part = OwnPart { least_years: USUAL_YEARS, ..OwnPart::default() };
        OwnVersion { number: 0, part, at: None, by: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// capability 191
    #[test]
    fn a_commission_is_said_whole_or_not_at_all() {
        let part = |by: &str, sees: &str, ends: &str| {
            let commission = Commission { by: by.into(), sees: sees.into(), ends: ends.into() };
            OwnPart { commission, least_years: 3, ..OwnPart::default() }.checked()
        };
        assert!(part("", "", "").is_ok() && part("区", "数だけ", "消す").is_ok());
        for wrong in [part("区", "", ""), part("", "数", "消す"), part("区", "数", "")] {
            assert!(matches!(wrong, Err(Error::CommissionNotWhole)));
        }
    }
}

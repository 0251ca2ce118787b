//! Rounds: how somebody is now, said again whenever it is said again. Pure. Guideline 第3【1】(3)ク, 第3【3】(3)イ(ｲ): it is
//! repeated, and follows how things change.
//!
//! A round has a day and no end. What is said long after belongs to a page of its own, so that what was said before stays
//! as it was said. Nothing says when the next should be.
use crate::spoken::Voice;
use ground_kernel::{AccountId, Id, Timestamp};

/// Words of one time belong together for so long; after that a page begins by itself with the next word.
const TOGETHER_DAYS: i64 = 90;

pub(crate) type RoundId = Id<Round>;
pub(crate) type LineId = Id<Line>;

#[derive(Clone, Debug)]
pub(crate) struct Round {
    pub(crate) id: RoundId,
    pub(crate) party: AccountId,
    pub(crate) begun_on: Timestamp,
    pub(crate) begun_by: AccountId,
}

impl Round {
    /// Does what is said now belong to it?
    pub(crate) fn takes(&self, now: Timestamp) -> bool {
        now < self.begun_on.plus_days(TOGETHER_DAYS)
    }
}

/// One line of a round, without its words.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) id: LineId,
    pub(crate) round: RoundId,
    pub(crate) party: AccountId,
    pub(crate) voice: Voice,
    pub(crate) writer: AccountId,
    pub(crate) said_on: Timestamp,
    pub(crate) there: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_long_after_begins_a_page_of_its_own() {
        let (id, begun_on) = (Id::from_array([1; 16]), Timestamp::from_micros(0));
        let round = Round { id, party: Id::from_array([2; 16]), begun_on, begun_by: Id::from_array([2; 16]) };
        assert!(round.takes(begun_on.plus_days(89)));
        assert!(!round.takes(begun_on.plus_days(90)));
    }
}

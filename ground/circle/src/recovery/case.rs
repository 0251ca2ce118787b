//! One recovery from asking to its end: which step may follow which, and when. Pure.
use super::RecoveryId;
use ground_kernel::{AccountId, TeamId, Timestamp};
use ground_seal::recovery::SetId;

/// So long it waits after the witness came, and anyone named may stop it.
pub const HOURS: i64 = 24;
/// A witness who doesn't come within so many days was not found.
const ASKED_DAYS: i64 = 7;
/// What was opened and not given after so many days is over: who was named didn't come.
const OPENED_DAYS: i64 = 14;

/// Which team is given to whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gives {
    pub team: TeamId,
    pub account: AccountId,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Two cards were there; the witness has not come yet.
    Asked,
    /// The witness came: the day runs until then.
    Waiting {
        until: Timestamp,
    },
    Stopped,
    Given,
    /// Nobody came in time.
    Over,
}

/// What stands on the roll about one recovery.
#[derive(Clone, Debug)]
pub struct Case {
    pub id: RecoveryId,
    pub set: SetId,
    pub(crate) why: [u8; 32],
    pub gives: Vec<Gives>,
    pub asked_by: AccountId,
    pub asked_at: Timestamp,
    pub opened_at: Option<Timestamp>,
    pub stopped_at: Option<Timestamp>,
    /// An account, or nobody: then the witness.
    pub stopped_by: Option<AccountId>,
    pub given: Vec<Gives>,
    pub given_at: Option<Timestamp>,
}

impl Case {
    pub fn stage(&self, now: Timestamp) -> Stage {
        match (self.stopped_at, self.opened_at) {
            (Some(_), _) => Stage::Stopped,
            (None, _) if self.given.len() == self.gives.len() => Stage::Given,
            (None, None) if now > self.asked_at.plus_days(ASKED_DAYS) => Stage::Over,
            (None, None) => Stage::Asked,
            (None, Some(at)) if now > at.plus_days(OPENED_DAYS) => Stage::Over,
            (None, Some(at)) => Stage::Waiting { until: at.plus_hours(HOURS) },
        }
    }

    /// One after the other: while this one runs, no other is asked for.
    pub fn runs(&self, now: Timestamp) -> bool {
        matches!(self.stage(now), Stage::Asked | Stage::Waiting { .. })
    }

    pub(crate) fn may_open(&self, now: Timestamp) -> bool {
        self.stage(now) == Stage::Asked && now >= self.asked_at
    }

    /// Stopped may be what has not been given, also after the day is over.
    pub fn may_stop(&self, now: Timestamp) -> bool {
        self.runs(now)
    }

    pub(crate) fn may_give(&self, now: Timestamp, it: Gives) -> bool {
        let due = matches!(self.stage(now), Stage::Waiting { until } if now >= until);
        due && self.gives.contains(&it) && !self.given.contains(&it)
    }

    pub fn teams(&self) -> Vec<TeamId> {
        let mut teams: Vec<_> = self.gives.iter().map(|it| it.team).collect();
        teams.sort();
        teams.dedup();
        teams
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ground_kernel::Id;

    fn at(hours: i64) -> Timestamp {
        Timestamp::from_micros(0).plus_hours(hours)
    }
    fn gives(number: u8) -> Gives {
        Gives { team: Id::from_array([1; 16]), account: Id::from_array([number; 16]) }
    }
    fn asked() -> Case {
        Case {
            id: Id::from_array([9; 16]),
            set: [8; 16],
            why: [7; 32],
            gives: vec![gives(2), gives(3)],
            asked_by: Id::from_array([4; 16]),
            asked_at: at(0),
            opened_at: None,
            stopped_at: None,
            stopped_by: None,
            given: vec![],
            given_at: None,
        }
    }

    #[test]
    fn without_a_witness_nothing_is_ever_given() {
        let case = asked();
        for hours in 0..400 {
            assert!(!case.may_give(at(hours), gives(2)), "{hours}");
        }
        assert!(case.may_open(at(7 * 24)) && !case.may_open(at(7 * 24 + 1)));
        assert!(!case.runs(at(7 * 24 + 1)), "another one may be asked for");
    }

    #[test]
    fn a_day_goes_by_before_anything_is_given_and_until_then_it_can_be_stopped() {
        let case = Case { opened_at: Some(at(5)), ..asked() };
        for hours in 5..29 {
            assert!(!case.may_give(at(hours), gives(2)) && case.may_stop(at(hours)), "{hours}");
        }
        assert!(!case.may_give(Timestamp::from_micros(at(29).as_micros() - 1), gives(2)));
        assert!(case.may_give(at(29), gives(2)) && case.may_stop(at(29)));
        assert!(!case.may_give(at(29), gives(5)), "somebody who was not named");
        assert!(!case.may_open(at(6)), "once");
        let stopped = Case { stopped_at: Some(at(28)), ..case.clone() };
        assert!(!stopped.may_give(at(29), gives(2)) && !stopped.runs(at(29)));
        let half = Case { given: vec![gives(2)], ..case.clone() };
        assert!(!half.may_give(at(30), gives(2)) && half.may_give(at(30), gives(3)));
        let all = Case { given: vec![gives(2), gives(3)], ..case.clone() };
        assert_eq!(all.stage(at(30)), Stage::Given);
        assert!(!all.may_stop(at(30)));
        assert_eq!(case.stage(at(5 + 14 * 24 + 1)), Stage::Over);
    }
}

//! 有ることも言わない: that something is kept whose existence alone would endanger a person is decided inside, beside an answer
//! that says the same as where there is nothing. Pure. Guideline 第4-2, 第4-1(3), 第4-4. (capability 188)
//!
//! Promises: it takes two people and a danger to a person from the closed list; its day of looking again lies 90 days ahead
//! at most, and no later one is possible without two again; it cannot change an answer, because it holds none.
use crate::{
    Error,
    answer::Two,
    request::{Request, RequestId},
    withholding::Danger,
};
use ground_circle::{TextPlace, Vault};
use ground_kernel::{AccountId, Id, TeamId, Timestamp};
use ground_seal::{Label, mac};
use serde::{Deserialize, Serialize};

/// Number of the sealed table: what the team writes down for itself about requests. Never reused.
pub(crate) const OPENNESS_DESK: u16 = 82;
pub(crate) const LONGEST_DAYS: i64 = 90;

pub(crate) type QuietId = Id<Quiet>;
pub(crate) type QuietMatter = Id<Quiet>;

/// Why, as the team keeps it sealed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) struct Reason {
    danger: Danger,
    reason: String,
    days: i64,
}

impl Reason {
    pub(crate) fn of(danger: Option<Danger>, reason: &str, days: i64) -> Result<Reason, Error> {
        let danger = danger.ok_or(Error::NoDanger)?;
        if reason.trim().is_empty() {
            return Err(Error::NoDanger);
        }
        if !(1..=LONGEST_DAYS).contains(&days) {
            return Err(Error::TooManyDays);
        }
        Ok(Reason { danger, reason: reason.trim().to_owned(), days })
    }
    pub(crate) fn danger(&self) -> Danger {
        self.danger
    }
    pub(crate) fn reason(&self) -> &str {
        &self.reason
    }
    pub(crate) fn days(&self) -> i64 {
        self.days
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Quiet {
    pub(crate) id: QuietId,
    /// A keyed hash of the request: without the instance keys nothing joins the two.
    pub(crate) matter: QuietMatter,
    pub(crate) team: TeamId,
    pub(crate) by: AccountId,
    pub(crate) second: AccountId,
    pub(crate) decided_at: Timestamp,
    pub(crate) review_on: Timestamp,
    /// What one proposed at the review: to go on until a day, or (without a day) to end it.
    pub(crate) proposed_by: Option<AccountId>,
    pub(crate) proposed_until: Option<Timestamp>,
    pub(crate) ended_at: Option<Timestamp>,
}

impl Quiet {
    pub(crate) fn decided(
        id: QuietId,
        request: &Request,
        two: Two,
        reason: &Reason,
        vault: &Vault,
        now: Timestamp,
    ) -> Quiet {
        Quiet {
            id,
            matter: matter_of(vault, request.id),
            team: request.team,
            by: two.first(),
            second: two.second(),
            // The day alone: with the moment it could be brought together with the answer that was given then.
            decided_at: people::day_of(now),
            review_on: people::day_of(now).plus_days(reason.days),
            proposed_by: None,
            proposed_until: None,
            ended_at: None,
        }
    }
    pub(crate) fn is_open(&self) -> bool {
        self.ended_at.is_none()
    }
    pub(crate) fn is_due(&self, now: Timestamp) -> bool {
        self.is_open() && self.review_on <= now
    }
    /// One says how it goes on.
    pub(crate) fn proposed(self, by: AccountId, days: Option<i64>, now: Timestamp) -> Result<Quiet, Error> {
        if !self.is_open() {
            return Err(Error::TooLate);
        }
        if days.is_some_and(|days| !(1..=LONGEST_DAYS).contains(&days)) {
            return Err(Error::TooManyDays);
        }
        Ok(Quiet { proposed_by: Some(by), proposed_until: days.map(|it| people::day_of(now).plus_days(it)), ..self })
    }
    /// Another says the same; only then it is so. The day counts from the proposal.
    pub(crate) fn agreed(self, by: AccountId, now: Timestamp) -> Result<Quiet, Error> {
        let proposer = self.proposed_by.filter(|_| self.is_open()).ok_or(Error::TooLate)?;
        let two = Two::of(proposer, by)?;
        let it = Quiet { by: two.first(), second: two.second(), proposed_by: None, proposed_until: None, ..self };
        Ok(match self.proposed_until {
            Some(until) => Quiet { review_on: until, decided_at: people::day_of(now), ..it },
            None => Quiet { ended_at: Some(now), ..it },
        })
    }
    pub(crate) fn reason_place(&self) -> TextPlace {
        TextPlace::of(OPENNESS_DESK, 2, self.id)
    }
}

pub(crate) fn matter_of(vault: &Vault, request: RequestId) -> QuietMatter {
    let hash = mac(&vault.instance().pepper, Label::REQUEST_MATTER, &[request.as_bytes()]);
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    Id::from_array(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn who(id: u8) -> AccountId {
        Id::from_array([id; 16])
    }
    fn at(days: i64) -> Timestamp {
        Timestamp::from_micros(0).plus_days(days)
    }
    fn quiet() -> Quiet {
        Quiet {
            id: Id::from_array([1; 16]),
            matter: Id::from_array([2; 16]),
            team: Id::from_array([3; 16]),
            by: who(5),
            second: who(6),
            decided_at: at(0),
            review_on: at(90),
            proposed_by: None,
            proposed_until: None,
            ended_at: None,
        }
    }

    /// capability 188
    #[test]
    fn it_takes_a_danger_to_a_person_a_reason_and_ninety_days_at_most() {
        assert!(matches!(Reason::of(None, "評判", 30), Err(Error::NoDanger)));
        assert!(matches!(Reason::of(Some(Danger::Child), " ", 30), Err(Error::NoDanger)));
        for days in [0, -1, 91] {
            assert!(matches!(Reason::of(Some(Danger::Child), "子ども", days), Err(Error::TooManyDays)));
        }
        assert!(Reason::of(Some(Danger::Flight), "逃げている", 90).is_ok());
    }

    #[test]
    fn looking_again_is_due_and_going_on_or_ending_takes_two() {
        assert!(!quiet().is_due(at(89)) && quiet().is_due(at(90)));
        assert!(quiet().proposed(who(5), Some(91), at(90)).is_err());
        let one = quiet().proposed(who(5), Some(30), at(90)).unwrap();
        assert!(one.is_due(at(90)), "one alone changes nothing");
        assert!(matches!(one.clone().agreed(who(5), at(90)), Err(Error::SameName)));
        let on = one.agreed(who(7), at(91)).unwrap();
        assert!(!on.is_due(at(119)) && on.is_due(at(120)));
        let ended = on.proposed(who(6), None, at(121)).unwrap().agreed(who(5), at(121)).unwrap();
        assert!(!ended.is_open() && ended.proposed(who(5), Some(1), at(122)).is_err());
    }
}

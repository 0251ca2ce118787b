//! Not yet shown: a note about a person that two decided not to show for now. Pure. (promise "no silent notes")
//!
//! One writes it down with a reason from a closed list and a day; another agrees by an act of their own. The person's page
//! says that one exists, why, since when and until when. It lies in the team's own circle, and cannot stay there: on its
//! day, or after three days without a second, nothing but showing is left to do with it.
use crate::{Error, folder::FolderId};
use ground_circle::TextPlace;
use ground_kernel::{AccountId, CircleId, Id, TeamId, Timestamp};

/// Number of the sealed table. Never reused.
pub(crate) const RECORDS_HELD: u16 = 64;
pub(crate) const LONGEST_HELD_DAYS: i64 = 28;
/// So long it waits for a second.
pub(crate) const ALONE_DAYS: i64 = 3;

pub(crate) type HeldId = Id<Held>;

/// Why it is not shown yet; said to the person in these words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// We want to be there when it is read.
    ToBeSaid,
    /// We are not sure that it is so.
    Unsure,
    /// It waits for what somebody else has to say first.
    OthersFirst,
}
crate::word_of_form!(Why { ToBeSaid = "to_be_said", Unsure = "unsure", OthersFirst = "others_first" });

#[derive(Clone, Debug)]
pub(crate) struct Held {
    pub(crate) id: HeldId,
    pub(crate) folder: FolderId,
    pub(crate) team: TeamId,
    /// The team's own.
    pub(crate) circle: CircleId,
    pub(crate) why: Why,
    pub(crate) by: AccountId,
    pub(crate) made_at: Timestamp,
    /// Proposed by one: by whom, and until when.
    pub(crate) asked_by: Option<AccountId>,
    pub(crate) asked_until: Option<Timestamp>,
    pub(crate) second: Option<AccountId>,
    pub(crate) held_until: Option<Timestamp>,
    pub(crate) shown_at: Option<Timestamp>,
}

impl Held {
    pub(crate) fn text_place(&self) -> TextPlace {
        TextPlace::of(RECORDS_HELD, 1, self.id)
    }
    pub(crate) fn reason_place(&self) -> TextPlace {
        TextPlace::of(RECORDS_HELD, 2, self.id)
    }
    /// Until when it is not shown: what two decided, or three days at most.
    pub(crate) fn until(&self) -> Timestamp {
        let alone = self.made_at.plus_days(ALONE_DAYS);
        self.held_until.unwrap_or_else(|| self.asked_until.map_or(alone, |it| it.min(alone)))
    }
    /// Its day has come: it is to be shown, and nothing else can be done with it.
    pub(crate) fn is_over(&self, now: Timestamp) -> bool {
        self.shown_at.is_none() && self.until() <= now
    }
    pub(crate) fn waits_for_a_second(&self) -> bool {
        self.shown_at.is_none() && self.asked_by.is_some()
    }
    /// One proposes to wait, for the first time or anew.
    pub(crate) fn asked(self, by: AccountId, until: Timestamp, now: Timestamp) -> Result<Self, Error> {
        if self.is_over(now) || self.shown_at.is_some() {
            return Err(Error::TooLate);
        }
        if until <= now || now.plus_days(LONGEST_HELD_DAYS) < until {
            return Err(Error::TooManyDays);
        }
        Ok(Held { asked_by: Some(by), asked_until: Some(until), ..self })
    }
    /// Another agrees; from now on that day holds.
    pub(crate) fn agreed(self, by: AccountId, now: Timestamp) -> Result<Self, Error> {
        if self.is_over(now) || self.shown_at.is_some() {
            return Err(Error::TooLate);
        }
        match (self.asked_by, self.asked_until) {
            (Some(asked), _) if asked == by => Err(Error::AnotherOne),
            (Some(_), Some(until)) => {
                Ok(Held { second: Some(by), held_until: Some(until), asked_by: None, asked_until: None, ..self })
            }
            _ => Err(Error::TooLate),
        }
    }
    pub(crate) fn shown(self, now: Timestamp) -> Result<Self, Error> {
        if self.shown_at.is_some() { Err(Error::TooLate) } else { Ok(Held { shown_at: Some(now), ..self }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(n: i64) -> Timestamp {
        Timestamp::from_micros(0).plus_days(n)
    }
    fn proposed(days: i64) -> Held {
        let (one, id) = (Id::from_array([5; 16]), Id::from_array([1; 16]));
        Held {
            id,
            folder: Id::from_array([2; 16]),
            team: Id::from_array([3; 16]),
            circle: Id::from_array([4; 16]),
            why: Why::Unsure,
            by: one,
            made_at: day(0),
            asked_by: Some(one),
            asked_until: Some(day(days)),
            second: None,
            held_until: None,
            shown_at: None,
        }
    }

    /// capability A2
    #[test]
    fn there_is_no_state_in_which_a_note_stays_hidden_for_good() {
        let (one, other) = (Id::from_array([5; 16]), Id::from_array([7; 16]));
        assert!(!proposed(20).is_over(day(2)));
        assert!(proposed(20).is_over(day(ALONE_DAYS)), "alone, three days and no more");
        assert!(proposed(1).is_over(day(1)));
        assert!(proposed(20).agreed(one, day(1)).is_err(), "one is not two");
        let two = proposed(20).agreed(other, day(1)).unwrap();
        assert!(!two.is_over(day(19)) && two.is_over(day(20)));
        assert!(two.clone().asked(one, day(40), day(20)).is_err(), "after its day nothing but showing is left");
        assert!(two.clone().asked(one, day(19 + LONGEST_HELD_DAYS + 1), day(19)).is_err());
        let anew = two.asked(one, day(30), day(19)).unwrap();
        assert!(anew.is_over(day(20)), "a proposal holds nothing back");
        assert!(!anew.agreed(other, day(19)).unwrap().is_over(day(29)));
    }
}

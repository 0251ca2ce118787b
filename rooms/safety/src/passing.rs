//! What left the house without its owner's act: to whom, which items, word by word, on which ground, by which two. There is
//! no item "everything" and none for letters: older letters cannot be passed on here. Pure. (promises N-4, "no silent
//! notes"; guideline 第4-2(4))
use crate::{Error, ground::Ground, matter::MatterId};
use ground_circle::TextPlace;
use ground_kernel::{AccountId, Id, TeamId, Timestamp};
use serde::Deserialize;

/// Number of the sealed table. Never reused.
pub const SAFETY_PASSING: u16 = 31;
const RECEIVER: u16 = 1;
const WAIT_REASON: u16 = 2;
const HOLD_REASON: u16 = 3;
const ITEMS_FROM: u16 = 10;

pub const LONGEST_ITEM: usize = 500;
pub const LONGEST_HOLD_DAYS: i64 = 14;
/// So many days before it is shown after all, the desk asks for a decision.
const DECIDE_AHEAD_DAYS: i64 = 3;

pub type PassingId = Id<Passing>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// To somebody outside.
    Passed,
    /// Two matters were read together, while a life was in danger.
    Joined,
}
ground_store::kept_as_word!(Kind { Passed = "passed", Joined = "joined" });

/// One thing that can be passed on. Each is ticked and written by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Item {
    Place,
    CalledName,
    RealName,
    Age,
    Reach,
    Happening,
    Taken,
    Since,
    Others,
    Wish,
}

impl Item {
    pub const ALL: [Item; 10] = [
        Item::Place,
        Item::CalledName,
        Item::RealName,
        Item::Age,
        Item::Reach,
        Item::Happening,
        Item::Taken,
        Item::Since,
        Item::Others,
        Item::Wish,
    ];

    pub fn word(self) -> &'static str {
        match self {
            Item::Place => "place",
            Item::CalledName => "called_name",
            Item::RealName => "real_name",
            Item::Age => "age",
            Item::Reach => "reach",
            Item::Happening => "happening",
            Item::Taken => "taken",
            Item::Since => "since",
            Item::Others => "others",
            Item::Wish => "wish",
        }
    }
    /// The number of its column; never reused.
    fn column(self) -> u16 {
        ITEMS_FROM
            + match self {
                Item::Place => 0,
                Item::CalledName => 1,
                Item::RealName => 2,
                Item::Age => 3,
                Item::Reach => 4,
                Item::Happening => 5,
                Item::Taken => 6,
                Item::Since => 7,
                Item::Others => 8,
                Item::Wish => 9,
            }
    }
}

#[derive(Clone, Debug)]
pub struct Passing {
    pub id: PassingId,
    pub matter: MatterId,
    pub team: TeamId,
    pub kind: Kind,
    pub ground: Ground,
    pub by: AccountId,
    pub made_at: Timestamp,
    pub items: i64,
    pub second: Option<AccountId>,
    pub seconded_at: Option<Timestamp>,
    /// Until then a second confirms it.
    pub second_by: Option<Timestamp>,
    pub told_at: Timestamp,
    /// The first who says that telling would be dangerous, and until when to wait.
    pub wait_by: Option<AccountId>,
    pub wait_until: Option<Timestamp>,
    /// The second who says so. Only from then on it waits.
    pub held_by: Option<AccountId>,
    pub held_until: Option<Timestamp>,
    pub erased: bool,
}

impl Passing {
    /// Does its owner see it? There is no state in which it stays hidden for good.
    pub fn is_told(&self, now: Timestamp) -> bool {
        !self.erased && self.told_at <= now && self.held_until.is_none_or(|until| until <= now)
    }
    pub fn is_held(&self, now: Timestamp) -> bool {
        self.held_until.is_some_and(|until| now < until)
    }
    pub fn wants_a_second(&self) -> bool {
        self.second.is_none()
    }
    /// It will be shown soon, and the desk has to know.
    pub fn wants_a_decision(&self, now: Timestamp) -> bool {
        let near = |until: Timestamp| until <= now.plus_days(DECIDE_AHEAD_DAYS);
        !self.erased && self.is_held(now) && self.held_until.is_some_and(near)
    }
    /// One has said that it would be dangerous to tell, and another is asked.
    pub fn waits_for_agreement(&self, now: Timestamp) -> bool {
        self.wait_by.is_some() && self.wait_until.is_some_and(|until| now < until) && !self.is_told(now)
    }

    pub(crate) fn seconded(self, by: AccountId, now: Timestamp) -> Result<Self, Error> {
        if by == self.by || self.second.is_some() {
            return Err(Error::TooLate);
        }
        Ok(Passing { second: Some(by), seconded_at: Some(now), ..self })
    }

    /// To wait with telling takes two, each with a reason, and 14 days at most. What was shown is not taken away again.
    pub(crate) fn held_back(self, by: AccountId, until: Timestamp, now: Timestamp) -> Result<Self, Error> {
        if self.is_told(now) {
            return Err(Error::TooLate);
        }
        if until <= now || now.plus_days(LONGEST_HOLD_DAYS) < until {
            return Err(Error::TooManyDays);
        }
        match self.wait_by {
            Some(first) if first != by && self.waits_for_agreement(now) => {
                let held_until = self.wait_until;
                Ok(Passing { held_by: Some(by), held_until, wait_by: None, wait_until: None, ..self })
            }
            _ => Ok(Passing { wait_by: Some(by), wait_until: Some(until), ..self }),
        }
    }

    pub(crate) fn receiver_place(&self) -> TextPlace {
        TextPlace::of(SAFETY_PASSING, RECEIVER, self.id)
    }
    pub(crate) fn item_place(&self, item: Item) -> TextPlace {
        TextPlace::of(SAFETY_PASSING, item.column(), self.id)
    }
    /// Where the reason goes that this worker gives for waiting: the first's and the second's stand side by side.
    pub(crate) fn reason_place(&self, by: AccountId) -> TextPlace {
        let column = if self.held_by == Some(by) { HOLD_REASON } else { WAIT_REASON };
        TextPlace::of(SAFETY_PASSING, column, self.id)
    }
    pub(crate) fn reason_places(&self) -> [TextPlace; 2] {
        [WAIT_REASON, HOLD_REASON].map(|column| TextPlace::of(SAFETY_PASSING, column, self.id))
    }
}

/// What was written beside each item; empty ones are not passed on.
pub(crate) fn chosen(items: Vec<(Item, String)>) -> Result<Vec<(Item, String)>, Error> {
    let items: Vec<_> = items.into_iter().filter(|it| !it.1.trim().is_empty()).collect();
    if items.is_empty() {
        return Err(Error::NothingChosen);
    }
    if items.iter().any(|it| it.1.chars().count() > LONGEST_ITEM) {
        return Err(Error::TooLong);
    }
    Ok(items)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn at(days: i64) -> Timestamp {
        Timestamp::from_micros(0).plus_days(days)
    }
    fn who(id: u8) -> AccountId {
        Id::from_array([id; 16])
    }
    fn passing() -> Passing {
        Passing {
            id: Id::from_array([1; 16]),
            matter: Id::from_array([2; 16]),
            team: Id::from_array([3; 16]),
            kind: Kind::Passed,
            ground: Ground::LifeDanger,
            by: who(5),
            made_at: at(0),
            items: 1,
            second: None,
            seconded_at: None,
            second_by: None,
            told_at: at(1),
            wait_by: None,
            wait_until: None,
            held_by: None,
            held_until: None,
            erased: false,
        }
    }

    /// S02 11
    #[test]
    fn its_owner_sees_it_on_the_next_open_day_unless_two_say_why_not_and_then_after_fourteen_days_at_most() {
        let it = passing();
        assert!(!it.is_told(at(0)) && it.is_told(at(1)));
        let one = it.held_back(who(5), at(10), at(0)).unwrap();
        assert!(one.is_told(at(1)), "one alone hides nothing");
        assert!(one.clone().held_back(who(5), at(10), at(0)).unwrap().is_told(at(1)), "nor the same one twice");
        let two = one.held_back(who(6), at(10), at(0)).unwrap();
        assert!(!two.is_told(at(9)) && two.is_told(at(10)), "it is shown by itself");
        assert!(!two.wants_a_decision(at(6)) && two.wants_a_decision(at(7)), "and the desk is asked before");
        assert!(matches!(two.clone().held_back(who(5), at(24), at(9)), Err(Error::TooManyDays)));
        let again = two.held_back(who(5), at(20), at(9)).unwrap().held_back(who(6), at(20), at(9)).unwrap();
        assert!(!again.is_told(at(19)) && again.is_told(at(20)));
        assert!(matches!(again.held_back(who(5), at(22), at(20)), Err(Error::TooLate)), "what was shown stays");
    }

    #[test]
    fn the_second_is_somebody_else() {
        assert!(passing().seconded(who(5), at(0)).is_err());
        assert!(passing().seconded(who(6), at(0)).unwrap().seconded(who(7), at(0)).is_err());
    }

    /// N-4: items are chosen one by one; there is none for everything, and none for letters.
    #[test]
    fn a_passing_cannot_hold_everything_and_offers_no_letters() {
        assert!(Item::ALL.iter().all(|it| !["all", "everything", "letters", "thread", "history"].contains(&it.word())));
        assert!(matches!(chosen(vec![(Item::Place, " ".to_owned())]), Err(Error::NothingChosen)));
        let long = "長".repeat(LONGEST_ITEM + 1);
        assert!(matches!(chosen(vec![(Item::Happening, long)]), Err(Error::TooLong)));
        let columns: BTreeSet<u16> = Item::ALL.iter().map(|it| it.column()).collect();
        assert_eq!(columns.len(), Item::ALL.len());
    }
}

//! The rules of a promise: what we said we would do, by when, and whose it is. Pure. Guideline 序1-5, 第2【1】.
//!
//! Promises are ours. There is no way to write down here what somebody else should do, and nothing counts how long
//! somebody was silent. A promise is kept, moved (with a reason), handed over, or taken back (with a reason); it is
//! never just gone.
use crate::thread::{Thread, ThreadId};
use ground_circle::TextPlace;
use ground_kernel::{AccountId, CircleId, Id, TeamId, Timestamp};

/// Numbers of the sealed tables. Never reused.
pub(crate) const CONSULTATION_PROMISE: u16 = 10;
pub(crate) const CONSULTATION_PROMISE_CHANGE: u16 = 11;
const WHAT: u16 = 1;
const REASON: u16 = 1;

/// What a search opens of a promise.
pub(crate) const LOOKED_THROUGH: [(u16, u16); 1] = [(CONSULTATION_PROMISE, WHAT)];

pub(crate) const LONGEST_PROMISE: usize = 400;

pub(crate) type PromiseId = Id<Promise>;
pub(crate) type ChangeId = Id<Change>;

/// What kind of thing was promised; a word in the clear, so that the list of today opens nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deed {
    Call,
    Write,
    Meet,
    Send,
    LookUp,
    Other,
}
ground_store::kept_as_word!(Deed {
    Call = "call",
    Write = "write",
    Meet = "meet",
    Send = "send",
    LookUp = "look_up",
    Other = "other",
});

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PromiseState {
    Open,
    Kept,
    TakenBack,
}
ground_store::kept_as_word!(PromiseState {
    Open = "open",
    Kept = "kept",
    TakenBack = "taken_back",
});

/// By when: a moment, or the end of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct By {
    pub at: Timestamp,
    /// An hour was named. Otherwise `at` is the midnight that ends the day.
    pub timed: bool,
}

impl By {
    /// The day it is for, as a moment within it.
    pub(crate) fn within(self) -> Timestamp {
        if self.timed { self.at } else { self.at.plus_micros(-1) }
    }

    pub(crate) fn due(self, now: Timestamp) -> Due {
        if self.at <= now {
            Due::Late
        } else if people::day_of(self.within()) <= people::day_of(now) {
            Due::Today
        } else {
            Due::Later
        }
    }
}

/// Where a promise stands on the list of today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Due {
    Late,
    /// The day is still to be said.
    Undated,
    Today,
    Later,
}

#[derive(Clone, Debug)]
pub(crate) struct Promise {
    pub id: PromiseId,
    pub thread: ThreadId,
    /// Of the thread: who may see it, and where its words lie.
    pub team: TeamId,
    pub circle: CircleId,
    pub kind: Deed,
    pub owner: AccountId,
    pub made_by: AccountId,
    pub made_at: Timestamp,
    pub by: Option<By>,
    pub state: PromiseState,
    pub ended_at: Option<Timestamp>,
}

/// What happened to a promise, and when. The reason is a sealed text.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    pub id: ChangeId,
    pub promise: PromiseId,
    pub change: Turn,
    pub by: AccountId,
    pub to: Option<AccountId>,
    pub from_at: Option<Timestamp>,
    pub at: Timestamp,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    Kept,
    Moved,
    HandedOver,
    TakenBack,
}
ground_store::kept_as_word!(Turn {
    Kept = "kept",
    Moved = "moved",
    HandedOver = "handed_over",
    TakenBack = "taken_back",
});

impl Promise {
    pub(crate) fn to(
        thread: &Thread,
        id: PromiseId,
        kind: Deed,
        by: Option<By>,
        owner: AccountId,
        made_by: AccountId,
        now: Timestamp,
    ) -> Self {
        Promise {
            id,
            thread: thread.id,
            team: thread.team,
            circle: thread.circle,
            kind,
            owner,
            made_by,
            made_at: now,
            by,
            state: PromiseState::Open,
            ended_at: None,
        }
    }

    pub(crate) fn what_place(&self) -> TextPlace {
        TextPlace::of(CONSULTATION_PROMISE, WHAT, self.id)
    }
    pub(crate) fn is_open(&self) -> bool {
        self.state == PromiseState::Open
    }
    pub(crate) fn kept(self, now: Timestamp) -> Self {
        Promise { state: PromiseState::Kept, ended_at: Some(now), ..self }
    }
    pub(crate) fn taken_back(self, now: Timestamp) -> Self {
        Promise { state: PromiseState::TakenBack, ended_at: Some(now), ..self }
    }
    pub(crate) fn moved(self, by: Option<By>) -> Self {
        Promise { by, ..self }
    }
    pub(crate) fn handed_over(self, to: AccountId) -> Self {
        Promise { owner: to, ..self }
    }

    pub(crate) fn due(&self, now: Timestamp) -> Due {
        self.by.map_or(Due::Undated, |by| by.due(now))
    }
}

impl Change {
    pub(crate) fn reason_place(&self) -> TextPlace {
        TextPlace::of(CONSULTATION_PROMISE_CHANGE, REASON, self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hours: i64) -> Timestamp {
        // Midnight in Tokyo, and some hours.
        Timestamp::from_micros(0).plus_hours(15 + hours)
    }
    fn promise(by: Option<By>) -> Promise {
        let thread = crate::thread::tests::thread();
        let me = Id::from_array([5; 16]);
        Promise::to(&thread, Id::from_array([9; 16]), Deed::Call, by, me, me, at(0))
    }

    #[test]
    fn a_day_is_late_when_it_is_over_and_an_hour_when_it_has_passed() {
        let day = promise(Some(By { at: at(24), timed: false }));
        assert_eq!([at(1), at(23), at(24)].map(|now| day.due(now)), [Due::Today, Due::Today, Due::Late]);
        assert_eq!(day.due(at(-1)), Due::Later);
        let hour = promise(Some(By { at: at(10), timed: true }));
        assert_eq!([at(-2), at(9), at(11)].map(|now| hour.due(now)), [Due::Later, Due::Today, Due::Late]);
        assert_eq!(promise(None).due(at(0)), Due::Undated);
    }

    #[test]
    fn a_promise_that_is_handed_over_stays_the_same_promise() {
        let to = Id::from_array([6; 16]);
        let it = promise(None).handed_over(to);
        assert!(it.is_open() && it.owner == to && it.made_by != to);
        assert_eq!(it.kept(at(1)).state, PromiseState::Kept);
    }
}

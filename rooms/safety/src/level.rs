//! How urgent our work in a matter is: concern, urgent, immediate. Set and ended by people; it orders work, and is no trait
//! of anybody. Pure. (guideline 第4-4; promise: the software never decides about danger)
use crate::{Error, hands::Handed, matter::MatterId};
use ground_circle::TextPlace;
use ground_kernel::{AccountId, CircleId, Id, TeamId, Timestamp};

/// Number of the sealed table. Never reused.
pub(crate) const SAFETY_LEVEL: u16 = 30;
const REASON: u16 = 1;
const END_REASON: u16 = 2;

/// 気がかり, 急ぎ, 今すぐ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WorkLevel {
    Concern,
    Urgent,
    Immediate,
}
ground_store::kept_as_word!(WorkLevel { Concern = "concern", Urgent = "urgent", Immediate = "immediate" });

impl WorkLevel {
    pub const ALL: [WorkLevel; 3] = [WorkLevel::Concern, WorkLevel::Urgent, WorkLevel::Immediate];

    pub fn word(self) -> &'static str {
        match self {
            WorkLevel::Concern => "concern",
            WorkLevel::Urgent => "urgent",
            WorkLevel::Immediate => "immediate",
        }
    }
    pub fn from_word(word: &str) -> Option<Self> {
        WorkLevel::ALL.into_iter().find(|it| it.word() == word)
    }
}

#[derive(Clone, Debug)]
pub struct Level {
    pub id: Id<Level>,
    pub matter: MatterId,
    pub team: TeamId,
    pub level: WorkLevel,
    pub set_by: AccountId,
    pub set_at: Timestamp,
    /// The next opening and an hour. Nothing happens by itself then; the desk says that nobody has lowered it.
    pub look_again_at: Option<Timestamp>,
    /// Where the reasons lie sealed. Empty when their matter was erased.
    pub circle: Option<CircleId>,
    pub asked: Option<AccountId>,
    pub second: Option<AccountId>,
    pub second_at: Option<Timestamp>,
    pub ended_by: Option<AccountId>,
    pub ended_at: Option<Timestamp>,
    /// Who took it over since it was set.
    pub held_by: Option<AccountId>,
    pub handed: Option<Handed>,
}

impl Level {
    pub fn is_open(&self) -> bool {
        self.ended_at.is_none()
    }
    /// Nobody lowered it by the next opening and an hour.
    pub fn stands_long(&self, now: Timestamp) -> bool {
        self.is_open() && self.look_again_at.is_some_and(|at| at <= now)
    }
    pub fn is_of(&self, who: AccountId) -> bool {
        self.holder() == who || self.second == Some(who)
    }

    pub(crate) fn asked(self, whom: AccountId) -> Result<Self, Error> {
        if whom == self.holder() {
            return Err(Error::NobodyChosen);
        }
        Ok(Level { asked: Some(whom), ..self })
    }

    /// Somebody else looks, too. Who comes third is welcome, and is not written down.
    pub(crate) fn joined(self, by: AccountId, now: Timestamp) -> Self {
        if by == self.holder() || self.second.is_some() {
            return self;
        }
        Level { second: Some(by), second_at: Some(now), asked: None, ..self }
    }

    /// A human ends it. There is no other way.
    pub(crate) fn ended(self, by: AccountId, now: Timestamp) -> Self {
        Level { ended_by: Some(by), ended_at: Some(now), handed: None, ..self }
    }

    pub(crate) fn reason_place(&self) -> TextPlace {
        TextPlace::of(SAFETY_LEVEL, REASON, self.id)
    }
    pub(crate) fn end_reason_place(&self) -> TextPlace {
        TextPlace::of(SAFETY_LEVEL, END_REASON, self.id)
    }

    /// The proof that a life is in danger now, as a human said. Nothing else makes one.
    pub fn immediate(&self) -> Option<Immediate> {
        (self.is_open() && self.level == WorkLevel::Immediate)
            .then_some(Immediate { level: self.id, matter: self.matter })
    }
}

/// An open level of the highest kind. What is possible only then takes one of these.
#[derive(Clone, Copy, Debug)]
pub struct Immediate {
    level: Id<Level>,
    matter: MatterId,
}

impl Immediate {
    pub(crate) fn level(self) -> Id<Level> {
        self.level
    }
    pub(crate) fn matter(self) -> MatterId {
        self.matter
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn at(hours: i64) -> Timestamp {
        Timestamp::from_micros(0).plus_hours(hours)
    }
    pub(crate) fn set(level: WorkLevel) -> Level {
        Level {
            id: Id::from_array([1; 16]),
            matter: Id::from_array([2; 16]),
            team: Id::from_array([3; 16]),
            level,
            set_by: Id::from_array([5; 16]),
            set_at: at(0),
            look_again_at: Some(at(20)),
            circle: None,
            asked: None,
            second: None,
            second_at: None,
            ended_by: None,
            ended_at: None,
            held_by: None,
            handed: None,
        }
    }

    /// N-2: at no lower level, and never after its end.
    #[test]
    fn only_an_open_immediate_level_proves_that_a_life_is_in_danger() {
        assert!(set(WorkLevel::Concern).immediate().is_none());
        assert!(set(WorkLevel::Urgent).immediate().is_none());
        assert!(set(WorkLevel::Immediate).immediate().is_some());
        assert!(set(WorkLevel::Immediate).ended(Id::from_array([5; 16]), at(1)).immediate().is_none());
    }

    /// S02 13
    #[test]
    fn it_stands_until_a_human_ends_it() {
        let level = set(WorkLevel::Urgent);
        assert!(!level.stands_long(at(19)) && level.stands_long(at(20)) && level.clone().is_open());
        assert!(level.stands_long(at(20_000)), "no time ends it");
        assert!(!level.ended(Id::from_array([6; 16]), at(21)).is_open());
    }

    /// S02 4a
    #[test]
    fn the_second_is_somebody_else_and_the_first_who_came() {
        let (one, two, three) = (Id::from_array([5; 16]), Id::from_array([6; 16]), Id::from_array([7; 16]));
        let level = set(WorkLevel::Concern);
        assert!(level.clone().asked(one).is_err());
        assert_eq!(level.clone().joined(one, at(1)).second, None);
        let pair = level.asked(two).unwrap().joined(two, at(1)).joined(three, at(2));
        assert_eq!((pair.second, pair.second_at, pair.asked), (Some(two), Some(at(1)), None));
    }
}

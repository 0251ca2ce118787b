//! What may be done here, and what the rules may look at.
use crate::{
    duty::Page,
    ground::Ground,
    level::{Level, WorkLevel},
    matter::Matter,
    passing::{Kind, Passing},
};
use ground_kernel::{AccountId, Actor, Id, Role, TeamId, Timestamp};
use ground_policy::{Facts, Situation, Subject, Verb};

#[derive(Clone, Copy)]
pub enum Access {
    Look,
    Set,
    Join,
    End,
    PassOn,
    Second,
    HoldBack,
    ReadTogether,
    ReadPassed,
    Forget,
    Count,
    SetDuty,
    Take,
    Debrief,
    HandOver,
    TakeOver,
}

impl Verb for Access {
    const ROOM: &'static str = "Safety";
    const ALL: &'static [Self] = &[
        Access::Look,
        Access::Set,
        Access::Join,
        Access::End,
        Access::PassOn,
        Access::Second,
        Access::HoldBack,
        Access::ReadTogether,
        Access::ReadPassed,
        Access::Forget,
        Access::Count,
        Access::SetDuty,
        Access::Take,
        Access::Debrief,
        Access::HandOver,
        Access::TakeOver,
    ];
    fn name(self) -> &'static str {
        match self {
            Access::Look => "look",
            Access::Set => "set",
            Access::Join => "join",
            Access::End => "end",
            Access::PassOn => "pass_on",
            Access::Second => "second",
            Access::HoldBack => "hold_back",
            Access::ReadTogether => "read_together",
            Access::ReadPassed => "read_passed",
            Access::Forget => "forget",
            Access::Count => "count",
            Access::SetDuty => "set_duty",
            Access::Take => "take",
            Access::Debrief => "debrief",
            Access::HandOver => "hand_over",
            Access::TakeOver => "take_over",
        }
    }
}

// None of these names a circle: a refusal here is written into nobody's ledger, for a level shows on nobody's page.

impl Subject for Matter {
    fn facts(&self) -> Facts {
        Facts::of("Safety::Matter", self.circle).team("team", self.team)
    }
}

impl Subject for Level {
    fn facts(&self) -> Facts {
        Facts::of("Safety::Level", self.id)
            .team("team", self.team)
            .staff("holder", self.holder())
            .staff("second", self.second.unwrap_or(self.holder()))
            .is("open", self.is_open())
            .is("immediate", self.immediate().is_some())
    }
}

impl Subject for Passing {
    fn facts(&self) -> Facts {
        Facts::of("Safety::Passing", self.id)
            .team("team", self.team)
            .staff("writer", self.by)
            .is("erased", self.erased)
            .is("wants_second", self.wants_a_second())
    }
}

impl Subject for Page {
    fn facts(&self) -> Facts {
        Facts::of("Safety::Page", self.id).team("team", self.team)
    }
}

/// What was passed on of somebody, for themselves; and its going, when they erase or their time is over.
pub(crate) struct Theirs {
    pub(crate) party: AccountId,
    pub(crate) over: bool,
}
impl Subject for Theirs {
    fn facts(&self) -> Facts {
        Facts::of("Safety::Theirs", self.party).party("party", self.party).is("over", self.over)
    }
}

/// The house as a whole: how many levels are open, who is on duty, what colleagues tell each other.
pub(crate) struct TheHouse;
impl Subject for TheHouse {
    fn facts(&self) -> Facts {
        Facts::of("Safety::House", "house")
    }
}

pub(crate) fn situations() -> Vec<Situation> {
    let (party, team): (AccountId, TeamId) = (Id::from_array([1; 16]), Id::from_array([3; 16]));
    let (writer, now): (AccountId, Timestamp) = (Id::from_array([5; 16]), Timestamp::from_micros(0));
    let matter = Matter { circle: Id::from_array([2; 16]), team };
    let someone = |id: u8, role, teams| Actor::Staff { id: Id::from_array([id; 16]), role, teams };
    let people = || {
        vec![
            ("a stranger", Actor::Stranger),
            ("the person", Actor::Party(party)),
            ("family, or another person", Actor::Party(Id::from_array([8; 16]))),
            ("who set or wrote it", someone(5, Role::SupportWorker, vec![team])),
            ("another of the team", someone(7, Role::SupportWorker, vec![team])),
            ("another team", someone(4, Role::SupportWorker, vec![Id::from_array([9; 16])])),
            ("a former worker", someone(5, Role::SupportWorker, vec![])),
            ("an administrator", someone(6, Role::Administrator, vec![])),
            ("a partner", Actor::Partner(Id::from_array([6; 16]))),
            ("the house", Actor::House),
        ]
    };
    let level = |level| Level {
        id: Id::from_array([10; 16]),
        matter: Id::from_array([11; 16]),
        team,
        level,
        set_by: writer,
        set_at: now,
        look_again_at: None,
        circle: None,
        asked: None,
        second: None,
        second_at: None,
        ended_by: None,
        ended_at: None,
        held_by: None,
        handed: None,
    };
    let passing = Passing {
        id: Id::from_array([12; 16]),
        matter: Id::from_array([11; 16]),
        team,
        kind: Kind::Passed,
        ground: Ground::LifeDanger,
        by: writer,
        made_at: now,
        items: 1,
        second: None,
        seconded_at: None,
        second_by: None,
        told_at: now,
        wait_by: None,
        wait_until: None,
        held_by: None,
        held_until: None,
        erased: false,
    };
    let page = Page::new(Id::from_array([13; 16]), Id::from_array([11; 16]), team, now);
    let urgent = level(WorkLevel::Urgent);
    let seconded = passing.clone().seconded(Id::from_array([7; 16]), now).unwrap_or_else(|_| passing.clone());
    let of = |sentence, what: Facts| Situation { sentence, what, people: people() };
    vec![
        of("A matter of a team", matter.facts()),
        of("A work level, urgent", urgent.facts()),
        of("A work level, immediate", level(WorkLevel::Immediate).facts()),
        of("A work level that was ended", urgent.ended(writer, now).facts()),
        of("Something that was passed on, and wants a second name", passing.facts()),
        of("Something that was passed on, by two", seconded.facts()),
        of("A ringing at night", page.facts()),
        of("What was passed on of somebody", Theirs { party, over: false }.facts()),
        of("What was passed on of somebody whose time is over", Theirs { party, over: true }.facts()),
        of("The house, in danger", TheHouse.facts()),
    ]
}

//! What may be done here, and what the rules may look at.
use crate::{
    ages::Ages,
    place::{Band, Card, Kind, Line, Lines, Place, Whom},
};
use ground_kernel::{Actor, Id, Role, TeamId};
use ground_policy::{Facts, Situation, Subject, Verb};

#[derive(Clone, Copy)]
pub enum Access {
    Look,
    Write,
    Show,
}

impl Verb for Access {
    const ROOM: &'static str = "Ibasho";
    const ALL: &'static [Self] = &[Access::Look, Access::Write, Access::Show];
    fn name(self) -> &'static str {
        match self {
            Access::Look => "look",
            Access::Write => "write",
            Access::Show => "show",
        }
    }
}

impl Subject for Place {
    fn facts(&self) -> Facts {
        Facts::of("Ibasho::Place", self.id)
            .team("team", self.team)
            .is("shown", self.shown)
            .is("complete", self.is_complete())
    }
}

fn place(team: TeamId, shown: bool, whole: bool) -> Place {
    Place {
        id: Id::from_array([20; 16]),
        team,
        circle: Id::from_array([2; 16]),
        shown,
        has_rules: whole,
        card: Card {
            organisation: String::new(),
            name: String::new(),
            kind: Kind::FreeSpace,
            online: false,
            municipality: None,
            whom: [Whom::Anyone].into(),
            introduced: false,
            ages: Ages::ADULTS,
            evening: false,
            text_only: false,
            home_unasked: true,
            headphones: true,
            yen: 0,
            people: Band::Few,
            lines: if whole { Line::NEEDED.map(|line| (line, "told".to_owned())).into() } else { Lines::new() },
        },
    }
}

fn people(team: TeamId) -> Vec<(&'static str, Actor)> {
    let other: TeamId = Id::from_array([9; 16]);
    let someone = |id: u8, role, teams| Actor::Staff { id: Id::from_array([id; 16]), role, teams };
    vec![
        ("a stranger", Actor::Stranger),
        ("someone who writes", Actor::Party(Id::from_array([1; 16]))),
        ("a host", someone(5, Role::SupportWorker, vec![team])),
        ("another team", someone(8, Role::SupportWorker, vec![other])),
        ("a worker not yet let in", someone(4, Role::SupportWorker, vec![])),
        ("an administrator", someone(6, Role::Administrator, vec![])),
        ("a partner", Actor::Partner(Id::from_array([2; 16]))),
        ("the house", Actor::House),
    ]
}

pub(crate) fn situations() -> Vec<Situation> {
    let team: TeamId = Id::from_array([3; 16]);
    let situation = |sentence, what: Facts| Situation { sentence, what, people: people(team) };
    vec![
        situation("A place of which something is still untold", place(team, false, false).facts()),
        situation("A whole place that is not shown yet", place(team, false, true).facts()),
        situation("A place that is shown", place(team, true, true).facts()),
    ]
}

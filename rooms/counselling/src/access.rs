//! What may be done here, and what the rules may look at.
use crate::{pair::Pair, told::Told};
use ground_kernel::{AccountId, Actor, CircleId, Id, Role, TeamId, Timestamp};
use ground_policy::{Facts, Situation, Subject, Verb};

#[derive(Clone, Copy)]
pub enum Access {
    Offer,
    Begin,
    Read,
    Write,
    Decide,
    Learn,
}

impl Verb for Access {
    const ROOM: &'static str = "Counselling";
    const ALL: &'static [Self] =
        &[Access::Offer, Access::Begin, Access::Read, Access::Write, Access::Decide, Access::Learn];
    fn name(self) -> &'static str {
        match self {
            Access::Offer => "offer",
            Access::Begin => "begin",
            Access::Read => "read",
            Access::Write => "write",
            Access::Decide => "decide",
            Access::Learn => "learn",
        }
    }
}

/// Somebody who would take counselling on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Offer {
    pub(crate) who: AccountId,
    pub(crate) qualified: bool,
}
impl Subject for Offer {
    fn facts(&self) -> Facts {
        Facts::of("Counselling::Offer", self.who).staff("who", self.who).is("qualified", self.qualified)
    }
}

/// Somebody begins, with somebody who can be chosen.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Beginning {
    pub(crate) party: AccountId,
    pub(crate) offered: bool,
}
impl Subject for Beginning {
    fn facts(&self) -> Facts {
        Facts::of("Counselling::Beginning", self.party).party("party", self.party).is("offered", self.offered)
    }
}

impl Subject for Pair {
    fn facts(&self) -> Facts {
        Facts::of("Counselling::Pair", self.id)
            .party("party", self.party)
            .staff("counsellor", self.counsellor)
            .is("held", self.held)
    }
    fn circle(&self) -> Option<CircleId> {
        Some(self.circle)
    }
}

/// What was told, as the team of that person meets it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ForTeam {
    pub(crate) told: Told,
    pub(crate) team: TeamId,
}
impl Subject for ForTeam {
    fn facts(&self) -> Facts {
        let Told { id, party, .. } = self.told;
        let told = self.told.stands();
        Facts::of("Counselling::Told", id).party("party", party).team("team", self.team).is("told", told)
    }
}

pub(crate) fn situations() -> Vec<Situation> {
    let (party, team): (AccountId, TeamId) = (Id::from_array([1; 16]), Id::from_array([3; 16]));
    let (counsellor, day) = (Id::from_array([5; 16]), Timestamp::from_micros(0));
    let someone = |id: u8, role, teams| Actor::Staff { id: Id::from_array([id; 16]), role, teams };
    let people = || {
        vec![
            ("a stranger", Actor::Stranger),
            ("the person", Actor::Party(party)),
            ("family, with or without a yes to talk with them", Actor::Party(Id::from_array([8; 16]))),
            ("the counsellor", someone(5, Role::SupportWorker, vec![team])),
            ("another of the person's team", someone(7, Role::SupportWorker, vec![team])),
            ("another of the house, of another team", someone(4, Role::SupportWorker, vec![Id::from_array([9; 16])])),
            ("an expert with a page of theirs", someone(10, Role::SupportWorker, vec![])),
            ("a former worker", someone(7, Role::SupportWorker, vec![])),
            ("an administrator", someone(6, Role::Administrator, vec![])),
            ("a partner", Actor::Partner(Id::from_array([6; 16]))),
            ("the house", Actor::House),
        ]
    };
    let of = |sentence, what: Facts| Situation { sentence, what, people: people() };
    let pair = Pair {
        id: Id::from_array([10; 16]),
        party,
        circle: Id::from_array([2; 16]),
        counsellor,
        begun_on: day,
        held: true,
    };
    let told = |told_on, taken_back_on| {
        let (id, writer, read_on) = (Id::from_array([11; 16]), counsellor, None);
        let told = Told { id, pair: pair.id, party, writer, written_on: day, read_on, told_on, taken_back_on };
        ForTeam { told, team }.facts()
    };
    vec![
        of(
            "Offering counselling, with a qualification in the register",
            Offer { who: counsellor, qualified: true }.facts(),
        ),
        of("Offering counselling, without one", Offer { who: counsellor, qualified: false }.facts()),
        of("Beginning with somebody who offers it", Beginning { party, offered: true }.facts()),
        of("Beginning with somebody who doesn't", Beginning { party, offered: false }.facts()),
        of("What lies between somebody and their counsellor", pair.facts()),
        of("The same once the person ended it, or the counsellor left", Pair { held: false, ..pair }.facts()),
        of("A note for the team that was told", told(Some(day), None)),
        of("A note for the team that was not told yet", told(None, None)),
        of("A note for the team that was taken back", told(Some(day), Some(day))),
    ]
}

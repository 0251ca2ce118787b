//! What may be done here, and what the rules may look at.
use crate::party::{Pace, Party, Relation, Tone, USUAL_KEEP_YEARS};
use ground_kernel::{AccountId, Actor, CircleId, Id, Role, TeamId, Timestamp};
use ground_policy::{Facts, Situation, Subject, Verb};

#[derive(Clone, Copy)]
pub enum Access {
    Read,
    Choose,
    Erase,
    Ring,
    Expire,
    Seal,
    OpenLeft,
    Enter,
    Hear,
}

impl Verb for Access {
    const ROOM: &'static str = "People";
    const ALL: &'static [Self] = &[
        Access::Read,
        Access::Choose,
        Access::Erase,
        Access::Ring,
        Access::Expire,
        Access::Enter,
        Access::Hear,
        Access::Seal,
        Access::OpenLeft,
    ];
    fn name(self) -> &'static str {
        match self {
            Access::Read => "read",
            Access::Choose => "choose",
            Access::Erase => "erase",
            Access::Ring => "ring",
            Access::Expire => "expire",
            Access::Seal => "seal",
            Access::OpenLeft => "open_left",
            Access::Enter => "enter",
            Access::Hear => "hear",
        }
    }
}

impl Subject for Party {
    fn facts(&self) -> Facts {
        Facts::of("People::Party", self.id).party("party", self.id).team("team", self.team).is("erased", self.erased)
    }
    fn circle(&self) -> Option<CircleId> {
        Some(self.circle)
    }
}

/// Something of a party, and whether the time for which it was to be kept is over.
pub(crate) struct Kept {
    pub(crate) party: Party,
    pub(crate) now: Timestamp,
}
impl Subject for Kept {
    fn facts(&self) -> Facts {
        let over = !self.party.erased && self.party.kept_until() < self.now;
        Facts::of("People::Kept", self.party.id).is("over", over)
    }
}

/// Everyone who might come to something of a party.
pub(crate) fn people(party: AccountId, team: TeamId) -> Vec<(&'static str, Actor)> {
    let someone = |role, teams| Actor::Staff { id: Id::from_array([7; 16]), role, teams };
    vec![
        ("a stranger", Actor::Stranger),
        ("the person", Actor::Party(party)),
        ("another person, or family", Actor::Party(Id::from_array([8; 16]))),
        ("the team written to", someone(Role::SupportWorker, vec![team])),
        ("another team", someone(Role::SupportWorker, vec![Id::from_array([9; 16])])),
        ("a former worker", someone(Role::SupportWorker, vec![])),
        ("an administrator", someone(Role::Administrator, vec![])),
        ("a partner", Actor::Partner(Id::from_array([6; 16]))),
        ("the house", Actor::House),
    ]
}

pub(crate) fn situations() -> Vec<Situation> {
    let party = Party {
        id: Id::from_array([1; 16]),
        circle: Id::from_array([2; 16]),
        team: Id::from_array([3; 16]),
        relation: Relation::Unsaid,
        pace: Pace::Usual,
        tone: Tone::Unsaid,
        resting: false,
        keep_years: USUAL_KEEP_YEARS,
        used_on: Timestamp::from_micros(0),
        bell: None,
        arrived_at: Timestamp::from_micros(0),
        erased: false,
    };
    let erased = Party { erased: true, ..party.clone() };
    let people = || people(party.id, party.team);
    let kept = |now| Kept { party: party.clone(), now }.facts();
    let until = party.kept_until();
    vec![
        Situation { sentence: "What is still to be kept", what: kept(until), people: people() },
        Situation { sentence: "What was kept long enough", what: kept(until.plus_seconds(1)), people: people() },
        Situation { sentence: "Someone who wrote", what: party.facts(), people: people() },
        Situation { sentence: "Someone who erased everything, or died", what: erased.facts(), people: people() },
    ]
}

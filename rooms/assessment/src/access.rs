//! What may be done here, and what the rules may look at.
use crate::{plan::Choice, round::Line, spoken::Voice};
use ground_kernel::{AccountId, Actor, CircleId, Id, Role, TeamId, Timestamp};
use ground_policy::{Facts, Situation, Subject, Verb};

#[derive(Clone, Copy)]
pub enum Access {
    Read,
    Say,
    Decide,
    Note,
    Ask,
    Change,
    Erase,
    Lower,
}

impl Verb for Access {
    const ROOM: &'static str = "Assessment";
    const ALL: &'static [Self] = &[
        Access::Read,
        Access::Say,
        Access::Decide,
        Access::Note,
        Access::Ask,
        Access::Change,
        Access::Erase,
        Access::Lower,
    ];
    fn name(self) -> &'static str {
        match self {
            Access::Read => "read",
            Access::Say => "say",
            Access::Decide => "decide",
            Access::Note => "note",
            Access::Ask => "ask",
            Access::Change => "change",
            Access::Erase => "erase",
            Access::Lower => "lower",
        }
    }
}

/// How somebody is now: everything that was said of it, with them and by them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Now {
    pub(crate) party: AccountId,
    pub(crate) circle: CircleId,
    pub(crate) team: TeamId,
}
impl Subject for Now {
    fn facts(&self) -> Facts {
        Facts::of("Assessment::Now", self.party).party("party", self.party).team("team", self.team)
    }
    fn circle(&self) -> Option<CircleId> {
        Some(self.circle)
    }
}

/// One prompt of somebody's, and whether workers may ask there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asking {
    pub(crate) now: Now,
    pub(crate) open: bool,
}
impl Subject for Asking {
    fn facts(&self) -> Facts {
        Facts::of("Assessment::Asking", self.now.party).team("team", self.now.team).is("open", self.open)
    }
}

impl Subject for Line {
    fn facts(&self) -> Facts {
        Facts::of("Assessment::Line", self.id)
            .party("party", self.party)
            .is("own", self.voice == Voice::Own)
            .is("there", self.there)
    }
}

impl Subject for Choice {
    fn facts(&self) -> Facts {
        Facts::of("Assessment::Choice", self.id)
            .party("party", self.party)
            .staff("writer", self.writer)
            .is("there", self.there)
    }
}

pub(crate) fn situations() -> Vec<Situation> {
    let (party, team): (AccountId, TeamId) = (Id::from_array([1; 16]), Id::from_array([3; 16]));
    let (writer, day) = (Id::from_array([5; 16]), Timestamp::from_micros(0));
    let someone = |id: u8, role, teams| Actor::Staff { id: Id::from_array([id; 16]), role, teams };
    let people = || {
        vec![
            ("a stranger", Actor::Stranger),
            ("the person", Actor::Party(party)),
            ("family, or another person", Actor::Party(Id::from_array([8; 16]))),
            ("who wrote it down", someone(5, Role::SupportWorker, vec![team])),
            ("another of the team", someone(7, Role::SupportWorker, vec![team])),
            ("another team", someone(4, Role::SupportWorker, vec![Id::from_array([9; 16])])),
            ("a former worker", someone(7, Role::SupportWorker, vec![])),
            ("an administrator", someone(6, Role::Administrator, vec![])),
            ("a partner", Actor::Partner(Id::from_array([6; 16]))),
            ("the house", Actor::House),
        ]
    };
    let now = Now { party, circle: Id::from_array([2; 16]), team };
    let line = |voice| Line {
        id: Id::from_array([10; 16]),
        round: Id::from_array([11; 16]),
        party,
        voice,
        writer,
        said_on: day,
        there: true,
    };
    let choice = Choice { id: Id::from_array([12; 16]), party, writer, laid_on: day, there: true };
    let of = |sentence, what: Facts| Situation { sentence, what, people: people() };
    vec![
        of("How somebody is now", now.facts()),
        of("A prompt that may be asked", Asking { now, open: true }.facts()),
        of("A prompt that somebody asked us not to ask", Asking { now, open: false }.facts()),
        of("A line in the person's own voice", line(Voice::Own).facts()),
        of("A line of somebody who speaks with them", line(Voice::With).facts()),
        of("A line of how a worker sees it", line(Voice::Staff).facts()),
        of("A line that was erased", Line { there: false, ..line(Voice::Own) }.facts()),
        of("A choice that was laid out", choice.facts()),
    ]
}

//! What the rules may look at in formal requests.
use crate::{
    answer::{Answered, Decided, Outcome, Two},
    proposal::Proposal,
    quiet::Quiet,
    request::{CameBy, Request, State, Whom, Wish, answer_by},
};
use ground_kernel::{AccountId, Actor, CircleId, Id, Role, TeamId, Timestamp};
use ground_policy::{Facts, Situation, Subject};

/// Somebody who may ask, with the team they talk with.
#[derive(Clone, Copy)]
pub(crate) struct Asking {
    pub(crate) party: AccountId,
    pub(crate) team: TeamId,
}
impl Subject for Asking {
    fn facts(&self) -> Facts {
        Facts::of("Openness::Asking", self.party).party("party", self.party).team("team", self.team)
    }
}

impl Subject for Request {
    fn facts(&self) -> Facts {
        Facts::of("Openness::Request", self.id)
            .party("party", self.party)
            .team("team", self.team)
            .is("open", self.is_open())
            .is("answered", self.state == State::Answered)
            .is("erased", self.state == State::Erased)
    }
    fn circle(&self) -> Option<CircleId> {
        Some(self.circle).filter(|_| self.state != State::Erased)
    }
}

// None of the following names a circle: a refusal about them stands in nobody's ledger, for nobody outside the team may
// learn that there is one.

impl Subject for Proposal {
    fn facts(&self) -> Facts {
        Facts::of("Openness::Proposal", self.id).team("team", self.team).staff("writer", self.by)
    }
}

/// An answer, with whose team gave it.
#[derive(Clone)]
pub(crate) struct OfTeam {
    pub(crate) answered: Answered,
    pub(crate) team: TeamId,
}
impl Subject for OfTeam {
    fn facts(&self) -> Facts {
        Facts::of("Openness::Answer", self.answered.id)
            .team("team", self.team)
            .staff("writer", self.answered.by)
            .is("unseconded", self.answered.unseconded())
    }
}

impl Subject for Quiet {
    fn facts(&self) -> Facts {
        Facts::of("Openness::Quiet", self.id)
            .team("team", self.team)
            .staff("proposer", self.proposed_by.unwrap_or(self.by))
            .is("proposed", self.proposed_by.is_some())
            .is("open", self.is_open())
    }
}

/// The desk of a team, with the circle it has for itself.
#[derive(Clone, Copy)]
pub(crate) struct Desk {
    pub(crate) team: TeamId,
}
impl Subject for Desk {
    fn facts(&self) -> Facts {
        Facts::of("Openness::Desk", self.team).team("team", self.team)
    }
}

/// The house as a whole: what became of requests, without content; and where one can complain.
pub(crate) struct TheHouse;
impl Subject for TheHouse {
    fn facts(&self) -> Facts {
        Facts::of("Openness::House", "house")
    }
}

pub(crate) fn situations() -> Vec<Situation> {
    let (party, team): (AccountId, TeamId) = (Id::from_array([1; 16]), Id::from_array([3; 16]));
    let (writer, other): (AccountId, AccountId) = (Id::from_array([5; 16]), Id::from_array([7; 16]));
    let now = Timestamp::from_micros(0);
    let someone = |id: u8, role, teams| Actor::Staff { id: Id::from_array([id; 16]), role, teams };
    let people = || {
        vec![
            ("a stranger", Actor::Stranger),
            ("whoever asks", Actor::Party(party)),
            ("family, or another person", Actor::Party(Id::from_array([8; 16]))),
            ("the one who proposed it", someone(5, Role::SupportWorker, vec![team])),
            ("another of the team", someone(7, Role::SupportWorker, vec![team])),
            ("another team", someone(4, Role::SupportWorker, vec![Id::from_array([9; 16])])),
            ("a former worker", someone(5, Role::SupportWorker, vec![])),
            ("an administrator", someone(6, Role::Administrator, vec![])),
            ("a partner", Actor::Partner(Id::from_array([6; 16]))),
            ("the house", Actor::House),
        ]
    };
    let request = Request {
        id: Id::from_array([10; 16]),
        party,
        circle: Id::from_array([2; 16]),
        team,
        wish: Wish::See,
        whom: Whom::Myself,
        came_by: CameBy::Page,
        typed_by: None,
        asked_at: now,
        answer_by: answer_by(now),
        state: State::Asked,
        ended_at: None,
    };
    let proposal = Proposal { id: Id::from_array([11; 16]), request: request.id, team, by: writer, made_at: now };
    let alone = Decided::OneNow { one: writer, second_by: now };
    let answered = Answered::new(Id::from_array([12; 16]), Outcome::Whole, alone, now);
    let quiet = Quiet {
        id: Id::from_array([13; 16]),
        matter: Id::from_array([14; 16]),
        team,
        by: writer,
        second: other,
        decided_at: now,
        review_on: now,
        proposed_by: None,
        proposed_until: None,
        ended_at: None,
    };
    let proposed = Quiet { proposed_by: Some(writer), ..quiet.clone() };
    let by_two = Two::of(writer, other).map(|it| Answered { second: Some(it.second()), ..answered.clone() });
    let of = |sentence, what: Facts| Situation { sentence, what, people: people() };
    let mut all = vec![
        of("Somebody who may ask", Asking { party, team }.facts()),
        of("A request that waits", request.facts()),
        of("A request that was answered", request.clone().answered(now).facts()),
        of("A request whose owner erased everything", Request { state: State::Erased, ..request.clone() }.facts()),
        of("A proposal for an answer", proposal.facts()),
        of("An answer to a request, by one, in a small house", OfTeam { answered: answered.clone(), team }.facts()),
        of("What is not said to exist", quiet.facts()),
        of("What is not said to exist, looked at again by one", proposed.facts()),
        of("The desk of a team, for requests", Desk { team }.facts()),
        of("The house, for requests", TheHouse.facts()),
    ];
    all.extend(by_two.ok().map(|it| of("An answer to a request, by two", OfTeam { answered: it, team }.facts())));
    all
}

//! What may be done with what came by telephone and on paper, and what the rules may look at there.
use crate::{
    contact::{Kind, Line, Visibility},
    promise::Promise,
    thread::Thread,
};
use ground_kernel::{Actor, CircleId, Id, TeamId};
use ground_policy::{Facts, Situation, Subject};

/// The desk of a team: the telephone that rings there, the letter box, whoever asks about somebody.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Desk {
    pub(crate) team: TeamId,
}
impl Subject for Desk {
    fn facts(&self) -> Facts {
        Facts::of("Consultation::Desk", self.team).team("team", self.team)
    }
}

impl Subject for Promise {
    fn facts(&self) -> Facts {
        Facts::of("Consultation::Promise", self.id).team("team", self.team).is("open", self.is_open())
    }
    fn circle(&self) -> Option<CircleId> {
        Some(self.circle)
    }
}

impl Subject for Line {
    fn facts(&self) -> Facts {
        Facts::of("Consultation::Line", self.id).party("party", self.party).is("there", self.there)
    }
}

type People<'a> = dyn Fn() -> Vec<(&'static str, Actor)> + 'a;

pub(crate) fn situations(thread: &Thread, people: &People<'_>) -> Vec<Situation> {
    let (owner, now) = (Id::from_array([5; 16]), thread.arrived_at);
    let open = Promise::to(thread, Id::from_array([31; 16]), crate::promise::Deed::Call, None, owner, owner, now);
    let line = Line {
        id: Id::from_array([32; 16]),
        contact: Id::from_array([33; 16]),
        party: thread.party,
        number: 1,
        kind: Kind::Told,
        visibility: Visibility::Team,
        writer: owner,
        there: true,
    };
    let gone = Line { there: false, ..line.clone() };
    let stands = |sentence, what| Situation { sentence, what, people: people() };
    vec![
        stands("The desk of a team", Desk { team: thread.team }.facts()),
        stands("A promise of ours", open.facts()),
        stands("A promise that was kept", open.kept(now).facts()),
        stands("A line of what was written about a call", line.facts()),
        stands("A line that was erased", gone.facts()),
    ]
}

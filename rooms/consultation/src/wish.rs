//! The rules of a wish to be connected with somebody in one's family. Pure. Guideline 第3【1】(3)ケ・コ, 留意事項(5): the
//! person and the family are each heard as themselves; 第4-1(2): nothing happens without one's own will.
//!
//! A wish is left with one worker, whom the writer chooses, and opens for that worker alone. Two wishes may be tied only
//! by the one who holds both. Deliberately doesn't know: who the other is. Nobody but the worker compares anything.
use ground_circle::private::Private;
use ground_kernel::{AccountId, Actor, Id, Role, TeamId};
use ground_policy::{Facts, Situation, Subject};

/// Number of the sealed table. Never reused.
pub(crate) const CONSULTATION_WISH: u16 = 3;

pub(crate) type WishId = Id<Private>;

/// A wish as its writer handles it: the rules look at whose it is, and whether the chosen one can be chosen.
#[derive(Clone, Copy)]
pub(crate) struct Wish {
    pub(crate) party: AccountId,
    /// The chosen one receives letters here. (Taking back never asks.)
    pub(crate) chosen_receives: bool,
}
impl Subject for Wish {
    fn facts(&self) -> Facts {
        let facts = Facts::of("Consultation::Wish", self.party);
        facts.party("party", self.party).is("chosen_receives", self.chosen_receives)
    }
}

/// All that was left with one worker.
#[derive(Clone, Copy)]
pub(crate) struct LeftWith {
    pub(crate) chosen: AccountId,
    /// The team that receives letters: only its members can be chosen.
    pub(crate) team: TeamId,
}
impl Subject for LeftWith {
    fn facts(&self) -> Facts {
        Facts::of("Consultation::LeftWith", self.chosen).staff("chosen", self.chosen).team("team", self.team)
    }
}

/// Two wishes that were left with the same worker.
#[derive(Clone, Copy)]
pub(crate) struct Pair {
    pub(crate) left: LeftWith,
    pub(crate) both_stand: bool,
}
impl Subject for Pair {
    fn facts(&self) -> Facts {
        let facts = Facts::of("Consultation::Pair", self.left.chosen);
        facts.staff("chosen", self.left.chosen).team("team", self.left.team).is("both_stand", self.both_stand)
    }
}

pub(crate) fn situations() -> Vec<Situation> {
    let (party, team): (AccountId, TeamId) = (Id::from_array([1; 16]), Id::from_array([3; 16]));
    let someone = |id: u8, role, teams| Actor::Staff { id: Id::from_array([id; 16]), role, teams };
    let people = || {
        vec![
            ("a stranger", Actor::Stranger),
            ("whoever leaves it", Actor::Party(party)),
            ("family, or another person", Actor::Party(Id::from_array([8; 16]))),
            ("the chosen worker", someone(5, Role::SupportWorker, vec![team])),
            ("another of the team", someone(7, Role::SupportWorker, vec![team])),
            ("another team", someone(4, Role::SupportWorker, vec![Id::from_array([9; 16])])),
            ("the chosen, who has left", someone(5, Role::SupportWorker, vec![])),
            ("an administrator", someone(6, Role::Administrator, vec![])),
            ("a partner", Actor::Partner(Id::from_array([6; 16]))),
            ("the house", Actor::House),
        ]
    };
    let left = LeftWith { chosen: Id::from_array([5; 16]), team };
    let of = |sentence, what| Situation { sentence, what, people: people() };
    vec![
        of("A wish to be connected, for a worker who receives letters", Wish { party, chosen_receives: true }.facts()),
        of("A wish to be connected, for someone else", Wish { party, chosen_receives: false }.facts()),
        of("Wishes left with one worker", left.facts()),
        of("Two wishes that both stand", Pair { left, both_stand: true }.facts()),
        of("Two wishes of which one was taken back", Pair { left, both_stand: false }.facts()),
    ]
}

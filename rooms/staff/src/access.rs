//! What may be done here, and what the rules may look at.
use ground_kernel::{AccountId, Actor, Id, Role, TeamId};
use ground_policy::{Facts, Situation, Subject, Verb};

#[derive(Clone, Copy)]
pub enum Access {
    Enter,
    Administer,
    LetIn,
    EndAccess,
    Mend,
    StopRecovery,
}

impl Verb for Access {
    const ROOM: &'static str = "Staff";
    const ALL: &'static [Self] =
        &[Access::Enter, Access::Administer, Access::LetIn, Access::EndAccess, Access::Mend, Access::StopRecovery];
    fn name(self) -> &'static str {
        match self {
            Access::Enter => "enter",
            Access::Administer => "administer",
            Access::LetIn => "let_in",
            Access::EndAccess => "end_access",
            Access::Mend => "mend",
            Access::StopRecovery => "stop_recovery",
        }
    }
}

/// The house as a whole.
#[derive(Clone, Copy)]
pub(crate) struct TheHouse;
impl Subject for TheHouse {
    fn facts(&self) -> Facts {
        Facts::of("Staff::House", "house")
    }
}

#[derive(Clone, Copy)]
pub(crate) struct TheTeam(pub(crate) TeamId);
impl Subject for TheTeam {
    fn facts(&self) -> Facts {
        Facts::of("Staff::Team", self.0).team("team", self.0)
    }
}

/// Someone who works here, in a team or in none (then in one that has no members).
#[derive(Clone, Copy)]
pub(crate) struct TheMember {
    pub(crate) id: AccountId,
    pub(crate) team: Option<TeamId>,
}
impl Subject for TheMember {
    fn facts(&self) -> Facts {
        let team = self.team.unwrap_or(TeamId::from_array([0; 16]));
        Facts::of("Staff::Member", self.id).staff("member", self.id).team("team", team)
    }
}

pub(crate) fn situations() -> Vec<Situation> {
    let (team, other): (TeamId, TeamId) = (Id::from_array([3; 16]), Id::from_array([9; 16]));
    let member: AccountId = Id::from_array([5; 16]);
    let someone = |id: u8, role, teams| Actor::Staff { id: Id::from_array([id; 16]), role, teams };
    let people = || {
        vec![
            ("a stranger", Actor::Stranger),
            ("someone who writes", Actor::Party(Id::from_array([1; 16]))),
            ("themselves", someone(5, Role::SupportWorker, vec![team])),
            ("a colleague", someone(7, Role::SupportWorker, vec![team])),
            ("another team", someone(8, Role::SupportWorker, vec![other])),
            ("a worker not yet let in", someone(4, Role::SupportWorker, vec![])),
            ("an administrator", someone(6, Role::Administrator, vec![])),
            ("a partner", Actor::Partner(Id::from_array([2; 16]))),
            ("the house", Actor::House),
        ]
    };
    vec![
        Situation { sentence: "The house", what: TheHouse.facts(), people: people() },
        Situation { sentence: "A team", what: TheTeam(team).facts(), people: people() },
        Situation {
            sentence: "Someone who works in a team",
            what: TheMember { id: member, team: Some(team) }.facts(),
            people: people(),
        },
    ]
}

//! Who acts.
use crate::Id;

/// Marker of an account; its rows belong to `ground/circle`.
pub enum Account {}
pub type AccountId = Id<Account>;
/// Marker of a team.
pub enum Team {}
pub type TeamId = Id<Team>;
/// Marker of a circle: those who can open the same texts.
pub enum Circle {}
pub type CircleId = Id<Circle>;

/// What someone of the house was asked to do. It decides what may be *done*; what can be *read* is a matter of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Grants and ends access. Opens nothing.
    Administrator,
    /// Reads and answers, as a member of a team.
    SupportWorker,
}

impl Role {
    pub const ALL: [Role; 2] = [Role::Administrator, Role::SupportWorker];

    pub fn name(self) -> &'static str {
        match self {
            Role::Administrator => "administrator",
            Role::SupportWorker => "support_worker",
        }
    }
    pub fn from_name(name: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.name() == name)
    }
}

/// Who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Nobody in particular: whoever opened the page.
    Stranger,
    /// Someone who talks with us and holds the words.
    Party(AccountId),
    /// Someone of the house.
    Staff { id: AccountId, role: Role, teams: Vec<TeamId> },
    /// Someone of a partner organisation.
    Partner(AccountId),
    /// The house itself: jobs, automatic answers.
    House,
}

impl Actor {
    pub fn account(&self) -> Option<AccountId> {
        match self {
            Actor::Party(id) | Actor::Staff { id, .. } | Actor::Partner(id) => Some(*id),
            Actor::Stranger | Actor::House => None,
        }
    }
}

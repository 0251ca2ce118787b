//! What a rule may look at: a few facts about one thing.
use cedar_policy::{Entity, EntityTypeName, EntityUid, RestrictedExpression};
use ground_kernel::{AccountId, Actor, CircleId, Role, TeamId};
use std::{
    collections::{HashMap, HashSet},
    fmt::Display,
    sync::{LazyLock, PoisonError, RwLock},
};

/// Something one can do in a room. Written as an enum per room.
pub trait Verb: Copy + 'static {
    const ROOM: &'static str;
    const ALL: &'static [Self];
    fn name(self) -> &'static str;
}

/// Something a rule can be asked about.
pub trait Subject {
    fn facts(&self) -> Facts;
    /// The circle whose people should learn of a refusal, if there is one.
    fn circle(&self) -> Option<CircleId> {
        None
    }
}

/// The facts about one thing, built by its room in `access.rs`.
#[derive(Clone)]
pub struct Facts {
    pub(crate) uid: EntityUid,
    attributes: HashMap<String, RestrictedExpression>,
}

impl Facts {
    pub fn of(kind: &'static str, id: impl Display) -> Self {
        Facts { uid: uid(kind, id), attributes: HashMap::new() }
    }
    pub fn is(self, name: &str, truth: bool) -> Self {
        self.with(name, RestrictedExpression::new_bool(truth))
    }
    pub fn word(self, name: &str, word: &str) -> Self {
        self.with(name, RestrictedExpression::new_string(word.to_owned()))
    }
    pub fn party(self, name: &str, id: AccountId) -> Self {
        self.with(name, RestrictedExpression::new_entity_uid(uid("Who::Party", id)))
    }
    pub fn staff(self, name: &str, id: AccountId) -> Self {
        self.with(name, RestrictedExpression::new_entity_uid(uid("Who::Staff", id)))
    }
    pub fn team(self, name: &str, id: TeamId) -> Self {
        self.with(name, RestrictedExpression::new_entity_uid(uid("Who::Team", id)))
    }
    fn with(mut self, name: &str, value: RestrictedExpression) -> Self {
        self.attributes.insert(name.to_owned(), value);
        self
    }
    pub(crate) fn entity(&self) -> Entity {
        Entity::new(self.uid.clone(), self.attributes.clone(), HashSet::new())
            .expect("plain values cannot fail to evaluate")
    }
}

/// The names of kinds, each read once: Cedar's parser takes longer for one than the decision does.
static KINDS: LazyLock<RwLock<HashMap<&'static str, EntityTypeName>>> = LazyLock::new(RwLock::default);

pub(crate) fn uid(kind: &'static str, id: impl Display) -> EntityUid {
    EntityUid::from_type_name_and_id(name_of(kind), cedar_policy::EntityId::new(id.to_string()))
}

fn name_of(kind: &'static str) -> EntityTypeName {
    if let Some(known) = KINDS.read().unwrap_or_else(PoisonError::into_inner).get(kind) {
        return known.clone();
    }
    let name: EntityTypeName = kind.parse().expect("kinds are written by us");
    KINDS.write().unwrap_or_else(PoisonError::into_inner).insert(kind, name.clone());
    name
}

/// The actor, and the teams and the role an actor has.
pub(crate) fn actor(actor: &Actor) -> (EntityUid, Vec<Entity>) {
    let (who, groups) = match actor {
        Actor::Stranger => (uid("Who::Stranger", "stranger"), vec![]),
        Actor::Party(id) => (uid("Who::Party", id), vec![]),
        Actor::Partner(id) => (uid("Who::Partner", id), vec![]),
        Actor::House => (uid("Who::House", "house"), vec![]),
        Actor::Staff { id, role, teams } => (uid("Who::Staff", id), groups(*role, teams)),
    };
    let mut entities: Vec<Entity> =
        groups.iter().map(|each| Entity::new_no_attrs(each.clone(), HashSet::new())).collect();
    entities.push(Entity::new_no_attrs(who.clone(), groups.into_iter().collect()));
    (who, entities)
}

fn groups(role: Role, teams: &[TeamId]) -> Vec<EntityUid> {
    let role = uid("Who::Role", role.name());
    teams.iter().map(|team| uid("Who::Team", team)).chain([role]).collect()
}

//! The book of rules: all rooms' schemas and policies, joined at start. An unsound book doesn't open.
use crate::{Facts, Permit, Permitted, Refusal, Subject, Verb, facts};
use cedar_policy::{
    ActionConstraint, Authorizer, Context, Decision, Entities, EntityUid, Policy, PolicyId, PolicySet, Request, Schema,
    SchemaFragment, ValidationMode, Validator,
};
use ground_kernel::Actor;
use std::collections::HashMap;

/// What a room brings: its name, and the two files in its `policy/`.
#[derive(Clone, Copy)]
pub struct RoomRules {
    pub room: &'static str,
    pub schema: &'static str,
    pub policies: &'static str,
}

#[derive(Debug, thiserror::Error)]
#[error("the rules of {room} are unsound: {why}")]
pub struct Unsound {
    room: String,
    why: String,
}

pub struct Book {
    pub(crate) schema: Schema,
    pub(crate) policies: PolicySet,
    chapters: HashMap<String, Chapter>,
    authorizer: Authorizer,
}

/// What the book says of one action: the policies that could speak of it. Asking only those, with the action read once,
/// takes a tenth of the time, and no policy that is left out could have matched.
struct Chapter {
    action: EntityUid,
    policies: PolicySet,
}

impl Book {
    pub fn open(rooms: &[RoomRules]) -> Result<Self, Unsound> {
        let who = RoomRules { room: "who", schema: include_str!("who.cedarschema"), policies: "" };
        let fragments: Vec<SchemaFragment> =
            std::iter::once(&who).chain(rooms).map(fragment).collect::<Result<_, _>>()?;
        let schema = Schema::from_schema_fragments(fragments).map_err(|error| unsound("the house", error))?;
        let mut policies = PolicySet::new();
        for room in rooms {
            add(&mut policies, room)?;
        }
        let chapters = chapters(&schema, &policies)?;
        Ok(Self { schema, policies, chapters, authorizer: Authorizer::new() })
    }

    /// May they? A yes is a permit, a no is a refusal; both name the rules that decided.
    pub fn may(&self, who: &Actor, verb: impl Verb, what: &impl Subject) -> Result<Permit, Refusal> {
        self.decide(who, verb, &what.facts())
    }

    /// The same, keeping the thing and the permit together.
    pub fn permitted<T: Subject>(&self, who: &Actor, verb: impl Verb, what: T) -> Result<Permitted<T>, Refusal> {
        let permit = self.may(who, verb, &what)?;
        Ok(Permitted::new(what, permit))
    }

    fn decide<V: Verb>(&self, who: &Actor, verb: V, what: &Facts) -> Result<Permit, Refusal> {
        let (about, verb) = (what.uid.to_string(), format!("{}::Action::\"{}\"", V::ROOM, verb.name()));
        let (decision, rules) =
            self.ask(who, &verb, what).unwrap_or((Decision::Deny, vec!["no-such-request".to_owned()]));
        match decision {
            Decision::Allow => Ok(Permit { about, rules }),
            Decision::Deny => Err(Refusal { verb, about, rules }),
        }
    }

    /// None when the schema has no such request, for example a stranger asking for what only staff can ask for.
    pub(crate) fn ask(&self, who: &Actor, verb: &str, what: &Facts) -> Option<(Decision, Vec<String>)> {
        let (who, mut entities) = facts::actor(who);
        entities.push(what.entity());
        let Chapter { action, policies } = self.chapters.get(verb)?;
        let request = Request::new(who, action.clone(), what.uid.clone(), Context::empty(), Some(&self.schema)).ok()?;
        // Whether facts fit the schema is asked wherever tests run; in the house it would be asked for nothing.
        let schema = cfg!(debug_assertions).then_some(&self.schema);
        let entities = Entities::from_entities(entities, schema).expect("facts fit the schema; tested in every room");
        let response = self.authorizer.is_authorized(&request, policies, &entities);
        let mut rules: Vec<String> = response.diagnostics().reason().map(ToString::to_string).collect();
        rules.sort();
        Some((response.decision(), rules))
    }

    /// Everything a strict reader would complain about: errors, warnings, and policies that don't explain themselves.
    /// A test in `house` asserts that this is empty.
    pub fn complaints(&self) -> Vec<String> {
        let result = Validator::new(self.schema.clone()).validate(&self.policies, ValidationMode::Strict);
        let errors = result.validation_errors().map(ToString::to_string);
        let warnings = result.validation_warnings().map(ToString::to_string);
        errors.chain(warnings).chain(self.policies.policies().flat_map(unexplained)).collect()
    }

    /// The sentence of a policy (`ja` or `en`), for the page on which a person reads who opened what and by which rule.
    pub fn sentence(&self, id: &str, voice: &str) -> Option<&str> {
        self.policies.policy(&PolicyId::new(id))?.annotation(voice)
    }

    /// The names of all actions of one room, to compare with its verbs.
    pub fn actions_of(&self, room: &str) -> Vec<String> {
        let mut names: Vec<String> = self
            .schema
            .actions()
            .filter(|action| action.type_name().namespace() == room)
            .map(|action| action.id().unescaped().to_owned())
            .collect();
        names.sort();
        names
    }
}

/// One chapter for each action. Groups of actions would need a hierarchy that no chapter has, so there are none.
fn chapters(schema: &Schema, policies: &PolicySet) -> Result<HashMap<String, Chapter>, Unsound> {
    if schema.action_groups().next().is_some() {
        return Err(unsound("the house", "actions stand in no groups here"));
    }
    schema.actions().map(|action| Ok((action.to_string(), chapter(action, policies)?))).collect()
}

fn chapter(action: &EntityUid, policies: &PolicySet) -> Result<Chapter, Unsound> {
    let mut speak = PolicySet::new();
    for policy in policies.policies().filter(|it| speaks_of(it, action)) {
        speak.add(policy.clone()).map_err(|error| unsound("the house", error))?;
    }
    Ok(Chapter { action: action.clone(), policies: speak })
}

fn speaks_of(policy: &Policy, action: &EntityUid) -> bool {
    match policy.action_constraint() {
        ActionConstraint::Any => true,
        ActionConstraint::In(all) => all.contains(action),
        ActionConstraint::Eq(one) => one == *action,
    }
}

fn unexplained(policy: &Policy) -> Vec<String> {
    ["ja", "en", "source"]
        .into_iter()
        .filter(|kind| policy.annotation(kind).is_none_or(str::is_empty))
        .map(|kind| format!("{} has no @{kind}", policy.id()))
        .collect()
}

fn fragment(room: &RoomRules) -> Result<SchemaFragment, Unsound> {
    let (fragment, warnings) =
        SchemaFragment::from_cedarschema_str(room.schema).map_err(|error| unsound(room.room, error))?;
    let warnings: Vec<String> = warnings.map(|warning| warning.to_string()).collect();
    if warnings.is_empty() { Ok(fragment) } else { Err(unsound(room.room, warnings.join("; "))) }
}

/// Cedar numbers policies `policy0, policy1, …` whatever their `@id`; we want the name a person wrote.
fn add(book: &mut PolicySet, room: &RoomRules) -> Result<(), Unsound> {
    let read: PolicySet = room.policies.parse().map_err(|error| unsound(room.room, error))?;
    for policy in read.policies() {
        let id = policy.annotation("id").ok_or_else(|| unsound(room.room, "a policy has no @id"))?;
        if !id.starts_with(&format!("{}.", room.room)) {
            return Err(unsound(room.room, format!("{id} must begin with the room's name")));
        }
        book.add(policy.new_id(PolicyId::new(id))).map_err(|error| unsound(room.room, error))?;
    }
    Ok(())
}

fn unsound(room: &str, why: impl ToString) -> Unsound {
    Unsound { room: room.to_owned(), why: why.to_string() }
}

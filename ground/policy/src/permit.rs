//! Proof that a rule said yes. It cannot be written down by hand: the fields are private and there is no constructor.
use crate::Subject;
#[derive(Clone, Debug)]
pub struct Permit {
    pub(crate) about: String,
    pub(crate) rules: Vec<String>,
}

impl Permit {
    /// The policies that decided, as their `@id`s; they go into the ledger.
    pub fn rules(&self) -> String {
        self.rules.join(" ")
    }
    pub fn about(&self) -> &str {
        &self.about
    }
}

/// A thing together with the permit to handle it: what a room's only door hands out.
#[derive(Clone, Debug)]
pub struct Permitted<T> {
    thing: T,
    permit: Permit,
}

/// A rule gave back another thing than the one it was given; a permit does not move.
#[derive(Debug, thiserror::Error)]
#[error("a permit for {0} was about to be used for something else")]
pub struct OtherThing(String);

impl<T> Permitted<T> {
    pub(crate) fn new(thing: T, permit: Permit) -> Self {
        Self { thing, permit }
    }
    pub fn permit(&self) -> &Permit {
        &self.permit
    }
    pub fn into_inner(self) -> T {
        self.thing
    }
}

impl<T: Subject> Permitted<T> {
    /// Applies a pure rule; the permit stays with the changed thing, and only with it.
    pub fn change<E: From<OtherThing>>(self, rule: impl FnOnce(T) -> Result<T, E>) -> Result<Self, E> {
        let thing = rule(self.thing)?;
        if thing.facts().uid.to_string() != self.permit.about {
            return Err(OtherThing(self.permit.about).into());
        }
        Ok(Self { thing, permit: self.permit })
    }
}

impl<T> std::ops::Deref for Permitted<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.thing
    }
}

/// A rule said no, or none said yes. Outside it looks like "not found"; inside it goes into the ledger.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{verb} is not permitted")]
pub struct Refusal {
    pub verb: String,
    pub about: String,
    pub rules: Vec<String>,
}

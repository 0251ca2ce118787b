//! What the house itself holds while it runs: the instance keys, the believed state of rolls, and two benches on which
//! slow derivations wait their turn.
//!
//! Nothing here opens a text: the instance keys are one half of every lock, the words of a person the other.
use crate::{circle::CircleState, registry::Registry, roll::Head};
use ground_kernel::CircleId;
use ground_seal::{instance::InstanceKeys, lock::Cost};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};
use tokio::sync::Semaphore;

pub struct Vault {
    pub(crate) instance: InstanceKeys,
    pub(crate) cost: Cost,
    /// The sample house lets a code be used again within its half minute, so that programs can sign in repeatedly.
    pub(crate) codes_again: bool,
    registry: Mutex<Option<Arc<Registry>>>,
    circles: Mutex<HashMap<(CircleId, Head), Arc<CircleState>>>,
    staff_bench: Arc<Semaphore>,
    party_bench: Arc<Semaphore>,
}

/// Whose derivation waits: staff and parties have separate benches, so that a rush at one doesn't block the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bench {
    Staff,
    Party,
}

/// More circles than a worker opens in a day; past that the memory starts over.
const CIRCLES_REMEMBERED: usize = 4_096;

impl Vault {
    pub fn new(instance: InstanceKeys, cost: Cost) -> Self {
        Vault {
            instance,
            cost,
            codes_again: false,
            registry: Mutex::default(),
            circles: Mutex::default(),
            staff_bench: Arc::new(Semaphore::new(1)),
            party_bench: Arc::new(Semaphore::new(1)),
        }
    }

    /// Only for `engawa try`.
    pub fn with_codes_again(self) -> Self {
        Vault { codes_again: true, ..self }
    }

    pub fn instance(&self) -> &InstanceKeys {
        &self.instance
    }

    pub(crate) fn bench(&self, bench: Bench) -> Arc<Semaphore> {
        match bench {
            Bench::Staff => self.staff_bench.clone(),
            Bench::Party => self.party_bench.clone(),
        }
    }

    pub(crate) fn known_registry(&self) -> Option<Arc<Registry>> {
        self.registry.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
    pub(crate) fn remember_registry(&self, registry: Arc<Registry>) {
        *self.registry.lock().unwrap_or_else(PoisonError::into_inner) = Some(registry);
    }

    pub(crate) fn known_circle(&self, circle: CircleId, head: Head) -> Option<Arc<CircleState>> {
        self.circles.lock().unwrap_or_else(PoisonError::into_inner).get(&(circle, head)).cloned()
    }
    pub(crate) fn remember_circle(&self, circle: CircleId, head: Head, state: Arc<CircleState>) {
        let mut circles = self.circles.lock().unwrap_or_else(PoisonError::into_inner);
        if circles.len() >= CIRCLES_REMEMBERED {
            circles.clear();
        }
        circles.insert((circle, head), state);
    }
}

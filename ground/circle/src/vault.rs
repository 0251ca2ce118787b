//! What the house itself holds while it runs: the instance keys, the believed state of rolls, and two benches on which
//! slow derivations wait their turn.
//!
//! Nothing here opens a text: the instance keys are one half of every lock, the words of a person the other.
use crate::{Error, circle::CircleState, registry::Registry, roll::Head};
use ground_kernel::{CircleId, Timestamp};
use ground_seal::{Secret, instance::InstanceKeys, lock::Cost};
use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex, PoisonError, RwLock},
};
use tokio::sync::Semaphore;

/// The shred key of each living week.
pub type ShredKeys = BTreeMap<u32, Secret>;

pub struct Vault {
    /// Without the shred keys, which change while the house is open.
    pub(crate) instance: InstanceKeys,
    shred: RwLock<Arc<ShredKeys>>,
    /// Reads the keys file again, when a row names a week that another process has begun.
    keeper: Option<Keeper>,
    pub(crate) cost: Cost,
    /// The sample house lets a code be used again within its half minute, so that programs can sign in repeatedly.
    pub(crate) codes_again: bool,
    registry: Mutex<Option<Arc<Registry>>>,
    circles: Mutex<HashMap<(CircleId, Head), Arc<CircleState>>>,
    staff_bench: Arc<Semaphore>,
    party_bench: Arc<Semaphore>,
}

type Keeper = Box<dyn Fn() -> Option<ShredKeys> + Send + Sync>;

/// Whose derivation waits: staff and parties have separate benches, so that a rush at one doesn't block the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bench {
    Staff,
    Party,
}

/// More circles than a worker opens in a day; past that the memory starts over.
const CIRCLES_REMEMBERED: usize = 4_096;

impl Vault {
    pub fn new(mut instance: InstanceKeys, cost: Cost) -> Self {
        let shred = RwLock::new(Arc::new(std::mem::take(&mut instance.shred)));
        Vault {
            instance,
            shred,
            keeper: None,
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

    /// With a way to read the keys file again.
    pub fn kept_by(self, keeper: impl Fn() -> Option<ShredKeys> + Send + Sync + 'static) -> Self {
        Vault { keeper: Some(Box::new(keeper)), ..self }
    }

    /// The keys that stay the same; shred keys are asked for by their week.
    pub fn instance(&self) -> &InstanceKeys {
        &self.instance
    }

    /// The shred keys as they are now.
    pub fn shred(&self) -> Arc<ShredKeys> {
        self.shred.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
    /// A new week began, or an old one's key was destroyed: these are the keys from now on.
    pub fn take_shred(&self, keys: ShredKeys) {
        *self.shred.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(keys);
    }
    /// The key of one week. One that is unknown is looked for in the keys file once more.
    pub fn shred_of(&self, week: u32) -> Result<Secret, Error> {
        if let Some(known) = self.shred().get(&week) {
            return Ok(known.clone());
        }
        if let Some(keys) = self.keeper.as_ref().and_then(|read| read()).filter(|keys| !keys.is_empty()) {
            self.take_shred(keys);
        }
        self.shred().get(&week).cloned().ok_or(Error::Shut)
    }
    /// The week whose key is for what is written now: this week's; where it could not be made, the newest before it.
    pub(crate) fn shred_for(&self, now: Timestamp) -> Result<(u32, Secret), Error> {
        // A process that slept for weeks must not write under a key that another has destroyed meanwhile.
        if let Ok(secret) = self.shred_of(now.week()) {
            return Ok((now.week(), secret));
        }
        let keys = self.shred();
        let this_or_before = keys.range(..=now.week()).next_back().or_else(|| keys.first_key_value());
        this_or_before.map(|(week, secret)| (*week, secret.clone())).ok_or(Error::Shut)
    }
    /// All instance keys as they are now, for a backup.
    pub fn all_keys(&self) -> InstanceKeys {
        let mut keys = self.instance.clone();
        keys.shred = (*self.shred()).clone();
        keys
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

//! The house as a room sees it: begin a piece of work, nothing more.
use crate::{Look, Work, work::Refused};
use ground_circle::{Caller, Vault};
use ground_kernel::{AccountId, CircleId, Id, SharedClock, SharedRng, Timestamp};
use ground_policy::{Book, Permitted, Refusal, Subject, Verb};
use ground_store::{Db, Trouble};
use std::{
    any::{Any, TypeId},
    collections::HashMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

#[derive(Clone)]
pub struct House(Arc<Inner>);

struct Inner {
    db: Db,
    book: Book,
    clock: SharedClock,
    rng: SharedRng,
    vault: Arc<Vault>,
    /// How many pieces of work this process has committed.
    commits: AtomicU64,
    recent: Mutex<HashMap<TypeId, Recent>>,
}

/// Something that was read, when, and after how many commits.
struct Recent {
    commits: u64,
    at: Timestamp,
    what: Arc<dyn Any + Send + Sync>,
}

/// Other processes on the same database change things, too; after so long we look again.
const RECENT_MICROS: i64 = Timestamp::SECOND;

impl House {
    pub fn new(db: Db, book: Book, clock: SharedClock, rng: SharedRng, vault: Vault) -> Self {
        let (vault, commits, recent) = (Arc::new(vault), AtomicU64::new(0), Mutex::default());
        House(Arc::new(Inner { db, book, clock, rng, vault, commits, recent }))
    }

    /// What `read` gives, or gave a moment ago: remembered until this process commits anything, and for one second at
    /// most. For what stands on every stranger's page; never for what somebody wrote.
    pub async fn recently<T: Send + Sync + 'static, E>(
        &self,
        read: impl Future<Output = Result<T, E>>,
    ) -> Result<Arc<T>, E> {
        let (commits, now) = (self.0.commits.load(Ordering::SeqCst), self.now());
        let recent = |it: &&Recent| it.commits == commits && it.at <= now && now < it.at.plus_micros(RECENT_MICROS);
        let known = self.recent().get(&TypeId::of::<T>()).filter(recent).map(|it| it.what.clone());
        if let Some(known) = known.and_then(|it| it.downcast().ok()) {
            return Ok(known);
        }
        let what = Arc::new(read.await?);
        self.recent().insert(TypeId::of::<T>(), Recent { commits, at: now, what: what.clone() });
        Ok(what)
    }
    fn recent(&self) -> std::sync::MutexGuard<'_, HashMap<TypeId, Recent>> {
        self.0.recent.lock().unwrap_or_else(PoisonError::into_inner)
    }
    pub(crate) fn committed(&self) {
        self.0.commits.fetch_add(1, Ordering::SeqCst);
    }

    pub fn db(&self) -> &Db {
        &self.0.db
    }
    pub fn book(&self) -> &Book {
        &self.0.book
    }
    pub fn vault(&self) -> &Arc<Vault> {
        &self.0.vault
    }
    pub fn now(&self) -> Timestamp {
        self.0.clock.now()
    }
    /// An id that sorts by time, for rows that only the house sees.
    pub fn new_id<Of>(&self, now: Timestamp) -> Id<Of> {
        Id::from_uuid(self.0.rng.uuid_at(now))
    }
    /// An id that tells nothing.
    pub fn blind_id<Of>(&self) -> Id<Of> {
        Id::from_uuid(self.0.rng.blind_uuid())
    }

    /// Begins to change something.
    pub async fn begin(&self, caller: &Caller) -> Result<Work, Trouble> {
        Ok(Work::new(self.clone(), self.db().begin().await?, caller.clone(), self.now()))
    }
    /// Begins to look: one unchanging picture, and the database itself refuses changes.
    pub async fn begin_looking(&self, caller: &Caller) -> Result<Look, Trouble> {
        Ok(Look::new(self.clone(), self.db().look().await?, caller.clone(), self.now()))
    }

    pub(crate) fn permitted<T: Subject>(
        &self,
        caller: &Caller,
        verb: impl Verb,
        what: T,
        refused: &mut Vec<Refused>,
    ) -> Result<Permitted<T>, Refusal> {
        let circle = what.circle();
        self.book().permitted(&caller.actor, verb, what).inspect_err(|refusal| {
            refused.extend(Refused::of(circle, caller, refusal));
        })
    }

    /// Keeps refusals in the ledgers they concern, in a transaction of their own.
    pub(crate) async fn keep_refusals(&self, refused: Vec<Refused>) {
        for Refused { circle, who, rules } in refused {
            if let Err(error) = self.keep_refusal(circle, who, rules).await {
                tracing::error!(%error, "a refusal could not be written down");
            }
        }
    }

    async fn keep_refusal(&self, circle: CircleId, who: AccountId, rules: String) -> Result<(), ground_circle::Error> {
        let mut tx = self.db().begin_line().await?;
        ground_circle::refuse(&mut tx, self.vault(), self.now(), circle, who, rules).await?;
        Ok(tx.commit().await?)
    }
}

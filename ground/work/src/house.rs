//! The house as a room sees it: begin a piece of work, nothing more.
use crate::{Look, Work, work::Refused};
use ground_circle::{Caller, Vault};
use ground_kernel::{AccountId, CircleId, Id, SharedClock, SharedRng, Timestamp};
use ground_policy::{Book, Permitted, Refusal, Subject, Verb};
use ground_store::{Db, Trouble};
use std::sync::Arc;

#[derive(Clone)]
pub struct House(Arc<Inner>);

struct Inner {
    db: Db,
    book: Book,
    clock: SharedClock,
    rng: SharedRng,
    vault: Arc<Vault>,
}

impl House {
    pub fn new(db: Db, book: Book, clock: SharedClock, rng: SharedRng, vault: Vault) -> Self {
        House(Arc::new(Inner { db, book, clock, rng, vault: Arc::new(vault) }))
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

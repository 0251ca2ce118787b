//! A piece of work that changes something. It is also the transaction, so a room's `store.rs` can be handed
//! `&mut work`. It opens no texts: that needs a committed ledger line first, which a look gives.
use crate::House;
use ground_circle::{Caller, Error, Keyring, OpenCircle, Registry, TextPlace, drafts};
use ground_kernel::{AccountId, Actor, CircleId, Id, Notice, TeamId, Timestamp};
use ground_policy::{Permit, Permitted, Refusal, Subject, Verb};
use ground_store::{Tables, Trouble, Tx, outbox};
use std::sync::Arc;

pub struct Work {
    pub(crate) house: House,
    tx: Tx,
    caller: Caller,
    now: Timestamp,
    refused: Vec<Refused>,
}

/// Someone was told no, about something that lies in a circle.
pub(crate) struct Refused {
    pub(crate) circle: CircleId,
    pub(crate) who: AccountId,
    pub(crate) rules: String,
}

impl Refused {
    pub(crate) fn of(circle: Option<CircleId>, caller: &Caller, refusal: &Refusal) -> Option<Self> {
        let Actor::Staff { id, .. } = &caller.actor else { return None };
        Some(Refused { circle: circle?, who: *id, rules: refusal.rules.join(" ") })
    }
}

impl Tables for Work {
    fn tx(&mut self) -> &mut Tx {
        &mut self.tx
    }
}

impl Work {
    pub(crate) fn new(house: House, tx: Tx, caller: Caller, now: Timestamp) -> Self {
        Work { house, tx, caller, now, refused: vec![] }
    }

    pub fn house(&self) -> &House {
        &self.house
    }
    pub fn actor(&self) -> &Actor {
        &self.caller.actor
    }
    /// The moment of this work; the same however often one asks.
    pub fn now(&self) -> Timestamp {
        self.now
    }
    pub fn new_id<Of>(&self) -> Id<Of> {
        self.house.new_id(self.now)
    }
    pub fn keyring(&self) -> Result<Arc<Keyring>, Error> {
        self.caller.keyring.clone().ok_or(Error::NobodySignedIn)
    }

    pub fn permitted<T: Subject>(&mut self, verb: impl Verb, what: T) -> Result<Permitted<T>, Refusal> {
        self.house.permitted(&self.caller, verb, what, &mut self.refused)
    }

    /// Says to the rest of the house that something happened, together with the change.
    pub async fn notify<N: Notice>(&mut self, notice: N) -> Result<(), Trouble> {
        let leaving = outbox::Leaving {
            id: self.new_id(),
            topic: N::TOPIC,
            about: notice.about(),
            sealed: None,
            not_before: self.now,
            until: self.now.plus_days(7),
        };
        self.leave(leaving).await
    }
    /// Leaves a parcel in the outbox.
    pub async fn leave(&mut self, leaving: outbox::Leaving) -> Result<(), Trouble> {
        outbox::leave(&mut self.tx, self.now, leaving).await
    }

    // — keys —

    /// The ground's own functions take the bare transaction.
    pub fn bare(&mut self) -> (&mut Tx, &House) {
        (&mut self.tx, &self.house)
    }
    pub async fn registry(&mut self) -> Result<Arc<Registry>, Error> {
        ground_circle::registry(&mut self.tx, self.house.vault()).await
    }
    /// Founds a circle for the one who acts, with the teams they write to.
    pub async fn found_circle(
        &mut self,
        party: &Keyring,
        teams: &[TeamId],
        recoverable: bool,
    ) -> Result<CircleId, Error> {
        let registry = self.registry().await?;
        ground_circle::found(&mut self.tx, &registry, self.now, party, teams, recoverable).await
    }
    /// Founds a circle for the one who acts and one of the house alone.
    pub async fn found_circle_for_one(&mut self, one: AccountId) -> Result<CircleId, Error> {
        let (registry, party) = (self.registry().await?, self.keyring()?);
        ground_circle::found_for_one(&mut self.tx, &registry, self.now, &party, one).await
    }
    async fn open_to_write(&mut self, circle: CircleId, by: &Keyring) -> Result<OpenCircle, Error> {
        let registry = self.registry().await?;
        ground_circle::open_to_write(&mut self.tx, self.house.vault(), &registry, self.now, by, circle).await
    }
    /// Seals a text into a circle, signed by the one who acts. The ledger gets its line.
    pub async fn write_text(
        &mut self,
        circle: CircleId,
        place: TextPlace,
        text: &str,
        rules: &str,
    ) -> Result<(), Error> {
        let by = self.keyring()?;
        self.write_text_as(&by, circle, place, text, rules).await
    }
    /// The same, for someone whose keys were made in this very piece of work.
    pub async fn write_text_as(
        &mut self,
        by: &Keyring,
        circle: CircleId,
        place: TextPlace,
        text: &str,
        rules: &str,
    ) -> Result<(), Error> {
        let open = self.open_to_write(circle, by).await?;
        let (vault, now) = (self.house.vault().clone(), self.now);
        ground_circle::write(&mut self.tx, &vault, now, &open, by, place, text, rules.to_owned()).await
    }
    /// Erases a text; a tombstone stays. True when there was one.
    pub async fn erase_text(&mut self, circle: CircleId, place: TextPlace, rules: &str) -> Result<bool, Error> {
        let (registry, by) = (self.registry().await?, self.caller.keyring.clone());
        let (vault, now) = (self.house.vault().clone(), self.now);
        let rules = rules.to_owned();
        ground_circle::erase(&mut self.tx, &vault, &registry, now, circle, by.as_deref(), place, rules).await
    }
    /// Erases a circle with everything in it.
    pub async fn erase_circle(&mut self, circle: CircleId, permit: &Permit) -> Result<(), Error> {
        let (registry, by) = (self.registry().await?, self.keyring()?);
        let (vault, now) = (self.house.vault().clone(), self.now);
        ground_circle::erase_circle(&mut self.tx, &vault, &registry, now, &by, circle, permit.rules()).await
    }
    /// The same for another circle of somebody who stays.
    pub async fn erase_another_circle(&mut self, circle: CircleId, permit: &Permit) -> Result<(), Error> {
        let (registry, by) = (self.registry().await?, self.keyring()?);
        let (vault, now) = (self.house.vault().clone(), self.now);
        ground_circle::erase_another(&mut self.tx, &vault, &registry, now, &by, circle, permit.rules()).await
    }
    /// Ends a circle whose time of keeping is over. The permit says that it is.
    pub async fn expire_circle(&mut self, circle: CircleId, permit: &Permit) -> Result<(), Error> {
        let registry = self.registry().await?;
        let (vault, now) = (self.house.vault().clone(), self.now);
        ground_circle::expire_circle(&mut self.tx, &vault, &registry, now, circle, permit.rules()).await
    }
    /// New words: the circle turns at once, and only the new root opens it.
    pub async fn rekey(&mut self, circle: CircleId, new: &Keyring) -> Result<(), Error> {
        let (registry, old, now) = (self.registry().await?, self.keyring()?, self.now);
        let vault = self.house.vault().clone();
        let open = ground_circle::open(&mut self.tx, &vault, &registry, &old, circle).await?;
        ground_circle::rekey(&mut self.tx, &vault, &registry, now, &old, new, open).await.map(drop)
    }

    /// The same for another circle of theirs.
    pub async fn rekey_another(&mut self, circle: CircleId, new: &Keyring) -> Result<(), Error> {
        let (registry, old, now) = (self.registry().await?, self.keyring()?, self.now);
        let vault = self.house.vault().clone();
        let open = ground_circle::open(&mut self.tx, &vault, &registry, &old, circle).await?;
        ground_circle::rekey_another(&mut self.tx, &registry, now, &old, new, open).await.map(drop)
    }

    /// Leaves members of its teams out of one's own circle: the whole list, each time anew. No key of theirs opens it then.
    pub async fn leave_out(&mut self, circle: CircleId, accounts: &[AccountId]) -> Result<(), Error> {
        let (registry, by, now) = (self.registry().await?, self.keyring()?, self.now);
        let vault = self.house.vault().clone();
        let open = ground_circle::open(&mut self.tx, &vault, &registry, &by, circle).await?;
        ground_circle::leave_out(&mut self.tx, &registry, now, &by, open, accounts).await
    }

    // — drafts —

    pub async fn keep_draft(&mut self, place: &str, text: &str) -> Result<(), Error> {
        let (who, now) = (self.keyring()?, self.now);
        drafts::keep(&mut self.tx, self.house.vault(), now, &who, place, text).await
    }
    pub async fn forget_draft(&mut self, place: &str) -> Result<(), Error> {
        let who = self.keyring()?;
        drafts::forget(&mut self.tx, &who, place).await
    }

    /// Destroys everybody's drafts of one place, when what they were about is erased.
    pub async fn forget_drafts_of_all(&mut self, place: &str) -> Result<(), Error> {
        drafts::forget_for_all(&mut self.tx, place).await
    }

    /// Commits what went well, undoes what did not, and keeps refusals either way. `None` means: someone pressed at
    /// the same moment, begin again.
    pub async fn end<T, E: From<Trouble>>(self, outcome: Result<T, E>) -> Option<Result<T, E>> {
        let Work { house, tx, refused, .. } = self;
        if tx.clashed() {
            return None;
        }
        let kept = match outcome {
            Ok(_) => tx.commit().await.inspect(|()| house.committed()),
            Err(_) => {
                drop(tx); // The writer is free again; keeping it here would make the next line wait for itself.
                Ok(())
            }
        };
        house.keep_refusals(refused).await;
        match kept {
            Ok(()) => Some(outcome),
            Err(Trouble::AtTheSameMoment) => None,
            Err(trouble) => Some(Err(trouble.into())),
        }
    }
}

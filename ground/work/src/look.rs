//! A look: one unchanging picture, on the read pool, never waiting for the writer. Texts are opened here.
use crate::{House, work::Refused};
use ground_circle::{
    Caller, CircleState, Error, Keyring, LedgerLine, OpenCircle, Opened, Registry, TextPlace, Traced, drafts,
};
use ground_kernel::{Actor, CircleId, Id, Timestamp};
use ground_policy::{Permit, Permitted, Refusal, Subject, Verb};
use ground_store::{Tables, Trouble, Tx};
use std::sync::Arc;

pub struct Look {
    house: House,
    tx: Tx,
    caller: Caller,
    now: Timestamp,
    refused: Vec<Refused>,
}

/// A circle that this look may read: the keys were taken up, and the line is committed (or it is the person's own).
pub struct OpenedCircle {
    open: OpenCircle,
    traced: Traced,
    registry: Arc<Registry>,
}

impl Tables for Look {
    fn tx(&mut self) -> &mut Tx {
        &mut self.tx
    }
}

impl Look {
    pub(crate) fn new(house: House, tx: Tx, caller: Caller, now: Timestamp) -> Self {
        Look { house, tx, caller, now, refused: vec![] }
    }
    pub fn house(&self) -> &House {
        &self.house
    }
    pub fn actor(&self) -> &Actor {
        &self.caller.actor
    }
    pub fn now(&self) -> Timestamp {
        self.now
    }
    pub fn keyring(&self) -> Result<Arc<Keyring>, Error> {
        self.caller.keyring.clone().ok_or(Error::NobodySignedIn)
    }
    pub fn permitted<T: Subject>(&mut self, verb: impl Verb, what: T) -> Result<Permitted<T>, Refusal> {
        self.house.permitted(&self.caller, verb, what, &mut self.refused)
    }
    /// For lists that SQL has narrowed already: those that are permitted; the others are dropped without a trace.
    pub fn permitted_all<T: Subject>(&self, verb: impl Verb, all: Vec<T>) -> Vec<Permitted<T>> {
        all.into_iter().filter_map(|each| self.house.book().permitted(&self.caller.actor, verb, each).ok()).collect()
    }
    pub async fn registry(&mut self) -> Result<Arc<Registry>, Error> {
        ground_circle::registry(&mut self.tx, self.house.vault()).await
    }
    pub fn bare(&mut self) -> (&mut Tx, &House) {
        (&mut self.tx, &self.house)
    }

    /// Opens a circle to read. For someone of the house the ledger line is committed before this returns; the
    /// person's own circle needs none.
    pub async fn open<Of>(
        &mut self,
        circle: CircleId,
        permit: &Permit,
        table_no: u16,
        about: Id<Of>,
    ) -> Result<OpenedCircle, Error> {
        let (registry, mut open) = self.takes_up(circle, permit).await?;
        let keyring = self.keyring()?;
        let traced = if open.state.party == keyring.account {
            Traced::own(&keyring, &open.state)?
        } else {
            let (db, now) = (self.house.db().clone(), self.now);
            ground_circle::trace_opening(&db, now, &keyring, &mut open, table_no, about, permit.rules()).await?
        };
        Ok(OpenedCircle { open, traced, registry })
    }

    /// The same for what a search found: the line says so, and is committed before a word of it is shown.
    pub async fn open_found<Of>(
        &mut self,
        circle: CircleId,
        permit: &Permit,
        table_no: u16,
        about: Id<Of>,
    ) -> Result<OpenedCircle, Error> {
        let (registry, mut open) = self.takes_up(circle, permit).await?;
        let (keyring, db, now) = (self.keyring()?, self.house.db().clone(), self.now);
        let traced =
            ground_circle::trace_finding(&db, now, &keyring, &mut open, table_no, about, permit.rules()).await?;
        Ok(OpenedCircle { open, traced, registry })
    }

    async fn takes_up(&mut self, circle: CircleId, permit: &Permit) -> Result<(Arc<Registry>, OpenCircle), Error> {
        let (registry, keyring) = (self.registry().await?, self.keyring()?);
        let vault = self.house.vault().clone();
        let opened = ground_circle::open(&mut self.tx, &vault, &registry, &keyring, circle).await;
        let open = opened.inspect_err(|error| self.shut(error, circle, keyring.account, permit))?;
        Ok((registry, open))
    }

    fn shut(&mut self, error: &Error, circle: CircleId, who: ground_kernel::AccountId, permit: &Permit) {
        if let (Error::Shut, Actor::Staff { .. }) = (error, self.actor()) {
            self.refused.push(Refused { circle, who, rules: format!("no-key {}", permit.rules()) });
        }
    }

    /// One text of an opened circle. `None` where there is none (any more).
    pub async fn text(&mut self, from: &OpenedCircle, place: TextPlace) -> Result<Option<Opened>, Error> {
        let vault = self.house.vault().clone();
        ground_circle::read(&mut self.tx, &vault, &from.registry, &from.open, &from.traced, place).await
    }

    /// Who opened and wrote what in a circle, oldest first.
    pub async fn ledger(&mut self, from: &OpenedCircle) -> Result<Vec<LedgerLine>, Error> {
        ground_circle::ledger_lines(&mut self.tx, from.open.state.id).await
    }

    pub async fn draft(&mut self, place: &str) -> Result<Option<String>, Error> {
        let who = self.keyring()?;
        Ok(drafts::read(&mut self.tx, self.house.vault(), &who, place).await?.map(|text| text.to_string()))
    }

    /// Keeps refusals, and gives the outcome back.
    pub async fn end<T, E: From<Trouble>>(self, outcome: Result<T, E>) -> Option<Result<T, E>> {
        let Look { house, tx, refused, .. } = self;
        drop(tx);
        house.keep_refusals(refused).await;
        Some(outcome)
    }
}

impl OpenedCircle {
    pub fn state(&self) -> &CircleState {
        &self.open.state
    }
}

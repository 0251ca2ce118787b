//! Opening by someone of the house: the line is written and committed first, then the text may be read.
use crate::{
    Error, circle,
    holding::{self, OpenCircle},
    keyring::Keyring,
    ledger::{self, Entry, LedgerAct, Signer, Traced},
    registry,
    vault::Vault,
};
use ground_kernel::{CircleId, Id, Timestamp};
use ground_store::{Db, Trouble};

const ATTEMPTS: u8 = 5;

/// Writes the line "opened" in a transaction of its own, which is committed before this returns; the keys that were
/// taken up for the first time settle in the same breath.
pub async fn trace_opening<Of>(
    db: &Db,
    now: Timestamp,
    by: &Keyring,
    open: &mut OpenCircle,
    table_no: u16,
    row: Id<Of>,
    rules: String,
) -> Result<Traced, Error> {
    let entry = Entry::about(LedgerAct::Opened, table_no, row, open.state.epoch(), rules);
    trace(db, now, by, open, entry).await
}

/// The same for what a search found and is about to show.
pub async fn trace_finding<Of>(
    db: &Db,
    now: Timestamp,
    by: &Keyring,
    open: &mut OpenCircle,
    table_no: u16,
    row: Id<Of>,
    rules: String,
) -> Result<Traced, Error> {
    let entry = Entry::about(LedgerAct::Found, table_no, row, open.state.epoch(), rules);
    trace(db, now, by, open, entry).await
}

/// Someone of the house opens what was written for them alone, about somebody whose circle they don't hold. The line stands
/// in that circle all the same, signed with their card, and is committed before a word is shown.
pub async fn trace_shown<Of>(
    db: &Db,
    vault: &Vault,
    now: Timestamp,
    by: &Keyring,
    circle: CircleId,
    table_no: u16,
    row: Id<Of>,
    rules: String,
) -> Result<Traced, Error> {
    let mut attempts_left = ATTEMPTS;
    loop {
        attempts_left -= 1;
        match shown_once(db, vault, now, by, circle, (table_no, row, rules.clone())).await {
            Err(Error::Trouble(Trouble::AtTheSameMoment | Trouble::NotAllowed(_))) if attempts_left > 0 => {}
            other => return other,
        }
    }
}

async fn shown_once<Of>(
    db: &Db,
    vault: &Vault,
    now: Timestamp,
    by: &Keyring,
    circle: CircleId,
    (table_no, row, rules): (u16, Id<Of>, String),
) -> Result<Traced, Error> {
    let mut tx = db.begin_line().await?;
    let registry = registry::current(&mut tx, vault).await?;
    let state = circle::state(&mut tx, vault, &registry, circle).await?;
    if state.erased {
        return Err(Error::Shut);
    }
    let entry = Entry::about(LedgerAct::Opened, table_no, row, state.epoch(), rules);
    let signer = Signer::account(by, holding::signer(&state, by));
    ledger::add(&mut tx, now, circle, state.roll_seq(), signer, entry).await?;
    tx.commit().await?;
    Ok(Traced::committed(circle))
}

async fn trace(db: &Db, now: Timestamp, by: &Keyring, open: &mut OpenCircle, entry: Entry) -> Result<Traced, Error> {
    let mut attempts_left = ATTEMPTS;
    loop {
        attempts_left -= 1;
        match try_once(db, now, by, open, entry.clone()).await {
            Err(Error::Trouble(Trouble::AtTheSameMoment)) if attempts_left > 0 => {}
            Err(Error::Trouble(Trouble::NotAllowed(_))) if attempts_left > 0 => {}
            other => return other,
        }
    }
}

async fn try_once(db: &Db, now: Timestamp, by: &Keyring, open: &mut OpenCircle, entry: Entry) -> Result<Traced, Error> {
    let mut tx = db.begin_line().await?;
    let state = open.state.clone();
    let signer = Signer::account(by, holding::signer(&state, by));
    ledger::add(&mut tx, now, state.id, state.roll_seq(), signer, entry).await?;
    if let Some(settling) = &open.to_settle {
        holding::settle(&mut tx, settling).await?;
    }
    tx.commit().await?;
    open.to_settle = None;
    Ok(Traced::committed(state.id))
}

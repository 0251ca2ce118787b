//! The organisation's own part of the sheet. Every saving is a new version: who had read the one before reads again before
//! another yes, and every yes stays bound to the version it was given to.
use crate::{
    Access, Error,
    access::TheHouse,
    settings::{OwnPart, OwnVersion},
    store,
};
use ground_circle::Caller;
use ground_work::{House, act, see};

pub(crate) async fn read(house: &House, caller: &Caller) -> Result<OwnVersion, Error> {
    see!(house, caller, |look| {
        look.permitted(Access::Set, TheHouse)?;
        store::own::own(look).await
    })
}

/// Saved as it was, it stays the version it is.
pub(crate) async fn save(house: &House, caller: &Caller, part: OwnPart) -> Result<(), Error> {
    let part = part.checked()?;
    act!(house, caller, |work| {
        work.permitted(Access::Set, TheHouse)?;
        let before = store::own::own(work).await?;
        if before.part == part {
            return Ok(());
        }
        let (at, by) = (Some(work.now()), Some(work.keyring()?.account));
        store::own::add(work, &OwnVersion { number: before.number + 1, part: part.clone(), at, by }).await
    })
}

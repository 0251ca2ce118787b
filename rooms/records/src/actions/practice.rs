//! A worker's own note about their own doubts: sealed to its writer alone, attached to nothing, gone after thirty days or fewer.
//! (capability A19)
use super::{writing::id_of, written};
use crate::{Access, Clock, Error, access::TheHouse, store};
use ground_circle::{
    Caller,
    among::{self, Among, Heard},
};
use ground_kernel::Id;
use ground_seal::session::Token;
use ground_store::Trouble;
use ground_work::{House, act, see};

/// Number of the sealed table. Never reused.
pub(crate) const RECORDS_PRACTICE: u16 = 67;

pub(crate) async fn notes(house: &House, caller: &Caller) -> Result<(Vec<Heard>, i64), Error> {
    see!(house, caller, |look| {
        look.permitted(Access::Practise, TheHouse)?;
        let (registry, keyring, now) = (look.registry().await?, look.keyring()?, look.now());
        let (tx, of_house) = look.bare();
        let all = among::heard(tx, of_house.vault(), &registry, &keyring, RECORDS_PRACTICE).await?;
        let days = store::kept_days(look, Clock::Practice).await?;
        let all: Vec<Heard> = all.into_iter().filter(|it| now < it.left_on.plus_days(days)).collect();
        Ok::<_, Error>((all, days))
    })
}

/// Sent twice by the same form, it is one note.
pub(crate) async fn leave(house: &House, caller: &Caller, form: &Token, typed: &str) -> Result<(), Error> {
    let text = written(typed)?;
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    // No time stands in it, as in every id that others may see.
    let id: Id<Among> = id_of(form, &[b"practice", me.as_bytes(), text.as_bytes()]);
    if notes(house, caller).await?.0.iter().any(|it| it.id == id) {
        return Ok(());
    }
    let outcome = act!(house, caller, |work| {
        work.permitted(Access::Practise, TheHouse)?;
        let (registry, keyring) = (work.registry().await?, work.keyring()?);
        let today = people::day_of(work.now());
        let (tx, house) = work.bare();
        let at = (RECORDS_PRACTICE, id, today);
        Ok::<_, Error>(among::leave(tx, house.vault(), &registry, &keyring, &[], at, &text).await?)
    });
    match outcome {
        // The other press of the same button was a moment earlier.
        Err(Error::Trouble(Trouble::NotAllowed(_))) => Ok(()),
        other => other,
    }
}

pub(crate) async fn take_back(house: &House, caller: &Caller, id: Id<Among>) -> Result<(), Error> {
    let gone = act!(house, caller, |work| {
        work.permitted(Access::Practise, TheHouse)?;
        let (registry, keyring) = (work.registry().await?, work.keyring()?);
        let (tx, of_house) = work.bare();
        Ok::<_, Error>(among::take_back(tx, of_house.vault(), &registry, &keyring, RECORDS_PRACTICE, id).await?)
    })?;
    house.db().settle().await?;
    if gone { Ok(()) } else { Err(Error::NotFound) }
}

/// What has stood its days goes by itself.
pub async fn sweep(house: &House) -> Result<(), Error> {
    let caller = Caller::house();
    act!(house, &caller, |work| {
        let before = work.now().plus_days(-store::kept_days(work, Clock::Practice).await?);
        Ok::<_, Error>(among::sweep_kind(work.bare().0, RECORDS_PRACTICE, before).await?)
    })
}

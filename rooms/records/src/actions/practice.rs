//! A worker's own note about their own doubts: sealed to its writer alone, attached to nothing, gone after thirty days or fewer.
//! (capability A19)
use super::written;
use crate::{Access, Clock, Error, access::TheHouse, store};
use ground_circle::{
    Caller,
    among::{self, Among, Heard},
};
use ground_kernel::Id;
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

pub(crate) async fn leave(house: &House, caller: &Caller, typed: &str) -> Result<(), Error> {
    let text = written(typed)?;
    act!(house, caller, |work| {
        work.permitted(Access::Practise, TheHouse)?;
        let (registry, keyring) = (work.registry().await?, work.keyring()?);
        let today = people::day_of(work.now());
        let (tx, house) = work.bare();
        let at = (RECORDS_PRACTICE, house.blind_id(), today);
        Ok::<_, Error>(among::leave(tx, house.vault(), &registry, &keyring, &[], at, &text).await?)
    })
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

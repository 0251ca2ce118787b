//! After something hard: what two workers tell each other, and one person they choose. In no folder, in no figure, about
//! nobody who writes here. (S02 12; guideline 第4-4)
use crate::{Access, Error, access::TheHouse};
use ground_circle::{
    Caller,
    among::{self, Among, Heard},
};
use ground_kernel::{AccountId, Id, Role, Timestamp};
use ground_web::as_typed;
use ground_work::{House, act, see};
use std::collections::BTreeMap;

/// Number of the sealed table. Never reused.
pub(crate) const SAFETY_DEBRIEF: u16 = 32;
const LONGEST: usize = 10_000;

pub(crate) struct Debriefs {
    pub(crate) heard: Vec<Heard>,
    /// Who can be chosen: workers who are still here.
    pub(crate) colleagues: Vec<(AccountId, String)>,
    pub(crate) names: BTreeMap<AccountId, String>,
}

pub(crate) async fn debriefs(house: &House, caller: &Caller) -> Result<Debriefs, Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    see!(house, caller, |look| {
        look.permitted(Access::Debrief, TheHouse)?;
        let (registry, keyring, names) = (look.registry().await?, look.keyring()?, staff::called_names(look).await?);
        let heard = among::heard(look.bare().0, &registry, &keyring, SAFETY_DEBRIEF).await?;
        let worker = |id: &AccountId| registry.standing(*id).is_some_and(|it| it.role == Role::SupportWorker);
        let all = names.iter().filter(|it| *it.0 != me && worker(it.0));
        let mut colleagues: Vec<_> = all.map(|(id, name)| (*id, name.clone())).collect();
        colleagues.sort_by(|one, other| one.1.cmp(&other.1));
        Ok::<_, Error>(Debriefs { heard, colleagues, names })
    })
}

pub(crate) async fn leave(
    house: &House,
    caller: &Caller,
    colleague: Option<AccountId>,
    chosen: Option<AccountId>,
    typed: &str,
) -> Result<(), Error> {
    let text = as_typed(typed);
    if text.trim().is_empty() {
        return Err(Error::Empty);
    }
    if text.chars().count() > LONGEST {
        return Err(Error::TooLong);
    }
    let others: Vec<AccountId> = colleague.into_iter().chain(chosen).collect();
    if others.is_empty() {
        return Err(Error::NobodyChosen);
    }
    act!(house, caller, |work| {
        work.permitted(Access::Debrief, TheHouse)?;
        let (registry, keyring, today) = (work.registry().await?, work.keyring()?, day_of(work.now()));
        let worker = |id: &AccountId| registry.standing(*id).is_some_and(|it| it.role == Role::SupportWorker);
        if !others.iter().all(worker) {
            return Err(Error::NobodyChosen);
        }
        let (tx, house) = work.bare();
        let at = (SAFETY_DEBRIEF, house.blind_id(), today);
        Ok(among::leave(tx, &registry, &keyring, &others, at, &text).await?)
    })
}

pub(crate) async fn take_back(house: &House, caller: &Caller, id: Id<Among>) -> Result<(), Error> {
    let gone = act!(house, caller, |work| {
        work.permitted(Access::Debrief, TheHouse)?;
        let (registry, keyring) = (work.registry().await?, work.keyring()?);
        Ok::<_, Error>(among::take_back(work.bare().0, &registry, &keyring, SAFETY_DEBRIEF, id).await?)
    })?;
    house.db().settle().await?;
    if gone { Ok(()) } else { Err(Error::NotFound) }
}

/// The day, in Tokyo; the hour is not kept.
fn day_of(now: Timestamp) -> Timestamp {
    people::day_of(now)
}

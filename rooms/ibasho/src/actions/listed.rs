//! What others announce in their lists, taken over by somebody here who chose it.
use crate::{
    Access, Error,
    access::{Listed, ListedId, TheHouse},
    event_list::Event,
    gathering::day_of,
    store,
};
use ground_circle::Caller;
use ground_work::{House, act, see};

/// What is still to come, for anybody.
pub(crate) async fn coming(house: &House, caller: &Caller) -> Result<Vec<Listed>, Error> {
    see!(house, caller, |look| {
        let today = day_of(look.now());
        let all = store::listed(look, today).await?;
        let permitted = look.permitted_all(Access::Look, all);
        Ok::<_, Error>(permitted.into_iter().map(ground_policy::Permitted::into_inner).collect())
    })
}

/// Whoever may not take anything over learns nothing of the page either.
pub(crate) async fn may_take_over(house: &House, caller: &Caller) -> Result<(), Error> {
    see!(house, caller, |look| {
        look.permitted(Access::TakeOver, TheHouse)?;
        Ok::<_, Error>(())
    })
}

pub(crate) async fn take_over(house: &House, caller: &Caller, chosen: &[Event]) -> Result<(), Error> {
    act!(house, caller, |work| {
        let now = work.now();
        let permitted = work.permitted(Access::TakeOver, TheHouse)?;
        for event in chosen {
            let listed = Listed { id: work.new_id(), event: event.clone() };
            store::take_over(work, &permitted, &listed, now).await?;
        }
        Ok::<_, Error>(())
    })
}

pub(crate) async fn remove(house: &House, caller: &Caller, id: ListedId) -> Result<(), Error> {
    act!(house, caller, |work| {
        let permitted = work.permitted(Access::TakeOver, TheHouse)?;
        store::remove_listed(work, &permitted, id).await
    })
}

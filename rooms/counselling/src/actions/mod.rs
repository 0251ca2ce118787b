//! What happens between the two, as short stories: somebody begins, they write, the team learns what may be told, it ends.
pub(crate) mod beginning;
pub(crate) mod ending;
pub(crate) mod reading;
pub(crate) mod telling;
pub(crate) mod writing;

use crate::{Error, store};
use ground_circle::Caller;
use ground_kernel::{AccountId, CircleId};
use ground_store::Trouble;
use ground_work::{House, Work, act};

/// Whoever is here: somebody in their own matter, or somebody of the house.
pub(crate) fn me(caller: &Caller) -> Result<AccountId, Error> {
    caller.actor.account().ok_or(Error::NotFound)
}

/// The same press a moment earlier did it already.
fn or_done_already<T>(outcome: Result<T, Error>, done: T) -> Result<T, Error> {
    match outcome {
        Err(Error::Trouble(Trouble::NotAllowed(name))) if name.ends_with("_id_key") => Ok(done),
        other => other,
    }
}

/// Somebody erased everything: what ordered their words goes, too. Done twice, it is as if done once.
pub async fn forget(house: &House, party: AccountId) -> Result<(), Error> {
    let caller = Caller::house();
    act!(house, &caller, |work| { store::forget(work, party).await })
}

/// After a restore: a circle was erased again.
pub async fn forget_again(work: &mut Work, circle: CircleId) -> Result<(), Error> {
    store::forget_circle(work, circle).await
}

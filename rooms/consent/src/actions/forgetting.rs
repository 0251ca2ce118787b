//! All of it goes, when its owner erases everything or their time is over; and what was passed on by a consent that ended by
//! itself is shut by the house, though it opened for nobody since that moment anyway.
use super::experts;
use crate::{Access, Error, access::Theirs, store};
use ground_circle::Caller;
use ground_kernel::AccountId;
use ground_work::{House, Work, act};

/// In the same piece of work as the erasing itself. `over` is true at the end of the kept time.
pub async fn forget(work: &mut Work, party: AccountId, over: bool) -> Result<(), Error> {
    work.permitted(Access::Forget, Theirs { party, over })?;
    for page in store::experts::still_there(work, party, None).await? {
        experts::shut(work, &page).await?;
    }
    store::forget(work, party).await
}

pub async fn sweep(house: &House) -> Result<(), Error> {
    let caller = Caller::house();
    act!(house, &caller, |work| {
        let now = work.now();
        for page in store::experts::expired(work, now).await? {
            experts::shut(work, &page).await?;
        }
        Ok(())
    })
}

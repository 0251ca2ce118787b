//! Somebody erases everything while a level is open: the content goes at once, as asked; the level stays, without content,
//! until a human ends it. (capability 193)
use crate::{
    Access, Error,
    access::Theirs,
    matter::Matter,
    store::{duty, levels, passings},
};
use ground_kernel::{AccountId, CircleId};
use ground_work::Work;

/// In the same piece of work as the erasing itself. `over` is true at the end of the kept time.
pub async fn forget(work: &mut Work, party: AccountId, circle: CircleId, over: bool) -> Result<(), Error> {
    let theirs = work.permitted(Access::Forget, Theirs { party, over })?;
    let matter = Matter::id_of(&work.house().vault().clone(), circle);
    levels::forget_joinings(work, matter).await?;
    for level in levels::levels_of(work, matter).await? {
        if let Some(circle) = level.circle {
            work.expire_circle(circle, theirs.permit()).await?;
        }
        if !level.is_open() {
            levels::end_joinings(work, level.id).await?;
        }
    }
    levels::empty_levels(work, matter).await?;
    passings::empty_passings(work, matter).await?;
    duty::forget_pages(work, matter).await
}

//! Circles of somebody beside the one they write to a team in: between them and one of the house alone. Whatever is done to
//! everything of theirs reaches these from here: new words, leaving somebody out, erasing, the end of the kept time, and
//! erasing again after a restore.
//!
//! Deliberately doesn't know: what lies in them.
use crate::{Access, Error, Party, store};
use ground_circle::Keyring;
use ground_kernel::{AccountId, CircleId};
use ground_policy::{Permit, Permitted};
use ground_work::Work;

/// Founds one, for whoever acts and one of the house, in another room's piece of work.
pub async fn found_for_one(work: &mut Work, one: AccountId) -> Result<CircleId, Error> {
    let id = work.actor().account().ok_or(Error::NotFound)?;
    let party = store::party_for(work, id, Access::Choose).await?;
    let circle = work.found_circle_for_one(one).await?;
    store::add_circle(work, circle, party.id).await?;
    Ok(circle)
}

/// Its person erases one, with everything in it, and stays.
pub async fn erase_one(work: &mut Work, circle: CircleId, permit: &Permit) -> Result<(), Error> {
    work.erase_another_circle(circle, permit).await?;
    store::remove_circle(work, circle).await?;
    Ok(())
}

/// The person leaves these out wherever they are the one for whom a circle was founded: no key of theirs opens it then.
pub async fn leave_out_of_others(
    work: &mut Work,
    party: AccountId,
    whom: &[AccountId],
) -> Result<Vec<CircleId>, Error> {
    let mut ended = vec![];
    for circle in store::other_circles(work, party).await? {
        let registry = work.registry().await?;
        let (tx, house) = work.bare();
        let state = ground_circle::state(tx, house.vault(), &registry, circle).await?;
        let Some(one) = state.for_one().filter(|it| whom.contains(it)) else { continue };
        work.leave_out(circle, &[one]).await?;
        ended.push(circle);
    }
    Ok(ended)
}

pub(crate) async fn rekey_others(work: &mut Work, party: AccountId, new: &Keyring) -> Result<(), Error> {
    for circle in store::other_circles(work, party).await? {
        work.rekey_another(circle, new).await?;
    }
    Ok(())
}

pub(crate) async fn erase_others(work: &mut Work, party: &Permitted<Party>) -> Result<(), Error> {
    for circle in store::other_circles(work, party.id).await? {
        work.erase_another_circle(circle, party.permit()).await?;
    }
    Ok(())
}

pub(crate) async fn expire_others(work: &mut Work, party: AccountId, permit: &Permit) -> Result<(), Error> {
    for circle in store::other_circles(work, party).await? {
        work.expire_circle(circle, permit).await?;
    }
    Ok(())
}

/// After a restore: these were erased before. By the house, which needs no permission to erase again.
pub(crate) async fn erase_others_again(work: &mut Work, party: AccountId) -> Result<(), Error> {
    for circle in store::other_circles(work, party).await? {
        erase_one_again(work, circle).await?;
    }
    Ok(())
}

/// True when this was such a circle, and is erased again.
pub(crate) async fn erase_one_again(work: &mut Work, circle: CircleId) -> Result<bool, Error> {
    if !store::remove_circle(work, circle).await? {
        return Ok(false);
    }
    let (registry, now) = (work.registry().await?, work.now());
    let (tx, house) = work.bare();
    let vault = house.vault().clone();
    ground_circle::expire_circle(tx, &vault, &registry, now, circle, "people.erased-before".to_owned()).await?;
    Ok(true)
}

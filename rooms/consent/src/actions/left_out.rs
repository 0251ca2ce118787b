//! Whom the person leaves out, on their own page: a rule that hides it everywhere, and in the same breath a list on their
//! circle's own roll, signed by their key alone, so that no key of theirs opens it. (S03, step 2; guideline 第4-1(2))
use super::{door, talks::short};
use crate::{
    Error, store,
    talk::{LeftOut, listed, listed_without},
};
use ground_circle::{Caller, Registry};
use ground_kernel::{AccountId, CircleId, Id, Role};
use ground_work::{House, Work, act};
use std::collections::BTreeSet;

/// The one who is named is not told, here or anywhere. Where nobody would remain, nothing is kept.
pub(crate) async fn leave_out(
    house: &House,
    caller: &Caller,
    who: Option<AccountId>,
    role: Option<Role>,
    words: &str,
) -> Result<(), Error> {
    let words = short(words)?;
    act!(house, caller, |work| {
        let matter = door::own_in(work).await?;
        let registry = work.registry().await?;
        let who = who.filter(|id| registry.standing(*id).is_some());
        if who.is_none() && role.is_none() && words.is_none() {
            return Err(Error::Empty);
        }
        let role = role.map(|it| it.name().to_owned());
        let it = LeftOut { id: work.new_id(), who, role, at: work.now() };
        store::talks::add_left_out(work, matter.party, &it).await?;
        if let Some(words) = &words {
            work.write_text(matter.circle, it.words_place(), words, &matter.permit().rules()).await?;
        }
        let all = store::talks::left_out(work, matter.party).await?;
        let (on_roll, here) = on_the_roll(work, matter.circle, &registry).await?;
        let list = listed(&on_roll, &all, &here);
        people::leave_out_of_others(work, matter.party, &list).await?;
        Ok(work.leave_out(matter.circle, &list).await?)
    })
}

pub(crate) async fn let_see_again(house: &House, caller: &Caller, id: Id<LeftOut>) -> Result<(), Error> {
    act!(house, caller, |work| {
        let matter = door::own_in(work).await?;
        let registry = work.registry().await?;
        let mut all = store::talks::left_out(work, matter.party).await?;
        let at = all.iter().position(|it| it.id == id).ok_or(Error::NotFound)?;
        let it = all.remove(at);
        work.erase_text(matter.circle, it.words_place(), &matter.permit().rules()).await?;
        store::talks::remove_left_out(work, matter.party, id).await?;
        let (on_roll, here) = on_the_roll(work, matter.circle, &registry).await?;
        Ok(work.leave_out(matter.circle, &listed_without(&on_roll, &it, &all, &here)).await?)
    })
}

/// Who is on the list now, as the person signed it; and who could read it, each with what they do here.
async fn on_the_roll(
    work: &mut Work,
    circle: CircleId,
    registry: &Registry,
) -> Result<(BTreeSet<AccountId>, Vec<(AccountId, Role)>), Error> {
    let (tx, house) = work.bare();
    let state = ground_circle::state(tx, house.vault(), registry, circle).await?;
    let members = state.teams().into_iter().flat_map(|team| registry.members_of(team));
    let here = members.filter_map(|id| Some((id, registry.standing(id)?.role)));
    Ok((state.left_out().clone(), here.collect()))
}

//! It ends by the person's press, and goes on by it: what is written stays theirs. Handing on is a copy of one line, made by
//! them. Erased is erased, with what the team learned of it.
use super::{reading, writing};
use crate::{
    Access, Error,
    pair::{LineId, PairId, Written},
    store,
};
use ground_circle::Caller;
use ground_seal::session::Token;
use ground_work::{House, act, see};

/// From now on no key of the counsellor opens it, written before or after.
pub(crate) async fn end(house: &House, caller: &Caller, id: PairId) -> Result<(), Error> {
    act!(house, caller, |work| {
        let pair = store::pair_for(work, id, Access::Decide).await?;
        work.leave_out(pair.circle, &[pair.counsellor]).await?;
        let day = people::day_of(work.now());
        store::note_end(work, &pair, Some(day)).await
    })
}

/// The same counsellor again, where they left off; whoever holds another one of theirs holds it no more.
pub(crate) async fn go_on(house: &House, caller: &Caller, id: PairId) -> Result<(), Error> {
    act!(house, caller, |work| {
        let pair = store::pair_for(work, id, Access::Decide).await?;
        let day = people::day_of(work.now());
        for other in store::own_that_are_held(work, pair.party).await?.into_iter().filter(|it| it.id != pair.id) {
            work.leave_out(other.circle, &[other.counsellor]).await?;
            store::note_end(work, &other, Some(day)).await?;
        }
        work.leave_out(pair.circle, &[]).await?;
        store::note_end(work, &pair, None).await
    })
}

pub(crate) async fn erase(house: &House, caller: &Caller, id: PairId) -> Result<(), Error> {
    act!(house, caller, |work| {
        let pair = store::pair_for(work, id, Access::Decide).await?;
        let party = people::seen(work, pair.party).await?;
        for it in store::told_between(work, pair.id).await? {
            work.erase_text(party.circle, it.place_for_team(), &pair.permit().rules()).await?;
        }
        people::erase_one(work, pair.circle, pair.permit()).await?;
        store::remove_pair(work, pair.id).await
    })?;
    Ok(house.db().settle().await?)
}

/// One line, for the counsellor whom they have now. It says who wrote it, and when, and that the person brought it along.
pub(crate) async fn hand_on(
    house: &House,
    caller: &Caller,
    (from, line): (PairId, LineId),
    form: &Token,
) -> Result<PairId, Error> {
    let it = reading::own_line(house, caller, from, line).await?;
    let me = super::me(caller)?;
    let to = see!(house, caller, |look| {
        let held = store::own_pairs(look, me).await?.into_iter().find(|it| it.held && it.id != from);
        held.map(|it| it.id).ok_or(Error::Alone)
    })?;
    let from = it.written.from.or(Some((it.line.writer, it.line.written_on)));
    writing::write(house, caller, to, form, &Written { from, ..it.written }).await?;
    Ok(to)
}

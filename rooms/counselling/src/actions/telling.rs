//! What the team is to learn: one of the two writes it, both read it, the person presses. Before that it lies between the two
//! and nowhere else; with the press the person's own keys write the very same text where the team reads.
use super::{me, or_done_already, reading, writing::checked};
use crate::{
    Access, Error,
    pair::PairId,
    store,
    told::{Told, ToldId},
};
use ground_circle::Caller;
use ground_seal::session::Token;
use ground_web::id_of_press;
use ground_work::{House, act};

pub(crate) async fn propose(
    house: &House,
    caller: &Caller,
    pair: PairId,
    form: &Token,
    text: &str,
) -> Result<(), Error> {
    checked(text)?;
    let (me, id): (_, ToldId) = (me(caller)?, id_of_press(form, text));
    let outcome = act!(house, caller, |work| {
        let pair = store::pair_for(work, pair, Access::Write).await?;
        if store::told_is_there(work, id).await? {
            return Ok(());
        }
        let written_on = people::day_of(work.now());
        let (party, writer, pair_id) = (pair.party, me, pair.id);
        let it =
            Told { id, pair: pair_id, party, writer, written_on, read_on: None, told_on: None, taken_back_on: None };
        store::add_told(work, &it).await?;
        Ok::<_, Error>(work.write_text(pair.circle, it.place(), text, &pair.permit().rules()).await?)
    });
    or_done_already(outcome, ())
}

/// The counsellor has read what the person wrote for the team, and stands by it.
pub(crate) async fn was_read(house: &House, caller: &Caller, id: ToldId) -> Result<PairId, Error> {
    let me = me(caller)?;
    act!(house, caller, |work| {
        let it = store::told(work, id).await?;
        let pair = store::pair_for(work, it.pair, Access::Write).await?;
        if pair.counsellor != me {
            return Err(Error::NotFound);
        }
        if it.may_be_read() {
            let read_on = Some(people::day_of(work.now()));
            store::save_told(work, &Told { read_on, ..it }).await?;
        }
        Ok::<_, Error>(pair.id)
    })
}

/// 「伝えてよい」. The text is the one that was read, and is signed by the person alone.
pub(crate) async fn tell(house: &House, caller: &Caller, id: ToldId) -> Result<PairId, Error> {
    let read = reading::own_told(house, caller, id).await?;
    act!(house, caller, |work| {
        let it = store::told(work, id).await?;
        let pair = store::pair_for(work, it.pair, Access::Decide).await?;
        if it.told_on.is_some() {
            return Ok(pair.id);
        }
        if !it.may_be_told() {
            return Err(Error::NotYet);
        }
        let (party, told_on) = (people::seen(work, pair.party).await?, Some(people::day_of(work.now())));
        work.write_text(party.circle, it.place_for_team(), &read.text, &pair.permit().rules()).await?;
        store::save_told(work, &Told { told_on, ..it }).await?;
        Ok::<_, Error>(pair.id)
    })
}

/// Nothing of it is left with the team; whoever read it knows it.
pub(crate) async fn take_back(house: &House, caller: &Caller, id: ToldId) -> Result<PairId, Error> {
    let pair = act!(house, caller, |work| {
        let it = store::told(work, id).await?;
        let pair = store::pair_for(work, it.pair, Access::Decide).await?;
        if it.stands() {
            let (party, day) = (people::seen(work, pair.party).await?, people::day_of(work.now()));
            work.erase_text(party.circle, it.place_for_team(), &pair.permit().rules()).await?;
            store::save_told(work, &Told { taken_back_on: Some(day), ..it }).await?;
        }
        Ok::<_, Error>(pair.id)
    })?;
    house.db().settle().await?;
    Ok(pair)
}

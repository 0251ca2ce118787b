//! The person says something: in words, by one press, with cards, by drawing; changes it, erases it, says that we don't ask.
use super::{line_id, or_done_already, own, put_down, round_now, spoken_place};
use crate::{
    Access, Error, press,
    prompt::Prompt,
    round::LineId,
    spoken::{Answer, Spoken, Voice},
    store,
};
use ground_circle::Caller;
use ground_seal::session::Token;
use ground_work::{House, act};

/// What one form says: their own words, and those of somebody who is with them, each by itself.
pub(crate) async fn say(
    house: &House,
    caller: &Caller,
    form: &Token,
    mine: Option<Spoken>,
    beside: Option<Spoken>,
) -> Result<(), Error> {
    let mine = mine.map(Spoken::check).transpose()?;
    let beside = beside.map(Spoken::check).transpose()?;
    if mine.is_none() && beside.is_none() {
        return Err(Error::Empty);
    }
    let party = own(caller)?;
    or_done_already(act!(house, caller, |work| {
        let now = store::now_for(work, party, Access::Say).await?;
        people::seen(work, party).await?;
        for (voice, it) in [(Voice::Own, &mine), (Voice::With, &beside)] {
            let Some(it) = it else { continue };
            let id = line_id(form, voice, it);
            if store::line_is_there(work, id).await? {
                continue;
            }
            put_down(work, &now, id, voice, it, &now.permit().rules()).await?;
            if it.answer == Answer::DoNotAsk {
                let mark = press::closed_mark(&work.house().vault().clone(), party, it.prompt);
                store::close(work, party, mark).await?;
            }
        }
        Ok::<_, Error>(())
    }))
}

/// 「聞いてもかまわない」: as before.
pub(crate) async fn may_be_asked(house: &House, caller: &Caller, prompt: Prompt) -> Result<(), Error> {
    let party = own(caller)?;
    act!(house, caller, |work| {
        store::now_for(work, party, Access::Say).await?;
        let mark = press::closed_mark(&work.house().vault().clone(), party, prompt);
        store::reopen(work, party, mark).await
    })
}

/// A new page, from today.
pub(crate) async fn begin(house: &House, caller: &Caller) -> Result<(), Error> {
    let party = own(caller)?;
    act!(house, caller, |work| {
        let now = store::now_for(work, party, Access::Say).await?;
        round_now(work, &now, true).await.map(drop)
    })
}

/// Their own words, changed by them: what stood there before is gone, and the ledger says that it was written anew.
pub(crate) async fn change(house: &House, caller: &Caller, id: LineId, it: Spoken) -> Result<(), Error> {
    let (it, party) = (it.check()?, own(caller)?);
    act!(house, caller, |work| {
        let line = store::line_for(work, id, Access::Change).await?;
        let now = store::now_for(work, party, Access::Say).await?;
        Ok::<_, Error>(work.write_text(now.circle, spoken_place(id), &it.to_text(), &line.permit().rules()).await?)
    })
}

/// Erased: nothing of it is left, but that a line stood here.
pub(crate) async fn erase(house: &House, caller: &Caller, id: LineId) -> Result<(), Error> {
    let party = own(caller)?;
    act!(house, caller, |work| {
        let line = store::line_for(work, id, Access::Erase).await?;
        let now = store::now_for(work, party, Access::Say).await?;
        work.erase_text(now.circle, spoken_place(id), &line.permit().rules()).await?;
        store::bury_line(work, &line).await
    })?;
    Ok(house.db().settle().await?)
}

//! What happens when someone takes back what they wrote: one letter, or everything.
use super::answers::draft_place;
use crate::{
    Access, Error,
    letter::{LetterId, oldest_unanswered},
    store,
};
use ground_circle::Caller;
use ground_work::{House, act};

/// Erases one letter: nothing is left on the screen; a tombstone for staff and ledger.
pub(crate) async fn erase_letter(house: &House, caller: &Caller, letter: LetterId) -> Result<(), Error> {
    let id = caller.actor.account().ok_or(Error::NotFound)?;
    act!(house, caller, |work| {
        let thread = store::own_thread(work, id, Access::Read).await?;
        let letter = store::letter_for(work, &thread, letter, Access::Erase).await?;
        let (place, rules) = (letter.letter.text_place(), letter.permit().rules());
        work.erase_text(thread.circle, place, &rules).await?;
        store::bury_letter(work, &letter).await?;
        // What is gone waits for no answer, and nothing of ours can be late for it.
        let waits = oldest_unanswered(&store::letters(work, thread.id).await?, None);
        let thread = thread.change(|it| Ok::<_, Error>(it.still_waits(waits)))?;
        store::save_thread(work, &thread).await
    })?;
    Ok(house.db().settle().await?)
}

/// Erases everything: letters, answers, names, address, keys, the account.
pub(crate) async fn erase_all(house: &House, caller: &Caller) -> Result<(), Error> {
    let id = caller.actor.account().ok_or(Error::NotFound)?;
    act!(house, caller, |work| {
        let now = work.now();
        let thread = store::own_thread(work, id, Access::EraseAll).await?;
        // What was written about danger goes at once, too; that something is open stays, until a human ends it.
        safety::forget(work, id, thread.circle, false).await?;
        records::forget(work, id, false).await?;
        consent::forget(work, id, false).await?;
        people::erase(work).await?;
        let thread = thread.change(|it| Ok::<_, Error>(it.erased()))?;
        work.forget_drafts_of_all(&draft_place(thread.id)).await?;
        store::bury_thread(work, &thread, now).await
    })?;
    Ok(house.db().settle().await?)
}

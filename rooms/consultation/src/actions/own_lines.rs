//! What somebody does with what was written about their calls: erases a line, or writes their own word beside it.
use crate::{Access, Error, contact::LineId, letter, store};
use ground_circle::Caller;
use ground_work::{House, act, see};

/// The text of one line, to be asked about before it is erased, or to write beside it.
pub(crate) async fn one(house: &House, caller: &Caller, id: LineId) -> Result<(String, String), Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    see!(house, caller, |look| {
        let line = store::line_for_look(look, id, Access::AddBeside).await?;
        let thread = store::own_thread_look(look, me, Access::Read).await?;
        let table = crate::contact::CONSULTATION_STATEMENT;
        let opened = look.open(thread.circle, thread.permit(), table, thread.id).await?;
        let text = look.text(&opened, line.text_place()).await?.ok_or(Error::NotFound)?;
        let beside = look.text(&opened, line.beside_place()).await?;
        Ok::<_, Error>((text.text.to_string(), beside.map(|it| it.text.to_string()).unwrap_or_default()))
    })
}

/// Erased: nothing of it is left, but that a line stood here.
pub(crate) async fn erase(house: &House, caller: &Caller, id: LineId) -> Result<(), Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    act!(house, caller, |work| {
        let line = store::line_for(work, id, Access::EraseLine).await?;
        let thread = store::own_thread(work, me, Access::Read).await?;
        let rules = line.permit().rules();
        for place in [line.text_place(), line.speaker_place(), line.beside_place()] {
            work.erase_text(thread.circle, place, &rules).await?;
        }
        store::bury_line(work, &line).await
    })?;
    Ok(house.db().settle().await?)
}

/// Their own word beside a line; an empty one takes it away again.
pub(crate) async fn write_beside(house: &House, caller: &Caller, id: LineId, typed: &str) -> Result<(), Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    let text = match letter::text(typed) {
        Err(Error::Empty) => None,
        other => Some(other?),
    };
    act!(house, caller, |work| {
        let line = store::line_for(work, id, Access::AddBeside).await?;
        let thread = store::own_thread(work, me, Access::Read).await?;
        let rules = line.permit().rules();
        match &text {
            Some(text) => work.write_text(thread.circle, line.beside_place(), text, &rules).await?,
            None => drop(work.erase_text(thread.circle, line.beside_place(), &rules).await?),
        }
        Ok::<_, Error>(())
    })
}

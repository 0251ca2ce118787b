//! What somebody does with what was written about their calls: erases a line, or writes their own word beside it.
use crate::{
    Access, Error,
    contact::{Kind, Line, LineId, Visibility},
    correction::{Correction, by_speaker, by_staff, corrected},
    letter, store,
    thread::ThreadId,
};
use ground_circle::Caller;
use ground_work::{House, Work, act, see};

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

/// A line as it holds now, with its text, for the page on which whoever spoke says who may be told.
pub(crate) async fn now(house: &House, caller: &Caller, id: LineId) -> Result<(Line, String), Error> {
    let (text, _) = one(house, caller, id).await?;
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    let line = see!(house, caller, |look| {
        let line = store::line_for_look(look, id, Access::SayWho).await?.into_inner();
        let thread = store::own_thread_look(look, me, Access::Read).await?;
        let line = corrected(line, &store::corrections(look, thread.id).await?).0;
        Ok::<_, Error>(line)
    })?;
    Ok((line, text))
}

/// Whoever spoke says who may be told, from now on.
pub(crate) async fn say_who(house: &House, caller: &Caller, id: LineId, to: Visibility) -> Result<(), Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    act!(house, caller, |work| {
        let line = store::line_for(work, id, Access::SayWho).await?.into_inner();
        let thread = store::own_thread(work, me, Access::Write).await?.id;
        let line = corrected(line, &store::corrections(work, thread).await?).0;
        if line.visibility == to {
            return Ok(());
        }
        let holds = by_speaker(&line, to)?;
        add(work, thread, &line, holds, true).await
    })
}

/// One of us corrects what a line is. It is theirs to widen who may be told.
pub(crate) async fn correct(
    house: &House,
    caller: &Caller,
    id: ThreadId,
    line: LineId,
    (kind, visibility): (Kind, Visibility),
) -> Result<(), Error> {
    act!(house, caller, |work| {
        let thread = store::thread_for(work, id, Access::Note).await?.id;
        let lines = store::lines(work, thread).await?;
        let line = lines.into_iter().find(|it| it.id == line).ok_or(Error::NotFound)?;
        let line = corrected(line, &store::corrections(work, thread).await?).0;
        let holds = by_staff(&line, kind, visibility)?;
        add(work, thread, &line, holds, false).await
    })
}

async fn add(
    work: &mut Work,
    thread: ThreadId,
    line: &Line,
    (kind, visibility): (Kind, Visibility),
    own: bool,
) -> Result<(), Error> {
    let (by, at) = (work.actor().account().ok_or(Error::NotFound)?, work.now());
    let it = Correction { id: work.new_id(), line: line.id, kind, visibility, by, own, at };
    store::add_correction(work, thread, &it).await
}

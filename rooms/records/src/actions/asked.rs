//! A correction that somebody asks for beside a line: they say so, and may take it back; we answer by a line that is added, or
//! by why the line stays. What waits is the team's, so that it is nobody's when somebody leaves. (capability 102)
use super::{own_lines::perhaps, written};
use crate::{
    Access, Error,
    asked::{Asked, Outcome},
    folder::FolderId,
    line::LineId,
    store,
};
use ground_circle::Caller;
use ground_kernel::Actor;
use ground_store::Trouble;
use ground_work::{House, Work, act, see};

/// 「直してほしい」. Words are not needed; asked twice, it is asked once.
pub(crate) async fn ask(house: &House, caller: &Caller, id: LineId, typed: &str) -> Result<(), Error> {
    let words = perhaps(typed)?;
    let outcome = act!(house, caller, |work| {
        let line = store::line_for(work, id, Access::Answer).await?;
        // What their own hand wrote they put right themselves.
        if line.line.own() {
            return Err(Error::NotFound);
        }
        if store::asked_of_line(work, id).await?.is_some() {
            return Ok(());
        }
        let folder = store::folder_for(work, line.line.folder, Access::Read).await?;
        let asked = Asked::now(work.new_id(), id, folder.id, work.now());
        store::add_asked(work, &asked).await?;
        match &words {
            Some(words) => {
                Ok(work.write_text(folder.circle, asked.words_place(), words, &line.permit().rules()).await?)
            }
            None => Ok(()),
        }
    });
    match outcome {
        Err(Error::Trouble(Trouble::NotAllowed(name))) if name.starts_with("records_asked_line_id") => Ok(()),
        other => other,
    }
}

/// As long as there is no answer.
pub(crate) async fn take_back(house: &House, caller: &Caller, id: LineId) -> Result<(), Error> {
    act!(house, caller, |work| {
        let line = store::line_for(work, id, Access::Answer).await?;
        let folder = store::folder_for(work, line.line.folder, Access::Read).await?;
        let Some(asked) = store::asked_of_line(work, id).await?.filter(Asked::is_open) else { return Ok(()) };
        work.erase_text(folder.circle, asked.words_place(), &line.permit().rules()).await?;
        store::take_back_asked(work, &asked).await
    })
}

/// The line stays, and why is said. Their word beside it stays, too.
pub(crate) async fn keep(house: &House, caller: &Caller, id: LineId, typed: &str) -> Result<FolderId, Error> {
    let text = written(typed)?;
    act!(house, caller, |work| {
        let (me, now) = (work.keyring()?.account, work.now());
        let line = store::line_for(work, id, Access::Reply).await?;
        let folder = store::folder_for(work, line.line.folder, Access::Write).await?;
        let asked = store::asked_of_line(work, id).await?.ok_or(Error::NotFound)?;
        let asked = asked.answered(me, Outcome::Kept, now)?;
        store::save_answered(work, &asked).await?;
        work.write_text(folder.circle, asked.answer_place(), &text, &line.permit().rules()).await?;
        Ok::<_, Error>(folder.id)
    })
}

/// A line was added in its place: if that was asked for, it is answered. Part of another piece of work.
pub(crate) async fn corrected(work: &mut Work, id: LineId) -> Result<(), Error> {
    let (me, now) = (work.keyring()?.account, work.now());
    let Some(asked) = store::asked_of_line(work, id).await?.filter(Asked::is_open) else { return Ok(()) };
    store::save_answered(work, &asked.answered(me, Outcome::Corrected, now)?).await
}

/// What waits for an answer of ours, in all of one's teams, the nearest day first. Nothing is opened.
pub(crate) async fn waiting(house: &House, caller: &Caller) -> Result<Vec<(Asked, String, bool)>, Error> {
    let Actor::Staff { teams, .. } = &caller.actor else { return Err(Error::NotFound) };
    see!(house, caller, |look| {
        let (now, mut all) = (look.now(), vec![]);
        for team in teams {
            let found = store::asked_of_team(look, *team).await?;
            all.extend(found.into_iter().map(|it| {
                let (handle, late) = (crate::folder::handle_of(it.folder), it.is_overdue(now));
                (it, handle, late)
            }));
        }
        all.sort_by_key(|it| it.0.answer_by);
        Ok::<_, Error>(all)
    })
}

/// For the first page of the desk: acts of ours that wait, and how many of them are late.
#[derive(Clone, Copy, Debug, Default)]
pub struct Figures {
    pub waiting: usize,
    pub overdue: usize,
}

pub async fn figures(house: &House, caller: &Caller) -> Result<Figures, Error> {
    if !matches!(&caller.actor, Actor::Staff { .. }) {
        return Ok(Figures::default());
    }
    let all = waiting(house, caller).await?;
    let overdue = all.iter().filter(|it| it.2).count();
    Ok(Figures { waiting: all.len() - overdue, overdue })
}

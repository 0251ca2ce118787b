//! The season's note for those who have paper only: who said yes, on the telephone or on paper, and how far each note is.
//! Nothing is opened for it.
use crate::{
    Access, Error,
    letter::{LetterId, State},
    store,
    thread::{Thread, ThreadId},
    tie::{Tie, season_of},
};
use ground_circle::Caller;
use ground_kernel::{Actor, Timestamp};
use ground_policy::Permitted;
use ground_work::{House, Look, act, see};

/// How far this season's note is.
pub(crate) enum Note {
    /// None yet.
    ToWrite,
    /// Written, and a second has not read it yet.
    Waits,
    /// Ready to be printed and posted.
    ToPost(LetterId),
    Posted(Timestamp),
    /// Not now: a letter of theirs waits for an answer first.
    AnswerFirst,
}

pub(crate) async fn for_the_post(house: &House, caller: &Caller) -> Result<Vec<(Permitted<Thread>, Note)>, Error> {
    let Actor::Staff { teams, .. } = &caller.actor else { return Err(Error::NotFound) };
    see!(house, caller, |look| {
        let mut all = vec![];
        for team in teams {
            for tie in store::ties_of_team(look, *team).await?.into_iter().filter(|it| it.season) {
                let thread = store::thread_for_look(look, tie.thread, Access::Read).await?;
                let entered = people::entered(look, thread.party).await?;
                if entered.is_some_and(|it| !it.comes_online()) {
                    let note = note_of(look, &thread, &tie).await?;
                    all.push((thread, note));
                }
            }
        }
        Ok::<_, Error>(all)
    })
}

async fn note_of(look: &mut Look, thread: &Thread, tie: &Tie) -> Result<Note, Error> {
    let now = look.now();
    let notes = store::season_letters(look, thread.id).await?;
    let letters = store::letters(look, thread.id).await?;
    let of_now = |at: Timestamp| season_of(at) == season_of(now);
    let it = letters
        .iter()
        .rev()
        .find(|it| notes.contains(&it.id) && of_now(it.written_at) && (it.waits() || it.state == State::There));
    let Some(it) = it else {
        let free = super::ties::season_is_free(tie, thread, now);
        return Ok(if free { Note::ToWrite } else { Note::AnswerFirst });
    };
    if it.waits() {
        return Ok(Note::Waits);
    }
    let postings = store::postings(look, thread.id).await?;
    let posted = postings.into_iter().find(|posting| posting.item.as_bytes() == it.id.as_bytes());
    Ok(posted.map_or(Note::ToPost(it.id), |it| Note::Posted(it.on)))
}

/// Somebody who has paper only said yes, or no more. Whoever comes here by themselves says it themselves.
pub(crate) async fn as_said(house: &House, caller: &Caller, id: ThreadId, wanted: bool) -> Result<(), Error> {
    let paper_only = see!(house, caller, |look| {
        let thread = store::thread_for_look(look, id, Access::Note).await?;
        let entered = people::entered(look, thread.party).await?;
        Ok::<_, Error>(entered.is_some_and(|it| !it.comes_online()))
    })?;
    if !paper_only {
        return Err(Error::NothingChosen);
    }
    act!(house, caller, |work| {
        let thread = store::thread_for(work, id, Access::Note).await?;
        let tie = store::tie(work, id).await?;
        store::save_tie(work, &thread, &Tie { season: wanted, ..tie }).await
    })
}

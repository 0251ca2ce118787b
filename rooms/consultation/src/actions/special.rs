//! Answers that are more than an answer, as short stories: written, read by a second, and true from then on; taken back,
//! and as if they had not been.
use super::{answers, organisation_now, promises, ties};
use crate::{
    Access, Error,
    letter::{self, Answer, Letter, LetterId},
    special::{Ending, Kind, Special},
    store,
    thread::{Thread, ThreadId},
    tie::{Tie, Whose, season_of, whose},
};
use ground_circle::Caller;
use ground_kernel::AccountId;
use ground_work::{House, Work, act};
use staff::Reading;

/// Writes one. It waits for a second, however many answers there were before; a house of one says so, and is read later.
pub(crate) async fn write(house: &House, caller: &Caller, id: ThreadId, kind: Kind, typed: &str) -> Result<(), Error> {
    let text = letter::text(typed)?;
    if answers::sent_just_now(house, caller, id, &text).await? {
        return Ok(());
    }
    let ring = answers::ring_of(house, caller, id).await?;
    act!(house, caller, |work| {
        let (now, by) = (work.now(), work.keyring()?);
        let thread = store::thread_for(work, id, Access::Answer).await?;
        if store::letters(work, id).await?.iter().any(Letter::waits) {
            return Err(Error::OneAtATime);
        }
        may_begin(work, &thread, kind, by.account).await?;
        let waiting = Letter::waiting(work.new_id(), thread.letters + 1, by.account, now);
        let letter = match organisation_now(work).await?.first_answer() {
            Reading::TwoBeforeSending => waiting,
            Reading::OneNowSecondedWithin { days } => {
                Letter { second_by: Some(now.plus_days(days)), ..waiting.sent(now) }
            }
        };
        let thread = thread.change(|it| {
            let it = Thread { letters: it.letters + 1, ..it };
            Ok::<_, Error>(if letter.waits() { it } else { it.answered() })
        })?;
        store::save_thread(work, &thread).await?;
        store::add_letter(work, id, &letter).await?;
        let rules = thread.permit().rules();
        work.write_text(thread.circle, letter.text_place(), &text, &rules).await?;
        let special = Special { letter: letter.id, thread: id, kind };
        store::add_special(work, &special).await?;
        if !letter.waits() {
            take_effect(work, &special).await?;
            ties::after_letter(work, id).await?;
        }
        answers::ring_for(work, &letter, ring.as_ref()).await
    })
}

async fn may_begin(work: &mut Work, thread: &Thread, kind: Kind, me: AccountId) -> Result<(), Error> {
    match kind {
        Kind::HandOver { to } => {
            let it = store::handover(work, thread.id).await?.filter(|it| it.is_open() && it.to == to);
            let it = it.ok_or(Error::NotConfirmed)?;
            // The letter is by both: one of them writes it.
            if me != it.from && me != it.to {
                return Err(Error::NotFound);
            }
            it.told(work.now()).map(drop)
        }
        Kind::Season => {
            let tie = store::tie(work, thread.id).await?;
            let free = ties::season_is_free(&tie, thread, work.now());
            if free { Ok(()) } else { Err(Error::NotThisSeason) }
        }
        Kind::Limits => store::shelter(work, thread.id).await?.map(drop).ok_or(Error::NothingChosen),
        Kind::Ending(_) => Ok(()),
    }
}

/// Read by a second just now. An ordinary answer only moves our rhythm on.
pub(crate) async fn seconded(work: &mut Work, answer: &Answer, me: AccountId, waited: bool) -> Result<(), Error> {
    let special = store::special(work, answer.letter.id).await?;
    if special.is_some_and(|it| !it.kind.may_be_seconded(answer.letter.writer, me)) {
        return Err(Error::NotFound);
    }
    if !waited {
        return Ok(());
    }
    if let Some(special) = special {
        take_effect(work, &special).await?;
    }
    ties::after_letter(work, answer.thread.id).await
}

async fn take_effect(work: &mut Work, it: &Special) -> Result<(), Error> {
    let now = work.now();
    let tie = store::tie(work, it.thread).await?;
    match it.kind {
        Kind::HandOver { to } => {
            let handover = store::handover(work, it.thread).await?.ok_or(Error::NotConfirmed)?;
            let from = handover.from;
            store::save_handover(work, &handover.told(now)?).await?;
            store::keep_tie(work, &tie.with(Some(to))).await?;
            promises_go_over(work, it.thread, from, to).await
        }
        Kind::Ending(reason) => {
            let tie = Tie { season: false, ..tie.in_rhythm(None, now) };
            store::keep_tie(work, &tie).await?;
            store::keep_ending(work, it.thread, &Ending { letter: it.letter, reason, ended_at: now }).await
        }
        Kind::Season => store::keep_tie(work, &Tie { season_sent: Some(season_of(now)), ..tie }).await,
        Kind::Limits => tell_limits(work, it.thread, true).await,
    }
}

/// What the one who goes had promised, and what was nobody's any more, is the new one's.
async fn promises_go_over(work: &mut Work, thread: ThreadId, from: AccountId, to: AccountId) -> Result<(), Error> {
    for promise in store::promises_of_thread(work, thread).await? {
        let members = work.registry().await?.members_of(promise.team);
        let goes = promise.owner == from || whose(Some(promise.owner), &members) == Whose::Team;
        if promise.is_open() && goes && promise.owner != to {
            promises::hand_over_in(work, promise.id, to).await?;
        }
    }
    Ok(())
}

async fn tell_limits(work: &mut Work, thread: ThreadId, told: bool) -> Result<(), Error> {
    let now = work.now();
    let Some(it) = store::shelter(work, thread).await? else { return Ok(()) };
    store::save_shelter(work, &crate::shelter::Shelter { told_at: told.then_some(now), ..it }).await
}

/// Taken back before it was seen: nothing of it is true.
pub(crate) async fn taken_back(work: &mut Work, thread: ThreadId, letter: LetterId) -> Result<(), Error> {
    let Some(it) = store::special(work, letter).await? else { return Ok(()) };
    let tie = store::tie(work, thread).await?;
    match it.kind {
        Kind::HandOver { .. } => {
            let told = store::handover(work, thread).await?.filter(|it| it.state == crate::handover::State::Told);
            if let Some(handover) = told {
                let (from, to) = (handover.from, handover.to);
                store::save_handover(work, &handover.untold()).await?;
                let members = work.registry().await?.members_of(work_team(work, thread).await?);
                let back = Some(from).filter(|it| members.contains(it));
                store::keep_tie(work, &tie.with(back)).await?;
                if let Some(back) = back {
                    promises_go_over(work, thread, to, back).await?;
                }
            }
        }
        Kind::Ending(_) => store::reopen(work, thread).await?,
        Kind::Season => store::keep_tie(work, &Tie { season_sent: None, ..tie }).await?,
        Kind::Limits => tell_limits(work, thread, false).await?,
    }
    store::forget_special(work, letter).await
}

async fn work_team(work: &mut Work, thread: ThreadId) -> Result<ground_kernel::TeamId, Error> {
    Ok(store::thread_for(work, thread, Access::Read).await?.team)
}

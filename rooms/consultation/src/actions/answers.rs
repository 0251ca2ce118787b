//! What happens with an answer: drafted, sent, read by a second, taken back. As short stories.
use super::{desk::readable, levels, organisation_now};
use crate::{
    Access, Error,
    hints::sign_in,
    letter::{self, Letter, LetterId, Speaker, State, TAKE_BACK_SECONDS},
    store,
    thread::{Thread, ThreadId},
};
use ground_circle::Caller;
use ground_kernel::AccountId;
use ground_store::outbox;
use ground_work::{House, Work, act, see};
use people::Ring;

/// The reason of an answer that waited three minutes.
const CANNOT_WAIT: &str = "待てない";
const LONGEST_REASON: usize = 1_000;

/// Where a worker's draft of an answer is kept.
pub(crate) fn draft_place(thread: ThreadId) -> String {
    format!("thread {thread}")
}

pub(crate) async fn keep_draft(house: &House, caller: &Caller, id: ThreadId, text: &str) -> Result<(), Error> {
    if text.chars().count() > letter::LONGEST_TEXT * 2 {
        return Err(Error::TooLong);
    }
    act!(house, caller, |work| {
        store::thread_for(work, id, Access::Answer).await?;
        Ok::<_, Error>(work.keep_draft(&draft_place(id), &ground_web::as_typed(text)).await?)
    })
}

/// May they answer here at all? Refused and absent look the same.
pub(crate) async fn may_answer(house: &House, caller: &Caller, id: ThreadId) -> Result<(), Error> {
    see!(house, caller, |look| { store::thread_for_look(look, id, Access::Answer).await.map(drop) })
}

/// An answer. The first one waits for a second reader; sent alone it needs a reason, and says so.
pub(crate) async fn answer(
    house: &House,
    caller: &Caller,
    id: ThreadId,
    typed: &str,
    reason: &str,
    cards: &[String],
) -> Result<(), Error> {
    let text = letter::text(typed)?;
    let reason = ground_web::as_typed(reason);
    if sent_just_now(house, caller, id, &text).await? {
        return Ok(());
    }
    let ring = ring_of(house, caller, id).await?;
    act!(house, caller, |work| {
        let (now, by) = (work.now(), work.keyring()?);
        let thread = store::thread_for(work, id, Access::Answer).await?;
        let before = store::letters(work, id).await?;
        if before.iter().any(Letter::waits) {
            return Err(Error::OneAtATime);
        }
        let organisation = organisation_now(work).await?;
        let (first, days) = (organisation.first_answer(), organisation.seconded_within_days);
        let waiting = Letter::waiting(work.new_id(), thread.letters + 1, by.account, now);
        let (alone, level) = (!reason.trim().is_empty(), levels::outgoing(work, &thread, &organisation).await?);
        let letter = letter::leaving(waiting, thread.answered, alone, first, level, days);
        let thread = thread.change(|it| {
            let it = Thread { letters: it.letters + 1, ..it };
            Ok::<_, Error>(if letter.waits() { it } else { it.answered() })
        })?;
        store::save_thread(work, &thread).await?;
        store::add_letter(work, id, &letter).await?;
        let rules = thread.permit().rules();
        work.write_text(thread.circle, letter.text_place(), &text, &rules).await?;
        if letter.alone {
            work.write_text(thread.circle, letter.reason_place(), &reason, &rules).await?;
        }
        if !cards.is_empty() {
            work.write_text(thread.circle, letter.cards_place(), &cards.join(" "), &rules).await?;
        }
        work.forget_draft(&draft_place(id)).await?;
        if !letter.waits() {
            super::ties::after_letter(work, id).await?;
        }
        ring_for(work, &letter, ring.as_ref()).await
    })
}

/// The same text by the same hand, while it can still be taken back: the button was pressed twice.
pub(super) async fn sent_just_now(house: &House, caller: &Caller, id: ThreadId, text: &str) -> Result<bool, Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    see!(house, caller, |look| {
        let (now, thread) = (look.now(), store::thread_for_look(look, id, Access::Read).await?);
        let letters = store::letters(look, id).await?;
        let last = letters.last().filter(|it| it.writer == me && (it.waits() || it.can_be_taken_back(now)));
        let Some(last) = last else { return Ok(false) };
        let opened = look.open(thread.circle, thread.permit(), letter::CONSULTATION_LETTER, thread.id).await?;
        Ok::<_, Error>(readable(look, &opened, last.text_place()).await?.as_deref() == Some(text))
    })
}

pub(super) async fn ring_of(house: &House, caller: &Caller, id: ThreadId) -> Result<Option<Ring>, Error> {
    let party: AccountId =
        see!(house, caller, |look| { Ok::<_, Error>(store::thread_for_look(look, id, Access::Answer).await?.party) })?;
    Ok(people::ring_later(house, caller, party).await?)
}

/// The bell rings once the answer can be seen, not before.
pub(super) async fn ring_for(work: &mut Work, letter: &Letter, ring: Option<&Ring>) -> Result<(), Error> {
    let (Some(at), Some(ring)) = (letter.visible_at, ring) else { return Ok(()) };
    Ok(people::strike(work, ring, at).await?)
}

/// The second reader read it: it goes out. Or it went out alone in a small house, and is read now.
pub(crate) async fn second(house: &House, caller: &Caller, id: ThreadId, letter: LetterId) -> Result<(), Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    let ring = ring_of(house, caller, id).await?;
    act!(house, caller, |work| {
        let answer = store::answer_for(work, id, letter, Access::Second).await?;
        let waited = answer.letter.waits();
        let answer = answer.change(|it| {
            let it = it.seconded(me)?;
            let thread = if waited { it.thread.clone().answered() } else { it.thread.clone() };
            Ok::<_, Error>(letter::Answer { thread, ..it })
        })?;
        store::save_answer(work, &answer).await?;
        super::special::seconded(work, &answer, me, waited).await?;
        if waited { ring_for(work, &answer.letter, ring.as_ref()).await } else { Ok(()) }
    })
}

/// While it is urgent nobody waits longer than three minutes for a second reader; with a written reason, not at all.
pub(crate) async fn cannot_wait(
    house: &House,
    caller: &Caller,
    id: ThreadId,
    letter: LetterId,
    reason: &str,
) -> Result<(), Error> {
    let reason = ground_web::as_typed(reason);
    if reason.chars().count() > LONGEST_REASON {
        return Err(Error::TooLong);
    }
    let ring = ring_of(house, caller, id).await?;
    act!(house, caller, |work| {
        let answer = store::answer_for(work, id, letter, Access::SendAlone).await?;
        let urgent = safety::open_level(work, &levels::matter_of(&answer.thread)).await?.is_some();
        let organisation = organisation_now(work).await?;
        let days = organisation.seconded_within_days;
        let answer = answer.change(|it| it.gone_alone(&reason, days, urgent))?;
        store::save_answer(work, &answer).await?;
        let reason = if reason.trim().is_empty() { CANNOT_WAIT } else { reason.as_str() };
        let rules = answer.permit().rules();
        work.write_text(answer.thread.circle, answer.letter.reason_place(), reason, &rules).await?;
        ring_for(work, &answer.letter, ring.as_ref()).await
    })
}

/// Taken back within ten seconds, before it was seen; the text is a draft again.
pub(crate) async fn take_back(house: &House, caller: &Caller, id: ThreadId, letter: LetterId) -> Result<(), Error> {
    let (text, read_first) = as_it_was(house, caller, id, letter).await?;
    act!(house, caller, |work| {
        let answer = store::answer_for(work, id, letter, Access::TakeBack).await?;
        let before = store::letters(work, id).await?;
        let answered =
            before.iter().any(|it| it.id != letter && it.speaker == Speaker::Staff && it.state == State::There);
        // One that waited for its second reader had not changed yet what the thread waits for.
        let waited = answer.letter.waits();
        let since = letter::oldest_unanswered(&before, Some(letter)).unwrap_or(answer.now);
        let organisation = organisation_now(work).await?;
        let wanted = people::wants_replies(work, answer.thread.party).await?;
        let promised = organisation.hours.promise_by(since, organisation.promise_days).filter(|_| wanted);
        // Only the bell of this answer: one that an earlier answer left, waiting for its hours, still rings.
        let rang_at = answer.letter.sent_at();
        let answer = answer.change(|it| {
            let it = it.taken_back()?;
            let thread = it.thread.clone();
            let thread = if waited { thread } else { thread.waits_again(since, promised, answered, read_first) };
            Ok::<_, Error>(letter::Answer { thread, ..it })
        })?;
        store::save_answer(work, &answer).await?;
        super::special::taken_back(work, id, letter).await?;
        let rules = answer.permit().rules();
        work.erase_text(answer.thread.circle, answer.letter.text_place(), &rules).await?;
        work.erase_text(answer.thread.circle, answer.letter.cards_place(), &rules).await?;
        if let Some(sent_at) = rang_at {
            let about = answer.thread.party.to_string();
            outbox::take_back_made_at(work.bare().0, people::BELL_TOPIC, about, sent_at).await?;
        }
        if let Some(text) = &text {
            work.keep_draft(&draft_place(id), text).await?;
        }
        Ok::<_, Error>(())
    })
}

/// The letters of theirs that no answer before this one had answered.
fn unanswered(letters: &[Letter], answer: LetterId) -> impl Iterator<Item = &Letter> {
    let earlier = letters.iter().take_while(move |it| it.id != answer);
    let answered =
        earlier.filter(|it| it.speaker == Speaker::Staff && it.state == State::There).map(|it| it.number).max();
    let theirs = letters.iter().filter(|it| it.speaker == Speaker::Party && it.state == State::There);
    theirs.filter(move |it| Some(it.number) > answered)
}

/// The text of an answer, and whether what it answered was to be read first.
async fn as_it_was(
    house: &House,
    caller: &Caller,
    id: ThreadId,
    answer: LetterId,
) -> Result<(Option<String>, bool), Error> {
    see!(house, caller, |look| {
        let thread = store::thread_for_look(look, id, Access::Read).await?;
        let letters = store::letters(look, id).await?;
        let letter = letters.iter().find(|it| it.id == answer).ok_or(Error::NotFound)?;
        let opened = look.open(thread.circle, thread.permit(), letter::CONSULTATION_LETTER, thread.id).await?;
        let mut read_first = false;
        for theirs in unanswered(&letters, answer) {
            let text = readable(look, &opened, theirs.text_place()).await?;
            read_first |= text.is_some_and(|text| sign_in(&text, false).read_first());
        }
        Ok::<_, Error>((readable(look, &opened, letter.text_place()).await?, read_first))
    })
}

/// How long the page offers to take an answer back.
pub(crate) fn take_back_seconds() -> i64 {
    TAKE_BACK_SECONDS
}

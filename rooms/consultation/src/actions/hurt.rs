//! 「このことばがつらかった」, as short stories: marked by whoever was hurt, taken back by them; answered as a letter is. It waits
//! for our word with a date of ours, like a letter.
use super::organisation_now;
use crate::{
    Access, Error,
    hurt::{Hurt, HurtId, sentences},
    letter::{self, LetterId, Speaker},
    store,
    thread::Thread,
};
use ground_circle::Caller;
use ground_kernel::{AccountId, Timestamp};
use ground_work::{House, Look, act, see};

/// An answer, cut into sentences, and what was marked of it before.
pub(crate) struct Marking {
    pub sentences: Vec<String>,
    pub marked: Vec<(HurtId, String, String)>,
}

pub(crate) async fn marking(house: &House, caller: &Caller, id: LetterId) -> Result<Marking, Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    see!(house, caller, |look| {
        let now = look.now();
        let thread = store::own_thread_look(look, me, Access::Read).await?;
        let letters = store::letters(look, thread.id).await?;
        let ours = letters.iter().find(|it| it.id == id && it.speaker == Speaker::Staff && it.seen_by_party(now));
        let ours = ours.ok_or(Error::NotFound)?;
        let opened = look.open(thread.circle, thread.permit(), letter::CONSULTATION_LETTER, thread.id).await?;
        let text = look.text(&opened, ours.text_place()).await?.map(|it| it.text.to_string()).unwrap_or_default();
        let mut marked = vec![];
        for hurt in store::hurts(look, thread.id).await?.into_iter().filter(|it| it.letter == id) {
            let sentence = look.text(&opened, hurt.sentence_place()).await?.map(|it| it.text.to_string());
            let words = look.text(&opened, hurt.words_place()).await?.map(|it| it.text.to_string());
            marked.push((hurt.id, sentence.unwrap_or_default(), words.unwrap_or_default()));
        }
        Ok::<_, Error>(Marking { sentences: sentences(&text), marked })
    })
}

/// Marks a sentence, or the whole answer. Words are not needed.
pub(crate) async fn mark(
    house: &House,
    caller: &Caller,
    id: LetterId,
    sentence: Option<usize>,
    typed: &str,
) -> Result<(), Error> {
    let words = ground_web::as_typed(typed);
    if words.chars().count() > letter::LONGEST_TEXT {
        return Err(Error::TooLong);
    }
    let marking = marking(house, caller, id).await?;
    let chosen = sentence.and_then(|at| marking.sentences.get(at)).cloned().unwrap_or_default();
    if marking.marked.iter().any(|it| it.1 == chosen && it.2 == words) {
        return Ok(()); // The button was pressed twice.
    }
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    act!(house, caller, |work| {
        let (now, organisation) = (work.now(), organisation_now(work).await?);
        let thread = store::own_thread(work, me, Access::Write).await?;
        let hurt = Hurt { id: work.new_id(), thread: thread.id, letter: id, at: now, answered_at: None };
        store::add_hurt(work, &hurt).await?;
        let (circle, rules) = (thread.circle, thread.permit().rules());
        for (place, text) in [(hurt.sentence_place(), &chosen), (hurt.words_place(), &words)] {
            if !text.trim().is_empty() {
                work.write_text(circle, place, text, &rules).await?;
            }
        }
        // It waits for our word as a letter does; whoever wants no reply is promised none.
        let wanted = people::wants_replies(work, me).await?;
        let by = organisation.hours.promise_by(now, organisation.promise_days).filter(|_| wanted);
        let thread = thread.change(|it| {
            let letters = it.letters;
            Ok::<_, Error>(Thread { letters, ..it.written_to(now, by, false) })
        })?;
        store::save_thread(work, &thread).await
    })
}

/// They take the mark back.
pub(crate) async fn take_back(house: &House, caller: &Caller, id: HurtId) -> Result<(), Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    act!(house, caller, |work| {
        let thread = store::own_thread(work, me, Access::Write).await?;
        let all = store::hurts(work, thread.id).await?;
        let it = all.iter().find(|it| it.id == id).ok_or(Error::NotFound)?;
        let (circle, rules) = (thread.circle, thread.permit().rules());
        for place in [it.sentence_place(), it.words_place()] {
            work.erase_text(circle, place, &rules).await?;
        }
        store::take_back_hurt(work, thread.id, id).await
    })?;
    Ok(house.db().settle().await?)
}

/// A mark of theirs, as they set it.
pub(crate) struct OwnHurt {
    pub at: Timestamp,
    pub sentence: String,
    pub words: String,
}

/// Everything they marked, inside another look.
pub(crate) async fn own_in(look: &mut Look, me: AccountId) -> Result<Vec<OwnHurt>, Error> {
    let thread = store::own_thread_look(look, me, Access::Read).await?;
    let opened = look.open(thread.circle, thread.permit(), letter::CONSULTATION_LETTER, thread.id).await?;
    let mut all = vec![];
    for hurt in store::hurts(look, thread.id).await? {
        let sentence = look.text(&opened, hurt.sentence_place()).await?.map(|it| it.text.to_string());
        let words = look.text(&opened, hurt.words_place()).await?.map(|it| it.text.to_string());
        all.push(OwnHurt { at: hurt.at, sentence: sentence.unwrap_or_default(), words: words.unwrap_or_default() });
    }
    Ok(all)
}

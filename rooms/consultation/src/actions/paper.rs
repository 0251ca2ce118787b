//! What happens with paper, as short stories: a letter that came on paper is typed in and read back; an answer goes out by
//! post; a card is handed over; family puts a letter somewhere.
use super::{contacts, desk::readable, organisation_now, team_circle};
use crate::{
    Access, Error,
    contact::LONGEST_HEAD,
    hints::sign_in,
    letter::{self, Letter, LetterId, Speaker, State},
    paper::{CameBy, HandedId, HandedLetter, ItemId, Paper, Posting},
    sending::Sending,
    store,
    thread::{Thread, ThreadId},
};
use ground_circle::Caller;
use ground_kernel::Timestamp;
use ground_policy::Permitted;
use ground_seal::session::Token;
use ground_store::Trouble;
use ground_work::{House, Work, act, see};
use people::{HandedHow, Relation, WordsToKeep};

/// A letter that came on paper, as somebody of ours typed it.
pub(crate) struct OnPaper {
    pub text: String,
    pub called: String,
    pub came_by: CameBy,
    pub came_on: Option<Timestamp>,
    pub relation: Relation,
    /// Of whom. Somebody without a thread gets one; nobody needs a name.
    pub thread: Option<ThreadId>,
}

/// Types a letter in. It is theirs: it waits for an answer like any other, and is read first by the same words.
pub(crate) async fn type_in(house: &House, caller: &Caller, form: &Token, it: &OnPaper) -> Result<ThreadId, Error> {
    let text = letter::text(&it.text)?;
    if ground_web::one_line(&it.called).chars().count() > people::LONGEST_NAME {
        return Err(Error::NameTooLong);
    }
    let sending = Sending::of(house.vault(), form, &text);
    let before = see!(house, caller, |look| { store::sent_before(look, &sending).await })?;
    if let Some((thread, true)) = before {
        return Ok(thread);
    }
    let thread = before.map(|it| it.0).or(it.thread);
    let team = team_circle::my_team(house, caller).await?;
    let named = thread.is_none() && !it.called.trim().is_empty();
    let key = if named { Some(team_circle::finder_key(house, caller, team).await?) } else { None };
    let arriving = if thread.is_none() { Some(people::arrive(house).await?) } else { None };
    let outcome = act!(house, caller, |work| {
        let thread = match (&arriving, thread) {
            (None, Some(thread)) => store::thread_for(work, thread, Access::Note).await?,
            (Some(arriving), _) => contacts::begin(work, arriving, team, it.relation).await?,
            (None, None) => return Err(Error::NotFound),
        };
        let id = thread.id;
        if let Some(key) = &key {
            let party = people::heard_from(work, thread.party).await?;
            people::called_as_said(work, &party, &it.called).await?;
            store::set_finders(work, id, &crate::caller::finders(key, &it.called)).await?;
        }
        store::note_sending(work, &sending, id).await?;
        put_in(work, thread, &text, it).await?;
        Ok::<_, Error>(id)
    });
    match outcome {
        Err(Error::Trouble(Trouble::NotAllowed(name))) if name.starts_with("consultation_sending") => {
            let before = see!(house, caller, |look| { store::sent_before(look, &sending).await })?;
            before.map(|it| it.0).ok_or(Error::NotFound)
        }
        other => other,
    }
}

async fn put_in(work: &mut Work, thread: Permitted<Thread>, text: &str, it: &OnPaper) -> Result<(), Error> {
    let (me, now) = (work.keyring()?.account, work.now());
    let party = people::heard_from(work, thread.party).await?;
    let organisation = organisation_now(work).await?;
    let promised = organisation.hours.promise_by(now, organisation.promise_days).filter(|_| party.wants_replies());
    let sign = sign_in(text, thread.read_first);
    let thread = thread.change(|it| Ok::<_, Error>(it.written_to(now, promised, sign.read_first())))?;
    store::save_thread(work, &thread).await?;
    // A letter on paper goes on with what had ended, as one on the screen does.
    store::reopen(work, thread.id).await?;
    let letter = Letter::by_party(work.new_id(), thread.letters, me, now);
    store::add_letter(work, thread.id, &letter).await?;
    let came_on = it.came_on.map_or(people::day_of(now), |day| day.min(people::day_of(now)));
    let paper = Paper { letter: letter.id, came_by: it.came_by, came_on, typed_by: me, read_back_by: None };
    store::add_paper(work, thread.id, &paper).await?;
    let rules = thread.permit().rules();
    Ok(work.write_text(thread.circle, letter.text_place(), text, &rules).await?)
}

/// What was typed was compared with the paper, or read back to its writer.
pub(crate) async fn read_back(house: &House, caller: &Caller, id: ThreadId, letter: LetterId) -> Result<(), Error> {
    act!(house, caller, |work| {
        let (me, now) = (work.keyring()?.account, work.now());
        let thread = store::thread_for(work, id, Access::Note).await?;
        store::note_read_back(work, thread.id, letter, me, now).await
    })
}

// — out by post —

/// An answer as it goes out on paper: only one that is sent, by the same rules as any other.
pub(crate) struct ForThePost {
    pub text: String,
    pub called: Option<String>,
    pub writer: String,
    pub second: Option<String>,
    pub written_at: Timestamp,
}

pub(crate) async fn for_the_post(
    house: &House,
    caller: &Caller,
    id: ThreadId,
    letter: LetterId,
) -> Result<ForThePost, Error> {
    see!(house, caller, |look| {
        let now = look.now();
        let thread = store::thread_for_look(look, id, Access::Answer).await?;
        let letters = store::letters(look, id).await?;
        let sent = |it: &&Letter| it.id == letter && it.speaker == Speaker::Staff && it.seen_by_party(now);
        let letter = letters.iter().find(sent).ok_or(Error::NotFound)?;
        let opened = look.open(thread.circle, thread.permit(), letter::CONSULTATION_LETTER, thread.id).await?;
        let text = readable(look, &opened, letter.text_place()).await?.ok_or(Error::NotFound)?;
        let names = staff::called_names(look).await?;
        let name = |id: ground_kernel::AccountId| names.get(&id).cloned().unwrap_or_default();
        Ok::<_, Error>(ForThePost {
            text,
            called: readable(look, &opened, people::called_place(thread.party)).await?,
            writer: name(letter.writer),
            second: letter.second.map(name),
            written_at: letter.visible_at.unwrap_or(letter.written_at),
        })
    })
}

/// It lies in the letter box: on which day, and by whom.
pub(crate) async fn posted(
    house: &House,
    caller: &Caller,
    id: ThreadId,
    item: ItemId,
    on: Option<Timestamp>,
) -> Result<(), Error> {
    act!(house, caller, |work| {
        let (me, now) = (work.keyring()?.account, work.now());
        let thread = store::thread_for(work, id, Access::Note).await?;
        if !can_be_posted(work, thread.id, item).await? {
            return Err(Error::NotFound);
        }
        let on = on.map_or(people::day_of(now), |day| day.min(people::day_of(now)));
        store::note_posted(work, thread.id, &Posting { item, on, by: me }, now).await
    })
}

/// An answer that is sent, of this thread.
async fn can_be_posted(work: &mut Work, thread: ThreadId, item: ItemId) -> Result<bool, Error> {
    let now = work.now();
    let sent = |it: &Letter| it.speaker == Speaker::Staff && it.state == State::There && it.seen_by_party(now);
    let letters = store::letters(work, thread).await?;
    Ok(letters.iter().any(|it| it.id.cast() == item && sent(it)))
}

// — the card —

/// Number and words of somebody whom a worker entered, while they lie here. Taking them out leaves a trace.
pub(crate) struct Card {
    pub words: Option<WordsToKeep>,
    pub entered: Option<people::Entered>,
    pub handed_by: String,
}

pub(crate) async fn card(house: &House, caller: &Caller, id: ThreadId) -> Result<Card, Error> {
    see!(house, caller, |look| {
        let thread = store::thread_for_look(look, id, Access::Note).await?;
        let entered = people::entered(look, thread.party).await?;
        let names = staff::called_names(look).await?;
        let handed = entered.as_ref().and_then(|it| it.handed.as_ref());
        let handed_by = handed.and_then(|it| names.get(&it.by).cloned()).unwrap_or_default();
        let words = if entered.as_ref().is_some_and(people::Entered::words_lie_here) {
            let opened = look.open(thread.circle, thread.permit(), people::PEOPLE_ENTERED, thread.id).await?;
            people::words_of(look, &opened, thread.party).await?
        } else {
            None
        };
        Ok::<_, Error>(Card { words, entered, handed_by })
    })
}

/// The card is theirs now, and the words are erased here.
pub(crate) async fn card_handed(house: &House, caller: &Caller, id: ThreadId, how: HandedHow) -> Result<(), Error> {
    act!(house, caller, |work| {
        let thread = store::thread_for(work, id, Access::Note).await?;
        people::handed_over(work, thread.party, how).await?;
        Ok::<_, Error>(())
    })?;
    Ok(house.db().settle().await?)
}

// — put somewhere by family —

/// A letter that family may put where somebody sees it.
pub(crate) async fn make_for_family(
    house: &House,
    caller: &Caller,
    id: ThreadId,
    sentence: &str,
) -> Result<HandedId, Error> {
    let text = letter::text(sentence)?;
    if text.chars().count() > LONGEST_HEAD {
        return Err(Error::TooLong);
    }
    act!(house, caller, |work| {
        let (me, now) = (work.keyring()?.account, work.now());
        let thread = store::thread_for(work, id, Access::Note).await?;
        let it = HandedLetter { id: work.new_id(), made_by: me, made_at: now, handed_on: None, noted_by: None };
        store::add_handed(work, thread.id, &it).await?;
        let rules = thread.permit().rules();
        work.write_text(thread.circle, it.text_place(), &text, &rules).await?;
        Ok::<_, Error>(it.id)
    })
}

pub(crate) async fn for_family(
    house: &House,
    caller: &Caller,
    id: ThreadId,
    which: HandedId,
) -> Result<(HandedLetter, String), Error> {
    see!(house, caller, |look| {
        let thread = store::thread_for_look(look, id, Access::Note).await?;
        let it = store::handed_letter(look, id, which).await?;
        let table = crate::paper::CONSULTATION_HANDED;
        let opened = look.open(thread.circle, thread.permit(), table, thread.id).await?;
        let text = readable(look, &opened, it.text_place()).await?.ok_or(Error::NotFound)?;
        Ok::<_, Error>((it, text))
    })
}

/// It was put there: by whom, on which day. Nothing more is ever known of it.
pub(crate) async fn put_there(
    house: &House,
    caller: &Caller,
    id: ThreadId,
    which: HandedId,
    by_whom: &str,
    on: Option<Timestamp>,
) -> Result<(), Error> {
    let by_whom = ground_web::one_line(by_whom);
    if by_whom.chars().count() > LONGEST_HEAD {
        return Err(Error::TooLong);
    }
    act!(house, caller, |work| {
        let (me, now) = (work.keyring()?.account, work.now());
        let thread = store::thread_for(work, id, Access::Note).await?;
        let it = store::handed_letter(work, id, which).await?;
        let on = on.map_or(people::day_of(now), |day| day.min(people::day_of(now)));
        let it = HandedLetter { handed_on: Some(on), noted_by: Some(me), ..it };
        store::note_handed_letter(work, thread.id, &it).await?;
        if !by_whom.is_empty() {
            let rules = thread.permit().rules();
            work.write_text(thread.circle, it.by_whom_place(), &by_whom, &rules).await?;
        }
        Ok::<_, Error>(())
    })
}

/// How somebody goes by, for a sheet that goes to them by post.
pub(crate) async fn called(house: &House, caller: &Caller, id: ThreadId) -> Result<Option<String>, Error> {
    see!(house, caller, |look| {
        let thread = store::thread_for_look(look, id, Access::Note).await?;
        let opened = look.open(thread.circle, thread.permit(), people::PEOPLE_PARTY, thread.id).await?;
        readable(look, &opened, people::called_place(thread.party)).await
    })
}

/// May they note anything in this thread? For a page that shows nothing of it.
pub(crate) async fn may_note(house: &House, caller: &Caller, id: ThreadId) -> Result<(), Error> {
    see!(house, caller, |look| {
        store::thread_for_look(look, id, Access::Note).await?;
        Ok::<_, Error>(())
    })
}

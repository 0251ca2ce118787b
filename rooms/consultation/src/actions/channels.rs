//! Two ways of one party, side by side: joined by entering both secrets, ended by that party at any time. Nobody else can,
//! and nothing here suggests it.
use super::{
    desk::readable,
    read_contacts::{self, ThreadContacts},
};
use crate::{
    Access, Error,
    channels::{CONSULTATION_CHANNEL, belong_together, other_place},
    letter::{self, Letter, Speaker, State},
    store,
    thread::{Thread, ThreadId},
};
use ground_circle::{Caller, Keyring, beside};
use ground_kernel::Timestamp;
use ground_policy::Permitted;
use ground_work::{House, Look, OpenedCircle, act, see};
use std::sync::Arc;

/// The rule under which somebody writes into their own circle.
const RULE_OWN: &str = "consultation.own-thread";

/// Joins two ways, after both secrets were entered: the one of the session, and this one.
pub(crate) async fn join(house: &House, caller: &Caller, other: people::Opened) -> Result<(), Error> {
    let people::Opened(other) = other;
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    if other.account == me {
        return Err(Error::WrongWords);
    }
    let their = Caller::party(other.clone());
    // Their own return, with its own permission: the words that a worker kept for them are erased by it.
    let theirs: Thread = act!(house, &their, |work| {
        people::words_were_used(work, &other).await?;
        Ok::<_, Error>(store::own_thread(work, other.account, Access::Write).await?.into_inner())
    })?;
    act!(house, caller, |work| {
        let (mine, now) = (work.keyring()?, work.now());
        let thread = store::own_thread(work, me, Access::Write).await?;
        let rules = thread.permit().rules();
        work.write_text(thread.circle, other_place(thread.id), &theirs.id.to_string(), &rules).await?;
        let mine_id = thread.id.to_string();
        work.write_text_as(&other, theirs.circle, other_place(theirs.id), &mine_id, RULE_OWN).await?;
        Ok::<_, Error>(beside::put(work.bare().0, people::day_of(now), &mine, &other).await?)
    })
}

/// Ends it, from whichever side: the text in one's own circle, the keys beside one's own, and, where those still open it,
/// the text on the other side. Twice is as good as once.
pub(crate) async fn part(house: &House, caller: &Caller) -> Result<(), Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    let keys = keys_beside(house, caller).await?;
    act!(house, caller, |work| {
        let thread = store::own_thread(work, me, Access::Write).await?;
        let rules = thread.permit().rules();
        work.erase_text(thread.circle, other_place(thread.id), &rules).await?;
        Ok::<_, Error>(beside::take_away(work.bare().0, me).await?)
    })?;
    if let Some(other) = keys {
        let their = Caller::party(other.clone());
        let ended: Result<(), Error> = act!(house, &their, |work| {
            let thread = store::own_thread(work, other.account, Access::Write).await?;
            // Keys that open it no more may not end anything there, either.
            let registry = work.registry().await?;
            let (tx, house) = work.bare();
            let vault = house.vault().clone();
            ground_circle::open(tx, &vault, &registry, &other, thread.circle).await?;
            work.erase_text(thread.circle, other_place(thread.id), RULE_OWN).await?;
            Ok(())
        });
        // They took new words, or erased everything: it ended there already.
        if let Err(error) = ended
            && !matches!(error, Error::NotFound | Error::Unbelieved(_))
        {
            return Err(error);
        }
    }
    Ok(house.db().settle().await?)
}

async fn keys_beside(house: &House, caller: &Caller) -> Result<Option<Arc<Keyring>>, Error> {
    see!(house, caller, |look| {
        let mine = look.keyring()?;
        Ok::<_, Error>(beside::open(look.bare().0, &mine).await?.map(Arc::new))
    })
}

/// A letter of the other way, to be read only.
pub(crate) struct Beside {
    pub thread: ThreadId,
    pub handle: String,
    pub called: Option<String>,
    pub letters: Vec<(Timestamp, bool, String)>,
    pub contacts: ThreadContacts,
}

/// What somebody sees of their other way, and whether it is joined at all.
pub(crate) struct OwnChannels {
    /// Both ways are joined.
    pub joined: bool,
    /// What lies on the other side, if these keys still open it.
    pub other: Option<Beside>,
}

pub(crate) async fn own(house: &House, caller: &Caller) -> Result<OwnChannels, Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    let (mine, named) = see!(house, caller, |look| {
        let thread = store::own_thread_look(look, me, Access::Read).await?;
        let opened = look.open(thread.circle, thread.permit(), CONSULTATION_CHANNEL, thread.id).await?;
        let named = named_in(look, &opened, &thread).await?;
        Ok::<_, Error>((thread.into_inner(), named))
    })?;
    let other = match (named, keys_beside(house, caller).await?) {
        (Some(named), Some(keys)) => other_side(house, &mine, named, keys).await?,
        _ => None,
    };
    Ok(OwnChannels { joined: named.is_some(), other })
}

/// The other way, with its own keys. Shut, erased or taken apart, it is as if it weren't there.
async fn other_side(
    house: &House,
    mine: &Thread,
    named: ThreadId,
    keys: Arc<Keyring>,
) -> Result<Option<Beside>, Error> {
    let their = Caller::party(keys.clone());
    let found: Result<Option<Beside>, Error> = see!(house, &their, |look| {
        let thread = store::own_thread_look(look, keys.account, Access::Read).await?;
        let opened = look.open(thread.circle, thread.permit(), CONSULTATION_CHANNEL, thread.id).await?;
        let back = named_in(look, &opened, &thread).await?;
        // Each names the other; which teams answer them doesn't matter to whoever wrote both.
        if named != thread.id || back != Some(mine.id) {
            return Ok(None);
        }
        Ok(Some(beside_of(look, &opened, &thread).await?))
    });
    match found {
        Err(Error::NotFound | Error::Unbelieved(_)) => Ok(None),
        other => other,
    }
}

/// Which other thread the party of this circle named. A text by anybody else is not believed.
async fn named_in(look: &mut Look, opened: &OpenedCircle, thread: &Thread) -> Result<Option<ThreadId>, Error> {
    match look.text(opened, other_place(thread.id)).await {
        Err(ground_circle::Error::Shut) => Ok(None),
        Err(error) => Err(error.into()),
        Ok(found) => Ok(found.filter(|it| it.writer == thread.party).and_then(|it| it.text.parse().ok())),
    }
}

async fn beside_of(look: &mut Look, opened: &OpenedCircle, thread: &Thread) -> Result<Beside, Error> {
    let now = look.now();
    let mut letters = vec![];
    let seen = |it: &&Letter| it.state == State::There && it.seen_by_party(now);
    for letter in store::letters(look, thread.id).await?.iter().filter(seen) {
        if let Some(text) = readable(look, opened, letter.text_place()).await? {
            let at = letter.visible_at.unwrap_or(letter.written_at);
            letters.push((at, letter.speaker == Speaker::Party, text));
        }
    }
    Ok(Beside {
        thread: thread.id,
        handle: thread.handle(),
        called: readable(look, opened, people::called_place(thread.party)).await?,
        letters,
        contacts: read_contacts::read_in(look, opened, thread).await?,
    })
}

/// The other way of the same party, as the desk shows it beside a thread: only where this worker may read both, and both
/// parties' own texts say so. Opening the other leaves its trace there.
pub(crate) async fn at_the_desk(
    look: &mut Look,
    opened: &OpenedCircle,
    thread: &Permitted<Thread>,
) -> Result<Option<Beside>, Error> {
    let Some(named) = named_in(look, opened, thread).await? else { return Ok(None) };
    let Some(other) = store::thread_by_id(look, named).await? else { return Ok(None) };
    let Some(other) = look.permitted_all(Access::Read, vec![other]).into_iter().next() else { return Ok(None) };
    if other.team != thread.team || other.erased {
        return Ok(None);
    }
    let there = look.open(other.circle, other.permit(), letter::CONSULTATION_LETTER, other.id).await?;
    let back = named_in(look, &there, &other).await?;
    if !belong_together(thread, Some(named), &other, back) {
        return Ok(None);
    }
    Ok(Some(beside_of(look, &there, &other).await?))
}

//! What happens when a worker is hurt by what somebody writes, and when somebody has died, as short stories. Nobody is shut
//! out by a machine; two decide.
use super::{desk::readable, organisation_now, promises};
use crate::{
    Access, Error,
    letter::{self, LetterId, Speaker},
    shelter::{Evidence, Shelter},
    store::{self, Sealing},
    thread::{Thread, ThreadId},
    tie::Tie,
};
use ground_circle::Caller;
use ground_kernel::{AccountId, Actor};
use ground_policy::Permitted;
use ground_work::{House, act, see};
use staff::Reading;

/// Stands something between this worker and the thread? Asked before anything is opened.
pub(crate) async fn stands_before(house: &House, caller: &Caller, id: ThreadId) -> Result<Option<String>, Error> {
    let Actor::Staff { id: me, .. } = caller.actor else { return Err(Error::NotFound) };
    see!(house, caller, |look| {
        let thread = store::thread_for_look(look, id, Access::Read).await?;
        let it = store::shelter(look, id).await?.filter(|it| !it.opens_for(me, thread.letters) && !thread.erased);
        let Some(it) = it else { return Ok::<_, Error>(None) };
        Ok(Some(staff::called_names(look).await?.get(&it.reader).cloned().unwrap_or_default()))
    })
}

/// Shelters a worker: another one reads first; letters are signed by the house once the writer was told.
pub(crate) async fn begin(
    house: &House,
    caller: &Caller,
    id: ThreadId,
    sheltered: Option<AccountId>,
    reader: Option<AccountId>,
    house_name: bool,
) -> Result<(), Error> {
    let (sheltered, reader) = (sheltered.ok_or(Error::NothingChosen)?, reader.ok_or(Error::NothingChosen)?);
    act!(house, caller, |work| {
        let now = work.now();
        let thread = store::may_answer(work, id).await?;
        let members = work.registry().await?.members_of(thread.team);
        if sheltered == reader || !members.contains(&sheltered) || !members.contains(&reader) {
            return Err(Error::NotOfTheTeam);
        }
        let told_at = store::shelter(work, id).await?.and_then(|it| it.told_at);
        let read_up_to = thread.letters;
        let it = Shelter { thread: id, sheltered, reader, house_name, read_up_to, begun_at: now, told_at };
        store::save_shelter(work, &it).await
    })
}

pub(crate) async fn end(house: &House, caller: &Caller, id: ThreadId) -> Result<(), Error> {
    act!(house, caller, |work| {
        store::may_answer(work, id).await?;
        store::end_shelter(work, id).await
    })
}

/// Another one has read all of it: it opens for the sheltered one, too.
pub(crate) async fn was_read(house: &House, caller: &Caller, id: ThreadId) -> Result<(), Error> {
    act!(house, caller, |work| {
        let me = work.keyring()?.account;
        let thread = store::may_answer(work, id).await?;
        let it = store::shelter(work, id).await?.filter(|it| it.sheltered != me).ok_or(Error::NotFound)?;
        store::save_shelter(work, &Shelter { read_up_to: thread.letters, ..it }).await
    })
}

/// A copy on paper of one letter: the first says so, the second completes it, and the writer sees it.
pub(crate) async fn keep_copy(house: &House, caller: &Caller, id: ThreadId, letter: LetterId) -> Result<(), Error> {
    act!(house, caller, |work| {
        let (now, me) = (work.now(), work.keyring()?.account);
        let thread = store::may_answer(work, id).await?;
        let letters = store::letters(work, thread.id).await?;
        let theirs = letters
            .iter()
            .any(|it| it.id == letter && it.speaker == Speaker::Party && it.state == letter::State::There);
        if !theirs {
            return Err(Error::NotFound);
        }
        let before = store::evidence(work, id).await?.into_iter().find(|it| it.letter == letter);
        let it = match before {
            None => Evidence { letter, first: me, second: None, kept_on: None },
            Some(it) if it.kept_on.is_none() && it.first != me => {
                Evidence { second: Some(me), kept_on: Some(store::today(now)), ..it }
            }
            Some(it) => it,
        };
        store::save_evidence(work, id, &it).await
    })
}

/// The paper was destroyed, or never made.
pub(crate) async fn keep_no_copy(house: &House, caller: &Caller, id: ThreadId, letter: LetterId) -> Result<(), Error> {
    act!(house, caller, |work| {
        store::may_answer(work, id).await?;
        let known = store::evidence(work, id).await?.iter().any(|it| it.letter == letter);
        if known { store::forget_evidence(work, letter).await } else { Ok(()) }
    })
}

/// Somebody has died: the first worker says so. From this moment nothing rings, nothing is due, nothing is late. In a house
/// of one it is sealed at once.
pub(crate) async fn died(house: &House, caller: &Caller, id: ThreadId) -> Result<(), Error> {
    act!(house, caller, |work| {
        let (now, me) = (work.now(), work.keyring()?.account);
        let thread = store::may_answer(work, id).await?;
        if store::sealing(work, id).await?.is_some() {
            return Ok(());
        }
        people::quiet(work, thread.party).await?;
        store::promise_nothing(work, thread.party).await?;
        let tie = store::tie(work, id).await?;
        store::keep_tie(work, &Tie { season: false, ..tie.no_other().in_rhythm(None, now) }).await?;
        let mut it = Sealing { first_id: me, first_at: now, second_id: None, second_by: None, sealed_at: None };
        if let Reading::OneNowSecondedWithin { days } = organisation_now(work).await?.first_answer() {
            it = Sealing { second_by: Some(now.plus_days(days)), sealed_at: Some(now), ..it };
            seal(work, &thread).await?;
        }
        store::save_sealing(work, id, &it).await
    })
}

/// It was a mistake, and nobody has confirmed it yet.
pub(crate) async fn died_not(house: &House, caller: &Caller, id: ThreadId) -> Result<(), Error> {
    act!(house, caller, |work| {
        store::may_answer(work, id).await?;
        store::forget_sealing(work, id).await
    })
}

/// The second worker confirms: it opens for nobody, but for what was left for this.
pub(crate) async fn confirm_death(house: &House, caller: &Caller, id: ThreadId) -> Result<(), Error> {
    act!(house, caller, |work| {
        let (now, me) = (work.now(), work.keyring()?.account);
        let thread = store::thread_for(work, id, Access::Read).await?;
        let it = store::sealing(work, id).await?.filter(|it| it.first_id != me && it.second_id.is_none());
        let it = it.ok_or(Error::NotFound)?;
        if it.sealed_at.is_none() {
            seal(work, &thread).await?;
        }
        let sealed_at = it.sealed_at.or(Some(now));
        store::save_sealing(work, id, &Sealing { second_id: Some(me), sealed_at, ..it }).await
    })
}

async fn seal(work: &mut ground_work::Work, thread: &Permitted<Thread>) -> Result<(), Error> {
    let now = work.now();
    for promise in store::promises_of_thread(work, thread.id).await? {
        if promise.is_open() {
            promises::take_back_in(work, promise.id).await?;
        }
    }
    work.forget_drafts_of_all(&super::answers::draft_place(thread.id)).await?;
    people::seal(work, thread.party).await?;
    store::seal_thread(work, thread, now).await
}

/// It was a mistake after all: another one than who sealed it opens it again; alone in a house of one.
pub(crate) async fn unseal(house: &House, caller: &Caller, id: ThreadId) -> Result<(), Error> {
    act!(house, caller, |work| {
        let me = work.keyring()?.account;
        let thread = store::thread_for(work, id, Access::Read).await?;
        let it = store::sealing(work, id).await?.filter(|it| it.sealed_at.is_some()).ok_or(Error::NotFound)?;
        if it.second_id.is_some_and(|second| second == me) {
            return Err(Error::NotFound);
        }
        people::unseal(work, thread.party).await?;
        store::unseal_thread(work, &thread).await
    })
}

/// What a sealed thread still shows: who sealed it, and what its writer had left for this.
pub(crate) struct Left {
    pub thread: Permitted<Thread>,
    pub sealing: Sealing,
    pub first: String,
    pub second: Option<String>,
    pub left: Option<String>,
    pub me: AccountId,
}

pub(crate) async fn left(house: &House, caller: &Caller, id: ThreadId) -> Result<Left, Error> {
    let Actor::Staff { id: me, .. } = caller.actor else { return Err(Error::NotFound) };
    see!(house, caller, |look| {
        let thread = store::thread_for_look(look, id, Access::Read).await?;
        let sealing = store::sealing(look, id).await?.ok_or(Error::NotFound)?;
        let names = staff::called_names(look).await?;
        let name = |id: AccountId| names.get(&id).cloned().unwrap_or_default();
        let left = match sealing.sealed_at {
            Some(_) => people::left_by(look, thread.party).await?,
            None => None,
        };
        let (first, second) = (name(sealing.first_id), sealing.second_id.map(name));
        Ok::<_, Error>(Left { thread, sealing, first, second, left, me })
    })
}

/// Sealed threads of the worker's teams, by their two gentle words.
pub(crate) async fn all_sealed(house: &House, caller: &Caller) -> Result<Vec<Permitted<Thread>>, Error> {
    let Actor::Staff { teams, .. } = &caller.actor else { return Err(Error::NotFound) };
    see!(house, caller, |look| {
        let mut all = vec![];
        for team in teams {
            for id in store::sealed_of_team(look, *team).await? {
                all.push(store::thread_for_look(look, id, Access::Read).await?);
            }
        }
        Ok::<_, Error>(all)
    })
}

/// What `readable` is for: kept here so that a page asks for one thing.
pub(crate) async fn evidence_sheet(
    house: &House,
    caller: &Caller,
    id: ThreadId,
    letter: LetterId,
) -> Result<(Evidence, Vec<String>, String, ground_kernel::Timestamp), Error> {
    see!(house, caller, |look| {
        let thread = store::thread_for_look(look, id, Access::Answer).await?;
        let it = store::evidence(look, id).await?.into_iter().find(|it| it.letter == letter).ok_or(Error::NotFound)?;
        let letters = store::letters(look, id).await?;
        let theirs = letters.iter().find(|it| it.id == letter).ok_or(Error::NotFound)?;
        let opened = look.open(thread.circle, thread.permit(), letter::CONSULTATION_LETTER, thread.id).await?;
        let text = readable(look, &opened, theirs.text_place()).await?.unwrap_or_default();
        let names = staff::called_names(look).await?;
        let who = [Some(it.first), it.second].iter().flatten().filter_map(|id| names.get(id).cloned()).collect();
        Ok::<_, Error>((it, who, text, theirs.written_at))
    })
}

//! What happens when a worker gives a thread to another, as short stories: begun, confirmed line by line, told by both,
//! refused. And what is the team's, because whoever had it is not here any more.
use super::{desk::readable, ties};
use crate::{
    Access, Error,
    handover::{HandOver, LAST_LETTERS, Line, State, What, lines_of},
    letter::{self, Letter},
    promise::Promise,
    store,
    thread::{Thread, ThreadId},
    tie::{Whose, whose},
};
use ground_circle::Caller;
use ground_kernel::{AccountId, Actor};
use ground_policy::Permitted;
use ground_work::{House, Look, act, see};
use std::collections::{BTreeMap, BTreeSet};

/// All hand-overs that concern a worker, and what is the team's. Nothing is opened here.
pub(crate) struct Desk {
    /// On top: promises whose owner is not here. They are everybody's, never nobody's.
    pub teams_promises: Vec<(Promise, Permitted<Thread>)>,
    /// Threads whose first worker left.
    pub left_behind: Vec<(Permitted<Thread>, String)>,
    pub mine: Vec<Permitted<Thread>>,
    pub open: Vec<(HandOver, Permitted<Thread>, String, String)>,
    pub colleagues: Vec<(AccountId, String)>,
}

pub(crate) async fn desk(house: &House, caller: &Caller) -> Result<Desk, Error> {
    let Actor::Staff { id: me, teams, .. } = &caller.actor else { return Err(Error::NotFound) };
    see!(house, caller, |look| {
        let names = staff::called_names(look).await?;
        let name = |id: AccountId| names.get(&id).cloned().unwrap_or_default();
        let mut it =
            Desk { teams_promises: vec![], left_behind: vec![], mine: vec![], open: vec![], colleagues: vec![] };
        for team in teams {
            let members = look.registry().await?.members_of(*team);
            it.colleagues.extend(members.iter().filter(|it| *it != me).map(|it| (*it, name(*it))));
            for promise in store::open_promises(look, *team).await? {
                if whose(Some(promise.owner), &members) == Whose::Team {
                    let thread = store::thread_for_look(look, promise.thread, Access::Read).await?;
                    it.teams_promises.push((promise, thread));
                }
            }
            for tie in store::ties_of_team(look, *team).await? {
                let Some(primary) = tie.primary else { continue };
                if primary == *me {
                    it.mine.push(store::thread_for_look(look, tie.thread, Access::Read).await?);
                } else if whose(Some(primary), &members) == Whose::Team {
                    it.left_behind.push((store::thread_for_look(look, tie.thread, Access::Read).await?, name(primary)));
                }
            }
        }
        for handover in store::open_handovers(look, *me).await? {
            let thread = store::thread_for_look(look, handover.thread, Access::Read).await?;
            let (from, to) = (name(handover.from), name(handover.to));
            it.open.push((handover, thread, from, to));
        }
        it.colleagues.sort_by(|one, other| one.1.cmp(&other.1));
        Ok::<_, Error>(it)
    })
}

/// What would be the team's if somebody's access ended now: two figures, for whoever may end it. Names and opens nothing.
pub(crate) struct Leaving {
    pub name: String,
    pub promises: usize,
    pub threads: i64,
}

pub(crate) async fn leaving(house: &House, caller: &Caller, who: AccountId) -> Result<Leaving, Error> {
    let Actor::Staff { .. } = &caller.actor else { return Err(Error::NotFound) };
    see!(house, caller, |look| {
        let name = staff::called_names(look).await?.get(&who).cloned().ok_or(Error::NotFound)?;
        let promises = store::promises_of_worker(look, who).await?.len();
        Ok::<_, Error>(Leaving { name, promises, threads: store::threads_with(look, who).await? })
    })
}

/// One hand-over as its page shows it.
pub(crate) struct Page {
    pub thread: Permitted<Thread>,
    pub handover: Option<HandOver>,
    pub called: Option<String>,
    pub from: String,
    pub to: String,
    pub me: AccountId,
    pub lines: Vec<(Line, bool)>,
    pub letters: Vec<(Letter, String, String)>,
    pub colleagues: Vec<(AccountId, String)>,
    /// Given away without reading on: the one who gives it sees no line of it.
    pub closed: bool,
}

/// Opening it is written down first, as every opening.
pub(crate) async fn page(house: &House, caller: &Caller, id: ThreadId) -> Result<Page, Error> {
    let Actor::Staff { id: me, .. } = caller.actor else { return Err(Error::NotFound) };
    see!(house, caller, |look| {
        let thread = store::thread_for_look(look, id, Access::Read).await?;
        if thread.erased {
            return Err(Error::NotFound);
        }
        let names = staff::called_names(look).await?;
        let name = |id: AccountId| names.get(&id).cloned().unwrap_or_default();
        let members = look.registry().await?.members_of(thread.team);
        // It goes away from whoever writes first now; to that one it can't go.
        let primary = store::tie(look, id).await?.primary.filter(|it| members.contains(it)).unwrap_or(me);
        let others = members.into_iter().filter(|it| *it != primary);
        let mut colleagues: Vec<_> = others.map(|it| (it, name(it))).collect();
        colleagues.sort_by(|one, other| one.1.cmp(&other.1));
        let handover = store::handover(look, id).await?.filter(HandOver::is_open);
        let (from, to) = handover.as_ref().map(|it| (name(it.from), name(it.to))).unwrap_or_default();
        let closed = closed_to(look, &thread, handover.as_ref(), me).await?;
        let mut it =
            Page { called: None, handover, from, to, me, lines: vec![], letters: vec![], colleagues, closed, thread };
        if !it.closed {
            open_lines(look, &mut it, &names).await?;
        }
        Ok::<_, Error>(it)
    })
}

/// Whoever gives it away unread, or is sheltered from it, reads nothing here either.
async fn closed_to(look: &mut Look, thread: &Thread, it: Option<&HandOver>, me: AccountId) -> Result<bool, Error> {
    let sheltered = store::shelter(look, thread.id).await?.is_some_and(|it| !it.opens_for(me, thread.letters));
    Ok(sheltered || it.is_some_and(|it| it.unread && it.from == me))
}

async fn open_lines(look: &mut Look, it: &mut Page, names: &BTreeMap<AccountId, String>) -> Result<(), Error> {
    let opened = look.open(it.thread.circle, it.thread.permit(), letter::CONSULTATION_LETTER, it.thread.id).await?;
    it.called = readable(look, &opened, people::called_place(it.thread.party)).await?;
    let mut lines: Vec<Line> = ties::promises(look, &opened, &it.thread, names)
        .await?
        .into_iter()
        .map(|(promise, what, _)| Line::promise(promise.id, what.unwrap_or_default()))
        .collect();
    let minded = ties::minded(look, &opened, &it.thread).await?;
    lines.extend(lines_of(What::Avoid, &minded.avoid));
    lines.extend(lines_of(What::Helped, &minded.helped));
    lines.extend(lines_of(What::Talk, &minded.talk));
    let letters = store::letters(look, it.thread.id).await?;
    let there: Vec<&Letter> = letters.iter().filter(|it| it.state == letter::State::There).collect();
    for letter in there.iter().skip(there.len().saturating_sub(LAST_LETTERS)) {
        let text = readable(look, &opened, letter.text_place()).await?.unwrap_or_default();
        lines.push(Line::letter(letter.id, text.clone()));
        it.letters.push(((*letter).clone(), names.get(&letter.writer).cloned().unwrap_or_default(), text));
    }
    let confirmed = match &it.handover {
        Some(handover) => store::confirmed_lines(look, handover.id).await?,
        None => BTreeSet::new(),
    };
    it.lines =
        lines.into_iter().map(|line| (confirmed.contains(&line.key), line)).map(|(ok, line)| (line, ok)).collect();
    Ok(())
}

/// Begins one; another that was under way is dropped. `unread`: without reading on.
pub(crate) async fn begin(
    house: &House,
    caller: &Caller,
    id: ThreadId,
    to: Option<AccountId>,
    unread: bool,
) -> Result<(), Error> {
    let to = to.ok_or(Error::NothingChosen)?;
    act!(house, caller, |work| {
        let (now, me) = (work.now(), work.keyring()?.account);
        let thread = store::may_answer(work, id).await?;
        let members = work.registry().await?.members_of(thread.team);
        let primary = store::tie(work, id).await?.primary;
        let from = if unread { me } else { primary.filter(|it| members.contains(it)).unwrap_or(me) };
        if !members.contains(&to) || from == to {
            return Err(Error::NotOfTheTeam);
        }
        if let Some(before) = store::handover(work, id).await?.filter(HandOver::is_open) {
            if before.to == to && before.from == from && before.unread == unread {
                return Ok(());
            }
            store::save_handover(work, &before.dropped(now)).await?;
        }
        let new = HandOver {
            id: work.new_id(),
            thread: id,
            from,
            to,
            unread,
            state: State::Begun,
            begun_at: now,
            ended_at: None,
        };
        store::add_handover(work, &new).await
    })
}

/// All threads of the worker who asks go to one colleague; each is confirmed and told by itself.
pub(crate) async fn begin_all(house: &House, caller: &Caller, to: Option<AccountId>) -> Result<(), Error> {
    for thread in desk(house, caller).await?.mine {
        begin(house, caller, thread.id, to, false).await?;
    }
    Ok(())
}

/// The one who comes confirms lines. A line that changed meanwhile is confirmed anew.
pub(crate) async fn confirm(house: &House, caller: &Caller, id: ThreadId, keys: &[String]) -> Result<(), Error> {
    let page = page(house, caller, id).await?;
    let lines: Vec<Line> = page.lines.into_iter().map(|it| it.0).collect();
    act!(house, caller, |work| {
        let (now, me) = (work.now(), work.keyring()?.account);
        store::may_answer(work, id).await?;
        let it =
            store::handover(work, id).await?.filter(|it| it.is_open() && it.to == me).ok_or(Error::NotConfirmed)?;
        let mut confirmed = store::confirmed_lines(work, it.id).await?;
        for key in keys.iter().filter(|key| lines.iter().any(|line| line.key == **key)) {
            if confirmed.insert(key.clone()) {
                store::confirm_line(work, it.id, key, now).await?;
            }
        }
        store::save_handover(work, &it.confirmed(&lines, &confirmed)).await
    })
}

/// We thought again; nobody was told.
pub(crate) async fn drop_it(house: &House, caller: &Caller, id: ThreadId) -> Result<(), Error> {
    act!(house, caller, |work| {
        let now = work.now();
        store::may_answer(work, id).await?;
        match store::handover(work, id).await?.filter(HandOver::is_open) {
            Some(it) => store::save_handover(work, &it.dropped(now)).await,
            None => Ok(()),
        }
    })
}

/// To whom a thread is being handed over.
pub(crate) async fn to_whom(house: &House, caller: &Caller, id: ThreadId) -> Result<Option<AccountId>, Error> {
    see!(house, caller, |look| {
        store::thread_for_look(look, id, Access::Answer).await?;
        Ok::<_, Error>(store::handover(look, id).await?.filter(HandOver::is_open).map(|it| it.to))
    })
}

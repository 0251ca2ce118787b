//! What happens with our promises, as short stories: given, kept, moved, handed over, taken back. Whatever happens is
//! added beside the promise and stands on the page of the one it was given to.
use crate::{
    Access, Error, letter,
    promise::{By, Change, Deed, Due, LONGEST_PROMISE, Promise, PromiseId, Turn},
    store,
    thread::{Thread, ThreadId, handle_of},
};
use ground_circle::Caller;
use ground_kernel::{AccountId, Actor, Timestamp};
use ground_policy::Permitted;
use ground_work::{House, Look, Work, act, see};
use std::collections::BTreeMap;

/// A promise as somebody of ours gives it.
pub(crate) struct NewPromise {
    pub(crate) kind: Deed,
    pub(crate) by: Option<By>,
    /// Whose it is; the one who writes it down, if nothing else is said.
    pub(crate) owner: Option<AccountId>,
    pub(crate) what: String,
}

/// Gives a promise.
pub(crate) async fn give(house: &House, caller: &Caller, thread: ThreadId, new: &NewPromise) -> Result<(), Error> {
    act!(house, caller, |work| {
        let thread = store::thread_for(work, thread, Access::Note).await?;
        give_in(work, &thread, new).await.map(drop)
    })
}

/// The same, inside another piece of work of this room.
pub(crate) async fn give_in(work: &mut Work, thread: &Permitted<Thread>, new: &NewPromise) -> Result<PromiseId, Error> {
    let (me, now) = (work.keyring()?.account, work.now());
    let owner = match new.owner.filter(|it| *it != me) {
        Some(owner) => in_the_team(work, thread.team, owner).await?,
        None => me,
    };
    let promise = Promise::to(thread, work.new_id(), new.kind, new.by, owner, me, now);
    store::add_promise(work, &promise).await?;
    let what = short(&new.what)?;
    if !what.is_empty() {
        let rules = thread.permit().rules();
        work.write_text(promise.circle, promise.what_place(), &what, &rules).await?;
    }
    Ok(promise.id)
}

/// Only somebody who can open the thread can own what was promised in it.
async fn in_the_team(work: &mut Work, team: ground_kernel::TeamId, who: AccountId) -> Result<AccountId, Error> {
    let members = work.registry().await?.members_of(team);
    if members.contains(&who) { Ok(who) } else { Err(Error::NotOfTheTeam) }
}

fn short(typed: &str) -> Result<String, Error> {
    let text = ground_web::one_line(typed);
    if text.chars().count() > LONGEST_PROMISE { Err(Error::TooLong) } else { Ok(text) }
}

/// It was kept.
pub(crate) async fn keep(house: &House, caller: &Caller, id: PromiseId) -> Result<(), Error> {
    act!(house, caller, |work| { change_in(work, id, Turn::Kept, None, None, "").await })
}

/// Another day, with the reason; whoever it was given to reads it.
pub(crate) async fn put_off(house: &House, caller: &Caller, id: PromiseId, by: By, reason: &str) -> Result<(), Error> {
    let reason = needed(reason)?;
    act!(house, caller, |work| { change_in(work, id, Turn::Moved, Some(by), None, &reason).await })
}

/// We cannot keep it, and say why.
pub(crate) async fn take_back(house: &House, caller: &Caller, id: PromiseId, reason: &str) -> Result<(), Error> {
    let reason = needed(reason)?;
    act!(house, caller, |work| { change_in(work, id, Turn::TakenBack, None, None, &reason).await })
}

/// Somebody else of the team keeps it from now on.
pub(crate) async fn hand_over(house: &House, caller: &Caller, id: PromiseId, to: AccountId) -> Result<(), Error> {
    act!(house, caller, |work| { hand_over_in(work, id, to).await })
}

/// The same, inside another piece of work of this room: when all promises of a thread, or of a worker, go over.
pub(crate) async fn hand_over_in(work: &mut Work, id: PromiseId, to: AccountId) -> Result<(), Error> {
    change_in(work, id, Turn::HandedOver, None, Some(to), "").await
}

/// All that was promised to somebody who died is over; inside another piece of work of this room.
pub(crate) async fn take_back_in(work: &mut Work, id: PromiseId) -> Result<(), Error> {
    change_in(work, id, Turn::TakenBack, None, None, "").await
}

fn needed(reason: &str) -> Result<String, Error> {
    let reason = letter::text(reason)?;
    if reason.chars().count() > LONGEST_PROMISE { Err(Error::TooLong) } else { Ok(reason) }
}

async fn change_in(
    work: &mut Work,
    id: PromiseId,
    turn: Turn,
    by: Option<By>,
    to: Option<AccountId>,
    reason: &str,
) -> Result<(), Error> {
    let now = work.now();
    let promise = store::promise_for(work, id, Access::KeepPromise).await?;
    if let Some(to) = to {
        in_the_team(work, promise.team, to).await?;
    }
    let change = Change {
        id: work.new_id(),
        promise: id,
        change: turn,
        by: work.keyring()?.account,
        to,
        from_at: promise.by.map(|it| it.at),
        at: now,
    };
    let promise = promise.change(|it| {
        Ok::<_, Error>(match (turn, to) {
            (Turn::Kept, _) => it.kept(now),
            (Turn::TakenBack, _) => it.taken_back(now),
            (Turn::HandedOver, Some(to)) => it.handed_over(to),
            (Turn::Moved | Turn::HandedOver, _) => it.moved(by),
        })
    })?;
    store::save_promise(work, &promise).await?;
    store::add_change(work, &change).await?;
    if !reason.is_empty() {
        let rules = promise.permit().rules();
        work.write_text(promise.circle, change.reason_place(), reason, &rules).await?;
    }
    Ok(())
}

/// A line on the page of today. It is made without opening anything: what was promised stands in the thread.
pub(crate) struct Standing {
    /// `None`: an answer that we promised, or one that is to be posted; it is kept by writing, or by posting.
    pub promise: Option<PromiseId>,
    pub thread: ThreadId,
    pub handle: String,
    pub what: What,
    pub by: Option<By>,
    pub due: Due,
    pub owner_name: String,
    /// Whoever owned it works here no more, or is not in the team any more.
    pub orphaned: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    Deed(Deed),
    Answer,
    Posting,
}

/// Everything that our teams owe: late first, then today, then later. (capability 138)
pub(crate) async fn standing(house: &House, caller: &Caller) -> Result<Vec<Standing>, Error> {
    let Actor::Staff { teams, .. } = &caller.actor else { return Err(Error::NotFound) };
    if teams.is_empty() {
        return Err(Error::NotFound);
    }
    see!(house, caller, |look| {
        let mut all = vec![];
        for team in teams {
            look.permitted(Access::Receive, crate::contact_access::Desk { team: *team })?;
            of_team(look, *team, &mut all).await?;
        }
        all.sort_by_key(|it| (!it.orphaned, it.due, it.by.map(|by| by.at)));
        Ok::<_, Error>(all)
    })
}

async fn of_team(look: &mut Look, team: ground_kernel::TeamId, all: &mut Vec<Standing>) -> Result<(), Error> {
    let (now, names) = (look.now(), staff::called_names(look).await?);
    let (members, hidden) = (look.registry().await?.members_of(team), store::hidden(look).await?);
    for it in store::open_promises(look, team).await?.into_iter().filter(|it| !hidden.contains(&it.thread)) {
        all.push(Standing {
            promise: Some(it.id),
            thread: it.thread,
            handle: handle_of(it.thread),
            what: What::Deed(it.kind),
            by: it.by,
            due: it.due(now),
            owner_name: names.get(&it.owner).cloned().unwrap_or_default(),
            orphaned: !members.contains(&it.owner),
        });
    }
    answers(look, team, now, all).await?;
    postings(look, team, all).await
}

/// Answers that we promised: they belong to the team, and are kept by answering.
async fn answers(
    look: &mut Look,
    team: ground_kernel::TeamId,
    now: Timestamp,
    all: &mut Vec<Standing>,
) -> Result<(), Error> {
    for thread in store::waiting_threads(look, team).await? {
        let Some(at) = thread.promised_by else { continue };
        let by = By { at, timed: false };
        all.push(team_owes(thread.id, What::Answer, Some(by), by.due(now)));
    }
    Ok(())
}

/// Answers that lie here until somebody posts them.
async fn postings(look: &mut Look, team: ground_kernel::TeamId, all: &mut Vec<Standing>) -> Result<(), Error> {
    let (now, mut away) = (look.now(), BTreeMap::new());
    for it in store::unposted(look, team, now).await? {
        if let std::collections::btree_map::Entry::Vacant(slot) = away.entry(it.party) {
            let entered = people::entered(look, it.party).await?;
            slot.insert(entered.is_some_and(|it| !it.comes_online()));
        }
        if away.get(&it.party) == Some(&true) {
            all.push(team_owes(it.thread, What::Posting, None, Due::Today));
        }
    }
    Ok(())
}

fn team_owes(thread: ThreadId, what: What, by: Option<By>, due: Due) -> Standing {
    let handle = handle_of(thread);
    Standing { promise: None, thread, handle, what, by, due, owner_name: String::new(), orphaned: false }
}

/// Those who may own a promise of my team, by name; without me.
pub(crate) async fn colleagues(house: &House, caller: &Caller) -> Result<Vec<(AccountId, String)>, Error> {
    let team = super::team_circle::my_team(house, caller).await?;
    let me = caller.actor.account();
    see!(house, caller, |look| {
        let (registry, names) = (look.registry().await?, staff::called_names(look).await?);
        let members = registry.members_of(team).into_iter().filter(|it| Some(*it) != me);
        Ok::<_, Error>(members.filter_map(|id| Some((id, names.get(&id)?.clone()))).collect())
    })
}

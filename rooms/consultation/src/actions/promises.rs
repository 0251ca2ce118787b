//! What happens with our promises, as short stories: given, kept, moved, handed over, taken back. Whatever happens is
//! added beside the promise and stands on the page of the one it was given to.
use crate::{
    Access, Error, letter,
    promise::{By, Change, Deed, LONGEST_PROMISE, Promise, PromiseId, Turn},
    store,
    thread::{Thread, ThreadId},
};
use ground_circle::Caller;
use ground_kernel::AccountId;
use ground_policy::Permitted;
use ground_work::{House, Work, act};

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
pub(crate) async fn put_off(
    house: &House,
    caller: &Caller,
    id: PromiseId,
    by: By,
    reason: &str,
) -> Result<(), Error> {
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

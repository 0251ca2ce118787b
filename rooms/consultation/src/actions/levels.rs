//! Danger at the desk: a thread's level, its pair, what was passed on, and what is read together. The rules and the rows
//! stand in the room of safety, which knows no thread; here the two are brought together, with permission for both.
use crate::{
    Access, Error, store,
    thread::{Thread, ThreadId, handle_of},
};
use ground_circle::Caller;
use ground_kernel::{AccountId, Id, TeamId};
use ground_work::{House, Look, OpenedCircle, Work, act, see};
use safety::{AtDesk, Ground, Item, Level, Matter, MatterId, Outgoing, PassingId, WorkLevel};
use staff::{Organisation, SmallHouse};
use std::collections::{BTreeMap, BTreeSet};

/// What a level can be about, of a thread.
pub(crate) fn matter_of(thread: &Thread) -> Matter {
    Matter { circle: thread.circle, team: thread.team }
}

/// Whether a second reads an answer first, because of a level. Who else is here matters at the lowest one only.
pub(crate) async fn outgoing(work: &mut Work, thread: &Thread, organisation: &Organisation) -> Result<Outgoing, Error> {
    let level = safety::open_level(work, &matter_of(thread)).await?.map(|it| it.level);
    let here = match level {
        Some(WorkLevel::Concern) => safety::someone_is_here(work, thread.team).await?,
        _ => true,
    };
    Ok(safety::outgoing(level, organisation.size, organisation.seconded_within_days, here))
}

/// A thread's level and what belongs to it, as the desk shows it.
pub(crate) struct Danger {
    pub at_desk: AtDesk,
    /// The threads it is, or may be, read together with.
    pub others: BTreeMap<MatterId, Thread>,
    pub names: BTreeMap<AccountId, String>,
    pub me: AccountId,
    pub size: SmallHouse,
    pub outgoing: Outgoing,
}

pub(crate) async fn danger(look: &mut Look, thread: &Thread, opened: Option<&OpenedCircle>) -> Result<Danger, Error> {
    let at_desk = safety::at_desk(look, &matter_of(thread), opened).await?;
    let wanted: BTreeSet<MatterId> =
        at_desk.together.iter().copied().chain(at_desk.proposed.iter().map(|it| it.1)).collect();
    let organisation = staff::organisation(look).await?;
    let (size, days) = (organisation.size, organisation.seconded_within_days);
    let level = at_desk.level.as_ref().map(|it| it.level);
    Ok(Danger {
        outgoing: safety::outgoing(level, size, days, at_desk.another_here),
        others: threads_of(look, thread.team, &wanted).await?,
        names: staff::called_names(look).await?,
        me: look.actor().account().ok_or(Error::NotFound)?,
        at_desk,
        size,
    })
}

/// The threads of a team that these matters are. Nothing is asked when there are none.
pub(crate) async fn threads_of(
    look: &mut Look,
    team: TeamId,
    wanted: &BTreeSet<MatterId>,
) -> Result<BTreeMap<MatterId, Thread>, Error> {
    let mut found = BTreeMap::new();
    if wanted.is_empty() {
        return Ok(found);
    }
    let vault = look.house().vault().clone();
    for it in store::circles_of(look, team).await? {
        let matter = Matter::id_of(&vault, it.circle_id);
        if wanted.contains(&matter) {
            found.insert(matter, store::thread_of_circle(look, it.id).await?);
        }
    }
    Ok(found)
}

/// What a worker does about a level.
pub(crate) enum Step<'a> {
    Set { level: WorkLevel, reason: &'a str },
    Ask { whom: AccountId },
    Join,
    End { reason: &'a str },
    PassOn { ground: Ground, receiver: &'a str, items: Vec<(Item, String)> },
    Second { passing: PassingId },
    HoldBack { passing: PassingId, days: i64, reason: &'a str },
    Together { handle: &'a str },
    Agree { joining: Id<()> },
    HandOver { whom: AccountId },
    TakeOver,
}

/// One step, by somebody who may read the thread. An erased thread still has a level that somebody ends.
pub(crate) async fn step(house: &House, caller: &Caller, id: ThreadId, step: &Step<'_>) -> Result<(), Error> {
    let other = match step {
        Step::Together { handle } => Some(named(house, caller, id, handle).await?),
        _ => None,
    };
    act!(house, caller, |work| {
        let thread = store::thread_for(work, id, Access::Read).await?;
        let matter = matter_of(&thread);
        match step {
            Step::Set { .. } | Step::PassOn { .. } if thread.erased => return Err(Error::TooLate),
            Step::Set { level, reason } => safety::set(work, &matter, *level, reason).await?,
            Step::Ask { whom } => safety::ask(work, &matter, *whom).await?,
            Step::Join => safety::join(work, &matter).await?,
            Step::HandOver { whom } => safety::hand_over(work, &matter, *whom).await?,
            Step::TakeOver => safety::take_over(work, &matter).await?,
            Step::End { reason } => safety::end(work, &matter, reason).await?,
            Step::PassOn { ground, receiver, items } => {
                safety::pass_on(work, &matter, *ground, receiver, items.clone()).await?;
            }
            Step::Second { passing } => safety::second(work, &matter, *passing).await?,
            Step::HoldBack { passing, days, reason } => {
                safety::hold_back(work, &matter, *passing, *days, reason).await?;
            }
            Step::Together { .. } => {
                let proof = immediate(work, &matter).await?;
                let other = other.as_ref().ok_or(Error::UnknownHandle)?;
                safety::propose_joining(work, proof, &matter, &matter_of(other)).await?;
            }
            Step::Agree { joining } => {
                let proof = immediate(work, &matter).await?;
                safety::confirm_joining(work, proof, &matter, *joining).await?;
            }
        }
        Ok::<_, Error>(())
    })
}

/// What one looks after, for the end of a shift: its threads, and whom one can ask.
pub(crate) struct Shift {
    pub mine: Vec<(Thread, Level, Option<String>)>,
    pub colleagues: Vec<(AccountId, String)>,
}

pub(crate) async fn shift(house: &House, caller: &Caller) -> Result<Shift, Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    see!(house, caller, |look| {
        let (names, registry) = (staff::called_names(look).await?, look.registry().await?);
        let mut shift = Shift { mine: vec![], colleagues: vec![] };
        for (team, matter, level) in safety::mine(look).await? {
            let members = registry.members_of(team);
            let waits_for = level.waits_for(&members).filter(|it| it.by == me).map(|it| it.to);
            let threads = threads_of(look, team, &BTreeSet::from([matter])).await?;
            let called = waits_for.and_then(|id| names.get(&id).cloned());
            shift.mine.extend(threads.into_values().map(|thread| (thread, level.clone(), called.clone())));
            let others = members.iter().filter(|it| **it != me && shift.colleagues.iter().all(|known| known.0 != **it));
            let others: Vec<_> = others.filter_map(|id| Some((*id, names.get(id)?.clone()))).collect();
            shift.colleagues.extend(others);
        }
        shift.colleagues.sort_by(|one, other| one.1.cmp(&other.1));
        Ok::<_, Error>(shift)
    })
}

/// The proof that a human says a life is in danger now; nothing is joined without it.
async fn immediate(work: &mut Work, matter: &Matter) -> Result<safety::Immediate, Error> {
    let level = safety::open_level(work, matter).await?;
    Ok(level.and_then(|it| it.immediate()).ok_or(safety::Error::NotImmediate)?)
}

/// The thread of this team that a worker called by its two words. Nothing is suggested: who doesn't know them finds none.
async fn named(house: &House, caller: &Caller, id: ThreadId, handle: &str) -> Result<Thread, Error> {
    let even = |text: &str| text.chars().filter(|it| it.is_alphanumeric()).collect::<String>();
    let wanted = even(handle);
    see!(house, caller, |look| {
        let here = store::thread_for_look(look, id, Access::Read).await?;
        for it in store::circles_of(look, here.team).await? {
            if it.id != id && even(&handle_of(it.id)) == wanted {
                let thread = store::thread_of_circle(look, it.id).await?;
                return if thread.erased { Err(Error::UnknownHandle) } else { Ok(thread) };
            }
        }
        Err(Error::UnknownHandle)
    })
}

/// After a thread was really opened: if it rang for it at night, whoever wrote is told that somebody read.
pub(crate) async fn note_opened(house: &House, caller: &Caller, id: ThreadId) {
    let noted = async {
        let thread = see!(house, caller, |look| { store::thread_for_look(look, id, Access::Read).await })?;
        Ok::<_, Error>(safety::note_opened(house, caller, &matter_of(&thread)).await?)
    };
    if let Err(error) = noted.await {
        tracing::warn!(%error, "that somebody opened it at night could not be written down");
    }
}

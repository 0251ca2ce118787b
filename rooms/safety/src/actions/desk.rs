//! What the desk sees: which matters stand first, and one matter with its level, its pair, and what was passed on.
use super::{
    levels::someone_is_here_look,
    passing::{Said, said},
};
use crate::{
    Access, Error, Item,
    access::TheHouse,
    duty::RINGS_FOR_HOURS,
    level::{Level, SAFETY_LEVEL},
    matter::{Matter, MatterId},
    passing::Passing,
    store::{duty, levels, levels::Joining, passings},
};
use ground_circle::Caller;
use ground_kernel::{AccountId, Id, TeamId};
use ground_policy::Permit;
use ground_work::{House, Look, OpenedCircle, Work, see};
use std::collections::{BTreeMap, BTreeSet};

/// Which matters of a team want to be first, and why. Three questions to the database, however many threads there are.
#[derive(Default)]
pub struct Marks {
    pub levels: BTreeMap<MatterId, Level>,
    /// Something was passed on and has one name.
    pub want_second: BTreeSet<MatterId>,
    /// Telling waits, and the two have to decide again; or one waits for another's agreement.
    pub want_decision: BTreeSet<MatterId>,
}

impl Marks {
    pub fn is_empty(&self) -> bool {
        self.levels.is_empty() && self.want_second.is_empty() && self.want_decision.is_empty()
    }
    pub fn matters(&self) -> BTreeSet<MatterId> {
        self.levels.keys().chain(&self.want_second).chain(&self.want_decision).copied().collect()
    }
}

pub async fn marks(look: &mut Look, team: TeamId) -> Result<Marks, Error> {
    let (now, mut marks) = (look.now(), Marks::default());
    for level in levels::open_levels_of(look, team).await? {
        marks.levels.insert(level.matter, level);
    }
    for it in passings::open_passings_of(look, team).await? {
        if it.wants_a_second() {
            marks.want_second.insert(it.matter);
        }
        if it.wants_a_decision(now) || it.waits_for_agreement(now) {
            marks.want_decision.insert(it.matter);
        }
    }
    Ok(marks)
}

/// The level that is open now.
pub async fn open_level(work: &mut Work, matter: &Matter) -> Result<Option<Level>, Error> {
    work.permitted(Access::Look, *matter)?;
    let id = matter.id(&work.house().vault().clone());
    levels::open_level(work, id).await
}

/// One matter, at the desk.
pub struct AtDesk {
    pub level: Option<Level>,
    pub reason: Option<String>,
    pub passings: Vec<PassingAtDesk>,
    /// Read together with it: its matter, and who proposed it.
    pub together: Vec<MatterId>,
    /// Proposed, and waiting for another: the joining, its matter, by whom.
    pub proposed: Vec<(Id<()>, MatterId, AccountId)>,
    pub another_here: bool,
    pub members: Vec<AccountId>,
    /// How many are on duty at night.
    pub on_duty: usize,
}

pub struct PassingAtDesk {
    pub it: Passing,
    pub receiver: Option<String>,
    pub items: Vec<(Item, String)>,
    pub reasons: Vec<String>,
}

/// `opened` is the circle of whoever it is about, opened with its line in the ledger; none when it was erased.
pub async fn at_desk(look: &mut Look, matter: &Matter, opened: Option<&OpenedCircle>) -> Result<AtDesk, Error> {
    let rules = look.permitted(Access::Look, *matter)?;
    let id = matter.id(&look.house().vault().clone());
    let level = levels::open_level(look, id).await?;
    let reason = match &level {
        Some(it) => reason_of(look, it, rules.permit()).await?,
        None => None,
    };
    let mut at_desk = AtDesk {
        reason,
        passings: vec![],
        together: vec![],
        proposed: vec![],
        another_here: someone_is_here_look(look, matter.team).await?,
        members: look.registry().await?.members_of(matter.team),
        on_duty: duty::list(look).await?.len(),
        level,
    };
    for it in passings::passings(look, id).await? {
        let said = match opened {
            Some(opened) => said(look, opened, &it).await?,
            None => Said { receiver: None, items: vec![], reasons: vec![] },
        };
        at_desk.passings.push(PassingAtDesk { it, receiver: said.receiver, items: said.items, reasons: said.reasons });
    }
    for it in levels::joinings(look, id).await? {
        sort_in(&mut at_desk, id, &it);
    }
    Ok(at_desk)
}

/// Why it was set. Who cannot open it (any more, or yet) sees the level all the same.
async fn reason_of(look: &mut Look, level: &Level, permit: &Permit) -> Result<Option<String>, Error> {
    let Some(circle) = level.circle else { return Ok(None) };
    let opened = match look.open(circle, permit, SAFETY_LEVEL, level.id).await {
        Err(ground_circle::Error::Shut) => return Ok(None),
        other => other?,
    };
    match look.text(&opened, level.reason_place()).await {
        Err(ground_circle::Error::Shut) => Ok(None),
        other => Ok(other?.map(|it| it.text.to_string())),
    }
}

fn sort_in(at_desk: &mut AtDesk, me: MatterId, it: &Joining) {
    let other = if it.matter == me { it.other } else { it.matter };
    match it.second_id {
        Some(_) => at_desk.together.push(other),
        // Before two have agreed, the other matter knows nothing of it.
        None if it.matter == me => at_desk.proposed.push((it.id.cast(), other, it.by_id)),
        None => {}
    }
}

/// How many levels are open, for the office: not whose, and not why.
pub async fn count_levels(house: &House, caller: &Caller) -> Result<i64, Error> {
    see!(house, caller, |look| {
        look.permitted(Access::Count, TheHouse)?;
        levels::count_open(look).await
    })
}

/// How many ringings nobody has taken.
pub(super) async fn untaken(look: &mut Look, teams: &[TeamId]) -> Result<Vec<crate::duty::Page>, Error> {
    let since = look.now().plus_hours(-RINGS_FOR_HOURS);
    let mut all = vec![];
    for team in teams {
        all.extend(duty::untaken_of(look, *team, since).await?);
    }
    Ok(all)
}

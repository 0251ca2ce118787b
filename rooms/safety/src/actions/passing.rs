//! Something is passed on, word by word; a second puts their name under it; to wait with telling takes two.
use super::written;
use crate::{
    Access, Error,
    access::Theirs,
    ground::{Ground, Told},
    matter::Matter,
    passing::{self, Item, Kind, LONGEST_HOLD_DAYS, Passing, PassingId},
    store::passings as store,
};
use ground_circle::Caller;
use ground_kernel::{AccountId, CircleId, Timestamp};
use ground_work::{House, Look, OpenedCircle, Work, see};
use staff::{Organisation, SmallHouse};
use std::collections::{BTreeMap, BTreeSet};

/// Writes down what was passed on. It never waits for the second: 119 was called, or is being called.
pub async fn pass_on(
    work: &mut Work,
    matter: &Matter,
    ground: Ground,
    receiver: &str,
    items: Vec<(Item, String)>,
) -> Result<PassingId, Error> {
    let (receiver, items) = (written(receiver)?, passing::chosen(items)?);
    let rules = work.permitted(Access::PassOn, *matter)?.permit().rules();
    let organisation = staff::organisation_in(work).await?;
    let it = Passing { items: items.len() as i64, ..new(work, matter, Kind::Passed, ground, &organisation)? };
    store::add_passing(work, &it).await?;
    work.write_text(matter.circle, it.receiver_place(), &receiver, &rules).await?;
    for (item, text) in &items {
        work.write_text(matter.circle, it.item_place(*item), text, &rules).await?;
    }
    Ok(it.id)
}

pub(super) fn new(
    work: &Work,
    matter: &Matter,
    kind: Kind,
    ground: Ground,
    organisation: &Organisation,
) -> Result<Passing, Error> {
    let (now, by) = (work.now(), work.keyring()?.account);
    let days = if organisation.size == SmallHouse::One { organisation.seconded_within_days } else { 1 };
    Ok(Passing {
        id: work.new_id(),
        matter: matter.id(&work.house().vault().clone()),
        team: matter.team,
        kind,
        ground,
        by,
        made_at: now,
        items: 0,
        second: None,
        seconded_at: None,
        second_by: Some(now.plus_days(days)),
        told_at: told_at(ground, organisation, now),
        wait_by: None,
        wait_until: None,
        held_by: None,
        held_until: None,
        erased: false,
    })
}

/// The next open day's opening; where no day is in sight, a day from now.
fn told_at(ground: Ground, organisation: &Organisation, now: Timestamp) -> Timestamp {
    if ground.rule().told == Told::AtOnce {
        return now;
    }
    let from = super::levels::later_than_today(now, organisation.hours.is_open(now));
    organisation.hours.next_reading(from).unwrap_or_else(|| now.plus_days(1))
}

/// The second name under it.
pub async fn second(work: &mut Work, matter: &Matter, id: PassingId) -> Result<(), Error> {
    let (now, by) = (work.now(), work.keyring()?.account);
    let matter = matter.id(&work.house().vault().clone());
    let it = store::passing_for(work, matter, id, Access::Second).await?;
    let it = it.change(|it| it.seconded(by, now))?;
    store::save_passing(work, &it).await
}

/// One says why telling would be dangerous now, and for how many days; only when another says so, too, it waits.
pub async fn hold_back(work: &mut Work, matter: &Matter, id: PassingId, days: i64, reason: &str) -> Result<(), Error> {
    let reason = written(reason)?;
    if !(1..=LONGEST_HOLD_DAYS).contains(&days) {
        return Err(Error::TooManyDays);
    }
    let (now, by) = (work.now(), work.keyring()?.account);
    let it = store::passing_for(work, matter.id(&work.house().vault().clone()), id, Access::HoldBack).await?;
    let rules = it.permit().rules();
    let it = it.change(|it| it.held_back(by, now.plus_days(days), now))?;
    store::save_passing(work, &it).await?;
    Ok(work.write_text(matter.circle, it.reason_place(by), &reason, &rules).await?)
}

/// The texts of one passing, from a circle that was opened with its line.
pub(crate) struct Said {
    pub(crate) receiver: Option<String>,
    pub(crate) items: Vec<(Item, String)>,
    pub(crate) reasons: Vec<String>,
}

pub(crate) async fn said(look: &mut Look, opened: &OpenedCircle, it: &Passing) -> Result<Said, Error> {
    let mut said = Said { receiver: None, items: vec![], reasons: vec![] };
    if it.erased {
        return Ok(said);
    }
    said.receiver = readable(look, opened, it.receiver_place()).await?;
    for item in Item::ALL {
        said.items.extend(readable(look, opened, it.item_place(item)).await?.map(|text| (item, text)));
    }
    for place in it.reason_places() {
        said.reasons.extend(readable(look, opened, place).await?);
    }
    Ok(said)
}

/// Someone who came into the team "from now on" finds older ones shut, one by one.
async fn readable(
    look: &mut Look,
    opened: &OpenedCircle,
    place: ground_circle::TextPlace,
) -> Result<Option<String>, Error> {
    match look.text(opened, place).await {
        Err(ground_circle::Error::Shut) => Ok(None),
        other => Ok(other?.map(|it| it.text.to_string())),
    }
}

/// One passing, as its owner reads it.
pub(crate) struct PassedOn {
    pub(crate) it: Passing,
    pub(crate) said: Said,
}

/// What was passed on of whoever asks, with the names of the two.
pub(crate) async fn passed_on(
    house: &House,
    caller: &Caller,
) -> Result<(Vec<PassedOn>, BTreeMap<AccountId, String>), Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    see!(house, caller, |look| { passed_on_in(look, me).await })
}

/// The same, inside another look.
pub(crate) async fn passed_on_in(
    look: &mut Look,
    me: AccountId,
) -> Result<(Vec<PassedOn>, BTreeMap<AccountId, String>), Error> {
    let theirs = look.permitted(Access::ReadPassed, Theirs { party: me, over: false })?;
    let (party, now) = (people::party_of(look, me).await?, look.now());
    let matter = Matter::id_of(&look.house().vault().clone(), party.circle);
    let told = store::passings(look, matter).await?.into_iter().filter(|it| it.is_told(now));
    let mut all = vec![];
    let opened = look.open(party.circle, theirs.permit(), passing::SAFETY_PASSING, me).await?;
    for it in told {
        let said = said(look, &opened, &it).await?;
        all.push(PassedOn { it, said });
    }
    Ok::<_, Error>((all, staff::called_names(look).await?))
}

/// The rows whose lines are not shown yet on the page of who read and wrote what.
pub async fn untold(look: &mut Look, circle: CircleId) -> Result<BTreeSet<[u8; 16]>, Error> {
    let (now, matter) = (look.now(), Matter::id_of(&look.house().vault().clone(), circle));
    let all = store::passings(look, matter).await?;
    Ok(all.iter().filter(|it| !it.is_told(now)).map(|it| *it.id.as_bytes()).collect())
}

//! Clocks: how long each kind is kept, what is announced, what is kept longer, and the end, which the house brings about by
//! itself. (capability 115)
use super::closing;
use crate::{
    Access, Error,
    access::{Clocks, Decision, Lapsed, Own},
    folder::{Folder, FolderId},
    keeping::{Clock, Course, GoneBy, Keeping, LONGER_YEARS, closing_place, erasing_place, reason_place},
    store::{self, GoneFolder, Shut},
};
use ground_circle::Caller;
use ground_kernel::{AccountId, Actor, Timestamp};
use ground_work::{House, Look, Work, act, see};
use std::collections::BTreeMap;

/// For how many days a kind is kept, as it stands now; for rooms that keep something of their own.
pub async fn kept_days(work: &mut Work, clock: Clock) -> Result<i64, Error> {
    store::kept_days(work, clock).await
}

// — for administrators —

pub(crate) async fn clocks(house: &House, caller: &Caller) -> Result<BTreeMap<Clock, i64>, Error> {
    see!(house, caller, |look| {
        look.permitted(Access::SetClocks, Clocks)?;
        store::clocks(look).await
    })
}

pub(crate) async fn set_clocks(house: &House, caller: &Caller, typed: &[(Clock, String)]) -> Result<(), Error> {
    let mut all = vec![];
    for (clock, days) in typed {
        let days = days.trim().parse().map_err(|_| Error::TooManyDays)?;
        all.push((*clock, clock.days_in_bounds(days)?));
    }
    act!(house, caller, |work| {
        work.permitted(Access::SetClocks, Clocks)?;
        for (clock, days) in &all {
            store::set_clock(work, *clock, *days).await?;
        }
        Ok::<_, Error>(())
    })
}

// — the desk's list —

/// Folders that end within sixty days, by date; and what is gone, for a year.
pub(crate) struct Ahead {
    pub(crate) soon: Vec<Soon>,
    pub(crate) gone: Vec<GoneFolder>,
}

pub(crate) struct Soon {
    pub(crate) folder: Folder,
    pub(crate) ends_at: Timestamp,
    /// One proposed to keep it longer.
    pub(crate) asked: bool,
}

/// Nothing is opened.
pub(crate) async fn ahead(house: &House, caller: &Caller) -> Result<Ahead, Error> {
    let Actor::Staff { teams, .. } = &caller.actor else { return Err(Error::NotFound) };
    see!(house, caller, |look| {
        let (now, mut ahead) = (look.now(), Ahead { soon: vec![], gone: vec![] });
        for team in teams {
            for folder in store::folders_of(look, *team).await? {
                let course = store::course(look, &folder).await?;
                if course.is_near(now) {
                    let asked = course.said.asked.is_some();
                    ahead.soon.push(Soon { ends_at: course.ends_at(now), asked, folder });
                }
            }
            ahead.gone.extend(store::gone_since(look, *team, now.plus_days(-366)).await?);
        }
        ahead.soon.sort_by_key(|it| (it.ends_at, it.folder.id));
        Ok::<_, Error>(ahead)
    })
}

// — one folder at the desk —

pub(crate) struct OneKept {
    pub(crate) folder: Folder,
    pub(crate) ends_at: Timestamp,
    pub(crate) near: bool,
    pub(crate) said: Keeping,
    pub(crate) reason: Option<String>,
    pub(crate) closed: Option<(Shut, Option<String>)>,
    pub(crate) erasing: Option<(Shut, Option<String>)>,
    pub(crate) names: BTreeMap<AccountId, String>,
}

/// Opens the reasons, and leaves a trace.
pub(crate) async fn one(house: &House, caller: &Caller, id: FolderId) -> Result<OneKept, Error> {
    see!(house, caller, |look| {
        let folder = store::folder_for_look(look, id, Access::Read).await?;
        let (now, course) = (look.now(), store::course(look, &folder).await?);
        let opened = look.open(folder.circle, folder.permit(), crate::keeping::RECORDS_KEEPING, id).await?;
        let reason = super::readable(look, &opened, reason_place(id)).await?;
        let closed = match store::closed(look, id).await? {
            Some(it) => Some((it, super::readable(look, &opened, closing_place(id)).await?)),
            None => None,
        };
        let erasing = match store::erasing(look, id).await? {
            Some(it) => Some((it, super::readable(look, &opened, erasing_place(id)).await?)),
            None => None,
        };
        Ok::<_, Error>(OneKept {
            ends_at: ends_for(look, &folder, &course, now).await?,
            near: course.is_near(now),
            said: course.said,
            names: staff::called_names(look).await?,
            folder: folder.into_inner(),
            reason,
            closed,
            erasing,
        })
    })
}

/// What somebody chose for everything of theirs ends the record, too.
async fn ends_for(look: &mut Look, folder: &Folder, course: &Course, now: Timestamp) -> Result<Timestamp, Error> {
    let ends_at = course.ends_at(now);
    Ok(match folder.party {
        Some(party) => ends_at.min(people::party_of(look, party).await?.kept_until()),
        None => ends_at,
    })
}

async fn decision(work: &mut Work, folder: &Folder) -> Result<(Decision, Keeping), Error> {
    let said = store::keeping(work, folder.id).await?;
    let asked_by = said.asked.map(|it| it.by);
    Ok((Decision { folder: folder.id, team: folder.team, asked_by }, said))
}

/// One proposes to keep it longer, and says why; the reason is read by whoever it is about.
pub(crate) async fn propose(house: &House, caller: &Caller, id: FolderId, years: i64, why: &str) -> Result<(), Error> {
    let why = closing::reason(why)?;
    let years = one_of(years)?;
    act!(house, caller, |work| {
        let (me, now) = (work.keyring()?.account, work.now());
        let folder = store::folder_for(work, id, Access::Read).await?;
        let (decision, said) = decision(work, &folder).await?;
        let said = said.proposed(me, now, now.plus_days(years * 365 + years / 4))?;
        let decision = work.permitted(Access::Propose, decision)?;
        store::save_decided(work, &decision, &said).await?;
        Ok::<_, Error>(work.write_text(folder.circle, reason_place(id), &why, &decision.permit().rules()).await?)
    })
}

/// Another agrees.
pub(crate) async fn agree(house: &House, caller: &Caller, id: FolderId) -> Result<(), Error> {
    act!(house, caller, |work| {
        let me = work.keyring()?.account;
        let folder = store::folder_for(work, id, Access::Read).await?;
        let (decision, said) = decision(work, &folder).await?;
        let said = said.agreed(me)?;
        let decision = work.permitted(Access::Concur, decision)?;
        store::save_decided(work, &decision, &said).await
    })
}

fn one_of(years: i64) -> Result<i64, Error> {
    if LONGER_YEARS.contains(&years) { Ok(years) } else { Err(Error::NothingChosen) }
}

// — for whoever it is about —

/// Until when one's own record is kept, and what was said about it.
pub(crate) struct OwnKept {
    pub(crate) ends_at: Timestamp,
    pub(crate) near: bool,
    /// Two of us decided to keep it longer: who, and why.
    pub(crate) by: Option<(String, String)>,
    pub(crate) reason: Option<String>,
    pub(crate) wished: bool,
}

pub(crate) async fn own(house: &House, caller: &Caller) -> Result<OwnKept, Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    see!(house, caller, |look| {
        look.permitted(Access::Begin, Own { party: me })?;
        let found = store::folder_of(look, me).await?.filter(Folder::stands).ok_or(Error::NotFound)?;
        let folder = look.permitted(Access::Read, found)?;
        let (now, course) = (look.now(), store::course(look, &folder).await?);
        let opened = look.open(folder.circle, folder.permit(), crate::keeping::RECORDS_KEEPING, folder.id).await?;
        let names = staff::called_names(look).await?;
        let name = |id: AccountId| names.get(&id).cloned().unwrap_or_default();
        Ok::<_, Error>(OwnKept {
            ends_at: ends_for(look, &folder, &course, now).await?,
            near: course.is_near(now),
            by: course.said.by.map(|(one, other)| (name(one), name(other))),
            reason: super::readable(look, &opened, reason_place(folder.id)).await?,
            wished: course.said.by.is_none() && course.said.until.is_some(),
        })
    })
}

/// Until when, without opening anything: for the gate.
pub(crate) async fn own_day(look: &mut Look, folder: &Folder) -> Result<(Timestamp, bool), Error> {
    let (now, course) = (look.now(), store::course(look, folder).await?);
    Ok((ends_for(look, folder, &course, now).await?, course.is_near(now)))
}

/// They wish it to be kept longer, or as it was: whatever was said before, this holds.
pub(crate) async fn wish(house: &House, caller: &Caller, years: i64) -> Result<(), Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    let years = if years == 0 { 0 } else { one_of(years)? };
    act!(house, caller, |work| {
        let found = store::folder_of(work, me).await?.ok_or(Error::NotFound)?;
        let folder = store::folder_for(work, found.id, Access::KeepLonger).await?;
        people::seen(work, me).await?;
        let until = (years > 0).then(|| work.now().plus_days(years * 365 + years / 4));
        let said = store::keeping(work, folder.id).await?.wished(until);
        store::save_wished(work, &folder, &said).await?;
        work.erase_text(folder.circle, reason_place(folder.id), &folder.permit().rules()).await?;
        Ok::<_, Error>(())
    })
}

// — by the house —

/// Announces what comes to its end, and brings the end about. Says how many ended.
pub async fn keep_time(house: &House) -> Result<usize, Error> {
    let caller = Caller::house();
    let (mut ended, mut after) = (0, FolderId::from_array([0; 16]));
    loop {
        let ids: Vec<FolderId> = act!(house, &caller, |work| { store::ids_after(work, after).await })?;
        let Some(last) = ids.last() else { break };
        after = *last;
        for id in ids {
            ended += usize::from(act!(house, &caller, |work| { look_at_the_clock(work, id).await })?);
        }
    }
    act!(house, &caller, |work| {
        let before = work.now().plus_days(-400);
        store::forget_gone(work, before).await
    })?;
    if ended > 0 {
        house.db().settle().await?;
    }
    Ok(ended)
}

async fn look_at_the_clock(work: &mut Work, id: FolderId) -> Result<bool, Error> {
    let Some(folder) = store::there(work, id).await? else { return Ok(false) };
    let (now, course) = (work.now(), store::course(work, &folder).await?);
    if let Some(over) = course.over(now) {
        let lapsed = store::lapsed(work, Lapsed { folder: id, over: Some(over) }).await?;
        let rules = lapsed.permit().rules();
        match folder.of_household() {
            true => closing::destroy_household(work, &folder, GoneBy::Time, &rules).await?,
            false => {
                store::note_gone(work, &folder, GoneBy::Time).await?;
                closing::destroy_folder(work, &folder, &rules).await?;
            }
        }
        return Ok(true);
    }
    let warned_at = course.warned(now);
    if warned_at != course.said.warned_at {
        store::save_warned(work, id, &Keeping { warned_at, ..course.said }).await?;
    }
    Ok(false)
}

//! A level is set, looked at by two, and ended: each by a human.
use super::written;
use crate::{
    Access, Error,
    level::{Level, WorkLevel},
    matter::Matter,
    store::levels as store,
};
use ground_circle::sessions;
use ground_kernel::{AccountId, TeamId, Timestamp};
use ground_work::{Look, Work};

/// Sets a level, in place of the one before, with the reason. The reason lies in a circle of the team's own: not in the
/// circle of whoever it is about, so that no page, package or count of theirs knows of it.
pub async fn set(work: &mut Work, matter: &Matter, level: WorkLevel, reason: &str) -> Result<(), Error> {
    let reason = written(reason)?;
    let (now, by) = (work.now(), work.keyring()?);
    let rules = work.permitted(Access::Set, *matter)?.permit().rules();
    let id = matter.id(&work.house().vault().clone());
    let before = store::open_level(work, id).await?;
    let organisation = staff::organisation_in(work).await?;
    let next = organisation.hours.next_reading(later_than_today(now, organisation.hours.is_open(now)));
    let circle = work.found_circle(&by, &[matter.team], false).await?;
    let pair = before.as_ref().and_then(|it| the_other(it, by.account));
    let it = Level {
        id: work.new_id(),
        matter: id,
        team: matter.team,
        level,
        set_by: by.account,
        set_at: now,
        look_again_at: next.map(|at| at.plus_hours(1)),
        circle: Some(circle),
        asked: None,
        second: pair,
        second_at: pair.map(|_| now),
        ended_by: None,
        ended_at: None,
        held_by: None,
        handed: None,
    };
    if before.is_some() {
        finish(work, matter).await?;
    }
    store::add_level(work, &it).await?;
    Ok(work.write_text(circle, it.reason_place(), &reason, &rules).await?)
}

/// Of a pair that works on it already, the one who didn't press.
fn the_other(before: &Level, me: AccountId) -> Option<AccountId> {
    let second = before.second?;
    if second == me { Some(before.holder()) } else { Some(second) }
}

/// While somebody is here, the next opening is another day's.
pub(super) fn later_than_today(now: Timestamp, open: bool) -> Timestamp {
    if !open {
        return now;
    }
    let tokyo = now.plus_hours(9).as_micros();
    Timestamp::from_micros(tokyo - tokyo.rem_euclid(Timestamp::DAY)).plus_hours(-9).plus_days(1)
}

/// Asks one of the team to look, too.
pub async fn ask(work: &mut Work, matter: &Matter, whom: AccountId) -> Result<(), Error> {
    let id = matter.id(&work.house().vault().clone());
    let level = store::level_for(work, id, Access::Join).await?;
    if !work.registry().await?.members_of(matter.team).contains(&whom) {
        return Err(Error::NobodyChosen);
    }
    let level = level.change(|it| it.asked(whom))?;
    store::save_level(work, &level).await
}

/// The second name: by their own act.
pub async fn join(work: &mut Work, matter: &Matter) -> Result<(), Error> {
    let (now, by, id) = (work.now(), work.keyring()?, matter.id(&work.house().vault().clone()));
    let level = store::level_for(work, id, Access::Join).await?;
    let level = level.change(|it| Ok::<_, Error>(it.joined(by.account, now)))?;
    store::save_level(work, &level).await
}

/// Ends it. A reason can be left; where the content was erased, nothing is written any more.
pub async fn end(work: &mut Work, matter: &Matter, reason: &str) -> Result<(), Error> {
    let reason = if reason.trim().is_empty() { None } else { Some(written(reason)?) };
    let level = finish(work, matter).await?;
    if let (Some(circle), Some(reason)) = (level.circle, reason) {
        work.write_text(circle, level.end_reason_place(), &reason, "safety.team-looks-together").await?;
    }
    Ok(())
}

async fn finish(work: &mut Work, matter: &Matter) -> Result<Level, Error> {
    let (now, by, id) = (work.now(), work.keyring()?, matter.id(&work.house().vault().clone()));
    let level = store::level_for(work, id, Access::End).await?;
    let level = level.change(|it| Ok::<_, Error>(it.ended(by.account, now)))?;
    store::save_level(work, &level).await?;
    store::end_joinings(work, level.id).await?;
    Ok(level.into_inner())
}

/// Is another of the team at a desk that is awake?
pub async fn someone_is_here(work: &mut Work, team: TeamId) -> Result<bool, Error> {
    let me = work.actor().account();
    let (members, now) = (work.registry().await?.members_of(team), work.now());
    let here = sessions::staff_here(work.bare().0, now).await?;
    Ok(here.iter().any(|it| Some(*it) != me && members.contains(it)))
}

pub(super) async fn someone_is_here_look(look: &mut Look, team: TeamId) -> Result<bool, Error> {
    let me = look.actor().account();
    let (members, now) = (look.registry().await?.members_of(team), look.now());
    let here = sessions::staff_here(look.bare().0, now).await?;
    Ok(here.iter().any(|it| Some(*it) != me && members.contains(it)))
}

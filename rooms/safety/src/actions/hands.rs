//! An open level changes hands at the end of a shift: named by one of the pair, taken by the other's own act.
use crate::{
    Access, Error,
    access::TheHouse,
    hands::Whose,
    level::Level,
    matter::{Matter, MatterId},
    store::levels as store,
};
use ground_circle::Caller;
use ground_kernel::{AccountId, Actor, Id, TeamId};
use ground_policy::Permitted;
use ground_work::{House, Look, Work, act};

/// One of the pair names a colleague. Nothing changes before that colleague takes it.
pub async fn hand_over(work: &mut Work, matter: &Matter, to: AccountId) -> Result<(), Error> {
    let (now, by, id) = (work.now(), work.keyring()?, matter.id(&work.house().vault().clone()));
    let level = store::level_for(work, id, Access::HandOver).await?;
    let members = work.registry().await?.members_of(matter.team);
    let level = level.change(|it| it.handed_on(by.account, to, now, &members))?;
    store::save_level(work, &level).await
}

/// Taken, from the thread it is about.
pub async fn take_over(work: &mut Work, matter: &Matter) -> Result<(), Error> {
    let id = matter.id(&work.house().vault().clone());
    let level = store::level_for(work, id, Access::TakeOver).await?;
    taken(work, level).await
}

/// Taken, from the list of who is on duty, which knows no thread.
pub(crate) async fn take_by_id(house: &House, caller: &Caller, id: Id<Level>) -> Result<(), Error> {
    act!(house, caller, |work| {
        let level = store::level_by_id(work, id, Access::TakeOver).await?;
        taken(work, level).await
    })
}

async fn taken(work: &mut Work, level: Permitted<Level>) -> Result<(), Error> {
    let (now, by) = (work.now(), work.keyring()?);
    let members = work.registry().await?.members_of(level.team);
    let level = level.change(|it| it.taken(by.account, now, &members))?;
    store::save_level(work, &level).await
}

/// An open level, for the list of who is on duty: no matter, no thread, no reason.
pub(crate) struct InHands {
    pub(crate) level: Level,
    pub(crate) whose: Whose,
    /// Whom somebody of the pair asked to take it.
    pub(crate) waits_for: Option<AccountId>,
    pub(crate) may_take: bool,
}

pub(crate) async fn in_hands(look: &mut Look, teams: &[TeamId]) -> Result<Vec<InHands>, Error> {
    let me = look.actor().account().ok_or(Error::NotFound)?;
    let mut all = vec![];
    for team in teams {
        let members = look.registry().await?.members_of(*team);
        all.extend(store::open_levels_of(look, *team).await?.into_iter().map(|level| InHands {
            whose: level.whose(&members),
            waits_for: level.waits_for(&members).map(|it| it.to),
            may_take: level.may_take(me, &members),
            level,
        }));
    }
    // What nobody has in hand stands first.
    all.sort_by_key(|it| (it.whose != Whose::Team, !it.may_take, it.level.set_at));
    Ok(all)
}

/// Which matters of one's own team one looks after now, for the end of a shift.
pub async fn mine(look: &mut Look) -> Result<Vec<(TeamId, MatterId, Level)>, Error> {
    let Actor::Staff { id: me, teams, .. } = look.actor().clone() else { return Err(Error::NotFound) };
    look.permitted(Access::Count, TheHouse)?;
    let all = in_hands(look, &teams).await?.into_iter().map(|it| it.level);
    Ok(all.filter(|it| it.is_of(me)).map(|it| (it.team, it.matter, it)).collect())
}

/// How many open levels somebody looks after, before their access ends.
pub async fn held_by(look: &mut Look, who: AccountId) -> Result<usize, Error> {
    look.permitted(Access::Count, TheHouse)?;
    let teams = look.registry().await?.teams_of(who);
    Ok(in_hands(look, &teams).await?.iter().filter(|it| it.level.is_of(who)).count())
}

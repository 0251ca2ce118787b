//! Teams and roles, as short stories. An administrator makes a team and gives it a name; who comes into it is for its
//! members, and which team receives letters is for two of the team that does. None of it opens a letter.
use crate::{
    Access, Error,
    access::{TheHouse, TheMember, TheTeam},
    store::{self, Agreement},
    together,
};
use ground_circle::Caller;
use ground_kernel::{AccountId, Role, TeamId};
use ground_web::one_line;
use ground_work::{House, Work, act, see};

const LONGEST_TEAM_NAME: usize = 30;

/// One team, as everybody of the house sees it.
pub(crate) struct TeamLine {
    pub(crate) id: TeamId,
    pub(crate) name: String,
    pub(crate) members: Vec<(AccountId, String)>,
    pub(crate) receives: bool,
    pub(crate) mine: bool,
    /// Workers who are not in it, for its members to let in.
    pub(crate) others: Vec<(AccountId, String)>,
    /// That it receives letters was asked for: by whoever looks, or by a colleague.
    pub(crate) asked: Option<bool>,
}

pub(crate) struct TeamsPage {
    pub(crate) teams: Vec<TeamLine>,
    pub(crate) administers: bool,
    /// Whoever looks is in the team that receives letters.
    pub(crate) receives: bool,
    /// Two of them decide.
    pub(crate) two: bool,
    /// Two administrators decide on a new team.
    pub(crate) two_administrators: bool,
}

pub(crate) async fn teams(house: &House, caller: &Caller) -> Result<TeamsPage, Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    let administers = house.book().may(&caller.actor, Access::Administer, &TheHouse).is_ok();
    see!(house, caller, |look| {
        look.permitted(Access::Enter, TheHouse)?;
        let registry = look.registry().await?;
        let names = crate::called_names(look).await?;
        let named = |ids: Vec<AccountId>| -> Vec<(AccountId, String)> {
            ids.into_iter().filter_map(|id| Some((id, names.get(&id)?.clone()))).collect()
        };
        let workers: Vec<AccountId> = names.keys().copied().collect();
        let worker = |id: &AccountId| registry.standing(*id).is_some_and(|it| it.role == Role::SupportWorker);
        let asked = store::waiting_voices(look, "receiving").await?;
        let receiving = registry.receiving_named();
        let line = |it: store::TeamRow| {
            let members = registry.members_of(it.id);
            let mine = members.contains(&me);
            let outside = workers.iter().filter(|id| mine && worker(id) && !members.contains(id)).copied().collect();
            let asked = asked.iter().find(|one| one.about_id == *it.id.as_bytes()).map(|one| one.by_id == me);
            let (receives, others) = (receiving == Some(it.id), named(outside));
            TeamLine { id: it.id, name: it.name, members: named(members), receives, mine, others, asked }
        };
        let deciding = receiving.map(|it| registry.members_of(it)).unwrap_or_default();
        let teams = store::teams(look).await?.into_iter().map(line).collect();
        let (receives, two) = (deciding.contains(&me), deciding.len() > 1);
        let two_administrators = registry.needs_two_administrators();
        Ok::<_, Error>(TeamsPage { teams, administers, receives, two, two_administrators })
    })
}

fn team_name(typed: &str) -> Result<String, Error> {
    let name = one_line(typed);
    let fits = !name.is_empty() && name.chars().count() <= LONGEST_TEAM_NAME;
    if fits { Ok(name) } else { Err(Error::NameMissing) }
}

/// A new team, with nobody in it: whoever is invited to it first begins it. False while another administrator has to
/// agree, where there are two.
pub(crate) async fn begin_team(house: &House, caller: &Caller, name: &str) -> Result<bool, Error> {
    let name = team_name(name)?;
    let taken = see!(house, caller, |look| {
        look.permitted(Access::Administer, TheHouse)?;
        Ok::<_, Error>(store::teams(look).await?.iter().any(|it| it.name == name))
    })?;
    if taken {
        return Err(Error::NameTaken);
    }
    together::name_team(house, caller, &name).await
}

/// Another name for a team.
pub(crate) async fn rename_team(house: &House, caller: &Caller, team: TeamId, name: &str) -> Result<(), Error> {
    let name = team_name(name)?;
    act!(house, caller, |work| {
        work.permitted(Access::Administer, TheHouse)?;
        if store::teams(work).await?.iter().any(|it| it.name == name && it.id != team) {
            return Err(Error::NameTaken);
        }
        let renamed = store::name_team(work, team, &name).await?;
        if renamed { Ok(()) } else { Err(Error::NotFound) }
    })
}

/// Another team receives letters from now on. The first of the receiving team asks, a second one completes it.
pub(crate) async fn choose_receiving(house: &House, caller: &Caller, team: TeamId) -> Result<(), Error> {
    act!(house, caller, |work| {
        let registry = work.registry().await?;
        let before = registry.receiving_named().ok_or(Error::NotFound)?;
        work.permitted(Access::ChooseReceiving, TheTeam(before))?;
        if registry.members_of(team).is_empty() || before == team {
            return Err(Error::TeamEmpty);
        }
        let (now, by, deciding) = (work.now(), work.keyring()?, registry.members_of(before));
        let signature = ground_circle::agree_to_receive(&by, team);
        let voice = Agreement { by_id: by.account, signature };
        let about = *team.as_bytes();
        let Some(second) = completed(work, ("receiving", about, ""), voice, &deciding).await? else { return Ok(()) };
        let (tx, house) = work.bare();
        let vault = house.vault().clone();
        ground_circle::receive(tx, &vault, now, &by, team, second).await?;
        store::forget_voices(work, "receiving", None).await
    })
}

/// Another role. To become an administrator takes two of them, where there are two.
pub(crate) async fn change_role(house: &House, caller: &Caller, account: AccountId, role: Role) -> Result<(), Error> {
    act!(house, caller, |work| {
        work.permitted(Access::Administer, TheHouse)?;
        let (now, by, registry) = (work.now(), work.keyring()?, work.registry().await?);
        let deciding = registry.administrators();
        if role == Role::SupportWorker && deciding == [account] {
            return Err(Error::LastAdministrator);
        }
        let needed: &[AccountId] = if role == Role::Administrator { &deciding } else { &[] };
        let voice = Agreement { by_id: by.account, signature: ground_circle::agree_to_role(&by, account, role) };
        let about = *account.as_bytes();
        let Some(second) = completed(work, ("role", about, role.name()), voice, needed).await? else { return Ok(()) };
        let (tx, house) = work.bare();
        let vault = house.vault().clone();
        ground_circle::change_role(tx, &vault, now, &by, account, role, second).await?;
        store::forget_voices(work, "role", Some(about)).await
    })?;
    Ok(house.db().settle().await?)
}

/// Out of a team, and still of the house.
pub(crate) async fn leave_team(house: &House, caller: &Caller, team: TeamId, account: AccountId) -> Result<(), Error> {
    act!(house, caller, |work| {
        let (now, by) = (work.now(), work.keyring()?);
        work.permitted(Access::EndAccess, TheMember { id: account, team: Some(team) })?;
        let members = work.registry().await?.members_of(team);
        if !members.contains(&account) {
            return Err(Error::NotFound);
        }
        // Whoever is alone in a team would take its letters along: they end with an account, not by moving out.
        if members.len() < 2 {
            return Err(Error::TeamEmpty);
        }
        let (tx, house) = work.bare();
        let vault = house.vault().clone();
        ground_circle::leave_team(tx, &vault, now, &by, team, account).await?;
        if by.account != account {
            ground_circle::tidy(tx, &vault, now, &by).await?;
        }
        Ok::<_, Error>(())
    })?;
    Ok(house.db().settle().await?)
}

type Second = Option<(AccountId, Vec<u8>)>;

/// `None`: this was the first voice, and it waits. Otherwise what the second signature is, where one is needed.
async fn completed(
    work: &mut Work,
    (act, about, word): (&str, [u8; 16], &str),
    mine: Agreement,
    deciding: &[AccountId],
) -> Result<Option<Second>, Error> {
    if deciding.len() < 2 {
        return Ok(Some(None));
    }
    let now = work.now();
    let first = store::first_voice(work, act, about, word).await?;
    match first.filter(|it| it.by_id != mine.by_id && deciding.contains(&it.by_id)) {
        Some(it) => Ok(Some(Some((it.by_id, it.signature)))),
        None => {
            store::keep_first_voice(work, act, about, word, &mine, now).await?;
            Ok(None)
        }
    }
}

//! Coming in, being let in, leaving, and what the organisation says of itself: as short stories.
use crate::{
    Access, Credentials, Error, Organisation,
    access::{TheHouse, TheMember, TheTeam},
    mending,
    sign_in::caller_of,
    store::{self, Agreement, Invitation, Proposal, ProposalKind},
    together::{self, Wanted},
};
use ground_circle::{AccountKind, Caller, Finder, Vault, recovery, second_factor, sessions};
use ground_kernel::{AccountId, Role, TeamId, Timestamp};
use ground_seal::{phrase::CardWords, recovery::PLACES, session::Token};
use ground_store::{Db, Tx};
use ground_web::one_line;
use ground_work::{House, Look, Work, act, see};
use std::{collections::BTreeMap, sync::Arc};

const LINK_DAYS: i64 = 7;
const LONGEST_NAME: usize = 40;

/// Someone who works here, or did.
#[derive(Clone, Debug)]
pub struct Member {
    pub id: AccountId,
    pub name: String,
    /// The name that people who write are told.
    pub called: String,
    pub made_at: Timestamp,
    /// The day of the secrecy pledge; it continues after the end. (capability 113)
    pub pledged_on: Timestamp,
    pub ended_at: Option<Timestamp>,
}

/// Founds the house in an empty database: its roll, the team that receives letters, the first administrator's link.
pub async fn found_house(
    db: &Db,
    vault: &Vault,
    now: Timestamp,
    team: TeamId,
    team_name: &str,
    said: &Organisation,
) -> Result<Token, Error> {
    let mut tx = db.begin().await?;
    let founded = ground_circle::found_house(&mut tx, vault, now, team, now.plus_days(LINK_DAYS)).await?;
    settle(tx, team, team_name, said).await?;
    Ok(founded.link)
}

/// The same with recovery cards, whose words are given back for paper and kept nowhere.
pub async fn found_house_with_cards(
    db: &Db,
    vault: &Vault,
    now: Timestamp,
    team: TeamId,
    team_name: &str,
    said: &Organisation,
) -> Result<(Token, [CardWords; PLACES]), Error> {
    let (mut tx, cards) = (db.begin().await?, recovery::make());
    let until = now.plus_days(LINK_DAYS);
    let founded = ground_circle::found_house_with_cards(&mut tx, vault, now, team, until, &cards).await?;
    settle(tx, team, team_name, said).await?;
    Ok((founded.link, cards.words))
}

async fn settle(mut tx: Tx, team: TeamId, team_name: &str, said: &Organisation) -> Result<(), Error> {
    store::add_team(&mut tx, team, team_name).await?;
    for (name, value) in said.to_values() {
        store::set(&mut tx, name, &value).await?;
    }
    Ok(tx.commit().await?)
}

/// A one-time link for someone who will work here. The administrator makes it and never learns what comes of it. A link
/// for another administrator works when a second one has agreed, where there is a second one.
pub async fn invite(
    house: &House,
    caller: &Caller,
    for_whom: &str,
    role: Role,
    team: Option<TeamId>,
) -> Result<Token, Error> {
    let for_whom = one_line(for_whom);
    let link: Token = act!(house, caller, |work| {
        let now = work.now();
        work.permitted(Access::Administer, TheHouse)?;
        if role == Role::Administrator {
            return appoint(work, &for_whom).await;
        }
        let by = work.keyring()?;
        let (tx, house) = work.bare();
        let (vault, until) = (house.vault().clone(), now.plus_days(LINK_DAYS));
        let team = team.filter(|_| role == Role::SupportWorker);
        let link = ground_circle::invite(tx, &vault, now, &by, role, team, until).await?;
        let fingerprint = ground_circle::link_fingerprint(&link);
        let role = role.name().to_owned();
        store::add_invitation(
            work,
            &Invitation { fingerprint, for_whom: for_whom.clone(), role, until_at: until },
            team,
            now,
        )
        .await?;
        Ok::<_, Error>(link)
    })?;
    Ok(link)
}

async fn appoint(work: &mut Work, for_whom: &str) -> Result<Token, Error> {
    let until = work.now().plus_days(LINK_DAYS);
    let (link, act) = ground_circle::invitation(Role::Administrator, None, until);
    let (kind, payload) = (ProposalKind::Administrator, ground_circle::link_fingerprint(&link));
    together::decide(work, Wanted { kind, act, name: for_whom.to_owned(), payload }).await?;
    Ok(link)
}

/// Takes a link back before it is used.
pub(crate) async fn take_back_invitation(house: &House, caller: &Caller, fingerprint: &[u8]) -> Result<(), Error> {
    act!(house, caller, |work| {
        let now = work.now();
        work.permitted(Access::Administer, TheHouse)?;
        let by = work.keyring()?;
        let (tx, house) = work.bare();
        let vault = house.vault().clone();
        ground_circle::end_invitation(tx, &vault, now, &by, fingerprint).await?;
        store::forget_invitation(work, fingerprint).await
    })
}

/// What comes of a link: credentials that nobody else knows, and a session in which they are shown once.
pub struct Joined {
    pub credentials: Credentials,
    pub token: Token,
    pub account: AccountId,
}

/// Comes in by a link.
pub async fn join(house: &House, link: &Token, name: &str, called: &str) -> Result<Joined, Error> {
    let (name, called) = (one_line(name), one_line(called));
    if name.is_empty() || called.is_empty() || name.chars().count().max(called.chars().count()) > LONGEST_NAME {
        return Err(Error::NameMissing);
    }
    is_open(house, link).await?;
    let credentials = Credentials::random(name.clone());
    let keyring = Arc::new(ground_circle::new_keyring(house.blind_id(), AccountKind::Staff));
    let finder = Finder::name(house.vault(), &name);
    let spoken = credentials.passphrase.spoken();
    let lock = ground_circle::lock(house.vault(), &keyring, &finder, spoken, false).await?;
    let token = Token::random();
    let caller = Caller { actor: ground_kernel::Actor::Stranger, keyring: Some(keyring.clone()) };
    act!(house, &caller, |work| {
        let now = work.now();
        let (tx, house) = work.bare();
        let vault = house.vault().clone();
        ground_circle::keep(tx, now, &keyring).await?;
        ground_circle::keep_lock(tx, now, keyring.account, &lock).await?;
        second_factor::keep(tx, &vault, keyring.account, &credentials.second).await?;
        ground_circle::admit(tx, &vault, now, &keyring, link).await.map_err(link_over)?;
        sessions::begin(tx, &vault, now, &token, &keyring, Some(&credentials.to_once())).await?;
        let member = Member {
            id: keyring.account,
            name: name.clone(),
            called: called.clone(),
            made_at: now,
            pledged_on: now,
            ended_at: None,
        };
        store::add_member(work, &member).await?;
        store::forget_invitation(work, &ground_circle::link_fingerprint(link)).await
    })?;
    Ok(Joined { credentials, token, account: keyring.account })
}

fn link_over(error: ground_circle::Error) -> Error {
    match error {
        ground_circle::Error::Unbelieved("nobody invited this account") | ground_circle::Error::Shut => Error::LinkOver,
        other => other.into(),
    }
}

pub(crate) async fn is_open(house: &House, link: &Token) -> Result<Role, Error> {
    let stranger = Caller::stranger();
    see!(house, &stranger, |look| {
        let now = look.now();
        let (tx, house) = look.bare();
        let vault = house.vault().clone();
        let (role, _) = ground_circle::offered(tx, &vault, now, link).await.map_err(link_over)?;
        Ok(role)
    })
}

/// Lets someone into the team. Where the team has two or more, the first who says yes agrees, the second completes.
/// True when they are in.
pub async fn let_in(house: &House, caller: &Caller, team: TeamId, account: AccountId) -> Result<bool, Error> {
    act!(house, caller, |work| {
        let now = work.now();
        work.permitted(Access::LetIn, TheTeam(team))?;
        let by = work.keyring()?;
        let members = work.registry().await?.members_of(team);
        let agreed = store::agreement(work, team, account).await?;
        let second = agreed.filter(|it| it.by_id != by.account && members.contains(&it.by_id));
        if members.len() > 1 && second.is_none() {
            let signature = ground_circle::agree_to_let_in(&by, team, account);
            store::agree(work, team, account, &Agreement { by_id: by.account, signature }, now).await?;
            return Ok(false);
        }
        let (tx, house) = work.bare();
        let vault = house.vault().clone();
        let second = second.map(|it| (it.by_id, it.signature));
        ground_circle::let_in(tx, &vault, now, &by, team, account, second).await?;
        store::forget_agreement(work, account).await?;
        Ok::<_, Error>(true)
    })
}

/// Access ends at once; their words stay. (capability 113)
pub async fn end_access(house: &House, caller: &Caller, account: AccountId) -> Result<(), Error> {
    act!(house, caller, |work| {
        let now = work.now();
        let by = work.keyring()?;
        let team = work.registry().await?.teams_of(account).into_iter().next();
        work.permitted(Access::EndAccess, TheMember { id: account, team })?;
        let (tx, house) = work.bare();
        let vault = house.vault().clone();
        ground_circle::end_access(tx, &vault, now, &by, account).await?;
        if by.account != account {
            ground_circle::tidy(tx, &vault, now, &by).await?;
        }
        store::end_member(work, account, now).await
    })?;
    Ok(house.db().settle().await?)
}

/// Everyone's called name, those who left included: their words stay.
pub async fn called_names(look: &mut Look) -> Result<BTreeMap<AccountId, String>, Error> {
    Ok(store::members(look).await?.into_iter().map(|it| (it.id, it.called)).collect())
}

/// The called names of those who receive letters now.
pub async fn members_of_receiving(look: &mut Look) -> Result<Vec<String>, Error> {
    let registry = look.registry().await?;
    let members = registry.receiving().map(|team| registry.members_of(team)).unwrap_or_default();
    let names = called_names(look).await?;
    Ok(members.iter().filter_map(|id| names.get(id).cloned()).collect())
}

/// What the organisation said of itself.
pub async fn organisation(look: &mut Look) -> Result<Organisation, Error> {
    Organisation::from_values(&store::settings(look).await?)
}

/// The same, inside another room's piece of work.
pub async fn organisation_in(work: &mut Work) -> Result<Organisation, Error> {
    Organisation::from_values(&store::settings(work).await?)
}

pub async fn set_organisation(house: &House, caller: &Caller, said: &Organisation) -> Result<(), Error> {
    act!(house, caller, |work| {
        work.permitted(Access::Administer, TheHouse)?;
        for (name, value) in said.to_values() {
            store::set(work, name, &value).await?;
        }
        Ok::<_, Error>(())
    })
}

/// What an administrator sees of the people who work here: everything but what they read.
pub(crate) struct People {
    pub(crate) members: Vec<(Member, Role, Vec<String>)>,
    pub(crate) invitations: Vec<Invitation>,
    pub(crate) teams: Vec<(TeamId, String)>,
    /// There are two administrators: what one wants, another agrees to.
    pub(crate) two: bool,
    /// What waits for a yes: who proposed it, and whether that was whoever looks.
    pub(crate) proposals: Vec<(Proposal, String, bool)>,
}

pub(crate) async fn people(house: &House, caller: &Caller) -> Result<People, Error> {
    see!(house, caller, |look| {
        look.permitted(Access::Administer, TheHouse)?;
        let (now, registry) = (look.now(), look.registry().await?);
        let teams: Vec<(TeamId, String)> = store::teams(look).await?.into_iter().map(|it| (it.id, it.name)).collect();
        let names = |id| {
            registry
                .teams_of(id)
                .iter()
                .filter_map(|team| teams.iter().find(|it| it.0 == *team))
                .map(|it| it.1.clone())
                .collect()
        };
        let (all, me) = (store::members(look).await?, look.actor().account());
        let proposals = together::waiting(look, &registry, now).await?.into_iter();
        let proposals = proposals.filter(|it| it.kind != ProposalKind::Cards).map(|it| {
            let by = all.iter().find(|member| member.id == it.by_id).map(|member| member.name.clone());
            let mine = me == Some(it.by_id);
            (it, by.unwrap_or_default(), mine)
        });
        let (proposals, two) = (proposals.collect(), registry.needs_two_administrators());
        let members = all.iter().cloned();
        let members = members.filter_map(|it| Some((registry.standing(it.id)?.role, it)));
        let members = members.map(|(role, it)| (it.clone(), role, names(it.id))).collect();
        let invitations = store::invitations(look, now).await?;
        Ok::<_, Error>(People { members, invitations, teams: teams.clone(), two, proposals })
    })
}

/// The worker's own team: who is in, who waits at the door.
pub(crate) struct TeamPage {
    pub(crate) id: TeamId,
    pub(crate) name: String,
    pub(crate) members: Vec<Member>,
    pub(crate) waiting: Vec<(Member, bool)>,
}

/// The page of one's teams, with what is mended there.
pub(crate) struct Teams {
    pub(crate) me: AccountId,
    pub(crate) teams: Vec<TeamPage>,
    pub(crate) mending: Vec<mending::Waits>,
    pub(crate) renewed: Vec<mending::Line>,
}

pub(crate) async fn my_teams(house: &House, caller: &Caller) -> Result<Teams, Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    see!(house, caller, |look| {
        let registry = look.registry().await?;
        let (all, teams) = (store::members(look).await?, store::teams(look).await?);
        let mut pages = vec![];
        for team in teams.into_iter().filter(|team| registry.members_of(team.id).contains(&me)) {
            let find = |id: &AccountId| all.iter().find(|it| it.id == *id).cloned();
            let members = registry.members_of(team.id).iter().filter_map(find).collect();
            let mut waiting = vec![];
            for member in registry.waiting_for(team.id).iter().filter_map(find) {
                let agreed = store::agreement(look, team.id, member.id).await?;
                waiting.push((member, agreed.is_some_and(|it| it.by_id == me)));
            }
            pages.push(TeamPage { id: team.id, name: team.name, members, waiting });
        }
        let mending = mending::waiting(look, &registry, me, &all).await?;
        let renewed = mending::lines(&registry, look.now(), me, &all);
        Ok::<_, Error>(Teams { me, teams: pages, mending, renewed })
    })
}

/// A caller for a session that was just begun, for setting up a sample house.
pub async fn caller_for(house: &House, keyring: Arc<ground_circle::Keyring>) -> Result<Caller, Error> {
    caller_of(house, keyring).await
}

/// Forgets what has served its time, in another's piece of work.
pub async fn sweep(work: &mut Work) -> Result<(), Error> {
    let now = work.now();
    store::forget_old_invitations(work, now).await?;
    store::forget_old_proposals(work, now).await
}

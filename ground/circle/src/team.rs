//! A team: a root of its own per epoch, wrapped to each member. Leaving turns the team; until then nobody seals to it.
use crate::{
    Error,
    acts::HouseAct,
    among, circle, holding,
    keyring::Keyring,
    mending, private, recovery,
    registry::{self, Registry},
    roll::{self, Endorsement, Line},
    vault::Vault,
};
use ground_kernel::{AccountId, CircleId, Role, TeamId, Timestamp};
use ground_seal::{SealPair, SealPublic, Secret, SignPair, team as cipher, team::TeamKeys};
use ground_store::{Tables, Tx, from_row, values};

/// With what one opens what a holder was given.
pub(crate) struct Hands {
    pub(crate) seal: SealPair,
    pub(crate) keep: Secret,
}

struct TeamWrap {
    wrap: Vec<u8>,
}
from_row!(TeamWrap { wrap });

/// The root of one epoch of a team, if this account was given it.
async fn root(
    tx: &mut Tx,
    registry: &Registry,
    keyring: &Keyring,
    team: TeamId,
    epoch: u32,
) -> Result<Option<Secret>, Error> {
    let sql = "select wrap from circle_team_wrap where team_id = $1 and epoch = $2 and account_id = $3";
    let Some(row): Option<TeamWrap> = tx.one(sql, values![team, epoch, keyring.account]).await? else {
        return Ok(None);
    };
    let (id, member) = (team.as_bytes(), keyring.account.as_bytes());
    let root = if ground_seal::circle::is_settled(&row.wrap) {
        cipher::open_settled_root(&keyring.keys.keep, id, epoch, member, &row.wrap)?
    } else {
        cipher::unwrap_root(&keyring.keys.seal, id, epoch, member, &row.wrap)?
    };
    let known = registry.team(team)?.keys.get(&epoch).ok_or(Error::Unbelieved("a team epoch nobody wrote"))?;
    if cipher::commit(&root, id, epoch) != known.commit {
        return Err(Error::Unbelieved("a substituted team root"));
    }
    Ok(Some(root))
}

/// `fingerprint` says by which of the team's two roots the holder was written down.
pub(crate) async fn hands(
    tx: &mut Tx,
    registry: &Registry,
    keyring: &Keyring,
    team: TeamId,
    epoch: u32,
    fingerprint: &[u8; 32],
) -> Result<Option<Hands>, Error> {
    let state = registry.team(team)?;
    if !state.has(keyring.account) || !registry.is_card_of(keyring) {
        return Ok(None);
    }
    let root = root(tx, registry, keyring, team, epoch).await?;
    let second = state.recoverable.get(&epoch).is_some_and(|it| it.seal.fingerprint() == *fingerprint);
    let root = match root {
        Some(root) if second => Some(cipher::recoverable_root(&root, team.as_bytes(), epoch)),
        None if second => recovery::recovered_root(tx, registry, keyring, team, epoch).await?,
        other => other,
    };
    Ok(root.map(|root| {
        let keys = TeamKeys::from_root(&root, team.as_bytes(), epoch);
        Hands { seal: keys.seal, keep: keys.keep }
    }))
}

async fn give_root(tx: &mut Tx, team: TeamId, epoch: u32, member: AccountId, wrap: Vec<u8>) -> Result<(), Error> {
    tx.change(
        "insert into circle_team_wrap (team_id, epoch, account_id, wrap) values ($1, $2, $3, $4)",
        values![team, epoch, member, wrap],
    )
    .await?;
    Ok(())
}

/// A new root for those who are in it now. Also how a team begins: the first one in makes it.
pub(crate) async fn turn(tx: &mut Tx, vault: &Vault, now: Timestamp, by: &Keyring, team: TeamId) -> Result<(), Error> {
    let before = registry::current(tx, vault).await?;
    let epoch = before.team(team)?.epoch + 1;
    let root = Secret::random();
    let seal = TeamKeys::from_root(&root, team.as_bytes(), epoch).seal.public();
    let commit = cipher::commit(&root, team.as_bytes(), epoch);
    write(tx, vault, now, by, HouseAct::TeamTurned { team, epoch, seal, commit }, None).await?;
    let registry = registry::current(tx, vault).await?;
    for member in registry.members_of(team) {
        let wrap = if member == by.account {
            cipher::settle_root(&by.keys.keep, team.as_bytes(), epoch, member.as_bytes(), &root)
        } else {
            wrap_for(&registry, team, epoch, member, &root)?
        };
        give_root(tx, team, epoch, member, wrap).await?;
    }
    recovery::leave(tx, vault, now, by, team, epoch, &root).await
}

/// Members to whom nobody has given this epoch's root yet: their card was renewed, or they came in by a recovery. Done by
/// whoever of the team has it.
async fn give_missing_roots(tx: &mut Tx, registry: &Registry, by: &Keyring, team: TeamId) -> Result<(), Error> {
    let epoch = registry.team(team)?.epoch;
    let sql = "select account_id as id from circle_team_wrap where team_id = $1 and epoch = $2";
    let have: Vec<AccountId> = tx.all(sql, values![team, epoch]).await?;
    let missing: Vec<_> = registry.members_of(team).into_iter().filter(|it| !have.contains(it)).collect();
    if missing.is_empty() || !have.contains(&by.account) {
        return Ok(());
    }
    let Some(root) = root(tx, registry, by, team, epoch).await? else { return Ok(()) };
    for member in missing.into_iter().filter(|it| !registry.came_by_recovery(team, *it)) {
        let wrap = wrap_for(registry, team, epoch, member, &root)?;
        give_root(tx, team, epoch, member, wrap).await?;
    }
    Ok(())
}

fn wrap_for(registry: &Registry, team: TeamId, epoch: u32, member: AccountId, root: &Secret) -> Result<Vec<u8>, Error> {
    let card: &SealPublic = &registry.standing(member).ok_or(Error::Shut)?.seal;
    Ok(cipher::wrap_root_to(card, team.as_bytes(), epoch, member.as_bytes(), root))
}

/// What someone signs who agrees that another comes into the team.
pub fn agree_to_let_in(by: &Keyring, team: TeamId, account: AccountId) -> Vec<u8> {
    let act = HouseAct::Joined { team, account }.write();
    roll::endorse(roll::house(), &act, by.account, &by.keys.sign).signature.as_bytes().to_vec()
}

/// Lets someone in who waits at the door. Where the team has two or more, `second` is another member's agreement.
pub async fn let_in(
    tx: &mut Tx,
    vault: &Vault,
    now: Timestamp,
    by: &Keyring,
    team: TeamId,
    account: AccountId,
    second: Option<(AccountId, Vec<u8>)>,
) -> Result<(), Error> {
    turn_if_needed(tx, vault, now, by, team).await?;
    let alone = registry::current(tx, vault).await?.members_of(team).len() < 2;
    let second = match second.filter(|_| !alone) {
        Some((id, bytes)) => Some(Endorsement { by: id, signature: ground_seal::Signature::from_slice(&bytes)? }),
        None => None,
    };
    write(tx, vault, now, by, HouseAct::Joined { team, account }, second).await?;
    let registry = registry::current(tx, vault).await?;
    let epoch = registry.team(team)?.epoch;
    let root = root(tx, &registry, by, team, epoch).await?.ok_or(Error::Shut)?;
    let wrap = wrap_for(&registry, team, epoch, account, &root)?;
    give_root(tx, team, epoch, account, wrap).await?;
    turn_what_leaves_out(tx, vault, &registry, now, by, account).await
}

/// Before somebody who was left out has the team's key in hand, it opens those circles no more.
async fn turn_what_leaves_out(
    tx: &mut Tx,
    vault: &Vault,
    registry: &Registry,
    now: Timestamp,
    by: &Keyring,
    account: AccountId,
) -> Result<(), Error> {
    for id in holding::leaving_somebody_out(tx).await? {
        let state = circle::state(tx, vault, registry, id).await?;
        if state.left_out().contains(&account) {
            tidy_circle(tx, vault, registry, now, by, id).await?;
        }
    }
    Ok(())
}

/// What someone signs who agrees that another team receives letters from now on.
pub fn agree_to_receive(by: &Keyring, team: TeamId) -> Vec<u8> {
    agree(by, &HouseAct::Receiving { team })
}

/// Another team receives letters from now on: a member of the one that does, and a second where there is one. Letters
/// that came before stay where they are.
pub async fn receive(
    tx: &mut Tx,
    vault: &Vault,
    now: Timestamp,
    by: &Keyring,
    team: TeamId,
    second: Option<(AccountId, Vec<u8>)>,
) -> Result<(), Error> {
    let registry = registry::current(tx, vault).await?;
    let alone = registry.receiving_named().is_none_or(|it| registry.members_of(it).len() < 2);
    write(tx, vault, now, by, HouseAct::Receiving { team }, second_of(second, alone)?).await
}

/// What an administrator signs who agrees that someone changes their role.
pub fn agree_to_role(by: &Keyring, account: AccountId, role: Role) -> Vec<u8> {
    agree(by, &HouseAct::RoleChanged { account, role })
}

/// Another role. Whoever becomes an administrator is out of every team at once, with the keys they held.
pub async fn change_role(
    tx: &mut Tx,
    vault: &Vault,
    now: Timestamp,
    by: &Keyring,
    account: AccountId,
    role: Role,
    second: Option<(AccountId, Vec<u8>)>,
) -> Result<(), Error> {
    let registry = registry::current(tx, vault).await?;
    let alone = role != Role::Administrator || registry.administrators().len() < 2;
    write(tx, vault, now, by, HouseAct::RoleChanged { account, role }, second_of(second, alone)?).await?;
    hand_back_keys(tx, account).await
}

/// Out of one team, and still of the house. The team turns in the next member's session.
pub async fn leave(
    tx: &mut Tx,
    vault: &Vault,
    now: Timestamp,
    by: &Keyring,
    team: TeamId,
    account: AccountId,
) -> Result<(), Error> {
    write(tx, vault, now, by, HouseAct::Left { team, account }, None).await?;
    tx.change("delete from circle_team_wrap where team_id = $1 and account_id = $2", values![team, account]).await?;
    let registry = registry::current(tx, vault).await?;
    holding::hand_back_of_teams(tx, vault, &registry, account).await
}

fn agree(by: &Keyring, act: &HouseAct) -> Vec<u8> {
    roll::endorse(roll::house(), &act.write(), by.account, &by.keys.sign).signature.as_bytes().to_vec()
}

fn second_of(second: Option<(AccountId, Vec<u8>)>, alone: bool) -> Result<Option<Endorsement>, Error> {
    let second = second.filter(|_| !alone);
    let read = |(by, bytes): (AccountId, Vec<u8>)| {
        Ok::<_, Error>(Endorsement { by, signature: ground_seal::Signature::from_slice(&bytes)? })
    };
    second.map(read).transpose()
}

async fn hand_back_keys(tx: &mut Tx, account: AccountId) -> Result<(), Error> {
    tx.change("delete from circle_team_wrap where account_id = $1", values![account]).await?;
    tx.change("delete from circle_wrap where holder_id = $1", values![account]).await?;
    private::let_go(tx, account).await
}

/// The first one in makes the team's root.
pub async fn begin(tx: &mut Tx, vault: &Vault, now: Timestamp, by: &Keyring, team: TeamId) -> Result<(), Error> {
    turn(tx, vault, now, by, team).await
}

pub(crate) async fn turn_if_needed(
    tx: &mut Tx,
    vault: &Vault,
    now: Timestamp,
    by: &Keyring,
    team: TeamId,
) -> Result<bool, Error> {
    let registry = registry::current(tx, vault).await?;
    let state = registry.team(team)?;
    // Who came by a recovery has no root of this epoch that opens what was left out of it: the team begins a new one.
    let came =
        registry.came_by_recovery(team, by.account) && root(tx, &registry, by, team, state.epoch).await?.is_none();
    let wants = state.must_turn || came || recovery::to_leave(&registry, team);
    let turns = wants && registry.members_of(team).contains(&by.account);
    if turns {
        turn(tx, vault, now, by, team).await?;
    }
    Ok(turns)
}

/// After someone left: the team turns, then its living circles. Done in the next member's session; says how many
/// circles turned. At most two hundred at a time, so that no request becomes long.
pub async fn tidy(tx: &mut Tx, vault: &Vault, now: Timestamp, by: &Keyring) -> Result<usize, Error> {
    let mut turned = 0;
    for team in registry::current(tx, vault).await?.teams_of(by.account) {
        turn_if_needed(tx, vault, now, by, team).await?;
        let registry = registry::current(tx, vault).await?;
        settle_root(tx, &registry, by, team).await?;
        give_missing_roots(tx, &registry, by, team).await?;
        for circle in holding::waiting_to_turn(tx, &registry, team).await? {
            turned += usize::from(tidy_circle(tx, vault, &registry, now, by, circle).await?);
        }
    }
    Ok(turned)
}

/// The team's root as it was sealed to a member's card lies under the member's own symmetric key from then on.
async fn settle_root(tx: &mut Tx, registry: &Registry, by: &Keyring, team: TeamId) -> Result<(), Error> {
    let epoch = registry.team(team)?.epoch;
    let sql = "select wrap from circle_team_wrap where team_id = $1 and epoch = $2 and account_id = $3";
    let row: Option<TeamWrap> = tx.one(sql, values![team, epoch, by.account]).await?;
    if row.is_none_or(|it| ground_seal::circle::is_settled(&it.wrap)) {
        return Ok(());
    }
    // What is not believed stays as it lies: it is said where somebody opens with it.
    let Ok(Some(root)) = root(tx, registry, by, team, epoch).await else { return Ok(()) };
    let wrap = cipher::settle_root(&by.keys.keep, team.as_bytes(), epoch, by.account.as_bytes(), &root);
    let sql = "update circle_team_wrap set wrap = $4 where team_id = $1 and epoch = $2 and account_id = $3";
    tx.change(sql, values![team, epoch, by.account, wrap]).await?;
    Ok(())
}

/// Turns one circle, if it must. One that doesn't open for them (it is another team's, or theirs from now on only) waits
/// for somebody else, and holds up nothing.
async fn tidy_circle(
    tx: &mut Tx,
    vault: &Vault,
    registry: &Registry,
    now: Timestamp,
    by: &Keyring,
    circle: CircleId,
) -> Result<bool, Error> {
    let state = circle::state(tx, vault, registry, circle).await?;
    if state.erased || !holding::must_turn(&state, registry)? || holding::would_lose_the_past(&state, registry) {
        return Ok(false);
    }
    let open = match holding::open(tx, vault, registry, by, circle).await {
        Ok(open) => open,
        Err(Error::Shut) => return Ok(false),
        Err(error) => return Err(error),
    };
    match holding::turn(tx, registry, now, by, open).await {
        Ok(_) => Ok(true),
        Err(Error::Shut) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Access ends at once: the card, the memberships, the wraps, the sessions. Their words stay.
pub async fn end_access(
    tx: &mut Tx,
    vault: &Vault,
    now: Timestamp,
    by: &Keyring,
    account: AccountId,
) -> Result<(), Error> {
    write(tx, vault, now, by, HouseAct::Ended { account }, None).await?;
    hand_back_keys(tx, account).await?;
    among::let_go(tx, account).await?;
    tx.change("delete from circle_recovered where account_id = $1", values![account]).await?;
    mending::forget(tx, account).await?;
    tx.change("delete from circle_passkey where account_id = $1", values![account]).await?;
    tx.change("delete from circle_session where account_id = $1", values![account]).await?;
    tx.change("delete from circle_lock where account_id = $1", values![account]).await?;
    tx.change("delete from circle_second_factor where account_id = $1", values![account]).await?;
    tx.change("update circle_account set ended_at = $2 where id = $1", values![account, now]).await?;
    Ok(())
}

/// Writes a line on the roll of the house, after asking the roll's own rules.
pub(crate) async fn write(
    tx: &mut Tx,
    vault: &Vault,
    now: Timestamp,
    by: &Keyring,
    act: HouseAct,
    second: Option<Endorsement>,
) -> Result<(), Error> {
    write_as(tx, vault, now, (by.account, &by.keys.sign), act, second).await
}

/// The same, signed with a key that is nobody's account: the house's mark, or the recovery key.
pub(crate) async fn write_as(
    tx: &mut Tx,
    vault: &Vault,
    now: Timestamp,
    (by, sign): (AccountId, &SignPair),
    act: HouseAct,
    second: Option<Endorsement>,
) -> Result<(), Error> {
    let mut registry = (*registry::current(tx, vault).await?).clone();
    let line = Line::write(roll::house(), registry.head, act.write(), now, by, sign, second);
    registry.apply(&line)?;
    roll::add(tx, roll::house(), &line).await?;
    Ok(())
}

/// What a first administrator signs, so that a second one can carry it out.
pub fn agree_to(by: &Keyring, act: &[u8]) -> Vec<u8> {
    roll::endorse(roll::house(), act, by.account, &by.keys.sign).signature.as_bytes().to_vec()
}

/// Carries out what two administrators agreed to; where there is one, what one decided.
pub async fn carry_out(
    tx: &mut Tx,
    vault: &Vault,
    now: Timestamp,
    by: &Keyring,
    act: &[u8],
    second: Option<(AccountId, Vec<u8>)>,
) -> Result<(), Error> {
    let act = HouseAct::read(act)?;
    let administrators = matches!(
        act,
        HouseAct::TeamNamed { .. } | HouseAct::Invited { role: Role::Administrator, .. } | HouseAct::Recovery { .. }
    );
    if !administrators {
        return Err(Error::Unbelieved("administrators don't decide this together"));
    }
    write(tx, vault, now, by, act, recovery::endorsement(second)?).await
}

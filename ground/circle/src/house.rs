//! How a house begins, and how people come into it: the founding line, one-time links, admission.
//!
//! A link is a key. The administrator writes on the roll which key may come in and as what; whoever holds the link
//! signs with it, once, before it runs out. The administrator never holds the key of the account that comes of it.
use crate::{
    Error,
    acts::HouseAct,
    keyring::Keyring,
    recovery::{self, EDITION},
    registry,
    roll::{self, Head, Line, nobody},
    team,
    vault::Vault,
};
use ground_kernel::{Role, TeamId, Timestamp};
use ground_seal::{Label, Secret, SignPair, derive, session::Token};
use ground_store::Tx;

/// What init leaves behind: the first link.
pub struct Founded {
    pub link: Token,
    pub team: TeamId,
}

fn link_key(link: &Token) -> SignPair {
    SignPair::from_seed(&derive(&Secret::from_bytes(link.hash()), Label::INVITATION, &[]))
}

/// Founds the house: its roll, one team that receives letters, and the first administrator's link. The cards come later,
/// or never; the founding key is used here and forgotten.
pub async fn found(
    tx: &mut Tx,
    vault: &Vault,
    now: Timestamp,
    team: TeamId,
    link_until: Timestamp,
) -> Result<Founded, Error> {
    let founding = SignPair::from_seed(&Secret::random());
    found_by(tx, vault, now, team, link_until, &founding, None).await
}

/// The same with recovery cards: the founding key is the one that comes of their root, so two cards and a witness can
/// show that they are this house's from its first line on.
pub async fn found_with_cards(
    tx: &mut Tx,
    vault: &Vault,
    now: Timestamp,
    team: TeamId,
    link_until: Timestamp,
    cards: &recovery::Made,
) -> Result<Founded, Error> {
    let founded = found_by(tx, vault, now, team, link_until, &cards.sign, Some(cards)).await?;
    recovery::keep_boxes(tx, now, &cards.sealed).await?;
    Ok(founded)
}

/// Houses of an earlier version take over the rules of this one, once. Called whenever a house opens.
pub async fn take_over_rules(tx: &mut Tx, vault: &Vault, now: Timestamp) -> Result<(), Error> {
    if registry::current(tx, vault).await?.edition >= EDITION {
        return Ok(());
    }
    let act = HouseAct::Rules { edition: EDITION };
    team::write_as(tx, vault, now, (nobody(), &vault.instance.mark), act, None).await
}

async fn found_by(
    tx: &mut Tx,
    vault: &Vault,
    now: Timestamp,
    team: TeamId,
    link_until: Timestamp,
    founding: &SignPair,
    cards: Option<&recovery::Made>,
) -> Result<Founded, Error> {
    let act = HouseAct::Founded { founding: founding.public() }.write();
    let mark = roll::endorse(roll::house(), &act, nobody(), &vault.instance.mark);
    let line = Line::write(roll::house(), Head::START, act, now, nobody(), founding, Some(mark));
    roll::add(tx, roll::house(), &line).await?;
    let link = Token::random();
    let invited =
        HouseAct::Invited { key: link_key(&link).public(), role: Role::Administrator, team: None, until: link_until };
    let mut head = line.head();
    let acts = [HouseAct::TeamNamed { team }, HouseAct::Receiving { team }, invited].map(|it| it.write());
    for act in acts.into_iter().chain(cards.map(|it| it.act.clone())) {
        let line = Line::write(roll::house(), head, act, now, nobody(), founding, None);
        roll::add(tx, roll::house(), &line).await?;
        head = line.head();
    }
    take_over_rules(tx, vault, now).await?;
    Ok(Founded { link, team })
}

/// Was a house founded in this database, under whatever keys?
pub async fn is_founded(tx: &mut Tx) -> Result<bool, Error> {
    Ok(!roll::lines_after(tx, roll::house(), 0).await?.is_empty())
}

/// A one-time link, made by an administrator.
pub async fn invite(
    tx: &mut Tx,
    vault: &Vault,
    now: Timestamp,
    by: &Keyring,
    role: Role,
    team: Option<TeamId>,
    until: Timestamp,
) -> Result<Token, Error> {
    let (link, act) = invitation(role, team, until);
    team::write(tx, vault, now, by, HouseAct::read(&act)?, None).await?;
    Ok(link)
}

/// A link and the act that makes it one, for two administrators to agree on: until then it lets nobody in.
pub fn invitation(role: Role, team: Option<TeamId>, until: Timestamp) -> (Token, Vec<u8>) {
    let link = Token::random();
    let act = HouseAct::Invited { key: link_key(&link).public(), role, team, until }.write();
    (link, act)
}

/// The act that names a team, likewise.
pub fn naming(team: TeamId) -> Vec<u8> {
    HouseAct::TeamNamed { team }.write()
}

/// The key by which an invitation is known to others than its holder.
pub fn link_fingerprint(link: &Token) -> Vec<u8> {
    link_key(link).public().as_bytes().to_vec()
}

pub async fn end_invitation(
    tx: &mut Tx,
    vault: &Vault,
    now: Timestamp,
    by: &Keyring,
    fingerprint: &[u8],
) -> Result<(), Error> {
    let key = ground_seal::SignPublic::from_bytes(fingerprint)?;
    team::write(tx, vault, now, by, HouseAct::InvitationEnded { key }, None).await
}

/// What a link would make of whoever holds it, while it can still be used.
pub async fn offered(
    tx: &mut Tx,
    vault: &Vault,
    now: Timestamp,
    link: &Token,
) -> Result<(Role, Option<TeamId>), Error> {
    let registry = registry::current(tx, vault).await?;
    let invited = registry.invitations.get(&link_fingerprint(link));
    let invited = invited.filter(|it| !it.used && now <= it.until).ok_or(Error::Shut)?;
    Ok((invited.role, invited.team))
}

/// Comes in by a link. The account's keys were made in this very session and are known to nobody else.
pub async fn admit(tx: &mut Tx, vault: &Vault, now: Timestamp, new: &Keyring, link: &Token) -> Result<(), Error> {
    let link = link_key(link);
    let (seal, sign) = (new.keys.seal.public(), new.keys.sign.public());
    let act = HouseAct::Admitted { account: new.account, key: link.public(), seal, sign };
    let second = roll::endorse(roll::house(), &act.write(), nobody(), &link);
    team::write(tx, vault, now, new, act, Some(second)).await?;
    let registry = registry::current(tx, vault).await?;
    let offered = registry.standing(new.account).and_then(|card| card.offered);
    match offered {
        Some(team) if registry.members_of(team).is_empty() => team::begin(tx, vault, now, new, team).await,
        _ => Ok(()),
    }
}

/// A new team.
pub async fn name_team(tx: &mut Tx, vault: &Vault, now: Timestamp, by: &Keyring, team: TeamId) -> Result<(), Error> {
    team::write(tx, vault, now, by, HouseAct::TeamNamed { team }, None).await
}

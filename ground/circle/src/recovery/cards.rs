//! Making a set of cards, keeping its boxes, replacing one card.
//!
//! The boxes are believed only with the hash that stands on the roll. A new set has a new root: what was left for the
//! old one is destroyed, and every team turns and leaves a new root in its next member's session.
use crate::{
    Error,
    acts::HouseAct,
    keyring::Keyring,
    registry::{self, Registry},
    roll::{self, Endorsement, nobody},
    team,
    vault::Vault,
};
use ground_kernel::{AccountId, Timestamp};
use ground_seal::{
    Secret, SignPair, Signature,
    phrase::CardWords,
    recovery::{self as cipher, CARDS, PLACES, RecoveryKeys, SealedRoot},
};
use ground_store::{Tables, Tx, from_row, values};

/// A set of cards that was drawn. The words are shown once and kept nowhere.
pub struct Made {
    pub words: [CardWords; PLACES],
    pub sealed: SealedRoot,
    pub(crate) sign: SignPair,
    pub(crate) act: Vec<u8>,
}

pub fn make() -> Made {
    let (root, words, sealed) = cipher::make();
    let RecoveryKeys { seal, sign } = RecoveryKeys::from_root(&root, &sealed.set);
    let (set, digest) = (sealed.set, sealed.digest());
    let act = HouseAct::Recovery { set, seal: seal.public(), sign: sign.public(), digest }.write();
    Made { words, sealed, sign, act }
}

impl Made {
    /// What stands on the roll of it, and what a first administrator signs.
    pub fn act(&self) -> &[u8] {
        &self.act
    }
}

/// Puts a set on the roll: by an administrator; where there are two, `second` is the other's agreement.
pub async fn keep(
    tx: &mut Tx,
    vault: &Vault,
    now: Timestamp,
    by: &Keyring,
    (act, sealed): (&[u8], &SealedRoot),
    second: Option<(AccountId, Vec<u8>)>,
) -> Result<(), Error> {
    let HouseAct::Recovery { set, digest, .. } = HouseAct::read(act)? else {
        return Err(Error::Unbelieved("cards that are no cards"));
    };
    if set != sealed.set || digest != sealed.digest() {
        return Err(Error::Unbelieved("boxes of other cards"));
    }
    team::carry_out(tx, vault, now, by, act, second).await?;
    keep_boxes(tx, now, sealed).await
}

/// The boxes of this set, and of no other; what was left for others is gone.
pub(crate) async fn keep_boxes(tx: &mut Tx, now: Timestamp, sealed: &SealedRoot) -> Result<(), Error> {
    tx.change("delete from circle_recovery_set", values![]).await?;
    tx.change("delete from circle_recovery_wrap where set_id <> $1", values![sealed.set]).await?;
    let sql = "insert into circle_recovery_set (set_id, sealed, made_at) values ($1, $2, $3)";
    tx.change(sql, values![sealed.set, sealed.to_bytes(), now]).await?;
    Ok(())
}

struct SetRow {
    sealed: Vec<u8>,
}
from_row!(SetRow { sealed });

/// The boxes in which the recovery root lies, as the roll knows them. Also for laying beside a backup.
pub async fn sealed(tx: &mut Tx, registry: &Registry) -> Result<Option<SealedRoot>, Error> {
    let Some(recovery) = registry.recovery() else { return Ok(None) };
    let row: Option<SetRow> =
        tx.one("select sealed from circle_recovery_set where set_id = $1", values![recovery.set]).await?;
    let row = row.ok_or(Error::Unbelieved("the boxes of the recovery cards are missing"))?;
    let sealed = SealedRoot::from_bytes(&row.sealed).map_err(|_| Error::Unbelieved("boxes that cannot be read"))?;
    if sealed.set != recovery.set || sealed.digest() != recovery.digest {
        return Err(Error::Unbelieved("boxes of recovery cards that were exchanged"));
    }
    Ok(Some(sealed))
}

/// The root and its keys, from two cards and a witness. `Shut` for anything else.
pub(crate) fn open(
    registry: &Registry,
    sealed: &SealedRoot,
    typed: [&CardWords; 3],
) -> Result<(Secret, RecoveryKeys), Error> {
    let root = sealed.open(typed)?;
    let keys = RecoveryKeys::from_root(&root, &sealed.set);
    if registry.recovery().is_none_or(|it| it.sign != keys.sign.public() || it.seal != keys.seal.public()) {
        return Err(Error::Unbelieved("cards of another root"));
    }
    Ok((root, keys))
}

/// Another card in one place. Two cards and a witness are there; nobody is given any key by it.
pub async fn replace(
    tx: &mut Tx,
    vault: &Vault,
    now: Timestamp,
    by: &Keyring,
    typed: [&CardWords; 3],
    place: usize,
) -> Result<CardWords, Error> {
    let registry = registry::current(tx, vault).await?;
    let before = sealed(tx, &registry).await?.ok_or(Error::Shut)?;
    let (root, keys) = open(&registry, &before, typed)?;
    let (card, after) = before.replace(&root, place)?;
    let act = HouseAct::RecoveryCard { set: after.set, digest: after.digest() };
    let second = roll::endorse(roll::house(), &act.write(), nobody(), &keys.sign);
    team::write(tx, vault, now, by, act, Some(second)).await?;
    let sql = "update circle_recovery_set set sealed = $2 where set_id = $1";
    tx.change(sql, values![after.set, after.to_bytes()]).await?;
    Ok(card)
}

/// Two different cards of this set, neither a witness's.
pub(crate) fn is_pair(sealed: &SealedRoot, one: &CardWords, other: &CardWords) -> bool {
    let places = [one, other].map(|card| sealed.place_of(card).filter(|place| *place < CARDS));
    matches!(places, [Some(one), Some(other)] if one != other)
}

/// Which witness this is: 1 or 2.
pub(crate) fn witness(sealed: &SealedRoot, card: &CardWords) -> Option<u8> {
    sealed.place_of(card)?.checked_sub(CARDS).and_then(|nth| u8::try_from(nth + 1).ok())
}

pub(crate) fn endorsement(second: Option<(AccountId, Vec<u8>)>) -> Result<Option<Endorsement>, Error> {
    second.map(|(by, bytes)| Ok(Endorsement { by, signature: Signature::from_slice(&bytes)? })).transpose()
}

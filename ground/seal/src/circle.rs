//! The keys of a circle: those who may read together.
//!
//! An epoch of a circle is a random `secret` and, unless it is the first, `past`: the key under which the keys of the
//! epoch before are closed. A holder gets both in a *wrap*, sealed to the public key on their card; who was promised
//! "from now on" gets the secret with zeros in place of the past. After its first opening a wrap *settles*: the same 64
//! bytes under the holder's own keep key, shorter, faster, and no longer resting on a public key.
//!
//! Anyone can seal something to a public key, so an opened wrap is believed only when its secret agrees with the
//! commitment in the circle's roll ([`check`]). This file knows no roll: the caller brings the commitment.

use zeroize::Zeroizing;

use crate::derive::derive;
use crate::secret::same;
use crate::{Label, Refused, SealPair, SealPublic, Secret, boxed};

pub use crate::suite::is_settled;

const SECRET: usize = 32;
const ZEROS: [u8; SECRET] = [0; SECRET];

/// What opens one epoch, and perhaps the way back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EpochKeys {
    pub secret: Secret,
    /// Opens the keys of the epoch before. None in the first epoch, and for holders "from now on".
    pub past: Option<Secret>,
}

impl EpochKeys {
    /// A new epoch. `with_past` for every epoch but the first.
    pub fn random(with_past: bool) -> EpochKeys {
        EpochKeys { secret: Secret::random(), past: with_past.then(Secret::random) }
    }

    /// `secret 32 ‖ past 32`, zeros for no past.
    fn to_bytes(&self, with_past: bool) -> Zeroizing<Vec<u8>> {
        let past = self.past.as_ref().filter(|_| with_past).map_or(&ZEROS, Secret::expose);
        Zeroizing::new([self.secret.expose().as_slice(), past].concat())
    }

    fn from_bytes(bytes: &[u8]) -> Result<EpochKeys, Refused> {
        let (secret, past) = bytes.split_at_checked(SECRET).ok_or(Refused)?;
        let past = Secret::try_from_slice(past)?;
        let past = (!same(past.expose(), &ZEROS)).then_some(past);
        Ok(EpochKeys { secret: Secret::try_from_slice(secret)?, past })
    }
}

/// The keys of an epoch for one holder, sealed to their card. `give_past` only if the grant says so.
pub fn wrap_to(
    card: &SealPublic,
    circle: &[u8; 16],
    epoch: u32,
    holder: &[u8; 16],
    keys: &EpochKeys,
    give_past: bool,
) -> Vec<u8> {
    card.seal_to(WRAP, &[circle, &epoch.to_be_bytes(), holder], &keys.to_bytes(give_past))
}

/// Opens a wrap that has not settled. [`check`] what comes out before believing it.
///
/// # Errors
/// [`Refused`] for another holder, circle or epoch, a settled wrap, or changed bytes.
pub fn unwrap(
    pair: &SealPair,
    circle: &[u8; 16],
    epoch: u32,
    holder: &[u8; 16],
    sealed: &[u8],
) -> Result<EpochKeys, Refused> {
    EpochKeys::from_bytes(&pair.open(WRAP, &[circle, &epoch.to_be_bytes(), holder], sealed)?)
}

/// The same keys under the holder's own keep key (105 bytes), to take the place of the wrap.
pub fn settle(keep: &Secret, circle: &[u8; 16], epoch: u32, holder: &[u8; 16], keys: &EpochKeys) -> Vec<u8> {
    boxed::seal(keep, SETTLED, &[circle, &epoch.to_be_bytes(), holder], &keys.to_bytes(true))
}

/// Opens a settled wrap.
///
/// # Errors
/// [`Refused`] for another holder, circle or epoch, a wrap that has not settled, or changed bytes.
pub fn open_settled(
    keep: &Secret,
    circle: &[u8; 16],
    epoch: u32,
    holder: &[u8; 16],
    sealed: &[u8],
) -> Result<EpochKeys, Refused> {
    EpochKeys::from_bytes(&boxed::open(keep, SETTLED, &[circle, &epoch.to_be_bytes(), holder], sealed)?)
}

/// What the circle's roll says of an epoch's secret, without giving it away.
pub fn commit(secret: &Secret, circle: &[u8; 16]) -> [u8; 32] {
    *derive(secret, Label::CIRCLE_COMMIT, &[circle]).expose()
}

/// # Errors
/// [`Refused`] unless these are the keys the roll committed to.
pub fn check(keys: &EpochKeys, circle: &[u8; 16], committed: &[u8; 32]) -> Result<(), Refused> {
    same(&commit(&keys.secret, circle), committed).then_some(()).ok_or(Refused)
}

/// The key that the texts of an epoch are sealed under, each mixed with its own grain.
pub fn content_key(secret: &Secret, circle: &[u8; 16]) -> Secret {
    derive(secret, Label::CIRCLE_CONTENT, &[circle])
}

/// Closes the keys of the epoch before under the new epoch's `past`.
pub fn close_past(new_past: &Secret, circle: &[u8; 16], new_epoch: u32, older: &EpochKeys) -> Vec<u8> {
    boxed::seal(new_past, PAST, &[circle, &new_epoch.to_be_bytes()], &older.to_bytes(true))
}

/// One epoch back. [`check`] what comes out against the older epoch's commitment.
///
/// # Errors
/// [`Refused`] for another circle or epoch, another past, or changed bytes.
pub fn open_past(past: &Secret, circle: &[u8; 16], new_epoch: u32, sealed: &[u8]) -> Result<EpochKeys, Refused> {
    EpochKeys::from_bytes(&boxed::open(past, PAST, &[circle, &new_epoch.to_be_bytes()], sealed)?)
}

// Each is used to seal and to open.
const WRAP: Label = Label::CIRCLE_WRAP;
const SETTLED: Label = Label::CIRCLE_SETTLED;
const PAST: Label = Label::CIRCLE_PAST;

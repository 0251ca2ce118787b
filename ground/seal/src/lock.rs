//! A lock: a root behind words that a person keeps.
//!
//! ```text
//! argon        = Argon2id(spoken, salt, cost)                                 RFC 9106
//! key ‖ commit = HKDF(argon ‖ pepper; kind, account, memory, passes, lanes)
//! box          = XChaCha20-Poly1305(key, root)
//! ```
//!
//! The pepper is an instance key, so a stolen database gives nothing to guess at. The commitment is compared before the
//! box is opened, because XChaCha20-Poly1305 does not commit to its key: without it, one box could be made that opens
//! with many keys. The cost is checked before any work is done, so a changed row cannot make the house work for an hour.
//!
//! For a number that nobody has there is a [decoy](Lock::decoy), which takes the same work and always refuses. Who may
//! try how often is not known here.

use argon2::{Algorithm, Argon2, Params, Version};
use zeroize::Zeroizing;

use crate::derive::{expand, mac};
use crate::secret::same;
use crate::{Label, Refused, Secret, boxed, random};

/// How much work a try takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    pub memory_kib: u32,
    pub passes: u32,
    pub lanes: u32,
}

impl Cost {
    /// RFC 9106's memory and passes for where memory is short; one lane, because we compute on one thread.
    pub const STANDARD: Cost = Cost { memory_kib: 65_536, passes: 3, lanes: 1 };
    /// Almost no work.
    pub const FOR_TESTS: Cost = Cost { memory_kib: 64, passes: 1, lanes: 1 };

    /// Within what the house is ready to compute: 64 KiB to 1 GiB, at most 16 passes and 4 lanes.
    pub fn is_allowed(&self) -> bool {
        (64..=1_048_576).contains(&self.memory_kib) && (1..=16).contains(&self.passes) && (1..=4).contains(&self.lanes)
    }
}

/// What the lock opens to. One byte each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockKind {
    /// Five generated words of somebody who works here.
    Passphrase = 1,
    /// Six words that go with a number.
    Words = 2,
    /// Words from recovery cards.
    Cards = 3,
}

impl LockKind {
    pub fn to_byte(self) -> u8 {
        self as u8
    }

    /// # Errors
    /// [`Refused`] for a kind we do not know.
    pub fn from_byte(byte: u8) -> Result<LockKind, Refused> {
        [LockKind::Passphrase, LockKind::Words, LockKind::Cards]
            .into_iter()
            .find(|k| k.to_byte() == byte)
            .ok_or(Refused)
    }
}

/// A locked root, as it lies in the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lock {
    pub kind: LockKind,
    pub salt: [u8; 16],
    pub cost: Cost,
    pub commit: [u8; 32],
    pub boxed: Vec<u8>,
}

impl Lock {
    /// Locks the root of `account`. `spoken` are the canonical bytes of words (see `phrase`).
    ///
    /// # Panics
    /// When the cost is not allowed; it comes from our own code.
    pub fn close(
        kind: LockKind,
        account: &[u8; 16],
        pepper: &Secret,
        cost: Cost,
        spoken: &[u8],
        root: &Secret,
    ) -> Lock {
        let mut lock = Lock { kind, salt: random(), cost, commit: [0; 32], boxed: Vec::new() };
        let (key, commit) = lock.derive(account, pepper, spoken).expect("the cost is allowed");
        lock.boxed = boxed::seal(&key, BOX, &[account, &lock.salt], root.expose());
        lock.commit = commit;
        lock
    }

    /// # Errors
    /// [`Refused`] for other words, another account, another pepper, a cost that is not allowed, or changed bytes.
    pub fn open(&self, account: &[u8; 16], pepper: &Secret, spoken: &[u8]) -> Result<Secret, Refused> {
        let (key, commit) = self.derive(account, pepper, spoken)?;
        if !same(&commit, &self.commit) {
            return Err(Refused);
        }
        Secret::try_from_slice(&boxed::open(&key, BOX, &[account, &self.salt], &self.boxed)?)
    }

    /// A lock for a number nobody has. Its salt comes from the pepper and the number, so the same number always meets
    /// the same lock; opening does the same work as any lock with the wrong words, and refuses.
    pub fn decoy(kind: LockKind, pepper: &Secret, number: &[u8], cost: Cost) -> Lock {
        let luck = mac(pepper, Label::LOCK_DECOY, &[&[kind.to_byte()], number]);
        let salt = *luck.first_chunk().expect("32 bytes hold 16");
        Lock { kind, salt, cost, commit: [0; 32], boxed: Vec::new() }
    }

    /// Key and commitment.
    fn derive(&self, account: &[u8; 16], pepper: &Secret, spoken: &[u8]) -> Result<(Secret, [u8; 32]), Refused> {
        let argon = work(self.cost, &self.salt, spoken)?;
        let both = Zeroizing::new([argon.as_slice(), pepper.expose()].concat());
        let Cost { memory_kib, passes, lanes } = self.cost;
        let [m, t, p] = [memory_kib, passes, lanes].map(u32::to_be_bytes);
        let out = expand::<64>(&both, Label::LOCK_KEY, &[&[self.kind.to_byte()], account, &m, &t, &p]);
        let (key, commit) = out.split_at(32);
        Ok((Secret::try_from_slice(key)?, *commit.first_chunk().expect("64 bytes hold two halves")))
    }
}

/// Used to seal and to open.
const BOX: Label = Label::LOCK_BOX;

/// The slow part. Its memory is given back to the system at once (it is far above what an allocator keeps), so it is not
/// wiped here, which would add a pass over it.
fn work(cost: Cost, salt: &[u8; 16], spoken: &[u8]) -> Result<Zeroizing<[u8; 32]>, Refused> {
    if !cost.is_allowed() {
        return Err(Refused);
    }
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32)).map_err(|_| Refused)?;
    let mut out = Zeroizing::new([0; 32]);
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon.hash_password_into(spoken, salt, out.as_mut()).map_err(|_| Refused)?;
    Ok(out)
}

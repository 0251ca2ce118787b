//! The keys of an account, all from one random root.
//!
//! A root stands behind a lock (`lock.rs`) and everything else can be made again from it. For each circle there is a
//! signing and a sealing key of its own, so that neither signatures nor lists of holders link a person across circles.
//! The root itself is not kept here.

use std::fmt;

use crate::secret::HIDDEN;
use crate::{Label, SealPair, Secret, SignPair, derive};

/// What an unlocked account can do. Wiped when dropped.
#[derive(Clone)]
pub struct AccountKeys {
    /// Opens what is sealed to the account's card.
    pub seal: SealPair,
    /// Signs in the account's own name.
    pub sign: SignPair,
    /// Under this, wraps settle; only the account itself has it.
    pub keep: Secret,
    circles: Secret,
}

impl AccountKeys {
    /// The keys of `account` (its id, 16 bytes); the same each time.
    pub fn from_root(root: &Secret, account: &[u8; 16]) -> AccountKeys {
        AccountKeys {
            seal: SealPair::from_seed(&derive(root, Label::ACCOUNT_SEAL, &[account])),
            sign: SignPair::from_seed(&derive(root, Label::ACCOUNT_SIGN, &[account])),
            keep: derive(root, Label::ACCOUNT_KEEP, &[account]),
            circles: derive(root, Label::ACCOUNT_CIRCLES, &[account]),
        }
    }

    /// The signing key in one circle. `seedling`: 16 random bytes that stand in the circle's founding line.
    pub fn circle_sign(&self, seedling: &[u8; 16]) -> SignPair {
        SignPair::from_seed(&derive(&self.circles, Label::CIRCLE_SIGN, &[seedling]))
    }

    /// The sealing key in one circle, likewise.
    pub fn circle_seal(&self, seedling: &[u8; 16]) -> SealPair {
        SealPair::from_seed(&derive(&self.circles, Label::CIRCLE_SEAL, &[seedling]))
    }
}

impl fmt::Debug for AccountKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HIDDEN)
    }
}

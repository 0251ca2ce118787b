//! Thirty-two bytes that nobody should see, and the one answer of everything that does not open.
//!
//! A [`Secret`] is wiped when dropped, compared in constant time and never printed. It does not know what it is for;
//! that is said by the [`Label`](crate::Label) it is used with.

use std::fmt;

use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::random::random;

/// What `Debug` shows instead of a secret.
pub(crate) const HIDDEN: &str = "［非公開］";

/// It did not open. One answer for every reason (wrong key, wrong place, changed bytes, nonsense), because a reason
/// would tell whoever is trying how close they came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("refused: this does not open")]
pub struct Refused;

/// A 32-byte secret.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Secret([u8; 32]);

impl Secret {
    /// Drawn from the operating system.
    pub fn random() -> Secret {
        Secret(random())
    }

    /// Takes bytes that come from elsewhere. The caller's copy is the caller's to wipe.
    pub fn from_bytes(bytes: [u8; 32]) -> Secret {
        Secret(bytes)
    }

    /// # Errors
    /// [`Refused`] unless there are exactly 32 bytes.
    pub fn try_from_slice(bytes: &[u8]) -> Result<Secret, Refused> {
        bytes.try_into().map(Secret).map_err(|_| Refused)
    }

    /// The bytes themselves. The name is long enough to be found in a search.
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Secret) -> bool {
        same(&self.0, &other.0)
    }
}

impl Eq for Secret {}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HIDDEN)
    }
}

/// Compares in a time that tells nothing about where two values differ.
pub(crate) fn same(one: &[u8], other: &[u8]) -> bool {
    one.ct_eq(other).into()
}

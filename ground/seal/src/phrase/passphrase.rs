//! Five words for those who work here.
//!
//! 55 random bits, drawn and not chosen. There is no check inside: a mistake meets the lock like any other try.

use std::fmt;

use zeroize::Zeroizing;

use super::read::{self, WordsError};
use super::words::Words;
use crate::random;

/// Five words of the list.
#[derive(Clone, PartialEq, Eq)]
pub struct Passphrase(Words<5>);

impl Passphrase {
    pub fn random() -> Passphrase {
        Passphrase(Words::from_bits(u128::from(u64::from_be_bytes(random()) >> 9)))
    }

    /// Reads what somebody typed, gently.
    ///
    /// # Errors
    /// [`WordsError`] when it is not exactly five words of the list, or could be read in two ways.
    pub fn parse(text: &str) -> Result<Passphrase, WordsError> {
        read::read(text).map(Passphrase)
    }

    /// The bytes given to the lock: two for each word.
    pub fn spoken(&self) -> Zeroizing<Vec<u8>> {
        self.0.spoken()
    }

    pub fn words(&self) -> [&'static str; 5] {
        self.0.words()
    }
}

/// The words with one ideographic space between them.
impl fmt::Display for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

//! Six words that bring a person back.
//!
//! 66 bits: 60 are random, and the last 6 are of SHA-256 over number and secret, so that 63 of 64 mistakes (a word heard
//! wrongly, words in another order, the words of another number) are noticed at once, without the slow work of a lock
//! and without counting as a try. The check says nothing about whether there is an account.

use std::fmt;

use zeroize::Zeroizing;

use super::number::Number;
use super::read::{self, WordsError};
use super::words::{Words, gentle};
use crate::{Label, hash, random};

const CHECK_BITS: u32 = 6;

/// Six words of the list, and their check.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryWords(Words<6>);

impl RecoveryWords {
    /// New words to go with this number.
    pub fn random(number: &Number) -> RecoveryWords {
        let secret = u64::from_be_bytes(random()) >> 4;
        let bits = u128::from(secret) << CHECK_BITS | u128::from(check_bits(secret, number));
        RecoveryWords(Words::from_bits(bits))
    }

    /// Reads what somebody typed, gently. Does not look at the check.
    ///
    /// # Errors
    /// [`WordsError`] when it is not exactly six words of the list, or could be read in two ways.
    pub fn parse(text: &str) -> Result<RecoveryWords, WordsError> {
        read::read(text).map(RecoveryWords)
    }

    /// Whether these words go with this number.
    pub fn check(&self, number: &Number) -> bool {
        agrees(&self.0, number)
    }

    /// The bytes given to the lock: two for each word, and for somebody with a word of their own its length (four bytes)
    /// and its letters, folded as the words are. An extra word of nothing but gaps is none.
    pub fn spoken(&self, extra: Option<&str>) -> Zeroizing<Vec<u8>> {
        let words = self.0.spoken();
        let extra = gentle(extra.unwrap_or_default());
        if extra.is_empty() {
            return words;
        }
        let length = u32::try_from(extra.len()).expect("a word is shorter than four gigabytes").to_be_bytes();
        Zeroizing::new([words.as_slice(), &length, extra.as_bytes()].concat())
    }

    pub fn words(&self) -> [&'static str; 6] {
        self.0.words()
    }
}

/// The words with one ideographic space between them.
impl fmt::Display for RecoveryWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for RecoveryWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

fn agrees(words: &Words<6>, number: &Number) -> bool {
    let bits = words.to_bits();
    let secret = (bits >> CHECK_BITS) as u64;
    bits as u8 & 0x3f == check_bits(secret, number)
}

fn check_bits(secret: u64, number: &Number) -> u8 {
    hash(Label::WORDS_CHECK, &[number.as_bytes(), &secret.to_be_bytes()])[0] >> (8 - CHECK_BITS)
}

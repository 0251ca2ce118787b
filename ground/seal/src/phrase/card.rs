//! The twelve words of a recovery card.
//!
//! 132 bits: 128 are random, and the last four are of SHA-256 over them, so that fifteen of sixteen mistakes are noticed
//! while somebody types. Whether a card belongs to this house is said by its commitment (`recovery`), not here.

use std::fmt;

use zeroize::Zeroizing;

use super::read::{self, WordsError};
use super::words::Words;
use crate::secret::HIDDEN;
use crate::{Label, hash, random};

const WORDS: usize = 12;
const BITS: usize = 11;
const CHECK_BITS: u32 = 4;

/// Twelve words of the list, and their check.
#[derive(Clone, PartialEq, Eq)]
pub struct CardWords(Words<WORDS>);

impl CardWords {
    pub fn random() -> CardWords {
        CardWords::from_secret(&random())
    }

    /// Reads what somebody typed, gently. Does not look at the check.
    ///
    /// # Errors
    /// [`WordsError`] when it is not exactly twelve words of the list, or could be read in two ways.
    pub fn parse(text: &str) -> Result<CardWords, WordsError> {
        read::read(text).map(CardWords)
    }

    /// Whether these are twelve words that were drawn together.
    pub fn check(&self) -> bool {
        CardWords::from_secret(&self.secret()) == *self
    }

    pub fn words(&self) -> [&'static str; WORDS] {
        self.0.words()
    }

    pub(crate) fn from_secret(secret: &[u8; 16]) -> CardWords {
        let number = u128::from_be_bytes(*secret);
        let mut places = [0; WORDS];
        for (nth, place) in places.iter_mut().enumerate().take(WORDS - 1) {
            *place = (number >> (128 - BITS * (nth + 1)) & 0x7ff) as u16;
        }
        places[WORDS - 1] = ((number & 0x7f) as u16) << CHECK_BITS | check_bits(secret);
        CardWords(Words(places))
    }

    /// The 128 bits that were drawn.
    pub(crate) fn secret(&self) -> Zeroizing<[u8; 16]> {
        let (last, first) = self.0.0.split_last().expect("a card has words");
        let number = first.iter().fold(0, |bits: u128, place| bits << BITS | u128::from(*place));
        Zeroizing::new((number << (BITS as u32 - CHECK_BITS) | u128::from(last >> CHECK_BITS)).to_be_bytes())
    }
}

/// The words with one ideographic space between them.
impl fmt::Display for CardWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for CardWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HIDDEN)
    }
}

fn check_bits(secret: &[u8; 16]) -> u16 {
    u16::from(hash(Label::RECOVERY_CHECK, &[secret])[0] >> (8 - CHECK_BITS))
}

//! Some number of words of the list, as eleven bits each.
//!
//! Shared by recovery words and passphrases. Wiped when dropped, never shown by `Debug`.

use std::fmt;

use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::fold::{fold, is_gap};
use super::list::WORDS;
use crate::secret::HIDDEN;

const BITS: usize = 11;

#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub(super) struct Words<const N: usize>(pub(super) [u16; N]);

impl<const N: usize> Words<N> {
    /// The lowest `11 × N` bits, most significant word first.
    pub(super) fn from_bits(bits: u128) -> Words<N> {
        Words(std::array::from_fn(|nth| (bits >> (BITS * (N - 1 - nth)) & 0x7ff) as u16))
    }

    pub(super) fn to_bits(&self) -> u128 {
        self.0.iter().fold(0, |bits, place| bits << BITS | u128::from(*place))
    }

    pub(super) fn words(&self) -> [&'static str; N] {
        self.0.map(|place| WORDS[usize::from(place)])
    }

    /// Two bytes for each word: its place in the list. However a word was typed, these are the same.
    pub(super) fn spoken(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(self.0.iter().flat_map(|place| place.to_be_bytes()).collect())
    }
}

impl<const N: usize> fmt::Display for Words<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words().join("\u{3000}"))
    }
}

impl<const N: usize> fmt::Debug for Words<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HIDDEN)
    }
}

/// Any text, read as gently as the words are: folded, without gaps.
pub(super) fn gentle(text: &str) -> Zeroizing<String> {
    // Folding makes no text longer, so this string never moves and leaves no copy behind.
    let mut folded = Zeroizing::new(String::with_capacity(text.len()));
    folded.extend(text.chars().filter(|letter| !is_gap(*letter)).filter_map(fold));
    folded
}

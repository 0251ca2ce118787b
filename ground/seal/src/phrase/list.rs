//! The list of 2,048 gentle words, and how to find one in it.
//!
//! A word is eleven bits: its place in the list. So the list may never be reordered, and a word may only be replaced by
//! a better spelling of itself, or printed words would stop working; a test holds the whole list by its hash.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::fold::fold;

/// The words, one for each of 2,048 values.
pub static WORDS: LazyLock<[&'static str; 2048]> = LazyLock::new(|| {
    let words: Vec<_> = include_str!("../gentle.txt").lines().collect();
    words.try_into().expect("the list has 2,048 words")
});

/// The shortest and the longest word, in characters.
pub(super) const LENGTHS: std::ops::RangeInclusive<usize> = 2..=5;

static PLACES: LazyLock<HashMap<Vec<char>, u16>> =
    LazyLock::new(|| WORDS.iter().map(|word| word.chars().filter_map(fold).collect()).zip(0..).collect());

/// The place of a word that is already folded.
pub(super) fn place_of(folded: &[char]) -> Option<u16> {
    PLACES.get(folded).copied()
}

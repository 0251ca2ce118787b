//! The veil: what the week's shred key puts over a sealed value that has no grain.
//!
//! A text has its grain (`grain.rs`), and dies with it. Drafts, private texts and texts from outside are sealed to one
//! holder and have none; without more, an old copy of them would open with that holder's words for ever. So they lie in
//! a box under a key that comes from the week's shred key and their place. Each week they move to the next key; when the
//! old key is destroyed, old copies are noise to everybody.
//!
//! ```text
//! veiled = box(HKDF(shred key of the week; place), value)
//! ```
//!
//! The veil alone protects nothing from the running house, which has the key; it is the second lock, not the first.

use zeroize::Zeroizing;

use crate::{Label, Refused, Secret, boxed, derive};

// Each is used to veil and to unveil.
const KEY: Label = Label::VEIL_KEY;
const BOX: Label = Label::VEIL;

/// Veils what lies at `place`.
pub fn cover(shred: &Secret, place: &[&[u8]], value: &[u8]) -> Vec<u8> {
    boxed::seal(&derive(shred, KEY, place), BOX, place, value)
}

/// # Errors
/// [`Refused`] for another week's key, another place, or changed bytes.
pub fn uncover(shred: &Secret, place: &[&[u8]], veiled: &[u8]) -> Result<Zeroizing<Vec<u8>>, Refused> {
    boxed::open(&derive(shred, KEY, place), BOX, place, veiled)
}

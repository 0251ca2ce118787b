//! A box: bytes under a key that both sides already have.
//!
//! `suite 1 ‖ nonce 24 ‖ XChaCha20-Poly1305`; 41 bytes longer than what lies inside. Authenticated with it are the
//! label, the suite and the framed parts the caller names. A box does not hide its length (see [`pad`](crate::pad))
//! and does not say who made it: whoever has the key could have.

use zeroize::Zeroizing;

use crate::derive::framed;
use crate::suite::SUITE;
use crate::{Label, Refused, Secret, cipher};

/// Seals `plain`; it opens only with the same key, label and `aad`.
pub fn seal(key: &Secret, label: Label, aad: &[&[u8]], plain: &[u8]) -> Vec<u8> {
    cipher::encrypt(key, &[SUITE], &framed(label, &[SUITE], aad), plain)
}

/// # Errors
/// [`Refused`] when anything differs: key, label, `aad`, suite, or a bit of the box.
pub fn open(key: &Secret, label: Label, aad: &[&[u8]], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Refused> {
    let sealed = sealed.strip_prefix(&[SUITE]).ok_or(Refused)?;
    cipher::decrypt(key, &framed(label, &[SUITE], aad), sealed)
}

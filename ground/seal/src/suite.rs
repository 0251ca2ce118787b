//! The first byte of everything that leaves this crate.
//!
//! One suite exists. A new one would be added beside it, and the old one would then only open. For a wrap the first
//! byte also tells the form, because one column holds both: freshly wrapped to a public key, or settled under the
//! holder's own key. The byte is part of what is authenticated, so it cannot be exchanged.

/// Suite 1, symmetric: XChaCha20-Poly1305. Also the first byte of every public key and sealed text of suite 1.
pub(crate) const SUITE: u8 = 1;

/// Suite 1, to a public key: HPKE with X-Wing.
pub(crate) const SUITE_TO_PUBLIC: u8 = 2;

/// Whether a wrap has settled under the holder's own key, judged by its first byte alone.
pub fn is_settled(wrap: &[u8]) -> bool {
    wrap.first() == Some(&SUITE)
}

//! Keys from keys, hashes and tags, all with a label and an unambiguous framing.
//!
//! Parts are written one after the other, each with its length in front (four bytes, most significant first), so two
//! different lists of parts never become the same bytes.

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::{Label, Secret};

/// The salt of every extraction.
const SALT: &[u8] = b"engawa/v1";

/// Another key from a key: HKDF-SHA256 (RFC 5869), salt `engawa/v1`, info label ‖ framed context.
pub fn derive(secret: &Secret, label: Label, context: &[&[u8]]) -> Secret {
    Secret::from_bytes(*expand(secret.expose(), label, context))
}

/// SHA-256 over label ‖ framed parts.
pub fn hash(label: Label, parts: &[&[u8]]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(label.as_bytes());
    each_framed(parts, |bytes| hasher.update(bytes));
    hasher.finalize().into()
}

/// HMAC-SHA256 (RFC 2104) over label ‖ framed parts. Compare two of them through [`Secret`]s or not at all.
pub fn mac(secret: &Secret, label: Label, parts: &[&[u8]]) -> [u8; 32] {
    let mut hasher = Hmac::<Sha256>::new_from_slice(secret.expose()).expect("HMAC takes a key of any length");
    hasher.update(label.as_bytes());
    each_framed(parts, |bytes| hasher.update(bytes));
    hasher.finalize().into_bytes().into()
}

/// As [`derive`], for other lengths in and out.
pub(crate) fn expand<const N: usize>(from: &[u8], label: Label, context: &[&[u8]]) -> Zeroizing<[u8; N]> {
    let mut out = Zeroizing::new([0; N]);
    let info = framed(label, &[], context);
    Hkdf::<Sha256>::new(Some(SALT), from).expand(&info, out.as_mut()).expect("HKDF gives this length");
    out
}

/// Label ‖ head ‖ framed parts, in one piece.
pub(crate) fn framed(label: Label, head: &[u8], parts: &[&[u8]]) -> Vec<u8> {
    let mut bytes = [label.as_bytes(), head].concat();
    each_framed(parts, |part| bytes.extend_from_slice(part));
    bytes
}

fn each_framed(parts: &[&[u8]], mut take: impl FnMut(&[u8])) {
    for part in parts {
        let length = u32::try_from(part.len()).expect("a part is shorter than four gigabytes");
        take(&length.to_be_bytes());
        take(part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_cannot_slide_into_each_other() {
        let key = Secret::from_bytes([7; 32]);
        assert_ne!(hash(Label::HOUSE, &[b"ab", b"c"]), hash(Label::HOUSE, &[b"a", b"bc"]));
        assert_ne!(mac(&key, Label::HOUSE, &[b"ab"]), mac(&key, Label::HOUSE, &[b"ab", b""]));
        assert_ne!(derive(&key, Label::HOUSE, &[b"ab"]), derive(&key, Label::CARD, &[b"ab"]));
    }
}

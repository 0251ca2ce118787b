//! XChaCha20-Poly1305 in place, and nothing about what stands around it.
//!
//! Written so that a text is copied once: a search opens many thousands of them. The nonce is random and 24 bytes long
//! (draft-irtf-cfrg-xchacha-03), which is long enough never to repeat.

use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{Tag, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use crate::{Refused, Secret, random};

const NONCE: usize = 24;
const TAG: usize = 16;

/// `head ‖ nonce 24 ‖ ciphertext ‖ tag 16`.
pub(crate) fn encrypt(key: &Secret, head: &[u8], aad: &[u8], plain: &[u8]) -> Vec<u8> {
    let nonce: [u8; NONCE] = random();
    let mut out = Vec::with_capacity(head.len() + NONCE + plain.len() + TAG);
    out.extend_from_slice(head);
    out.extend_from_slice(&nonce);
    let start = out.len();
    out.extend_from_slice(plain);
    let tag = cipher(key).encrypt_inout_detached(&XNonce::from(nonce), aad, (&mut out[start..]).into());
    out.extend_from_slice(&tag.expect("a text is far below the cipher's limit"));
    out
}

/// Opens `nonce 24 ‖ ciphertext ‖ tag 16`.
pub(crate) fn decrypt(key: &Secret, aad: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Refused> {
    let (nonce, rest) = sealed.split_first_chunk::<NONCE>().ok_or(Refused)?;
    let (body, tag) = rest.split_last_chunk::<TAG>().ok_or(Refused)?;
    let mut plain = Zeroizing::new(body.to_vec());
    let opened =
        cipher(key).decrypt_inout_detached(&XNonce::from(*nonce), aad, plain.as_mut_slice().into(), &Tag::from(*tag));
    opened.map(|()| plain).map_err(|_| Refused)
}

fn cipher(key: &Secret) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(key.expose().into())
}

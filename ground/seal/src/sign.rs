//! Signatures: who said it.
//!
//! Ed25519 (RFC 8032) over `hash(label, parts)`, so that what is signed has a purpose and unambiguous parts. Verified
//! strictly: no key of small order and no second form of the same signature is believed. A signature does not name its
//! suite; the public key does, and nothing verifies without one.

use std::fmt;

use ed25519_dalek::{Signer, SigningKey, VerifyingKey};

use crate::secret::HIDDEN;
use crate::suite::SUITE;
use crate::{Label, Refused, Secret, hash};

/// Signs. Wiped when dropped.
#[derive(Clone)]
pub struct SignPair(SigningKey);

/// Verifies. `suite 1 ‖ Ed25519 public key 32`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SignPublic {
    key: VerifyingKey,
    bytes: [u8; 33],
}

/// 64 bytes: R ‖ S.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Signature([u8; 64]);

impl SignPair {
    /// The pair that belongs to a seed; the same each time.
    pub fn from_seed(seed: &Secret) -> SignPair {
        SignPair(SigningKey::from_bytes(seed.expose()))
    }

    pub fn public(&self) -> SignPublic {
        SignPublic::new(self.0.verifying_key())
    }

    /// Signs `hash(label, parts)`. Deterministic.
    pub fn sign(&self, label: Label, parts: &[&[u8]]) -> Signature {
        Signature(self.0.sign(&hash(label, parts)).to_bytes())
    }
}

impl SignPublic {
    /// # Errors
    /// [`Refused`] when these bytes are no public key of a suite we know.
    pub fn from_bytes(bytes: &[u8]) -> Result<SignPublic, Refused> {
        let key = bytes.strip_prefix(&[SUITE]).ok_or(Refused)?;
        let key = key.try_into().map_err(|_| Refused)?;
        VerifyingKey::from_bytes(&key).map(SignPublic::new).map_err(|_| Refused)
    }

    pub fn as_bytes(&self) -> &[u8; 33] {
        &self.bytes
    }

    /// # Errors
    /// [`Refused`] unless the holder of this key signed exactly these parts under this label.
    pub fn verify(&self, label: Label, parts: &[&[u8]], signature: &Signature) -> Result<(), Refused> {
        let signature = ed25519_dalek::Signature::from_bytes(&signature.0);
        self.key.verify_strict(&hash(label, parts), &signature).map_err(|_| Refused)
    }

    fn new(key: VerifyingKey) -> SignPublic {
        let mut bytes = [SUITE; 33];
        bytes[1..].copy_from_slice(key.as_bytes());
        SignPublic { key, bytes }
    }
}

impl Signature {
    /// # Errors
    /// [`Refused`] unless there are exactly 64 bytes. Whether it is a good signature is said by `verify`.
    pub fn from_slice(bytes: &[u8]) -> Result<Signature, Refused> {
        bytes.try_into().map(Signature).map_err(|_| Refused)
    }

    pub fn as_bytes(&self) -> &[u8; 64] {
        &self.0
    }
}

impl fmt::Debug for SignPair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HIDDEN)
    }
}

impl fmt::Debug for SignPublic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SignPublic({})", crate::hex::to_text(&self.bytes[1..5]))
    }
}

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signature({})", crate::hex::to_text(&self.0[..4]))
    }
}

//! An envelope: bytes to somebody whose public key we know.
//!
//! HPKE base mode (RFC 9180) with the hybrid KEM X-Wing (0x647A, draft-connolly-cfrg-xwing-kem), HKDF-SHA256 and
//! ChaCha20-Poly1305: it stays shut as long as *one* of X25519 and ML-KEM-768 holds. The label is HPKE's `info`.
//! `suite 2 ‖ encapsulated key 1120 ‖ ciphertext ‖ tag 16`.
//!
//! Pairs come from a 32-byte seed, which X-Wing takes as its private key as it is; HPKE's own `DeriveKeyPair` for it is
//! still a draft's and is never called. An envelope does not say who sent it; what must be signed is signed inside.

use std::fmt;
use std::sync::OnceLock;

use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::XWing;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable, single_shot_open, single_shot_seal_with_rng};
use zeroize::Zeroizing;

use crate::derive::framed;
use crate::random::Dice;
use crate::secret::HIDDEN;
use crate::suite::{SUITE, SUITE_TO_PUBLIC};
use crate::{Label, Refused, Secret, hash};

/// Length of X-Wing's encapsulated key.
const ENCAPSULATED: usize = 1120;

/// Opens envelopes. Wiped when dropped.
///
/// The pair is made of its seed when it is first asked for: whoever is signed in carries one through every request, and
/// most requests open no envelope.
#[derive(Clone)]
pub struct SealPair {
    seed: Secret,
    made: OnceLock<Made>,
}

#[derive(Clone)]
struct Made {
    private: <XWing as Kem>::PrivateKey,
    public: SealPublic,
}

/// Envelopes are sealed to this. `suite 1 ‖ X-Wing public key 1216`.
#[derive(Clone, PartialEq, Eq)]
pub struct SealPublic {
    key: <XWing as Kem>::PublicKey,
    bytes: Vec<u8>,
}

impl SealPair {
    /// The pair that belongs to a seed; the same each time.
    pub fn from_seed(seed: &Secret) -> SealPair {
        SealPair { seed: seed.clone(), made: OnceLock::new() }
    }

    fn made(&self) -> &Made {
        self.made.get_or_init(|| {
            let private = <XWing as Kem>::PrivateKey::from_bytes(self.seed.expose()).expect("the seed has 32 bytes");
            let public = SealPublic::new(XWing::sk_to_pk(&private));
            Made { private, public }
        })
    }

    pub fn public(&self) -> SealPublic {
        self.made().public.clone()
    }

    /// # Errors
    /// [`Refused`] when anything differs: key, label, `aad`, suite, or a bit of the envelope.
    pub fn open(&self, label: Label, aad: &[&[u8]], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Refused> {
        let sealed = sealed.strip_prefix(&[SUITE_TO_PUBLIC]).ok_or(Refused)?;
        let (encapsulated, body) = sealed.split_first_chunk::<ENCAPSULATED>().ok_or(Refused)?;
        let encapsulated = <XWing as Kem>::EncappedKey::from_bytes(encapsulated).map_err(|_| Refused)?;
        let aad = framed(label, &[SUITE_TO_PUBLIC], aad);
        single_shot_open::<ChaCha20Poly1305, HkdfSha256, XWing>(
            &OpModeR::Base,
            &self.made().private,
            &encapsulated,
            label.as_bytes(),
            body,
            &aad,
        )
        .map(Zeroizing::new)
        .map_err(|_| Refused)
    }
}

impl SealPublic {
    /// # Errors
    /// [`Refused`] when these bytes are no public key of a suite we know.
    pub fn from_bytes(bytes: &[u8]) -> Result<SealPublic, Refused> {
        let key = bytes.strip_prefix(&[SUITE]).ok_or(Refused)?;
        <XWing as Kem>::PublicKey::from_bytes(key).map(SealPublic::new).map_err(|_| Refused)
    }

    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// A short name of the key, for cards and lists.
    pub fn fingerprint(&self) -> [u8; 32] {
        hash(Label::SEAL_FINGERPRINT, &[&self.bytes])
    }

    /// Seals `plain` to the holder of this key.
    pub fn seal_to(&self, label: Label, aad: &[&[u8]], plain: &[u8]) -> Vec<u8> {
        let aad = framed(label, &[SUITE_TO_PUBLIC], aad);
        let (encapsulated, body) = single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, XWing>(
            &OpModeS::Base,
            &self.key,
            label.as_bytes(),
            plain,
            &aad,
            &mut Dice,
        )
        .expect("sealing to a checked key succeeds");
        [&[SUITE_TO_PUBLIC], encapsulated.to_bytes().as_slice(), &body].concat()
    }

    fn new(key: <XWing as Kem>::PublicKey) -> SealPublic {
        let bytes = [&[SUITE], key.to_bytes().as_slice()].concat();
        SealPublic { key, bytes }
    }
}

impl fmt::Debug for SealPair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HIDDEN)
    }
}

impl fmt::Debug for SealPublic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SealPublic({})", crate::hex::to_text(&self.fingerprint()[..4]))
    }
}

//! What an authenticator says (WebAuthn Level 3, §6.1, §6.5), and whether its signature holds.
//!
//! Read here: the authenticator's data, the public key in it (COSE), and the small part of CBOR that both are written
//! in. Verified here: ES256, Ed25519 and RS256, the three that every platform offers. Who asked what, for which account
//! and when, is for the crates above. A statement about the make of a device (attestation) is neither asked for nor
//! believed: it would tell which device somebody of the house carries, and no rule of ours looks at it
//! (docs/adr/0012-passkeys.md).
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_ASN1, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey,
};
use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest, Sha256};

use crate::Refused;

const MOST_BYTES: usize = 16 * 1024;
const LONGEST_ID: usize = 1023;

/// A device's public key. `1 ‖ x ‖ y` (P-256), `2 ‖ key` (Ed25519), or `3 ‖ length of n ‖ n ‖ e` (RSA).
#[derive(Clone, PartialEq, Eq)]
pub struct PasskeyPublic(Vec<u8>);

impl PasskeyPublic {
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
    /// # Errors
    /// [`Refused`] for bytes that are no key of ours.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Refused> {
        let fits = match bytes.first() {
            Some(1) => bytes.len() == 65,
            Some(2) => bytes.len() == 33,
            Some(3) => rsa_parts(bytes).is_some_and(|(n, e)| !n.is_empty() && !e.is_empty()),
            _ => false,
        };
        if fits { Ok(PasskeyPublic(bytes.to_vec())) } else { Err(Refused) }
    }

    /// The signature is over the authenticator's data and the hash of what the browser said.
    ///
    /// # Errors
    /// [`Refused`] when it does not hold.
    pub fn verify(&self, data: &[u8], client_data: &[u8], signature: &[u8]) -> Result<(), Refused> {
        let said = [data, &Sha256::digest(client_data)].concat();
        match self.0.first() {
            Some(1) => {
                let point = [&[4], &self.0[1..]].concat();
                UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, point).verify(&said, signature).map_err(|_| Refused)
            }
            Some(2) => {
                let key = self.0[1..].try_into().map_err(|_| Refused)?;
                let signature = Signature::from_slice(signature).map_err(|_| Refused)?;
                let key = VerifyingKey::from_bytes(key).map_err(|_| Refused)?;
                key.verify_strict(&said, &signature).map_err(|_| Refused)
            }
            _ => {
                let (n, e) = rsa_parts(&self.0).ok_or(Refused)?;
                let key = RsaPublicKeyComponents { n, e };
                key.verify(&RSA_PKCS1_2048_8192_SHA256, &said, signature).map_err(|_| Refused)
            }
        }
    }
}

fn rsa_parts(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.get(1..)?.split_first_chunk::<2>()?;
    rest.split_at_checked(usize::from(u16::from_be_bytes(*length)))
}

/// What the authenticator says of itself and of this moment.
pub struct AuthenticatorData {
    place: [u8; 32],
    flags: u8,
    pub counter: u32,
    /// The name of a new key and the key, where one was made.
    pub made: Option<(Vec<u8>, PasskeyPublic)>,
}

impl AuthenticatorData {
    const PRESENT: u8 = 0x01;
    const MAY_BE_COPIED: u8 = 0x08;
    const IS_COPIED: u8 = 0x10;
    const HAS_KEY: u8 = 0x40;
    const HAS_MORE: u8 = 0x80;

    /// # Errors
    /// [`Refused`] when anything is missing, strange or left over.
    pub fn parse(bytes: &[u8]) -> Result<Self, Refused> {
        let (place, rest) = bytes.split_first_chunk::<32>().ok_or(Refused)?;
        let (&[flags], rest) = rest.split_first_chunk::<1>().ok_or(Refused)?;
        let (counter, rest) = rest.split_first_chunk::<4>().ok_or(Refused)?;
        let mut rest = Cbor::new(rest)?;
        let made = if flags & Self::HAS_KEY == 0 { None } else { Some(new_key(&mut rest)?) };
        if flags & Self::HAS_MORE != 0 {
            rest.skip(0)?;
        }
        rest.end()?;
        if flags & Self::IS_COPIED != 0 && flags & Self::MAY_BE_COPIED == 0 {
            return Err(Refused);
        }
        Ok(AuthenticatorData { place: *place, flags, counter: u32::from_be_bytes(*counter), made })
    }

    /// The same, inside what a browser hands over when a key was made. What it says of the make of the device is left
    /// aside.
    ///
    /// # Errors
    /// As [`AuthenticatorData::parse`].
    pub fn of_new(attestation: &[u8]) -> Result<Self, Refused> {
        let mut from = Cbor::new(attestation)?;
        let mut data = None;
        for _ in 0..from.map()? {
            match from.text()? {
                "authData" if data.is_none() => data = Some(from.bytes()?),
                "authData" => return Err(Refused),
                _ => from.skip(0)?,
            }
        }
        from.end()?;
        AuthenticatorData::parse(data.ok_or(Refused)?)
    }

    /// Somebody touched it, and it was made for this place.
    pub fn is_present_at(&self, place: &str) -> bool {
        self.flags & Self::PRESENT != 0 && self.place == <[u8; 32]>::from(Sha256::digest(place))
    }
}

fn new_key(from: &mut Cbor<'_>) -> Result<(Vec<u8>, PasskeyPublic), Refused> {
    from.take(16)?;
    let length = from.take(2)?;
    let length = usize::from(u16::from_be_bytes([length[0], length[1]]));
    if length == 0 || length > LONGEST_ID {
        return Err(Refused);
    }
    let id = from.take(length)?.to_vec();
    Ok((id, cose_key(from)?))
}

/// COSE (RFC 9052, RFC 9053): kind 1, algorithm 3, and the parameters of the kind.
#[derive(Default)]
struct Cose<'a> {
    numbers: [Option<i64>; 3],
    parts: [Option<&'a [u8]>; 3],
}

fn cose_key(from: &mut Cbor<'_>) -> Result<PasskeyPublic, Refused> {
    let mut said = Cose::default();
    for _ in 0..from.map()? {
        let name = from.number()?;
        let slot = match (name, from.peek()?) {
            (1, 0 | 1) => &mut said.numbers[0],
            (3, 0 | 1) => &mut said.numbers[1],
            (-1, 0 | 1) => &mut said.numbers[2],
            (-3..=-1, 2) => {
                let slot = &mut said.parts[(-name - 1) as usize];
                if slot.replace(from.bytes()?).is_some() {
                    return Err(Refused);
                }
                continue;
            }
            _ => {
                from.skip(0)?;
                continue;
            }
        };
        if slot.replace(from.number()?).is_some() {
            return Err(Refused);
        }
    }
    said.key()
}

impl Cose<'_> {
    fn key(&self) -> Result<PasskeyPublic, Refused> {
        let part = |at: usize, length: usize| self.parts[at].filter(|it| it.len() == length).ok_or(Refused);
        let bytes = match self.numbers {
            [Some(2), Some(-7), Some(1)] => [&[1], part(1, 32)?, part(2, 32)?].concat(),
            [Some(1), Some(-8), Some(6)] => [&[2], part(1, 32)?].concat(),
            [Some(3), Some(-257), None] => {
                let (n, e) = (self.parts[0].ok_or(Refused)?, self.parts[1].ok_or(Refused)?);
                let length = u16::try_from(n.len()).map_err(|_| Refused)?.to_be_bytes();
                [&[3], &length[..], n, e].concat()
            }
            _ => return Err(Refused),
        };
        PasskeyPublic::from_bytes(&bytes)
    }
}

/// The part of CBOR (RFC 8949) that authenticators write: definite lengths only.
struct Cbor<'a>(&'a [u8]);

const DEEPEST: u8 = 8;

impl<'a> Cbor<'a> {
    fn new(bytes: &'a [u8]) -> Result<Self, Refused> {
        if bytes.len() > MOST_BYTES { Err(Refused) } else { Ok(Cbor(bytes)) }
    }
    fn take(&mut self, length: usize) -> Result<&'a [u8], Refused> {
        let (head, rest) = self.0.split_at_checked(length).ok_or(Refused)?;
        self.0 = rest;
        Ok(head)
    }
    fn peek(&self) -> Result<u8, Refused> {
        self.0.first().map(|byte| byte >> 5).ok_or(Refused)
    }
    /// Kind of the next item, and its number.
    fn head(&mut self) -> Result<(u8, u64), Refused> {
        let first = self.take(1)?[0];
        let number = match first & 31 {
            small @ 0..=23 => u64::from(small),
            size @ 24..=27 => self.take(1 << (size - 24))?.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte)),
            _ => return Err(Refused),
        };
        Ok((first >> 5, number))
    }
    fn sized(&mut self, kind: u8) -> Result<&'a [u8], Refused> {
        match self.head()? {
            (found, length) if found == kind => self.take(usize::try_from(length).map_err(|_| Refused)?),
            _ => Err(Refused),
        }
    }
    fn bytes(&mut self) -> Result<&'a [u8], Refused> {
        self.sized(2)
    }
    fn text(&mut self) -> Result<&'a str, Refused> {
        std::str::from_utf8(self.sized(3)?).map_err(|_| Refused)
    }
    fn number(&mut self) -> Result<i64, Refused> {
        let (kind, number) = self.head()?;
        let number = i64::try_from(number).map_err(|_| Refused)?;
        match kind {
            0 => Ok(number),
            1 => Ok(-1 - number),
            _ => Err(Refused),
        }
    }
    /// How many pairs follow.
    fn map(&mut self) -> Result<u64, Refused> {
        match self.head()? {
            (5, pairs) if pairs <= 64 => Ok(pairs),
            _ => Err(Refused),
        }
    }
    fn skip(&mut self, depth: u8) -> Result<(), Refused> {
        if depth > DEEPEST {
            return Err(Refused);
        }
        let (kind, number) = self.head()?;
        let items = match kind {
            2 | 3 => return self.take(usize::try_from(number).map_err(|_| Refused)?).map(drop),
            4 => number,
            5 => number.checked_mul(2).ok_or(Refused)?,
            6 => 1,
            _ => 0,
        };
        (0..items).try_for_each(|_| self.skip(depth + 1))
    }
    fn end(&self) -> Result<(), Refused> {
        if self.0.is_empty() { Ok(()) } else { Err(Refused) }
    }
}

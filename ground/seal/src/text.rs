//! A sealed text: what a person wrote, in its place.
//!
//! ```text
//! body      suite 1 ‖ kind 1 ‖ epoch 4 ‖ nonce 24 ‖ XChaCha20-Poly1305
//! address   label ‖ suite 1 ‖ kind 1 ‖ circle 16 ‖ epoch 4 ‖ table 2 ‖ column 2 ‖ row 16 ‖ version 4 ‖ writer 16
//! plaintext length 4 ‖ signature of the writer 64 ‖ text ‖ zeros (see `pad`; the length counts signature and text)
//! ```
//!
//! The address is what is authenticated, so a text opens in its own place only: not in another row or column, not as an
//! older version, not in another circle, not in another mouth. The signature lies *inside*, over address and text:
//! nobody who can read can put words into the writer's mouth, and nobody outside learns whose key it was.
//!
//! Knows nothing about who may open a text, and leaves no trace of opening it; that is the circle's and the ledger's.

use zeroize::Zeroizing;

use crate::derive::hash;
use crate::grain::{Mask, text_key};
use crate::pad::{pad_parts, strip, unpad};
use crate::suite::SUITE;
use crate::{Label, Refused, Secret, SignPair, SignPublic, Signature, cipher};

/// suite ‖ kind ‖ epoch.
const HEAD: usize = 6;
const SIGNATURE: usize = 64;

/// Where a text stands. Table and column are registry numbers that are never used again; a rewritten row has a higher
/// version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub table: u16,
    pub column: u16,
    pub row: [u8; 16],
    pub version: u32,
}

/// Everything a text is bound to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextAddress {
    pub kind: u8,
    pub circle: [u8; 16],
    pub epoch: u32,
    pub place: Place,
    pub writer: [u8; 16],
}

/// A text as it lies in the database, in two tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedText {
    pub body: Vec<u8>,
    /// The grain under the week's mask; who stores it also stores the week.
    pub masked_grain: [u8; 32],
}

impl TextAddress {
    /// The address as it is authenticated and signed: label ‖ 62 bytes of fixed width.
    pub(crate) fn to_bytes(self) -> Vec<u8> {
        let place = self.place;
        let mut bytes = Vec::with_capacity(80);
        bytes.extend_from_slice(Label::TEXT.as_bytes());
        bytes.extend_from_slice(&[SUITE, self.kind]);
        bytes.extend_from_slice(&self.circle);
        bytes.extend_from_slice(&self.epoch.to_be_bytes());
        bytes.extend_from_slice(&place.table.to_be_bytes());
        bytes.extend_from_slice(&place.column.to_be_bytes());
        bytes.extend_from_slice(&place.row);
        bytes.extend_from_slice(&place.version.to_be_bytes());
        bytes.extend_from_slice(&self.writer);
        bytes
    }

    fn head(&self) -> [u8; HEAD] {
        let [a, b, c, d] = self.epoch.to_be_bytes();
        [SUITE, self.kind, a, b, c, d]
    }
}

/// Seals and signs `text` under the content key of its circle's epoch and this week's shred key.
///
/// One address is sealed once a week at most (see `grain.rs`): whoever rewrites a row raises its version.
pub fn seal_text(content: &Secret, at: &TextAddress, sign: &SignPair, text: &[u8], shred: &Secret) -> SealedText {
    let address = at.to_bytes();
    let grain = Secret::random();
    let signature = sign.sign(SAID, &[&address, text]);
    let padded = pad_parts(&[signature.as_bytes(), text]);
    let body = cipher::encrypt(&text_key(content, &grain, &address), &at.head(), &address, &padded);
    SealedText { body, masked_grain: Mask::of_week(shred, &address).over(grain.expose()) }
}

/// Opens a text. With a `writer`, the signature inside must be theirs: shown pages always give one, a search does not.
///
/// # Errors
/// [`Refused`] when any of the keys, the address, the grain, the writer or a bit of the body differs.
pub fn open_text(
    content: &Secret,
    at: &TextAddress,
    writer: Option<&SignPublic>,
    body: &[u8],
    masked_grain: &[u8; 32],
    shred: &Secret,
) -> Result<Zeroizing<Vec<u8>>, Refused> {
    let sealed = body.strip_prefix(&at.head()).ok_or(Refused)?;
    let address = at.to_bytes();
    let grain = Secret::from_bytes(Mask::of_week(shred, &address).over(masked_grain));
    let padded = cipher::decrypt(&text_key(content, &grain, &address), &address, sealed)?;
    take_text(padded, &address, writer)
}

/// The masked grain, moved from one week's shred key to another's. The text opens as before, with the new key only.
pub fn move_mask(masked: &[u8; 32], at: &TextAddress, from_week: &Secret, to_week: &Secret) -> [u8; 32] {
    let address = at.to_bytes();
    Mask::of_week(from_week, &address).moved(&Mask::of_week(to_week, &address), masked)
}

/// What the ledger notes of a sealed value: enough to know it again, nothing of what it says.
pub fn body_hash(body: &[u8]) -> [u8; 32] {
    hash(Label::TEXT_BODY, &[body])
}

/// What a writer's signature is for.
const SAID: Label = Label::TEXT_SAID;

/// Takes the text out of its padding, and believes it only if the writer, when there is one to ask for, signed it.
fn take_text(
    padded: Zeroizing<Vec<u8>>,
    address: &[u8],
    writer: Option<&SignPublic>,
) -> Result<Zeroizing<Vec<u8>>, Refused> {
    if let Some(writer) = writer {
        let (signature, text) = unpad(&padded)?.split_first_chunk::<SIGNATURE>().ok_or(Refused)?;
        writer.verify(SAID, &[address, text], &Signature::from_slice(signature)?)?;
    }
    strip(padded, SIGNATURE)
}

//! A text from outside: mail, a form, a job; from someone who may write here but cannot read.
//!
//! A fresh key seals the padded text, and is itself sealed to each holder's card. Nobody signs, so nothing is known
//! about the sender, and the pages say so. The first holder to come by opens it and seals it again as a text of the
//! circle; then the wraps and this body go.

use zeroize::Zeroizing;

use crate::pad::{pad, strip};
use crate::text::TextAddress;
use crate::{Label, Refused, SealPair, SealPublic, Secret, boxed};

/// Leaves a text for these holders: one wrap for each, in their order, and the body.
pub fn leave(holders: &[SealPublic], at: &TextAddress, text: &[u8]) -> (Vec<Vec<u8>>, Vec<u8>) {
    let address = at.to_bytes();
    let key = Secret::random();
    let body = boxed::seal(&key, BODY, &[&address], &pad(text));
    let wraps = holders.iter().map(|holder| holder.seal_to(WRAP, &[&address], key.expose())).collect();
    (wraps, body)
}

/// Opens such a text with one holder's wrap.
///
/// # Errors
/// [`Refused`] for another holder's wrap, another address, or changed bytes.
pub fn take_in(pair: &SealPair, at: &TextAddress, wrap: &[u8], body: &[u8]) -> Result<Zeroizing<Vec<u8>>, Refused> {
    let address = at.to_bytes();
    let key = Secret::try_from_slice(&pair.open(WRAP, &[&address], wrap)?)?;
    strip(boxed::open(&key, BODY, &[&address], body)?, 0)
}

// Each is used to seal and to open.
const WRAP: Label = Label::OUTSIDE_WRAP;
const BODY: Label = Label::OUTSIDE_BODY;

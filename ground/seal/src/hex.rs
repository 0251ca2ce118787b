//! Bytes as small hexadecimal letters and back, for files and cookies.
//!
//! Strict on the way in: small letters, even length. The intermediate values are wiped.

use zeroize::Zeroizing;

use crate::Refused;

pub(crate) fn to_text(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).expect("four bits are one digit");
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.push(digit(byte >> 4));
        text.push(digit(byte & 15));
    }
    text
}

/// # Errors
/// [`Refused`] unless the text is exactly `N` bytes in small hexadecimal letters.
pub(crate) fn from_text<const N: usize>(text: &str) -> Result<Zeroizing<[u8; N]>, Refused> {
    let mut bytes = Zeroizing::new([0; N]);
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if pairs.len() != N || !rest.is_empty() {
        return Err(Refused);
    }
    for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
        *byte = value(*high)? << 4 | value(*low)?;
    }
    Ok(bytes)
}

fn value(letter: u8) -> Result<u8, Refused> {
    match letter {
        b'0'..=b'9' => Ok(letter - b'0'),
        b'a'..=b'f' => Ok(letter - b'a' + 10),
        _ => Err(Refused),
    }
}

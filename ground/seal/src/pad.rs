//! Hiding how long a text is.
//!
//! Padmé (Nikitin et al., *Reducing Metadata Leakage from Encrypted Files and Communication with PURBs*, 2019) with a
//! floor of 256 bytes: lengths fall into so few steps that a short answer looks like any short answer, and a long text
//! grows by less than an eighth. Padding is zeros and is checked on the way out, so it carries nothing.
//!
//! A padded text is `length of the content 4 ‖ content ‖ zeros`.

use zeroize::Zeroizing;

use crate::Refused;

/// Nothing is padded to less than this.
pub const FLOOR: usize = 256;

/// Bytes of the length in front.
const LENGTH: usize = 4;

/// The step that `len` bytes are padded to.
pub fn padded_len(len: usize) -> usize {
    let len = len.max(FLOOR);
    let exponent = len.ilog2();
    let mantissa_bits = exponent.ilog2() + 1;
    let mask = (1 << (exponent - mantissa_bits)) - 1;
    (len + mask) & !mask
}

/// Content with its length in front and zeros behind.
///
/// # Panics
/// When the content is longer than four gigabytes.
pub fn pad(content: &[u8]) -> Zeroizing<Vec<u8>> {
    pad_parts(&[content])
}

/// As [`pad`], with the content given in pieces.
pub(crate) fn pad_parts(parts: &[&[u8]]) -> Zeroizing<Vec<u8>> {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    let whole = padded_len(LENGTH + length);
    let mut padded = Zeroizing::new(Vec::with_capacity(whole));
    padded.extend_from_slice(&u32::try_from(length).expect("a text is shorter than four gigabytes").to_be_bytes());
    parts.iter().for_each(|part| padded.extend_from_slice(part));
    padded.resize(whole, 0);
    padded
}

/// The content of a padded text.
///
/// # Errors
/// [`Refused`] unless it is padded exactly as [`pad`] would have.
pub fn unpad(padded: &[u8]) -> Result<&[u8], Refused> {
    let (length, rest) = padded.split_first_chunk::<LENGTH>().ok_or(Refused)?;
    let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| Refused)?;
    let (content, zeros) = rest.split_at_checked(length).ok_or(Refused)?;
    let exact = padded.len() == padded_len(LENGTH + length) && zeros.iter().all(|byte| *byte == 0);
    exact.then_some(content).ok_or(Refused)
}

/// The content of a padded text without its first `skip` bytes, moved in place so that no second copy lies about.
pub(crate) fn strip(mut padded: Zeroizing<Vec<u8>>, skip: usize) -> Result<Zeroizing<Vec<u8>>, Refused> {
    let length = unpad(&padded)?.len().checked_sub(skip).ok_or(Refused)?;
    let start = LENGTH + skip;
    padded.copy_within(start..start + length, 0);
    padded.truncate(length);
    Ok(padded)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_steps_are_those_of_the_paper() {
        let table = [
            (0, 256),
            (1, 256),
            (256, 256),
            (257, 272),
            (272, 272),
            (273, 288),
            (500, 512),
            (512, 512),
            (513, 544),
            (1000, 1024),
            (1024, 1024),
            (1025, 1088),
            (1100, 1152),
            (9999, 10240),
            (65536, 65536),
            (65537, 67584),
            (1_000_000, 1_015_808),
            (1_048_577, 1_081_344),
        ];
        for (len, padded) in table {
            assert_eq!(padded_len(len), padded, "{len}");
        }
    }

    #[test]
    fn padding_that_is_not_zeros_or_not_the_right_length_is_refused() {
        let padded = pad("助けて".as_bytes());
        assert_eq!(unpad(&padded).unwrap(), "助けて".as_bytes());
        for at in 13..padded.len() {
            let mut changed = padded.clone();
            changed[at] = 1;
            assert_eq!(unpad(&changed), Err(Refused), "{at}");
        }
        assert_eq!(unpad(&padded[..255]), Err(Refused));
        assert_eq!(unpad(&[&padded[..], &[0]].concat()), Err(Refused));
        assert_eq!(unpad(&[255; 256]), Err(Refused));
        assert_eq!(unpad(&[]), Err(Refused));
    }

    proptest! {
        #[test]
        fn a_step_is_at_least_as_long_at_most_an_eighth_longer_and_a_step_itself(len in 0_usize..10_000_000) {
            let padded = padded_len(len);
            prop_assert!(padded >= len && padded >= FLOOR);
            prop_assert!(len < FLOOR || padded * 8 <= len * 9);
            prop_assert_eq!(padded_len(padded), padded);
        }

        #[test]
        fn what_is_padded_comes_back(content in prop::collection::vec(any::<u8>(), 0..3000)) {
            let padded = pad(&content);
            prop_assert_eq!(unpad(&padded), Ok(content.as_slice()));
        }
    }
}

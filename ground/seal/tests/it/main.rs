//! What this crate promises, tried from outside.
//!
//! `known_answers`: the primitives are those of their standards. `frozen`, `frozen_copies`: what was sealed yesterday opens
//! tomorrow. The
//! others say their promises in their names.

mod circles;
mod copies;
mod envelopes;
mod frozen;
mod frozen_copies;
mod known_answers;
mod list;
mod locks;
mod phrases;
mod recovery;
mod running_house;
mod texts;

/// Bytes from hexadecimal letters; spaces are ignored.
fn hex(text: &str) -> Vec<u8> {
    let letters: Vec<u8> = text.bytes().filter(u8::is_ascii_hexdigit).collect();
    letters.chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

/// Hexadecimal letters from bytes.
fn letters(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Every one-bit change and every truncation of `sealed`, and one byte more, must be refused by `open`.
fn only_whole(sealed: &[u8], stride: usize, open: impl Fn(&[u8]) -> bool) {
    assert!(open(sealed), "unchanged it opens");
    for bit in (0..sealed.len() * 8).step_by(stride).chain(0..16) {
        let mut changed = sealed.to_vec();
        changed[bit / 8] ^= 1 << (bit % 8);
        assert!(!open(&changed), "bit {bit} changed");
    }
    for length in (0..sealed.len()).step_by(stride) {
        assert!(!open(&sealed[..length]), "cut to {length}");
    }
    assert!(!open(&[sealed, &[0]].concat()), "one byte more");
}

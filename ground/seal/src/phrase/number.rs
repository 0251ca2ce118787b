//! The number that finds a lock.
//!
//! Eight random digits and a check digit after Damm (*Total anti-symmetrische Quasigruppen*, 2004), which notices every
//! wrong digit and every swap of neighbours; Luhn's would let 09 and 90 pass. It is no secret that opens anything, but
//! it points to a person, so it is not shown by `Debug`.

use std::fmt;

use crate::random;
use crate::secret::HIDDEN;

const DIGITS: usize = 9;
const EIGHT_DIGITS: u32 = 100_000_000;

/// Eight random digits and a check digit.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Number([u8; DIGITS]);

/// Why a number could not be read. Holds none of what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotANumber {
    #[error("there are characters that are not digits")]
    Unreadable,
    #[error("there are not nine digits")]
    WrongLength,
    #[error("a digit is wrong, or two are swapped")]
    WrongCheck,
}

impl Number {
    pub fn random() -> Number {
        let limit = u32::MAX / EIGHT_DIGITS * EIGHT_DIGITS;
        let luck = std::iter::repeat_with(|| u32::from_be_bytes(random())).find(|drawn| *drawn < limit);
        Number::with_check(luck.expect("luck does not run out") % EIGHT_DIGITS)
    }

    /// Reads ASCII, full-width and kanji digits, with spaces and hyphens anywhere.
    ///
    /// # Errors
    /// [`NotANumber`] for other characters, another length, or a check digit that does not agree.
    pub fn parse(text: &str) -> Result<Number, NotANumber> {
        let digits = text.chars().filter(|letter| !is_gap(*letter)).map(digit);
        let digits = digits.take(DIGITS + 1).collect::<Option<Vec<_>>>().ok_or(NotANumber::Unreadable)?;
        let digits: [u8; DIGITS] = digits.try_into().map_err(|_| NotANumber::WrongLength)?;
        if damm(&digits) == 0 { Ok(Number(digits.map(|d| d + b'0'))) } else { Err(NotANumber::WrongCheck) }
    }

    /// Nine ASCII digits: what is hashed and looked up.
    pub fn as_bytes(&self) -> &[u8; DIGITS] {
        &self.0
    }

    fn with_check(eight: u32) -> Number {
        let mut digits = [0; DIGITS];
        let mut rest = eight;
        for digit in digits[..DIGITS - 1].iter_mut().rev() {
            *digit = (rest % 10) as u8;
            rest /= 10;
        }
        digits[DIGITS - 1] = damm(&digits[..DIGITS - 1]);
        Number(digits.map(|digit| digit + b'0'))
    }
}

/// In three groups: `482 139 057`.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, digit) in self.0.iter().enumerate() {
            let gap = if at > 0 && at % 3 == 0 { " " } else { "" };
            write!(f, "{gap}{}", *digit as char)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HIDDEN)
    }
}

fn is_gap(letter: char) -> bool {
    letter.is_whitespace() || "-‐‑–—−－ー".contains(letter)
}

fn digit(letter: char) -> Option<u8> {
    let kanji = || "〇一二三四五六七八九".chars().zip(0..).find(|(k, _)| *k == letter).map(|(_, value)| value);
    match letter {
        '0'..='9' => Some(letter as u8 - b'0'),
        '０'..='９' => u8::try_from(letter as u32 - '０' as u32).ok(),
        '零' => Some(0),
        _ => kanji(),
    }
}

/// The digit that makes a row of digits come out at zero; zero for a row that ends with its own.
fn damm(digits: &[u8]) -> u8 {
    digits.iter().fold(0, |state, digit| QUASIGROUP[usize::from(state)][usize::from(*digit)])
}

/// Weakly totally anti-symmetric, of order ten.
const QUASIGROUP: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

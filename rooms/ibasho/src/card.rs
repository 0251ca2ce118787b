//! The number on a paper card that lies at a door. Pure.
//!
//! A number is a random part and a few digits of a keyed check over it: whether it was drawn here can be told from the
//! number itself, so nothing has to be written down when cards are printed. There is no place, day or person in it, and
//! two cards of one sheet have nothing in common. (capability 87; docs/adr/0026)

/// Twelve digits: eight that are random, four by which the house knows its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CardNumber {
    random: u32,
    check: u32,
}

const RANDOMS: u64 = 100_000_000;
const CHECKS: u32 = 10_000;

fn check_of(random: u32, check: impl Fn([u8; 4]) -> [u8; 32]) -> u32 {
    let mac = check(random.to_be_bytes());
    u32::from_be_bytes([mac[0], mac[1], mac[2], mac[3]]) % CHECKS
}

impl CardNumber {
    pub(crate) fn draw(dice: [u8; 6], check: impl Fn([u8; 4]) -> [u8; 32]) -> CardNumber {
        let dice = dice.into_iter().fold(0_u64, |all, byte| all << 8 | u64::from(byte));
        let random = u32::try_from(dice % RANDOMS).unwrap_or_default();
        CardNumber { random, check: check_of(random, check) }
    }

    /// As somebody typed it, in whatever width and with whatever between the digits, if it was drawn here.
    pub(crate) fn parse(typed: &str, check: impl Fn([u8; 4]) -> [u8; 32]) -> Option<CardNumber> {
        let width = |it: char| char::from_u32(u32::from(it).wrapping_sub(0xfee0)).filter(char::is_ascii_digit);
        let between = |it: &char| !(it.is_whitespace() || "-‐－ー・.".contains(*it));
        let digits: String = typed.chars().filter(between).map(|it| width(it).unwrap_or(it)).collect();
        if digits.len() != 12 || !digits.bytes().all(|it| it.is_ascii_digit()) {
            return None;
        }
        let (random, typed_check) = (digits[..8].parse().ok()?, digits[8..].parse::<u32>().ok()?);
        (check_of(random, check) == typed_check).then_some(CardNumber { random, check: typed_check })
    }

    pub(crate) fn digits(self) -> String {
        format!("{:08}{:04}", self.random, self.check)
    }
}

/// `1234 5678 9012`, as it stands on a card.
impl std::fmt::Display for CardNumber {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let digits = self.digits();
        write!(to, "{} {} {}", &digits[..4], &digits[4..8], &digits[8..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(random: [u8; 4]) -> [u8; 32] {
        let mut mac = [0; 32];
        mac[..4].copy_from_slice(&u32::from_be_bytes(random).wrapping_mul(2_654_435_761).to_be_bytes());
        mac
    }

    /// capability 87
    #[test]
    fn a_number_is_known_however_it_is_typed_and_no_other_is() {
        let number = CardNumber::draw([1, 2, 3, 4, 5, 6], check);
        let shown = number.to_string();
        assert_eq!((shown.len(), number.digits().len()), (14, 12));
        let wide: String = shown.chars().map(|it| char::from_u32(u32::from(it) + 0xfee0).unwrap_or(' ')).collect();
        let wide = wide.replace(char::from_u32(0xff00).unwrap_or(' '), "　");
        for typed in [shown.clone(), number.digits(), shown.replace(' ', "-"), format!(" {shown} "), wide] {
            assert_eq!(CardNumber::parse(&typed, check), Some(number), "{typed}");
        }
        let other = |at: usize| {
            let mut digits = number.digits().into_bytes();
            digits[at] = if digits[at] == b'9' { b'0' } else { digits[at] + 1 };
            String::from_utf8(digits).unwrap_or_default()
        };
        for at in 8..12 {
            assert_eq!(CardNumber::parse(&other(at), check), None, "{at}");
        }
        for typed in ["", "123", "12345678901a", "1234567890123", "４２"] {
            assert_eq!(CardNumber::parse(typed, check), None, "{typed}");
        }
        assert_eq!(CardNumber::parse(&number.digits(), |_| [7; 32]), None, "another house's key");
    }
}

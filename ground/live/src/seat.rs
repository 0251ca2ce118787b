//! A seat, and the card by which its holder comes back to it.
//!
//! The card is sealed under the key of the opening and lies with its holder alone: at the table there is a number, and
//! no name. When the key is gone, the card is noise.
use crate::table::TableId;
use ground_kernel::Id;
use ground_seal::{Label, Refused, Secret, boxed, pad};

/// Marker of a chair.
pub enum Chair {}
/// Who sits there, as far as anybody knows: the same under another name, another for each opening.
pub type SeatId = Id<Chair>;

/// As what somebody sits there. Everybody else at the table is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Visitor = 0,
    Host = 1,
    Observer = 2,
}

/// A seat, as its holder carries it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    pub id: SeatId,
    pub standing: Standing,
    /// How they are called today; empty is allowed.
    pub name: String,
    /// Which version of the rules they have seen.
    pub terms: u32,
    /// They said that they only read today. It binds nobody.
    pub listening: bool,
}

// Each is used to seal and to open.
const CARD: Label = Label::LIVE_SEAT;

impl Standing {
    pub(crate) fn from_byte(byte: u8) -> Option<Standing> {
        [Standing::Visitor, Standing::Host, Standing::Observer].into_iter().find(|it| *it as u8 == byte)
    }
}

impl Seat {
    pub(crate) fn to_card(&self, key: &Secret, table: TableId) -> String {
        let mut bytes = self.id.as_bytes().to_vec();
        bytes.extend([self.standing as u8, u8::from(self.listening)]);
        bytes.extend(self.terms.to_be_bytes());
        bytes.extend(self.name.as_bytes());
        to_hex(&boxed::seal(key, CARD, &[table.as_bytes()], &pad::pad(&bytes)))
    }

    pub(crate) fn from_card(key: &Secret, table: TableId, card: &str) -> Result<Seat, Refused> {
        let padded = boxed::open(key, CARD, &[table.as_bytes()], &from_hex(card).ok_or(Refused)?)?;
        let bytes = pad::unpad(&padded)?;
        let (id, rest) = bytes.split_first_chunk::<16>().ok_or(Refused)?;
        let ([standing, listening], rest) = rest.split_first_chunk::<2>().ok_or(Refused)?;
        let (terms, name) = rest.split_first_chunk::<4>().ok_or(Refused)?;
        Ok(Seat {
            id: Id::from_array(*id),
            standing: Standing::from_byte(*standing).ok_or(Refused)?,
            name: String::from_utf8(name.to_vec()).map_err(|_| Refused)?,
            terms: u32::from_be_bytes(*terms),
            listening: *listening == 1,
        })
    }
}

fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|it| format!("{it:02x}")).collect()
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> = text.chars().map(|it| it.to_digit(16).and_then(|it| u8::try_from(it).ok())).collect();
    let digits = digits.filter(|it| it.len() % 2 == 0)?;
    Some(digits.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_opens_at_its_own_table_and_nowhere_else() {
        let (key, table) = (Secret::random(), Id::from_array([1; 16]));
        let seat = Seat {
            id: Id::from_array([7; 16]),
            standing: Standing::Host,
            name: "あめ".to_owned(),
            terms: 3,
            listening: true,
        };
        let card = seat.to_card(&key, table);
        assert_eq!(Seat::from_card(&key, table, &card), Ok(seat));
        assert!(Seat::from_card(&key, Id::from_array([2; 16]), &card).is_err());
        assert!(Seat::from_card(&Secret::random(), table, &card).is_err());
        assert!(Seat::from_card(&key, table, &card[2..]).is_err());
        assert!(Seat::from_card(&key, table, "あ").is_err());
    }
}

//! Murmuring alone: to nobody, at any hour. Pure. (online rooms; guideline 第3【2】(3)イ, capability 79)
//!
//! Promises: who reads and by when is said as a date before the first word, from the hours that the organisation keeps;
//! nobody answers, so nobody waits for an answer; whoever wrote may destroy it at any moment, and after thirty days it
//! goes by itself; there is no number of murmurs anywhere, and nothing about when somebody wrote last.
use crate::{Error, ear::Heard, place::PlaceId};
use ground_circle::TextPlace;
use ground_kernel::{AccountId, CircleId, Id, TeamId, Timestamp};

/// The sealed table of murmurs; the number is this room's own and is never used again for anything else.
pub(crate) const IBASHO_MURMUR: u16 = 105;
const TEXT: u16 = 1;

pub(crate) const KEPT_DAYS: i64 = 30;
/// The day of the next reading is day 0, so that a day's work is never promised for the rest of an afternoon.
pub(crate) const READ_WITHIN_OPEN_DAYS: u32 = 1;
const LONGEST: usize = 2_000;
/// More than anybody murmurs within thirty days; against machines.
pub(crate) const MOST: usize = 1_000;

/// Whether one may murmur at a place, and who looks after it.
#[derive(Clone, Debug)]
pub(crate) struct Murmuring {
    pub(crate) place: PlaceId,
    pub(crate) name: String,
    /// In the hosts' own words.
    pub(crate) hosts: String,
    pub(crate) team: TeamId,
    pub(crate) open: bool,
    pub(crate) shown: bool,
}

impl Murmuring {
    pub(crate) fn is_open(&self) -> bool {
        self.open && self.shown
    }
}

/// What one code holds. The account is the code's own, and joined to nobody.
#[derive(Clone, Debug)]
pub(crate) struct Book {
    pub(crate) id: AccountId,
    pub(crate) place: PlaceId,
    pub(crate) place_name: String,
    pub(crate) team: TeamId,
    pub(crate) circle: CircleId,
}

pub(crate) type MurmurId = Id<Murmur>;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Murmur {
    pub(crate) id: MurmurId,
    pub(crate) book: AccountId,
    pub(crate) at: Timestamp,
    pub(crate) reads_by: Option<Timestamp>,
    pub(crate) first: bool,
    pub(crate) said: Option<Automatic>,
    pub(crate) read: Option<(Timestamp, AccountId)>,
}

/// Which automatic text is shown below a murmur. A: an ordinary one. B: read first. C: it seems pressing, and nobody is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Automatic {
    A,
    B,
    C,
}
ground_store::kept_as_word!(Automatic { A = "a", B = "b", C = "c" });

/// What may be kept, as it was typed.
pub(crate) fn checked(text: &str) -> Result<&str, Error> {
    match text.chars().count() {
        0 => Err(Error::Empty),
        1..=LONGEST => Ok(text),
        _ => Err(Error::TooLong),
    }
}

impl Murmur {
    pub(crate) fn text_place(&self) -> TextPlace {
        TextPlace::of(IBASHO_MURMUR, TEXT, self.id)
    }
    pub(crate) fn is_over(&self, now: Timestamp) -> bool {
        now >= self.at.plus_days(KEPT_DAYS)
    }
}

/// Whether something they wrote before is still waiting to be read first.
pub(crate) fn raised(before: &[Murmur]) -> bool {
    before.iter().any(|it| it.first && it.read.is_none())
}

/// The text to show: not the same again within 24 hours, and no A soon after another. Help lines that come again and again
/// feel like being turned away.
pub(crate) fn automatic(heard: Heard, open_now: bool, before: &[Murmur], now: Timestamp) -> Option<Automatic> {
    let kind = match heard {
        Heard::Usual => Automatic::A,
        Heard::First => Automatic::B,
        Heard::Pressing if open_now => Automatic::B,
        Heard::Pressing => Automatic::C,
    };
    let mut lately = before.iter().filter(|it| now < it.at.plus_hours(24)).filter_map(|it| it.said);
    let again = if kind == Automatic::A { lately.next().is_some() } else { lately.any(|it| it == kind) };
    (!again).then_some(kind)
}

/// The order in which we read: what is read first, then by the day we said.
pub(crate) fn in_order(all: &mut [(Book, Murmur)]) {
    all.sort_by_key(|(_, it)| (it.read.is_some(), !it.first, it.reads_by.is_none(), it.reads_by, it.at, it.id));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hours: i64) -> Timestamp {
        Timestamp::from_micros(0).plus_hours(hours)
    }
    fn murmur(number: u8, first: bool, said: Option<Automatic>, by: i64) -> Murmur {
        let (id, book) = (Id::from_array([number; 16]), Id::from_array([1; 16]));
        Murmur { id, book, at: at(0), reads_by: Some(at(by)), first, said, read: None }
    }

    /// capability 192, N-7: the same text once a day, and none that seems to turn somebody away.
    #[test]
    fn the_same_text_is_shown_once_a_day() {
        assert_eq!(automatic(Heard::Usual, false, &[], at(0)), Some(Automatic::A));
        assert_eq!(automatic(Heard::Pressing, true, &[], at(0)), Some(Automatic::B));
        let before = [murmur(1, true, Some(Automatic::B), 24)];
        assert_eq!(automatic(Heard::First, false, &before, at(23)), None);
        assert_eq!(automatic(Heard::Usual, false, &before, at(1)), None);
        assert_eq!(automatic(Heard::Pressing, false, &before, at(1)), Some(Automatic::C));
        assert_eq!(automatic(Heard::First, false, &before, at(24)), Some(Automatic::B));
    }

    #[test]
    fn what_seems_heavy_is_read_first_and_the_rest_by_the_day_we_said() {
        let book = |number| Book {
            id: Id::from_array([number; 16]),
            place: Id::from_array([2; 16]),
            place_name: String::new(),
            team: Id::from_array([3; 16]),
            circle: Id::from_array([4; 16]),
        };
        let read = Murmur { read: Some((at(1), Id::from_array([5; 16]))), ..murmur(4, true, None, 1) };
        let mut all: Vec<_> = [murmur(1, false, None, 48), murmur(2, false, None, 24), murmur(3, true, None, 72), read]
            .into_iter()
            .map(|it| (book(9), it))
            .collect();
        in_order(&mut all);
        assert_eq!(all.iter().map(|it| it.1.id.as_bytes()[0]).collect::<Vec<_>>(), [3, 2, 1, 4]);
        assert!(raised(&[murmur(1, true, None, 1)]) && !raised(&[all[3].1.clone()]), "who was read is not raised");
    }

    #[test]
    fn after_thirty_days_it_goes_by_itself() {
        let it = murmur(1, false, None, 24);
        assert!(!it.is_over(at(30 * 24 - 1)) && it.is_over(at(30 * 24)));
        assert!(matches!(checked(""), Err(Error::Empty)));
        assert!(matches!(checked(&"あ".repeat(2_001)), Err(Error::TooLong)));
    }
}

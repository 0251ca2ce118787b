//! Counting at the door of a real place: four buttons and no names. Pure.
//!
//! A device (or a sheet of paper) draws a key for its day and sends its own totals under it, each time with a higher
//! revision. Sent again, nothing changes; sent late, what is newer stays; two devices add up. No tap has a time.
//! (capability 86; promise N-9: counts are ours, and stand nowhere but at the door)
use crate::{Error, place::PlaceId};
use ground_kernel::Id;
use jiff::civil::Date;

/// The key of one device's, or one sheet's, day.
pub(crate) type CountKey = Id<Count>;

const MOST: u32 = 2_000;

/// はじめて・前にも・家族・そのほか.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Totals {
    pub(crate) first_time: u32,
    pub(crate) again: u32,
    pub(crate) family: u32,
    pub(crate) other: u32,
}

/// By what it was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// Four buttons, tap by tap.
    Door,
    /// Totals of a sheet, or of whoever counted a second time.
    Sheet,
}

#[derive(Clone, Debug)]
pub(crate) struct Count {
    pub(crate) key: CountKey,
    pub(crate) place: PlaceId,
    pub(crate) on: Date,
    pub(crate) source: Source,
    pub(crate) revision: u32,
    pub(crate) totals: Totals,
}

impl Source {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Source::Door => "door",
            Source::Sheet => "sheet",
        }
    }
    pub(crate) fn from_word(word: &str) -> Option<Source> {
        [Source::Door, Source::Sheet].into_iter().find(|it| it.word() == word)
    }
}

impl Totals {
    /// Four numbers as somebody typed them, in the order of the buttons; empty is none.
    pub(crate) fn parse(typed: [&str; 4]) -> Result<Totals, Error> {
        let digit =
            |it: char| char::from_u32(u32::from(it).wrapping_sub(0xfee0)).filter(char::is_ascii_digit).unwrap_or(it);
        let number = |text: &str| match text.trim().chars().map(digit).collect::<String>().as_str() {
            "" => Ok(0),
            text => text.parse().ok().filter(|it| *it <= MOST).ok_or(Error::Number),
        };
        let [first_time, again, family, other] = typed.map(number);
        Ok(Totals { first_time: first_time?, again: again?, family: family?, other: other? })
    }
    pub(crate) fn each(self) -> [u32; 4] {
        [self.first_time, self.again, self.family, self.other]
    }
    fn plus(self, more: Totals) -> Totals {
        Totals {
            first_time: self.first_time + more.first_time,
            again: self.again + more.again,
            family: self.family + more.family,
            other: self.other + more.other,
        }
    }
    pub(crate) fn sum(self) -> u32 {
        self.each().iter().sum()
    }
    /// One press of a button; taking back never goes below none.
    pub(crate) fn pressed(self, button: &str, back: bool) -> Totals {
        let step = |it: u32| if back { it.saturating_sub(1) } else { (it + 1).min(MOST) };
        match button {
            "first" => Totals { first_time: step(self.first_time), ..self },
            "again" => Totals { again: step(self.again), ..self },
            "family" => Totals { family: step(self.family), ..self },
            "other" => Totals { other: step(self.other), ..self },
            _ => self,
        }
    }
}

/// A day as it was counted: at the door by all devices together, and on each sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Day {
    pub(crate) door: Option<Totals>,
    pub(crate) sheets: Vec<Totals>,
}

impl Day {
    pub(crate) fn of(counts: &[Count]) -> Day {
        let of = |source: Source| counts.iter().filter(move |it| it.source == source).map(|it| it.totals);
        Day { door: of(Source::Door).reduce(Totals::plus), sheets: of(Source::Sheet).collect() }
    }
    /// None where there is one count or none; otherwise whether all say the same.
    pub(crate) fn agrees(&self) -> Option<bool> {
        let all: Vec<Totals> = self.door.into_iter().chain(self.sheets.iter().copied()).collect();
        (all.len() > 1).then(|| all.windows(2).all(|pair| pair[0] == pair[1]))
    }
}

/// Whether a note of a shift seems to name somebody. A soft hint and no more: it changes nothing, and it is often wrong.
pub(crate) fn seems_to_name(text: &str) -> bool {
    let after_a_name = ["さん", "くん", "ちゃん", "様", "氏", "ちゃま", "先輩"];
    // Harmless although one of them is inside.
    let mut rest = text.to_owned();
    for usual in
        ["たくさん", "お客さん", "皆さん", "みなさん", "お母さん", "お父さん", "様子", "同様", "多様", "様々", "氏名"]
    {
        rest = rest.replace(usual, "");
    }
    let digits = rest.chars().filter(|it| it.is_ascii_digit() || ('０'..='９').contains(it)).count();
    after_a_name.iter().any(|it| rest.contains(it)) || digits >= 9 || rest.contains('@')
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn count(key: u8, source: Source, totals: [u32; 4]) -> Count {
        let [first_time, again, family, other] = totals;
        let totals = Totals { first_time, again, family, other };
        let (key, place) = (Id::from_array([key; 16]), Id::from_array([20; 16]));
        Count { key, place, on: date(2026, 11, 28), source, revision: 1, totals }
    }

    /// S09, 8: two counts of one day.
    #[test]
    fn two_tablets_add_up_and_are_compared_with_a_sheet() {
        let tablets = [count(1, Source::Door, [3, 2, 1, 0]), count(2, Source::Door, [2, 1, 0, 0])];
        let day = Day::of(&tablets);
        assert_eq!((day.door.map(Totals::each), day.agrees()), (Some([5, 3, 1, 0]), None));
        let same = Day::of(&[tablets[0].clone(), tablets[1].clone(), count(3, Source::Sheet, [5, 3, 1, 0])]);
        assert_eq!(same.agrees(), Some(true));
        let other = Day::of(&[tablets[0].clone(), tablets[1].clone(), count(3, Source::Sheet, [5, 3, 2, 0])]);
        assert_eq!(other.agrees(), Some(false));
        assert_eq!(Day::of(&[]), Day::default());
    }

    #[test]
    fn a_press_counts_one_and_can_be_taken_back() {
        let one = Totals::default().pressed("family", false);
        assert_eq!(one.each(), [0, 0, 1, 0]);
        assert_eq!(one.pressed("family", true).pressed("family", true), Totals::default());
        assert_eq!(one.pressed("nobody", false), one);
        assert_eq!(Totals::parse(["５", " 3 ", "", "0"]).map(Totals::sum).ok(), Some(8));
        for typed in [["-1", "", "", ""], ["多い", "", "", ""], ["2001", "", "", ""]] {
            assert!(Totals::parse(typed).is_err());
        }
    }

    #[test]
    fn a_name_in_a_note_is_hinted_at_and_an_ordinary_note_is_not() {
        for text in ["田中さんが来た", "090-1234-5678に電話", "a@example.jp", "佐藤様", "ゆうくん"] {
            assert!(seems_to_name(text), "{text}");
        }
        for text in
            ["人がたくさん来た。13時から", "コップが割れた。様子を見た", "静かな日", "お母さんと来た人がいた", ""]
        {
            assert!(!seems_to_name(text), "{text}");
        }
    }
}

//! The dictionary of readings, read once from `furigana.tsv`.
//!
//! One entry a line: the text as it stands in a sentence, a tab, and one reading for each run of kanji in it, with
//! spaces between them. Kana in the key decide which reading is meant and get none themselves.
//!
//! ```text
//! 書        か            書く、書いた、書けません
//! 消        け            消す
//! 消え      き            消えます: longer, so it wins over 消
//! 呼び名    よ な         two runs, two readings
//! #人       にん          after a number
//! #0分      ぷん          after a number that ends in this digit
//! [2人]     ふたり        the reading stands over everything in the brackets
//! // …                    a remark
//! ```
//!
//! Promises: key and readings cannot disagree, the test below reads every line. Deliberately doesn't know: grammar.

use super::is_kanji;
use std::{collections::HashMap, ops::Range, sync::LazyLock};

static LINES: &str = include_str!("../../furigana.tsv");

static BY_FIRST: LazyLock<HashMap<char, Vec<Entry>>> = LazyLock::new(|| {
    let mut by_first: HashMap<char, Vec<Entry>> = HashMap::new();
    for entry in lines().filter_map(|line| Entry::parse(line).ok()) {
        by_first.entry(entry.text.chars().next().unwrap_or_default()).or_default().push(entry);
    }
    for entries in by_first.values_mut() {
        // What is read after a number comes first: in 15分から it is ふん, although 分から (わから) is longer.
        entries.sort_by_key(|entry| std::cmp::Reverse((entry.after != After::Anything, entry.text.len(), entry.after)));
    }
    by_first
});

#[derive(Debug)]
pub(super) struct Entry {
    after: After,
    pub(super) text: String,
    /// Where in `text` a reading stands, and which.
    pub(super) readings: Vec<(Range<usize>, String)>,
}

/// What must stand in front.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum After {
    Anything,
    Number,
    Digit(char),
}

/// The entry for the beginning of `ahead`. `behind` is what was already read, `digit_before` what stood before that.
pub(super) fn longest(ahead: &str, behind: &str, digit_before: Option<char>) -> Option<&'static Entry> {
    let first = ahead.chars().next()?;
    BY_FIRST.get(&first)?.iter().find(|entry| entry.fits(ahead, behind, digit_before))
}

fn lines() -> impl Iterator<Item = &'static str> {
    LINES.lines().filter(|line| !line.is_empty() && !line.starts_with("//"))
}

impl Entry {
    fn fits(&self, ahead: &str, behind: &str, digit_before: Option<char>) -> bool {
        let number = behind.trim_end_matches([' ', '　']).chars().next_back().or(digit_before).filter(is_digit);
        let starts_inside_a_number = self.text.starts_with(|char| is_digit(&char)) && number.is_some();
        ahead.strip_prefix(&self.text).is_some_and(|rest| !self.cuts_a_run(behind, rest))
            && !starts_inside_a_number
            && match self.after {
                After::Anything => true,
                After::Number => number.is_some(),
                After::Digit(digit) => number == Some(digit),
            }
    }

    /// A single kanji at the edge of this entry, with more kanji beyond it: its reading there is anyone's guess.
    fn cuts_a_run(&self, behind: &str, rest: &str) -> bool {
        let mut from_left = self.text.chars().map(is_kanji);
        let single_first = from_left.next() == Some(true) && from_left.next() != Some(true);
        let mut from_right = self.text.chars().rev().map(is_kanji);
        let single_last = from_right.next() == Some(true) && from_right.next() != Some(true);
        single_first && behind.ends_with(is_kanji) || single_last && rest.starts_with(is_kanji)
    }

    fn parse(line: &str) -> Result<Entry, String> {
        let (key, readings) = line.split_once('\t').ok_or_else(|| format!("{line}: no tab"))?;
        let (after, key) = After::parse(key);
        let (text, places) = places(key);
        let readings: Vec<&str> = readings.split(' ').collect();
        if places.len() != readings.len() || !readings.iter().all(|reading| is_kana(reading)) {
            return Err(format!("{line}: {} runs of kanji need as many readings in kana", places.len()));
        }
        let readings = places.into_iter().zip(readings.into_iter().map(str::to_owned)).collect();
        Ok(Entry { after, text, readings })
    }
}

impl After {
    fn parse(key: &str) -> (After, &str) {
        let Some(key) = key.strip_prefix('#') else { return (After::Anything, key) };
        match key.chars().next().filter(is_digit) {
            Some(digit) => (After::Digit(digit), &key[digit.len_utf8()..]),
            None => (After::Number, key),
        }
    }
}

/// The text without brackets, and where readings stand: over runs of kanji, or over what is bracketed.
fn places(key: &str) -> (String, Vec<Range<usize>>) {
    let mut text = String::new();
    let mut places: Vec<Range<usize>> = vec![];
    let mut bracket = None;
    for char in key.chars() {
        let start = text.len();
        match char {
            '[' => bracket = Some(start),
            ']' => places.extend(bracket.take().map(|from| from..start)),
            _ => text.push(char),
        }
        if bracket.is_none() && is_kanji(char) {
            match places.last_mut() {
                Some(place) if place.end == start => place.end = text.len(),
                _ => places.push(start..text.len()),
            }
        }
    }
    (text, places)
}

fn is_digit(char: &char) -> bool {
    char.is_ascii_digit()
}

fn is_kana(reading: &str) -> bool {
    !reading.is_empty() && reading.chars().all(|char| matches!(char, '\u{3041}'..='\u{30FF}'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_line_of_the_dictionary_can_be_read_and_stands_there_once() {
        let mut keys = BTreeSet::new();
        for line in lines() {
            let entry = Entry::parse(line).unwrap_or_else(|why| panic!("{why}"));
            assert!(keys.insert((entry.after, entry.text.clone())), "{line}: written twice");
        }
        assert!(keys.len() > 400);
    }

    #[test]
    fn readings_stand_over_runs_of_kanji_or_over_brackets() {
        assert_eq!(places("呼び名"), ("呼び名".to_owned(), vec![0..3, 6..9]));
        let (text, bracketed) = places("[2人]で");
        assert_eq!((text.as_str(), bracketed[0].clone()), ("2人で", 0..4));
    }

    #[test]
    fn a_line_whose_readings_do_not_fit_is_refused() {
        assert!(Entry::parse("呼び名\tよ").is_err());
        assert!(Entry::parse("呼び名\tyo な").is_err());
        assert!(Entry::parse("呼び名").is_err());
    }
}

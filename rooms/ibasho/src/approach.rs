//! Approaches for which a message is shown to its writer once more: ways to reach each other, money and side jobs,
//! photographs, meeting in private. Pure. (rule 4 of every room; capability 202)
//!
//! Promises: nothing is refused because of it, nothing is counted, nothing is kept of what was found. False signs are
//! expected; numbers of every day (times, years, trains, ages, prices, help lines) are none. It reads one message at a
//! time: a number spread over several messages is for a host's eye.
mod spelt;

use crate::worded::worded;
use ground_kernel::even;
use ground_words::word;
use serde::Deserialize;
use std::{collections::BTreeSet, sync::LazyLock};

const LIST: &str = include_str!("../data/approaches.toml");

worded! {
    /// What a message seems to hold, as it is said to its writer.
    Approach {
        Contact = "contact", word!("ibasho-approach-contact");
        Money = "money", word!("ibasho-approach-money");
        Photo = "photo", word!("ibasho-approach-photo");
        Meeting = "meeting", word!("ibasho-approach-meeting");
    }
}

#[derive(Deserialize)]
struct Book {
    whole: Vec<Whole>,
    near: Vec<Near>,
}

#[derive(Deserialize)]
struct Whole {
    kind: String,
    words: Vec<String>,
}

#[derive(Deserialize)]
struct Near {
    kind: String,
    words: Vec<String>,
    with: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
    within: usize,
}

/// The list, with its spelling made even once.
static BOOK: LazyLock<Book> = LazyLock::new(|| {
    let mut book: Book = toml::from_str(LIST).unwrap_or(Book { whole: vec![], near: vec![] });
    let spell = |all: &mut Vec<String>| all.iter_mut().for_each(|it| *it = packed(it));
    book.whole.iter_mut().for_each(|it| spell(&mut it.words));
    for it in &mut book.near {
        spell(&mut it.words);
        spell(&mut it.with);
        spell(&mut it.unless);
    }
    book
});

/// Letters and numbers only, spelled the same where they are read the same.
fn packed(text: &str) -> String {
    even(text).chars().filter(|it| it.is_alphanumeric()).collect()
}

/// What a message seems to hold, each kind once. Most hold nothing.
pub(crate) fn approaches_in(text: &str) -> BTreeSet<Approach> {
    let close = packed(text);
    let whole = BOOK.whole.iter().filter(|it| it.words.iter().any(|word| close.contains(word.as_str())));
    let near = BOOK.near.iter().filter(|it| it.stands_in(&close));
    let mut found: BTreeSet<_> =
        whole.map(|it| &it.kind).chain(near.map(|it| &it.kind)).filter_map(|it| Approach::from_word(it)).collect();
    if spelt::telephone(text) || spelt::address(text) {
        found.insert(Approach::Contact);
    }
    found
}

impl Near {
    fn stands_in(&self, text: &str) -> bool {
        let meant = |at: usize, word: &str| !self.unless.iter().any(|it| it.contains(word) && covers(text, it, at));
        let places = self.words.iter().flat_map(|word| {
            let found = text.match_indices(word.as_str()).filter(|it| meant(it.0, word));
            found.map(|(at, it)| (at, at + it.len()))
        });
        places.into_iter().any(|(from, until)| self.has_company(text, from, until))
    }
    fn has_company(&self, text: &str, from: usize, until: usize) -> bool {
        let after: String = text[until..].chars().take(self.within + LONGEST_COMPANY).collect();
        let before: Vec<char> = text[..from].chars().collect();
        let before: String = before[before.len().saturating_sub(self.within + LONGEST_COMPANY)..].iter().collect();
        self.with.iter().any(|it| {
            let behind = after.find(it.as_str()).is_some_and(|at| after[..at].chars().count() <= self.within);
            let ahead = before.rfind(it.as_str());
            behind || ahead.is_some_and(|at| before[at + it.len()..].chars().count() <= self.within)
        })
    }
}

/// The longest word of `with`, so that one at the edge is still whole.
const LONGEST_COMPANY: usize = 16;

/// Whether one of the longer word's places in the text holds this byte.
fn covers(text: &str, longer: &str, at: usize) -> bool {
    text.match_indices(longer).any(|(from, it)| (from..from + it.len()).contains(&at))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENTENCES: &str = include_str!("../tests/approaches.tsv");

    /// capability 202; at least sixty sentences, both kinds.
    #[test]
    fn approaches_are_found_however_they_are_spelt_and_numbers_of_every_day_are_none() {
        let lines = SENTENCES.lines().filter(|line| !line.starts_with('#'));
        let (mut held, mut free, mut wrong) = (0, 0, vec![]);
        for (meant, text) in lines.map(|line| line.split_once('\t').expect(line)) {
            let found: Vec<_> = approaches_in(text).into_iter().map(Approach::word).collect();
            if meant == "-" {
                free += 1
            } else {
                held += 1
            }
            if (meant == "-") != found.is_empty() || meant != "-" && !found.contains(&meant) {
                wrong.push(format!("{meant} {text}: {found:?}"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
        assert!(held >= 50 && free >= 40, "{held} {free}");
    }

    #[test]
    fn the_list_is_read_and_every_kind_is_known() {
        assert!(BOOK.whole.len() > 3 && BOOK.near.len() > 4);
        let kinds = BOOK.whole.iter().map(|it| &it.kind).chain(BOOK.near.iter().map(|it| &it.kind));
        kinds.for_each(|it| assert!(Approach::from_word(it).is_some(), "{it}"));
        let words = BOOK.whole.iter().flat_map(|it| &it.words).chain(BOOK.near.iter().flat_map(|it| &it.words));
        words.for_each(|it| assert!(it.chars().count() > 1 || it == "顔", "{it} would be everywhere"));
        let longest = BOOK.near.iter().flat_map(|it| &it.with).map(|it| it.chars().count()).max();
        assert!(longest.is_some_and(|it| it <= LONGEST_COMPANY));
    }
}

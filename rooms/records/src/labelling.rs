//! Words in a record that argue with what was told, or put a label on somebody, found while an entry is written. Pure. A
//! hint says what was found, why, and a kinder way; it never holds an entry back, is not counted and not kept.
//! (capability 184; guideline: what was told is neither denied nor argued with)
use ground_kernel::even;
use serde::Deserialize;
use std::sync::OnceLock;

const BOOK: &str = include_str!("../data/labelling.toml");

/// Why a word may hurt, in the two languages of the desk.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Why {
    pub(crate) ja: String,
    pub(crate) en: String,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Hint {
    words: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
    pub(crate) why: Why,
    /// Another way of writing it. Entries are written in Japanese, and so is this.
    pub(crate) kinder: String,
}

#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) word: &'static str,
    pub(crate) hint: &'static Hint,
}

#[derive(Deserialize)]
struct Book {
    hint: Vec<Hint>,
}

fn hints() -> &'static [Hint] {
    static HINTS: OnceLock<Vec<Hint>> = OnceLock::new();
    HINTS.get_or_init(|| toml::from_str::<Book>(BOOK).map(|it| it.hint).unwrap_or_default())
}

/// What a second look may be worth, each hint once, in the order of the book.
pub(crate) fn hints_in(text: &str) -> Vec<Found> {
    let text = even(text);
    hints().iter().filter_map(|hint| found(&text, hint)).collect()
}

fn found(text: &str, hint: &'static Hint) -> Option<Found> {
    let left = hint.unless.iter().fold(text.to_owned(), |text, fine| text.replace(&even(fine), " "));
    let word = hint.words.iter().find(|word| left.contains(&even(word)))?;
    Some(Found { word, hint })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_book_finds_itself_and_has_a_reason_and_a_kinder_way() {
        assert!(hints().len() >= 15, "{}", hints().len());
        for hint in hints() {
            assert!(!hint.words.is_empty() && !hint.why.ja.is_empty() && !hint.why.en.is_empty());
            assert!(!hint.kinder.is_empty(), "{:?}", hint.words);
            for word in &hint.words {
                assert!(hints_in(word).iter().any(|it| it.hint.words.contains(word)), "{word} finds itself");
            }
        }
    }

    #[test]
    fn what_was_told_in_plain_words_raises_nothing() {
        for text in
            ["夜は眠れないと話した", "玄関には出ず、ドア越しに返事をした", "母：20年ほど", "会いたくないとのこと"]
        {
            let found: Vec<_> = hints_in(text).iter().map(|it| it.word).collect();
            assert!(found.is_empty(), "{found:?} in {text}");
        }
    }
}

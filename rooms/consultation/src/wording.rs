//! Words in our own answers that have hurt people, found while an answer is being written. Pure. A hint says what was
//! found, why, and a kinder way; it never holds an answer back, is not counted and not kept. (capability 23)
//!
//! Guideline 第3【1】(3)エ: words in text are easily misunderstood, so take care not to hurt. False hints are expected; the
//! writer decides.
use crate::spelling::even;
use serde::Deserialize;
use std::sync::OnceLock;

const WORDING: &str = include_str!("../data/wording.toml");

/// Why a word may hurt, in the two languages of the desk.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Why {
    pub ja: String,
    pub en: String,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Hint {
    words: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
    pub why: Why,
    /// `family`: worth knowing before a family is listened to for the first time.
    #[serde(default, rename = "for")]
    about: String,
    /// Another way of saying it. Answers are written in Japanese, and so is this.
    pub kinder: String,
}

/// A hint, and the word that was found.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub word: &'static str,
    pub hint: &'static Hint,
}

#[derive(Deserialize)]
struct Book {
    hint: Vec<Hint>,
}

fn hints() -> &'static [Hint] {
    static HINTS: OnceLock<Vec<Hint>> = OnceLock::new();
    HINTS.get_or_init(|| toml::from_str::<Book>(WORDING).map(|it| it.hint).unwrap_or_default())
}

/// What to leave unsaid to families: the first word of each hint, and the hint.
pub(crate) fn for_families() -> impl Iterator<Item = (&'static str, &'static Hint)> {
    let theirs = hints().iter().filter(|it| it.about == "family");
    theirs.filter_map(|it| Some((it.words.first()?.as_str(), it)))
}

/// What a second look may be worth, each hint once, in the order of the book.
pub(crate) fn hints_in(text: &str) -> Vec<Found> {
    // The mark of a loud voice is lost when spelling is made even.
    let loud = if text.contains(['!', '！']) { LOUD } else { "" };
    let text = even(text) + loud;
    hints().iter().filter_map(|hint| found(&text, hint)).collect()
}

fn found(text: &str, hint: &'static Hint) -> Option<Found> {
    // A kind phrase is taken out before the word inside it is looked for.
    let left = hint.unless.iter().fold(text.to_owned(), |text, kind| text.replace(&even(kind), " "));
    let word = hint.words.iter().find(|word| left.contains(&as_found(word)))?;
    Some(Found { word, hint })
}

fn as_found(word: &str) -> String {
    if word == LOUD { word.to_owned() } else { even(word) }
}

const LOUD: &str = "!";

#[cfg(test)]
mod tests {
    use super::*;

    /// Answers as kind people write them.
    const KIND: &str = include_str!("../data/kind_answers.txt");

    fn kind_answers() -> impl Iterator<Item = &'static str> {
        KIND.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty())
    }

    /// capability 23
    #[test]
    fn the_book_has_a_reason_and_a_kinder_way_for_every_word() {
        assert!(hints().len() >= 40, "{}", hints().len());
        for hint in hints() {
            assert!(!hint.words.is_empty() && !hint.why.ja.is_empty() && !hint.why.en.is_empty());
            assert!(!hint.kinder.is_empty(), "{:?}", hint.words);
            for word in &hint.words {
                assert!(hints_in(word).iter().any(|it| it.hint.words.contains(word)), "{word} finds itself");
            }
        }
    }

    /// capability 142
    #[test]
    fn what_to_leave_unsaid_to_families_is_known_beforehand() {
        let words: Vec<_> = for_families().map(|it| it.0).collect();
        assert!(words.len() >= 8 && words.contains(&"本人を連れて") && words.contains(&"甘やかし"), "{words:?}");
    }

    #[test]
    fn spelling_does_not_hide_a_word() {
        for text in ["ガンバッテください", "がん ばって", "ＦＩＮＥ。You should sleep", "普通、は", "やった！"]
        {
            assert!(!hints_in(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn ordinary_kind_answers_raise_nothing() {
        assert!(kind_answers().count() >= 60);
        for text in kind_answers() {
            let found: Vec<_> = hints_in(text).iter().map(|it| it.word).collect();
            assert!(found.is_empty(), "{found:?} in {text}");
        }
    }
}

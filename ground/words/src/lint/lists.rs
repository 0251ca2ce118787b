//! The lists in `lint/*.txt`, read once: a word, a tab, the reason. Lines that begin with `#` are remarks.
//!
//! A Japanese entry is found anywhere in the text. An entry in Latin letters (small ones) is found as a whole word,
//! `word*` also with endings. `=word` means the whole text.
//! Promises: every entry has a reason; a test reads them all. Deliberately doesn't know: which list is for whom.

use std::sync::LazyLock;

pub(super) struct Lists {
    pub(super) japanese: List,
    pub(super) standard_only: List,
    pub(super) english: List,
    pub(super) everywhere: List,
    pub(super) automatic: List,
    pub(super) allowed: List,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| Lists {
    japanese: List::read(include_str!("../../lint/readers-ja.txt")),
    standard_only: List::read(include_str!("../../lint/standard-only.txt")),
    english: List::read(include_str!("../../lint/readers-en.txt")),
    everywhere: List::read(include_str!("../../lint/everywhere.txt")),
    automatic: List::read(include_str!("../../lint/automatic-texts.txt")),
    allowed: List::read(include_str!("../../lint/allowed.txt")),
});

pub(super) fn lists() -> &'static Lists {
    &LISTS
}

pub(super) struct List {
    entries: Vec<Entry>,
}

struct Entry {
    word: &'static str,
    reason: &'static str,
}

impl List {
    fn read(file: &'static str) -> List {
        let lines = file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let split = |line: &'static str| line.split_once('\t').unwrap_or((line, ""));
        List { entries: lines.map(split).map(|(word, reason)| Entry { word, reason }).collect() }
    }

    pub(super) fn found_in(&self, text: &str) -> Vec<String> {
        let found = self.entries.iter().filter(|entry| entry.is_in(text));
        found.map(|entry| format!("{}: {}", entry.word.trim_start_matches('='), entry.reason)).collect()
    }

    /// The text with every harmless phrase replaced by a mark, so that nothing is found inside it.
    pub(super) fn taken_out_of(&self, text: String) -> String {
        self.entries.iter().fold(text, |text, entry| text.replace(entry.word, "■"))
    }
}

impl Entry {
    fn is_in(&self, text: &str) -> bool {
        if let Some(whole) = self.word.strip_prefix('=') {
            return text == whole;
        }
        if self.word.starts_with(|char: char| char.is_ascii_alphabetic()) {
            return has_english(text, self.word);
        }
        text.contains(self.word)
    }
}

fn has_english(text: &str, word: &str) -> bool {
    let (stem, with_endings) = word.strip_suffix('*').map_or((word, false), |stem| (stem, true));
    text.match_indices(stem).any(|(at, _)| {
        let inside = |char: char| char.is_alphanumeric();
        !text[..at].ends_with(inside) && (with_endings || !text[at + stem.len()..].starts_with(inside))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_has_a_reason() {
        let Lists { japanese, standard_only, english, everywhere, automatic, allowed } = lists();
        for list in [japanese, standard_only, english, everywhere, automatic, allowed] {
            assert!(!list.entries.is_empty());
            for entry in &list.entries {
                assert!(!entry.word.is_empty() && !entry.reason.is_empty(), "{} needs a reason", entry.word);
            }
        }
    }

    #[test]
    fn what_staff_may_not_read_nobody_else_may_either() {
        for Entry { word, .. } in &lists().everywhere.entries {
            let word = word.trim_end_matches('*');
            let found = [lists().japanese.found_in(word), lists().english.found_in(word)].concat();
            assert!(!found.is_empty(), "{word} is missing in the longer list");
        }
    }

    #[test]
    fn english_is_matched_by_whole_words() {
        assert!(has_english("an error.", "error*") && has_english("errors", "error*"));
        assert!(has_english("please log in", "log in"));
        assert!(!has_english("a showcase, a mustard, a blog in a drawer", "must"));
        assert!(!has_english("a showcase", "case") && !has_english("a blog in a drawer", "log in"));
    }
}

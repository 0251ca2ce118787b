//! The list of words keeps its promises to those who will read them at night.

use std::collections::HashSet;
use std::path::Path;

use ground_seal::phrase::WORDS;

/// Large and without marks, written out here once more so that the crate's own folding is not judged by itself.
fn folded(word: &str) -> String {
    let from = "ぁぃぅぇぉっゃゅょゎがぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽゔ";
    let to = "あいうえおつやゆよわかきくけこさしすせそたちつてとはひふへほはひふへほう";
    let lower = |letter: char| from.chars().zip(to.chars()).find(|(f, _)| *f == letter).map_or(letter, |(_, t)| t);
    word.chars().map(lower).collect()
}

#[test]
fn there_are_2048_hiragana_words_of_two_to_five_characters() {
    assert_eq!(WORDS.len(), 2048);
    for word in WORDS.iter() {
        assert!((2..=5).contains(&word.chars().count()), "{word}");
        assert!(word.chars().all(|letter| ('ぁ'..='ん').contains(&letter)), "{word}");
    }
}

#[test]
fn no_two_words_are_alike_when_marks_and_small_kana_are_lost() {
    let mut seen = HashSet::new();
    for word in WORDS.iter() {
        assert!(seen.insert(folded(word)), "{word}");
    }
}

/// `danger-words.txt`, one a line: a word of danger or shame that may not stand anywhere within a word of the list, or,
/// with `=` in front, one that may not be a whole word of it.
#[test]
fn no_word_of_danger_or_shame_is_in_the_list() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/danger-words.txt");
    let danger = std::fs::read_to_string(path).unwrap();
    let meets = |word: &str, line: &str| match line.strip_prefix('=') {
        Some(whole) => word == whole,
        None => word.contains(line),
    };
    let lines = || danger.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let found: Vec<_> = WORDS.iter().filter(|word| lines().any(|line| meets(word, line))).collect();
    assert!(found.is_empty(), "{found:?}");
    assert!(lines().count() > 100, "the file is there");
}

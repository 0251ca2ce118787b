//! What the house's test would be told.
use crate::HALL;
use ground_words::{RoomWords, check};
use std::collections::BTreeSet;

fn asked(keys: &[&str]) -> BTreeSet<String> {
    keys.iter().map(|&key| key.to_owned()).collect()
}

#[test]
fn words_that_fit_bring_no_complaint() {
    let used = asked(&["hall-title", "hall-letter", "hall-long", "hall-days"]);
    assert_eq!(check::complaints(&[HALL], &used), Vec::<String>::new());
    assert_eq!(check::unread(&[HALL]), Vec::<String>::new());
}

#[test]
fn everything_that_does_not_fit_is_named() {
    let room = RoomWords {
        room: "door",
        ja: "door-open = { $day }に開く\ndoor-shut = 閉じる\ndor-typo = 鑿",
        plain: "door-open = 開く\ndoor-shut = とじる\ndor-typo = の",
        en: "door-open = opens { $day }\ndor-typo = typo\ndoor-extra = extra",
    };
    let used = asked(&["door-open", "door-shut", "door-extra", "door-opne"]);
    let expected = [
        "door-extra: missing in ja",
        "door-extra: missing in ja-plain",
        "door-open: other values in ja-plain",
        "door-shut: missing in en",
        "dor-typo: must begin with door-",
        "door-opne: asked for, but nobody wrote it",
        "dor-typo: written, but nobody asks for it",
    ];
    assert_eq!(check::complaints(&[room], &used), expected);
    assert_eq!(check::unread(&[room]), ["dor-typo: no reading for 鑿 (ja)"]);
}

#[test]
fn a_file_that_cannot_be_read_is_a_complaint_and_not_a_panic() {
    let room = RoomWords { room: "door", ja: "door-open = { $half", plain: "", en: "" };
    let complaints = check::complaints(&[room], &BTreeSet::new());
    assert!(complaints[0].starts_with("door (ja): cannot be read"), "{complaints:?}");
}

#[test]
fn a_value_too_few_and_a_value_too_many_are_found() {
    let code = r#"page.say("hall-letter"); say_with("hall-letter", &[("name", n)]); plain_with("hall-days", &[("days", d), ("hours", h)])"#;
    let used: Vec<_> = check::values_used(code).collect();
    let expected = ["hall-days: is given $hours, which it has no room for", "hall-letter: is asked without $name"];
    assert_eq!(check::values_complaints(&[HALL], &used), expected);
}

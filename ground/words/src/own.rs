//! Sentences that an organisation writes in place of ours: its own front page, its own tone. (capability 186)
//!
//! Promises: only keys that may be replaced, with the values they had, and nothing that the lints refuse; what a page
//! guarantees cannot be written away. Deliberately doesn't know: which keys may be replaced; the house says so.

use crate::{RoomWords, Voice, check::messages, fence, lint};

/// What is the matter with an organisation's own text, if anything.
pub fn complaints(
    rooms: &[RoomWords],
    voice: Voice,
    text: &str,
    may_be_replaced: impl Fn(&str) -> bool,
) -> Vec<String> {
    if fence::holds_a_fence(text) {
        return vec!["holds a private-use character that we need for ourselves".to_owned()];
    }
    let written = match messages(text) {
        Ok(written) => written,
        Err(why) => return vec![why],
    };
    let mut complaints = vec![];
    for message in &written {
        let ours = rooms.iter().flat_map(|room| messages(room.text(voice)).unwrap_or_default());
        match ours.into_iter().find(|it| it.key == message.key) {
            None => complaints.push(format!("{}: there is no such sentence", message.key)),
            Some(_) if !may_be_replaced(&message.key) => {
                complaints.push(format!("{}: this one says what is guaranteed; it stays as it is", message.key));
            }
            Some(it) if it.values != message.values => {
                complaints.push(format!("{}: must hold the values {:?}", message.key, it.values));
            }
            Some(_) => {}
        }
    }
    let named = |it: &&RoomWords| written.iter().any(|message| message.key.starts_with(&format!("{}-", it.room)));
    let lints = rooms.iter().filter(named).flat_map(|room| lint::complaints_in(room.room, voice, text));
    complaints.extend(lints);
    complaints
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: RoomWords = RoomWords {
        room: "hall",
        ja: "hall-welcome = どうぞ\nhall-kept = { $date }に消えます",
        plain: "hall-welcome = どうぞ\nhall-kept = { $date }に きえます",
        en: "hall-welcome = Welcome\nhall-kept = Gone on { $date }",
    };

    fn said(text: &str) -> Vec<String> {
        complaints(&[ROOM], Voice::Standard, text, |key| key != "hall-kept")
    }

    #[test]
    fn an_own_welcome_is_welcome() {
        assert_eq!(said("hall-welcome = ゆっくりしてください"), Vec::<String>::new());
    }

    #[test]
    fn a_guarantee_cannot_be_written_away() {
        assert!(said("hall-kept = { $date }まで")[0].contains("guaranteed"));
    }

    #[test]
    fn unknown_keys_lost_values_and_hurting_words_are_named() {
        assert!(said("hall-other = x")[0].contains("no such"));
        assert!(!said("hall-welcome = { $name }").is_empty());
        assert!(!said("hall-welcome = 社会復帰をめざします").is_empty());
        assert!(!said("hall-welcome = { $half").is_empty());
    }
}

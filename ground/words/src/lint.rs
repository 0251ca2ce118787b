//! Keeps words that hurt off the screens. A test in the house runs it over every room.
//!
//! The words, each with its reason, lie in `lint/*.txt` so that anybody can read and weigh them: [`lists`]. Keys that
//! begin `<room>-staff-` or `<room>-doctor-` are read by staff only, who get the short list.
//! Promises: a complaint names the key, the voice, the word and the reason, so that one can rewrite without asking.
//! Deliberately doesn't know: good writing. It finds words; kindness is found by reading aloud.

mod lists;

use crate::{
    RoomWords, Voice,
    check::{Message, VALUE, messages},
};
use lists::{List, lists};

/// Longer sentences in plain Japanese lose readers.
const PLAIN_SENTENCE_CHARACTERS: usize = 60;
/// A value counts as the longest date we fill in, roughly.
const VALUE_CHARACTERS: usize = 12;

/// What should be written differently in this room.
pub fn complaints(room: &RoomWords) -> Vec<String> {
    Voice::ALL.into_iter().flat_map(|voice| complaints_in(room.room, voice, room.text(voice))).collect()
}

/// The same for one text in one voice, for example one that an organisation wrote itself.
pub fn complaints_in(room: &str, voice: Voice, text: &str) -> Vec<String> {
    let mut complaints = vec![];
    for message in messages(text).unwrap_or_default() {
        let found = findings(&message, voice, for_staff_only(room, &message.key));
        complaints.extend(found.into_iter().map(|why| format!("{} ({}): {why}", message.key, voice.name())));
    }
    complaints
}

fn for_staff_only(room: &str, key: &str) -> bool {
    let rest = key.strip_prefix(room).unwrap_or_default();
    rest.starts_with("-staff-") || rest.starts_with("-doctor-")
}

fn findings(message: &Message, voice: Voice, staff_only: bool) -> Vec<String> {
    let lists = lists();
    let text = lists.allowed.taken_out_of(comparable(&message.text, voice));
    let mut asked = if staff_only { vec![&lists.everywhere] } else { for_readers(voice) };
    if format!("{}-", message.key).contains("-auto-") {
        asked.push(&lists.automatic);
    }
    let mut found: Vec<String> = asked.into_iter().flat_map(|list| list.found_in(&text)).collect();
    found.extend(text.contains(['！', '!']).then(|| "！ shouts; end with a full stop".to_owned()));
    if voice == Voice::Plain && !staff_only {
        found.extend(long_sentences(&message.text));
    }
    found
}

fn for_readers(voice: Voice) -> Vec<&'static List> {
    let lists = lists();
    match voice {
        Voice::Standard => vec![&lists.japanese, &lists.standard_only],
        Voice::Plain => vec![&lists.japanese],
        Voice::English => vec![&lists.english],
    }
}

/// Without what a word could hide behind: in Japanese the spaces of 分かち書き, in English capitals. New lines stay:
/// what ends on one line and begins on the next is not one word.
fn comparable(text: &str, voice: Voice) -> String {
    let text = text.trim();
    if voice.is_japanese() {
        text.chars().filter(|char| *char == '\n' || !char.is_whitespace()).collect()
    } else {
        text.to_lowercase()
    }
}

/// Spaces between phrases make reading easier and don't count.
fn long_sentences(text: &str) -> impl Iterator<Item = String> {
    let value = "○".repeat(VALUE_CHARACTERS);
    let too_long = move |sentence: &str| {
        let length = sentence.replace(VALUE, &value).chars().filter(|char| !char.is_whitespace()).count();
        let beginning: String = sentence.trim().chars().take(12).collect();
        (length > PLAIN_SENTENCE_CHARACTERS)
            .then(|| format!("{beginning}… has {length} characters; make two sentences"))
    };
    text.split(['。', '\n']).filter_map(too_long)
}

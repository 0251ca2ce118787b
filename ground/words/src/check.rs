//! Reads all words and everything that asks for them, and says what doesn't fit. A test in the house runs it.
//!
//! Why not a generator: rooms stay free of build steps, and a voice can be handed from room to layout.
//! Promises: a key missing in one voice, a value that a sentence doesn't know, a sentence nobody asks for, a kanji
//! without a reading: each is one line with the key in front. Deliberately doesn't know: files; the test reads them.

mod asked;
mod written;

pub use asked::{keys_used, values_used};
pub(crate) use written::{Message, VALUE, messages};

use crate::{RoomWords, Voice, furigana};
use std::collections::{BTreeMap, BTreeSet};

/// `used` are the keys found in templates and Rust; what nobody asks for is a complaint too.
pub fn complaints(rooms: &[RoomWords], used: &BTreeSet<String>) -> Vec<String> {
    let mut complaints: Vec<String> = rooms.iter().flat_map(of_one_room).collect();
    let written: BTreeSet<String> = rooms.iter().flat_map(|room| by_key(room).into_keys()).collect();
    complaints.extend(used.difference(&written).map(|key| format!("{key}: asked for, but nobody wrote it")));
    complaints.extend(written.difference(used).map(|key| format!("{key}: written, but nobody asks for it")));
    complaints
}

/// Compares what stands behind each key in the code with what the sentence has room for.
pub fn values_complaints(rooms: &[RoomWords], asked: &[(String, BTreeSet<String>)]) -> Vec<String> {
    let written: BTreeMap<String, BTreeSet<String>> = rooms.iter().flat_map(all_values).collect();
    let mut complaints = BTreeSet::new();
    for (key, given) in asked {
        let Some(wanted) = written.get(key) else { continue };
        complaints.extend(wanted.difference(given).map(|name| format!("{key}: is asked without ${name}")));
        complaints
            .extend(given.difference(wanted).map(|name| format!("{key}: is given ${name}, which it has no room for")));
    }
    complaints.into_iter().collect()
}

/// Kanji in our Japanese texts that the furigana switch would leave bare.
pub fn unread(rooms: &[RoomWords]) -> Vec<String> {
    let japanese = Voice::ALL.into_iter().filter(|voice| voice.is_japanese());
    let places = japanese.flat_map(|voice| rooms.iter().map(move |room| (voice, room)));
    places
        .flat_map(|(voice, room)| messages(room.text(voice)).unwrap_or_default().into_iter().map(move |m| (voice, m)))
        .flat_map(|(voice, Message { key, text, .. })| {
            // Most values in front of kanji are numbers; a nought lets 「{ $n }回」 be read.
            let runs = furigana::unread(&text.replace(VALUE, "0"));
            runs.into_iter().map(move |run| format!("{key}: no reading for {run} ({})", voice.name()))
        })
        .collect()
}

fn of_one_room(room: &RoomWords) -> Vec<String> {
    let unread = Voice::ALL.into_iter().filter_map(|voice| {
        let why = messages(room.text(voice)).err()?;
        Some(format!("{} ({}): {why}", room.room, voice.name()))
    });
    let beginning = format!("{}-", room.room);
    unread.chain(by_key(room).iter().flat_map(|(key, voices)| of_one_key(key, voices, &beginning))).collect()
}

/// A key in the voices that have it.
type InVoices = BTreeMap<&'static str, BTreeSet<String>>;

fn of_one_key(key: &str, voices: &InVoices, beginning: &str) -> Vec<String> {
    let mut complaints = vec![];
    if !key.starts_with(beginning) {
        complaints.push(format!("{key}: must begin with {beginning}"));
    }
    let standard = voices.get(Voice::Standard.name()).or(voices.values().next());
    for name in Voice::ALL.map(Voice::name) {
        match voices.get(name) {
            None => complaints.push(format!("{key}: missing in {name}")),
            here if here != standard => complaints.push(format!("{key}: other values in {name}")),
            _ => {}
        }
    }
    complaints
}

fn by_key(room: &RoomWords) -> BTreeMap<String, InVoices> {
    let mut keys: BTreeMap<String, InVoices> = BTreeMap::new();
    for voice in Voice::ALL {
        for Message { key, values, .. } in messages(room.text(voice)).unwrap_or_default() {
            keys.entry(key).or_default().insert(voice.name(), values);
        }
    }
    keys
}

fn all_values(room: &RoomWords) -> impl Iterator<Item = (String, BTreeSet<String>)> {
    by_key(room).into_iter().map(|(key, voices)| (key, voices.into_values().flatten().collect()))
}

//! The words of all rooms, joined once when the house opens.
//!
//! Promises: text that cannot be read, and a key that two rooms share, stop the house from opening rather than
//! surprise a reader. Deliberately doesn't know: which voice anyone wants; ask [`Words::speaker`].

use crate::{Speaker, Voice, fence};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use std::{borrow::Cow, sync::Arc};

/// What a room brings: its name, and the same keys three times.
#[derive(Clone, Copy, Debug)]
pub struct RoomWords {
    pub room: &'static str,
    pub ja: &'static str,
    pub plain: &'static str,
    pub en: &'static str,
}

impl RoomWords {
    pub fn text(&self, voice: Voice) -> &'static str {
        match voice {
            Voice::Standard => self.ja,
            Voice::Plain => self.plain,
            Voice::English => self.en,
        }
    }
}

/// All words of the house. Cheap to clone.
#[derive(Clone)]
pub struct Words {
    bundles: Arc<[Bundle; 3]>,
}

type Bundle = FluentBundle<FluentResource>;

impl Words {
    /// Refuses text that doesn't parse and a key written twice, naming the room and the file.
    pub fn join(rooms: &[RoomWords]) -> Result<Self, String> {
        let [standard, plain, english] = Voice::ALL.map(|voice| bundle(rooms, voice));
        Ok(Self { bundles: Arc::new([standard?, plain?, english?]) })
    }

    /// The same, with sentences that the organisation wrote in place of ours. Look at `own::complaints` first.
    pub fn join_with(rooms: &[RoomWords], own: &[(Voice, String)]) -> Result<Self, String> {
        let [standard, plain, english] = Voice::ALL.map(|voice| {
            let mut bundle = bundle(rooms, voice)?;
            for (_, text) in own.iter().filter(|it| it.0 == voice) {
                let resource = FluentResource::try_new(text.clone()).map_err(|(_, why)| readable(&why))?;
                bundle.add_resource_overriding(resource);
            }
            Ok::<_, String>(bundle)
        });
        Ok(Self { bundles: Arc::new([standard?, plain?, english?]) })
    }

    pub fn speaker(&self, voice: Voice, furigana: bool) -> Speaker {
        Speaker::new(self.clone(), voice, furigana)
    }

    /// The sentence with its values fenced. A key nobody wrote comes back in brackets, fenced too: it is no sentence.
    pub(crate) fn marked(&self, voice: Voice, key: &str, values: &[(&'static str, &str)]) -> String {
        let bundle = &self.bundles[voice as usize];
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            return fence::fenced(&format!("［{key}］"));
        };
        let values: FluentArgs<'_> = values.iter().map(|&(name, value)| (name, number_or_text(value))).collect();
        let mut sentence = String::new();
        // Not `format_pattern`: it runs the finished sentence through the formatter and would fence it as a whole. A
        // value that was not handed in shows as `{$name}`; `check::values_complaints` finds it before a reader does.
        let _ = bundle.write_pattern(&mut sentence, pattern, Some(&values), &mut vec![]);
        sentence
    }
}

fn bundle(rooms: &[RoomWords], voice: Voice) -> Result<Bundle, String> {
    let language = voice.tag().parse().map_err(|why| format!("{}: {why}", voice.tag()))?;
    let mut bundle = Bundle::new_concurrent(vec![language]);
    // The isolating marks are for right-to-left text; in ours they only show up as boxes in old fonts.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| fence_value(value)));
    for room in rooms {
        add(&mut bundle, room, voice).map_err(|why| format!("{} ({}): {why}", room.room, voice.name()))?;
    }
    Ok(bundle)
}

fn add(bundle: &mut Bundle, room: &RoomWords, voice: Voice) -> Result<(), String> {
    let text = room.text(voice);
    if fence::holds_a_fence(text) {
        return Err("holds a private-use character that we need for ourselves".to_owned());
    }
    let resource = FluentResource::try_new(text.to_owned()).map_err(|(_, why)| readable(&why))?;
    bundle.add_resource(resource).map_err(|why| readable(&why))
}

/// A count such as `"1"` becomes a number, so that English can choose between "day" and "days". Only if it looks
/// the same afterwards: a nickname `007` stays text.
fn number_or_text(value: &str) -> FluentValue<'_> {
    match value.parse::<u32>() {
        Ok(number) if number.to_string() == value => FluentValue::from(number),
        _ => FluentValue::from(value),
    }
}

fn fence_value(value: &FluentValue<'_>) -> Option<String> {
    let text = match value {
        FluentValue::String(text) => Cow::Borrowed(text.as_ref()),
        FluentValue::Number(number) => number.as_string(),
        _ => return None,
    };
    Some(fence::fenced(&text))
}

fn readable<E: std::fmt::Display>(whys: &[E]) -> String {
    whys.iter().map(E::to_string).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(room: &'static str, text: &'static str) -> RoomWords {
        RoomWords { room, ja: text, plain: text, en: text }
    }

    fn refusal(rooms: &[RoomWords]) -> String {
        Words::join(rooms).err().expect("this is refused")
    }

    #[test]
    fn a_key_that_two_rooms_share_is_refused_and_named() {
        let why = refusal(&[room("door", "door-open = a"), room("hall", "door-open = b")]);
        assert!(why.contains("hall (ja)") && why.contains("door-open"), "{why}");
    }

    #[test]
    fn a_key_that_one_room_wrote_twice_is_refused() {
        assert!(refusal(&[room("door", "door-open = a\ndoor-open = b")]).contains("door-open"));
    }

    #[test]
    fn text_that_cannot_be_read_is_refused() {
        assert!(refusal(&[room("door", "door-open = { $half")]).starts_with("door (ja)"));
    }

    #[test]
    fn text_with_our_private_characters_is_refused() {
        assert!(refusal(&[room("door", "door-open = \u{E000}")]).contains("private-use"));
    }
}

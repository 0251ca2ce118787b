//! One voice, for one page.
//!
//! A template asks for plain words (`{{ page.say("web-title") }}`); a sentence with a value in it is made in the
//! view's constructor. Promises: the same key always speaks in the voice that was chosen, and a missing key shows as
//! ［key］ instead of breaking the page. Deliberately doesn't know: what time it is; dates are handed in.

use crate::{Said, Voice, Words, fence};

#[derive(Clone)]
pub struct Speaker {
    words: Words,
    voice: Voice,
    furigana: bool,
}

impl Speaker {
    /// Names beside each other.
    pub fn list(&self, names: &[String]) -> String {
        names.join(if self.voice().is_japanese() { "、" } else { ", " })
    }

    pub(crate) fn new(words: Words, voice: Voice, furigana: bool) -> Self {
        Self { words, voice, furigana }
    }

    pub fn say(&self, key: &str) -> Said {
        self.say_with(key, &[])
    }

    /// Values are shown as they were typed: escaped, without readings.
    pub fn say_with(&self, key: &str, values: &[(&'static str, &str)]) -> Said {
        let readings = self.furigana && self.voice.is_japanese();
        Said::new(self.words.marked(self.voice, key, values), readings)
    }

    /// Without markup, for titles, attributes and mail.
    pub fn plain(&self, key: &str) -> String {
        self.plain_with(key, &[])
    }

    pub fn plain_with(&self, key: &str, values: &[(&'static str, &str)]) -> String {
        fence::pieces(&self.words.marked(self.voice, key, values)).map(fence::Piece::text).collect()
    }

    pub fn voice(&self) -> Voice {
        self.voice
    }

    /// Whether the reader switched readings on. In English the switch stays as it is and has no effect.
    pub fn furigana(&self) -> bool {
        self.furigana
    }
}

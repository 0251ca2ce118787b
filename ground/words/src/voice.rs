//! The three ways the house speaks, and what each is called in a file, a setting and a page.
//!
//! Promises: a name read back gives the same voice. Deliberately doesn't know: who prefers which, nor where that is kept.

/// How we speak. Nobody has to explain why they choose one.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Voice {
    /// ふつう.
    #[default]
    Standard,
    /// やさしい日本語, with spaces between the phrases.
    Plain,
    /// English.
    English,
}

impl Voice {
    pub const ALL: [Voice; 3] = [Voice::Standard, Voice::Plain, Voice::English];

    /// For `<html lang>`. Plain Japanese is Japanese to a screen reader; `ja-plain` would only confuse it.
    pub fn tag(self) -> &'static str {
        if self.is_japanese() { "ja" } else { "en" }
    }

    /// The name of the file, and of the setting in a cookie.
    pub fn name(self) -> &'static str {
        match self {
            Voice::Standard => "ja",
            Voice::Plain => "ja-plain",
            Voice::English => "en",
        }
    }

    pub fn from_name(name: &str) -> Option<Voice> {
        Voice::ALL.into_iter().find(|voice| voice.name() == name)
    }

    pub fn is_japanese(self) -> bool {
        self != Voice::English
    }
}

#[cfg(test)]
mod tests {
    use super::Voice;

    #[test]
    fn a_name_read_back_is_the_same_voice() {
        for voice in Voice::ALL {
            assert_eq!(Voice::from_name(voice.name()), Some(voice));
        }
        assert_eq!(Voice::from_name("fr"), None);
        assert_eq!(Voice::default(), Voice::Standard);
    }

    #[test]
    fn plain_japanese_is_japanese_to_a_screen_reader() {
        assert_eq!(Voice::ALL.map(Voice::tag), ["ja", "ja", "en"]);
    }
}

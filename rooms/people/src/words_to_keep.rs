//! The number and the words that bring someone back. Shown once; only they hold them. (capability 11, 12)
use ground_seal::{
    Zeroizing,
    phrase::{Number, RecoveryWords},
};

/// Why words are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Occasion {
    FirstLetter,
    NewWords,
}

#[derive(Clone)]
pub struct WordsToKeep {
    pub number: Number,
    pub words: RecoveryWords,
}

impl WordsToKeep {
    pub fn random() -> Self {
        let number = Number::random();
        WordsToKeep { words: RecoveryWords::random(&number), number }
    }

    /// How they lie in somebody's own circle, until a card was handed over.
    pub(crate) fn to_lines(&self) -> Zeroizing<String> {
        Zeroizing::new(format!("{}\n{}", self.number, self.words))
    }
    pub(crate) fn from_lines(text: &str) -> Option<Self> {
        let (number, words) = text.split_once('\n')?;
        Some(WordsToKeep { number: Number::parse(number).ok()?, words: RecoveryWords::parse(words).ok()? })
    }

    /// How they wait in the session, sealed, until they were kept; and whether a letter brought them, or a change.
    pub(crate) fn to_once(&self, occasion: Occasion) -> Zeroizing<Vec<u8>> {
        let occasion = if occasion == Occasion::FirstLetter { "first" } else { "changed" };
        Zeroizing::new(format!("{}\n{}\n{occasion}", self.number, self.words).into_bytes())
    }
    pub(crate) fn from_once(bytes: &[u8]) -> Option<(Self, Occasion)> {
        let mut lines = std::str::from_utf8(bytes).ok()?.splitn(3, '\n');
        let (number, words) = (Number::parse(lines.next()?).ok()?, RecoveryWords::parse(lines.next()?).ok()?);
        let occasion = if lines.next() == Some("first") { Occasion::FirstLetter } else { Occasion::NewWords };
        Some((WordsToKeep { number, words }, occasion))
    }

    /// As typed, forgiving what hands and keyboards do. `None` when it cannot be these.
    pub fn typed(number: &str, words: &str) -> Option<Self> {
        let number = Number::parse(number).ok()?;
        let words = RecoveryWords::parse(words).ok()?;
        words.check(&number).then_some(WordsToKeep { number, words })
    }

    /// The part of an address that browsers keep to themselves, for the square code on the card.
    pub fn for_card(&self, public_address: &str) -> String {
        let words: String = self.words.words().join(".");
        let number: String = self.number.to_string().split_whitespace().collect();
        format!("{public_address}/return#n={number}&w={}", percent(&words))
    }
}

fn percent(text: &str) -> String {
    text.bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() || byte == b'.' {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}

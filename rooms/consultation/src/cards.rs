//! Cards of information that staff lay beside an answer: data, each with a source and the day on which it was looked at, in
//! three voices, made to be printed large. An address of a card says nothing of what stands on it. (capability 28)
use crate::help::InVoices;
use jiff::civil::Date;
use serde::Deserialize;
use std::sync::OnceLock;

const CARDS: &str = include_str!("../data/cards.toml");

#[derive(Clone, Debug, Deserialize)]
pub struct Card {
    /// Stands in the address.
    pub id: String,
    pub title: InVoices,
    /// Paragraphs, with an empty line between them.
    pub text: InVoices,
    pub source: String,
    pub checked_on: Date,
}

impl Card {
    /// Its paragraphs, as they are read in one voice.
    pub fn paragraphs(&self, voice: ground_words::Voice) -> Vec<&str> {
        self.text.in_voice(voice).split("\n\n").map(str::trim).filter(|it| !it.is_empty()).collect()
    }
}

#[derive(Deserialize)]
struct Book {
    card: Vec<Card>,
}

/// Cards of an organisation itself, beside ours.
static OWN: OnceLock<Vec<Card>> = OnceLock::new();

/// Reads an organisation's own file of cards. Once, before the house opens. One with our number stands in its place.
pub fn use_own(text: &str) -> Result<(), String> {
    let cards = read(text)?;
    OWN.set(cards).map_err(|_| "cards were read before".to_owned())
}

fn read(text: &str) -> Result<Vec<Card>, String> {
    let cards = toml::from_str::<Book>(text).map_err(|why| why.message().to_owned())?.card;
    match cards.iter().find(|it| !is_plain(&it.id)) {
        Some(card) => Err(format!("the id {:?} is not a letter and a number, such as k7", card.id)),
        None => Ok(cards),
    }
}

/// A letter and a number: an address that tells nothing.
fn is_plain(id: &str) -> bool {
    let mut all = id.chars();
    let first = all.next().is_some_and(|it| it.is_ascii_lowercase());
    first && id.len() < 6 && id.len() > 1 && all.all(|it| it.is_ascii_digit())
}

/// All cards: ours, and the organisation's own.
pub fn cards() -> &'static [Card] {
    static ALL: OnceLock<Vec<Card>> = OnceLock::new();
    ALL.get_or_init(|| {
        let own = OWN.get().cloned().unwrap_or_default();
        let ours = read(CARDS).unwrap_or_default();
        let kept = ours.into_iter().filter(|card| own.iter().all(|it| it.id != card.id));
        kept.chain(own.iter().cloned()).collect()
    })
}

pub fn card(id: &str) -> Option<&'static Card> {
    cards().iter().find(|it| it.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ground_words::Voice;

    /// capability 28
    #[test]
    fn every_card_has_three_voices_a_source_and_a_day() {
        assert!(cards().len() >= 6);
        for card in cards() {
            assert!(is_plain(&card.id) && !card.source.is_empty(), "{}", card.id);
            for voice in Voice::ALL {
                assert!(!card.title.in_voice(voice).is_empty() && card.paragraphs(voice).len() > 1, "{}", card.id);
                assert!(!card.text.in_voice(voice).contains(['！', '!']), "{}", card.id);
            }
            let long = |it: &&str| it.chars().filter(|it| !it.is_whitespace()).count() > 60;
            let plain = card.text.in_voice(Voice::Plain);
            let sentences: Vec<&str> = plain.split(['。', '\n']).filter(long).collect();
            assert!(sentences.is_empty(), "{}: {sentences:?}", card.id);
        }
    }

    #[test]
    fn an_address_that_tells_something_is_refused() {
        let card = |id: &str| {
            format!(
                "[[card]]\nid = \"{id}\"\ntitle = {{ ja = \"あ\", plain = \"あ\", en = \"a\" }}\n\
                 text = {{ ja = \"あ\", plain = \"あ\", en = \"a\" }}\nsource = \"あ\"\nchecked_on = \"2026-11-22\"\n"
            )
        };
        assert!(read(&card("k7")).is_ok());
        for telling in ["debt", "k", "7", "k-7", "hikikomori1"] {
            assert!(read(&card(telling)).is_err(), "{telling}");
        }
    }
}

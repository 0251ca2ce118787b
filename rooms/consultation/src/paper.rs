//! Paper is a channel: letters that somebody of ours typed in, answers that go out by post, what was explained by telephone,
//! and letters that family put where somebody may see them. Pure. Guideline 第3【1】(3)ア・キ, 第2【1】 間接的支援.
use crate::{contact::word_of_form, letter::LetterId};
use ground_circle::TextPlace;
use ground_kernel::{AccountId, Id, Timestamp};

/// Numbers of the sealed tables. Never reused.
pub(crate) const CONSULTATION_EXPLANATION: u16 = 17;
pub(crate) const CONSULTATION_HANDED: u16 = 18;

/// The text that is read aloud, as it stands in words/. It rises when the meaning of a sentence changes.
pub(crate) const EXPLAINED_VERSION: &str = "3";

/// How it lay in the letter box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CameBy {
    Letter,
    Fax,
    Card,
    InHand,
}
word_of_form!(CameBy { Letter = "letter", Fax = "fax", Card = "card", InHand = "in_hand" });

/// A letter of theirs that came on paper: their words, typed by somebody of ours.
#[derive(Clone, Debug)]
pub(crate) struct Paper {
    pub letter: LetterId,
    pub came_by: CameBy,
    pub came_on: Timestamp,
    pub typed_by: AccountId,
    pub read_back_by: Option<AccountId>,
}

/// Marker of what is posted: an answer, or an explanation.
pub(crate) enum Item {}
pub(crate) type ItemId = Id<Item>;

#[derive(Clone, Debug)]
pub(crate) struct Posting {
    pub item: ItemId,
    pub on: Timestamp,
    pub by: AccountId,
}

pub(crate) type ExplanationId = Id<Explanation>;

/// What was explained by telephone: which text, by whom, when. The answers, item by item, are a sealed text.
#[derive(Clone, Debug)]
pub(crate) struct Explanation {
    pub id: ExplanationId,
    pub version: String,
    pub witness: AccountId,
    pub at: Timestamp,
}

impl Explanation {
    pub(crate) fn answers_place(&self) -> TextPlace {
        TextPlace::of(CONSULTATION_EXPLANATION, 1, self.id)
    }
}

/// An item that is explained by itself and answered by itself: never one tick for all. (Numbers of the consent form.)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Matter {
    Keep,
    Why,
    Readers,
    HowLong,
    Referral,
    Conference,
    Expert,
    Family,
}
word_of_form!(Matter {
    Keep = "keep",
    Why = "why",
    Readers = "readers",
    HowLong = "how_long",
    Referral = "referral",
    Conference = "conference",
    Expert = "expert",
    Family = "family",
});

/// What somebody said to one item. Not asked is an answer, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    Yes,
    No,
    NotAsked,
}
impl Said {
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        match word {
            "yes" => Some(Said::Yes),
            "no" => Some(Said::No),
            "not_asked" => Some(Said::NotAsked),
            _ => None,
        }
    }
    pub(crate) fn word(self) -> &'static str {
        match self {
            Said::Yes => "yes",
            Said::No => "no",
            Said::NotAsked => "not_asked",
        }
    }
}

/// All answers of one explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answers {
    pub each: Vec<(Matter, Said)>,
    /// For how many years it is kept, if that was said.
    pub years: Option<i64>,
}

impl Answers {
    pub(crate) fn to_text(&self) -> String {
        let each = self.each.iter().map(|(matter, said)| format!("{} {}", matter.word(), said.word()));
        let years = self.years.map(|it| format!("years {it}"));
        each.chain(years).collect::<Vec<_>>().join("\n")
    }
    pub(crate) fn from_text(text: &str) -> Self {
        let mut answers = Answers { each: vec![], years: None };
        for (name, value) in text.lines().filter_map(|it| it.split_once(' ')) {
            match (Matter::from_word(name), Said::from_word(value)) {
                (Some(matter), Some(said)) => answers.each.push((matter, said)),
                _ if name == "years" => answers.years = value.parse().ok(),
                _ => {}
            }
        }
        answers
    }
    pub(crate) fn said(&self, matter: Matter) -> Said {
        self.each.iter().find(|it| it.0 == matter).map_or(Said::NotAsked, |it| it.1)
    }
}

pub(crate) type HandedId = Id<HandedLetter>;

/// A letter that family puts somewhere. It has no number and no code of its own, and nothing tells whether it was read.
#[derive(Clone, Debug)]
pub(crate) struct HandedLetter {
    pub id: HandedId,
    pub made_by: AccountId,
    pub made_at: Timestamp,
    pub handed_on: Option<Timestamp>,
    pub noted_by: Option<AccountId>,
}

impl HandedLetter {
    pub(crate) fn text_place(&self) -> TextPlace {
        TextPlace::of(CONSULTATION_HANDED, 1, self.id)
    }
    /// Who put it there.
    pub(crate) fn by_whom_place(&self) -> TextPlace {
        TextPlace::of(CONSULTATION_HANDED, 2, self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_kept_item_by_item_and_not_asked_is_one() {
        let answers = Answers { each: vec![(Matter::Keep, Said::Yes), (Matter::Expert, Said::No)], years: Some(1) };
        assert_eq!(Answers::from_text(&answers.to_text()), answers);
        assert_eq!(answers.said(Matter::Referral), Said::NotAsked);
    }
}

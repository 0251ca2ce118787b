//! Cards to lay instead of writing: a small set of sentences, each put where it belongs, or left. Pure. (capability 150)
//!
//! A card says what somebody may want, never what is the matter with them. 「わからない」 is a place of its own; it is no yes to
//! anything.
use ground_words::word;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Card {
    pub(crate) id: &'static str,
    pub(crate) key: &'static str,
}

macro_rules! cards {
    ($($id:literal, $key:expr;)+) => {
        pub(crate) const CARDS: &[Card] = &[$(Card { id: $id, key: $key }),+];
    };
}
cards! {
    "as-it-is", word!("assessment-card-as-it-is");
    "quiet", word!("assessment-card-quiet");
    "alone", word!("assessment-card-alone");
    "talk", word!("assessment-card-talk");
    "listen", word!("assessment-card-listen");
    "write", word!("assessment-card-write");
    "slowly", word!("assessment-card-slowly");
    "same-person", word!("assessment-card-same-person");
    "no-decision", word!("assessment-card-no-decision");
    "sleep", word!("assessment-card-sleep");
    "go-out", word!("assessment-card-go-out");
    "stay-in", word!("assessment-card-stay-in");
    "together", word!("assessment-card-together");
    "others-like-me", word!("assessment-card-others-like-me");
    "hands", word!("assessment-card-hands");
    "learn", word!("assessment-card-learn");
    "work-a-little", word!("assessment-card-work-a-little");
    "money", word!("assessment-card-money");
    "body", word!("assessment-card-body");
    "family-know", word!("assessment-card-family-know");
    "family-not", word!("assessment-card-family-not");
    "something-else", word!("assessment-card-something-else");
}

pub(crate) fn card(id: &str) -> Option<&'static Card> {
    CARDS.iter().find(|it| it.id == id)
}

/// Where a card was put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pile {
    Yes,
    Little,
    No,
    Unknown,
}

impl Pile {
    pub(crate) const ALL: [Self; 4] = [Pile::Yes, Pile::Little, Pile::No, Pile::Unknown];
    pub(crate) fn word(self) -> &'static str {
        match self {
            Pile::Yes => "yes",
            Pile::Little => "little",
            Pile::No => "no",
            Pile::Unknown => "unknown",
        }
    }
    pub(crate) fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }
    pub(crate) fn key(self) -> &'static str {
        match self {
            Pile::Yes => word!("assessment-pile-yes"),
            Pile::Little => word!("assessment-pile-little"),
            Pile::No => word!("assessment-pile-no"),
            Pile::Unknown => word!("assessment-pile-unknown"),
        }
    }
}

/// One card, and where it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Laid {
    pub(crate) card: &'static Card,
    pub(crate) pile: Pile,
}

/// What was laid: cards that exist, each once, each where it was put. Those that were left are not there.
pub(crate) fn laid<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<Laid> {
    let mut all: Vec<Laid> = vec![];
    for (id, pile) in pairs {
        if let (Some(card), Some(pile)) = (card(id), Pile::of_word(pile))
            && all.iter().all(|it| it.card != card)
        {
            all.push(Laid { card, pile });
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_cards_that_exist_are_laid_and_each_once() {
        let typed = [("quiet", "yes"), ("quiet", "no"), ("nowhere", "yes"), ("talk", "perhaps"), ("talk", "unknown")];
        let all = laid(typed.into_iter());
        let shown: Vec<_> = all.iter().map(|it| (it.card.id, it.pile)).collect();
        assert_eq!(shown, [("quiet", Pile::Yes), ("talk", Pile::Unknown)]);
    }
}

//! On which grounds something is withheld from whoever asks for it: a closed list, as data, with its sources. Pure.
//! Guideline 第4-1(3), 第4-2.
//!
//! Promises: each withheld thing has one ground of the list and a plain sentence; there is no ground for the name of this
//! organisation, and no word for one can be read. What may not even be known to exist stands on a list of its own, of
//! dangers to a person.
use crate::{Error, request::word_of_form};
use ground_kernel::Timestamp;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

pub(crate) const LONGEST_SENTENCE: usize = 1_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Ground {
    /// What somebody else told us in confidence.
    Confidence,
    /// Danger to somebody's life or health.
    Danger,
    /// A law forbids it.
    Law,
    /// Harm to a minor, or to somebody who is represented.
    Represented,
    /// Something is being looked into, until a day.
    Review,
}
word_of_form!(Ground {
    Confidence = "confidence",
    Danger = "danger",
    Law = "law",
    Represented = "represented",
    Review = "review"
});

/// Why not even that something exists can be said. Each is a danger to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Danger {
    /// Somebody has to stay out of another's reach.
    Flight,
    Child,
    Life,
}
word_of_form!(Danger { Flight = "flight", Child = "child", Life = "life" });

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GroundRule {
    pub(crate) ground: Ground,
    /// It ends on a day that is told.
    #[serde(default)]
    pub(crate) dated: bool,
    pub(crate) source: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DangerRule {
    pub(crate) danger: Danger,
    pub(crate) source: String,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Book {
    ground: Vec<GroundRule>,
    danger: Vec<DangerRule>,
}

static BOOK: LazyLock<Book> =
    LazyLock::new(|| toml::from_str(include_str!("../data/withholding.toml")).unwrap_or_default());

pub(crate) fn grounds() -> &'static [GroundRule] {
    &BOOK.ground
}
pub(crate) fn dangers() -> &'static [DangerRule] {
    &BOOK.danger
}

/// One thing that is not given, and why.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Withheld {
    pub(crate) ground: Ground,
    pub(crate) sentence: String,
    /// Until when it is looked into, as micros; only where the ground has a day, and then always.
    pub(crate) until: Option<i64>,
}

impl Withheld {
    pub(crate) fn of(
        ground: Ground,
        sentence: &str,
        until: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<Withheld, Error> {
        let dated = grounds().iter().any(|it| it.ground == ground && it.dated);
        let (sentence, until) = (sentence.trim(), until.filter(|_| dated));
        if sentence.is_empty() {
            return Err(Error::NoSentence);
        }
        if sentence.chars().count() > LONGEST_SENTENCE {
            return Err(Error::TooLong);
        }
        if dated && until.is_none_or(|day| day <= now) {
            return Err(Error::NoDay);
        }
        Ok(Withheld { ground, sentence: sentence.to_owned(), until: until.map(Timestamp::as_micros) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// capabilities 188, 189
    #[test]
    fn the_lists_are_closed_have_their_sources_and_no_ground_for_our_own_name() {
        let named: BTreeSet<Ground> = grounds().iter().map(|it| it.ground).collect();
        assert_eq!((named.len(), grounds().len()), (Ground::ALL.len(), Ground::ALL.len()));
        let named: BTreeSet<Danger> = dangers().iter().map(|it| it.danger).collect();
        assert_eq!((named.len(), dangers().len()), (Danger::ALL.len(), Danger::ALL.len()));
        assert!(grounds().iter().all(|it| !it.source.is_empty()) && dangers().iter().all(|it| !it.source.is_empty()));
        for word in ["reputation", "organisation", "business", "trust", "embarrassing", "internal", "other", "評判"] {
            assert!(Ground::from_word(word).is_none() && Danger::from_word(word).is_none());
            assert!(
                toml::from_str::<Book>(&format!("danger = []\n[[ground]]\nground = '{word}'\nsource = 'x'")).is_err()
            );
        }
    }

    #[test]
    fn each_withheld_thing_has_a_sentence_and_a_review_has_its_day() {
        let now = Timestamp::from_micros(0);
        assert!(matches!(Withheld::of(Ground::Law, " ", None, now), Err(Error::NoSentence)));
        assert!(matches!(Withheld::of(Ground::Review, "確かめています", None, now), Err(Error::NoDay)));
        assert!(matches!(Withheld::of(Ground::Review, "確かめています", Some(now), now), Err(Error::NoDay)));
        assert!(Withheld::of(Ground::Review, "確かめています", Some(now.plus_days(20)), now).is_ok());
        assert_eq!(Withheld::of(Ground::Law, "法律", Some(now.plus_days(9)), now).unwrap().until, None);
    }
}

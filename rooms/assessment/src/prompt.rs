//! What one might speak of, as prompts; never a form to be filled. Pure. Guideline 第3【1】(3)ク: the whole of somebody's
//! life, without forcing anybody to decide or to say anything.
//!
//! What one likes stands first and is as large as what is hard. Going out has no scale, the household no number: bands are
//! words, and any of them may be left. Health is spoken of only where the person brought it up.
use ground_words::word;

macro_rules! prompts {
    ($($variant:ident = $number:literal, $title:expr, $hint:expr;)+) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Prompt { $($variant),+ }
        impl Prompt {
            /// In the order in which they are shown.
            pub(crate) const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// Kept in sealed texts and shown in addresses, where it says nothing. Never reused.
            pub(crate) fn number(self) -> u8 {
                match self { $(Self::$variant => $number),+ }
            }
            pub(crate) fn title(self) -> &'static str {
                match self { $(Self::$variant => $title),+ }
            }
            pub(crate) fn hint(self) -> &'static str {
                match self { $(Self::$variant => $hint),+ }
            }
        }
    };
}
prompts! {
    Likes = 1, word!("assessment-likes"), word!("assessment-likes-hint");
    Hard = 2, word!("assessment-hard"), word!("assessment-hard-hint");
    GoingWell = 3, word!("assessment-going-well"), word!("assessment-going-well-hint");
    Helps = 4, word!("assessment-helps"), word!("assessment-helps-hint");
    Avoid = 5, word!("assessment-avoid"), word!("assessment-avoid-hint");
    Day = 6, word!("assessment-day"), word!("assessment-day-hint");
    Out = 7, word!("assessment-out"), word!("assessment-out-hint");
    Home = 8, word!("assessment-home"), word!("assessment-home-hint");
    People = 9, word!("assessment-people"), word!("assessment-people-hint");
    Past = 10, word!("assessment-past"), word!("assessment-past-hint");
    Agencies = 11, word!("assessment-agencies"), word!("assessment-agencies-hint");
    Safety = 12, word!("assessment-safety"), word!("assessment-safety-hint");
    Health = 13, word!("assessment-health"), word!("assessment-health-hint");
    Wishes = 14, word!("assessment-wishes"), word!("assessment-wishes-hint");
}

/// A word that can be chosen beside what one writes, or instead of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Band {
    pub(crate) id: &'static str,
    pub(crate) key: &'static str,
}

const OUT: &[Band] = &[
    Band { id: "room", key: word!("assessment-band-room") },
    Band { id: "home", key: word!("assessment-band-home") },
    Band { id: "near", key: word!("assessment-band-near") },
    Band { id: "liked", key: word!("assessment-band-liked") },
    Band { id: "among", key: word!("assessment-band-among") },
    Band { id: "varies", key: word!("assessment-band-varies") },
];
const EARNS: &[Band] = &[
    Band { id: "self", key: word!("assessment-band-self") },
    Band { id: "parents", key: word!("assessment-band-parents") },
    Band { id: "siblings", key: word!("assessment-band-siblings") },
    Band { id: "partner", key: word!("assessment-band-partner") },
    Band { id: "pension", key: word!("assessment-band-pension") },
    Band { id: "several", key: word!("assessment-band-several") },
];

impl Prompt {
    pub(crate) fn of_number(number: u8) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.number() == number)
    }
    /// Words to choose from, in no order of better and worse.
    pub(crate) fn bands(self) -> &'static [Band] {
        match self {
            Prompt::Out => OUT,
            Prompt::Home => EARNS,
            _ => &[],
        }
    }
    pub(crate) fn band(self, id: &str) -> Option<&'static Band> {
        self.bands().iter().find(|it| it.id == id)
    }
    /// Workers write nothing of their own here until the person has spoken of it.
    pub(crate) fn only_if_brought_up(self) -> bool {
        self == Prompt::Health
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn numbers_are_never_shared_and_lead_back() {
        let numbers: BTreeSet<u8> = Prompt::ALL.iter().map(|it| it.number()).collect();
        assert_eq!(numbers.len(), Prompt::ALL.len());
        assert!(Prompt::ALL.iter().all(|it| Prompt::of_number(it.number()) == Some(*it)));
        assert_eq!(Prompt::of_number(0), None);
    }

    /// capability 59: what one likes has the first place, beside what is hard.
    #[test]
    fn what_one_likes_stands_first() {
        assert_eq!(Prompt::ALL[..2], [Prompt::Likes, Prompt::Hard]);
    }
}

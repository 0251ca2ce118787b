//! Signs that a letter may want to be read first. They change the order in which humans read, which automatic answer is
//! given, and whether somebody on duty is woken, and nothing else: they never block, never report, and are never an
//! attribute of a person. False signs (songs, games) are expected. Pure. (capability 192; promise: the software never
//! decides about danger)
use crate::spelling::even;
use std::{collections::BTreeSet, sync::LazyLock};

/// What a letter seemed to hold. Not kept: only `read_first` is, until someone answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sign {
    None,
    /// Heavy words, two of them. Read first; the automatic answer is the usual one.
    Weak,
    /// Wanting to be gone; or something that is not for now.
    Direct,
    /// A plan, a moment, danger for or from somebody.
    Pressing,
}

impl Sign {
    pub(crate) fn read_first(self) -> bool {
        self != Sign::None
    }
}

/// The kinds of the list. Others speak of them; a letter keeps none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Direct,
    Means,
    Farewell,
    Time,
    Others,
    Victim,
    Need,
    Weak,
}

impl Kind {
    fn from_word(word: &str) -> Option<Kind> {
        Some(match word {
            "direct" => Kind::Direct,
            "means" => Kind::Means,
            "farewell" => Kind::Farewell,
            "time" => Kind::Time,
            "others" => Kind::Others,
            "victim" => Kind::Victim,
            "need" => Kind::Need,
            "weak" => Kind::Weak,
            _ => return None,
        })
    }
    fn presses(self) -> bool {
        matches!(self, Kind::Means | Kind::Farewell | Kind::Others | Kind::Victim)
    }
}

const SIGNS: &str = include_str!("../data/reading_order.txt");

/// The list, with its spelling made even once.
static LIST: LazyLock<Vec<(Kind, String)>> = LazyLock::new(|| {
    let lines = SIGNS.lines().filter(|line| !line.starts_with('#'));
    let signs = lines.filter_map(|line| line.split_once('\t'));
    signs.filter_map(|(kind, sign)| Some((Kind::from_word(kind)?, even(sign)))).collect()
});

/// What this letter holds. `raised` says that an earlier letter of theirs, which nobody has answered yet, is read first
/// already: then a moment alone (「今から」) presses.
pub(crate) fn sign_in(text: &str, raised: bool) -> Sign {
    let text = even(text);
    let found: BTreeSet<_> = LIST.iter().filter(|(_, sign)| text.contains(sign.as_str())).collect();
    let holds = |kind: Kind| found.iter().any(|it| it.0 == kind);
    let more_than_a_moment = [Kind::Direct, Kind::Need].into_iter().any(holds);
    if found.iter().any(|it| it.0.presses()) || holds(Kind::Time) && (raised || more_than_a_moment) {
        return Sign::Pressing;
    }
    if holds(Kind::Direct) || holds(Kind::Need) || holds(Kind::Time) {
        return Sign::Direct;
    }
    if found.len() > 1 { Sign::Weak } else { Sign::None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_list_is_of_a_kind() {
        let lines = SIGNS.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(LIST.len(), lines);
        assert!(LIST.iter().all(|(_, sign)| sign.chars().count() > 1), "a sign of one character is in every letter");
    }

    #[test]
    fn spelling_does_not_hide_a_sign() {
        for text in ["もう消えたい。つかれた", "シニタイ", "死に たい", "４にたい", "しー に、たい", "ﾀﾋにたい", "ｼﾆﾀｲ"]
        {
            assert_eq!(sign_in(text, false), Sign::Direct, "{text}");
        }
        for text in ["薬ためてある。今夜", "父に殴られました", "業者が来るそうです", "消えたい。今から"]
        {
            assert_eq!(sign_in(text, false), Sign::Pressing, "{text}");
        }
    }

    /// S02 2b: 「今から」 after 「もう消えたい」.
    #[test]
    fn a_moment_alone_is_read_first_and_after_another_sign_it_presses() {
        assert_eq!(sign_in("今から", false), Sign::Direct);
        assert_eq!(sign_in("今から", true), Sign::Pressing);
        assert_eq!(sign_in("消えたい", true), Sign::Direct);
    }

    #[test]
    fn an_ordinary_letter_holds_no_sign_and_one_heavy_word_is_none() {
        for text in
            ["うるさくしないでください", "きょうは雨でした", "返事はいりません", "ねこの話ならできます", "つかれた", ""]
        {
            assert_eq!(sign_in(text, false), Sign::None, "{text}");
        }
        assert_eq!(sign_in("つかれた。もうむり", false), Sign::Weak);
    }
}

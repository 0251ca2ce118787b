//! Signs that a letter may want to be read first. They change the order in which humans read and which automatic answer
//! is given, and nothing else: they never block, never report, and are never an attribute of a person. False signs
//! (songs, games) are expected. (capability 192; promise: the software never decides about danger)
use ground_kernel::even;
use std::sync::LazyLock;

/// What a letter seemed to hold. Not kept: only `read_first` is, until someone answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sign {
    None,
    /// Wanting to be gone.
    Direct,
    /// A plan, a moment, danger for or from somebody.
    Pressing,
}

const SIGNS: &str = include_str!("../data/reading_order.txt");

/// Evened once; a letter is looked through while the one writer waits for it.
static EVENED: LazyLock<Vec<(Sign, String)>> = LazyLock::new(|| signs().map(|(kind, it)| (kind, even(it))).collect());

pub(crate) fn sign_in(text: &str) -> Sign {
    let text = even(text);
    let found = EVENED.iter().filter(|(_, sign)| text.contains(sign)).map(|(kind, _)| *kind);
    found.max().unwrap_or(Sign::None)
}

fn signs() -> impl Iterator<Item = (Sign, &'static str)> {
    SIGNS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (kind, sign) = line.split_once('\t')?;
        Some((if kind == "direct" { Sign::Direct } else { Sign::Pressing }, sign))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_does_not_hide_a_sign() {
        for text in ["もう消えたい。つかれた", "シニタイ", "死に たい", "４にたい", "しー に、たい"]
        {
            assert_eq!(sign_in(text), Sign::Direct, "{text}");
        }
        for text in ["薬ためてある。今夜", "父に殴られました", "業者が来るそうです"] {
            assert_eq!(sign_in(text), Sign::Pressing, "{text}");
        }
    }

    #[test]
    fn an_ordinary_letter_holds_no_sign() {
        for text in ["うるさくしないでください", "きょうは雨でした", "返事はいりません", "ねこの話ならできます", ""]
        {
            assert_eq!(sign_in(text), Sign::None, "{text}");
        }
    }
}

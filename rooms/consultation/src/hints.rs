//! Signs that a letter may want to be read first. They change the order in which humans read and which automatic answer
//! is given, and nothing else: they never block, never report, and are never an attribute of a person. False signs
//! (songs, games) are expected. (capability 192; promise: the software never decides about danger)

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

pub(crate) fn sign_in(text: &str) -> Sign {
    let text = even(text);
    let found = signs().filter(|(_, sign)| text.contains(&even(sign))).map(|(kind, _)| kind);
    found.max().unwrap_or(Sign::None)
}

fn signs() -> impl Iterator<Item = (Sign, &'static str)> {
    SIGNS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (kind, sign) = line.split_once('\t')?;
        Some((if kind == "direct" { Sign::Direct } else { Sign::Pressing }, sign))
    })
}

/// The same spelling for what is read the same: width, katakana, capitals, blanks and marks between.
fn even(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace() && !"、。・,.~ー〜…".contains(*it)).map(even_one).collect()
}

fn even_one(it: char) -> char {
    let shifted = |by: i64| u32::try_from(i64::from(u32::from(it)) + by).ok().and_then(char::from_u32).unwrap_or(it);
    match it {
        'ァ'..='ヶ' => shifted(-0x60),
        '！'..='～' => shifted(-0xfee0).to_ascii_lowercase(),
        _ => it.to_ascii_lowercase(),
    }
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

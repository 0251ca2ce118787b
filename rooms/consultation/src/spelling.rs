//! The same spelling for what is read the same, so that no sign is missed because of how a telephone wrote it: width,
//! half-width kana with its marks, katakana, small kana, marks that stand as characters of their own, capitals, blanks and
//! whatever stands between, and the ways in which 死 is written around. Pure. It reads; what somebody wrote stays as it is.

/// Half-width katakana from U+FF66 on, and what each is.
const FULL: &str =
    "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";
/// What gets another character with a mark; the one that follows in Unicode is the voiced one.
const VOICED: &str = "カキクケコサシスセソタチツテトハヒフヘホかきくけこさしすせそたちつてとはひふへほ";
const SMALL: &str = "ぁぃぅぇぉっゃゅょゎ";
const LARGE: &str = "あいうえおつやゆよわ";

pub(crate) fn even(text: &str) -> String {
    let whole = marked(text.chars().map(full_width));
    let whole = whole.replace("タヒ", "死").replace("ﾀﾋ", "死");
    let kept = whole.chars().filter(|it| it.is_alphanumeric() && !"ーｰ".contains(*it));
    kept.map(plain).collect::<String>().replace("4に", "死に")
}

fn shifted(it: char, by: i64) -> char {
    u32::try_from(i64::from(u32::from(it)) + by).ok().and_then(char::from_u32).unwrap_or(it)
}

fn full_width(it: char) -> char {
    match it {
        'ｦ'..='ﾝ' => FULL.chars().nth((u32::from(it) - 0xff66) as usize).unwrap_or(it),
        '！'..='～' => shifted(it, -0xfee0),
        _ => it,
    }
}

/// Marks that stand behind their character (half-width, spacing or combining) become one with it.
fn marked(all: impl Iterator<Item = char>) -> String {
    let mut text = String::new();
    for it in all {
        let by = match it {
            'ﾞ' | '゛' | '\u{3099}' => 1,
            'ﾟ' | '゜' | '\u{309a}' => 2,
            _ => {
                text.push(it);
                continue;
            }
        };
        if let Some(before) = text.pop() {
            text.push(if VOICED.contains(before) { shifted(before, by) } else { before });
        }
    }
    text
}

/// Hiragana, large, without capitals.
fn plain(it: char) -> char {
    let it = if ('ァ'..='ヶ').contains(&it) { shifted(it, -0x60) } else { it.to_ascii_lowercase() };
    match SMALL.chars().position(|small| small == it) {
        Some(at) => LARGE.chars().nth(at).unwrap_or(it),
        None => it,
    }
}

#[cfg(test)]
mod tests {
    use super::even;

    #[test]
    fn what_is_read_the_same_is_spelt_the_same() {
        for (written, meant) in [
            ("ｼﾆﾀｲ", "しにたい"),
            ("シニタイ", "しにたい"),
            ("しにたぃ", "しにたい"),
            ("し・に・た・い", "しにたい"),
            ("し\u{200b}に\u{200d}たい", "しにたい"),
            ("し\nに た　い…", "しにたい"),
            ("しにたーい", "しにたい"),
            ("4にたい", "死にたい"),
            ("４ﾆﾀｲ", "死にたい"),
            ("タヒにたい", "死にたい"),
            ("ﾀﾋにたい", "死にたい"),
            ("ﾀﾋﾆﾀｲ", "死にたい"),
            ("ｼﾞｻﾂ", "じさつ"),
            ("じ\u{3099}さつ", "じさつ"),
            ("し\u{3099}さつ", "じさつ"),
            ("ＯＤした", "odした"),
            ("ﾊﾟﾊﾟ", "ぱぱ"),
            ("死😢に🔪たい", "死にたい"),
            ("切　っ　た", "切つた"),
        ] {
            assert_eq!(even(written), meant, "{written}");
        }
    }
}

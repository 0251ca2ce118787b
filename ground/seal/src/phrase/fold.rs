//! Forgetting the differences that hands and keyboards make.
//!
//! A folded character is large, unvoiced hiragana. Katakana (half-width too), small kana and voicing marks (joined,
//! combining or standing alone) all become it. Other characters stay as they are, except that full-width Latin letters
//! become narrow and capital letters small.

const SMALL: (&str, &str) = ("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ");
const VOICED: (&str, &str) =
    ("がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽゔ", "かきくけこさしすせそたちつてとはひふへほはひふへほう");
/// U+FF66 to U+FF9D, already large.
const HALF_WIDTH: &str =
    "をあいうえおやゆよつーあいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわん";

/// The folded character, or nothing for a mark that only changes the character before it.
pub(super) fn fold(letter: char) -> Option<char> {
    match letter {
        '\u{3099}'..='\u{309c}' | 'ﾞ' | 'ﾟ' => None,
        'ァ'..='ヶ' => Some(large(shifted(letter, -0x60))),
        'ｦ'..='ﾝ' => HALF_WIDTH.chars().nth(letter as usize - 'ｦ' as usize),
        '！'..='～' => Some(shifted(letter, -0xfee0).to_ascii_lowercase()),
        _ => Some(large(letter).to_ascii_lowercase()),
    }
}

/// What people put between words: spaces of any kind, dots, commas, strokes, new lines.
pub(super) fn is_gap(letter: char) -> bool {
    letter.is_whitespace() || "・･、。，．､｡,.;:/／|-‐‑–—−－\u{feff}\u{200b}".contains(letter)
}

fn large(letter: char) -> char {
    let find = |(from, to): (&str, &str)| from.chars().position(|l| l == letter).and_then(|at| to.chars().nth(at));
    find(SMALL).or_else(|| find(VOICED)).unwrap_or(letter)
}

fn shifted(letter: char, by: i32) -> char {
    (letter as u32).checked_add_signed(by).and_then(char::from_u32).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        text.chars().filter_map(fold).collect()
    }

    #[test]
    fn everything_becomes_large_unvoiced_hiragana() {
        let same = ["がっこう", "ガッコウ", "ｶﾞｯｺｳ", "か\u{3099}つこう", "かつこう", "カ゛ッコウ", "ガツコヴ"];
        for text in same {
            assert_eq!(folded(text), "かつこう", "{text}");
        }
        assert_eq!(folded("ぱぴぷぺぽヵヶゎｦｰﾝ"), "はひふへほかけわをーん");
        assert_eq!(folded("ＡｂC１漢字"), "abc1漢字");
    }

    #[test]
    fn the_tables_have_pairs() {
        for (from, to) in [SMALL, VOICED] {
            assert_eq!(from.chars().count(), to.chars().count());
        }
        assert_eq!(HALF_WIDTH.chars().count(), 'ﾝ' as usize - 'ｦ' as usize + 1);
    }
}

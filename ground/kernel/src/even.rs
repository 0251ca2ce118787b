//! The same spelling for what is read the same: width, katakana and hiragana, capitals, blanks and marks between. For
//! finding, never for keeping: what somebody typed stays as it is.
//!
//! Close to NFKC where it matters for Japanese, and a table of a few lines instead of Unicode's.

/// The text, evened.
pub fn even(text: &str) -> String {
    let mut evened = String::with_capacity(text.len());
    even_into(text, &mut evened);
    evened
}

/// The same into a text that is used again: a search evens many thousands.
pub fn even_into(text: &str, evened: &mut String) {
    evened.clear();
    for (_, it) in evenly(text) {
        evened.push(it);
    }
}

/// Where a piece that was evened stands in a text as it was typed: the bytes of the first place.
pub fn find_evenly(text: &str, piece: &str) -> Option<std::ops::Range<usize>> {
    let (mut evened, mut places) = (String::new(), vec![]);
    for (at, it) in evenly(text) {
        places.extend(std::iter::repeat_n(at, it.len_utf8()));
        evened.push(it);
    }
    let from = evened.find(piece)?;
    let last = *places.get((from + piece.len()).checked_sub(1)?)?;
    let end = text[last..].char_indices().skip(1).find(|(_, it)| !is_voicing(*it));
    Some(*places.get(from)?..end.map_or(text.len(), |(ahead, _)| last + ahead))
}

/// Each character that counts, and where it stands. A voicing mark of its own joins the character before.
fn evenly(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut coming = text.char_indices().peekable();
    std::iter::from_fn(move || {
        loop {
            let (at, it) = coming.next()?;
            if is_between(it) {
                continue;
            }
            let plain = even_one(it);
            let mark = coming.next_if(|(_, next)| is_voicing(*next)).map(|(_, mark)| mark);
            return Some((at, mark.map_or(plain, |mark| voiced(plain, mark))));
        }
    })
}

/// Blanks, and marks that people put between, or leave out, without meaning anything else.
fn is_between(it: char) -> bool {
    match it {
        // Most of what people write here, told at once: a search asks this of every character.
        'ぁ'..='ゖ' | '一'..='鿿' | 'ァ'..='ヺ' => false,
        '、' | '。' | '・' | ',' | '.' | '~' | 'ー' | '〜' | '…' | 'ｰ' | '､' | '｡' | '･' => true,
        _ => it.is_whitespace(),
    }
}

fn even_one(it: char) -> char {
    match it {
        'ぁ'..='ゖ' | '一'..='鿿' => it,
        '\0'..='\x7f' => it.to_ascii_lowercase(),
        'ァ'..='ヶ' => shifted(it, -0x60),
        '！'..='～' => shifted(it, -0xfee0).to_ascii_lowercase(),
        'ｦ'..='ﾝ' => HALF_WIDTH.chars().nth(it as usize - 'ｦ' as usize).unwrap_or(it),
        _ => it,
    }
}

/// From ｦ to ﾝ, as they are read.
const HALF_WIDTH: &str =
    "をぁぃぅぇぉゃゅょっーあいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわん";

fn is_voicing(it: char) -> bool {
    matches!(it, 'ﾞ' | 'ﾟ' | '\u{3099}' | '\u{309a}' | '゛' | '゜')
}

fn voiced(it: char, mark: char) -> char {
    let round = matches!(mark, 'ﾟ' | '\u{309a}' | '゜');
    match it {
        'は' | 'ひ' | 'ふ' | 'へ' | 'ほ' => shifted(it, if round { 2 } else { 1 }),
        'う' if !round => 'ゔ',
        'か'..='と' if !round => shifted(it, 1),
        _ => it,
    }
}

fn shifted(it: char, by: i64) -> char {
    u32::try_from(i64::from(u32::from(it)) + by).ok().and_then(char::from_u32).unwrap_or(it)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_the_same_is_spelled_the_same() {
        for (one, other) in [
            ("ネコ", "ねこ"),
            ("ﾈｺ", "ねこ"),
            ("ガッコウ", "がっこう"),
            ("ｶﾞｯｺｳ", "がっこう"),
            ("か\u{3099}っこう", "がっこう"),
            ("ﾊﾟﾝ", "ぱん"),
            ("ＡＢＣ１２", "abc12"),
            ("コーヒー、の　む", "こひのむ"),
            ("ﾔｰﾒﾀ", "やめた"),
        ] {
            assert_eq!(even(one), even(other), "{one}");
        }
        assert_ne!(even("はな"), even("ばな"), "another word");
        assert_eq!(even("、。 "), "");
    }

    #[test]
    fn a_piece_is_found_where_it_was_typed() {
        let text = "きのう、ガッ コウへ。";
        assert_eq!(find_evenly(text, &even("学校")), None);
        assert_eq!(&text[find_evenly(text, &even("がっこう")).unwrap()], "ガッ コウ");
        let half = "ｷｮｳｶﾞﾂﾗｲ";
        assert_eq!(&half[find_evenly(half, &even("が")).unwrap()], "ｶﾞ");
        assert_eq!(&half[find_evenly(half, &even("つらい")).unwrap()], "ﾂﾗｲ");
        assert_eq!(find_evenly("", "a"), None);
        assert_eq!(find_evenly("かか", ""), None, "nothing is nowhere");
    }
}

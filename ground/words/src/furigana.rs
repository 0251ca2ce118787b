//! Readings above the kanji of our own texts.
//!
//! A switch for readers; the dictionary (`furigana.tsv` beside `Cargo.toml`, format in [`dictionary`]) is kept by
//! hand, because a wrong reading is worse than none: it makes a reader doubt themselves. So a reading of one kanji is
//! never used inside a longer run of kanji; write the compound into the dictionary.
//!
//! Promises: the longest entry wins; the reading stands over the kanji and not over the kana behind them.
//! Deliberately doesn't know: what somebody wrote. Names have readings that only their owners know.

mod dictionary;

/// A stretch of text, with its reading if it has one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Part<'t> {
    pub(crate) text: &'t str,
    pub(crate) reading: Option<&'static str>,
}

/// Runs of kanji that the dictionary has no reading for, each once, in the order of the text.
pub fn unread(text: &str) -> Vec<String> {
    let mut unread: Vec<String> = vec![];
    for part in parts(text, None).iter().filter(|part| part.reading.is_none()) {
        for run in part.text.split(|char| !is_kanji(char)).filter(|run| !run.is_empty()) {
            if !unread.iter().any(|known| known == run) {
                unread.push(run.to_owned());
            }
        }
    }
    unread
}

/// Cuts our text where readings belong. `digit_before` is the last digit of a value that stands in front of the text,
/// so that 人 is read にん after a number.
pub(crate) fn parts(text: &str, digit_before: Option<char>) -> Vec<Part<'_>> {
    let mut parts = vec![];
    let (mut at, mut silent_from) = (0, 0);
    while let Some(char) = text[at..].chars().next() {
        let Some(entry) = dictionary::longest(&text[at..], &text[..at], digit_before) else {
            at += char.len_utf8();
            continue;
        };
        for (place, reading) in &entry.readings {
            push_silent(&mut parts, &text[silent_from..at + place.start]);
            parts.push(Part { text: &text[at + place.start..at + place.end], reading: Some(reading) });
            silent_from = at + place.end;
        }
        at += entry.text.len();
    }
    push_silent(&mut parts, &text[silent_from..]);
    parts
}

fn push_silent<'t>(parts: &mut Vec<Part<'t>>, text: &'t str) {
    if !text.is_empty() {
        parts.push(Part { text, reading: None });
    }
}

fn is_kanji(char: char) -> bool {
    matches!(char, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '々' | '〆')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 「漢字(かんじ)」, for reading tests.
    fn read(text: &str) -> String {
        read_after(text, None)
    }

    fn read_after(text: &str, digit: Option<char>) -> String {
        let show = |part: &Part<'_>| match part.reading {
            Some(reading) => format!("{}({reading})", part.text),
            None => part.text.to_owned(),
        };
        parts(text, digit).iter().map(show).collect()
    }

    #[test]
    fn the_reading_stands_over_the_kanji_only() {
        assert_eq!(read("書いた 文は 消えます。"), "書(か)いた 文(ぶん)は 消(き)えます。");
        assert_eq!(read("消します。引っ越し"), "消(け)します。引(ひ)っ越(こ)し");
    }

    #[test]
    fn what_follows_decides_between_two_readings() {
        assert_eq!(read("話す。話を聞く"), "話(はな)す。話(はなし)を聞(き)く");
        assert_eq!(read("入る、入れる、空でも入れます"), "入(はい)る、入(い)れる、空(から)でも入(はい)れます");
        assert_eq!(read("来る、来て、来ない"), "来(く)る、来(き)て、来(こ)ない");
    }

    #[test]
    fn a_number_before_it_decides_too() {
        assert_eq!(read("15分から、30分で、12時に"), "15分(ふん)から、30分(ぷん)で、12時(じ)に");
        assert_eq!(read("2人で、12人で"), "2人(ふたり)で、12人(にん)で");
        assert_eq!(read_after(" 行 あります", Some('2')), " 行(ぎょう) あります");
        assert_eq!(read_after("人 います", None), "人(ひと) います");
    }

    #[test]
    fn one_kanji_is_not_read_inside_a_longer_run() {
        assert_eq!(read("鑿人"), "鑿人");
        assert_eq!(unread("鑿人と、鑿人。人が鑿"), ["鑿人", "鑿"]);
    }

    #[test]
    fn the_screens_for_readers_are_read_completely() {
        let screens = include_str!("../tests/it/sentences.txt");
        assert_eq!(unread(screens), Vec::<String>::new());
    }
}

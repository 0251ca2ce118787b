//! The content-free rule: a list of words that may stand in no subject, no body, no sender's name and no address line
//! that leaves the house. (promise N-11; capability 27)

/// What every mail looks like from outside.
pub struct Letterhead {
    pub subject: String,
    pub body: String,
}

/// Words that would tell what this is about to whoever looks at a locked screen.
const TELLING: &[&str] = &[
    "相談",
    "ひきこもり",
    "引きこもり",
    "引き籠",
    "支援",
    "精神",
    "心理",
    "カウンセ",
    "記録",
    "手紙",
    "返事",
    "悩み",
    "こころ",
    "自殺",
    "いのち",
    "福祉",
    "居場所",
    "家族会",
    "スタッフ",
    "匿名",
    "合いことば",
    "consult",
    "support",
    "hikikomori",
    "counsel",
    "mental",
    "letter",
    "reply",
    "welfare",
    "suicide",
    "therapy",
    "engawa",
    "soudan",
    "sodan",
    "shien",
    "ibasho",
    "fukushi",
];

/// The first telling word, if there is one.
pub fn tells_something(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    TELLING.iter().copied().find(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::tells_something;

    #[test]
    fn a_telling_word_is_found_in_any_spelling_of_capitals() {
        assert_eq!(tells_something("新しいお知らせがあります"), None);
        assert_eq!(tells_something("ご相談について"), Some("相談"));
        assert_eq!(tells_something("Your LETTER"), Some("letter"));
    }
}

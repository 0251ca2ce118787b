//! How a caller is found by the name they go by, without a list of names. Pure.
//!
//! Promises: what the database keeps is a keyed hash of each beginning of the name; the key lies sealed in the team's own
//! circle. So a name that somebody says can be looked up, and no names can be listed: not by the house, not by a worker,
//! not by whoever has the database.
use crate::thread::ThreadId;
use ground_kernel::Timestamp;
use ground_seal::{Label, Secret, mac};

/// Beginnings longer than this are found by this much of them.
const LONGEST_BEGINNING: usize = 12;

/// Somebody with a thread of this team who goes by such a name.
#[derive(Clone, Debug)]
pub(crate) struct Caller {
    pub thread: ThreadId,
    /// When we last wrote down a contact; our own act.
    pub last_at: Option<Timestamp>,
}

/// Under which a name is found: each of its beginnings.
pub(crate) fn finders(key: &Secret, name: &str) -> Vec<[u8; 32]> {
    let name = spoken(name);
    let ends = name.char_indices().map(|(at, it)| at + it.len_utf8()).take(LONGEST_BEGINNING);
    ends.map(|end| mac(key, Label::CALLER, &[&name.as_bytes()[..end]])).collect()
}

/// What finds a name that was heard. `None` when nothing was.
pub(crate) fn finder(key: &Secret, heard: &str) -> Option<[u8; 32]> {
    finders(key, heard).pop()
}

/// The name as it sounds: katakana as hiragana, wide letters as usual ones, without blanks and politeness.
pub(crate) fn spoken(name: &str) -> String {
    let one = |it: char| match it {
        'ァ'..='ヶ' => char::from_u32(it as u32 - 0x60).unwrap_or(it),
        'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '０'..='９' => char::from_u32(it as u32 - 0xFEE0).unwrap_or(it),
        other => other,
    };
    let name: String = name.chars().filter(|it| !it.is_whitespace()).map(one).collect::<String>().to_lowercase();
    let polite = ["さん", "さま", "様", "ちゃん", "くん", "君"];
    let short = polite.iter().find_map(|it| name.strip_suffix(it)).filter(|it| !it.is_empty());
    short.map_or(name.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_as_it_sounds_and_by_its_beginning() {
        let key = Secret::from_bytes([7; 32]);
        let kept = finders(&key, "あおい さん");
        assert_eq!(kept.len(), 3);
        for heard in ["あおい", "アオイさま", "あお", "あ"] {
            assert!(kept.contains(&finder(&key, heard).unwrap()), "{heard}");
        }
        for heard in ["あおいそら", "おい", "みどり"] {
            assert!(!kept.contains(&finder(&key, heard).unwrap()), "{heard}");
        }
        assert_eq!(finder(&key, "  "), None);
        assert_ne!(finder(&key, "あ"), finder(&Secret::from_bytes([8; 32]), "あ"));
    }

    #[test]
    fn politeness_alone_is_a_name() {
        let key = Secret::from_bytes([7; 32]);
        assert_eq!(finders(&key, "さま").len(), 2);
    }
}

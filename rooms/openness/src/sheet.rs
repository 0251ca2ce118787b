//! A sheet: what is hard to say, and whether an answer is wanted. Both lie in the same sealed text, so that not even the
//! wish for an answer stands anywhere else. Pure.
use crate::Error;

/// Number of the sealed table. Never reused.
pub(crate) const OPENNESS_SHEET: u16 = 22;
const LONGEST: usize = 10_000;
/// Stands before the text of a sheet that wants an answer.
const WANTS: &str = "answer\n";
const WANTS_NONE: &str = "none\n";

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(crate) struct Sheet {
    pub wants_answer: bool,
    /// Empty: a reader was chosen, and nothing was said yet.
    pub text: String,
}

impl Sheet {
    /// As it was typed; every character stays.
    pub(crate) fn of(text: String, wants_answer: bool) -> Result<Sheet, Error> {
        if text.chars().count() > LONGEST {
            return Err(Error::TooLong);
        }
        Ok(Sheet { wants_answer, text })
    }

    pub(crate) fn says_something(&self) -> bool {
        !self.text.trim().is_empty()
    }

    pub(crate) fn to_text(&self) -> String {
        format!("{}{}", if self.wants_answer { WANTS } else { WANTS_NONE }, self.text)
    }

    /// What nobody wrote like this is all text, and wants no answer.
    pub(crate) fn from_text(text: &str) -> Sheet {
        let (wants_answer, text) = match (text.strip_prefix(WANTS), text.strip_prefix(WANTS_NONE)) {
            (Some(rest), _) => (true, rest),
            (None, Some(rest)) => (false, rest),
            (None, None) => (false, text),
        };
        Sheet { wants_answer, text: text.to_owned() }
    }
}

/// What is said back: something, and not too much of it.
pub(crate) fn said_back(text: String) -> Result<String, Error> {
    match text {
        text if text.trim().is_empty() => Err(Error::Empty),
        text if text.chars().count() > LONGEST => Err(Error::TooLong),
        text => Ok(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_comes_back_as_it_was_whatever_stands_in_it() {
        for text in ["", "answer\nと書いてある", "none\n", "\n\n行のはじめ", "甲さんの言い方がつらい"]
        {
            for wants_answer in [true, false] {
                let sheet = Sheet::of(text.to_owned(), wants_answer).unwrap();
                assert_eq!(Sheet::from_text(&sheet.to_text()), sheet);
            }
        }
        assert!(Sheet::of("あ".repeat(LONGEST + 1), false).is_err());
    }

    #[test]
    fn a_choice_alone_says_nothing_and_nothing_wants_an_answer_by_itself() {
        assert!(!Sheet::default().says_something() && !Sheet::default().wants_answer);
        assert!(!Sheet::from_text("なにか").wants_answer);
        assert!(said_back("  \n".to_owned()).is_err());
    }
}

//! A fence around what somebody typed, so that it stays apart from our own words inside one sentence.
//!
//! Why: 「{ $nickname }さんへ」 is one string after it is put together, yet only さんへ is ours. Our part may get
//! readings; their part must be shown letter by letter. Two private-use characters mark where it begins and ends.
//! Promises: a value cannot climb out, because these two characters are taken out of it first.
//! Deliberately doesn't know: HTML. Escaping happens on both sides of the fence, so safety doesn't rest on it.

const OPEN: char = '\u{E000}';
const CLOSE: char = '\u{E001}';

/// One stretch of a sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Piece<'a> {
    Ours(&'a str),
    Value(&'a str),
}

impl<'a> Piece<'a> {
    pub(crate) fn text(self) -> &'a str {
        match self {
            Piece::Ours(text) | Piece::Value(text) => text,
        }
    }
}

pub(crate) fn fenced(value: &str) -> String {
    let inside = value.chars().filter(|&char| !is_fence(char));
    std::iter::once(OPEN).chain(inside).chain([CLOSE]).collect()
}

pub(crate) fn holds_a_fence(text: &str) -> bool {
    text.contains(is_fence)
}

/// Our words and the values between them, in order; nothing empty.
pub(crate) fn pieces(marked: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut parts = marked.split(OPEN);
    let before = parts.next().unwrap_or_default();
    let rest = parts.flat_map(|part| {
        let (value, ours) = part.split_once(CLOSE).unwrap_or((part, ""));
        [Piece::Value(value), Piece::Ours(ours)]
    });
    std::iter::once(Piece::Ours(before)).chain(rest).filter(|piece| !piece.text().is_empty())
}

fn is_fence(char: char) -> bool {
    char == OPEN || char == CLOSE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_words_and_values_come_apart_again() {
        let marked = format!("{}さん、{}です", fenced("花"), fenced(""));
        let seen: Vec<_> = pieces(&marked).collect();
        assert_eq!(seen, [Piece::Value("花"), Piece::Ours("さん、"), Piece::Ours("です")]);
    }

    #[test]
    fn a_value_cannot_climb_out() {
        let marked = fenced("a\u{E001}漢字\u{E000}b");
        assert_eq!(pieces(&marked).collect::<Vec<_>>(), [Piece::Value("a漢字b")]);
    }
}

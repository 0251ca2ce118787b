//! Reading words that somebody typed.
//!
//! First the gaps are believed: a word never reaches over one. If nothing comes of that, gaps are ignored, for those who
//! write without any or put them elsewhere. In both cases the words are taken longest first, going back when the rest
//! does not come out; only a reading that is the only one counts. The limits keep the search small whatever is typed.

use zeroize::Zeroizing;

use super::fold::{fold, is_gap};
use super::list::{LENGTHS, place_of};
use super::words::Words;

/// The second reading ends the search: then there is more than one way.
const READINGS: usize = 2;

/// What stands between two gaps, folded.
type Piece = Zeroizing<Vec<char>>;

/// Why words could not be read. Holds none of what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WordsError {
    #[error("there are characters that are not kana")]
    Unreadable,
    #[error("piece {nth} is no word of the list")]
    Unknown {
        /// Which piece between gaps, the first being 1.
        nth: usize,
    },
    #[error("there are {found} pieces")]
    WrongCount {
        /// How many pieces there are between gaps.
        found: usize,
    },
    #[error("the words can be read in more than one way")]
    Ambiguous,
}

/// The only reading of `text` as `N` words.
pub(super) fn read<const N: usize>(text: &str) -> Result<Words<N>, WordsError> {
    let pieces = pieces(text)?;
    let letters: Zeroizing<Vec<char>> = Zeroizing::new(pieces.iter().flat_map(|piece| piece.iter().copied()).collect());
    if letters.len() > N * LENGTHS.end() {
        return Err(reason(&pieces, N));
    }
    let mut found = Search::run(&letters, gaps(&pieces));
    if found.is_empty() {
        found = Search::run(&letters, vec![]);
    }
    match found.len() {
        0 => Err(reason(&pieces, N)),
        1 => Ok(found.remove(0)),
        _ => Err(WordsError::Ambiguous),
    }
}

/// The folded pieces between gaps.
fn pieces(text: &str) -> Result<Vec<Piece>, WordsError> {
    let pieces = text.split(is_gap).map(|piece| Piece::new(piece.chars().filter_map(fold).collect()));
    let pieces: Vec<_> = pieces.filter(|piece| !piece.is_empty()).collect();
    let kana = |letter: &char| ('あ'..='ん').contains(letter);
    if pieces.iter().all(|piece| piece.iter().all(kana)) { Ok(pieces) } else { Err(WordsError::Unreadable) }
}

/// Where pieces end, counted in letters from the beginning.
fn gaps(pieces: &[Piece]) -> Vec<usize> {
    let ends = pieces.iter().scan(0, |end, piece| {
        *end += piece.len();
        Some(*end)
    });
    ends.collect()
}

/// What to say when there is no reading: the first unknown piece, or else that there are too few or too many.
fn reason(pieces: &[Piece], wanted: usize) -> WordsError {
    let unknown = pieces.iter().position(|piece| place_of(piece).is_none());
    match unknown {
        Some(at) if pieces.len() >= wanted || pieces[at].len() <= *LENGTHS.end() => WordsError::Unknown { nth: at + 1 },
        _ => WordsError::WrongCount { found: pieces.len() },
    }
}

/// A walk through the letters, word by word.
struct Search<'a, const N: usize> {
    letters: &'a [char],
    gaps: Vec<usize>,
    taken: Zeroizing<Vec<u16>>,
    found: Vec<Words<N>>,
}

impl<const N: usize> Search<'_, N> {
    fn run(letters: &[char], gaps: Vec<usize>) -> Vec<Words<N>> {
        let mut search = Search { letters, gaps, taken: Zeroizing::new(Vec::with_capacity(N)), found: vec![] };
        search.go_on(0);
        search.found
    }

    fn go_on(&mut self, at: usize) {
        if at == self.letters.len() {
            self.found.extend(self.taken.as_slice().try_into().ok().map(Words));
            return;
        }
        let end = self.end_of_piece(at);
        for length in LENGTHS.rev().filter(|length| at + length <= end) {
            if self.taken.len() == N || self.found.len() == READINGS {
                return;
            }
            if let Some(place) = place_of(&self.letters[at..at + length]) {
                self.taken.push(place);
                self.go_on(at + length);
                self.taken.pop();
            }
        }
    }

    fn end_of_piece(&self, at: usize) -> usize {
        self.gaps.iter().copied().find(|gap| *gap > at).unwrap_or(self.letters.len())
    }
}

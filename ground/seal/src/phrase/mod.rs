//! What people keep: a number, six words, a passphrase, the twelve words of a card.
//!
//! All are drawn by the house and never chosen, so nobody can guess them from a life. They are made to be read
//! aloud, written by hand, and typed on a telephone at night: the words come from a list of our own without danger or
//! shame in it (`gentle.txt`), and what is typed is read gently. Katakana, missing marks, small and large kana, spaces or
//! none: all of it is forgiven, because no two words of the list differ only in that.
//!
//! Nothing here is checked against an account; that is the lock's.

mod card;
mod fold;
mod list;
mod number;
mod passphrase;
mod read;
mod recovery;
mod words;

pub use card::CardWords;
pub use list::WORDS;
pub use number::{NotANumber, Number};
pub use passphrase::Passphrase;
pub use read::WordsError;
pub use recovery::RecoveryWords;

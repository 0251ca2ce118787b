//! Text in three voices. Rooms bring their words in `words/{ja,ja-plain,en}.ftl`; here they become one [`Speaker`] per page.
//!
//! Why: no sentence stands in Rust or in a template, so each can be read, weighed and changed in one place, and
//! every reader gets the same house in standard Japanese, in plain Japanese or in English, with readings above the
//! kanji if they wish, and with dates as people say them.
//!
//! Promises: what is shown is escaped; what somebody typed is never given a reading nor mistaken for our own words;
//! a key that one voice lacks, or a word that hurts, is found by a test ([`check`], [`lint`]) and not by a reader.
//! Deliberately doesn't know: pages, who is reading, what time it is now, or which rooms there are.

pub mod check;
mod dates;
mod fence;
pub mod furigana;
pub mod lint;
pub mod own;
mod said;
mod speaker;
mod voice;
mod words;

pub use said::Said;
pub use speaker::Speaker;
pub use voice::Voice;
pub use words::{RoomWords, Words};

/// Marks a key that is kept in a value (an error variant, a table), so that the check finds it.
#[macro_export]
macro_rules! word {
    ($key:literal) => {
        $key
    };
}

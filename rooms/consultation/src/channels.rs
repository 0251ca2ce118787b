//! Two ways of one party, joined by that party alone. Pure.
//!
//! Whoever comes by two ways (a telephone, a letter without a name) and wishes that both lie side by side enters the number
//! and words of the one while signed in with the other. A text that names the other thread is then sealed into both
//! circles, each signed by its own party. Promises: only who holds both secrets can write both texts, so neither staff nor
//! software nor a row in the database can join anybody; either of the two, taken away, ends it.
use crate::thread::{Thread, ThreadId};
use ground_circle::TextPlace;

/// Number of the sealed table. Never reused.
pub(crate) const CONSULTATION_CHANNEL: u16 = 19;

/// Where it stands, in the circle of a thread, which other thread is the same party's.
pub(crate) fn other_place(thread: ThreadId) -> TextPlace {
    TextPlace::of(CONSULTATION_CHANNEL, 1, thread)
}

/// May the two stand side by side at a desk? Only where one team answers both, and each party named the other.
pub(crate) fn belong_together(one: &Thread, named: Option<ThreadId>, other: &Thread, back: Option<ThreadId>) -> bool {
    let both_there = !one.erased && !other.erased && one.id != other.id;
    both_there && one.team == other.team && named == Some(other.id) && back == Some(one.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::thread::tests::thread;
    use ground_kernel::Id;

    #[test]
    fn two_ways_belong_together_only_while_each_names_the_other() {
        let (one, other) = (thread(), Thread { id: Id::from_array([7; 16]), ..thread() });
        let (a, b) = (one.id, other.id);
        assert!(belong_together(&one, Some(b), &other, Some(a)));
        for (named, back) in [(None, Some(a)), (Some(b), None), (Some(a), Some(a)), (Some(b), Some(b))] {
            assert!(!belong_together(&one, named, &other, back));
        }
        let elsewhere = Thread { team: Id::from_array([9; 16]), ..other.clone() };
        assert!(!belong_together(&one, Some(b), &elsewhere, Some(a)));
        assert!(!belong_together(&one, Some(b), &other.erased(), Some(a)));
    }
}

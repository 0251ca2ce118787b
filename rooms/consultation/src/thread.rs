//! The rules of a thread: the letters of one party. Pure. Silence is rest: nothing here counts days of anybody's silence;
//! the only dates are our own.
use ground_kernel::{AccountId, CircleId, Id, TeamId, Timestamp};
use ground_seal::phrase::WORDS;

pub(crate) type ThreadId = Id<Thread>;

#[derive(Clone, Debug)]
pub(crate) struct Thread {
    pub id: ThreadId,
    pub party: AccountId,
    pub circle: CircleId,
    pub team: TeamId,
    pub arrived_at: Timestamp,
    /// Arrival of the oldest letter that has no answer yet.
    pub waiting_since: Option<Timestamp>,
    /// Our promise.
    pub promised_by: Option<Timestamp>,
    /// Only changes the order in which humans read.
    pub read_first: bool,
    pub answered: bool,
    pub letters: i64,
    pub erased: bool,
}

impl Thread {
    /// Another letter of theirs came in. An earlier promise of ours stays as it is.
    pub(crate) fn written_to(self, now: Timestamp, promised_by: Option<Timestamp>, read_first: bool) -> Self {
        Thread {
            waiting_since: self.waiting_since.or(Some(now)),
            promised_by: promised_by.and(self.promised_by.or(promised_by)),
            read_first: self.read_first || read_first,
            letters: self.letters + 1,
            ..self
        }
    }

    /// A letter was erased: what is left waits as before; if nothing is left, we owe nothing.
    pub(crate) fn still_waits(self, oldest: Option<Timestamp>) -> Self {
        match oldest.filter(|_| self.waiting_since.is_some()) {
            Some(since) => Thread { waiting_since: Some(since), ..self },
            None => Thread { waiting_since: None, promised_by: None, read_first: false, ..self },
        }
    }

    /// An answer is on its way.
    pub(crate) fn answered(self) -> Self {
        Thread { waiting_since: None, promised_by: None, read_first: false, answered: true, ..self }
    }

    /// It was taken back before it was seen: the letters wait as before, and are read first, since someone hesitated.
    pub(crate) fn waits_again(
        self,
        since: Timestamp,
        promised_by: Option<Timestamp>,
        answered: bool,
        read_first: bool,
    ) -> Self {
        Thread { waiting_since: Some(since), promised_by, answered, read_first, ..self }
    }

    pub(crate) fn erased(self) -> Self {
        Thread { erased: true, waiting_since: None, promised_by: None, read_first: false, ..self }
    }

    /// Two gentle words by which workers speak of a thread without opening it. Made of the random id; they say nothing.
    pub(crate) fn handle(&self) -> String {
        handle_of(self.id)
    }
}

/// The same, for a thread of which nothing else is in hand.
pub(crate) fn handle_of(id: ThreadId) -> String {
    let bytes = id.as_bytes();
    let word = |at: usize| WORDS[usize::from(u16::from_be_bytes([bytes[at], bytes[at + 1]])) % WORDS.len()];
    format!("{}・{}", word(10), word(14))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn thread() -> Thread {
        Thread {
            id: Id::from_array([1; 16]),
            party: Id::from_array([2; 16]),
            circle: Id::from_array([3; 16]),
            team: Id::from_array([4; 16]),
            arrived_at: at(0),
            waiting_since: None,
            promised_by: None,
            read_first: false,
            answered: false,
            letters: 0,
            erased: false,
        }
    }
    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_micros(0).plus_seconds(seconds)
    }

    #[test]
    fn a_second_letter_does_not_push_our_first_promise_away() {
        let thread = thread().written_to(at(1), Some(at(100)), false).written_to(at(2), Some(at(200)), false);
        assert_eq!((thread.waiting_since, thread.promised_by, thread.letters), (Some(at(1)), Some(at(100)), 2));
    }

    #[test]
    fn who_wants_no_reply_any_more_is_promised_nothing() {
        let thread = thread().written_to(at(1), Some(at(100)), false).written_to(at(2), None, false);
        assert_eq!(thread.promised_by, None);
    }

    #[test]
    fn an_answer_ends_waiting_promise_and_order() {
        let thread = thread().written_to(at(1), Some(at(100)), true).answered();
        assert_eq!((thread.waiting_since, thread.promised_by, thread.read_first), (None, None, false));
    }
}

//! The rules of a contact: a call, a visit to the office, a letter on paper; who said what in it, and who wrote it down.
//! Pure.
use crate::thread::Thread;
use ground_kernel::{AccountId, Id};

pub(crate) type LineId = Id<Line>;

/// One line of what was written down, with whose page it stands on.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub id: LineId,
    pub party: AccountId,
    pub there: bool,
}

impl Line {
    pub(crate) fn of(id: LineId, thread: &Thread) -> Self {
        Line { id, party: thread.party, there: true }
    }
}

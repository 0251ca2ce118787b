//! A worker who is hurt by what somebody writes is sheltered: another one reads first, letters are signed by the house, and
//! agreed limits are told in kind words. Pure. The one who writes is never shut out by a machine, and is told all of it.
//! Guideline 4-4 支援員の安全. (capability 194)
use crate::{letter::LetterId, thread::ThreadId};
use ground_kernel::{AccountId, Timestamp};

#[derive(Clone, Debug)]
pub(crate) struct Shelter {
    pub thread: ThreadId,
    pub sheltered: AccountId,
    /// Who reads first.
    pub reader: AccountId,
    pub house_name: bool,
    /// The number of the last letter that the other one has read.
    pub read_up_to: i64,
    pub begun_at: Timestamp,
    pub told_at: Option<Timestamp>,
}

impl Shelter {
    /// Does the thread open for this worker, without asking again? For the sheltered one only as far as the other has read.
    pub(crate) fn opens_for(&self, who: AccountId, newest: i64) -> bool {
        who != self.sheltered || newest <= self.read_up_to
    }
    /// Letters are signed by the house from the moment on at which the writer was told.
    pub(crate) fn signs_by_house(&self) -> bool {
        self.house_name && self.told_at.is_some()
    }
}

/// A copy on paper of one letter, kept by two. The writer sees that it exists, and who keeps it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Evidence {
    pub letter: LetterId,
    pub first: AccountId,
    pub second: Option<AccountId>,
    pub kept_on: Option<Timestamp>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use ground_kernel::Id;

    #[test]
    fn the_sheltered_one_reads_only_what_another_has_read() {
        let (sheltered, reader) = (Id::from_array([1; 16]), Id::from_array([2; 16]));
        let now = Timestamp::from_micros(0);
        let thread = Id::from_array([3; 16]);
        let it = Shelter { thread, sheltered, reader, house_name: true, read_up_to: 4, begun_at: now, told_at: None };
        assert!(it.opens_for(sheltered, 4) && !it.opens_for(sheltered, 5) && it.opens_for(reader, 5));
        assert!(!it.signs_by_house(), "not before the writer was told");
    }
}

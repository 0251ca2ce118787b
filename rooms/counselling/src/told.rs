//! What the team is to learn of counselling: written by one of the two, read by both, and told by the person's press. Its text
//! is never changed, so that what was read is what is told; whoever wants other words writes anew. Pure.
use crate::pair::PairId;
use ground_circle::TextPlace;
use ground_kernel::{AccountId, Id, Timestamp};

/// Numbers of the sealed tables: the text between the two, and the same text once it was told. Never reused.
pub(crate) const COUNSELLING_TOLD: u16 = 127;
pub(crate) const COUNSELLING_FOR_TEAM: u16 = 128;

pub(crate) type ToldId = Id<Told>;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Told {
    pub(crate) id: ToldId,
    pub(crate) pair: PairId,
    pub(crate) party: AccountId,
    pub(crate) writer: AccountId,
    pub(crate) written_on: Timestamp,
    pub(crate) read_on: Option<Timestamp>,
    pub(crate) told_on: Option<Timestamp>,
    pub(crate) taken_back_on: Option<Timestamp>,
}

impl Told {
    /// In the circle of the two.
    pub(crate) fn place(&self) -> TextPlace {
        TextPlace::of(COUNSELLING_TOLD, 1, self.id)
    }
    /// In the circle that the team holds.
    pub(crate) fn place_for_team(&self) -> TextPlace {
        TextPlace::of(COUNSELLING_FOR_TEAM, 1, self.id)
    }
    pub(crate) fn by_the_person(&self) -> bool {
        self.writer == self.party
    }
    /// What the counsellor wrote, the person reads where they press. What the person wrote, the counsellor has to have read.
    pub(crate) fn both_have_read(&self) -> bool {
        !self.by_the_person() || self.read_on.is_some()
    }
    pub(crate) fn may_be_told(&self) -> bool {
        self.both_have_read() && self.told_on.is_none()
    }
    pub(crate) fn stands(&self) -> bool {
        self.told_on.is_some() && self.taken_back_on.is_none()
    }
    pub(crate) fn may_be_read(&self) -> bool {
        self.by_the_person() && self.read_on.is_none() && self.told_on.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(writer: u8, read: bool, told: bool, back: bool) -> Told {
        let day = Timestamp::from_micros(0);
        let on = |it: bool| it.then_some(day);
        let id = |it: u8| Id::from_array([it; 16]);
        let (party, writer) = (id(1), id(writer));
        Told {
            id: Id::from_array([3; 16]),
            pair: Id::from_array([4; 16]),
            party,
            writer,
            written_on: day,
            read_on: on(read),
            told_on: on(told),
            taken_back_on: on(back),
        }
    }

    /// capability 147
    #[test]
    fn nothing_is_told_that_only_one_has_read() {
        assert!(told(2, false, false, false).may_be_told(), "the person reads it where they press");
        assert!(!told(1, false, false, false).may_be_told());
        assert!(told(1, true, false, false).may_be_told());
        assert!(!told(2, false, true, false).may_be_told(), "once is enough");
        assert!(told(2, false, true, false).stands());
        assert!(!told(2, false, true, true).stands() && !told(2, false, false, false).stands());
    }
}

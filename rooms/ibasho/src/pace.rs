//! Slowness as a value of a room, or for one seat for a while: one message in so many seconds. Pure, without a clock.
//!
//! Promises: it never loses what was written, it only says from when it may be sent; nobody but the one concerned sees
//! that a seat has a pace of its own. (capability 84)
use ground_kernel::Timestamp;
use std::collections::BTreeMap;

/// How slow a room, or one seat, is when it is slow.
pub(crate) const SLOW_SECONDS: u32 = 30;

/// The pace of a room, and who has one of their own until when. `Seat` is whatever a room knows a seat by.
#[derive(Clone, Debug)]
pub(crate) struct Pace<Seat> {
    /// For everybody; none: as one likes.
    room_seconds: Option<u32>,
    own: BTreeMap<Seat, Own>,
}

#[derive(Clone, Copy, Debug)]
struct Own {
    seconds: u32,
    until: Timestamp,
}

impl<Seat: Ord> Pace<Seat> {
    pub(crate) fn of_room(room_seconds: Option<u32>) -> Self {
        Pace { room_seconds, own: BTreeMap::new() }
    }
    /// The room becomes slow, or as it was. What was said before counts.
    pub(crate) fn set_room(&mut self, seconds: Option<u32>) {
        self.room_seconds = seconds;
    }
    pub(crate) fn room_is_slow(&self) -> bool {
        self.room_seconds.is_some()
    }
    /// One seat is slow until then; by itself it ends.
    pub(crate) fn slow_one(&mut self, seat: Seat, seconds: u32, until: Timestamp) {
        self.own.insert(seat, Own { seconds, until });
    }
    pub(crate) fn quicken_one(&mut self, seat: &Seat) {
        self.own.remove(seat);
    }
    /// Whether this seat, which last said something then, may say something now; if not, from when.
    pub(crate) fn may_speak(&self, seat: &Seat, said_at: Option<Timestamp>, now: Timestamp) -> Result<(), Timestamp> {
        let own = self.own.get(seat).filter(|it| now < it.until).map(|it| it.seconds);
        let wait = own.max(self.room_seconds).unwrap_or_default();
        match said_at.map(|at| at.plus_seconds(i64::from(wait))) {
            Some(from) if now < from => Err(from),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_micros(0).plus_seconds(seconds)
    }

    /// capability 84
    #[test]
    fn one_message_in_thirty_seconds_for_the_room_or_for_one_seat() {
        let mut pace = Pace::of_room(None);
        assert_eq!(pace.may_speak(&"a", Some(at(0)), at(0)), Ok(()));
        pace.set_room(Some(SLOW_SECONDS));
        assert!(pace.room_is_slow());
        assert_eq!(pace.may_speak(&"a", Some(at(0)), at(29)), Err(at(30)));
        assert_eq!(pace.may_speak(&"b", None, at(29)), Ok(()), "who has said nothing may begin");
        assert_eq!(pace.may_speak(&"a", Some(at(0)), at(30)), Ok(()));
        pace.set_room(None);
        pace.slow_one("b", 60, at(100));
        assert_eq!(pace.may_speak(&"a", Some(at(40)), at(41)), Ok(()), "the others notice nothing");
        assert_eq!(pace.may_speak(&"b", Some(at(40)), at(41)), Err(at(100)));
        assert_eq!(pace.may_speak(&"b", Some(at(99)), at(100)), Ok(()), "it ends by itself");
        pace.slow_one("b", 60, at(200));
        pace.quicken_one(&"b");
        assert_eq!(pace.may_speak(&"b", Some(at(40)), at(50)), Ok(()));
    }

    #[test]
    fn the_slower_of_two_paces_counts() {
        let mut pace = Pace::of_room(Some(30));
        pace.slow_one("b", 10, at(1000));
        assert_eq!(pace.may_speak(&"b", Some(at(0)), at(15)), Err(at(30)));
    }
}

//! The moment, and chance. Everything above is given these; a test gives its own.
use std::sync::Arc;

/// A moment, in whole microseconds since 1970 UTC, which is what both databases keep.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    pub const SECOND: i64 = 1_000_000;
    pub const MINUTE: i64 = 60 * Self::SECOND;
    pub const HOUR: i64 = 60 * Self::MINUTE;
    pub const DAY: i64 = 24 * Self::HOUR;

    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }
    pub const fn as_micros(self) -> i64 {
        self.0
    }
    pub const fn plus_micros(self, micros: i64) -> Self {
        Self(self.0 + micros)
    }
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        self.plus_micros(seconds * Self::SECOND)
    }
    pub const fn plus_hours(self, hours: i64) -> Self {
        self.plus_micros(hours * Self::HOUR)
    }
    /// Days of exactly 24 hours. For days as people count them, use civil time.
    pub const fn plus_days(self, days: i64) -> Self {
        self.plus_micros(days * Self::DAY)
    }
    /// Whole weeks since Monday 1970-01-05, UTC: names the shred key of the week.
    pub const fn week(self) -> u32 {
        ((self.0 - 4 * Self::DAY) / (7 * Self::DAY)) as u32
    }
}

pub trait Clock: Send + Sync {
    fn now(&self) -> Timestamp;
}

/// Draws ids. Keys are drawn in `ground/seal` and nowhere else.
pub trait Rng: Send + Sync {
    /// An id that sorts by time, for rows that only the house sees.
    fn uuid_at(&self, now: Timestamp) -> uuid::Uuid;
    /// An id that tells nothing, not even its time.
    fn blind_uuid(&self) -> uuid::Uuid;
}

pub type SharedClock = Arc<dyn Clock>;
pub type SharedRng = Arc<dyn Rng>;

/// The clock on the wall: the one place in the house that may look at it.
pub struct WallClock;
impl Clock for WallClock {
    #[expect(clippy::disallowed_methods, reason = "This is the one clock.")]
    fn now(&self) -> Timestamp {
        Timestamp(jiff::Timestamp::now().as_microsecond())
    }
}

/// The dice on the table.
pub struct WallDice;
impl Rng for WallDice {
    fn uuid_at(&self, now: Timestamp) -> uuid::Uuid {
        let seconds = now.0.div_euclid(Timestamp::SECOND);
        let nanos = now.0.rem_euclid(Timestamp::SECOND) * 1_000;
        uuid::Uuid::new_v7(uuid::Timestamp::from_unix(uuid::NoContext, seconds as u64, nanos as u32))
    }
    #[expect(clippy::disallowed_methods, reason = "This is the one place that draws ids.")]
    fn blind_uuid(&self) -> uuid::Uuid {
        uuid::Uuid::new_v4()
    }
}

#[cfg(test)]
mod tests {
    use super::Timestamp;

    #[test]
    fn a_week_begins_on_monday() {
        let monday = Timestamp::from_micros(0).plus_days(4);
        assert_eq!(monday.week(), 0);
        assert_eq!(monday.plus_days(7).plus_micros(-1).week(), 0);
        assert_eq!(monday.plus_days(7).week(), 1);
    }
}

//! A clock that stands still until it is told to go on.
use ground_kernel::{Clock, Id, Timestamp};
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

#[derive(Clone)]
pub struct FakeClock(Arc<AtomicI64>);

impl FakeClock {
    pub fn at(moment: Timestamp) -> Self {
        FakeClock(Arc::new(AtomicI64::new(moment.as_micros())))
    }
    pub fn set(&self, moment: Timestamp) {
        self.0.store(moment.as_micros(), Ordering::SeqCst);
    }
    pub fn pass_seconds(&self, seconds: i64) {
        self.0.fetch_add(seconds * Timestamp::SECOND, Ordering::SeqCst);
    }
    pub fn pass_days(&self, days: i64) {
        self.pass_seconds(days * 86_400);
    }
}

impl Clock for FakeClock {
    /// A microsecond passes at every look, so that two rows of one test don't share a moment.
    fn now(&self) -> Timestamp {
        Timestamp::from_micros(self.0.fetch_add(1, Ordering::SeqCst))
    }
}

/// A moment of Tokyo's civil time: `moment(2026, 11, 22, 3, 2)`.
pub fn moment(year: i64, month: i64, day: i64, hour: i64, minute: i64) -> Timestamp {
    let days = days_from_civil(year, month, day);
    Timestamp::from_micros(0).plus_days(days).plus_hours(hour - 9).plus_seconds(minute * 60)
}

/// Days since 1970-01-01 of a Gregorian date.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year - era * 400;
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// An id that is always the same, for rules and situations.
pub fn fixed_id<Of>(number: u8) -> Id<Of> {
    Id::from_array([number; 16])
}

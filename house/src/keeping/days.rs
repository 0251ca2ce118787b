//! Days in Tokyo, as names of files and lines have them.
use ground_kernel::Timestamp;
use jiff::{
    Zoned,
    civil::Date,
    tz::{Offset, TimeZone},
};

fn in_tokyo(at: Timestamp) -> Zoned {
    let moment = jiff::Timestamp::from_microsecond(at.as_micros()).unwrap_or_default();
    moment.to_zoned(TimeZone::fixed(Offset::constant(9)))
}

/// `2026-11-24`.
pub fn day_in_tokyo(at: Timestamp) -> String {
    in_tokyo(at).date().to_string()
}

pub fn hour_in_tokyo(at: Timestamp) -> i8 {
    in_tokyo(at).hour()
}

/// How many days ago a day was; negative for one that comes.
pub fn days_since(day: &str, now: Timestamp) -> Option<i64> {
    let then: Date = day.parse().ok()?;
    let days = then.until((jiff::Unit::Day, in_tokyo(now).date())).ok()?;
    Some(i64::from(days.get_days()))
}

/// Monday?
pub fn is_monday(day: &str) -> bool {
    day.parse::<Date>().is_ok_and(|it| it.weekday() == jiff::civil::Weekday::Monday)
}

/// The moment at which a week begins, by its number.
pub fn begin_of_week(week: u32) -> Timestamp {
    Timestamp::from_micros(0).plus_days(4 + 7 * i64::from(week))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_in_tokyo() {
        let late = Timestamp::from_micros(0).plus_days(20_780).plus_hours(16);
        assert_eq!(day_in_tokyo(late), "2026-11-24");
        assert_eq!(hour_in_tokyo(late), 1);
        assert_eq!(days_since("2026-10-27", late), Some(28));
        assert_eq!(days_since("2026-11-25", late), Some(-1));
        assert_eq!(days_since("x", late), None);
        assert!(is_monday("2026-11-23") && !is_monday("2026-11-24"));
        assert_eq!(begin_of_week(late.week()).week(), late.week());
        assert_eq!(begin_of_week(late.week()).plus_micros(-1).week(), late.week() - 1);
    }
}

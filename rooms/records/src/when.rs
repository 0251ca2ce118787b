//! Moments as forms send them. Pure.
use ground_kernel::Timestamp;
use jiff::{
    Timestamp as Instant, Zoned,
    civil::Date,
    tz::{Offset, TimeZone},
};

fn tokyo() -> TimeZone {
    TimeZone::fixed(Offset::constant(9))
}

fn in_tokyo(at: Timestamp) -> Option<Zoned> {
    Some(Instant::from_microsecond(at.as_micros()).ok()?.to_zoned(tokyo()))
}

fn moment(day: Date, hour: i8, minute: i8) -> Option<Timestamp> {
    let time = jiff::civil::Time::new(hour, minute, 0, 0).ok()?;
    let at = day.to_datetime(time).to_zoned(tokyo()).ok()?;
    Some(Timestamp::from_micros(at.timestamp().as_microsecond()))
}

/// `2026-11-24T13:10`, or with a blank.
pub(crate) fn moment_in(typed: &str) -> Option<Timestamp> {
    let (day, hour) = typed.trim().split_once(['T', ' '])?;
    let day: Date = day.parse().ok()?;
    let (hour, minute) = hour.split_once(':')?;
    moment(day, hour.parse().ok()?, minute.get(..2)?.parse().ok()?)
}

/// The same way back.
pub(crate) fn to_field(at: Timestamp) -> String {
    in_tokyo(at).map(|it| it.strftime("%Y-%m-%dT%H:%M").to_string()).unwrap_or_default()
}

/// An end: a moment, an hour and minute of the day on which it began, or minutes since then.
pub(crate) fn end_in(typed: &str, started_at: Timestamp) -> Option<Timestamp> {
    let typed = typed.trim();
    if let Ok(minutes) = typed.parse::<i64>() {
        return (0..=1_440).contains(&minutes).then(|| started_at.plus_micros(minutes * Timestamp::MINUTE));
    }
    let end = moment_in(typed).or_else(|| {
        let (hour, minute) = typed.split_once([':', '：'])?;
        moment(in_tokyo(started_at)?.date(), hour.parse().ok()?, minute.parse().ok()?)
    })?;
    (started_at <= end).then_some(end)
}

/// A day as a form sends it: `2026-11-24`. The midnight with which it begins.
pub(crate) fn day_in(typed: &str) -> Option<Timestamp> {
    moment(typed.trim().parse().ok()?, 0, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_may_be_minutes_an_hour_or_a_moment_and_lies_after_the_beginning() {
        let began = moment_in("2026-11-24T13:10").unwrap();
        for typed in ["38", "13:48", "2026-11-24T13:48", "13：48"] {
            assert_eq!(end_in(typed, began), moment_in("2026-11-24 13:48"), "{typed}");
        }
        for typed in ["13:00", "-5", "9999", "あとで", "25:00"] {
            assert_eq!(end_in(typed, began), None, "{typed}");
        }
        assert_eq!(to_field(began), "2026-11-24T13:10");
    }
}

//! Dates as people say them, in Tokyo.
//!
//! A reader sees 「11月22日(日) 夜」: exact times at three in the morning read like being watched. Staff, who must put
//! things in order, get `2026-11-22 03:10`. Promises: real dates, so that nothing says 「明日」 and is wrong tomorrow.
//! Deliberately doesn't know: the present moment. Everything is computed from the [`Timestamp`] handed in.
//!
//! The names of days and parts of the day stand here and not in a room's words, because they are grammar, not message.

use crate::{Speaker, Voice};
use ground_kernel::Timestamp;
use jiff::{
    Zoned,
    tz::{Offset, TimeZone},
};

const WEEKDAYS: [(char, &str); 7] =
    [('月', "Mon"), ('火', "Tue"), ('水', "Wed"), ('木', "Thu"), ('金', "Fri"), ('土', "Sat"), ('日', "Sun")];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Speaker {
    /// 「11月24日(火)」, 「11月24日 火曜日」, "Tue 24 November".
    pub fn day(&self, at: Timestamp) -> String {
        let at = in_tokyo(at);
        let (month, day) = (at.month(), at.day());
        let (kanji, english) = WEEKDAYS[at.weekday().to_monday_zero_offset() as usize];
        match self.voice() {
            Voice::Standard => format!("{month}月{day}日({kanji})"),
            Voice::Plain => format!("{month}月{day}日 {kanji}曜日"),
            Voice::English => format!("{english} {day} {}", month_name(&at)),
        }
    }

    /// The day and roughly when: 「11月22日(日) 夜」.
    pub fn day_rough(&self, at: Timestamp) -> String {
        let (japanese, english) = part_of_day(in_tokyo(at).hour());
        match self.voice() {
            Voice::English => format!("{}, {english}", self.day(at)),
            _ => format!("{} {japanese}", self.day(at)),
        }
    }

    /// The day and the hour; minutes only where there are any: 「11月24日(火) 12時30分」.
    pub fn moment(&self, at: Timestamp) -> String {
        let tokyo = in_tokyo(at);
        let day = self.day(at);
        match (self.voice(), tokyo.hour(), tokyo.minute()) {
            (Voice::English, hour, minute) => format!("{day}, {hour:02}:{minute:02}"),
            (_, hour, 0) => format!("{day} {hour}時"),
            (_, hour, minute) => format!("{day} {hour}時{minute}分"),
        }
    }

    /// For staff: `2026-11-24 12:00`, the same in every voice, so that it sorts and can be compared.
    pub fn exact(&self, at: Timestamp) -> String {
        in_tokyo(at).strftime("%Y-%m-%d %H:%M").to_string()
    }

    /// With the year, for what lies far ahead or long ago: 「2029年11月22日」.
    pub fn date(&self, at: Timestamp) -> String {
        let at = in_tokyo(at);
        let (year, month, day) = (at.year(), at.month(), at.day());
        match self.voice() {
            Voice::English => format!("{day} {} {year}", month_name(&at)),
            _ => format!("{year}年{month}月{day}日"),
        }
    }
}

/// 夜中 0–4, 朝 5–10, 昼 11–16, 夕方 17–18, 夜 19–23.
fn part_of_day(hour: i8) -> (&'static str, &'static str) {
    match hour {
        ..5 => ("夜中", "after midnight"),
        5..11 => ("朝", "morning"),
        11..17 => ("昼", "daytime"),
        17..19 => ("夕方", "late afternoon"),
        _ => ("夜", "evening"),
    }
}

fn month_name(at: &Zoned) -> &'static str {
    MONTHS[at.month() as usize - 1]
}

/// Nine hours ahead all year. Japan has had no summer time since 1951, and a fixed offset needs no time zone files,
/// which a slim container doesn't have.
fn in_tokyo(at: Timestamp) -> Zoned {
    let nearest = if at.as_micros() < 0 { jiff::Timestamp::MIN } else { jiff::Timestamp::MAX };
    let at = jiff::Timestamp::from_microsecond(at.as_micros()).unwrap_or(nearest);
    at.to_zoned(TimeZone::fixed(Offset::constant(9)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Words;
    use jiff::civil::date;

    fn speaker(voice: Voice) -> Speaker {
        Words::join(&[]).expect("no rooms, nothing to refuse").speaker(voice, false)
    }

    fn tokyo(month: i8, day: i8, hour: i8, minute: i8) -> Timestamp {
        let zone = TimeZone::get("Asia/Tokyo").expect("the test machine knows Tokyo");
        let at = date(2026, month, day).at(hour, minute, 0, 0).to_zoned(zone).expect("Tokyo skips no hour");
        Timestamp::from_micros(at.timestamp().as_microsecond())
    }

    #[test]
    fn a_day_in_three_voices() {
        let at = tokyo(11, 24, 12, 0);
        assert_eq!(Voice::ALL.map(|v| speaker(v).day(at)), ["11月24日(火)", "11月24日 火曜日", "Tue 24 November"]);
    }

    #[test]
    fn a_moment_names_minutes_only_when_there_are_any() {
        let on_the_hour = Voice::ALL.map(|v| speaker(v).moment(tokyo(11, 24, 12, 0)));
        assert_eq!(on_the_hour, ["11月24日(火) 12時", "11月24日 火曜日 12時", "Tue 24 November, 12:00"]);
        let half_past = Voice::ALL.map(|v| speaker(v).moment(tokyo(11, 24, 9, 30)));
        assert_eq!(half_past, ["11月24日(火) 9時30分", "11月24日 火曜日 9時30分", "Tue 24 November, 09:30"]);
    }

    #[test]
    fn the_parts_of_the_day_change_on_the_hour() {
        let rough = |hour, minute| {
            let text = speaker(Voice::Standard).day_rough(tokyo(11, 22, hour, minute));
            text.strip_prefix("11月22日(日) ").expect("the same day").to_owned()
        };
        let edges = [(0, 0), (4, 59), (5, 0), (10, 59), (11, 0), (16, 59), (17, 0), (18, 59), (19, 0), (23, 59)];
        let expected = ["夜中", "夜中", "朝", "朝", "昼", "昼", "夕方", "夕方", "夜", "夜"];
        assert_eq!(edges.map(|(hour, minute)| rough(hour, minute)), expected);
    }

    #[test]
    fn a_rough_day_in_three_voices() {
        let at = tokyo(11, 22, 21, 5);
        let said = Voice::ALL.map(|v| speaker(v).day_rough(at));
        assert_eq!(said, ["11月22日(日) 夜", "11月22日 日曜日 夜", "Sun 22 November, evening"]);
    }

    #[test]
    fn midnight_in_tokyo_is_the_next_day_although_it_is_still_afternoon_in_utc() {
        let speaker = speaker(Voice::Standard);
        assert_eq!(speaker.moment(tokyo(11, 22, 23, 59)), "11月22日(日) 23時59分");
        assert_eq!(speaker.moment(tokyo(11, 23, 0, 0)), "11月23日(月) 0時");
    }

    #[test]
    fn staff_get_exact_times_and_long_spans_get_the_year() {
        let at = tokyo(3, 2, 4, 5);
        assert_eq!(Voice::ALL.map(|v| speaker(v).exact(at)), ["2026-03-02 04:05"; 3]);
        assert_eq!(Voice::ALL.map(|v| speaker(v).date(at)), ["2026年3月2日", "2026年3月2日", "2 March 2026"]);
    }

    #[test]
    fn a_moment_outside_all_calendars_does_not_break_the_page() {
        assert!(speaker(Voice::Standard).date(Timestamp::from_micros(i64::MAX)).starts_with("9999年"));
        assert!(speaker(Voice::Standard).exact(Timestamp::from_micros(i64::MIN)).starts_with('-'));
    }
}

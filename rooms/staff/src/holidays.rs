//! Japan's national holidays, by the law that names them (国民の祝日に関する法律).
//!
//! Why it is here: an automatic text may name a day on which a human will read (capability 20, capability 192), and such
//! a day is only true when the holidays are. They are computed by rule, so that no table runs out one quiet January.
//!
//! It promises the right answer for the years 2020 to 2099 under the law as it stands; in other years it knows no holiday.
//! The two equinoxes are set by the Cabinet each February from the almanac; the formula here is the usual forecast and has
//! agreed with every almanac since 1980. A new law or an Olympic year is a line of data in this file.
//!
//! It deliberately doesn't know opening hours, the clock, or what anybody does on a holiday.
use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};

/// The years for which the rules below are the law.
const YEARS_KNOWN: std::ops::RangeInclusive<i16> = 2020..=2099;

/// Holidays that were moved for the Olympic Games, each with the day it moved to (capability 20).
/// 平成三十二年東京オリンピック競技大会等特別措置法, art. 32 (2020) and its amendment (2021).
const MOVED: [(Name, Date); 6] = [
    (SEA, date(2020, 7, 23)),
    (SPORTS, date(2020, 7, 24)),
    (MOUNTAIN, date(2020, 8, 10)),
    (SEA, date(2021, 7, 22)),
    (SPORTS, date(2021, 7, 23)),
    (MOUNTAIN, date(2021, 8, 8)),
];

const SEA: Name = "海の日";
const MOUNTAIN: Name = "山の日";
const SPORTS: Name = "スポーツの日";

type Name = &'static str;

/// The holiday on this day, by its Japanese name: a national holiday (art. 2), the day that stands in for one that fell
/// on a Sunday (art. 3-2), or a day caught between two of them (art. 3-3). Capability 20, capability 192.
pub fn holiday_on(date: Date) -> Option<&'static str> {
    if !YEARS_KNOWN.contains(&date.year()) {
        return None;
    }
    national_holiday(date)
        .or_else(|| stands_in_for_a_sunday(date).then_some("振替休日"))
        .or_else(|| lies_between_two(date).then_some("国民の休日"))
}

/// Art. 2: the sixteen holidays that have a name of their own.
fn national_holiday(date: Date) -> Option<Name> {
    moved_to(date).or_else(|| usual_holiday(date).filter(|name| !moved_away(name, date.year())))
}

fn moved_to(date: Date) -> Option<Name> {
    MOVED.iter().find(|(_, day)| *day == date).map(|(name, _)| *name)
}

fn moved_away(name: Name, year: i16) -> bool {
    MOVED.iter().any(|(moved, day)| *moved == name && day.year() == year)
}

fn usual_holiday(date: Date) -> Option<Name> {
    let monday = nth_monday(date);
    match (date.month(), date.day()) {
        (1, 1) => Some("元日"),
        (1, _) if monday == Some(2) => Some("成人の日"),
        (2, 11) => Some("建国記念の日"),
        (2, 23) => Some("天皇誕生日"),
        (3, day) if day == spring_equinox(date.year()) => Some("春分の日"),
        (4, 29) => Some("昭和の日"),
        (5, 3) => Some("憲法記念日"),
        (5, 4) => Some("みどりの日"),
        (5, 5) => Some("こどもの日"),
        (7, _) if monday == Some(3) => Some(SEA),
        (8, 11) => Some(MOUNTAIN),
        (9, _) if monday == Some(3) => Some("敬老の日"),
        (9, day) if day == autumn_equinox(date.year()) => Some("秋分の日"),
        (10, _) if monday == Some(2) => Some(SPORTS),
        (11, 3) => Some("文化の日"),
        (11, 23) => Some("勤労感謝の日"),
        _ => None,
    }
}

/// Which Monday of its month this is, if it is one.
fn nth_monday(date: Date) -> Option<i8> {
    (date.weekday() == Weekday::Monday).then(|| (date.day() - 1) / 7 + 1)
}

fn spring_equinox(year: i16) -> i8 {
    equinox(year, 20_843_100)
}

fn autumn_equinox(year: i16) -> i8 {
    equinox(year, 23_248_800)
}

/// The usual forecast, good for 1980 to 2099, in millionths of a day so that nothing is rounded: the equinox comes 0.242194
/// days later each year, and a leap day takes a whole one back.
fn equinox(year: i16, in_1980: i32) -> i8 {
    let years = i32::from(year) - 1980;
    ((in_1980 + 242_194 * years) / 1_000_000 - years / 4) as i8
}

/// Art. 3-2: when a holiday falls on a Sunday, the next day that is no national holiday is free. So we walk back over the
/// holidays just before this day and ask whether a Sunday is among them: in 2026 that carries 3 May over to Wednesday the 6th.
fn stands_in_for_a_sunday(date: Date) -> bool {
    let mut earlier = date;
    while let Some(day) = day_before(earlier).filter(|day| national_holiday(*day).is_some()) {
        if day.weekday() == Weekday::Sunday {
            return true;
        }
        earlier = day;
    }
    false
}

/// Art. 3-3: a day whose eve and morrow are both national holidays is free too, as on 22 September 2026.
fn lies_between_two(date: Date) -> bool {
    let is_holiday = |day: Option<Date>| day.is_some_and(|day| national_holiday(day).is_some());
    is_holiday(day_before(date)) && is_holiday(date.tomorrow().ok())
}

fn day_before(date: Date) -> Option<Date> {
    date.checked_sub(1.day()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The year's holidays as month, day and name.
    fn holidays_of(year: i16) -> Vec<(i8, i8, &'static str)> {
        date(year, 1, 1)
            .series(1.day())
            .take_while(|day| day.year() == year)
            .filter_map(|day| holiday_on(day).map(|name| (day.month(), day.day(), name)))
            .collect()
    }

    /// Capability 20: the first Olympic year, with three holidays moved and Golden Week's Sunday carried to 6 May.
    #[test]
    fn the_holidays_of_2020_are_those_in_the_official_gazette() {
        let expected = [
            (1, 1, "元日"),
            (1, 13, "成人の日"),
            (2, 11, "建国記念の日"),
            (2, 23, "天皇誕生日"),
            (2, 24, "振替休日"),
            (3, 20, "春分の日"),
            (4, 29, "昭和の日"),
            (5, 3, "憲法記念日"),
            (5, 4, "みどりの日"),
            (5, 5, "こどもの日"),
            (5, 6, "振替休日"),
            (7, 23, "海の日"),
            (7, 24, "スポーツの日"),
            (8, 10, "山の日"),
            (9, 21, "敬老の日"),
            (9, 22, "秋分の日"),
            (11, 3, "文化の日"),
            (11, 23, "勤労感謝の日"),
        ];
        assert_eq!(holidays_of(2020), expected);
    }

    /// Capability 20: the second Olympic year; 山の日 was moved onto a Sunday, so Monday stood in.
    #[test]
    fn the_holidays_of_2021_are_those_in_the_official_gazette() {
        let expected = [
            (1, 1, "元日"),
            (1, 11, "成人の日"),
            (2, 11, "建国記念の日"),
            (2, 23, "天皇誕生日"),
            (3, 20, "春分の日"),
            (4, 29, "昭和の日"),
            (5, 3, "憲法記念日"),
            (5, 4, "みどりの日"),
            (5, 5, "こどもの日"),
            (7, 22, "海の日"),
            (7, 23, "スポーツの日"),
            (8, 8, "山の日"),
            (8, 9, "振替休日"),
            (9, 20, "敬老の日"),
            (9, 23, "秋分の日"),
            (11, 3, "文化の日"),
            (11, 23, "勤労感謝の日"),
        ];
        assert_eq!(holidays_of(2021), expected);
    }

    /// Capability 20: a leap year with five stand-in days.
    #[test]
    fn the_holidays_of_2024_are_those_in_the_official_gazette() {
        let expected = [
            (1, 1, "元日"),
            (1, 8, "成人の日"),
            (2, 11, "建国記念の日"),
            (2, 12, "振替休日"),
            (2, 23, "天皇誕生日"),
            (3, 20, "春分の日"),
            (4, 29, "昭和の日"),
            (5, 3, "憲法記念日"),
            (5, 4, "みどりの日"),
            (5, 5, "こどもの日"),
            (5, 6, "振替休日"),
            (7, 15, "海の日"),
            (8, 11, "山の日"),
            (8, 12, "振替休日"),
            (9, 16, "敬老の日"),
            (9, 22, "秋分の日"),
            (9, 23, "振替休日"),
            (10, 14, "スポーツの日"),
            (11, 3, "文化の日"),
            (11, 4, "振替休日"),
            (11, 23, "勤労感謝の日"),
        ];
        assert_eq!(holidays_of(2024), expected);
    }

    /// Capability 192: the year of the scenarios, with a day between two holidays and the chain over Golden Week.
    #[test]
    fn the_holidays_of_2026_are_those_in_the_official_gazette() {
        let expected = [
            (1, 1, "元日"),
            (1, 12, "成人の日"),
            (2, 11, "建国記念の日"),
            (2, 23, "天皇誕生日"),
            (3, 20, "春分の日"),
            (4, 29, "昭和の日"),
            (5, 3, "憲法記念日"),
            (5, 4, "みどりの日"),
            (5, 5, "こどもの日"),
            (5, 6, "振替休日"),
            (7, 20, "海の日"),
            (8, 11, "山の日"),
            (9, 21, "敬老の日"),
            (9, 22, "国民の休日"),
            (9, 23, "秋分の日"),
            (10, 12, "スポーツの日"),
            (11, 3, "文化の日"),
            (11, 23, "勤労感謝の日"),
        ];
        assert_eq!(holidays_of(2026), expected);
    }

    /// Capability 20: 春分の日 on a Sunday.
    #[test]
    fn the_holidays_of_2027_are_those_in_the_official_gazette() {
        let expected = [
            (1, 1, "元日"),
            (1, 11, "成人の日"),
            (2, 11, "建国記念の日"),
            (2, 23, "天皇誕生日"),
            (3, 21, "春分の日"),
            (3, 22, "振替休日"),
            (4, 29, "昭和の日"),
            (5, 3, "憲法記念日"),
            (5, 4, "みどりの日"),
            (5, 5, "こどもの日"),
            (7, 19, "海の日"),
            (8, 11, "山の日"),
            (9, 20, "敬老の日"),
            (9, 23, "秋分の日"),
            (10, 11, "スポーツの日"),
            (11, 3, "文化の日"),
            (11, 23, "勤労感謝の日"),
        ];
        assert_eq!(holidays_of(2027), expected);
    }

    #[test]
    fn a_day_between_respect_for_the_aged_and_the_equinox_is_free_in_just_these_years() {
        let years: Vec<i16> =
            YEARS_KNOWN.filter(|year| holidays_of(*year).iter().any(|(_, _, name)| *name == "国民の休日")).collect();
        assert_eq!(years, [2026, 2032, 2037, 2043, 2049, 2054, 2060, 2071, 2077, 2088, 2094, 2099]);
        assert_eq!(holiday_on(date(2032, 9, 21)), Some("国民の休日"));
        assert_eq!(holiday_on(date(2049, 9, 21)), Some("国民の休日"));
    }

    #[test]
    fn the_equinoxes_fall_on_the_days_the_almanac_expects() {
        for (year, spring, autumn) in [
            (2022, 21, 23),
            (2023, 21, 23),
            (2025, 20, 23),
            (2028, 20, 22),
            (2030, 20, 23),
            (2032, 20, 22),
            (2050, 20, 23),
            (2092, 19, 22),
            (2099, 20, 23),
        ] {
            assert_eq!(holiday_on(date(year, 3, spring)), Some("春分の日"), "{year}");
            assert_eq!(holiday_on(date(year, 9, autumn)), Some("秋分の日"), "{year}");
        }
    }

    #[test]
    fn golden_week_carries_a_sunday_over_the_holidays_behind_it() {
        for (year, sunday) in [(2025, 4), (2026, 3), (2030, 5), (2031, 4), (2037, 3)] {
            assert_eq!(date(year, 5, sunday).weekday(), Weekday::Sunday, "{year}");
            assert_eq!(holiday_on(date(year, 5, 6)), Some("振替休日"), "{year}");
            assert_eq!(holiday_on(date(year, 5, 7)), None, "{year}");
        }
        assert_eq!(holiday_on(date(2027, 5, 6)), None);
    }

    #[test]
    fn new_year_on_a_sunday_gives_the_monday() {
        assert_eq!(holiday_on(date(2023, 1, 2)), Some("振替休日"));
        assert_eq!(holiday_on(date(2034, 1, 2)), Some("振替休日"));
        assert_eq!(holiday_on(date(2023, 1, 3)), None);
    }

    #[test]
    fn in_the_olympic_years_the_usual_days_were_working_days() {
        for day in [
            date(2020, 7, 20),
            date(2020, 8, 11),
            date(2020, 10, 12),
            date(2021, 7, 19),
            date(2021, 8, 11),
            date(2021, 10, 11),
        ] {
            assert_eq!(holiday_on(day), None, "{day}");
        }
        assert_eq!(holiday_on(date(2022, 7, 18)), Some("海の日"));
    }

    #[test]
    fn outside_the_years_it_knows_it_says_nothing() {
        for day in [date(2019, 5, 1), date(2100, 1, 1), Date::MIN, Date::MAX] {
            assert_eq!(holiday_on(day), None, "{day}");
        }
        assert_eq!(holiday_on(date(2020, 1, 1)), Some("元日"));
        assert_eq!(holiday_on(date(2099, 11, 23)), Some("勤労感謝の日"));
    }
}

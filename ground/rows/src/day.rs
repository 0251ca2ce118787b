//! Days and hours as offices write them: with strokes, with kanji, in eras, with wide digits, or with nothing between.
use jiff::civil::{Date, date};

/// An era: how it is written, its first day, and the last day on which it was.
struct Era {
    names: [&'static str; 3],
    first: Date,
    last: Date,
}

const ERAS: [Era; 5] = [
    Era { names: ["令和", "令", "R"], first: date(2019, 5, 1), last: date(9999, 12, 31) },
    Era { names: ["平成", "平", "H"], first: date(1989, 1, 8), last: date(2019, 4, 30) },
    Era { names: ["昭和", "昭", "S"], first: date(1926, 12, 25), last: date(1989, 1, 7) },
    Era { names: ["大正", "大", "T"], first: date(1912, 7, 30), last: date(1926, 12, 24) },
    Era { names: ["明治", "明", "M"], first: date(1873, 1, 1), last: date(1912, 7, 29) },
];

/// Wide letters and digits as usual ones, without blanks.
fn plain(text: &str) -> String {
    let one = |it: char| match it {
        '！'..='～' => char::from_u32(it as u32 - 0xFEE0).unwrap_or(it),
        '㋿' => 'R',
        other => other,
    };
    text.trim().chars().map(one).collect()
}

/// A day; an hour behind it is not looked at. `None` for what is none, or is not in the calendar.
pub fn day(text: &str) -> Option<Date> {
    let text = plain(text);
    let (era, rest) = match ERAS.iter().find_map(|era| Some((era, rest_after(era, &text)?))) {
        Some((era, rest)) => (Some(era), rest),
        None => (None, text.as_str()),
    };
    let [year, month, day] = three(rest)?;
    let Some(era) = era else {
        return (1873..=9998).contains(&year).then(|| on(year, month, day)).flatten();
    };
    let on = on(year.checked_add(era.first.year())?.checked_sub(1)?, month, day)?;
    (era.first <= on && on <= era.last).then_some(on)
}

fn rest_after<'a>(era: &Era, text: &'a str) -> Option<&'a str> {
    let rest = era
        .names
        .iter()
        .find_map(|name| text.strip_prefix(name).or_else(|| text.strip_prefix(name.to_lowercase().as_str())))?;
    let rest = rest.trim_start_matches([' ', '.']);
    (rest.starts_with('元') || rest.starts_with(|it: char| it.is_ascii_digit())).then_some(rest)
}

/// Year, month and day, with anything between them, or eight digits.
fn three(text: &str) -> Option<[i16; 3]> {
    let text = text.replace('元', "1");
    let first = text.split([' ', 'T', '(']).next()?.trim();
    if first.len() == 8 && first.bytes().all(|it| it.is_ascii_digit()) {
        return Some([first[..4].parse().ok()?, first[4..6].parse().ok()?, first[6..].parse().ok()?]);
    }
    let parts = text.splitn(3, ['年', '月', '/', '-', '.']).map(str::trim).collect::<Vec<_>>();
    let [year, month, rest] = parts.as_slice() else { return None };
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let after = &rest[digits.len()..];
    let ends = after.is_empty() || after.starts_with(['日', ' ', '(', 'T']);
    ends.then_some([year.parse().ok()?, month.parse().ok()?, digits.parse().ok()?])
}

fn on(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// 「13:30」「13時」「午後1時半」 at the end of a text, in minutes of the day.
pub fn minutes_of_day(text: &str) -> Option<i16> {
    let text = plain(text).replace("半", "30分");
    let late = text.contains("午後") || text.to_lowercase().contains("pm");
    let mark = text.find([':', '時'])?;
    let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).collect::<String>();
    let hour: String = text[..mark].chars().rev().take_while(char::is_ascii_digit).collect();
    let hour: i16 = hour.chars().rev().collect::<String>().parse().ok()?;
    let after = &text[mark..];
    let minute = digits(after.trim_start_matches([':', '時']));
    let minute: i16 = if minute.is_empty() { 0 } else { minute.parse().ok()? };
    let hour = if late && hour < 12 { hour + 12 } else { hour };
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_offices_write_them() {
        let same = [
            "2026-11-24",
            "2026/11/24",
            "2026.11.24",
            "2026年11月24日",
            "2026年11月24日（火）",
            "２０２６／１１／２４",
            "20261124",
            "令和8年11月24日",
            "令和８年１１月２４日",
            "R8.11.24",
            "r8/11/24",
            "Ｒ８．１１．２４",
            "2026-11-24 13:30",
            "2026-11-24T13:30:00",
        ];
        for text in same {
            assert_eq!(day(text), Some(date(2026, 11, 24)), "{text}");
        }
        let others = [
            ("令和元年5月1日", date(2019, 5, 1)),
            ("平成31年4月30日", date(2019, 4, 30)),
            ("H1.1.8", date(1989, 1, 8)),
            ("昭和64年1月7日", date(1989, 1, 7)),
            ("S50/3/9", date(1975, 3, 9)),
            ("大正15年12月24日", date(1926, 12, 24)),
        ];
        for (text, wanted) in others {
            assert_eq!(day(text), Some(wanted), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "",
            "11/24",
            "平成31年5月1日",
            "令和元年4月30日",
            "昭和64年1月8日",
            "2026-13-01",
            "2026-02-30",
            "来週",
            "R",
            "3",
            "26/11/24",
            "2026-11-24x",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn hours_are_read_where_they_stand() {
        for (text, wanted) in
            [("13:30", 810), ("2026-11-24 09:05", 545), ("13時", 780), ("午後1時半", 810), ("１３：００", 780)]
        {
            assert_eq!(minutes_of_day(text), Some(wanted), "{text}");
        }
        assert_eq!(minutes_of_day("25:00"), None);
        assert_eq!(minutes_of_day("昼"), None);
    }
}

//! By when: how a day and an hour are read out of one line that somebody typed while listening, 「金10時 電話」. Pure.
//!
//! Promises: a line that cannot be read is not an obstacle: the words are kept, and the day is asked for afterwards. What was
//! read is shown before anybody relies on it.
use crate::promise::{By, Deed};
use ground_kernel::Timestamp;
use jiff::{
    Timestamp as Instant, ToSpan, Zoned,
    civil::Date,
    tz::{Offset, TimeZone},
};

const WEEKDAYS: [char; 7] = ['月', '火', '水', '木', '金', '土', '日'];

fn tokyo() -> TimeZone {
    TimeZone::fixed(Offset::constant(9))
}

fn in_tokyo(now: Timestamp) -> Option<Zoned> {
    Some(Instant::from_microsecond(now.as_micros()).ok()?.to_zoned(tokyo()))
}

fn moment(day: Date, hour: i8, minute: i8) -> Option<Timestamp> {
    let at = day.at(hour, minute, 0, 0).to_zoned(tokyo()).ok()?;
    Some(Timestamp::from_micros(at.timestamp().as_microsecond()))
}

/// Full-width digits and signs, as they come from Japanese input, are the usual ones.
fn plain(line: &str) -> String {
    let one = |it: char| match it {
        '０'..='９' | '／' | '：' => char::from_u32(it as u32 - 0xFEE0).unwrap_or(it),
        '　' => ' ',
        other => other,
    };
    line.chars().map(one).collect()
}

/// What kind of thing it is, by the first word that says so.
pub(crate) fn deed_in(line: &str) -> Deed {
    let said = [
        (Deed::Call, &["電話", "かける", "かけなおし", "TEL", "tel", "☎"][..]),
        (Deed::Write, &["手紙", "返事", "書く", "便り"]),
        (Deed::Meet, &["会う", "会って", "来所", "面会", "お会い"]),
        (Deed::Send, &["送る", "郵送", "発送", "FAX", "fax", "届ける"]),
        (Deed::LookUp, &["調べ", "確認", "聞いておく", "さがす", "探す"]),
    ];
    let first =
        said.iter().filter_map(|(deed, words)| Some((words.iter().filter_map(|it| line.find(it)).min()?, *deed)));
    first.min_by_key(|it| it.0).map_or(Deed::Other, |it| it.1)
}

/// The day, and the hour if one was named. The day ends at midnight.
pub(crate) fn read(line: &str, now: Timestamp) -> Option<By> {
    let line = plain(line);
    let today = in_tokyo(now)?;
    let (day, rest) = day_in(&line, today.date())?;
    match hour_in(&rest) {
        Some((hour, minute)) => Some(By { at: moment(day, hour, minute)?, timed: true }),
        None => Some(By { at: moment(day.checked_add(1.day()).ok()?, 0, 0)?, timed: false }),
    }
}

/// A moment as a form sends it: `2026-11-24T13:10`, or with a blank.
pub(crate) fn moment_in(typed: &str) -> Option<Timestamp> {
    let (day, hour) = typed.trim().split_once(['T', ' '])?;
    let day: Date = day.parse().ok()?;
    let (hour, minute) = hour.split_once(':')?;
    moment(day, hour.parse().ok()?, minute.get(..2)?.parse().ok()?)
}

/// The same way back, for the field of a form.
pub(crate) fn to_field(at: Timestamp) -> String {
    in_tokyo(at).map(|it| it.strftime("%Y-%m-%dT%H:%M").to_string()).unwrap_or_default()
}

/// A day as a form sends it: `2026-11-24`. The midnight with which it begins.
pub(crate) fn day_of_field(typed: &str) -> Option<Timestamp> {
    moment(typed.trim().parse().ok()?, 0, 0)
}

pub(crate) fn to_day_field(at: Timestamp) -> String {
    in_tokyo(at).map(|it| it.strftime("%Y-%m-%d").to_string()).unwrap_or_default()
}

/// The day, and what stands in the line after it.
fn day_in(line: &str, today: Date) -> Option<(Date, String)> {
    let line = line.trim_start();
    let found = month_and_day(line, today).or_else(|| counted(line, today)).or_else(|| named(line, today));
    found.or_else(|| weekday(line, today))
}

/// 「11/27」「11月27日」
fn month_and_day(line: &str, today: Date) -> Option<(Date, String)> {
    let (month, rest) = number(line)?;
    let rest = rest.strip_prefix(['/', '月'])?;
    let (day, rest) = number(rest)?;
    let rest = rest.strip_prefix('日').unwrap_or(rest);
    let this_year = Date::new(today.year(), i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    let date = if this_year < today { this_year.checked_add(1.year()).ok()? } else { this_year };
    Some((date, after_weekday(rest)))
}

/// A weekday in brackets after a date says nothing new: 「11/27(金)」.
fn after_weekday(rest: &str) -> String {
    let rest = rest.trim_start();
    let inner = rest.strip_prefix(['(', '（']).and_then(|it| it.split_once([')', '）']));
    match inner {
        Some((day, after)) if day.chars().count() <= 3 => after.to_owned(),
        _ => rest.to_owned(),
    }
}

/// 「3日後」「2週間後」
fn counted(line: &str, today: Date) -> Option<(Date, String)> {
    let (many, rest) = number(line)?;
    let days = |rest: &str, each: i64| {
        let day = today.checked_add((many.checked_mul(each)?).days()).ok()?;
        Some((day, rest.to_owned()))
    };
    rest.strip_prefix("日後")
        .and_then(|rest| days(rest, 1))
        .or_else(|| rest.strip_prefix("週間後").or_else(|| rest.strip_prefix("週後")).and_then(|rest| days(rest, 7)))
}

fn named(line: &str, today: Date) -> Option<(Date, String)> {
    let names = [("今日", 0), ("きょう", 0), ("明日", 1), ("あした", 1), ("あす", 1), ("明後日", 2), ("あさって", 2)];
    let (rest, days) = names.iter().find_map(|(name, days)| Some((line.strip_prefix(name)?, *days)))?;
    Some((today.checked_add((days as i64).days()).ok()?, rest.to_owned()))
}

/// 「金」「金曜」「来週火」: the next such day; today only where nothing else can be meant.
fn weekday(line: &str, today: Date) -> Option<(Date, String)> {
    let (line, next_week) = match line.strip_prefix("来週") {
        Some(rest) => (rest.trim_start_matches('の'), true),
        None => (line.strip_prefix("今週").map_or(line, |it| it.trim_start_matches('の')), false),
    };
    let first = line.chars().next()?;
    let wanted = i64::try_from(WEEKDAYS.iter().position(|it| *it == first)?).ok()?;
    let rest = &line[first.len_utf8()..];
    // 「金魚」 is no Friday.
    let ends = |it: char| it.is_ascii_digit() || it.is_whitespace() || "曜午のに(（、,".contains(it);
    if !rest.chars().next().is_none_or(ends) {
        return None;
    }
    let rest = rest.strip_prefix("曜日").or_else(|| rest.strip_prefix("曜")).unwrap_or(rest);
    let is = i64::from(today.weekday().to_monday_zero_offset());
    let days = if next_week { 7 - is + wanted } else { (wanted - is + 6).rem_euclid(7) + 1 };
    Some((today.checked_add(days.days()).ok()?, rest.to_owned()))
}

/// 「10:00」「10時半」「午後3時」, or the bare 「10」 that stands right after the day.
fn hour_in(rest: &str) -> Option<(i8, i8)> {
    let rest = rest.trim_start().trim_start_matches(['、', ',', '日', 'の']).trim_start();
    let (rest, later) = match (rest.strip_prefix("午後"), rest.strip_prefix("午前")) {
        (Some(rest), _) => (rest, 12),
        (_, Some(rest)) => (rest, 0),
        _ => (rest, 0),
    };
    let (hour, rest) = number(rest)?;
    let hour = if hour < 12 { hour + later } else { hour };
    let minute = if let Some(rest) = rest.strip_prefix(':') {
        number(rest)?.0
    } else if let Some(rest) = rest.strip_prefix('時') {
        if rest.starts_with('半') {
            30
        } else {
            number(rest).filter(|it| it.1.starts_with('分')).map_or(0, |it| it.0)
        }
    } else if rest.is_empty() || rest.starts_with(' ') || rest.starts_with(|it: char| !it.is_alphanumeric()) {
        0
    } else {
        return None;
    };
    let (hour, minute) = (i8::try_from(hour).ok()?, i8::try_from(minute).ok()?);
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some((hour, minute))
}

fn number(line: &str) -> Option<(i64, &str)> {
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    if digits == 0 || digits > 4 {
        return None;
    }
    Some((line[..digits].parse().ok()?, &line[digits..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tuesday 2026-11-24, 13:10 in Tokyo.
    fn now() -> Timestamp {
        moment_in("2026-11-24T13:10").unwrap()
    }
    fn said(line: &str) -> Option<(String, bool)> {
        read(line, now()).map(|by| (to_field(by.at), by.timed))
    }

    /// S01 step 3: 「金10時」 is typed in four keys.
    #[test]
    fn days_and_hours_are_read_as_people_write_them() {
        for (line, at, timed) in [
            ("金10 電話", "2026-11-27T10:00", true),
            ("金 10:00 こちらから電話", "2026-11-27T10:00", true),
            ("金曜日の午後3時半", "2026-11-27T15:30", true),
            ("１１／２７　１０：００", "2026-11-27T10:00", true),
            ("11月27日(金) 手紙を送る", "2026-11-28T00:00", false),
            ("来週火 15時", "2026-12-01T15:00", true),
            ("火10", "2026-12-01T10:00", true),
            ("明日", "2026-11-26T00:00", false),
            ("3日後 調べて電話", "2026-11-28T00:00", false),
            ("2週間後", "2026-12-09T00:00", false),
            ("1/5 10時", "2027-01-05T10:00", true),
            ("今日16:05", "2026-11-24T16:05", true),
            ("金3回目の電話", "2026-11-28T00:00", false),
        ] {
            assert_eq!(said(line), Some((at.to_owned(), timed)), "{line}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_no_day() {
        for line in ["", "また電話します", "13/40", "金魚の話をする約束ではない", "12時に"] {
            let got = said(line);
            assert_eq!(got, None, "{line}");
        }
        assert_eq!(moment_in("きのう"), None);
    }

    #[test]
    fn what_is_to_be_done_is_read_too() {
        let deeds = ["金10 電話", "手紙を書く", "パンフレットを送る", "火 お会いする", "制度を調べて電話", "そのうち"];
        let read = deeds.map(deed_in);
        assert_eq!(read, [Deed::Call, Deed::Write, Deed::Send, Deed::Meet, Deed::LookUp, Deed::Other]);
    }
}

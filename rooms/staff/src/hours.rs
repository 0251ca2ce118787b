//! When somebody is here to read: opening hours, and what may honestly be promised from them.
//!
//! Why it is here: a person who writes at three in the night is told the real moment of the next human reading, and the
//! real day of the answer (capability 20, capability 192). Both must come from one place, or the page and the automatic
//! reply contradict each other.
//!
//! It promises that no moment it names lies on a day when nobody comes: weekly hours, the closing at the turn of the year,
//! single closed days and national holidays are all looked at. Where nobody will come within 400 days it says nothing
//! rather than something. Hours are written as a person in an office would write them, and are read back the same:
//! `火-土 12:00-19:00; 休み 12-29..01-03; 祝日休み`.
//!
//! Days are counted in Japan's civil time, nine hours ahead of UTC all year round. It deliberately doesn't know the clock
//! (moments are given), who is on duty, how many letters wait, or how a date is put into words.
use std::collections::BTreeSet;
use std::fmt;

use ground_kernel::Timestamp;
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;

use crate::holidays::holiday_on;

/// How far ahead we look for somebody to be there, and no further.
const DAYS_LOOKED_AHEAD: usize = 400;
const TOKYO: Offset = Offset::constant(9);
const MINUTES_A_DAY: u16 = 24 * 60;
const MAX_TEXT_CHARS: usize = 2_000;

/// The week's hours and the days on which they don't hold (capability 20).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpeningHours {
    /// From Monday; each day's intervals in order, none overlapping.
    week: [Vec<Interval>; 7],
    closed_every_year: Vec<YearlyRange>,
    closed_dates: BTreeSet<Date>,
    open_on_holidays: bool,
}

/// A stretch of one day, in minutes since midnight; the closing minute is no longer open. It never crosses midnight: a
/// night is two intervals, `22:00-24:00` on one day and `0:00-2:00` on the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Interval {
    opens_minute: u16,
    closes_minute: u16,
}

impl Interval {
    pub fn opens_minute(self) -> u16 {
        self.opens_minute
    }
    /// Up to 1440, which is the midnight that ends the day.
    pub fn closes_minute(self) -> u16 {
        self.closes_minute
    }
}

/// Which part of the text was not understood, as it was read (full-width forms already made half-width).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HoursError {
    #[error("no weekly hours are given, nor that it is always closed")]
    NoHours,
    #[error("the text is longer than {MAX_TEXT_CHARS} characters")]
    TooLong,
    #[error("this clause is neither hours nor a closing: {0}")]
    Clause(String),
    #[error("not a weekday: {0}")]
    Weekday(String),
    #[error("not a stretch of time: {0}")]
    Interval(String),
    #[error("ends before it begins, or crosses midnight: {0}")]
    EndsFirst(String),
    #[error("overlaps other hours of the same day: {0}")]
    Overlap(String),
    #[error("not a closed day: {0}")]
    ClosedDay(String),
    #[error("contradicts another clause: {0}")]
    Contradiction(String),
}

impl HoursError {
    /// The words that were not understood, to be shown beside the field.
    pub fn part(&self) -> Option<&str> {
        match self {
            Self::NoHours | Self::TooLong => None,
            Self::Clause(part) | Self::Weekday(part) | Self::Interval(part) | Self::EndsFirst(part) => Some(part),
            Self::Overlap(part) | Self::ClosedDay(part) | Self::Contradiction(part) => Some(part),
        }
    }
}

impl OpeningHours {
    /// Reads hours as written by a person. Clauses are divided by `;` or a new line:
    ///
    /// - `火-土 12:00-19:00`, `月・水 10:00-12:00, 13:00-17:00`, `毎日 0:00-24:00`, `Tue-Sat 12:00-19:00`, `いつも休み`
    /// - `休み 12-29..01-03, 08-13, 2026-12-28`: ranges or days of every year, and single dates
    /// - `祝日休み` (so it is when nothing is said) or `祝日も開ける`
    /// - `年末年始も開ける`
    ///
    /// The turn of the year is closed from 12-29 to 01-03 unless the text itself speaks of it, with a range that holds
    /// 1 January or with `年末年始も開ける`: forgetting it would promise someone a reading on New Year's Day.
    pub fn parse(text: &str) -> Result<Self, HoursError> {
        if text.chars().count() > MAX_TEXT_CHARS {
            return Err(HoursError::TooLong);
        }
        let mut said = Said::default();
        for clause in half_width(text).split([';', '\n']).map(str::trim).filter(|clause| !clause.is_empty()) {
            said.hear(clause)?;
        }
        said.settle()
    }

    /// The hours that hold on this very day: none when it is closed, whatever the reason (capability 20).
    pub fn hours_on(&self, date: Date) -> &[Interval] {
        if self.is_closed_specially(date) { &[] } else { &self.week[weekday_index(date)] }
    }

    pub fn is_open_day(&self, date: Date) -> bool {
        !self.hours_on(date).is_empty()
    }

    /// Somebody is here at this moment. The closing moment itself is closed.
    pub fn is_open(&self, at: Timestamp) -> bool {
        self.next_reading(at) == Some(at)
    }

    /// When a human next reads: now, if it is open now, else the next opening. None if nobody comes within 400 days
    /// (capability 192).
    pub fn next_reading(&self, at: Timestamp) -> Option<Timestamp> {
        for date in days_from(tokyo(at)?.date()) {
            for interval in self.hours_on(date) {
                if at < moment(date, interval.closes_minute)? {
                    return Some(at.max(moment(date, interval.opens_minute)?));
                }
            }
        }
        None
    }

    /// The day by which an answer may be promised, `open_days` open days after the day of the next reading. The day of
    /// the next reading is always day 0, also when the letter comes in while it is open: a full day's work is never
    /// promised for the rest of an afternoon.
    ///
    /// Tuesday to Saturday, three open days, a letter on Sunday 22 November 2026: Monday is a holiday, so it is read on
    /// Tuesday the 24th, and the promise is Friday the 27th. None when there aren't so many open days within 400 days.
    /// Capability 20, capability 192.
    pub fn promise_on(&self, at: Timestamp, open_days: u32) -> Option<Date> {
        let read_on = tokyo(self.next_reading(at)?)?.date();
        days_from(read_on).filter(|date| self.is_open_day(*date)).nth(open_days as usize)
    }

    /// The moment at which that day closes. With hours until 24:00 this is already midnight of the following day, so
    /// show the day from `promise_on`.
    pub fn promise_by(&self, at: Timestamp, open_days: u32) -> Option<Timestamp> {
        let date = self.promise_on(at, open_days)?;
        moment(date, self.hours_on(date).last()?.closes_minute)
    }

    /// The next reading is more than 24 hours away, or not in sight: to be said before the writing begins (capability 192).
    pub fn closes_over_24h(&self, at: Timestamp) -> bool {
        self.next_reading(at).is_none_or(|reading| reading > at.plus_hours(24))
    }

    /// How many open days lie between, as a promise counts them: not the day of `from`, but the day of `to`. A midnight
    /// belongs to the day that it ends. So from a reading to its promise it gives back the promise's own number, and for a
    /// promise that is late, by how many open days (capability 20).
    pub fn open_days_between(&self, from: Timestamp, to: Timestamp) -> u32 {
        let (Some(first), Some(last)) = (tokyo(from), tokyo(to.plus_micros(-1))) else { return 0 };
        let days = first.date().series(1.day()).skip(1).take_while(|date| *date <= last.date());
        days.filter(|date| self.is_open_day(*date)).count() as u32
    }

    fn is_closed_specially(&self, date: Date) -> bool {
        self.closed_dates.contains(&date)
            || self.closed_every_year.iter().any(|range| range.contains(DayOfYear::of(date)))
            || (!self.open_on_holidays && holiday_on(date).is_some())
    }
}

/// This day and the 400 after it.
fn days_from(date: Date) -> impl Iterator<Item = Date> {
    date.series(1.day()).take(DAYS_LOOKED_AHEAD + 1)
}

fn weekday_index(date: Date) -> usize {
    date.weekday().to_monday_zero_offset() as usize
}

/// Japan's civil time. None only some thousand years from now.
fn tokyo(at: Timestamp) -> Option<DateTime> {
    Some(TOKYO.to_datetime(jiff::Timestamp::from_microsecond(at.as_micros()).ok()?))
}

fn moment(date: Date, minute: u16) -> Option<Timestamp> {
    let midnight = TOKYO.to_timestamp(date.at(0, 0, 0, 0)).ok()?;
    Some(Timestamp::from_micros(midnight.as_microsecond()).plus_micros(i64::from(minute) * Timestamp::MINUTE))
}

/// A month and a day, in any year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct DayOfYear {
    month: i8,
    day: i8,
}

impl DayOfYear {
    const NEW_YEAR: Self = Self { month: 1, day: 1 };

    fn of(date: Date) -> Self {
        Self { month: date.month(), day: date.day() }
    }
}

/// Both ends are closed; it may run over the end of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct YearlyRange {
    from: DayOfYear,
    to: DayOfYear,
}

impl YearlyRange {
    const TURN_OF_THE_YEAR: Self = Self { from: DayOfYear { month: 12, day: 29 }, to: DayOfYear { month: 1, day: 3 } };

    fn contains(self, day: DayOfYear) -> bool {
        if self.from <= self.to { self.from <= day && day <= self.to } else { self.from <= day || day <= self.to }
    }
}

fn closes_the_turn_of_the_year(ranges: &[YearlyRange]) -> bool {
    ranges.iter().any(|range| range.contains(DayOfYear::NEW_YEAR))
}

// Reading.

const ALWAYS_CLOSED: &str = "いつも休み";
const CLOSED: &str = "休み";
const CLOSED_ON_HOLIDAYS: &str = "祝日休み";
const OPEN_ON_HOLIDAYS: &str = "祝日も開ける";
const OPEN_AT_NEW_YEAR: &str = "年末年始も開ける";
const EVERY_DAY: &str = "毎日";
const WEEKDAYS: [(char, &str); 7] = [
    ('月', "monday"),
    ('火', "tuesday"),
    ('水', "wednesday"),
    ('木', "thursday"),
    ('金', "friday"),
    ('土', "saturday"),
    ('日', "sunday"),
];

/// What the text has said so far.
#[derive(Default)]
struct Said {
    week: [Vec<Interval>; 7],
    always_closed: bool,
    closed_every_year: Vec<YearlyRange>,
    closed_dates: BTreeSet<Date>,
    open_on_holidays: Option<bool>,
    open_at_new_year: bool,
}

impl Said {
    fn hear(&mut self, clause: &str) -> Result<(), HoursError> {
        match clause.split_whitespace().collect::<String>().as_str() {
            ALWAYS_CLOSED => self.always_closed = true,
            OPEN_AT_NEW_YEAR => self.open_at_new_year = true,
            CLOSED_ON_HOLIDAYS | "祝日は休み" => return self.hear_of_holidays(false, clause),
            OPEN_ON_HOLIDAYS | "祝日も開く" => return self.hear_of_holidays(true, clause),
            _ => match clause.strip_prefix(CLOSED) {
                Some(days) => return self.hear_closed_days(days),
                None => return self.hear_hours(clause),
            },
        }
        Ok(())
    }

    fn hear_of_holidays(&mut self, open: bool, clause: &str) -> Result<(), HoursError> {
        match self.open_on_holidays.replace(open) {
            Some(before) if before != open => Err(HoursError::Contradiction(clause.to_owned())),
            _ => Ok(()),
        }
    }

    fn hear_hours(&mut self, clause: &str) -> Result<(), HoursError> {
        let first_digit = clause.find(|c: char| c.is_ascii_digit()).ok_or(HoursError::Clause(clause.to_owned()))?;
        let (days, times) = clause.split_at(first_digit);
        let days = weekdays(days)?;
        for time in times.split(',') {
            let interval = interval(time)?;
            for day in &days {
                insert(&mut self.week[*day], interval).map_err(|()| HoursError::Overlap(time.trim().to_owned()))?;
            }
        }
        Ok(())
    }

    fn hear_closed_days(&mut self, days: &str) -> Result<(), HoursError> {
        for day in days.split(',').map(str::trim) {
            match closed_day(day).ok_or(HoursError::ClosedDay(day.to_owned()))? {
                ClosedDay::Once(date) => drop(self.closed_dates.insert(date)),
                ClosedDay::EveryYear(range) => self.closed_every_year.push(range),
            }
        }
        Ok(())
    }

    fn settle(mut self) -> Result<OpeningHours, HoursError> {
        let has_hours = self.week.iter().any(|day| !day.is_empty());
        match (has_hours, self.always_closed) {
            (false, false) => return Err(HoursError::NoHours),
            (true, true) => return Err(HoursError::Contradiction(ALWAYS_CLOSED.to_owned())),
            _ => {}
        }
        match (closes_the_turn_of_the_year(&self.closed_every_year), self.open_at_new_year) {
            (false, false) => self.closed_every_year.push(YearlyRange::TURN_OF_THE_YEAR),
            (true, true) => return Err(HoursError::Contradiction(OPEN_AT_NEW_YEAR.to_owned())),
            _ => {}
        }
        Ok(OpeningHours {
            week: self.week,
            closed_every_year: self.closed_every_year,
            closed_dates: self.closed_dates,
            open_on_holidays: self.open_on_holidays.unwrap_or(false),
        })
    }
}

/// Japanese keyboards write the same thing in many widths, and a dash in more ways than that.
fn half_width(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '～' | '〜' | '…' | '‥' => '~',
            '－' | 'ー' | '‐' | '‑' | '–' | '—' | '−' => '-',
            '、' => ',',
            '\u{3000}' | '\t' | '\r' => ' ',
            '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            other => other,
        })
        .collect::<String>()
        .replace("..", "~")
}

/// `火-土`, `月・水・金`, `月水金`, `金-月`, `Tue-Sat`, `毎日`: the days' places in the week, each once.
fn weekdays(text: &str) -> Result<BTreeSet<usize>, HoursError> {
    let words: Vec<&str> = text.split([',', '・', '･', '/', ' ']).filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        return Err(HoursError::Weekday(text.trim().to_owned()));
    }
    let mut days = BTreeSet::new();
    for word in words {
        days.extend(days_of_word(word).ok_or(HoursError::Weekday(word.to_owned()))?);
    }
    Ok(days)
}

fn days_of_word(word: &str) -> Option<Vec<usize>> {
    if word == EVERY_DAY {
        return Some((0..7).collect());
    }
    if let Some((first, last)) = word.split_once(['-', '~']) {
        let (first, last) = (weekday(first)?, weekday(last)?);
        let length = (last + 7 - first) % 7;
        return Some((0..=length).map(|step| (first + step) % 7).collect());
    }
    match weekday(word) {
        Some(day) => Some(vec![day]),
        None => word.chars().map(|c| weekday(c.encode_utf8(&mut [0; 4]))).collect(),
    }
}

/// `火`, `火曜`, `火曜日`, `Tue`, `tuesday`.
fn weekday(word: &str) -> Option<usize> {
    let bare = word.strip_suffix("曜日").or(word.strip_suffix('曜')).unwrap_or(word);
    let english = word.to_ascii_lowercase();
    WEEKDAYS.iter().position(|(kanji, name)| {
        bare.chars().eq([*kanji]) || (english.len() >= 3 && name.starts_with(english.as_str()))
    })
}

fn interval(text: &str) -> Result<Interval, HoursError> {
    let text = text.trim();
    let parts = text.split_once(['-', '~']).and_then(|(opens, closes)| Some((minute(opens)?, minute(closes)?)));
    let (opens_minute, closes_minute) = parts.ok_or(HoursError::Interval(text.to_owned()))?;
    if opens_minute >= closes_minute {
        return Err(HoursError::EndsFirst(text.to_owned()));
    }
    Ok(Interval { opens_minute, closes_minute })
}

/// `9:00` to `24:00`, in minutes since midnight.
fn minute(text: &str) -> Option<u16> {
    let (hours, minutes) = text.trim().split_once(':')?;
    if minutes.len() != 2 {
        return None;
    }
    let hours = number(hours).filter(|hours| *hours <= 24)?;
    let minutes = number(minutes).filter(|minutes| *minutes < 60)?;
    Some(hours * 60 + minutes).filter(|minute| *minute <= MINUTES_A_DAY)
}

/// One to four plain digits; `parse` alone would also take a plus sign.
fn number(text: &str) -> Option<u16> {
    let plain = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

fn insert(day: &mut Vec<Interval>, new: Interval) -> Result<(), ()> {
    if day.iter().any(|old| new.opens_minute < old.closes_minute && old.opens_minute < new.closes_minute) {
        return Err(());
    }
    day.push(new);
    day.sort();
    Ok(())
}

enum ClosedDay {
    Once(Date),
    EveryYear(YearlyRange),
}

/// `2026-12-28`, `08-13` or `12-29..01-03`.
fn closed_day(text: &str) -> Option<ClosedDay> {
    if let Some((from, to)) = text.split_once('~') {
        return Some(ClosedDay::EveryYear(YearlyRange { from: day_of_year(from)?, to: day_of_year(to)? }));
    }
    match numbers(text)?.as_slice() {
        [year, month, day] => Some(ClosedDay::Once(valid_date(*year, *month, *day)?)),
        _ => day_of_year(text).map(|day| ClosedDay::EveryYear(YearlyRange { from: day, to: day })),
    }
}

fn day_of_year(text: &str) -> Option<DayOfYear> {
    const A_LEAP_YEAR: u16 = 2024;
    match numbers(text)?.as_slice() {
        [month, day] => valid_date(A_LEAP_YEAR, *month, *day).map(DayOfYear::of),
        _ => None,
    }
}

fn numbers(text: &str) -> Option<Vec<u16>> {
    text.trim().split(['-', '/']).map(number).collect()
}

fn valid_date(year: u16, month: u16, day: u16) -> Option<Date> {
    let year = Some(year).filter(|year| *year >= 1000)?;
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

// Writing.

/// The text that `parse` reads back as the same hours.
impl fmt::Display for OpeningHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut clauses = self.weekly_clauses();
        clauses.extend(self.closed_clause());
        if !closes_the_turn_of_the_year(&self.closed_every_year) {
            clauses.push(OPEN_AT_NEW_YEAR.to_owned());
        }
        clauses.push(if self.open_on_holidays { OPEN_ON_HOLIDAYS } else { CLOSED_ON_HOLIDAYS }.to_owned());
        f.write_str(&clauses.join("; "))
    }
}

impl OpeningHours {
    /// The week alone, as it is written.
    pub(crate) fn weekly_text(&self) -> String {
        self.weekly_clauses().join("; ")
    }
    /// Own closed days, one on a line.
    pub(crate) fn closed_text(&self) -> String {
        let clause = self.closed_clause().unwrap_or_default();
        clause.strip_prefix(CLOSED).unwrap_or_default().split(',').map(str::trim).collect::<Vec<_>>().join("\n")
    }
    /// Everything but the week.
    pub(crate) fn rest_text(&self) -> String {
        self.to_string().split("; ").skip(self.weekly_clauses().len()).collect::<Vec<_>>().join("; ")
    }
    pub(crate) fn open_on_holidays(&self) -> bool {
        self.open_on_holidays
    }
    /// The text of a week with these closed days, typed one on a line. Without a range over 1 January the turn of the
    /// year is open: whoever empties this field says so.
    pub(crate) fn with_closed(week: &str, closed: &str, open_on_holidays: bool) -> String {
        let closed = half_width(closed);
        let days: Vec<&str> = closed.split(['\n', ',', ';']).map(str::trim).filter(|it| !it.is_empty()).collect();
        let own = if days.is_empty() { String::new() } else { format!("; {CLOSED} {}", days.join(", ")) };
        let ranges = days.iter().filter_map(|day| match closed_day(day)? {
            ClosedDay::EveryYear(range) => Some(range),
            ClosedDay::Once(_) => None,
        });
        let new_year = closes_the_turn_of_the_year(&ranges.collect::<Vec<_>>());
        let new_year = if new_year { String::new() } else { format!("; {OPEN_AT_NEW_YEAR}") };
        format!("{week}{own}{new_year}; {}", if open_on_holidays { OPEN_ON_HOLIDAYS } else { CLOSED_ON_HOLIDAYS })
    }
    /// One clause for all the days that share the same hours.
    fn weekly_clauses(&self) -> Vec<String> {
        let first_of_its_kind =
            |day: &usize| self.week.iter().position(|hours| *hours == self.week[*day]) == Some(*day);
        let kinds: Vec<usize> = (0..7).filter(|day| !self.week[*day].is_empty()).filter(first_of_its_kind).collect();
        if kinds.is_empty() {
            return vec![ALWAYS_CLOSED.to_owned()];
        }
        kinds.into_iter().map(|day| format!("{} {}", self.days_like(day), list(&self.week[day]))).collect()
    }

    fn days_like(&self, day: usize) -> String {
        let alike: Vec<usize> = (0..7).filter(|other| self.week[*other] == self.week[day]).collect();
        if alike.len() == 7 {
            return EVERY_DAY.to_owned();
        }
        alike.chunk_by(|a, b| a + 1 == *b).map(run_of_days).collect::<Vec<_>>().join("・")
    }

    fn closed_clause(&self) -> Option<String> {
        let every_year = self.closed_every_year.iter().map(YearlyRange::to_string);
        let days: Vec<String> = every_year.chain(self.closed_dates.iter().map(Date::to_string)).collect();
        (!days.is_empty()).then(|| format!("{CLOSED} {}", days.join(", ")))
    }
}

/// `月`, `月・火`, and from three days on `月-水`.
fn run_of_days(days: &[usize]) -> String {
    let kanji = |day: &usize| WEEKDAYS[*day].0.to_string();
    match days {
        [first, _, .., last] if days.len() >= 3 => format!("{}-{}", kanji(first), kanji(last)),
        _ => days.iter().map(kanji).collect::<Vec<_>>().join("・"),
    }
}

fn list(intervals: &[Interval]) -> String {
    intervals.iter().map(Interval::to_string).collect::<Vec<_>>().join(", ")
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (opens, closes) = (self.opens_minute, self.closes_minute);
        write!(f, "{}:{:02}-{}:{:02}", opens / 60, opens % 60, closes / 60, closes % 60)
    }
}

impl fmt::Display for YearlyRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.from == self.to { write!(f, "{}", self.from) } else { write!(f, "{}..{}", self.from, self.to) }
    }
}

impl fmt::Display for DayOfYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TUESDAY_TO_SATURDAY: &str = "火-土 12:00-19:00; 休み 12-29..01-03; 祝日休み";
    const OFFICE: &str = "月-金 9:00-12:00, 13:00-17:00";

    fn hours(text: &str) -> OpeningHours {
        OpeningHours::parse(text).expect(text)
    }

    /// A moment in Tokyo, as `2026-11-22 03:02`.
    fn at(text: &str) -> Timestamp {
        let civil: DateTime = text.replace(' ', "T").parse().expect(text);
        Timestamp::from_micros(TOKYO.to_timestamp(civil).expect(text).as_microsecond())
    }

    /// What a page would show, or a dash.
    fn shown(moment: Option<Timestamp>) -> String {
        moment.and_then(tokyo).map_or("–".to_owned(), |time| time.strftime("%Y-%m-%d %H:%M").to_string())
    }

    fn assert_next_reading(text: &str, table: &[(&str, &str)]) {
        for (written, read) in table {
            assert_eq!(shown(hours(text).next_reading(at(written))), *read, "{text}: written {written}");
        }
    }

    /// Capability 192: the letter of the scenarios, in the night before a Monday that is a holiday and a closed day anyway.
    #[test]
    fn a_letter_on_sunday_night_is_read_on_tuesday_and_answered_by_friday() {
        let (hours, written) = (hours(TUESDAY_TO_SATURDAY), at("2026-11-22 03:02"));
        assert_eq!(shown(hours.next_reading(written)), "2026-11-24 12:00");
        assert_eq!(shown(hours.promise_by(written, 3)), "2026-11-27 19:00");
        assert_eq!(hours.promise_on(written, 3), Some(jiff::civil::date(2026, 11, 27)));
        assert!(hours.closes_over_24h(written));
    }

    /// Capability 192.
    #[test]
    fn a_long_week_end_is_jumped_over() {
        assert_next_reading(
            OFFICE,
            &[
                ("2026-10-09 20:00", "2026-10-13 09:00"), // スポーツの日 on Monday
                ("2026-09-18 20:00", "2026-09-24 09:00"), // 敬老の日, 国民の休日, 秋分の日
                ("2026-10-02 20:00", "2026-10-05 09:00"), // an ordinary week-end
            ],
        );
        assert_next_reading("毎日 9:00-17:00; 祝日も開ける", &[("2026-10-11 20:00", "2026-10-12 09:00")]);
    }

    /// Capability 192.
    #[test]
    fn the_turn_of_the_year_is_closed_unless_the_text_says_otherwise() {
        assert_next_reading(
            OFFICE,
            &[("2026-12-28 18:00", "2027-01-04 09:00"), ("2027-12-28 18:00", "2028-01-04 09:00")],
        );
        assert_next_reading(TUESDAY_TO_SATURDAY, &[("2026-12-28 18:00", "2027-01-05 12:00")]);
        assert_next_reading("毎日 9:00-17:00; 休み 12-31..01-01", &[("2026-12-30 18:00", "2027-01-02 09:00")]);
        assert_next_reading("毎日 9:00-17:00; 休み 08-13..08-16", &[("2026-12-28 18:00", "2027-01-04 09:00")]);
        assert_next_reading(
            "毎日 9:00-17:00; 年末年始も開ける; 祝日も開ける",
            &[("2026-12-31 18:00", "2027-01-01 09:00"), ("2026-12-29 03:00", "2026-12-29 09:00")],
        );
    }

    /// Capability 192: 3 May 2026 is a Sunday, so that 6 May is free as well.
    #[test]
    fn golden_week_2026_ends_on_thursday_the_seventh() {
        assert_next_reading(
            OFFICE,
            &[
                ("2026-04-28 17:00", "2026-04-30 09:00"),
                ("2026-05-01 16:59", "2026-05-01 16:59"),
                ("2026-05-01 17:00", "2026-05-07 09:00"),
                ("2026-05-06 12:00", "2026-05-07 09:00"),
            ],
        );
        assert_eq!(shown(hours(OFFICE).promise_by(at("2026-05-01 17:00"), 3)), "2026-05-12 17:00");
    }

    #[test]
    fn midnight_belongs_to_the_day_that_begins() {
        assert_next_reading(
            "金 20:00-24:00; 土 0:00-2:00",
            &[
                ("2026-10-02 00:00", "2026-10-02 20:00"),
                ("2026-10-02 23:59", "2026-10-02 23:59"),
                ("2026-10-03 00:00", "2026-10-03 00:00"),
                ("2026-10-03 01:59", "2026-10-03 01:59"),
                ("2026-10-03 02:00", "2026-10-09 20:00"),
            ],
        );
        let until_midnight = hours("毎日 20:00-24:00");
        assert!(until_midnight.is_open(at("2026-10-03 00:00").plus_micros(-1)));
        assert!(!until_midnight.is_open(at("2026-10-03 00:00")));
        assert_eq!(shown(until_midnight.promise_by(at("2026-10-02 10:00"), 0)), "2026-10-03 00:00");
        assert_eq!(until_midnight.promise_on(at("2026-10-02 10:00"), 0), Some(jiff::civil::date(2026, 10, 2)));
    }

    #[test]
    fn it_is_open_from_the_opening_minute_up_to_the_closing_one() {
        let hours = hours(TUESDAY_TO_SATURDAY);
        for (moment, open) in [
            (at("2026-11-24 12:00").plus_micros(-1), false),
            (at("2026-11-24 12:00"), true),
            (at("2026-11-24 19:00").plus_micros(-1), true),
            (at("2026-11-24 19:00"), false),
            (at("2026-11-23 13:00"), false),
        ] {
            assert_eq!(hours.is_open(moment), open, "{}", shown(Some(moment)));
        }
    }

    #[test]
    fn a_house_that_never_closes_reads_at_once() {
        let always = hours("毎日 0:00-24:00; 年末年始も開ける; 祝日も開ける");
        for moment in ["2026-01-01 00:00", "2026-12-31 23:59", "2028-02-29 12:34"] {
            assert!(always.is_open(at(moment)), "{moment}");
            assert!(!always.closes_over_24h(at(moment)));
        }
        assert_eq!(shown(always.promise_by(at("2026-12-30 10:00"), 3)), "2027-01-03 00:00");
    }

    /// Capability 192: nothing is said rather than something untrue.
    #[test]
    fn a_house_that_never_opens_promises_nothing() {
        for text in ["いつも休み", "毎日 9:00-17:00; 休み 01-01..12-31"] {
            let never = hours(text);
            let now = at("2026-11-22 03:02");
            assert_eq!(
                (never.next_reading(now), never.promise_by(now, 0), never.is_open(now)),
                (None, None, false),
                "{text}"
            );
            assert!(never.closes_over_24h(now), "{text}");
        }
    }

    #[test]
    fn at_lunchtime_the_reading_is_after_lunch_on_the_same_day() {
        assert_next_reading(
            OFFICE,
            &[
                ("2026-11-24 08:00", "2026-11-24 09:00"),
                ("2026-11-24 12:00", "2026-11-24 13:00"),
                ("2026-11-24 12:59", "2026-11-24 13:00"),
                ("2026-11-24 13:00", "2026-11-24 13:00"),
                ("2026-11-24 17:00", "2026-11-25 09:00"),
            ],
        );
        assert_eq!(shown(hours(OFFICE).promise_by(at("2026-11-24 12:30"), 0)), "2026-11-24 17:00");
    }

    /// Capability 20: before, during and after the hours of one day.
    #[test]
    fn the_day_of_the_next_reading_is_day_zero() {
        let hours = hours(TUESDAY_TO_SATURDAY);
        for (written, promised) in [
            ("2026-11-24 09:00", "2026-11-27 19:00"),
            ("2026-11-24 18:59", "2026-11-27 19:00"),
            ("2026-11-24 19:00", "2026-11-28 19:00"),
            ("2026-11-25 13:00", "2026-11-28 19:00"),
            ("2026-11-26 13:00", "2026-12-01 19:00"),
        ] {
            assert_eq!(shown(hours.promise_by(at(written), 3)), promised, "written {written}");
        }
        assert_eq!(hours.promise_by(at("2026-11-24 09:00"), 400), None);
    }

    #[test]
    fn a_single_closed_date_moves_the_reading_and_the_promise() {
        let hours = hours("火-土 12:00-19:00; 休み 2026-11-24, 2026-11-26");
        assert_eq!(shown(hours.next_reading(at("2026-11-22 03:02"))), "2026-11-25 12:00");
        assert_eq!(shown(hours.promise_by(at("2026-11-22 03:02"), 3)), "2026-12-01 19:00");
        assert!(hours.is_open_day(jiff::civil::date(2027, 11, 24)));
    }

    /// Capability 192.
    #[test]
    fn more_than_a_day_away_is_told_and_exactly_a_day_is_not() {
        let hours = hours("毎日 12:00-19:00; 休み 2026-10-07");
        assert!(!hours.closes_over_24h(at("2026-10-05 19:00")));
        assert!(hours.closes_over_24h(at("2026-10-06 19:00")));
        assert!(!hours.closes_over_24h(at("2026-10-07 12:00")));
        assert!(hours.closes_over_24h(at("2026-10-07 12:00").plus_micros(-1)));
    }

    #[test]
    fn open_days_between_a_reading_and_its_promise_are_the_days_promised() {
        for text in [TUESDAY_TO_SATURDAY, OFFICE, "毎日 20:00-24:00; 祝日も開ける"] {
            let (hours, written) = (hours(text), at("2026-12-25 03:00"));
            let reading = hours.next_reading(written).unwrap();
            for days in 0..30 {
                let promised = hours.promise_by(written, days).unwrap();
                assert_eq!(hours.open_days_between(reading, promised), days, "{text}");
            }
        }
        let hours = hours(TUESDAY_TO_SATURDAY);
        assert_eq!(hours.open_days_between(at("2026-11-28 13:00"), at("2026-11-30 13:00")), 0);
        assert_eq!(hours.open_days_between(at("2026-11-30 13:00"), at("2026-11-28 13:00")), 0);
    }

    #[test]
    fn what_is_written_down_reads_back_the_same() {
        for text in [
            TUESDAY_TO_SATURDAY,
            "月-金 9:00-12:00, 13:00-17:00; 休み 12-29..01-03; 祝日休み",
            "月-水・金 9:00-12:00; 土・日 13:30-17:05; 休み 08-13..08-16, 12-28..01-04, 05-01, 2026-12-26, 2027-03-31; 祝日も開ける",
            "毎日 0:00-24:00; 年末年始も開ける; 祝日も開ける",
            "いつも休み; 休み 12-29..01-03; 祝日休み",
            "月・水・金 10:00-15:00; 休み 02-29; 年末年始も開ける; 祝日休み",
        ] {
            assert_eq!(hours(text).to_string(), text);
            assert_eq!(hours(&hours(text).to_string()), hours(text));
        }
    }

    #[test]
    fn the_same_hours_may_be_written_in_many_ways() {
        for (written, meant) in [
            ("Tue-Sat 12:00-19:00", TUESDAY_TO_SATURDAY),
            ("tuesday-SATURDAY 12:00-19:00", TUESDAY_TO_SATURDAY),
            ("火ー土　１２：００～１９：００；　休み　１２－２９．．０１－０３；祝日は休み", TUESDAY_TO_SATURDAY),
            ("火〜土 12:00〜19:00\n休み 12/29〜1/3\n祝日 休み\n", TUESDAY_TO_SATURDAY),
            ("火水木金土12:00-19:00", TUESDAY_TO_SATURDAY),
            ("火曜日-土曜日 12:00 - 19:00;;", TUESDAY_TO_SATURDAY),
            ("火、水、木 12:00-19:00; 金曜・土曜 12:00-19:00; 休み 12-29…01-03", TUESDAY_TO_SATURDAY),
            ("月-金 13:00-17:00、9:00-12:00", OFFICE),
            ("土-月 9:00-17:00", "月・土・日 09:00-17:00"),
        ] {
            assert_eq!(hours(written), hours(meant), "{written}");
        }
    }

    #[test]
    fn what_was_not_understood_is_named() {
        let own = str::to_owned;
        for (written, error) in [
            ("", HoursError::NoHours),
            ("祝日休み", HoursError::NoHours),
            ("ときどき", HoursError::Clause(own("ときどき"))),
            ("火-上 12:00-19:00", HoursError::Weekday(own("火-上"))),
            ("祝日 12:00-19:00", HoursError::Weekday(own("祝日"))),
            ("Tu 12:00-19:00", HoursError::Weekday(own("Tu"))),
            ("12:00-19:00", HoursError::Weekday(own(""))),
            ("火 12-19", HoursError::Interval(own("12-19"))),
            ("火 12:00-9999:00", HoursError::Interval(own("12:00-9999:00"))),
            ("火 12:00-24:01", HoursError::Interval(own("12:00-24:01"))),
            ("火 12:00-19:60", HoursError::Interval(own("12:00-19:60"))),
            ("火 12:00-19:00,", HoursError::Interval(own(""))),
            ("火 22:00-2:00", HoursError::EndsFirst(own("22:00-2:00"))),
            ("火 12:00-12:00", HoursError::EndsFirst(own("12:00-12:00"))),
            ("火 10:00-13:00, 12:00-19:00", HoursError::Overlap(own("12:00-19:00"))),
            ("火 12:00-19:00; 月-水 18:00-20:00", HoursError::Overlap(own("18:00-20:00"))),
            ("火 12:00-19:00; 休み 13-01", HoursError::ClosedDay(own("13-01"))),
            ("火 12:00-19:00; 休み 02-30..03-01", HoursError::ClosedDay(own("02-30~03-01"))),
            ("火 12:00-19:00; 休み 2026-02-29", HoursError::ClosedDay(own("2026-02-29"))),
            ("火 12:00-19:00; 休み", HoursError::ClosedDay(own(""))),
            ("火 12:00-19:00; いつも休み", HoursError::Contradiction(own("いつも休み"))),
            ("火 12:00-19:00; 祝日休み; 祝日も開ける", HoursError::Contradiction(own("祝日も開ける"))),
            ("火 12:00-19:00; 休み 12-29..01-03; 年末年始も開ける", HoursError::Contradiction(own("年末年始も開ける"))),
        ] {
            assert_eq!(OpeningHours::parse(written), Err(error), "{written}");
        }
        assert_eq!(OpeningHours::parse(&"火".repeat(MAX_TEXT_CHARS + 1)), Err(HoursError::TooLong));
    }

    #[test]
    fn moments_at_the_ends_of_time_are_answered_without_a_panic() {
        for micros in [i64::MIN + Timestamp::DAY, 0, i64::MAX - Timestamp::DAY * 2] {
            let moment = Timestamp::from_micros(micros);
            let _ = (hours(OFFICE).next_reading(moment), hours(OFFICE).promise_by(moment, 3));
            let _ = (hours(OFFICE).closes_over_24h(moment), hours(OFFICE).open_days_between(moment, moment));
        }
    }
}

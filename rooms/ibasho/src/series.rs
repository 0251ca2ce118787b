//! On which days something happens: once, each week, on a weekday of the month, or on a date of the month; with the days
//! on which it does not, and those besides. Pure.
//!
//! A day that is left out is still told, with why: somebody may be on their way. Days are civil days in Tokyo.
use crate::{Error, worded::worded};
use ground_words::word;
use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};
use std::collections::BTreeMap;

worded! {
    /// How something comes again.
    Repeats {
        Once = "once", word!("ibasho-repeats-once");
        Weekly = "weekly", word!("ibasho-repeats-weekly");
        Nth = "nth", word!("ibasho-repeats-nth");
        Monthly = "monthly", word!("ibasho-repeats-monthly");
    }
}

/// A series without an end is looked at for so many rounds at most.
const MOST_ROUNDS: i64 = 5_000;

#[derive(Clone, Debug)]
pub(crate) struct Series {
    pub(crate) first_on: Date,
    pub(crate) until_on: Option<Date>,
    pub(crate) repeats: Repeats,
    /// Every so many weeks, or months.
    pub(crate) every: u16,
    pub(crate) on_holidays: bool,
    pub(crate) exceptions: BTreeMap<Date, Exception>,
}

/// A usual day on which it is not, or a day besides the usual ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Exception {
    pub(crate) off: bool,
    pub(crate) note: String,
}

/// A day of a series; `off` when nothing happens on it, with why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Day {
    pub(crate) on: Date,
    pub(crate) off: bool,
    pub(crate) note: String,
}

impl Series {
    pub(crate) fn checked(self) -> Result<Series, Error> {
        let ends_first = self.until_on.is_some_and(|until| until < self.first_on);
        if ends_first || !(1..=12).contains(&self.every) { Err(Error::Day) } else { Ok(self) }
    }

    /// The days from one day until another, both included, in order.
    pub(crate) fn days(&self, from: Date, until: Date) -> Vec<Day> {
        let mut days: BTreeMap<Date, Day> = self.usual(from, until).map(|day| (day.on, day)).collect();
        for (on, it) in self.exceptions.range(from..=until) {
            // "Not on that day" is only worth saying of a day on which it would have been.
            if !it.off || days.contains_key(on) {
                days.insert(*on, Day { on: *on, off: it.off, note: it.note.clone() });
            }
        }
        days.into_values().collect()
    }

    pub(crate) fn is_on(&self, date: Date) -> bool {
        self.days(date, date).iter().any(|day| !day.off)
    }

    fn usual(&self, from: Date, until: Date) -> impl Iterator<Item = Day> {
        let last = self.until_on.map_or(until, |end| end.min(until));
        let rounds = (0..MOST_ROUNDS).map(|round| (self.month_of(round), self.on_round(round)));
        // A month without the day (the 31st) has a round and no day.
        let rounds = rounds.take_while(move |(begins, _)| begins.is_some_and(|begins| begins <= last));
        let days = rounds.filter_map(|(_, on)| on).filter(move |on| *on >= from && *on <= last);
        days.filter(|on| *on >= self.first_on).map(|on| self.unless_holiday(on))
    }

    /// The first day that a round could fall on, which only grows.
    fn month_of(&self, round: i64) -> Option<Date> {
        match self.repeats {
            Repeats::Once => (round == 0).then_some(self.first_on),
            Repeats::Weekly => self.on_round(round),
            Repeats::Nth | Repeats::Monthly => self.months_later(round),
        }
    }
    fn months_later(&self, round: i64) -> Option<Date> {
        let months = round.checked_mul(i64::from(self.every))?;
        self.first_on.first_of_month().checked_add(months.months()).ok()
    }

    fn on_round(&self, round: i64) -> Option<Date> {
        match self.repeats {
            Repeats::Once => (round == 0).then_some(self.first_on),
            Repeats::Weekly => self.first_on.checked_add((round * i64::from(self.every)).weeks()).ok(),
            Repeats::Nth => {
                let month = self.months_later(round)?;
                month.nth_weekday_of_month(nth_of(self.first_on), self.first_on.weekday()).ok()
            }
            Repeats::Monthly => {
                let month = self.months_later(round)?;
                Date::new(month.year(), month.month(), self.first_on.day()).ok()
            }
        }
    }

    fn unless_holiday(&self, on: Date) -> Day {
        let holiday = staff::holiday_on(on).filter(|_| !self.on_holidays);
        Day { on, off: holiday.is_some(), note: holiday.unwrap_or_default().to_owned() }
    }

    /// The weekday and which of the month, for saying it: from one; minus one is the last.
    pub(crate) fn nth(&self) -> (i8, Weekday) {
        (nth_of(self.first_on), self.first_on.weekday())
    }
}

/// A fifth weekday is meant as the last one.
fn nth_of(date: Date) -> i8 {
    let nth = (date.day() - 1) / 7 + 1;
    if nth == 5 { -1 } else { nth }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn series(first_on: Date, repeats: Repeats, every: u16) -> Series {
        Series { first_on, until_on: None, repeats, every, on_holidays: true, exceptions: BTreeMap::new() }
    }
    fn on(series: &Series, from: Date, until: Date) -> Vec<String> {
        series.days(from, until).iter().filter(|day| !day.off).map(|day| day.on.strftime("%m-%d").to_string()).collect()
    }
    const AUTUMN: (Date, Date) = (date(2026, 10, 1), date(2026, 12, 31));

    #[test]
    fn days_come_again_as_people_say_it() {
        let first = date(2026, 10, 10);
        for (repeats, every, expected) in [
            (Repeats::Once, 1, vec!["10-10"]),
            (Repeats::Weekly, 4, vec!["10-10", "11-07", "12-05"]),
            (Repeats::Nth, 1, vec!["10-10", "11-14", "12-12"]),
            (Repeats::Nth, 2, vec!["10-10", "12-12"]),
            (Repeats::Monthly, 1, vec!["10-10", "11-10", "12-10"]),
        ] {
            assert_eq!(on(&series(first, repeats, every), AUTUMN.0, AUTUMN.1), expected, "{repeats:?}");
        }
        // A fifth weekday is the last one; a month without a 31st has none.
        assert_eq!(on(&series(date(2026, 10, 31), Repeats::Nth, 1), AUTUMN.0, AUTUMN.1), ["10-31", "11-28", "12-26"]);
        assert_eq!(on(&series(date(2026, 10, 31), Repeats::Monthly, 1), AUTUMN.0, AUTUMN.1), ["10-31", "12-31"]);
        // Begun years ago, and looked at for one week.
        let old = series(date(2010, 1, 2), Repeats::Weekly, 1);
        assert_eq!(on(&old, date(2026, 11, 23), date(2026, 11, 29)), ["11-28"]);
        assert!(on(&series(date(2027, 1, 1), Repeats::Weekly, 1), AUTUMN.0, AUTUMN.1).is_empty());
    }

    #[test]
    fn holidays_exceptions_and_an_end_are_told() {
        let mut it = series(date(2026, 11, 2), Repeats::Weekly, 1);
        it.on_holidays = false;
        it.until_on = Some(date(2026, 11, 30));
        let note = |off, note: &str| Exception { off, note: note.to_owned() };
        it.exceptions.insert(date(2026, 11, 9), note(true, "工事のため"));
        it.exceptions.insert(date(2026, 11, 12), note(false, "この週は木曜にも"));
        it.exceptions.insert(date(2026, 11, 13), note(true, "もともとない日"));
        let days = it.days(AUTUMN.0, AUTUMN.1);
        let said: Vec<_> = days.iter().map(|day| (day.on.day(), day.off, day.note.as_str())).collect();
        let expected = [
            (2, false, ""),
            (9, true, "工事のため"),
            (12, false, "この週は木曜にも"),
            (16, false, ""),
            (23, true, "勤労感謝の日"),
            (30, false, ""),
        ];
        assert_eq!(said, expected);
        assert!(it.is_on(date(2026, 11, 16)) && !it.is_on(date(2026, 11, 9)) && !it.is_on(date(2026, 11, 13)));
    }
}

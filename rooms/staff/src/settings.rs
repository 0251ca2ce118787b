//! The parts of what the organisation says of itself, and how what was typed about one of them is read. Pure.
//!
//! A field that was not sent stays as it was: every part has a page of its own, and one form may carry several.
use crate::{Doors, Error, Limits, OpeningHours, Organisation, Reach, SmallHouse};
use serde::Deserialize;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Name,
    Hours,
    /// Own closed days, and holidays.
    Closed,
    /// Telephone, fax and post.
    Reach,
    Promise,
    Size,
    Doors,
    /// Whether recovery cards may open letters.
    Recoverable,
    /// From how many on reading is worth a talk.
    Reading,
}

impl Part {
    pub const ALL: [Part; 9] = [
        Part::Name,
        Part::Hours,
        Part::Closed,
        Part::Reach,
        Part::Promise,
        Part::Size,
        Part::Doors,
        Part::Recoverable,
        Part::Reading,
    ];
    pub fn word(self) -> &'static str {
        match self {
            Part::Name => "name",
            Part::Hours => "hours",
            Part::Closed => "closed",
            Part::Reach => "reach",
            Part::Promise => "promise",
            Part::Size => "size",
            Part::Doors => "doors",
            Part::Recoverable => "recoverable",
            Part::Reading => "reading",
        }
    }
    pub fn from_word(word: &str) -> Option<Part> {
        Part::ALL.into_iter().find(|it| it.word() == word)
    }
}

/// What was typed, as it was sent.
#[derive(Deserialize, Default, Clone)]
pub(crate) struct Typed {
    /// The page it came from.
    #[serde(default)]
    pub(crate) part: String,
    /// It is a step of setting up.
    #[serde(default)]
    pub(crate) setup: String,
    /// Only to look at what would come of it; nothing is kept.
    pub(crate) look: Option<String>,
    pub(crate) name: Option<String>,
    /// The whole of it, or, from its own page, the week alone.
    pub(crate) hours: Option<String>,
    pub(crate) closed: Option<String>,
    pub(crate) holidays: Option<String>,
    pub(crate) phone: Option<String>,
    pub(crate) fax: Option<String>,
    pub(crate) post: Option<String>,
    pub(crate) promise_days: Option<String>,
    pub(crate) size: Option<String>,
    pub(crate) seconded_within_days: Option<String>,
    /// yes or no.
    pub(crate) recoverable: Option<String>,
    pub(crate) limit_threads: Option<String>,
    pub(crate) limit_outside: Option<String>,
    pub(crate) limit_same: Option<String>,
    /// The doors were on the page that was sent; without it they stay as they are.
    pub(crate) doors_shown: Option<String>,
    pub(crate) door_letters: Option<String>,
    pub(crate) door_places: Option<String>,
    pub(crate) door_try: Option<String>,
    pub(crate) door_family: Option<String>,
}

fn ticked(open: bool) -> Option<String> {
    open.then(|| "1".to_owned())
}

const LONGEST_NAME: usize = 20;

impl Typed {
    pub(crate) fn of(it: &Organisation) -> Self {
        Typed {
            part: String::new(),
            setup: String::new(),
            look: None,
            name: Some(it.name.clone()),
            hours: Some(it.hours.weekly_text()),
            closed: Some(it.hours.closed_text()),
            holidays: Some(if it.hours.open_on_holidays() { "open" } else { "closed" }.to_owned()),
            phone: Some(it.reach.phone.clone()),
            fax: Some(it.reach.fax.clone()),
            post: Some(it.reach.post.clone()),
            promise_days: Some(it.promise_days.to_string()),
            size: Some(it.size.word().to_owned()),
            seconded_within_days: Some(it.seconded_within_days.to_string()),
            recoverable: Some(if it.recoverable { "yes" } else { "no" }.to_owned()),
            limit_threads: Some(it.limits.threads.to_string()),
            limit_outside: Some(it.limits.outside.to_string()),
            limit_same: Some(it.limits.same.to_string()),
            doors_shown: ticked(true),
            door_letters: ticked(it.doors.letters),
            door_places: ticked(it.doors.places),
            door_try: ticked(it.doors.try_out),
            door_family: ticked(it.doors.family),
        }
    }

    pub(crate) fn meant(&self, before: &Organisation) -> Result<Organisation, Error> {
        let said = Organisation {
            name: self.meant_name(before)?,
            hours: self.meant_hours(before)?,
            reach: Reach {
                phone: one_line(&self.phone, &before.reach.phone)?,
                fax: one_line(&self.fax, &before.reach.fax)?,
                post: one_line(&self.post, &before.reach.post)?,
            },
            promise_days: number(&self.promise_days, 60, before.promise_days)?,
            size: match &self.size {
                Some(word) => SmallHouse::from_word(word).ok_or(Error::Setting)?,
                None => before.size,
            },
            seconded_within_days: number(&self.seconded_within_days, 60, before.seconded_within_days)?,
            limits: Limits {
                threads: number(&self.limit_threads, 1_000, before.limits.threads)?,
                outside: number(&self.limit_outside, 1_000, before.limits.outside)?,
                same: number(&self.limit_same, 1_000, before.limits.same)?,
            },
            doors: self.meant_doors(before),
            recoverable: self.recoverable.as_ref().map_or(before.recoverable, |it| it == "yes"),
        };
        Ok(said)
    }

    fn meant_name(&self, before: &Organisation) -> Result<String, Error> {
        let Some(typed) = &self.name else { return Ok(before.name.clone()) };
        let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        let fits = !name.is_empty() && name.chars().count() <= LONGEST_NAME;
        if fits { Ok(name) } else { Err(Error::NameMissing) }
    }

    /// From the page of the week, closed days stay; from the page of closed days, the week does.
    fn meant_hours(&self, before: &Organisation) -> Result<OpeningHours, Error> {
        let own = |it: &Option<String>| it.clone().unwrap_or_default();
        let text = match Part::from_word(&self.part) {
            Some(Part::Hours) => format!("{}; {}", own(&self.hours), before.hours.rest_text()),
            Some(Part::Closed) => {
                let holidays = self.holidays.as_deref() == Some("open");
                OpeningHours::with_closed(&before.hours.weekly_text(), &own(&self.closed), holidays)
            }
            _ => match &self.hours {
                Some(whole) => whole.clone(),
                None => return Ok(before.hours.clone()),
            },
        };
        OpeningHours::parse(&text).map_err(|error| Error::Hours(error.part().unwrap_or_default().to_owned()))
    }

    fn meant_doors(&self, before: &Organisation) -> Doors {
        if self.doors_shown.is_none() {
            return before.doors;
        }
        Doors {
            letters: self.door_letters.is_some(),
            places: self.door_places.is_some(),
            try_out: self.door_try.is_some(),
            family: self.door_family.is_some(),
        }
    }
}

const LONGEST_REACH: usize = 120;

/// Nothing typed means that it is not said.
fn one_line(typed: &Option<String>, before: &str) -> Result<String, Error> {
    let Some(typed) = typed else { return Ok(before.to_owned()) };
    let line = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST_REACH { Ok(line) } else { Err(Error::Setting) }
}

fn number<T: TryFrom<i64>>(typed: &Option<String>, most: i64, before: T) -> Result<T, Error> {
    let Some(typed) = typed else { return Ok(before) };
    let number = typed.trim().parse().ok().filter(|it| (1..=most).contains(it)).ok_or(Error::Setting)?;
    T::try_from(number).map_err(|_| Error::Setting)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(part: &str) -> Typed {
        Typed { part: part.to_owned(), ..Typed::default() }
    }

    #[test]
    fn what_is_not_on_the_page_stays_as_it_was() {
        let before = Organisation { promise_days: 9, ..Organisation::default() };
        let said = Typed { name: Some(" みどり ".to_owned()), ..typed("name") }.meant(&before).unwrap();
        assert_eq!((said.name.as_str(), said.promise_days), ("みどり", 9));
        assert_eq!(said.hours, before.hours);
    }

    #[test]
    fn the_week_and_the_closed_days_are_said_on_pages_of_their_own() {
        let before = Organisation::default();
        let closed = Typed { closed: Some("12-28..01-04\n2026-08-13".to_owned()), ..typed("closed") };
        let closed = Typed { holidays: Some("open".to_owned()), ..closed }.meant(&before).unwrap();
        assert_eq!(closed.hours.to_string(), "火-土 12:00-19:00; 休み 12-28..01-04, 2026-08-13; 祝日も開ける");
        let week = Typed { hours: Some("月・水 10:00-12:00".to_owned()), ..typed("hours") }.meant(&closed).unwrap();
        assert_eq!(week.hours.to_string(), "月・水 10:00-12:00; 休み 12-28..01-04, 2026-08-13; 祝日も開ける");
        let open = Typed { closed: Some(String::new()), ..typed("closed") }.meant(&week).unwrap();
        assert_eq!(open.hours.to_string(), "月・水 10:00-12:00; 年末年始も開ける; 祝日休み");
        let whole = Typed { hours: Some("毎日 9:00-10:00".to_owned()), ..typed("") }.meant(&week).unwrap();
        assert_eq!(whole.hours.to_string(), "毎日 9:00-10:00; 休み 12-29..01-03; 祝日休み");
        assert!(
            matches!(Typed { closed: Some("いつか".to_owned()), ..typed("closed") }.meant(&week), Err(Error::Hours(it)) if it == "いつか")
        );
    }

    #[test]
    fn numbers_have_bounds() {
        for wrong in ["0", "61", "三", ""] {
            let it = Typed { promise_days: Some(wrong.to_owned()), ..typed("promise") };
            assert!(matches!(it.meant(&Organisation::default()), Err(Error::Setting)), "{wrong}");
        }
    }
}

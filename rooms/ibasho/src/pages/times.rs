//! Days and times as they are said.
use crate::{
    gathering::{Gathering, clock, moment},
    series::{Repeats, Series},
};
use ground_web::Page;
use ground_words::{Said, word};
use jiff::civil::Date;

/// 「11月28日(土) 13:00–17:00」
pub(crate) fn day_and_time(page: &Page, on: Date, gathering: &Gathering) -> String {
    format!("{} {}", page.speaker.day(moment(on, 0)), hours(gathering.begins_minute, gathering.ends_minute))
}

pub(crate) fn hours(begins: u32, ends: u32) -> String {
    format!("{}–{}", clock(begins), clock(ends))
}

/// How a series comes again, in a sentence. Once is not said.
pub(crate) fn rhythm(page: &Page, series: &Series) -> Option<Said> {
    let (nth, weekday) = series.nth();
    let weekday = page.plain(WEEKDAYS[weekday.to_monday_zero_offset() as usize]);
    let (every, nth_text, day) = (series.every.to_string(), nth.to_string(), series.first_on.day().to_string());
    let each = series.every == 1;
    Some(match series.repeats {
        Repeats::Once => return None,
        Repeats::Weekly if each => page.say_with("ibasho-each-week", &[("weekday", weekday.as_str())]),
        Repeats::Weekly => {
            page.say_with("ibasho-every-weeks", &[("every", every.as_str()), ("weekday", weekday.as_str())])
        }
        Repeats::Nth if nth < 0 && each => page.say_with("ibasho-last-of-month", &[("weekday", weekday.as_str())]),
        Repeats::Nth if nth < 0 => {
            page.say_with("ibasho-last-of-months", &[("every", every.as_str()), ("weekday", weekday.as_str())])
        }
        Repeats::Nth if each => {
            page.say_with("ibasho-nth-of-month", &[("nth", nth_text.as_str()), ("weekday", weekday.as_str())])
        }
        Repeats::Nth => page.say_with(
            "ibasho-nth-of-months",
            &[("every", every.as_str()), ("nth", nth_text.as_str()), ("weekday", weekday.as_str())],
        ),
        Repeats::Monthly if each => page.say_with("ibasho-day-of-month", &[("day", day.as_str())]),
        Repeats::Monthly => page.say_with("ibasho-day-of-months", &[("every", every.as_str()), ("day", day.as_str())]),
    })
}

const WEEKDAYS: [&str; 7] = [
    word!("ibasho-weekday-monday"),
    word!("ibasho-weekday-tuesday"),
    word!("ibasho-weekday-wednesday"),
    word!("ibasho-weekday-thursday"),
    word!("ibasho-weekday-friday"),
    word!("ibasho-weekday-saturday"),
    word!("ibasho-weekday-sunday"),
];

/// One day as a line of a list.
pub(crate) struct DayLine {
    pub(crate) id: String,
    pub(crate) date: String,
    pub(crate) title: String,
    pub(crate) place: String,
    pub(crate) when: String,
    pub(crate) off: bool,
    pub(crate) note: String,
    /// One can take a seat.
    pub(crate) seats: bool,
}

pub(crate) fn day_line(page: &Page, it: &crate::actions::gatherings::Coming) -> DayLine {
    let gathering = &it.gathering;
    DayLine {
        id: gathering.id.to_string(),
        date: it.day.on.to_string(),
        title: gathering.title.clone(),
        place: gathering.place_name.clone(),
        when: day_and_time(page, it.day.on, gathering),
        off: it.day.off,
        note: it.day.note.clone(),
        seats: gathering.chairs().is_some() && !it.day.off,
    }
}

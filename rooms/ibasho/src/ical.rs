//! Calendars for other programs (RFC 5545). Pure.
//!
//! A telephone shows its calendar on the lock screen, and families share theirs: so the usual feed says 「予定」 and when, and
//! nothing else. Whoever wants the names chooses the other one. (promise N-11; capability 74)
use crate::{gathering::Gathering, series::Day};
use ground_kernel::Timestamp;
use jiff::civil::Date;

/// What stands in the feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Telling<'a> {
    /// Only this neutral word, and when.
    Quiet(&'a str),
    /// Title, place, and where to read more; the address of the house.
    Names(&'a str),
}

/// A calendar of days that come. Days on which nothing happens are left out: a feed is read anew, and they vanish.
pub(crate) fn calendar(days: &[(&Gathering, &Day)], telling: Telling<'_>, now: Timestamp) -> String {
    let mut lines: Vec<String> = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Engawa//calendar 1//JA".to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
        "METHOD:PUBLISH".to_owned(),
    ];
    lines.extend(TOKYO.map(str::to_owned));
    for (gathering, day) in days.iter().filter(|it| !it.1.off) {
        lines.extend(event(gathering, day.on, telling, now));
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

/// Japan has had no summer time since 1951.
const TOKYO: [&str; 9] = [
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Tokyo",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0900",
    "TZOFFSETTO:+0900",
    "TZNAME:JST",
    "END:STANDARD",
    "END:VTIMEZONE",
];

fn event(gathering: &Gathering, on: Date, telling: Telling<'_>, now: Timestamp) -> Vec<String> {
    let mut lines = vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}-{}@calendar.invalid", gathering.id, on.strftime("%Y%m%d")),
        format!("DTSTAMP:{}", utc(now)),
        format!("DTSTART;TZID=Asia/Tokyo:{}", civil(on, gathering.begins_minute)),
        format!("DTEND;TZID=Asia/Tokyo:{}", civil(on, gathering.ends_minute)),
        // The time stays free for others who see this calendar.
        "TRANSP:TRANSPARENT".to_owned(),
    ];
    match telling {
        Telling::Quiet(word) => lines.push(format!("SUMMARY:{}", escaped(word))),
        Telling::Names(address) => {
            lines.push(format!("SUMMARY:{}", escaped(&gathering.title)));
            lines.push(format!("LOCATION:{}", escaped(&gathering.place_name)));
            lines.push(format!("URL:{address}/gatherings/{}", gathering.id));
        }
    }
    lines.push("END:VEVENT".to_owned());
    lines
}

fn civil(on: Date, minute: u32) -> String {
    // 24:00 is midnight of the next day.
    let day = if minute >= 1_440 { on.tomorrow().unwrap_or(on) } else { on };
    let minute = minute % 1_440;
    format!("{}T{:02}{:02}00", day.strftime("%Y%m%d"), minute / 60, minute % 60)
}

fn utc(at: Timestamp) -> String {
    let at = jiff::Timestamp::from_microsecond(at.as_micros()).unwrap_or_default();
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace(';', "\\;")
        .replace(',', "\\,")
        .replace("\r\n", "\\n")
        .replace(['\n', '\r'], "\\n")
}

/// A line is at most 75 bytes long; the rest follows on lines that begin with a blank, and no character is cut.
fn folded(line: &str) -> String {
    let (mut text, mut length) = (String::with_capacity(line.len() + 2), 0);
    for letter in line.chars().filter(|it| !it.is_control() || *it == '\t') {
        if length + letter.len_utf8() > 75 {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(letter);
        length += letter.len_utf8();
    }
    text + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        gathering::Plan,
        place::Kind,
        series::{Repeats, Series},
    };
    use ground_kernel::Id;
    use icalendar::{Component, EventLike};
    use jiff::civil::date;

    fn gathering() -> Gathering {
        let series = Series {
            first_on: date(2026, 11, 28),
            until_on: None,
            repeats: Repeats::Weekly,
            every: 1,
            on_holidays: true,
            exceptions: Default::default(),
        };
        let plan = Plan {
            title: "土よう茶会; お茶, \"菓子\"\nつき".to_owned(),
            kind: Kind::Exchange,
            about: String::new(),
            hosts: String::new(),
            observers: String::new(),
            series,
            begins_minute: 13 * 60,
            ends_minute: 24 * 60,
            seats: None,
            slot_minutes: None,
        };
        let id = |number: u8| [number; 16];
        Gathering {
            id: Id::from_array(id(1)),
            place: Id::from_array(id(2)),
            place_name: "縁側".repeat(20),
            place_shown: true,
            online: false,
            young: false,
            team: Id::from_array(id(3)),
            circle: Id::from_array(id(4)),
            shown: true,
            plan,
        }
    }

    fn feed(telling: Telling<'_>) -> String {
        let gathering = gathering();
        let mut days = gathering.series.days(date(2026, 11, 28), date(2026, 12, 12));
        days[1].off = true;
        let pairs: Vec<_> = days.iter().map(|day| (&gathering, day)).collect();
        calendar(&pairs, telling, Timestamp::from_micros(0))
    }

    /// capability 74: somebody else's parser reads what we write.
    #[test]
    fn another_program_reads_the_calendar() {
        let text = feed(Telling::Names("https://en.example.jp"));
        assert!(
            text.lines().all(|line| line.len() <= 75) && text.matches("\r\n").count() == text.matches('\n').count()
        );
        let read: icalendar::Calendar = text.parse().expect("a calendar");
        let events: Vec<&icalendar::Event> = read.components.iter().filter_map(|it| it.as_event()).collect();
        assert_eq!(events.len(), 2, "the day that is left out is not there");
        let first = events[0];
        let title = first.get_summary().expect("a summary");
        assert!(title.contains("土よう茶会") && title.contains("菓子"), "{title}");
        assert_eq!(first.get_location(), Some("縁側".repeat(20).as_str()), "folded and unfolded");
        let at = |text: &str| chrono_free(text);
        assert_eq!(first.property_value("DTSTART").map(at).as_deref(), Some("2026-11-28 13:00"));
        assert_eq!(first.property_value("DTEND").map(at).as_deref(), Some("2026-11-29 00:00"));
        let uids: std::collections::BTreeSet<_> = events.iter().filter_map(|it| it.get_uid()).collect();
        assert_eq!(uids.len(), 2);
        assert!(text.contains("BEGIN:VTIMEZONE") && text.contains("TZID:Asia/Tokyo"));
    }

    fn chrono_free(text: &str) -> String {
        format!("{}-{}-{} {}:{}", &text[..4], &text[4..6], &text[6..8], &text[9..11], &text[11..13])
    }

    /// promise N-11: on a lock screen stands a word and a time.
    #[test]
    fn the_usual_feed_names_nothing() {
        let text = feed(Telling::Quiet("予定"));
        let read: icalendar::Calendar = text.parse().expect("a calendar");
        for event in read.components.iter().filter_map(|it| it.as_event()) {
            assert_eq!((event.get_summary(), event.get_location(), event.get_url()), (Some("予定"), None, None));
        }
        assert!(!text.contains("茶会") && !text.contains("縁側") && !text.contains("example"));
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let line = format!("SUMMARY:{}", "縁側".repeat(40));
        let text = folded(&line);
        assert!(text.split("\r\n").all(|part| part.len() <= 75));
        assert_eq!(text.replace("\r\n ", "").trim_end(), line);
    }

    #[test]
    fn what_would_be_read_as_another_field_is_not() {
        assert_eq!(escaped("a;b,c\\d\r\nATTENDEE:x"), "a\\;b\\,c\\\\d\\nATTENDEE:x");
        assert_eq!(civil(jiff::civil::date(2026, 12, 31), 1_440), "20270101T000000");
    }
}

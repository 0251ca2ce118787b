//! A gathering: what happens at a place, on which days, and whether one takes a seat beforehand. Pure.
//!
//! Most need no booking. Where a host wants seats, their number is a rule and not a hope. (capabilities 63, 64, 75)
use crate::{
    Error,
    place::{Kind, LONGEST_NAME, PlaceId},
    series::Series,
};
use ground_kernel::{CircleId, Id, TeamId, Timestamp};
use jiff::{civil::Date, tz::Offset};

pub(crate) type GatheringId = Id<Gathering>;

const TOKYO: Offset = Offset::constant(9);
const LONGEST_TEXT: usize = 1_000;
const MOST_SEATS: u32 = 500;
const MINUTES_A_DAY: u32 = 24 * 60;

/// What its hosts plan.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) title: String,
    pub(crate) kind: Kind,
    pub(crate) about: String,
    pub(crate) hosts: String,
    /// Empty: nobody comes to watch.
    pub(crate) observers: String,
    pub(crate) series: Series,
    pub(crate) begins_minute: u32,
    pub(crate) ends_minute: u32,
    /// None: no booking.
    pub(crate) seats: Option<u32>,
    /// One seat is one stretch of so many minutes, for one family at a time. (capability 63)
    pub(crate) slot_minutes: Option<u32>,
}

#[derive(Clone, Debug)]
pub(crate) struct Gathering {
    pub(crate) id: GatheringId,
    pub(crate) place: PlaceId,
    pub(crate) place_name: String,
    pub(crate) place_shown: bool,
    /// Its place is on a screen: it can have a room.
    pub(crate) online: bool,
    /// Its place is for under-eighteens.
    pub(crate) young: bool,
    pub(crate) team: TeamId,
    pub(crate) circle: CircleId,
    /// Its own mark; it is seen only where its place is.
    pub(crate) shown: bool,
    pub(crate) plan: Plan,
}

impl std::ops::Deref for Gathering {
    type Target = Plan;
    fn deref(&self) -> &Plan {
        &self.plan
    }
}

/// One day of a gathering, as somebody would come to it.
#[derive(Clone, Debug)]
pub(crate) struct Occasion {
    pub(crate) gathering: Gathering,
    pub(crate) on: Date,
    pub(crate) now: Timestamp,
}

impl Plan {
    pub(crate) fn checked(self) -> Result<Plan, Error> {
        let letters = |text: &str| text.chars().count();
        if self.title.is_empty() || letters(&self.title) > LONGEST_NAME {
            return Err(Error::Name);
        }
        if [&self.about, &self.hosts, &self.observers].into_iter().any(|it| letters(it) > LONGEST_TEXT) {
            return Err(Error::TooLong);
        }
        if self.begins_minute >= self.ends_minute || self.ends_minute > MINUTES_A_DAY {
            return Err(Error::Time);
        }
        let chairs = self.chairs();
        if chairs.is_some_and(|it| !(1..=MOST_SEATS).contains(&it)) || self.slot_minutes.is_some_and(|it| it < 10) {
            return Err(Error::Number);
        }
        Ok(Plan { series: self.series.clone().checked()?, ..self })
    }
    /// How many seats a day has; none where nobody books.
    pub(crate) fn chairs(&self) -> Option<u32> {
        match self.slot_minutes {
            Some(minutes) => Some((self.ends_minute - self.begins_minute) / minutes.max(1)),
            None => self.seats,
        }
    }
    /// From when until when the seat with this number (from one) is.
    pub(crate) fn stretch(&self, chair: u32) -> Option<(u32, u32)> {
        let minutes = self.slot_minutes?;
        let begins = self.begins_minute + chair.checked_sub(1)? * minutes;
        Some((begins, begins + minutes))
    }
}

impl Gathering {
    pub(crate) fn is_seen(&self) -> bool {
        self.shown && self.place_shown
    }
    pub(crate) fn planned(self, plan: Plan) -> Result<Gathering, Error> {
        Ok(Gathering { plan: plan.checked()?, ..self })
    }
    pub(crate) fn showing(self, shown: bool) -> Gathering {
        Gathering { shown, ..self }
    }
}

impl Occasion {
    /// A seat can be taken until it is over, on a day on which it is.
    pub(crate) fn is_bookable(&self) -> bool {
        let gathering = &self.gathering;
        let ends = moment(self.on, gathering.ends_minute);
        gathering.is_seen() && gathering.chairs().is_some() && gathering.series.is_on(self.on) && self.now < ends
    }
}

/// The day in Tokyo.
pub(crate) fn day_of(at: Timestamp) -> Date {
    let at = jiff::Timestamp::from_microsecond(at.as_micros()).unwrap_or_default();
    TOKYO.to_datetime(at).date()
}

/// A minute of a day in Tokyo, as a moment.
pub(crate) fn moment(on: Date, minute: u32) -> Timestamp {
    let midnight = TOKYO.to_timestamp(on.at(0, 0, 0, 0)).unwrap_or_default();
    Timestamp::from_micros(midnight.as_microsecond()).plus_micros(i64::from(minute) * Timestamp::MINUTE)
}

/// `13:00`; a day ends at `24:00`.
pub(crate) fn clock(minute: u32) -> String {
    format!("{}:{:02}", minute / 60, minute % 60)
}

/// `13:00`, `13：00`, `1300` or `13` as somebody typed it.
pub(crate) fn minute_of(typed: &str) -> Option<u32> {
    let digit = |it: char| {
        if ('０'..='９').contains(&it) { char::from_u32(u32::from(it) - 0xfee0).unwrap_or(it) } else { it }
    };
    let text: String = typed.trim().chars().map(digit).collect();
    let (hours, minutes) = match text.split_once([':', '：', '時']) {
        Some((hours, minutes)) => (hours.to_owned(), minutes.trim_end_matches('分').to_owned()),
        None if text.len() == 4 && text.is_ascii() => (text[..2].to_owned(), text[2..].to_owned()),
        None => (text, String::new()),
    };
    let hours: u32 = hours.trim().parse().ok()?;
    let minutes: u32 = if minutes.trim().is_empty() { 0 } else { minutes.trim().parse().ok()? };
    let all = hours * 60 + minutes;
    (hours <= 24 && minutes < 60 && all <= MINUTES_A_DAY).then_some(all)
}

/// A seat somebody holds, or the place in the line for one. There is nothing in it about who.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Seat {
    pub(crate) id: SeatId,
    pub(crate) gathering: GatheringId,
    pub(crate) on: Date,
    /// None: it waits.
    pub(crate) chair: Option<u32>,
    pub(crate) queue: u32,
    pub(crate) wants: Option<u32>,
}
pub(crate) type SeatId = Id<Seat>;

/// A seat that somebody showed the code of.
#[derive(Clone, Debug)]
pub(crate) struct Held(pub(crate) Seat);

/// The chair that is free, if one is: the one that is wanted, or the first.
pub(crate) fn free_chair(seats: &[Seat], chairs: u32, wants: Option<u32>) -> Option<u32> {
    let free = |chair: &u32| !seats.iter().any(|it| it.chair == Some(*chair));
    match wants {
        Some(wanted) => Some(wanted).filter(|it| (1..=chairs).contains(it)).filter(free),
        None => (1..=chairs).find(free),
    }
}

/// Who moves up when a chair is free: whoever came first of those who would take it.
pub(crate) fn next_in_line(seats: &[Seat], chair: u32) -> Option<&Seat> {
    let waiting = seats.iter().filter(|it| it.chair.is_none() && it.wants.is_none_or(|wanted| wanted == chair));
    waiting.min_by_key(|it| it.queue)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn seat(number: u8, chair: Option<u32>, wants: Option<u32>) -> Seat {
        let id = Id::from_array([number; 16]);
        Seat { id, gathering: Id::from_array([9; 16]), on: date(2026, 11, 28), chair, queue: u32::from(number), wants }
    }

    #[test]
    fn a_chair_has_one_holder_and_the_first_in_line_moves_up() {
        let seats = [seat(1, Some(1), None), seat(2, Some(3), None), seat(3, None, None), seat(4, None, Some(2))];
        assert_eq!(free_chair(&seats, 3, None), Some(2));
        assert_eq!(free_chair(&seats, 3, Some(3)), None);
        assert_eq!(free_chair(&seats, 3, Some(4)), None, "there is no fourth");
        assert_eq!(free_chair(&seats, 1, None), None);
        assert_eq!(next_in_line(&seats, 2).map(|it| it.queue), Some(3));
        assert_eq!(next_in_line(&seats[3..], 1), None, "who waits for the second stretch is not given the first");
        assert_eq!(next_in_line(&seats[3..], 2).map(|it| it.queue), Some(4));
    }

    #[test]
    fn times_are_read_as_people_type_them() {
        for (typed, minute) in [
            ("13:00", 780),
            ("１３：３０", 810),
            ("0930", 570),
            ("9", 540),
            ("18時", 1080),
            ("18時5分", 1085),
            ("24:00", 1440),
        ] {
            assert_eq!(minute_of(typed), Some(minute), "{typed}");
        }
        for typed in ["", "昼", "25", "12:60", "24:01", "-1"] {
            assert_eq!(minute_of(typed), None, "{typed}");
        }
        assert_eq!((clock(780), clock(1440)), ("13:00".to_owned(), "24:00".to_owned()));
    }

    #[test]
    fn a_day_is_a_day_in_tokyo() {
        let late = moment(date(2026, 11, 28), 1439);
        assert_eq!(day_of(late), date(2026, 11, 28));
        assert_eq!(day_of(late.plus_seconds(60)), date(2026, 11, 29));
        assert_eq!(moment(date(2026, 11, 28), 540).as_micros() % Timestamp::DAY, 0);
    }
}

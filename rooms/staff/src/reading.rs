//! Ways of reading that are worth a talk: many letters in a day, outside opening hours, the same one very often.
//! Computed from who opened what and when; nothing is opened for it. Pure. (capability 112)
//!
//! It accuses nobody and counts no person: whoever had much to do, or a night on duty, stands here too. The software
//! says that it saw it; people talk. Whether somebody read of a relative it does not know and does not guess.
use crate::OpeningHours;
use ground_circle::Opening;
use ground_kernel::{AccountId, CircleId, Timestamp};
use std::collections::{BTreeMap, BTreeSet};

/// From how many on; in a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Different threads.
    pub threads: u32,
    /// Openings outside opening hours.
    pub outside: u32,
    /// Openings of one thread.
    pub same: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { threads: 20, outside: 3, same: 10 }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    Many { threads: u32 },
    Outside { openings: u32, threads: Vec<CircleId> },
    Same { openings: u32, thread: CircleId },
}

/// One line of the list: who, on which day (its beginning in Tokyo), what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remarked {
    pub who: AccountId,
    pub day: Timestamp,
    pub remark: Remark,
}

/// Around opening hours an hour is nothing to talk about.
const GRACE_MINUTES: i64 = 60;

fn outside(hours: &OpeningHours, at: Timestamp) -> bool {
    let grace = GRACE_MINUTES * Timestamp::MINUTE;
    ![at, at.plus_micros(-grace), at.plus_micros(grace)].iter().any(|at| hours.is_open(*at))
}

/// The beginning of a day in Tokyo.
pub(crate) fn day_of(at: Timestamp) -> Timestamp {
    let shifted = at.plus_hours(9).as_micros();
    Timestamp::from_micros(shifted - shifted.rem_euclid(Timestamp::DAY)).plus_hours(-9)
}

/// Newest day first.
pub(crate) fn remarks(openings: &[Opening], hours: &OpeningHours, limits: Limits) -> Vec<Remarked> {
    let mut days: BTreeMap<(Timestamp, AccountId), Vec<&Opening>> = BTreeMap::new();
    for it in openings {
        days.entry((day_of(it.at), it.by_id)).or_default().push(it);
    }
    let remarked = |((day, who), opened): (&(Timestamp, AccountId), &Vec<&Opening>)| {
        of_one_day(opened, hours, limits).into_iter().map(|remark| Remarked { who: *who, day: *day, remark }).collect()
    };
    days.iter().rev().flat_map(|it| -> Vec<Remarked> { remarked(it) }).collect()
}

fn of_one_day(opened: &[&Opening], hours: &OpeningHours, limits: Limits) -> Vec<Remark> {
    let mut each: BTreeMap<CircleId, u32> = BTreeMap::new();
    opened.iter().for_each(|it| *each.entry(it.circle_id).or_default() += 1);
    let late: Vec<_> = opened.iter().filter(|it| outside(hours, it.at)).collect();
    let late_threads: BTreeSet<CircleId> = late.iter().map(|it| it.circle_id).collect();
    let (threads, openings) = (each.len() as u32, late.len() as u32);
    let many = (threads >= limits.threads).then_some(Remark::Many { threads });
    let late =
        (openings >= limits.outside).then(|| Remark::Outside { openings, threads: late_threads.into_iter().collect() });
    let same = each.iter().filter(|it| *it.1 >= limits.same);
    let same = same.map(|(thread, openings)| Remark::Same { openings: *openings, thread: *thread });
    many.into_iter().chain(late).chain(same).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ground_kernel::Id;

    /// Wednesday 2026-11-25, so many hours after midnight in Tokyo.
    fn at(hour: i64, minute: i64) -> Timestamp {
        let midnight = Timestamp::from_micros(1_795_532_400 * Timestamp::SECOND);
        midnight.plus_hours(hour).plus_micros(minute * Timestamp::MINUTE)
    }
    fn opened(thread: u8, at: Timestamp) -> Opening {
        Opening { by_id: Id::from_array([1; 16]), circle_id: Id::from_array([thread; 16]), at }
    }
    fn hours() -> OpeningHours {
        OpeningHours::parse("火-土 12:00-19:00").unwrap()
    }

    #[test]
    fn an_ordinary_day_is_nothing_to_talk_about() {
        let day: Vec<_> = (0..9).flat_map(|it| [opened(it, at(12, 3)), opened(it, at(18, 59))]).collect();
        assert_eq!(remarks(&day, &hours(), Limits::default()), []);
        // An hour before and after belongs to the day's work.
        let edges: Vec<_> =
            (0..5).map(|it| opened(it, at(11, 1))).chain((0..5).map(|it| opened(it, at(19, 59)))).collect();
        assert_eq!(remarks(&edges, &hours(), Limits::default()), []);
    }

    #[test]
    fn many_at_night_and_the_same_one_again_are_named_each_for_itself() {
        let (who, day) = (Id::from_array([1; 16]), day_of(at(3, 0)));
        let many: Vec<_> = (0..20).map(|it| opened(it, at(13, 0))).collect();
        let said = remarks(&many, &hours(), Limits::default());
        assert_eq!(said, [Remarked { who, day, remark: Remark::Many { threads: 20 } }]);
        let night = [opened(4, at(3, 0)), opened(4, at(3, 1)), opened(5, at(23, 0))];
        let threads = vec![Id::from_array([4; 16]), Id::from_array([5; 16])];
        let said = remarks(&night, &hours(), Limits::default());
        assert_eq!(said, [Remarked { who, day, remark: Remark::Outside { openings: 3, threads } }]);
        let same: Vec<_> = (0..10).map(|it| opened(77, at(14, it))).collect();
        let said = remarks(&same, &hours(), Limits::default());
        assert_eq!(
            said,
            [Remarked { who, day, remark: Remark::Same { openings: 10, thread: Id::from_array([77; 16]) } }]
        );
        let wider = Limits { threads: 22, outside: 4, same: 11 };
        assert_eq!(remarks(&[many, night.to_vec(), same].concat(), &hours(), wider), []);
    }

    #[test]
    fn a_night_belongs_to_two_days() {
        let night = [opened(1, at(23, 30)), opened(2, at(23, 59)), opened(3, at(24, 1))];
        assert_eq!(remarks(&night, &hours(), Limits::default()), []);
    }
}

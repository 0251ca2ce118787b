//! What happens to an answer while a level is open, and what a small house does instead. No rule lapses: where no second
//! is there, it says what is done now and by when a second reads. Pure. (domain: two staff where possible, three minutes
//! at most; capability 200)
//!
//! | house | concern | urgent, immediate |
//! |---|---|---|
//! | one | goes out, read within days | goes out, read within days; passing on: one now, confirmed within days |
//! | two, three | a second first, when one is here | a second first; after three minutes alone, read within days |
//! | more | the same | the same |
use crate::level::WorkLevel;
use ground_kernel::Timestamp;
use staff::SmallHouse;

/// So long an answer waits for a second reader when it is urgent.
pub const LONGEST_WAIT_SECONDS: i64 = 180;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outgoing {
    /// As without a level.
    AsUsual,
    /// A second reads it first.
    SecondFirst,
    /// Nobody could read it first; somebody does within so many days.
    OneNow { days: i64 },
}

pub fn outgoing(level: Option<WorkLevel>, size: SmallHouse, days: i64, another_here: bool) -> Outgoing {
    match (level, size) {
        (None, _) => Outgoing::AsUsual,
        (Some(_), SmallHouse::One) => Outgoing::OneNow { days },
        (Some(WorkLevel::Concern), _) if !another_here => Outgoing::AsUsual,
        (Some(_), _) => Outgoing::SecondFirst,
    }
}

/// Is a second name asked for?
pub fn asks_for_a_second(size: SmallHouse, another_here: bool) -> bool {
    size != SmallHouse::One && another_here
}

/// An answer that waits may go out alone: after three minutes, or at once with a written reason.
pub fn may_go_alone(written_at: Timestamp, now: Timestamp, reason: &str) -> bool {
    !reason.trim().is_empty() || written_at.plus_seconds(LONGEST_WAIT_SECONDS) <= now
}

#[cfg(test)]
mod tests {
    use super::*;
    use SmallHouse::{More, One, Three, Two};
    use WorkLevel::{Concern, Immediate, Urgent};

    /// S02 4a, 7; capability 200
    #[test]
    fn two_read_where_two_are_and_no_rule_lapses_silently() {
        for size in [One, Two, Three, More] {
            assert_eq!(outgoing(None, size, 7, true), Outgoing::AsUsual);
        }
        for level in WorkLevel::ALL {
            assert_eq!(outgoing(Some(level), One, 5, false), Outgoing::OneNow { days: 5 });
        }
        for size in [Two, Three, More] {
            assert_eq!(outgoing(Some(Concern), size, 7, true), Outgoing::SecondFirst);
            assert_eq!(outgoing(Some(Concern), size, 7, false), Outgoing::AsUsual);
            for level in [Urgent, Immediate] {
                assert_eq!(outgoing(Some(level), size, 7, false), Outgoing::SecondFirst);
            }
        }
    }

    /// S02 7
    #[test]
    fn an_answer_waits_three_minutes_at_most_and_not_at_all_with_a_reason() {
        let at = |seconds| Timestamp::from_micros(0).plus_seconds(seconds);
        assert!(!may_go_alone(at(0), at(179), " ") && may_go_alone(at(0), at(180), ""));
        assert!(may_go_alone(at(0), at(1), "いま薬を手に持っている"));
    }
}

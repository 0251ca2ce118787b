//! What hosts can do when a rule is not kept, gentlest first: a quiet word, a pace for one, a time in which one cannot
//! write, having to leave. Pure. (rules of a room; capability 84)
//!
//! Promises: every step names the rule by its number, who took it, why, and when it ends; nothing is without an end;
//! keeping somebody from writing, and removing somebody, needs two hosts who are two people; the one concerned is told
//! all of it plainly and may object, to somebody else than those who decided; a step that nobody seconded ends by itself.
use ground_kernel::{AccountId, Timestamp};

/// Minutes for which one host alone may keep somebody from writing, while the second one decides.
pub(crate) const ALONE_MINUTES: i64 = 5;
pub(crate) const LONGEST_PAUSE_HOURS: i64 = 24;
pub(crate) const LONGEST_REMOVAL_DAYS: i64 = 30;
pub(crate) const LONGEST_REASON: usize = 200;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Step {
    /// Said to one, in private, by a host who is named.
    QuietWord,
    /// One message in so many seconds, for one.
    Pace,
    /// 「20時30分まで書けません」: reads on.
    Pause,
    /// Not in this room until then.
    Removal,
}
ground_store::kept_as_word!(Step { QuietWord = "quiet_word", Pace = "pace", Pause = "pause", Removal = "removal" });

impl Step {
    pub(crate) const ALL: [Step; 4] = [Step::QuietWord, Step::Pace, Step::Pause, Step::Removal];

    pub(crate) fn needs_two(self) -> bool {
        matches!(self, Step::Pause | Step::Removal)
    }
    fn longest(self, from: Timestamp) -> Timestamp {
        match self {
            Step::QuietWord => from,
            Step::Pace | Step::Pause => from.plus_hours(LONGEST_PAUSE_HOURS),
            Step::Removal => from.plus_days(LONGEST_REMOVAL_DAYS),
        }
    }
}

/// Why a step cannot be taken like that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSo {
    /// Which rule it is about is not said, or there is no such rule.
    NoRule,
    NoReason,
    /// It has no end, one that is past, or one that is too far away.
    NoEnd,
    /// A host cannot be the second to themselves.
    SamePerson,
    /// It is over, or needs no second.
    NothingToDecide,
    /// Whoever took a step does not decide about an objection to it.
    TookItThemselves,
}

/// A step as it was taken. There is no other way to one than by `Taken::by`, so none is without its rule, reason and end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Taken {
    step: Step,
    rule: u32,
    by: AccountId,
    second: Option<AccountId>,
    reason: String,
    at: Timestamp,
    ends_at: Timestamp,
    objection: Objection,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Objection {
    None,
    /// It waits for somebody else than those who decided.
    Open,
    Stands(AccountId),
    Lifted(AccountId),
}

impl Taken {
    /// `rules`: how many rules this room has. The end of a quiet word is its own moment.
    pub(crate) fn by(
        host: AccountId,
        step: Step,
        (rule, rules): (u32, u32),
        reason: &str,
        now: Timestamp,
        ends_at: Timestamp,
    ) -> Result<Taken, NotSo> {
        let reason = reason.trim().to_owned();
        if !(1..=rules).contains(&rule) {
            return Err(NotSo::NoRule);
        }
        if reason.is_empty() || reason.chars().count() > LONGEST_REASON {
            return Err(NotSo::NoReason);
        }
        let ends_at = if step == Step::QuietWord { now } else { ends_at };
        if ends_at > step.longest(now) || step != Step::QuietWord && ends_at <= now {
            return Err(NotSo::NoEnd);
        }
        Ok(Taken { step, rule, by: host, second: None, reason, at: now, ends_at, objection: Objection::None })
    }
    /// As it was kept. The reason is a sealed text; whoever cannot open it is told the rule.
    pub(crate) fn kept(
        (step, rule): (Step, u32),
        (by, second): (AccountId, Option<AccountId>),
        (at, ends_at): (Timestamp, Timestamp),
        objection: Objection,
    ) -> Taken {
        Taken { step, rule, by, second, reason: String::new(), at, ends_at, objection }
    }
    /// Another host agrees.
    pub(crate) fn seconded(self, by: AccountId, now: Timestamp) -> Result<Taken, NotSo> {
        if by == self.by {
            return Err(NotSo::SamePerson);
        }
        if !self.step.needs_two() || self.second.is_some() || now >= self.ends_at {
            return Err(NotSo::NothingToDecide);
        }
        Ok(Taken { second: Some(by), ..self })
    }
    /// Until when it holds, if it holds now. A pause by one host alone holds for five minutes; a removal by one alone is a
    /// pause of five minutes until the second agreed.
    pub(crate) fn holds(&self, now: Timestamp) -> Option<(Step, Timestamp)> {
        if matches!(self.objection, Objection::Lifted(_)) || self.step == Step::QuietWord {
            return None;
        }
        let alone = self.at.plus_micros(ALONE_MINUTES * Timestamp::MINUTE);
        let (step, until) = match self.step {
            it if it.needs_two() && self.second.is_none() => (Step::Pause, alone.min(self.ends_at)),
            it => (it, self.ends_at),
        };
        (now < until).then_some((step, until))
    }
    pub(crate) fn waits_for_second(&self, now: Timestamp) -> bool {
        self.step.needs_two() && self.second.is_none() && self.holds(now).is_some()
    }
    /// 「これはちがうと思う」: once, without giving a reason. Pressed twice it is as if pressed once.
    pub(crate) fn objected(self) -> Taken {
        let objection = if self.objection == Objection::None { Objection::Open } else { self.objection };
        Taken { objection, ..self }
    }
    /// Somebody who did not decide it looks at it anew.
    pub(crate) fn answered(self, by: AccountId, lifted: bool) -> Result<Taken, NotSo> {
        if self.objection != Objection::Open {
            return Err(NotSo::NothingToDecide);
        }
        if by == self.by || self.second == Some(by) {
            return Err(NotSo::TookItThemselves);
        }
        Ok(Taken { objection: if lifted { Objection::Lifted(by) } else { Objection::Stands(by) }, ..self })
    }
    pub(crate) fn step(&self) -> Step {
        self.step
    }
    pub(crate) fn rule(&self) -> u32 {
        self.rule
    }
    pub(crate) fn hosts(&self) -> (AccountId, Option<AccountId>) {
        (self.by, self.second)
    }
    pub(crate) fn reason(&self) -> &str {
        &self.reason
    }
    pub(crate) fn at(&self) -> Timestamp {
        self.at
    }
    pub(crate) fn ends_at(&self) -> Timestamp {
        self.ends_at
    }
    pub(crate) fn objection(&self) -> Objection {
        self.objection
    }
}

/// What holds for one seat now: the strongest of what was taken, and until when.
pub(crate) fn holds_now(taken: &[Taken], now: Timestamp) -> Option<(Step, Timestamp)> {
    taken.iter().filter_map(|it| it.holds(now)).max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ground_kernel::Id;

    fn host(number: u8) -> AccountId {
        Id::from_array([number; 16])
    }
    fn at(minutes: i64) -> Timestamp {
        Timestamp::from_micros(0).plus_seconds(60 * minutes)
    }
    fn take(step: Step, ends: i64) -> Result<Taken, NotSo> {
        Taken::by(host(1), step, (4, 6), "副業のさそい", at(0), at(ends))
    }

    /// capability 84
    #[test]
    fn every_step_has_a_rule_a_reason_and_an_end() {
        let with = |rule, reason: &str, ends| Taken::by(host(1), Step::Pause, (rule, 6), reason, at(0), ends);
        assert_eq!(with(0, "さそい", at(30)), Err(NotSo::NoRule));
        assert_eq!(with(7, "さそい", at(30)), Err(NotSo::NoRule), "there are six");
        assert_eq!(with(4, "  ", at(30)), Err(NotSo::NoReason));
        assert_eq!(with(4, "さそい", at(0)), Err(NotSo::NoEnd));
        assert_eq!(with(4, "さそい", at(0).plus_hours(25)), Err(NotSo::NoEnd));
        assert_eq!(take(Step::Removal, 60 * 24 * 31), Err(NotSo::NoEnd), "not even a removal is for ever");
        for step in Step::ALL {
            let taken = take(step, 30).expect("a step");
            assert_eq!((taken.step(), taken.rule(), taken.reason(), taken.at()), (step, 4, "副業のさそい", at(0)));
        }
    }

    #[test]
    fn keeping_somebody_from_writing_and_removing_them_needs_two_people() {
        for step in [Step::Pause, Step::Removal] {
            let alone = take(step, 60).unwrap();
            assert_eq!(alone.holds(at(4)), Some((Step::Pause, at(5))), "while the second decides");
            assert!(alone.waits_for_second(at(4)));
            assert_eq!(alone.holds(at(5)), None, "what nobody seconded ends by itself");
            assert_eq!(alone.clone().seconded(host(1), at(1)), Err(NotSo::SamePerson));
            let two = alone.seconded(host(2), at(2)).unwrap();
            assert_eq!(two.holds(at(59)), Some((step, at(60))));
            assert_eq!(two.holds(at(60)), None);
            assert_eq!(two.hosts(), (host(1), Some(host(2))));
            assert_eq!(two.seconded(host(3), at(3)), Err(NotSo::NothingToDecide));
        }
        assert_eq!(take(Step::Pace, 60).unwrap().holds(at(6)), Some((Step::Pace, at(60))), "a pace is one host's");
        assert_eq!(take(Step::QuietWord, 0).unwrap().holds(at(0)), None, "a word keeps nobody from anything");
    }

    #[test]
    fn an_objection_is_heard_by_somebody_else() {
        let taken = take(Step::Pause, 60).unwrap().seconded(host(2), at(1)).unwrap();
        assert_eq!(taken.clone().answered(host(3), true), Err(NotSo::NothingToDecide), "nobody objected");
        let taken = taken.objected().objected();
        assert_eq!(taken.objection(), Objection::Open);
        assert_eq!(taken.clone().answered(host(1), false), Err(NotSo::TookItThemselves));
        assert_eq!(taken.clone().answered(host(2), false), Err(NotSo::TookItThemselves));
        assert!(taken.clone().answered(host(3), false).unwrap().holds(at(10)).is_some());
        assert_eq!(taken.answered(host(3), true).unwrap().holds(at(10)), None, "lifted at once");
    }

    #[test]
    fn the_strongest_of_what_holds_is_what_holds() {
        let pace = take(Step::Pace, 90).unwrap();
        let pause = take(Step::Pause, 30).unwrap().seconded(host(2), at(1)).unwrap();
        let all = [pause, pace];
        assert_eq!(holds_now(&all, at(10)), Some((Step::Pause, at(30))));
        assert_eq!(holds_now(&all, at(30)), Some((Step::Pace, at(90))));
        assert_eq!(holds_now(&all, at(90)), None);
    }
}

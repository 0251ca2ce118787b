//! The life of a table, by the clock and by how many hosts are there. Pure.
//!
//! 準備 → 開いています → そろそろ閉じます → 閉じました. It opens only while as many hosts are there as were promised. When one
//! drops, there is a time of grace; then the table rests: what was said can still be read, nobody is put out, and it goes
//! on when they are back. The end is told ten and three minutes before, and comes by the clock.
use ground_kernel::Timestamp;

/// So long before the beginning one can come in and sit quietly.
pub const LOBBY_MINUTES: i64 = 30;
/// A host of whom nothing was heard for so long is not there.
pub const AWAY_SECONDS: i64 = 90;
/// So long a table stays open with a host too few.
pub const GRACE_MINUTES: i64 = 5;
/// When the end is told.
pub const WARNINGS_MINUTES: [i64; 2] = [3, 10];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Not yet, and nobody waits here.
    Ahead,
    /// The quiet time before, or hosts are still missing.
    Lobby,
    Open,
    /// It ends within so many minutes.
    Ending(i64),
    /// Hosts are missing. One reads, and nobody is put out.
    Resting,
    Closed,
}

impl Phase {
    /// May something be said now?
    pub fn speaks(self) -> bool {
        matches!(self, Phase::Open | Phase::Ending(_))
    }
    /// May one come in, or stay?
    pub fn lets_in(self) -> bool {
        !matches!(self, Phase::Ahead | Phase::Closed)
    }
}

/// What is known of a table's time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Life {
    pub begins_at: Timestamp,
    pub ends_at: Timestamp,
    pub hosts_needed: u16,
    /// When it opened; it does so once.
    pub opened_at: Option<Timestamp>,
}

impl Life {
    /// Where it stands now; `seen` says when each host was last there.
    pub fn phase(&self, now: Timestamp, seen: &[Timestamp]) -> Phase {
        if now >= self.ends_at {
            return Phase::Closed;
        }
        if self.opened_at.is_none() {
            return if now < self.lobby_from() { Phase::Ahead } else { Phase::Lobby };
        }
        match self.short_since(now, seen) {
            Some(since) if now >= since.plus_micros(GRACE_MINUTES * Timestamp::MINUTE) => Phase::Resting,
            _ => self.ending(now).map_or(Phase::Open, Phase::Ending),
        }
    }

    /// The same table, opened, when it may open now.
    pub fn opening(self, now: Timestamp, seen: &[Timestamp]) -> Option<Life> {
        let may = self.opened_at.is_none() && self.begins_at <= now && now < self.ends_at;
        (may && self.short_since(now, seen).is_none()).then_some(Life { opened_at: Some(now), ..self })
    }

    /// Since when there are too few hosts; none while there are enough.
    pub fn short_since(&self, now: Timestamp, seen: &[Timestamp]) -> Option<Timestamp> {
        let mut until: Vec<Timestamp> = seen.iter().map(|it| it.plus_seconds(AWAY_SECONDS)).collect();
        until.sort_unstable_by(|one, other| other.cmp(one));
        let last = match usize::from(self.hosts_needed.max(1)) - 1 {
            at if at < until.len() => until[at],
            // There never were so many.
            _ => self.opened_at.unwrap_or(self.begins_at),
        };
        (last <= now).then_some(last)
    }

    pub fn lobby_from(&self) -> Timestamp {
        self.begins_at.plus_micros(-LOBBY_MINUTES * Timestamp::MINUTE)
    }

    fn ending(&self, now: Timestamp) -> Option<i64> {
        let left = self.ends_at.as_micros() - now.as_micros();
        WARNINGS_MINUTES.into_iter().find(|minutes| left <= minutes * Timestamp::MINUTE)
    }

    /// How long it has been open, in whole minutes.
    pub fn minutes_open(&self, now: Timestamp) -> i64 {
        let until = now.min(self.ends_at).as_micros();
        self.opened_at.map_or(0, |since| (until - since.as_micros()).max(0) / Timestamp::MINUTE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn minute(minutes: i64) -> Timestamp {
        Timestamp::from_micros(minutes * Timestamp::MINUTE)
    }
    fn evening(hosts_needed: u16) -> Life {
        Life { begins_at: minute(60), ends_at: minute(150), hosts_needed, opened_at: None }
    }

    /// capability 84
    #[test]
    fn it_opens_only_while_as_many_hosts_are_there_as_were_promised() {
        let life = evening(2);
        let here = |now: i64| [minute(now), minute(now)];
        assert_eq!(life.phase(minute(29), &[]), Phase::Ahead);
        assert_eq!(life.phase(minute(30), &here(30)), Phase::Lobby);
        assert_eq!(life.opening(minute(59), &here(59)), None, "not before its time");
        assert_eq!(life.opening(minute(60), &here(60)[..1]), None, "one host is not two");
        assert_eq!(life.opening(minute(60), &[minute(60), minute(57)]), None, "who was there is not there");
        assert_eq!(life.phase(minute(149), &here(149)[..1]), Phase::Lobby);
        let open = life.opening(minute(63), &here(63)).expect("open");
        assert_eq!(open.phase(minute(63), &here(63)), Phase::Open);
        assert_eq!(open.opening(minute(64), &here(64)), None, "once");
        assert_eq!(life.opening(minute(150), &here(150)), None, "over");
        assert!(evening(1).opening(minute(60), &here(60)[..1]).is_some(), "a tiny group says so beforehand");
        assert!(evening(0).opening(minute(60), &[]).is_none(), "nobody is not enough, ever");
    }

    #[test]
    fn when_a_host_drops_there_is_grace_and_then_rest_and_it_goes_on() {
        let open = evening(2).opening(minute(60), &[minute(60), minute(60)]).expect("open");
        let seen = |one: i64, other: i64| [minute(one), minute(other)];
        assert_eq!(open.phase(minute(71), &seen(71, 70)), Phase::Open);
        // 70:00 heard for the last time, away from 71:30, resting from 76:30.
        assert_eq!(open.phase(minute(76), &seen(76, 70)), Phase::Open);
        assert_eq!(open.phase(minute(77), &seen(77, 70)), Phase::Resting);
        assert_eq!(open.phase(minute(90), &seen(90, 90)), Phase::Open);
        assert_eq!(open.phase(minute(90), &[]), Phase::Resting, "a table without hosts does not go on");
    }

    #[test]
    fn the_end_is_told_ten_and_three_minutes_before_and_comes_by_the_clock() {
        let open = evening(1).opening(minute(60), &[minute(60)]).expect("open");
        let at = |now: i64| open.phase(minute(now), &[minute(now)]);
        assert_eq!(at(139), Phase::Open);
        assert_eq!(
            (at(140), at(146), at(147), at(149)),
            (Phase::Ending(10), Phase::Ending(10), Phase::Ending(3), Phase::Ending(3))
        );
        assert_eq!(at(150), Phase::Closed);
        assert!(!Phase::Closed.lets_in() && !Phase::Ahead.lets_in() && Phase::Resting.lets_in());
        assert!(!Phase::Resting.speaks() && !Phase::Lobby.speaks() && Phase::Ending(3).speaks());
        assert_eq!((open.minutes_open(minute(150)), open.minutes_open(minute(170))), (90, 90));
    }
}

//! Who is on duty when nobody is here, and who is rung next. Only those on the list are, in its order, in their hours,
//! twice at most, until one of them has taken it. Pure. (S02 2b; capability 122)
use crate::matter::MatterId;
use ground_kernel::{AccountId, Id, TeamId, Timestamp};
use people::BellHours;

pub const RING_TOPIC: &str = "safety.duty";
/// How often the whole list is gone through.
const ROUNDS: usize = 2;
pub(crate) const USUAL_MINUTES: i64 = 10;
pub(crate) const MOST_MINUTES: i64 = 120;
/// Without an answer from anybody it is over by then.
pub(crate) const RINGS_FOR_HOURS: i64 = 12;
/// Who took it reads; so long a new letter doesn't ring again.
const READS_MINUTES: i64 = 60;

/// Somebody on the list.
#[derive(Clone, Debug)]
pub(crate) struct OnDuty {
    pub account: AccountId,
    pub hours: BellHours,
}

/// One ringing. It names no letter and no person.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    pub id: Id<Page>,
    pub matter: MatterId,
    pub team: TeamId,
    pub made_at: Timestamp,
    pub rung: i64,
    pub taken_by: Option<AccountId>,
    pub taken_at: Option<Timestamp>,
    pub opened_by: Option<AccountId>,
    pub opened_at: Option<Timestamp>,
}

impl Page {
    pub(crate) fn new(id: Id<Page>, matter: MatterId, team: TeamId, now: Timestamp) -> Self {
        Page {
            id,
            matter,
            team,
            made_at: now,
            rung: 0,
            taken_by: None,
            taken_at: None,
            opened_by: None,
            opened_at: None,
        }
    }

    /// Is this one enough, or does another letter ring anew?
    pub(crate) fn still_counts(&self, now: Timestamp) -> bool {
        match self.taken_at {
            Some(at) => now < at.plus_seconds(READS_MINUTES * 60),
            None => now < self.made_at.plus_hours(RINGS_FOR_HOURS),
        }
    }

    pub(crate) fn taken(self, by: AccountId, now: Timestamp) -> Self {
        if self.taken_by.is_some() { self } else { Page { taken_by: Some(by), taken_at: Some(now), ..self } }
    }

    /// Somebody really opened it: only this is told to whoever wrote.
    pub(crate) fn opened(self, by: AccountId, now: Timestamp) -> Self {
        let it = self.taken(by, now);
        if it.opened_by.is_some() { it } else { Page { opened_by: Some(by), opened_at: Some(now), ..it } }
    }
}

/// Whom to ring, and how many of the list are behind us then. `None`: nobody (any more).
pub(crate) fn next_on(list: &[OnDuty], rung: i64, now: Timestamp) -> Option<(&OnDuty, i64)> {
    let from = usize::try_from(rung).ok()?;
    let turns = (from..list.len() * ROUNDS).map(|turn| (&list[turn % list.len()], turn as i64 + 1));
    turns.into_iter().find(|(it, _)| it.hours.next(now) == now)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokyo(hour: i64) -> Timestamp {
        Timestamp::from_micros(0).plus_days(3).plus_hours(hour - 9)
    }
    fn on(id: u8, from: i64, until: i64) -> OnDuty {
        OnDuty { account: Id::from_array([id; 16]), hours: BellHours::new(from, until) }
    }

    /// S02 2b: never in a ring to unlisted people, never outside the hours they gave.
    #[test]
    fn the_list_is_rung_in_its_order_and_hours_and_twice_at_most() {
        let list = [on(1, 19, 23), on(2, 22, 7), on(3, 0, 12)];
        let (mut rung, mut heard) = (0, vec![]);
        while let Some((who, then)) = next_on(&list, rung, tokyo(2)) {
            heard.push(who.account.as_bytes()[0]);
            rung = then;
        }
        assert_eq!(heard, [2, 3, 2, 3]);
        assert!(next_on(&list, 0, tokyo(15)).is_none());
        assert!(next_on(&[], 0, tokyo(2)).is_none());
    }

    #[test]
    fn who_opens_it_has_taken_it_and_the_first_of_each_stays() {
        let (one, two) = (Id::from_array([1; 16]), Id::from_array([2; 16]));
        let page = Page::new(Id::from_array([9; 16]), Id::from_array([8; 16]), Id::from_array([7; 16]), tokyo(2));
        let page = page.taken(one, tokyo(3)).opened(two, tokyo(4)).opened(one, tokyo(5));
        assert_eq!((page.taken_by, page.opened_by, page.opened_at), (Some(one), Some(two), Some(tokyo(4))));
        assert!(page.still_counts(tokyo(3)) && !page.still_counts(tokyo(4)));
    }
}

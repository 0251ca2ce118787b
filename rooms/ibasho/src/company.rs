//! The company of one evening: what keeps a room kind while it is open. It is the ways of its live table: everything that
//! is said is weighed here, and whoever does not want to see somebody is heard here.
//!
//! Promises: a message that reads like an approach is shown to its writer again before anybody else reads it, or, where a
//! room is for under-eighteens, waits for a host's eye; a message about wanting to die is never stopped, it lies before
//! the hosts; nobody but the one concerned notices a step that was taken. In memory is what may be forgotten in a power
//! cut: what waits for a host's eye and the order of a round. Steps and hiding lie in the database, too.
use crate::{
    approach::{Approach, approaches_in},
    ear::{self, Heard},
    hidden::{Hidden, IsHost},
    ladder::{Step, Taken, holds_now},
    pace::{Pace, SLOW_SECONDS},
    rounds::{Hears, Talk},
};
use ground_kernel::{Id, Timestamp};
use ground_live::{Body, Saying, Seat, SeatId, Standing, Verdict, Ways};
use ground_words::word;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

pub(crate) type StepId = Id<Taken>;

/// A step, and to whom.
#[derive(Clone, Debug)]
pub(crate) struct Placed {
    pub(crate) id: StepId,
    pub(crate) seat: SeatId,
    pub(crate) taken: Taken,
}

/// Something that only hosts see: held back, or meant for them.
#[derive(Clone, Debug)]
pub(crate) struct Waits {
    pub(crate) number: u32,
    pub(crate) seat: Seat,
    pub(crate) text: String,
    pub(crate) found: BTreeSet<Approach>,
    /// A host may let it through; not where its writer meant it for the hosts alone.
    pub(crate) for_the_room: bool,
}

#[derive(Clone)]
pub(crate) struct Company(Arc<Mutex<Inside>>);

struct Inside {
    young: bool,
    pace: Pace<SeatId>,
    talk: Talk<SeatId>,
    /// The line that is everybody's theme now.
    theme: Option<u64>,
    hidden: Hidden<SeatId>,
    steps: Vec<Placed>,
    waits: Vec<Waits>,
    numbered: u32,
    let_through: BTreeSet<(SeatId, String)>,
    /// Who wrote something about wanting to die, by the name of that moment. For hosts, and for themselves.
    heavy: BTreeMap<SeatId, String>,
    /// When anything was last heard of the clock.
    now: Timestamp,
}

impl Company {
    pub(crate) fn of(
        young: bool,
        slow: bool,
        hidden: impl IntoIterator<Item = (SeatId, SeatId)>,
        steps: Vec<Placed>,
    ) -> Company {
        let mut pairs = Hidden::nobody();
        for (one, other) in hidden {
            // Kept pairs were allowed when they were made.
            let _ = pairs.hide(&one, &other, false);
        }
        let company = Company(Arc::new(Mutex::new(Inside {
            young,
            pace: Pace::of_room(slow.then_some(SLOW_SECONDS)),
            talk: Talk::Free,
            theme: None,
            hidden: pairs,
            steps: vec![],
            waits: vec![],
            numbered: 0,
            let_through: BTreeSet::new(),
            heavy: BTreeMap::new(),
            now: Timestamp::from_micros(0),
        })));
        steps.into_iter().for_each(|it| company.places(it));
        company
    }
    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    // — what holds for one —

    /// A step is taken, seconded, objected to or answered: the newest of its kind stands.
    pub(crate) fn places(&self, placed: Placed) {
        let mut inside = self.inside();
        inside.steps.retain(|it| it.id != placed.id);
        inside.steps.push(placed.clone());
        let paces: Vec<Timestamp> = inside
            .steps
            .iter()
            .filter(|it| it.seat == placed.seat && it.taken.step() == Step::Pace)
            .filter_map(|it| it.taken.holds(it.taken.at()).map(|held| held.1))
            .collect();
        inside.pace.quicken_one(&placed.seat);
        if let Some(until) = paces.into_iter().max() {
            inside.pace.slow_one(placed.seat, SLOW_SECONDS, until);
        }
    }
    pub(crate) fn step(&self, id: StepId) -> Option<Placed> {
        self.inside().steps.iter().find(|it| it.id == id).cloned()
    }
    pub(crate) fn steps(&self) -> Vec<Placed> {
        self.inside().steps.clone()
    }
    /// What one is told of oneself.
    pub(crate) fn steps_of(&self, seat: SeatId) -> Vec<Placed> {
        self.inside().steps.iter().filter(|it| it.seat == seat).cloned().collect()
    }
    /// The clock goes on. Whoever is removed sees nothing of the room from then on.
    pub(crate) fn it_is(&self, now: Timestamp) {
        self.inside().now = now;
    }
    pub(crate) fn holds(&self, seat: SeatId, now: Timestamp) -> Option<(Step, Timestamp)> {
        self.inside().holds(seat, now)
    }

    // — the room —

    pub(crate) fn slows(&self, slow: bool) {
        self.inside().pace.set_room(slow.then_some(SLOW_SECONDS));
    }
    pub(crate) fn is_slow(&self) -> bool {
        self.inside().pace.room_is_slow()
    }
    pub(crate) fn talk(&self) -> Talk<SeatId> {
        self.inside().talk.clone()
    }
    pub(crate) fn talks(&self, turn: impl FnOnce(Talk<SeatId>) -> Talk<SeatId>) {
        let mut inside = self.inside();
        inside.talk = turn(inside.talk.clone());
    }

    pub(crate) fn theme(&self) -> Option<u64> {
        self.inside().theme
    }
    pub(crate) fn takes_theme(&self, line: Option<u64>) {
        self.inside().theme = line;
    }

    // — hiding —

    pub(crate) fn hide(&self, by: SeatId, whom: SeatId, is_host: bool) -> Result<(), IsHost> {
        self.inside().hidden.hide(&by, &whom, is_host)
    }

    // — what only hosts see —

    /// Something for the hosts alone; one press is one.
    pub(crate) fn to_the_hosts(&self, seat: &Seat, text: &str) {
        self.inside().waits(seat, text, approaches_in(text), false);
    }
    pub(crate) fn waiting(&self) -> Vec<Waits> {
        self.inside().waits.clone()
    }
    /// A host has looked at it; it is let through, or stays with them and is gone.
    pub(crate) fn looked_at(&self, number: u32, through: bool) -> Option<Waits> {
        let mut inside = self.inside();
        let at = inside.waits.iter().position(|it| it.number == number)?;
        let it = inside.waits.remove(at);
        if through && it.for_the_room {
            inside.let_through.insert((it.seat.id, it.text.clone()));
            return Some(it);
        }
        None
    }
    pub(crate) fn heavy(&self) -> Vec<String> {
        self.inside().heavy.values().cloned().collect()
    }
    pub(crate) fn is_heavy_for(&self, seat: SeatId) -> bool {
        self.inside().heavy.contains_key(&seat)
    }
}

impl Inside {
    fn holds(&self, seat: SeatId, now: Timestamp) -> Option<(Step, Timestamp)> {
        let of_seat: Vec<Taken> = self.steps.iter().filter(|it| it.seat == seat).map(|it| it.taken.clone()).collect();
        holds_now(&of_seat, now)
    }
    fn waits(&mut self, seat: &Seat, text: &str, found: BTreeSet<Approach>, for_the_room: bool) {
        if self.waits.iter().any(|it| it.seat.id == seat.id && it.text == text) {
            return;
        }
        self.numbered += 1;
        let (number, seat, text) = (self.numbered, seat.clone(), text.to_owned());
        self.waits.push(Waits { number, seat, text, found, for_the_room });
    }
    fn weigh(&mut self, saying: &Saying<'_>) -> Verdict {
        self.now = self.now.max(saying.now);
        let (seat, Body::Text(text)) = (saying.seat, saying.body);
        let host = seat.standing == Standing::Host;
        match self.holds(seat.id, saying.now) {
            Some((Step::Removal | Step::Pause, _)) => return Verdict::Refuse(word!("ibasho-room-say-paused")),
            _ if host => {}
            _ => {
                if let Err(from) = self.pace.may_speak(&seat.id, saying.said_at, saying.now) {
                    return Verdict::Wait(from);
                }
            }
        }
        match self.talk.may_speak(&seat.id, host) {
            Err(Hears::AnotherTurn) => return Verdict::Refuse(word!("ibasho-room-say-another-turn")),
            Err(Hears::HostsReflect) => return Verdict::Refuse(word!("ibasho-room-say-hosts-reflect")),
            Ok(()) => {}
        }
        if !host && !self.let_through.remove(&(seat.id, text.clone())) {
            let found = approaches_in(text);
            if !found.is_empty() && self.young {
                self.waits(seat, text, found, true);
                return Verdict::Hold(word!("ibasho-room-say-held"));
            }
            if !found.is_empty() {
                return Verdict::Refuse(word!("ibasho-room-say-once-more"));
            }
        }
        if !host && ear::hears(text, false) >= Heard::First {
            self.heavy.insert(seat.id, seat.name.clone());
        }
        Verdict::Pass
    }
}

impl Ways for Company {
    fn weigh(&self, saying: &Saying<'_>) -> Verdict {
        self.inside().weigh(saying)
    }
    fn sees(&self, reader: SeatId, writer: SeatId) -> bool {
        let inside = self.inside();
        let removed = inside.holds(reader, inside.now).is_some_and(|it| it.0 == Step::Removal);
        inside.hidden.sees(&reader, &writer) && (!removed || reader == writer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seat(number: u8, standing: Standing) -> Seat {
        Seat { id: Id::from_array([number; 16]), standing, name: "はる".to_owned(), terms: 1, listening: false }
    }
    fn at(minutes: i64) -> Timestamp {
        Timestamp::from_micros(0).plus_seconds(60 * minutes)
    }
    fn says(company: &Company, seat: &Seat, text: &str, now: Timestamp) -> Verdict {
        let body = Body::Text(text.to_owned());
        company.weigh(&Saying { table: Id::from_array([9; 16]), seat, body: &body, now, said_at: None })
    }

    /// capabilities 84, 202
    #[test]
    fn an_approach_is_shown_again_and_among_the_young_it_waits_for_a_hosts_eye() {
        let (seller, host) = (seat(1, Standing::Visitor), seat(2, Standing::Host));
        let grown = Company::of(false, false, [], vec![]);
        let text = "スマホだけで稼げる方法があります";
        assert_eq!(says(&grown, &seller, text, at(0)), Verdict::Refuse("ibasho-room-say-once-more"));
        assert_eq!(says(&grown, &seller, text, at(0)), Verdict::Refuse("ibasho-room-say-once-more"), "however often");
        assert_eq!(says(&grown, &host, "電話なら 03-1234-5678 です", at(0)), Verdict::Pass, "hosts know the rule");
        assert!(grown.waiting().is_empty());
        grown.to_the_hosts(&seller, text);
        grown.to_the_hosts(&seller, text);
        let kept = grown.waiting();
        assert_eq!(kept.len(), 1, "one press is one");
        assert!(grown.looked_at(kept[0].number, true).is_none(), "what was meant for hosts goes to nobody else");
        let young = Company::of(true, false, [], vec![]);
        assert_eq!(says(&young, &seller, text, at(0)), Verdict::Hold("ibasho-room-say-held"));
        let kept = young.waiting();
        assert!(young.looked_at(kept[0].number, true).is_some());
        assert_eq!(says(&young, &seller, text, at(0)), Verdict::Pass, "a host let it through");
        assert_eq!(says(&young, &seller, text, at(0)), Verdict::Hold("ibasho-room-say-held"), "once");
    }

    #[test]
    fn who_is_paused_cannot_write_until_then_and_nobody_else_notices() {
        let (seller, neko) = (seat(1, Standing::Visitor), seat(3, Standing::Visitor));
        let company = Company::of(false, false, [], vec![]);
        let (one, two) = (Id::from_array([5; 16]), Id::from_array([6; 16]));
        let taken = Taken::by(one, Step::Pause, (4, 6), "副業のさそい", at(0), at(30)).unwrap();
        let id = Id::from_array([7; 16]);
        company.places(Placed { id, seat: seller.id, taken: taken.clone() });
        assert_eq!(says(&company, &seller, "こんばんは", at(1)), Verdict::Refuse("ibasho-room-say-paused"));
        assert_eq!(says(&company, &seller, "こんばんは", at(6)), Verdict::Pass, "nobody seconded it");
        company.places(Placed { id, seat: seller.id, taken: taken.seconded(two, at(1)).unwrap() });
        assert_eq!(says(&company, &seller, "こんばんは", at(29)), Verdict::Refuse("ibasho-room-say-paused"));
        assert_eq!(says(&company, &seller, "こんばんは", at(30)), Verdict::Pass);
        assert_eq!(says(&company, &neko, "こんばんは", at(1)), Verdict::Pass);
        assert!(company.steps_of(neko.id).is_empty() && company.steps_of(seller.id).len() == 1);
    }

    #[test]
    fn a_turn_and_a_pace_are_weighed_with_everything_else() {
        let (neko, tori, host) = (seat(1, Standing::Visitor), seat(2, Standing::Visitor), seat(3, Standing::Host));
        let company = Company::of(false, true, [], vec![]);
        assert!(company.is_slow());
        let body = Body::Text("ねむい".to_owned());
        let saying = |seat, said_at| Saying { table: Id::from_array([9; 16]), seat, body: &body, now: at(1), said_at };
        assert_eq!(company.weigh(&saying(&neko, Some(at(1)))), Verdict::Wait(at(1).plus_seconds(30)));
        assert_eq!(company.weigh(&saying(&host, Some(at(1)))), Verdict::Pass);
        company.slows(false);
        company.talks(|_| Talk::round(vec![neko.id, tori.id]));
        assert_eq!(says(&company, &tori, "わたしは", at(1)), Verdict::Refuse("ibasho-room-say-another-turn"));
        company.talks(|talk| talk.turn_ends(&neko.id));
        assert_eq!(says(&company, &tori, "わたしは", at(1)), Verdict::Pass);
        company.talks(|_| Talk::Reflecting);
        assert_eq!(says(&company, &tori, "わたしは", at(1)), Verdict::Refuse("ibasho-room-say-hosts-reflect"));
    }

    #[test]
    fn a_kept_company_is_the_same_after_a_power_cut() {
        let (neko, seller) = (seat(1, Standing::Visitor), seat(2, Standing::Visitor));
        let company = Company::of(false, false, [(seller.id, neko.id)], vec![]);
        assert!(
            !company.sees(neko.id, seller.id) && !company.sees(seller.id, neko.id) && company.sees(neko.id, neko.id)
        );
        assert_eq!(company.hide(neko.id, Id::from_array([3; 16]), true), Err(IsHost));
    }
}

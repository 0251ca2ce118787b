//! What may be done here, and what the rules may look at.
use crate::{
    ages::Ages,
    event_list::Event,
    gathering::{Gathering, Held, Occasion, Plan, Seat, moment},
    murmur::{Book, Murmuring},
    opening::{Doorway, Opening},
    place::{Band, Card, Kind, Line, Lines, Place, Whom},
    series::{Repeats, Series},
};
use ground_kernel::{Actor, CircleId, Id, Role, TeamId};
use ground_live::Phase;
use ground_policy::{Facts, Situation, Subject, Verb};
use jiff::civil::date;

#[derive(Clone, Copy)]
pub enum Access {
    Look,
    Write,
    Show,
    Book,
    Hold,
    SeeSeats,
    TakeOver,
    Count,
    Note,
    Murmur,
    KeepMurmurs,
    ReadMurmurs,
    OpenMurmurs,
    ForgetMurmurs,
    Host,
    Enter,
}

impl Verb for Access {
    const ROOM: &'static str = "Ibasho";
    const ALL: &'static [Self] = &[
        Access::Look,
        Access::Write,
        Access::Show,
        Access::Book,
        Access::Hold,
        Access::SeeSeats,
        Access::TakeOver,
        Access::Count,
        Access::Note,
        Access::Murmur,
        Access::KeepMurmurs,
        Access::ReadMurmurs,
        Access::OpenMurmurs,
        Access::ForgetMurmurs,
        Access::Host,
        Access::Enter,
    ];
    fn name(self) -> &'static str {
        match self {
            Access::Look => "look",
            Access::Write => "write",
            Access::Show => "show",
            Access::Book => "book",
            Access::Hold => "hold",
            Access::SeeSeats => "see_seats",
            Access::TakeOver => "take_over",
            Access::Count => "count",
            Access::Note => "note",
            Access::Murmur => "murmur",
            Access::KeepMurmurs => "keep_murmurs",
            Access::ReadMurmurs => "read_murmurs",
            Access::OpenMurmurs => "open_murmurs",
            Access::ForgetMurmurs => "forget_murmurs",
            Access::Host => "host",
            Access::Enter => "enter",
        }
    }
}

impl Subject for Place {
    fn facts(&self) -> Facts {
        Facts::of("Ibasho::Place", self.id)
            .team("team", self.team)
            .is("shown", self.shown)
            .is("complete", self.is_complete())
    }
}

impl Subject for Gathering {
    fn facts(&self) -> Facts {
        Facts::of("Ibasho::Gathering", self.id)
            .team("team", self.team)
            .is("shown", self.is_seen())
            .is("online", self.online)
    }
}

impl Subject for Occasion {
    fn facts(&self) -> Facts {
        Facts::of("Ibasho::Occasion", self.gathering.id)
            .team("team", self.gathering.team)
            .is("bookable", self.is_bookable())
    }
}

impl Subject for Murmuring {
    fn facts(&self) -> Facts {
        Facts::of("Ibasho::Murmuring", self.place).team("team", self.team).is("open", self.is_open())
    }
}

impl Subject for Book {
    fn facts(&self) -> Facts {
        Facts::of("Ibasho::Book", self.id).team("team", self.team).party("writer", self.id)
    }
    fn circle(&self) -> Option<CircleId> {
        Some(self.circle)
    }
}

impl Subject for Doorway {
    fn facts(&self) -> Facts {
        let gathering = &self.opening.gathering;
        Facts::of("Ibasho::Opening", self.opening.id)
            .team("team", gathering.team)
            .is("shown", gathering.is_seen())
            .is("lets_in", self.phase.lets_in())
    }
}

/// The house as a whole, for what belongs to no place.
#[derive(Clone, Copy)]
pub(crate) struct TheHouse;
impl Subject for TheHouse {
    fn facts(&self) -> Facts {
        Facts::of("Ibasho::House", "house")
    }
}

pub(crate) type ListedId = Id<Listed>;
/// Something others announce, that somebody here chose to show.
#[derive(Clone, Debug)]
pub(crate) struct Listed {
    pub(crate) id: ListedId,
    pub(crate) event: Event,
}
impl Subject for Listed {
    fn facts(&self) -> Facts {
        Facts::of("Ibasho::Listed", self.id).is("shown", true)
    }
}

impl Subject for Held {
    fn facts(&self) -> Facts {
        // There is no other way to a `Held` than by the code: the store finds it by nothing else.
        Facts::of("Ibasho::Seat", self.0.id).is("code_shown", true)
    }
}

fn gathering(team: TeamId, shown: bool, seats: Option<u32>) -> Gathering {
    let series = Series {
        first_on: date(2026, 11, 28),
        until_on: None,
        repeats: Repeats::Once,
        every: 1,
        on_holidays: true,
        exceptions: Default::default(),
    };
    let plan = Plan {
        title: String::new(),
        kind: Kind::Exchange,
        about: String::new(),
        hosts: String::new(),
        observers: String::new(),
        series,
        begins_minute: 780,
        ends_minute: 960,
        seats,
        slot_minutes: None,
    };
    let (id, place, circle) = (Id::from_array([21; 16]), Id::from_array([20; 16]), Id::from_array([2; 16]));
    let (online, young) = (false, false);
    Gathering { id, place, place_name: String::new(), place_shown: true, online, young, team, circle, shown, plan }
}

fn listed() -> Listed {
    let event = Event {
        number: String::new(),
        code: String::new(),
        title: String::new(),
        about: String::new(),
        address: String::new(),
        first_on: date(2026, 11, 28),
        last_on: date(2026, 11, 28),
        begins_minute: None,
        ends_minute: None,
        place_name: String::new(),
        organisation: String::new(),
        price: String::new(),
    };
    Listed { id: Id::from_array([23; 16]), event }
}

fn seat() -> Seat {
    let (id, gathering) = (Id::from_array([22; 16]), Id::from_array([21; 16]));
    Seat { id, gathering, on: date(2026, 11, 28), chair: Some(1), queue: 1, wants: None }
}

fn place(team: TeamId, shown: bool, whole: bool) -> Place {
    Place {
        id: Id::from_array([20; 16]),
        team,
        circle: Id::from_array([2; 16]),
        shown,
        has_rules: whole,
        card: Card {
            organisation: String::new(),
            name: String::new(),
            kind: Kind::FreeSpace,
            online: false,
            municipality: None,
            whom: [Whom::Anyone].into(),
            introduced: false,
            ages: Ages::ADULTS,
            evening: false,
            text_only: false,
            home_unasked: true,
            headphones: true,
            yen: 0,
            people: Band::Few,
            lines: if whole { Line::NEEDED.map(|line| (line, "told".to_owned())).into() } else { Lines::new() },
        },
    }
}

fn murmuring(team: TeamId, open: bool) -> Murmuring {
    let place = Id::from_array([20; 16]);
    Murmuring { place, name: String::new(), hosts: String::new(), team, open, shown: true }
}

/// The code of this book is held by "someone who writes".
fn book(team: TeamId) -> Book {
    let (id, place, circle) = (Id::from_array([1; 16]), Id::from_array([20; 16]), Id::from_array([2; 16]));
    Book { id, place, place_name: String::new(), team, circle }
}

fn doorway(gathering: Gathering, phase: Phase) -> Facts {
    let (begins_at, ends_at) = (moment(date(2026, 11, 28), 780), moment(date(2026, 11, 28), 960));
    let (id, on) = (Id::from_array([24; 16]), date(2026, 11, 28));
    let opening = Opening { id, gathering, on, begins_at, ends_at, hosts_needed: 2, hosts: vec![] };
    Doorway { opening, phase }.facts()
}

fn people(team: TeamId) -> Vec<(&'static str, Actor)> {
    let other: TeamId = Id::from_array([9; 16]);
    let someone = |id: u8, role, teams| Actor::Staff { id: Id::from_array([id; 16]), role, teams };
    vec![
        ("a stranger", Actor::Stranger),
        ("someone who writes", Actor::Party(Id::from_array([1; 16]))),
        ("another who writes", Actor::Party(Id::from_array([7; 16]))),
        ("a host", someone(5, Role::SupportWorker, vec![team])),
        ("another team", someone(8, Role::SupportWorker, vec![other])),
        ("a worker not yet let in", someone(4, Role::SupportWorker, vec![])),
        ("an administrator", someone(6, Role::Administrator, vec![])),
        ("a partner", Actor::Partner(Id::from_array([2; 16]))),
        ("the house", Actor::House),
    ]
}

pub(crate) fn situations() -> Vec<Situation> {
    let team: TeamId = Id::from_array([3; 16]);
    let occasion = |gathering| {
        let on = date(2026, 11, 28);
        Occasion { gathering, on, now: moment(on, 0) }
    };
    let situation = |sentence, what: Facts| Situation { sentence, what, people: people(team) };
    vec![
        situation("A place of which something is still untold", place(team, false, false).facts()),
        situation("A whole place that is not shown yet", place(team, false, true).facts()),
        situation("A place that is shown", place(team, true, true).facts()),
        situation("A gathering that is not shown yet", gathering(team, false, None).facts()),
        situation("A gathering that is shown", gathering(team, true, None).facts()),
        situation("A day of a gathering without seats", occasion(gathering(team, true, None)).facts()),
        situation("A day of a gathering with seats", occasion(gathering(team, true, Some(2))).facts()),
        situation("A gathering on a screen", Gathering { online: true, ..gathering(team, true, None) }.facts()),
        situation(
            "A room that is open",
            doorway(Gathering { online: true, ..gathering(team, true, None) }, Phase::Open),
        ),
        situation(
            "A room before its time",
            doorway(Gathering { online: true, ..gathering(team, true, None) }, Phase::Ahead),
        ),
        situation("A seat whose code was shown", Held(seat()).facts()),
        situation("An event that was taken over from a list", listed().facts()),
        situation("Lists of others", TheHouse.facts()),
        situation("A place where one cannot murmur", murmuring(team, false).facts()),
        situation("A place where one can murmur", murmuring(team, true).facts()),
        situation("Murmurs, whose code someone who writes holds", book(team).facts()),
    ]
}

//! A table: what was said at it, who has a socket at it, and what is told of its state. In memory; the database is the
//! second place.
use crate::{
    kept::Found,
    life::{Life, Phase},
    line::{Body, Frame, LONGEST_LETTERS, Line, Once},
    seat::{Seat, SeatId, Standing},
    ways::{Saying, Verdict, Ways},
};
use axum::extract::ws::Utf8Bytes;
use ground_kernel::{Id, Timestamp};
use ground_seal::Secret;
use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock},
};
use tokio::sync::watch;

pub type TableId = Id<Table>;

/// Turns a line into what is shown of it.
pub(crate) type Renders = Arc<dyn Fn(&Line) -> Frame + Send + Sync>;

/// More than are said in an evening; past that, nothing more is taken.
const MOST_LINES: usize = 20_000;
/// A seat that was left goes on being counted for so long, and up to twice that: nobody can tie it to what was just said.
const FADES_MINUTES: i64 = 6;

const COUNTED_MINUTES: i64 = 10;

/// What became of something that somebody wanted to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is written down, and said; under this number.
    Said(u64),
    /// Not in this phase.
    NotNow(Phase),
    /// The rules were changed since they came in, or a host stood up.
    ComeInAgain,
    Empty,
    TooLong,
    Wait(Timestamp),
    Held(&'static str),
    Refused(&'static str),
}

/// What sockets wait for.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct News {
    pub(crate) lines: u64,
    pub(crate) status: u64,
    pub(crate) over: bool,
}

pub struct Table {
    pub id: TableId,
    pub(crate) key: Secret,
    inside: Mutex<Inside>,
    news: watch::Sender<News>,
    ways: RwLock<Arc<dyn Ways>>,
    renders: Renders,
}

struct Shown {
    line: Line,
    frame: Frame,
}

#[derive(Default)]
struct Here {
    sockets: u32,
    fades_at: Option<Timestamp>,
}

struct Inside {
    life: Life,
    terms: u32,
    lines: Vec<Arc<Shown>>,
    once: HashMap<Once, u64>,
    said_at: HashMap<SeatId, Timestamp>,
    /// Hosts, and when each was last there.
    hosts: BTreeMap<SeatId, Timestamp>,
    here: HashMap<SeatId, Here>,
    status: Frame,
    counted: Option<(i64, usize)>,
}

impl Table {
    pub(crate) fn new(id: TableId, found: Found, terms: u32, ways: Arc<dyn Ways>, renders: Renders) -> Table {
        let mut inside = Inside {
            life: found.life,
            terms,
            lines: vec![],
            once: HashMap::new(),
            said_at: HashMap::new(),
            hosts: found.hosts.into_iter().collect(),
            here: HashMap::new(),
            status: Frame::default(),
            counted: None,
        };
        for (once, line) in found.lines {
            inside.take(once, line, &renders);
        }
        let news = watch::Sender::new(News { lines: inside.last(), ..News::default() });
        Table { id, key: found.key, inside: Mutex::new(inside), news, ways: RwLock::new(ways), renders }
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    // — its time —

    pub fn life(&self) -> Life {
        self.inside().life
    }
    pub fn phase(&self, now: Timestamp) -> Phase {
        let inside = self.inside();
        inside.life.phase(now, &inside.seen())
    }
    pub(crate) fn opening(&self, now: Timestamp) -> Option<Life> {
        let inside = self.inside();
        inside.life.opening(now, &inside.seen())
    }
    pub(crate) fn lives(&self, life: Life) {
        self.inside().life = life;
    }
    /// Is a host too few there, although the table is still open?
    pub fn is_short(&self, now: Timestamp) -> bool {
        let inside = self.inside();
        inside.life.opened_at.is_some() && inside.life.short_since(now, &inside.seen()).is_some()
    }

    // — who sits —

    /// The seat that a card is for. A card of another opening, or a changed one, is for none.
    pub fn seat_of(&self, card: &str) -> Option<Seat> {
        Seat::from_card(&self.key, self.id, card).ok()
    }
    pub fn card_of(&self, seat: &Seat) -> String {
        seat.to_card(&self.key, self.id)
    }
    /// The version of the rules that a seat has to have seen.
    pub fn set_terms(&self, version: u32) {
        self.inside().terms = version;
    }
    /// A host is there, or is not any more.
    pub(crate) fn host(&self, seat: SeatId, seen_at: Option<Timestamp>) {
        let mut inside = self.inside();
        match seen_at {
            Some(at) => drop(inside.hosts.insert(seat, at)),
            None => drop(inside.hosts.remove(&seat)),
        }
    }
    pub fn is_host_here(&self, seat: SeatId) -> bool {
        self.inside().hosts.contains_key(&seat)
    }
    pub(crate) fn host_seen(&self, seat: SeatId) -> Option<Timestamp> {
        self.inside().hosts.get(&seat).copied()
    }
    /// Hosts that have a socket here now.
    pub(crate) fn hosts_with_sockets(&self) -> Vec<SeatId> {
        let inside = self.inside();
        let with = |it: &&SeatId| inside.here.get(it).is_some_and(|here| here.sockets > 0);
        inside.hosts.keys().filter(with).copied().collect()
    }

    /// Somebody looked, without a socket; they go on being counted for a while.
    pub fn looked_at(&self, seat: SeatId, now: Timestamp) {
        self.inside().here.entry(seat).or_default().fades_at = Some(fading(now));
    }
    pub(crate) fn comes(&self, seat: SeatId) {
        self.inside().here.entry(seat).or_default().sockets += 1;
    }
    pub(crate) fn goes(&self, seat: SeatId, now: Timestamp) {
        if let Some(here) = self.inside().here.get_mut(&seat) {
            here.sockets = here.sockets.saturating_sub(1);
            here.fades_at = Some(fading(now));
        }
    }
    /// How many seats there are, faded ones left out. For a band; the figure itself is shown to nobody. It is counted anew
    /// every ten minutes only, so that no change of it can be tied to somebody.
    pub fn heads(&self, now: Timestamp) -> usize {
        let mut inside = self.inside();
        let stretch = now.as_micros() / (COUNTED_MINUTES * Timestamp::MINUTE);
        if inside.counted.is_some_and(|it| it.0 == stretch) {
            return inside.counted.map_or(0, |it| it.1);
        }
        inside.here.retain(|_, it| it.sockets > 0 || it.fades_at.is_some_and(|at| now < at));
        let heads = inside.here.len();
        inside.counted = Some((stretch, heads));
        heads
    }

    // — what is said —

    pub fn keep_ways(&self, ways: Arc<dyn Ways>) {
        *self.ways.write().unwrap_or_else(PoisonError::into_inner) = ways;
    }
    /// What it is set with, for whoever laid it.
    pub fn ways(&self) -> Arc<dyn Ways> {
        self.ways.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The one place that everything passes that somebody wants to say. None: it may be written down.
    pub(crate) fn weigh(&self, seat: &Seat, body: &Body, once: &Once, now: Timestamp) -> Option<Outcome> {
        let stood_up = seat.standing == Standing::Host && !self.is_host_here(seat.id);
        let (phase, said_at, terms, known, full) = {
            let inside = self.inside();
            let phase = inside.life.phase(now, &inside.seen());
            let known = inside.once.get(once).copied();
            let full = inside.lines.len() >= MOST_LINES;
            (phase, inside.said_at.get(&seat.id).copied(), inside.terms, known, full)
        };
        if let Some(number) = known {
            return Some(Outcome::Said(number));
        }
        if !phase.speaks() || full {
            return Some(Outcome::NotNow(phase));
        }
        if seat.terms < terms || stood_up {
            return Some(Outcome::ComeInAgain);
        }
        let Body::Text(text) = body;
        if text.trim().is_empty() {
            return Some(Outcome::Empty);
        }
        if text.chars().count() > LONGEST_LETTERS {
            return Some(Outcome::TooLong);
        }
        match self.ways().weigh(&Saying { table: self.id, seat, body, now, said_at }) {
            Verdict::Pass => None,
            Verdict::Wait(at) => Some(Outcome::Wait(at)),
            Verdict::Hold(key) => Some(Outcome::Held(key)),
            Verdict::Refuse(key) => Some(Outcome::Refused(key)),
        }
    }

    pub(crate) fn number_of(&self, once: &Once) -> Option<u64> {
        self.inside().once.get(once).copied()
    }
    pub(crate) fn last(&self) -> u64 {
        self.inside().last()
    }
    /// A line that was written down is said.
    pub(crate) fn says(&self, once: Once, line: Line, now: Timestamp) {
        let lines = {
            let mut inside = self.inside();
            inside.said_at.insert(line.seat, now);
            inside.take(once, line, &self.renders);
            inside.last()
        };
        self.news.send_modify(|news| news.lines = lines);
    }

    /// What this seat sees after a number: each line with its own number. The one place that every line passes.
    pub fn seen_by(&self, reader: SeatId, after: u64, voice: usize) -> Vec<(u64, Utf8Bytes)> {
        let shown: Vec<Arc<Shown>> = {
            let inside = self.inside();
            let from = inside.lines.partition_point(|it| it.line.number <= after);
            inside.lines[from..].to_vec()
        };
        let ways = self.ways();
        let visible = shown.iter().filter(|it| ways.sees(reader, it.line.seat));
        visible.map(|it| (it.line.number, it.frame.in_voice(voice))).collect()
    }

    /// A line by its number, if this seat sees it: for a report, or for whoever looks after the table.
    pub fn line(&self, reader: SeatId, number: u64) -> Option<Line> {
        let inside = self.inside();
        let at = inside.lines.binary_search_by_key(&number, |it| it.line.number).ok()?;
        let line = inside.lines[at].line.clone();
        drop(inside);
        self.ways().sees(reader, line.seat).then_some(line)
    }

    /// What is told of the state of the table; told again only when it is another.
    pub fn tells(&self, status: Frame) {
        let mut inside = self.inside();
        if inside.status != status {
            inside.status = status;
            drop(inside);
            self.news.send_modify(|news| news.status += 1);
        }
    }
    pub(crate) fn told(&self, voice: usize) -> Utf8Bytes {
        self.inside().status.in_voice(voice)
    }

    pub(crate) fn listens(&self) -> watch::Receiver<News> {
        self.news.subscribe()
    }
    /// Its key and rows are gone: whoever still has a socket here is told, and the socket ends.
    pub(crate) fn ends(&self) {
        let mut inside = self.inside();
        inside.lines.clear();
        inside.once.clear();
        drop(inside);
        self.news.send_modify(|news| news.over = true);
    }
}

impl Inside {
    fn seen(&self) -> Vec<Timestamp> {
        self.hosts.values().copied().collect()
    }
    fn last(&self) -> u64 {
        self.lines.last().map_or(0, |it| it.line.number)
    }
    fn take(&mut self, once: Once, line: Line, renders: &Renders) {
        self.once.insert(once, line.number);
        let frame = renders(&line);
        self.lines.push(Arc::new(Shown { line, frame }));
    }
}

fn fading(now: Timestamp) -> Timestamp {
    let [dice] = ground_seal::random::<1>();
    let more = FADES_MINUTES * Timestamp::MINUTE * i64::from(dice) / 256;
    now.plus_micros(FADES_MINUTES * Timestamp::MINUTE + more)
}

/// For the writer of lines, who has nothing to refuse.
impl Table {
    pub(crate) fn seal(&self, line: &Line, once: &Once) -> Vec<u8> {
        line.seal(&self.key, self.id, once)
    }
}

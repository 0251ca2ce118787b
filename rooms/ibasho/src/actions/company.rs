//! What keeps a room kind: telling the hosts, hiding somebody, and the steps that hosts take.
//!
//! A visitor acts by the card of their seat, which finds the room's company; a host by the rules, and only while they sit
//! there. Reasons and the one quoted line are sealed to the place's team for thirty days. The one concerned reads the
//! reason while the evening lasts.
use super::rooms::{self, AtTheRoom, Evening};
use crate::{
    Access, Error,
    company::{Company, Placed, StepId, Waits},
    gathering::GatheringId,
    ladder::{NotSo, Step, Taken},
    opening::Opening,
    rounds::Talk,
    store,
    told::{Handler, Standing, ToldId},
    views::Views,
};
use ground_circle::{Caller, TextPlace};
use ground_kernel::{AccountId, Timestamp};
use ground_live::{Body, Line, Seat, SeatId, Table};
use ground_web::House;
use ground_work::{act, see};
use std::any::Any;

/// The sealed table of steps; the number is this room's own and is never used again for anything else.
pub(crate) const IBASHO_STEP: u16 = 106;
const REASON: u16 = 1;
const QUOTE: u16 = 2;

const KEPT_DAYS: i64 = 30;
/// So many lines are offered to be told about.
const OFFERED: u64 = 30;
const LONGEST_QUOTE: usize = 200;

/// The company of an evening, read from the database when its table is.
pub(crate) async fn of_opening(house: &House, opening: &Opening) -> Result<Company, Error> {
    let caller = Caller::house();
    see!(house, &caller, |look| {
        let slow = store::room_is_slow(look, opening.id).await?;
        let hidden = store::hidden(look, opening.id).await?;
        let steps = store::steps(look, opening.id).await?;
        Ok::<_, Error>(Company::of(opening.gathering.young, slow, hidden, steps))
    })
}

/// The company that a table was set with.
pub(super) fn company_of(table: &Table) -> Option<Company> {
    let ways = table.ways();
    let any: &dyn Any = &*ways;
    any.downcast_ref::<Company>().cloned()
}
pub(crate) fn company_at(evening: &Evening) -> Result<Company, Error> {
    company_of(&evening.table).ok_or(Error::NotFound)
}

// — for whoever sits there —

/// A line that one may tell the hosts about, or whose writer one does not want to see: the newest, and none of one's own.
pub(crate) fn lines_for(evening: &Evening, seat: SeatId) -> Vec<Line> {
    let all = evening.table.seen_by(seat, 0, 0);
    let newest = all.iter().rev().map(|it| it.0).filter_map(|number| evening.table.line(seat, number));
    newest.filter(|it| it.seat != seat).take(OFFERED as usize).collect()
}

/// 「進行役に知らせる」: of a line, or, without one, of the room as it is. It reaches the hosts of this room; where the line
/// is a host's, those of the team who do not host.
pub(crate) async fn tell(house: &House, evening: &Evening, seat: &Seat, number: Option<u64>) -> Result<(), Error> {
    let line = match number {
        Some(number) => Some(evening.table.line(seat.id, number).ok_or(Error::NotFound)?),
        None => None,
    };
    let about_host = line.as_ref().is_some_and(|it| it.standing == ground_live::Standing::Host);
    let number = line.map_or(0, |it| i64::try_from(it.number).unwrap_or_default());
    let (caller, id, opening) = (Caller::stranger(), house.blind_id(), evening.opening.id);
    act!(house, &caller, |work| { store::tell(work, opening, id, number, about_host, seat.id).await })
}

/// What became of what somebody told, and of nothing else.
pub(crate) async fn told_by(house: &House, evening: &Evening, seat: SeatId) -> Result<Vec<(ToldId, Standing)>, Error> {
    let (caller, opening) = (Caller::stranger(), evening.opening.id);
    see!(house, &caller, |look| {
        let all = store::told(look, opening).await?;
        Ok::<_, Error>(all.iter().filter_map(|it| Some((it.id, it.told.as_told_to(&seat)?))).collect())
    })
}

/// Taken back. Pressed twice, or for what another told, it changes nothing.
pub(crate) async fn take_back(house: &House, evening: &Evening, seat: SeatId, id: ToldId) -> Result<(), Error> {
    let (caller, opening) = (Caller::stranger(), evening.opening.id);
    act!(house, &caller, |work| {
        let Some(mut it) = store::told(work, opening).await?.into_iter().find(|it| it.id == id) else { return Ok(()) };
        if it.told.as_told_to(&seat).is_none() {
            return Ok(());
        }
        let last = it.told.taken_back(&seat);
        store::take_back_told(work, &it, seat, last).await
    })
}

/// Whoever wrote this line and the one who asks do not see each other any more. Nobody is told. A host stays.
pub(crate) async fn hide(house: &House, evening: &Evening, seat: &Seat, number: u64) -> Result<(), Error> {
    let line = evening.table.line(seat.id, number).ok_or(Error::NotFound)?;
    let host = |it: ground_live::Standing| it == ground_live::Standing::Host;
    let company = company_at(evening)?;
    if host(line.standing) || host(seat.standing) {
        return Err(Error::IsHost);
    }
    let (caller, opening) = (Caller::stranger(), evening.opening.id);
    act!(house, &caller, |work| { store::hide(work, opening, seat.id, line.seat).await })?;
    company.hide(seat.id, line.seat, false).map_err(|_| Error::IsHost)
}

/// Something for the hosts alone.
pub(crate) fn to_the_hosts(evening: &Evening, seat: &Seat, text: &str) -> Result<(), Error> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Error::Empty);
    }
    if text.chars().count() > ground_live::LONGEST_LETTERS {
        return Err(Error::TooLong);
    }
    company_at(evening)?.to_the_hosts(seat, text);
    Ok(())
}

/// 「これはちがうと思う」, by the one concerned.
pub(crate) async fn object(house: &House, evening: &Evening, seat: SeatId, id: StepId) -> Result<(), Error> {
    let company = company_at(evening)?;
    let placed = company.step(id).filter(|it| it.seat == seat).ok_or(Error::NotFound)?;
    let placed = Placed { taken: placed.taken.objected(), ..placed };
    keep(house, &Caller::stranger(), evening, &placed).await?;
    company.places(placed);
    Ok(())
}

/// A round: joining it, or ending one's turn, which a pass is, too.
pub(crate) fn turn(evening: &Evening, seat: SeatId, joins: bool) -> Result<(), Error> {
    company_at(evening)?.talks(|talk| if joins { talk.joins(seat) } else { talk.turn_ends(&seat) });
    Ok(())
}

/// The theme, and the views of it side by side, by lot: what each said last since then. One's own included, hosts left out,
/// and nobody whom one does not see.
pub(crate) fn views(evening: &Evening, seat: SeatId) -> Option<(Line, Vec<Line>)> {
    let theme = evening.table.line(seat, company_at(evening).ok()?.theme()?)?;
    let mut views = Views::none();
    let since = evening.table.seen_by(seat, theme.number, 0);
    for line in since.into_iter().filter_map(|it| evening.table.line(seat, it.0)) {
        if line.standing == ground_live::Standing::Visitor {
            let lot = line.seat.as_bytes().iter().take(8).fold(0, |lot, byte| lot << 8 | u64::from(*byte));
            views.put(line.seat, line, lot);
        }
    }
    Some((theme, views.side_by_side().into_iter().map(|it| it.text).collect()))
}

async fn keep(house: &House, caller: &Caller, evening: &Evening, placed: &Placed) -> Result<(), Error> {
    let opening = evening.opening.id;
    act!(house, caller, |work| { store::keep_step(work, opening, placed).await })
}

// — for those who host —

/// A matter as whoever handles it sees it.
pub(crate) struct Matter {
    pub(crate) id: ToldId,
    pub(crate) line: Option<Line>,
    pub(crate) standing: Standing,
}

pub(crate) struct Care {
    pub(crate) room: AtTheRoom,
    /// Whoever looks hosts this evening; otherwise they see what is about its hosts, and nothing else.
    pub(crate) hosts: bool,
    pub(crate) matters: Vec<Matter>,
    pub(crate) lines: Vec<Line>,
    pub(crate) waits: Vec<Waits>,
    pub(crate) heavy: Vec<String>,
    pub(crate) steps: Vec<Placed>,
    pub(crate) slow: bool,
    pub(crate) talk: Talk<SeatId>,
    pub(crate) themed: bool,
}

/// An evening, and the seat of whoever acts, if they host it. Needs `Access::Host`.
async fn hosted(
    house: &House,
    caller: &Caller,
    id: GatheringId,
) -> Result<(AtTheRoom, AccountId, Option<SeatId>), Error> {
    see!(house, caller, |look| { store::gathering_for_look(look, id, Access::Host).await })?;
    let account = caller.actor.account().ok_or(Error::NotFound)?;
    let room = rooms::at(house, caller, id).await?;
    let evening = room.evening.as_ref().ok_or(Error::NotFound)?;
    let own = evening.opening.hosts.iter().find(|it| it.account == account).map(|it| it.seat);
    let own = own.filter(|seat| evening.table.is_host_here(*seat));
    Ok((room, account, own))
}

pub(crate) async fn care(house: &House, caller: &Caller, id: GatheringId) -> Result<Care, Error> {
    let (room, account, own) = hosted(house, caller, id).await?;
    let evening = room.evening.as_ref().ok_or(Error::NotFound)?;
    let (company, opening) = (company_at(evening)?, evening.opening.id);
    // Whoever hosted it at any time of the evening does not handle what is about its hosts.
    let was_host = evening.opening.hosts.iter().any(|it| it.account == account);
    let handler = if was_host { Handler::Hosts } else { Handler::Officer };
    let mine = |it: &store::Matter| it.told.handler() == handler && (own.is_some() || !was_host);
    let arrived = |it: &store::Matter| it.told.standing() == Standing::Arrived;
    let matters = act!(house, caller, |work| {
        let mut matters: Vec<_> = store::told(work, opening).await?.into_iter().filter(mine).collect();
        for it in matters.iter_mut().filter(|it| arrived(it)) {
            it.told.moves_to(Standing::Seen);
            store::move_told(work, it).await?;
        }
        Ok::<_, Error>(matters)
    })?;
    let eye = own.unwrap_or_else(|| house.blind_id());
    let line = |number: i64| evening.table.line(eye, u64::try_from(number).ok()?);
    let matters = matters.iter().map(|it| Matter { id: it.id, line: line(it.number), standing: it.told.standing() });
    let (matters, hosts) = (matters.collect(), own.is_some());
    let lines = if hosts { lines_for(evening, eye) } else { vec![] };
    let visitor = |it: &Line| it.standing != ground_live::Standing::Host;
    Ok(Care {
        hosts,
        matters,
        lines: lines.into_iter().filter(visitor).collect(),
        waits: if hosts { company.waiting() } else { vec![] },
        heavy: if hosts { company.heavy() } else { vec![] },
        steps: company.steps(),
        slow: company.is_slow(),
        talk: company.talk(),
        themed: company.theme().is_some(),
        room,
    })
}

/// To whom a step is taken: to whoever wrote a line, or something that only hosts see.
#[derive(Clone, Copy)]
pub(crate) enum About {
    Line(u64),
    Waits(u32),
}

pub(crate) struct NewStep {
    pub(crate) about: About,
    pub(crate) step: Step,
    pub(crate) rule: u32,
    pub(crate) reason: String,
    pub(crate) minutes: i64,
    pub(crate) quoted: bool,
}

/// A host takes a step. Needs `Access::Host`, and a seat as a host.
pub(crate) async fn take_step(house: &House, caller: &Caller, id: GatheringId, new: &NewStep) -> Result<(), Error> {
    let (room, account, own) = hosted(house, caller, id).await?;
    let (evening, own) = (room.evening.as_ref().ok_or(Error::NotFound)?, own.ok_or(Error::NotFound)?);
    let company = company_at(evening)?;
    let (seat, text) = about(evening, &company, own, new.about).ok_or(Error::NotFound)?;
    let rules = room.rules.first().map_or(0, |it| it.lines().len());
    let now = house.now();
    let ends_at = now.plus_micros(new.minutes * Timestamp::MINUTE);
    let rule = (new.rule, u32::try_from(rules).unwrap_or_default());
    let taken = Taken::by(account, new.step, rule, &new.reason, now, ends_at).map_err(Error::NotSo)?;
    let placed = Placed { id: house.blind_id(), seat, taken };
    let quote: String = text.chars().take(LONGEST_QUOTE).collect();
    let opening = evening.opening.id;
    act!(house, caller, |work| {
        let gathering = store::gathering_for(work, id, Access::Host).await?;
        store::keep_step(work, opening, &placed).await?;
        let rules = gathering.permit().rules();
        let reason = TextPlace::of(IBASHO_STEP, REASON, placed.id);
        work.write_text(gathering.circle, reason, placed.taken.reason(), &rules).await?;
        if new.quoted {
            work.write_text(gathering.circle, TextPlace::of(IBASHO_STEP, QUOTE, placed.id), &quote, &rules).await?;
        }
        Ok::<_, Error>(())
    })?;
    company.places(placed);
    Ok(())
}

fn about(evening: &Evening, company: &Company, eye: SeatId, about: About) -> Option<(SeatId, String)> {
    match about {
        About::Line(number) => {
            let line = evening.table.line(eye, number)?;
            let Body::Text(text) = line.body;
            (line.standing != ground_live::Standing::Host).then_some((line.seat, text))
        }
        About::Waits(number) => {
            company.waiting().into_iter().find(|it| it.number == number).map(|it| (it.seat.id, it.text))
        }
    }
}

/// Another host agrees, or somebody who did not decide it answers an objection.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reply {
    Agree,
    Stands,
    Lifted,
}

pub(crate) async fn reply(
    house: &House,
    caller: &Caller,
    id: GatheringId,
    step: StepId,
    reply: Reply,
) -> Result<(), Error> {
    let (room, account, own) = hosted(house, caller, id).await?;
    let evening = room.evening.as_ref().ok_or(Error::NotFound)?;
    let company = company_at(evening)?;
    let placed = company.step(step).ok_or(Error::NotFound)?;
    let taken = match reply {
        Reply::Agree if own.is_none() => return Err(Error::NotFound),
        Reply::Agree => placed.taken.clone().seconded(account, house.now()),
        other => placed.taken.clone().answered(account, other == Reply::Lifted),
    };
    let placed = Placed { taken: taken.map_err(Error::NotSo)?, ..placed };
    keep(house, caller, evening, &placed).await?;
    company.places(placed);
    Ok(())
}

/// Something that waited for a host's eye goes into the room, or is put away.
pub(crate) async fn looked_at(
    house: &House,
    caller: &Caller,
    id: GatheringId,
    number: u32,
    through: bool,
) -> Result<(), Error> {
    let (room, _, own) = hosted(house, caller, id).await?;
    let evening = room.evening.as_ref().filter(|_| own.is_some()).ok_or(Error::NotFound)?;
    if let Some(it) = company_at(evening)?.looked_at(number, through) {
        let once = *house.blind_id::<()>().as_bytes();
        rooms::say(house, evening, &it.seat, it.text, once).await?;
    }
    Ok(())
}

/// How far a matter is. Needs `Access::Host`; what is about a host is moved on by those who do not host.
pub(crate) async fn move_told(
    house: &House,
    caller: &Caller,
    id: GatheringId,
    matter: ToldId,
    standing: Standing,
) -> Result<(), Error> {
    let seen = care(house, caller, id).await?;
    let opening = seen.room.evening.as_ref().map(|it| it.opening.id).ok_or(Error::NotFound)?;
    if !seen.matters.iter().any(|it| it.id == matter) {
        return Err(Error::NotFound);
    }
    act!(house, caller, |work| {
        let Some(mut it) = store::told(work, opening).await?.into_iter().find(|it| it.id == matter) else {
            return Ok(());
        };
        it.told.moves_to(standing);
        store::move_told(work, &it).await
    })
}

/// What a host does with the room itself.
#[derive(Clone, Copy)]
pub(crate) enum ForTheRoom {
    Slow(bool),
    /// A round begins with the host who opened it; others join while it goes.
    Round,
    Reflect,
    /// The end of a host's turn, of a round, or of a reflection.
    Free,
    /// What this host said last is everybody's theme.
    Theme,
    NoTheme,
}

pub(crate) async fn for_the_room(
    house: &House,
    caller: &Caller,
    id: GatheringId,
    what: ForTheRoom,
) -> Result<(), Error> {
    let (room, _, own) = hosted(house, caller, id).await?;
    let (evening, own) = (room.evening.as_ref().ok_or(Error::NotFound)?, own.ok_or(Error::NotFound)?);
    let company = company_at(evening)?;
    match what {
        ForTheRoom::Slow(slow) => {
            let opening = evening.opening.id;
            act!(house, caller, |work| { store::slow_room(work, opening, slow).await })?;
            company.slows(slow);
        }
        ForTheRoom::Round => company.talks(|_| Talk::round(vec![own])),
        ForTheRoom::Reflect => company.talks(|_| Talk::Reflecting),
        ForTheRoom::Free => company.talks(|_| Talk::Free),
        ForTheRoom::Theme => company.takes_theme(last_of(evening, own)),
        ForTheRoom::NoTheme => company.takes_theme(None),
    }
    Ok(())
}

fn last_of(evening: &Evening, seat: SeatId) -> Option<u64> {
    let all = evening.table.seen_by(seat, 0, 0);
    let newest = all.iter().rev().filter_map(|it| evening.table.line(seat, it.0));
    newest.into_iter().find(|it| it.seat == seat).map(|it| it.number)
}

/// After thirty days nothing is left of a step.
pub async fn forget_steps(house: &House) -> Result<(), Error> {
    let caller = Caller::house();
    let before = house.now().plus_days(-KEPT_DAYS);
    let gone = act!(house, &caller, |work| {
        let old = store::old_steps(work, before).await?;
        for (id, circle) in &old {
            for column in [REASON, QUOTE] {
                work.erase_text(*circle, TextPlace::of(IBASHO_STEP, column, *id), "ibasho.steps-end").await?;
            }
            store::forget_step(work, *id).await?;
        }
        Ok::<_, Error>(!old.is_empty())
    })?;
    if gone { Ok(house.db().settle().await?) } else { Ok(()) }
}

/// Why a step cannot be taken like that, as an error of the room.
impl From<NotSo> for Error {
    fn from(why: NotSo) -> Self {
        Error::NotSo(why)
    }
}

//! A room on a screen: prepared and hosted by those who look after the place, entered by anybody, closed by the clock.
use super::company;
use crate::{
    Access, Error, frames,
    gathering::{Gathering, GatheringId, day_of, moment},
    opening::{self, Doorway, Host, Kept, Opening, OpeningId, band},
    place::{Place, Rules},
    store,
};
use ground_circle::Caller;
use ground_kernel::{Id, Timestamp};
use ground_live::{Body, Once, Outcome, Phase, Seat, Setting, Standing, Table, Ways, Wrap, lay};
use ground_policy::Permitted;
use ground_seal::{Label, Secret, mac};
use ground_web::House;
use ground_work::{act, see};
use jiff::{ToSpan, civil::Date};
use std::sync::Arc;

/// A room, as somebody stands before it.
pub(crate) struct AtTheRoom {
    pub(crate) gathering: Permitted<Gathering>,
    pub(crate) place: Permitted<Place>,
    pub(crate) rules: Vec<Rules>,
    /// What is open, or will be next.
    pub(crate) evening: Option<Evening>,
    /// The next day after this one, or from today.
    pub(crate) next: Option<Date>,
}

pub(crate) struct Evening {
    pub(crate) opening: Opening,
    pub(crate) table: Arc<Table>,
    pub(crate) phase: Phase,
}

impl AtTheRoom {
    /// The version of the rules that stands now.
    pub(crate) fn terms(&self) -> u32 {
        self.rules.first().map_or(0, |it| it.number)
    }
}

/// Looks at a room, and does what time brings. Needs `Access::Look`.
pub(crate) async fn at(house: &House, caller: &Caller, id: GatheringId) -> Result<AtTheRoom, Error> {
    let (gathering, place, rules, opening) = see!(house, caller, |look| {
        let gathering = store::gathering_for_look(look, id, Access::Look).await?;
        let place = store::place_for_look(look, gathering.place, Access::Look).await?;
        let rules = store::rules(look, gathering.place).await?;
        Ok::<_, Error>((gathering, place, rules, store::opening_of(look, id).await?))
    })?;
    if !gathering.online {
        return Err(Error::NotFound);
    }
    let terms = rules.first().map_or(0, |it| it.number);
    let evening = match opening {
        Some(opening) => look_after(house, opening, terms).await?,
        None => None,
    };
    let next = next_day(&gathering, house.now(), evening.as_ref().map(|it| it.opening.on));
    Ok(AtTheRoom { gathering, place, rules, evening, next })
}

/// The next day on which it is, after a day or from now.
fn next_day(it: &Gathering, now: Timestamp, after: Option<Date>) -> Option<Date> {
    let from = after.map_or(day_of(now), |on| on.saturating_add(1.day()));
    let days = it.series.days(from, from.saturating_add(super::gatherings::AHEAD_DAYS.days()));
    days.into_iter().filter(|it| !it.off).map(|it| it.on).find(|on| now < moment(*on, it.ends_minute))
}

/// What time brings to an opening. None: it is over, and everything of it is gone.
async fn look_after(house: &House, opening: Opening, terms: u32) -> Result<Option<Evening>, Error> {
    let vault = house.vault();
    let shred_of = |week| vault.shred_of(week).ok();
    // A table in memory keeps the company it was set with; whatever happens in between, none is without one.
    let company = match house.hall.known(opening.id) {
        Some(known) => company::company_of(&known),
        None => Some(company::of_opening(house, &opening).await?),
    };
    let ways: Arc<dyn Ways> = Arc::new(company.ok_or(Error::Unbelieved("a room without company"))?);
    let setting = || Setting { terms, ways, renders: frames::renders(&house.words) };
    let table = house.hall.table(opening.id, &vault.instance().session, shred_of, setting).await?;
    let now = house.now();
    let Some(table) = table else {
        close(house, &opening, None, now).await?;
        return Ok(None);
    };
    table.set_terms(terms);
    if let Some(company) = company::company_of(&table) {
        company.it_is(now);
    }
    let phase = stands(house, &table).await?;
    if phase == Phase::Closed {
        table.tells(frames::over(&house.words));
        close(house, &opening, Some(&table), now).await?;
        return Ok(None);
    }
    Ok(Some(Evening { opening, table, phase }))
}

/// Where a table stands now; everybody at it is told.
async fn stands(house: &House, table: &Table) -> Result<Phase, Error> {
    let now = house.now();
    let phase = house.hall.passes(table, now).await?;
    table.tells(frames::state(&house.words, phase, band(table.heads(now)), table.is_short(now)));
    Ok(phase)
}

/// Somebody looks at the room from their seat. If it is a host, the room may open or go on by it.
pub(crate) async fn looks(house: &House, evening: &mut Evening, seat: &Seat) -> Result<(), Error> {
    evening.table.looked_at(seat.id, house.now());
    if seat.standing == Standing::Host {
        house.hall.host_is_here(&evening.table, seat.id, house.now()).await?;
        evening.phase = stands(house, &evening.table).await?;
    }
    Ok(())
}

/// It is over: the key is destroyed and what was said is gone. What stays is a band, the minutes, and who hosted.
async fn close(house: &House, opening: &Opening, table: Option<&Table>, now: Timestamp) -> Result<(), Error> {
    let (caller, id) = (Caller::house(), opening.id);
    let minutes = table.map_or(0, |it| it.life().minutes_open(now));
    act!(house, &caller, |work| {
        let (all, first) = house.hall.counted(work.bare().0, id).await?;
        let heads = |count: i64| band(usize::try_from(count).unwrap_or_default());
        let first_time = (first > 0).then(|| heads(first));
        store::close_opening(work, id, now, minutes, heads(all), first_time).await?;
        store::forget_company(work, id).await?;
        Ok::<_, Error>(house.hall.clear(work.bare().0, id).await?)
    })?;
    Ok(house.hall.over(id).await?)
}

/// The house looks after all rooms that are not over: the clock goes on also where nobody opens a page.
pub async fn look_after_rooms(house: &House) -> Result<(), Error> {
    let caller = Caller::house();
    let openings = see!(house, &caller, |look| {
        let mut all = vec![];
        for opening in store::openings(look).await? {
            let terms = store::rules(look, opening.gathering.place).await?.first().map_or(0, |it| it.number);
            all.push((opening, terms));
        }
        Ok::<_, Error>(all)
    })?;
    for (opening, terms) in openings {
        look_after(house, opening, terms).await?;
    }
    Ok(())
}

// — for those who host —

/// A room is prepared for its next day. Needs `Access::Host`. Pressed twice, it is one.
pub(crate) async fn prepare(house: &House, caller: &Caller, id: GatheringId, alone: bool) -> Result<OpeningId, Error> {
    let (week, shred) = this_week(house)?;
    let fresh: OpeningId = house.blind_id();
    act!(house, caller, |work| {
        let gathering = store::gathering_for(work, id, Access::Host).await?;
        if let Some(known) = store::opening_of(work, id).await? {
            return Ok::<_, Error>(known.id);
        }
        let now = work.now();
        let mut on = next_day(&gathering, now, None).ok_or(Error::NoDay)?;
        if store::was_opened(work, id, on).await? {
            on = next_day(&gathering, now, Some(on)).ok_or(Error::NoDay)?;
        }
        let opening = Opening::prepared(fresh, (*gathering).clone(), on, alone)?;
        store::add_opening(work, &gathering, &opening).await?;
        let house_key = house.vault().instance().session.clone();
        lay(work.bare().0, fresh, opening.life(), Wrap { house: &house_key, week, shred: &shred }).await?;
        Ok(fresh)
    })
}

fn this_week(house: &House) -> Result<(u32, Secret), Error> {
    let (vault, week) = (house.vault(), house.now().week());
    if let Ok(shred) = vault.shred_of(week) {
        return Ok((week, shred));
    }
    let keys = vault.shred();
    let newest = keys.range(..=week).next_back().map(|(week, shred)| (*week, shred.clone()));
    newest.ok_or(Error::Unbelieved("no key of a week"))
}

/// What those who host see before they go in.
pub(crate) struct AtTheDesk {
    pub(crate) room: AtTheRoom,
    pub(crate) kept: Vec<Kept>,
}

/// Needs `Access::Host`.
pub(crate) async fn desk(house: &House, caller: &Caller, id: GatheringId) -> Result<AtTheDesk, Error> {
    may_host(house, caller, id).await?;
    let room = at(house, caller, id).await?;
    let kept = see!(house, caller, |look| {
        let gathering = store::gathering_for_look(look, id, Access::Host).await?;
        store::kept_evenings(look, &gathering).await
    })?;
    Ok(AtTheDesk { room, kept })
}

async fn may_host(house: &House, caller: &Caller, id: GatheringId) -> Result<String, Error> {
    let account = caller.actor.account().ok_or(Error::NotFound)?;
    see!(house, caller, |look| {
        store::gathering_for_look(look, id, Access::Host).await?;
        let names = staff::called_names(look).await?;
        Ok::<_, Error>(names.get(&account).cloned().unwrap_or_default())
    })
}

/// Somebody hosts: they are named to everybody there. Needs `Access::Host`. Gives the room's number and the card.
pub(crate) async fn host(house: &House, caller: &Caller, id: GatheringId) -> Result<(OpeningId, String), Error> {
    let called = may_host(house, caller, id).await?;
    let account = caller.actor.account().ok_or(Error::NotFound)?;
    let evening = at(house, caller, id).await?.evening.ok_or(Error::NotFound)?;
    let seat = host_seat(house, evening.opening.id, account);
    let host = Host { account, called: called.clone(), seat };
    act!(house, caller, |work| {
        store::gathering_for(work, id, Access::Host).await?;
        store::add_host(work, evening.opening.id, &host).await
    })?;
    let seat = Seat { id: seat, standing: Standing::Host, name: called, terms: u32::MAX, listening: false };
    house.hall.sit(&evening.table, &seat, false, house.now()).await?;
    Ok((evening.opening.id, evening.table.card_of(&seat)))
}

/// Whoever hosts has the same seat, however often they come in.
fn host_seat(house: &House, opening: OpeningId, account: ground_kernel::AccountId) -> ground_live::SeatId {
    let parts: [&[u8]; 2] = [opening.as_bytes(), account.as_bytes()];
    let whole = mac(&house.vault().instance().session, Label::LIVE_HOST, &parts);
    let mut id = [0; 16];
    id.copy_from_slice(&whole[..16]);
    Id::from_array(id)
}

/// A host goes, for example because another came. Needs `Access::Host`.
pub(crate) async fn stand_up(house: &House, caller: &Caller, id: GatheringId) -> Result<Option<OpeningId>, Error> {
    may_host(house, caller, id).await?;
    let account = caller.actor.account().ok_or(Error::NotFound)?;
    let Some(evening) = at(house, caller, id).await?.evening else { return Ok(None) };
    house.hall.stand_up(&evening.table, host_seat(house, evening.opening.id, account)).await?;
    Ok(Some(evening.opening.id))
}

/// It ends now. Needs `Access::Host`.
pub(crate) async fn end(house: &House, caller: &Caller, id: GatheringId) -> Result<(), Error> {
    may_host(house, caller, id).await?;
    if let Some(evening) = at(house, caller, id).await?.evening {
        house.hall.end_now(&evening.table, house.now()).await?;
        look_after(house, evening.opening, 0).await?;
    }
    Ok(())
}

// — for anybody —

/// What somebody brings along who comes in.
pub(crate) struct Coming {
    pub(crate) nickname: String,
    pub(crate) listening: bool,
    pub(crate) first_time: bool,
    /// The version of the rules that was on the page.
    pub(crate) terms: u32,
    /// The card of whoever comes back.
    pub(crate) card: Option<String>,
}

/// Comes in, or comes back to the same seat under another name or with newer rules. Needs `Access::Enter`. Gives the
/// room's number and the card; none when the rules on the page were not those that stand.
pub(crate) async fn enter(
    house: &House,
    caller: &Caller,
    id: GatheringId,
    coming: &Coming,
) -> Result<Option<(OpeningId, String)>, Error> {
    let name = opening::nickname(&coming.nickname)?;
    let room = at(house, caller, id).await?;
    let terms = room.terms();
    let evening = room.evening.ok_or(Error::NotFound)?;
    let doorway = Doorway { opening: evening.opening.clone(), phase: evening.phase };
    see!(house, caller, |look| { Ok::<_, Error>(look.permitted(Access::Enter, doorway.clone())?) })?;
    let known = coming.card.as_deref().and_then(|card| evening.table.seat_of(card));
    let host = known.as_ref().is_some_and(|it| it.standing == Standing::Host);
    if !host && coming.terms != terms {
        return Ok(None);
    }
    let fresh =
        Seat { id: house.blind_id(), standing: Standing::Visitor, name: String::new(), terms: 0, listening: false };
    let new = known.is_none();
    let seat = known.unwrap_or(fresh);
    let seat = Seat { terms: if host { u32::MAX } else { terms }, listening: coming.listening, name, ..seat };
    if new {
        house.hall.sit(&evening.table, &seat, coming.first_time, house.now()).await?;
    }
    evening.table.looked_at(seat.id, house.now());
    Ok(Some((evening.opening.id, evening.table.card_of(&seat))))
}

/// Says something, from a form. From a socket it goes by `ground_live::serve`, to the same place.
pub(crate) async fn say(
    house: &House,
    evening: &Evening,
    seat: &Seat,
    text: String,
    once: Once,
) -> Result<Outcome, Error> {
    Ok(house.hall.say(&evening.table, seat, Body::Text(text), once, house.now()).await?)
}

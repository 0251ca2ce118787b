//! Seats: taken by a code, given up until the end, moved up silently.
//!
//! A nickname is left for the hosts as a text from outside, sealed to each member of the team, and goes with the seat. It
//! is never taken into the circle: its ledger would remember that somebody once had a seat. (docs/adr/0016)
use crate::{
    Access, Error,
    gathering::{Gathering, GatheringId, Occasion, Seat, day_of, free_chair, next_in_line},
    store,
};
use ground_circle::{Caller, outside};
use ground_policy::Permitted;
use ground_seal::{Label, mac, phrase::Passphrase};
use ground_work::{House, Work, act, see};
use jiff::{ToSpan, civil::Date};
use std::collections::BTreeMap;

pub(crate) const LONGEST_NICKNAME: usize = 20;
/// So many may wait beyond the chairs.
const MOST_WAITING: usize = 200;

/// What the holder of a code sees.
pub(crate) struct Own {
    pub(crate) seat: Seat,
    pub(crate) gathering: Gathering,
}

fn mac_of(house: &House, code: &Passphrase) -> [u8; 32] {
    mac(&house.vault().instance().session, Label::SEAT_CODE, &[&code.spoken()])
}

/// Takes a seat, or a place in the line. The same code sent again is the same seat: one press is one seat.
pub(crate) async fn take(
    house: &House,
    caller: &Caller,
    id: GatheringId,
    on: Date,
    code: &Passphrase,
    nickname: &str,
    wants: Option<u32>,
) -> Result<Own, Error> {
    if nickname.chars().count() > LONGEST_NICKNAME {
        return Err(Error::Nickname);
    }
    let (code_mac, seat_id) = (mac_of(house, code), house.blind_id());
    act!(house, caller, |work| {
        let occasion = store::occasion_for(work, id, on, Access::Book).await?;
        let gathering = occasion.gathering.clone();
        if let Some(held) = store::held(work, &code_mac).await? {
            let seat = held.0.clone();
            return if seat.gathering == id && seat.on == on {
                Ok(Own { seat, gathering })
            } else {
                Err(Error::NotFound)
            };
        }
        let (before, chairs) = (store::seats(work, id, on).await?, gathering.chairs().unwrap_or_default());
        if before.len() >= chairs as usize + MOST_WAITING {
            return Err(Error::Full);
        }
        let queue = before.iter().map(|it| it.queue).max().unwrap_or_default() + 1;
        let wants = wants.filter(|_| gathering.slot_minutes.is_some());
        let chair = free_chair(&before, chairs, wants);
        let seat = Seat { id: seat_id, gathering: id, on, chair, queue, wants };
        store::add_seat(work, &occasion, &seat, &code_mac).await?;
        if !nickname.is_empty() {
            leave_nickname(work, &gathering, &seat, nickname).await?;
        }
        Ok::<_, Error>(Own { seat, gathering })
    })
}

async fn leave_nickname(work: &mut Work, gathering: &Gathering, seat: &Seat, nickname: &str) -> Result<(), Error> {
    let (registry, now) = (work.registry().await?, work.now());
    let (tx, house) = work.bare();
    let (vault, row) = (house.vault().clone(), *seat.id.as_bytes());
    let new_id = || house.blind_id();
    Ok(outside::leave(tx, &vault, &registry, now, gathering.circle, row, nickname, new_id).await?)
}

/// The seat that a code holds, as it is now: whoever waited may have moved up.
pub(crate) async fn look(house: &House, caller: &Caller, code: &Passphrase) -> Result<Own, Error> {
    let code_mac = mac_of(house, code);
    act!(house, caller, |work| {
        let held = store::held(work, &code_mac).await?.ok_or(Error::NoSuchSeat)?;
        let gathering = store::gathering_of(work, &held).await?;
        Ok::<_, Error>(Own { seat: held.into_inner().0, gathering })
    })
}

/// 「行けない」: until the end, without a reason. Seat and nickname are gone, and whoever came first in the line has the
/// chair. Nothing remembers that there was one. (capability 75; A16)
pub(crate) async fn give_up(house: &House, caller: &Caller, code: &Passphrase) -> Result<(), Error> {
    let code_mac = mac_of(house, code);
    act!(house, caller, |work| {
        // Pressed twice, it is as if pressed once.
        let Some(held) = store::held(work, &code_mac).await? else { return Ok::<_, Error>(()) };
        let gathering = store::gathering_of(work, &held).await?;
        forget_nickname(work, &gathering, &held.0).await?;
        store::give_up(work, &held).await?;
        let Some(chair) = held.0.chair else { return Ok(()) };
        let rest = store::seats(work, gathering.id, held.0.on).await?;
        let usable = gathering.chairs().is_some_and(|chairs| chair <= chairs);
        match next_in_line(&rest, chair).filter(|_| usable) {
            Some(next) => store::move_up(work, next.id, chair).await,
            None => Ok(()),
        }
    })?;
    // What was given up is not left lying in the log of the database either.
    Ok(house.db().settle().await?)
}

async fn forget_nickname(work: &mut Work, gathering: &Gathering, seat: &Seat) -> Result<(), Error> {
    Ok(outside::taken(work.bare().0, gathering.circle, *seat.id.as_bytes()).await?)
}

/// What hosts see of one day: the seats, and the nicknames that they were left. Those who have seats in the line are there
/// as a number only.
pub(crate) struct Table {
    pub(crate) gathering: Gathering,
    pub(crate) seated: Vec<(Seat, Option<String>)>,
    pub(crate) waiting: usize,
}

pub(crate) async fn table(house: &House, caller: &Caller, id: GatheringId, on: Date) -> Result<Table, Error> {
    see!(house, caller, |look| {
        let occasion = store::occasion_for_look(look, id, on, Access::SeeSeats).await?;
        let seats = store::seats(look, id, on).await?;
        let keyring = look.keyring()?;
        let (tx, of_house) = look.bare();
        let left = outside::waiting(tx, of_house.vault(), &keyring, occasion.gathering.circle).await?;
        let names: BTreeMap<[u8; 16], String> = left.into_iter().map(|(row, text)| (row, text.to_string())).collect();
        let (seated, waiting): (Vec<Seat>, Vec<Seat>) = seats.into_iter().partition(|it| it.chair.is_some());
        let mut seated: Vec<_> =
            seated.into_iter().map(|it| (it.clone(), names.get(it.id.as_bytes()).cloned())).collect();
        seated.sort_by_key(|it| it.0.chair);
        Ok::<_, Error>(Table { gathering: occasion.gathering.clone(), seated, waiting: waiting.len() })
    })
}

/// Which chairs of a day are free, for choosing a stretch of time; and whether any is.
pub(crate) async fn free(
    house: &House,
    caller: &Caller,
    id: GatheringId,
    on: Date,
) -> Result<(Permitted<Occasion>, Vec<u32>), Error> {
    see!(house, caller, |look| {
        let occasion = store::occasion_for_look(look, id, on, Access::Book).await?;
        let (seats, chairs) = (store::seats(look, id, on).await?, occasion.gathering.chairs().unwrap_or_default());
        let free = (1..=chairs).filter(|it| free_chair(&seats, chairs, Some(*it)).is_some()).collect();
        Ok::<_, Error>((occasion, free))
    })
}

/// Seats of days that are over are forgotten the day after, with their nicknames. The house does it by itself.
pub async fn forget_what_is_over(house: &House) -> Result<usize, Error> {
    let caller = Caller::house();
    let today = day_of(house.now());
    act!(house, &caller, |work| {
        let over = store::over(work, today).await?;
        for seat in &over {
            let gathering = store::gathering_itself(work, seat.gathering).await?;
            forget_nickname(work, &gathering, seat).await?;
            store::forget(work, seat.id).await?;
        }
        // A month after its day, what was taken over from a list is of no use to anybody.
        store::forget_listed(work, today.saturating_sub(30.days())).await?;
        Ok::<_, Error>(over.len())
    })
}

//! Who is on duty at night, how they are rung, and that somebody really opened it.
use super::{
    desk::untaken,
    hands::{InHands, in_hands},
};
use crate::{
    Access, Error, Passing,
    access::TheHouse,
    duty::{MOST_MINUTES, OnDuty, Page, RING_TOPIC, RINGS_FOR_HOURS, USUAL_MINUTES, next_on},
    matter::{Matter, MatterId},
    store::{
        duty::{self as store, DutyRow},
        passings,
    },
};
use ground_circle::{Caller, Vault};
use ground_kernel::{AccountId, Actor, CircleId, Id, Timestamp};
use ground_seal::{Label, Zeroizing, boxed};
use ground_store::outbox::Leaving;
use ground_web::one_line;
use ground_work::{House, Look, Work, act, see};
use people::BellHours;
use std::collections::BTreeMap;

const MINUTES: &str = "duty_minutes";
const DUTY: Label = Label::DUTY;

/// Somebody on the list, with the address; for the page on which it is set, and for the one who rings.
pub(crate) struct Listed {
    pub(crate) account: AccountId,
    pub(crate) hours: BellHours,
    pub(crate) address: Zeroizing<String>,
}

/// Address, place and hours lie in one box: nobody who can write to the database moves a ringing to another address.
fn sealed(vault: &Vault, account: AccountId, place: i64, it: &Listed) -> DutyRow {
    let BellHours { from, until } = it.hours;
    let bound = [place, from, until].map(i64::to_be_bytes).concat();
    let parts: [&[u8]; 2] = [account.as_bytes(), &bound];
    let sealed = boxed::seal(&vault.instance().outbox, DUTY, &parts, it.address.as_bytes());
    DutyRow { account_id: account, place, from_hour: from, until_hour: until, sealed }
}

/// A row that somebody put in or changed is none.
fn opened(vault: &Vault, row: &DutyRow) -> Option<Listed> {
    let bound = [row.place, row.from_hour, row.until_hour].map(i64::to_be_bytes).concat();
    let parts: [&[u8]; 2] = [row.account_id.as_bytes(), &bound];
    let plain = boxed::open(&vault.instance().outbox, DUTY, &parts, &row.sealed).ok()?;
    let address = Zeroizing::new(std::str::from_utf8(&plain).ok()?.to_owned());
    Some(Listed { account: row.account_id, hours: BellHours::new(row.from_hour, row.until_hour), address })
}

async fn believed(work: &mut Work) -> Result<Vec<Listed>, Error> {
    let vault = work.house().vault().clone();
    let registry = work.registry().await?;
    let rows = store::list(work).await?;
    let here = |row: &&DutyRow| registry.standing(row.account_id).is_some();
    Ok(rows.iter().filter(here).filter_map(|row| opened(&vault, row)).collect())
}

async fn minutes(work: &mut Work) -> Result<i64, Error> {
    Ok(store::setting(work, MINUTES).await?.and_then(|it| it.parse().ok()).unwrap_or(USUAL_MINUTES))
}

/// A letter with urgent signs came in while nobody is here: whoever is on duty is woken, by a mail that says nothing. In
/// the same piece of work as the letter; without anybody on duty it does nothing.
pub async fn ring_if_nobody_is_here(work: &mut Work, matter: &Matter) -> Result<(), Error> {
    let (now, id) = (work.now(), matter.id(&work.house().vault().clone()));
    let on_duty = believed(work).await?;
    let rung = store::pages_of(work, id).await?.iter().any(|it| it.still_counts(now));
    if on_duty.is_empty() || rung {
        return Ok(());
    }
    let page = Page::new(work.house().blind_id(), id, matter.team, now);
    store::add_page(work, &page).await?;
    let leaving = Leaving {
        id: work.new_id(),
        topic: RING_TOPIC,
        about: page.id.to_string(),
        sealed: None,
        not_before: now,
        until: now.plus_hours(RINGS_FOR_HOURS),
    };
    Ok(work.leave(leaving).await?)
}

/// Who is to be rung now.
pub struct DutyRing {
    pub address: Zeroizing<String>,
    pub then: Timestamp,
    account: AccountId,
    rung: i64,
}

/// `None`: it was taken, somebody is here, or the list is at its end.
pub async fn next_to_ring(house: &House, about: &str) -> Result<Option<DutyRing>, Error> {
    let Ok(id) = about.parse::<Id<Page>>() else { return Ok(None) };
    let caller = Caller::house();
    act!(house, &caller, |work| {
        let now = work.now();
        let organisation = staff::organisation_in(work).await?;
        let Some(page) = store::page(work, id).await?.filter(|it| it.taken_by.is_none()) else { return Ok(None) };
        if organisation.hours.is_open(now) {
            return Ok(None);
        }
        let members = work.registry().await?.members_of(page.team);
        let mut list = believed(work).await?;
        list.retain(|it| members.contains(&it.account));
        let on_duty: Vec<_> = list.iter().map(|it| OnDuty { account: it.account, hours: it.hours }).collect();
        let Some((who, rung)) = next_on(&on_duty, page.rung, now) else { return Ok(None) };
        let then = now.plus_seconds(minutes(work).await? * 60);
        let account = who.account;
        let address = list.iter().find(|it| it.account == account).map(|it| it.address.clone());
        Ok::<_, Error>(address.map(|address| DutyRing { address, then, account, rung }))
    })
}

/// It rang there; the next time it rings elsewhere.
pub async fn was_rung(house: &House, about: &str, ring: &DutyRing) -> Result<(), Error> {
    let Ok(id) = about.parse::<Id<Page>>() else { return Ok(()) };
    let caller = Caller::house();
    act!(house, &caller, |work| { store::note_rung(work, id, ring.account, ring.rung).await })
}

/// Somebody takes it: nobody else is rung for it.
pub(crate) async fn take(house: &House, caller: &Caller, id: Id<Page>) -> Result<(), Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    act!(house, caller, |work| {
        let now = work.now();
        let page = store::page_for(work, id, Access::Take).await?;
        let page = page.change(|it| Ok::<_, Error>(it.taken(me, now)))?;
        store::save_page(work, &page).await
    })
}

/// Called after a worker really opened a matter: if it rang for it, whoever wrote is told that somebody read.
pub async fn note_opened(house: &House, caller: &Caller, matter: &Matter) -> Result<(), Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    let id = matter.id(house.vault());
    let waits: Vec<Page> = see!(house, caller, |look| {
        Ok::<_, Error>(store::pages_of(look, id).await?.into_iter().filter(|it| it.opened_by.is_none()).collect())
    })?;
    if waits.is_empty() {
        return Ok(());
    }
    act!(house, caller, |work| {
        let now = work.now();
        for page in &waits {
            let page = store::page_for(work, page.id, Access::Take).await?;
            let page = page.change(|it| Ok::<_, Error>(it.opened(me, now)))?;
            store::save_page(work, &page).await?;
        }
        Ok::<_, Error>(())
    })
}

/// Who opened it at night, and when: for whoever wrote. Only what really happened.
pub async fn read_on_duty(look: &mut Look, circle: CircleId) -> Result<Vec<(AccountId, Timestamp)>, Error> {
    let matter: MatterId = Matter::id_of(&look.house().vault().clone(), circle);
    let pages = store::pages_of(look, matter).await?;
    Ok(pages.iter().filter_map(|it| it.opened_by.zip(it.opened_at)).collect())
}

/// Is anybody on duty? Whoever writes is told before the first word.
pub async fn somebody_is_on_duty(look: &mut Look) -> Result<bool, Error> {
    Ok(!store::list(look).await?.is_empty())
}

/// Is there a ringing that nobody has taken? For the office page.
pub async fn waits_to_be_taken(house: &House, caller: &Caller) -> Result<usize, Error> {
    let Actor::Staff { teams, .. } = &caller.actor else { return Err(Error::NotFound) };
    see!(house, caller, |look| { Ok::<_, Error>(untaken(look, teams).await?.len()) })
}

/// What the page of duty shows.
pub(crate) struct DutyPage {
    pub(crate) list: Vec<(String, BellHours)>,
    pub(crate) minutes: i64,
    pub(crate) waits: Vec<Page>,
    pub(crate) levels: Vec<InHands>,
    pub(crate) log: Vec<Passing>,
    pub(crate) names: BTreeMap<AccountId, String>,
}

pub(crate) async fn duty_page(house: &House, caller: &Caller) -> Result<DutyPage, Error> {
    let Actor::Staff { teams, .. } = &caller.actor else { return Err(Error::NotFound) };
    see!(house, caller, |look| {
        look.permitted(Access::Count, TheHouse)?;
        let names = staff::called_names(look).await?;
        let registry = look.registry().await?;
        let rows = store::list(look).await?;
        let name =
            |row: &DutyRow| Some((names.get(&row.account_id)?.clone(), BellHours::new(row.from_hour, row.until_hour)));
        let list = rows.iter().filter(|row| registry.standing(row.account_id).is_some()).filter_map(name).collect();
        let minutes = store::setting(look, MINUTES).await?.and_then(|it| it.parse().ok()).unwrap_or(USUAL_MINUTES);
        let levels = in_hands(look, teams).await?;
        let mut log = vec![];
        for team in teams {
            log.extend(passings::newest_passings_of(look, *team).await?);
        }
        Ok::<_, Error>(DutyPage { list, minutes, waits: untaken(look, teams).await?, levels, log, names })
    })
}

/// Somebody who could be on duty: who, how they are called, and their place on the list with what was said.
pub(crate) type Perhaps = (AccountId, String, Option<(i64, Listed)>);

/// What the page on which it is set shows: everybody who could be on duty, with what was said of them.
pub(crate) struct DutySettings {
    pub(crate) people: Vec<Perhaps>,
    pub(crate) minutes: i64,
}

pub(crate) async fn duty_settings(house: &House, caller: &Caller) -> Result<DutySettings, Error> {
    see!(house, caller, |look| {
        look.permitted(Access::SetDuty, TheHouse)?;
        let (vault, registry) = (look.house().vault().clone(), look.registry().await?);
        let names = staff::called_names(look).await?;
        let rows = store::list(look).await?;
        let said = |id: &AccountId| {
            rows.iter().find(|it| it.account_id == *id).and_then(|row| Some((row.place, opened(&vault, row)?)))
        };
        let members = registry.teams().into_iter().flat_map(|team| registry.members_of(team));
        let mut people: Vec<_> = members.filter_map(|id| Some((id, names.get(&id)?.clone(), said(&id)))).collect();
        people.sort_by(|one, other| one.1.cmp(&other.1));
        people.dedup_by_key(|it| it.0);
        let minutes = store::setting(look, MINUTES).await?.and_then(|it| it.parse().ok()).unwrap_or(USUAL_MINUTES);
        Ok::<_, Error>(DutySettings { people, minutes })
    })
}

/// One line of the form on which it is set.
pub(crate) struct Typed {
    pub(crate) account: AccountId,
    pub(crate) place: i64,
    pub(crate) from: i64,
    pub(crate) until: i64,
    pub(crate) address: String,
}

pub(crate) async fn set_duty(house: &House, caller: &Caller, typed: Vec<Typed>, minutes: i64) -> Result<(), Error> {
    if !(1..=MOST_MINUTES).contains(&minutes) {
        return Err(Error::TooManyDays);
    }
    let mut typed = typed;
    typed.sort_by_key(|it| it.place);
    act!(house, caller, |work| {
        work.permitted(Access::SetDuty, TheHouse)?;
        let (vault, registry) = (work.house().vault().clone(), work.registry().await?);
        let mut rows = vec![];
        for (place, it) in typed.iter().enumerate() {
            let address = one_line(&it.address);
            if !people::looks_like_mail(&address) || registry.teams_of(it.account).is_empty() {
                return Err(Error::Address);
            }
            let hours = BellHours::new(it.from, it.until);
            let listed = Listed { account: it.account, hours, address: Zeroizing::new(address) };
            rows.push(sealed(&vault, it.account, place as i64 + 1, &listed));
        }
        store::set_list(work, &rows).await?;
        store::set(work, MINUTES, minutes.to_string()).await
    })
}

/// What was rung for a month ago.
pub async fn sweep(house: &House) -> Result<(), Error> {
    let caller = Caller::house();
    act!(house, &caller, |work| {
        let before = work.now().plus_days(-30);
        store::forget_old_pages(work, before).await?;
        let now = work.now();
        Ok::<_, Error>(ground_circle::among::sweep(work.bare().0, now).await?)
    })
}

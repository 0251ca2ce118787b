//! What happens with a sheet, as short stories: written for a reader or for nobody yet, taken back, read, answered.
//!
//! A sheet is a private text of the ground: one for each writer, in place of the one before. Whoever changes the reader
//! takes it away from the one before in the same piece of work.
//!
//! What happens with requests stands in files of its own, below.
pub(crate) mod deciding;
pub(crate) mod desk;
pub(crate) mod erasing;
pub(crate) mod log;
pub(crate) mod quiet;
mod reading;
pub(crate) mod requests;
mod team_circle;

use reading::{readable, teams_of};

use crate::{
    Access, Error,
    access::{LeftWith, Mine},
    sheet::{self, OPENNESS_SHEET, Sheet},
};
use ground_circle::{
    Caller, Registry,
    private::{self, Back, KEPT_DAYS, Private},
};
use ground_kernel::{AccountId, CircleId, Id, Role, Timestamp};
use ground_web::as_typed;
use ground_work::{House, Look, act, see};
use std::collections::BTreeMap;

/// Who will read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reader {
    One(AccountId),
    Nobody,
}

/// What the page of whoever writes shows.
pub(crate) struct Own {
    pub(crate) sheet: Option<Written>,
    /// Everybody who can be chosen, by name.
    pub(crate) to_choose: Vec<(AccountId, String)>,
}

pub(crate) struct Written {
    pub(crate) sheet: Sheet,
    pub(crate) reader: Whose,
    pub(crate) left_on: Timestamp,
    pub(crate) until: Timestamp,
    pub(crate) opened_on: Vec<Timestamp>,
    pub(crate) back: Option<Back>,
}

/// With whom it is.
pub(crate) enum Whose {
    Reader(AccountId, String),
    /// Whoever was chosen works here no more: it opens for nobody.
    Left(String),
    Nobody,
}

pub(crate) async fn own(house: &House, caller: &Caller) -> Result<Own, Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    see!(house, caller, |look| { own_in(look, me).await })
}

/// The same, inside another look.
pub(crate) async fn own_in(look: &mut Look, me: AccountId) -> Result<Own, Error> {
    look.permitted(Access::Keep, Mine { party: me, reader_here: false })?;
    let (keyring, registry) = (look.keyring()?, look.registry().await?);
    let names = staff::called_names(look).await?;
    let (tx, house) = look.bare();
    let found = private::own(tx, house.vault(), &keyring, OPENNESS_SHEET).await?;
    let sheet = found.map(|it| Written {
        sheet: Sheet::from_text(&it.text),
        reader: whose(me, &it, &names),
        left_on: it.left_on,
        until: it.left_on.plus_days(KEPT_DAYS),
        opened_on: it.opened_on,
        back: it.back,
    });
    Ok(Own { sheet, to_choose: to_choose(&registry, &names) })
}

fn whose(me: AccountId, it: &private::Own, names: &BTreeMap<AccountId, String>) -> Whose {
    let name = names.get(&it.holder).cloned().unwrap_or_default();
    match (it.holder == me, it.stands) {
        (true, _) => Whose::Nobody,
        (false, true) => Whose::Reader(it.holder, name),
        (false, false) => Whose::Left(name),
    }
}

fn works_here(registry: &Registry, id: AccountId) -> bool {
    registry.standing(id).is_some_and(|it| it.role == Role::SupportWorker)
}

/// Whoever works with people here, of whatever team.
fn to_choose(registry: &Registry, names: &BTreeMap<AccountId, String>) -> Vec<(AccountId, String)> {
    let here = names.iter().filter(|it| works_here(registry, *it.0));
    let mut all: Vec<_> = here.map(|(id, name)| (*id, name.clone())).collect();
    all.sort_by(|one, other| one.1.cmp(&other.1));
    all
}

/// Writes the sheet, for this reader or for nobody yet, in place of the one before.
pub(crate) async fn write(house: &House, caller: &Caller, reader: Reader, sheet: &Sheet) -> Result<(), Error> {
    let (me, circle) = circle_of(house, caller).await?;
    act!(house, caller, |work| {
        let (keyring, registry, day) = (work.keyring()?, work.registry().await?, people::day_of(work.now()));
        match reader {
            Reader::Nobody => drop(work.permitted(Access::Keep, Mine { party: me, reader_here: false })?),
            Reader::One(id) => {
                let mine = Mine { party: me, reader_here: works_here(&registry, id) };
                // Whoever left between the page and the press cannot be chosen; what was typed stays on the page.
                drop(work.permitted(Access::Leave, mine).map_err(|_| Error::NobodyChosen)?);
            }
        }
        let (tx, house) = work.bare();
        let at = (OPENNESS_SHEET, house.blind_id(), day);
        match reader {
            Reader::One(id) => {
                private::leave(tx, house.vault(), &registry, &keyring, circle, id, at, &sheet.to_text()).await?;
            }
            Reader::Nobody => private::keep(tx, house.vault(), &keyring, circle, at, &sheet.to_text()).await?,
        }
        Ok::<_, Error>(())
    })?;
    Ok(house.db().settle().await?)
}

async fn circle_of(house: &House, caller: &Caller) -> Result<(AccountId, CircleId), Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    let circle = see!(house, caller, |look| { Ok::<_, Error>(people::party_of(look, me).await?.circle) })?;
    Ok((me, circle))
}

/// Takes it back, from everybody. Twice is as good as once.
pub(crate) async fn take_back(house: &House, caller: &Caller) -> Result<(), Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    act!(house, caller, |work| {
        work.permitted(Access::TakeBack, Mine { party: me, reader_here: false })?;
        let keyring = work.keyring()?;
        let (tx, house) = work.bare();
        private::take_back(tx, house.vault(), &keyring, OPENNESS_SHEET).await?;
        Ok::<_, Error>(())
    })?;
    Ok(house.db().settle().await?)
}

/// A sheet as its reader sees it. Whose it is stands nowhere but in what they wrote.
pub(crate) struct Left {
    pub(crate) id: Id<Private>,
    pub(crate) left_on: Timestamp,
    pub(crate) sheet: Sheet,
    pub(crate) back: Option<Back>,
}

/// What was left with whoever looks. That they opened it today is written down first, where its writer reads it.
pub(crate) async fn left_with_me(house: &House, caller: &Caller) -> Result<Vec<Left>, Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    let keyring = see!(house, caller, |look| {
        look.permitted(Access::Open, LeftWith { chosen: me, answer_wanted: false })?;
        Ok::<_, Error>(look.keyring()?)
    })?;
    let day = people::day_of(house.now());
    let traced = private::trace(house.db(), house.vault(), &keyring, OPENNESS_SHEET, day).await?;
    see!(house, caller, |look| {
        let registry = look.registry().await?;
        let (tx, house) = look.bare();
        let held = private::held(tx, house.vault(), &registry, &keyring, OPENNESS_SHEET, &traced).await?;
        let all = held.into_iter().map(|it| Left {
            id: it.id,
            left_on: it.left_on,
            sheet: Sheet::from_text(&it.text),
            back: it.back,
        });
        // A choice without a word says nothing to anybody yet.
        Ok::<_, Error>(all.filter(|it| it.sheet.says_something()).collect())
    })
}

/// Says something back, where it was asked for.
pub(crate) async fn answer(house: &House, caller: &Caller, id: Id<Private>, typed: &str) -> Result<(), Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    let text = sheet::said_back(as_typed(typed))?;
    let left = left_with_me(house, caller).await?;
    let answer_wanted = left.iter().any(|it| it.id == id && it.sheet.wants_answer);
    let said = act!(house, caller, |work| {
        work.permitted(Access::Open, LeftWith { chosen: me, answer_wanted })?;
        work.permitted(Access::Answer, LeftWith { chosen: me, answer_wanted }).map_err(|_| Error::TooLate)?;
        let (keyring, registry, day) = (work.keyring()?, work.registry().await?, people::day_of(work.now()));
        let (tx, house) = work.bare();
        let at = (OPENNESS_SHEET, id, day);
        Ok::<_, Error>(private::answer(tx, house.vault(), &registry, &keyring, at, &text).await?)
    })?;
    if said { Ok(()) } else { Err(Error::TooLate) }
}

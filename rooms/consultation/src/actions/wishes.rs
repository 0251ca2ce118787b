//! What happens with wishes to be connected, as short stories: leaving one, taking it back, reading, tying two.
//!
//! Promises (N-2, N-3): nothing here looks for a match, counts, or answers differently because another wish exists; what
//! one side does is seen on that side's page alone, until the worker who holds both wishes ties them.
use crate::{
    Access, Error, letter, store,
    thread::Thread,
    wish::{CONSULTATION_WISH, LeftWith, Pair, Wish, WishId},
};
use ground_circle::{
    Caller, Registry,
    private::{self, KEPT_DAYS, Own},
};
use ground_kernel::{AccountId, TeamId, Timestamp};
use ground_work::{House, Look, Work, act, see};
use std::collections::BTreeMap;

/// What the page of whoever leaves a wish shows: their own, and whom one may choose.
pub(crate) struct OwnWish {
    pub wish: Option<Own>,
    /// The called name of the worker who was chosen, also after they left.
    pub chosen: String,
    pub to_choose: Vec<(AccountId, String)>,
}

pub(crate) async fn own_wish(house: &House, caller: &Caller) -> Result<OwnWish, Error> {
    let id = caller.actor.account().ok_or(Error::NotFound)?;
    see!(house, caller, |look| { own_wish_in(look, id).await })
}

/// The same, inside another look.
pub(crate) async fn own_wish_in(look: &mut Look, id: AccountId) -> Result<OwnWish, Error> {
    store::own_thread_look(look, id, Access::Read).await?;
    let (keyring, registry) = (look.keyring()?, look.registry().await?);
    let names = staff::called_names(look).await?;
    let (tx, house) = look.bare();
    let vault = house.vault().clone();
    let wish = private::own(tx, &vault, &keyring, CONSULTATION_WISH).await?;
    let chosen = wish.as_ref().and_then(|it| names.get(&it.holder).cloned()).unwrap_or_default();
    Ok::<_, Error>(OwnWish { wish, chosen, to_choose: to_choose(&registry, &names) })
}

/// Those who receive letters, by name.
fn to_choose(registry: &Registry, names: &BTreeMap<AccountId, String>) -> Vec<(AccountId, String)> {
    let members = registry.receiving().map(|team| registry.members_of(team)).unwrap_or_default();
    let mut all: Vec<_> = members.into_iter().filter_map(|id| Some((id, names.get(&id)?.clone()))).collect();
    all.sort_by(|one, other| one.1.cmp(&other.1));
    all
}

/// The day, in Tokyo, of whatever happens with a wish; the hour is not kept.
fn today(now: Timestamp) -> Timestamp {
    people::day_of(now)
}

/// Until this day a wish stands, if nobody takes it back.
pub(crate) fn stands_until(wish: &Own) -> Timestamp {
    wish.left_on.plus_days(KEPT_DAYS)
}

/// Leaves a wish, in place of the one before.
pub(crate) async fn leave(house: &House, caller: &Caller, chosen: Option<AccountId>, typed: &str) -> Result<(), Error> {
    let text = letter::text(typed)?;
    let chosen = chosen.ok_or(Error::NobodyChosen)?;
    let id = caller.actor.account().ok_or(Error::NotFound)?;
    act!(house, caller, |work| {
        let thread = store::own_thread(work, id, Access::Write).await?;
        let (keyring, registry, day) = (work.keyring()?, work.registry().await?, today(work.now()));
        let receiving = registry.receiving().ok_or(Error::NobodyReceives)?;
        let chosen_receives = registry.members_of(receiving).contains(&chosen);
        // Whoever left between the page and the press can't be chosen; the page says so, and what was typed stays.
        let wish = work.permitted(Access::LeaveWish, Wish { party: id, chosen_receives });
        wish.map_err(|_| Error::NobodyChosen)?;
        let (tx, house) = work.bare();
        let (vault, at) = (house.vault().clone(), (CONSULTATION_WISH, house.blind_id(), day));
        private::leave(tx, &vault, &registry, &keyring, thread.circle, chosen, at, &text).await?;
        Ok::<_, Error>(())
    })?;
    Ok(house.db().settle().await?)
}

/// Takes it back, and ends the connection with it, if there is one. Twice is as good as once.
pub(crate) async fn take_back(house: &House, caller: &Caller) -> Result<(), Error> {
    let id = caller.actor.account().ok_or(Error::NotFound)?;
    act!(house, caller, |work| {
        store::own_thread(work, id, Access::Read).await?;
        work.permitted(Access::TakeBackWish, Wish { party: id, chosen_receives: false })?;
        let keyring = work.keyring()?;
        let (tx, house) = work.bare();
        let vault = house.vault().clone();
        private::take_back(tx, &vault, &keyring, CONSULTATION_WISH).await?;
        Ok::<_, Error>(())
    })?;
    Ok(house.db().settle().await?)
}

/// A wish as the chosen worker reads it.
pub(crate) struct LeftWish {
    pub id: WishId,
    pub left_on: Timestamp,
    pub text: String,
    pub tied_with: Option<WishId>,
    /// Their letters, if this worker may read them.
    pub thread: Option<Thread>,
}

/// Everything that was left with the worker who asks. That they opened it today is written down first.
pub(crate) async fn left_with_me(house: &House, caller: &Caller) -> Result<Vec<LeftWish>, Error> {
    let keyring = see!(house, caller, |look| {
        let team = look.registry().await?.receiving().ok_or(Error::NotFound)?;
        look.permitted(Access::OpenWish, mine(look.actor().account(), team)?)?;
        Ok::<_, Error>(look.keyring()?)
    })?;
    let day = today(house.now());
    let traced = private::trace(house.db(), house.vault(), &keyring, CONSULTATION_WISH, day).await?;
    see!(house, caller, |look| {
        let registry = look.registry().await?;
        let (tx, house) = look.bare();
        let vault = house.vault().clone();
        let held = private::held(tx, &vault, &registry, &keyring, CONSULTATION_WISH, &traced).await?;
        let mut all = vec![];
        for it in held {
            let thread = thread_of(look, it.by).await?;
            let text = it.text.to_string();
            all.push(LeftWish { id: it.id, left_on: it.left_on, text, tied_with: it.tied_with, thread });
        }
        Ok::<_, Error>(all)
    })
}

fn mine(me: Option<AccountId>, team: TeamId) -> Result<LeftWith, Error> {
    Ok(LeftWith { chosen: me.ok_or(Error::NotFound)?, team })
}

/// Through `permitted_all`, which leaves no line in the ledger of someone whom another team answers.
async fn thread_of(look: &mut Look, party: AccountId) -> Result<Option<Thread>, Error> {
    let found = store::threads_of(look, party).await?;
    Ok(look.permitted_all(Access::Read, found).into_iter().next().map(ground_policy::Permitted::into_inner))
}

/// Connects two, when both wishes stand: both sides' acts.
pub(crate) async fn connect(house: &House, caller: &Caller, one: WishId, other: WishId) -> Result<(), Error> {
    act!(house, caller, |work| {
        let both_stand = |standing: &[WishId]| one != other && standing.contains(&one) && standing.contains(&other);
        let registry = pair(work, both_stand).await?;
        let (keyring, day) = (work.keyring()?, today(work.now()));
        let (tx, house) = work.bare();
        let vault = house.vault().clone();
        let ends = (one, other);
        if !private::tie(tx, &vault, &registry, &keyring, CONSULTATION_WISH, ends, day).await? {
            return Err(Error::NotBoth);
        }
        Ok::<_, Error>(())
    })
}

/// The worker ends it again; both wishes stay where they are.
pub(crate) async fn disconnect(house: &House, caller: &Caller, wish: WishId) -> Result<(), Error> {
    act!(house, caller, |work| {
        let registry = pair(work, |standing: &[WishId]| standing.contains(&wish)).await?;
        let keyring = work.keyring()?;
        let (tx, house) = work.bare();
        let vault = house.vault().clone();
        private::untie(tx, &vault, &registry, &keyring, CONSULTATION_WISH, wish).await?;
        Ok::<_, Error>(())
    })
}

/// Asks the rules about two wishes that are left with whoever acts.
async fn pair(work: &mut Work, both_stand: impl Fn(&[WishId]) -> bool) -> Result<std::sync::Arc<Registry>, Error> {
    let (registry, keyring) = (work.registry().await?, work.keyring()?);
    let team = registry.receiving().ok_or(Error::NotFound)?;
    let left = mine(work.actor().account(), team)?;
    work.permitted(Access::OpenWish, left)?;
    let (tx, house) = work.bare();
    let vault = house.vault().clone();
    let standing = private::standing(tx, &vault, &registry, &keyring, CONSULTATION_WISH).await?;
    let pair = Pair { left, both_stand: both_stand(&standing) };
    work.permitted(Access::Connect, pair).map_err(|_| Error::NotBoth)?;
    Ok(registry)
}

//! Looking at places, and looking after them.
use crate::{
    Access, Error,
    place::{Card, Place, PlaceId, Rules},
    search::Wishes,
    store,
};
use ground_circle::{AccountKind, Caller};
use ground_kernel::{Actor, TeamId};
use ground_policy::Permitted;
use ground_work::{House, act, see};

/// A place with the versions of its rules, the newest first.
pub(crate) struct Whole {
    pub(crate) place: Permitted<Place>,
    pub(crate) rules: Vec<Rules>,
}

/// The places that are shown and fit. What was wished is not kept.
pub(crate) async fn catalogue(house: &House, caller: &Caller, wishes: &Wishes) -> Result<Vec<Permitted<Place>>, Error> {
    see!(house, caller, |look| {
        let fitting = store::shown_places(look).await?.into_iter().filter(|it| wishes.fit(it)).collect();
        Ok::<_, Error>(look.permitted_all(Access::Look, fitting))
    })
}

pub(crate) async fn whole(house: &House, caller: &Caller, id: PlaceId, verb: Access) -> Result<Whole, Error> {
    see!(house, caller, |look| {
        let place = store::place_for_look(look, id, verb).await?;
        Ok::<_, Error>(Whole { place, rules: store::rules(look, id).await? })
    })
}

/// The places that whoever acts may write about.
pub(crate) async fn own(house: &House, caller: &Caller) -> Result<Vec<Permitted<Place>>, Error> {
    see!(house, caller, |look| {
        let all = store::all_places(look).await?;
        Ok::<_, Error>(look.permitted_all(Access::Write, all))
    })
}

pub(crate) fn team_of(actor: &Actor) -> Result<TeamId, Error> {
    match actor {
        Actor::Staff { teams, .. } => teams.first().copied().ok_or(Error::NotFound),
        _ => Err(Error::NotFound),
    }
}

/// A new place, not shown yet. Its circle is held by the team alone: the keys of the party that every circle begins with
/// are drawn here and forgotten here.
pub(crate) async fn begin(house: &House, caller: &Caller, card: Card) -> Result<PlaceId, Error> {
    let (card, id) = (card.checked()?, house.blind_id());
    act!(house, caller, |work| {
        let team = team_of(work.actor())?;
        let nobody = ground_circle::new_keyring(work.house().blind_id(), AccountKind::Party);
        let circle = work.found_circle(&nobody, &[team], false).await?;
        let place = Place { id, team, circle, shown: false, has_rules: false, card: card.clone() };
        let place = work.permitted(Access::Write, place)?;
        store::add_place(work, &place).await?;
        Ok::<_, Error>(id)
    })
}

pub(crate) async fn describe(house: &House, caller: &Caller, id: PlaceId, card: Card) -> Result<(), Error> {
    act!(house, caller, |work| {
        let place = store::place_for(work, id, Access::Write).await?;
        let place = place.change(|it| it.described(card.clone()))?;
        store::save_place(work, &place).await
    })
}

pub(crate) async fn show(house: &House, caller: &Caller, id: PlaceId, shown: bool) -> Result<(), Error> {
    act!(house, caller, |work| {
        // Whoever may write is told what is missing; whoever may not learns nothing.
        let place = store::place_for(work, id, Access::Write).await?;
        if shown && !place.is_complete() {
            return Err(Error::Incomplete);
        }
        let place = store::place_for(work, id, if shown { Access::Show } else { Access::Write }).await?;
        let place = place.change(|it| it.showing(shown))?;
        store::save_place(work, &place).await
    })
}

/// A new version of the rules. Earlier ones stay, with what changed and why. (capability 165)
pub(crate) async fn make_rules(house: &House, caller: &Caller, id: PlaceId, new: Rules) -> Result<(), Error> {
    act!(house, caller, |work| {
        let place = store::place_for(work, id, Access::Write).await?;
        let before = store::rules(work, id).await?;
        let rules = Rules::after(before.first(), Rules { made_at: work.now(), ..new.clone() })?;
        store::add_rules(work, &place, &rules).await
    })
}

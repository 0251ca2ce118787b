//! Gatherings: planned by those who look after the place, seen by anybody.
use crate::{
    Access, Error,
    gathering::{Gathering, GatheringId, Plan, day_of},
    place::PlaceId,
    series::{Day, Exception},
    store,
};
use ground_circle::Caller;
use ground_policy::Permitted;
use ground_work::{House, act, see};
use jiff::{ToSpan, civil::Date};

/// So many days ahead are told.
pub(crate) const AHEAD_DAYS: i64 = 90;

/// One day of one gathering.
pub(crate) struct Coming {
    pub(crate) day: Day,
    pub(crate) gathering: std::sync::Arc<Permitted<Gathering>>,
}

/// What comes, everywhere or at one place, in the order of time.
pub(crate) async fn coming(house: &House, caller: &Caller, place: Option<PlaceId>) -> Result<Vec<Coming>, Error> {
    let from = day_of(house.now());
    let until = from.saturating_add(AHEAD_DAYS.days());
    see!(house, caller, |look| {
        let mut all = store::shown_gatherings(look).await?;
        all.retain(|it| place.is_none_or(|place| it.place == place));
        Ok::<_, Error>(days_of(look.permitted_all(Access::Look, all), from, until))
    })
}

pub(crate) fn days_of(gatherings: Vec<Permitted<Gathering>>, from: Date, until: Date) -> Vec<Coming> {
    let mut coming = vec![];
    for gathering in gatherings.into_iter().map(std::sync::Arc::new) {
        let days = gathering.series.days(from, until).into_iter();
        coming.extend(days.map(|day| Coming { day, gathering: gathering.clone() }));
    }
    coming.sort_by_key(|it| (it.day.on, it.gathering.begins_minute, it.gathering.id));
    coming
}

pub(crate) async fn one(
    house: &House,
    caller: &Caller,
    id: GatheringId,
    verb: Access,
) -> Result<Permitted<Gathering>, Error> {
    see!(house, caller, |look| { store::gathering_for_look(look, id, verb).await })
}

/// Every gathering of a place, for those who look after it.
pub(crate) async fn of_place(
    house: &House,
    caller: &Caller,
    place: PlaceId,
) -> Result<Vec<Permitted<Gathering>>, Error> {
    see!(house, caller, |look| {
        let all = store::gatherings_at(look, place).await?;
        Ok::<_, Error>(look.permitted_all(Access::Write, all))
    })
}

pub(crate) async fn begin(house: &House, caller: &Caller, place: PlaceId, plan: Plan) -> Result<GatheringId, Error> {
    let (plan, id) = (plan.checked()?, house.blind_id());
    act!(house, caller, |work| {
        let at = store::place_for(work, place, Access::Write).await?;
        let gathering = Gathering {
            id,
            place,
            place_name: at.name.clone(),
            place_shown: at.shown,
            online: at.online,
            young: at.ages.under_eighteen(),
            team: at.team,
            circle: at.circle,
            shown: false,
            plan: plan.clone(),
        };
        let gathering = work.permitted(Access::Write, gathering)?;
        store::add_gathering(work, &gathering).await?;
        Ok::<_, Error>(id)
    })
}

pub(crate) async fn plan(house: &House, caller: &Caller, id: GatheringId, plan: Plan) -> Result<(), Error> {
    act!(house, caller, |work| {
        let gathering = store::gathering_for(work, id, Access::Write).await?;
        let gathering = gathering.change(|it| it.planned(plan.clone()))?;
        store::save_gathering(work, &gathering).await
    })
}

pub(crate) async fn show(house: &House, caller: &Caller, id: GatheringId, shown: bool) -> Result<(), Error> {
    act!(house, caller, |work| {
        let gathering = store::gathering_for(work, id, Access::Write).await?;
        let gathering = gathering.change(|it| Ok::<_, Error>(it.showing(shown)))?;
        store::save_gathering(work, &gathering).await
    })
}

/// A day is left out or put in; without an exception it is as usual again.
pub(crate) async fn except(
    house: &House,
    caller: &Caller,
    id: GatheringId,
    on: Date,
    exception: Option<Exception>,
) -> Result<(), Error> {
    if exception.as_ref().is_some_and(|it| it.note.chars().count() > 100) {
        return Err(Error::TooLong);
    }
    act!(house, caller, |work| {
        let gathering = store::gathering_for(work, id, Access::Write).await?;
        match &exception {
            Some(it) => store::set_exception(work, &gathering, on, it).await,
            None => store::forget_exception(work, &gathering, on).await,
        }
    })
}

//! Who is on duty, what to do when a life is in danger, what waits to be taken, and the log of what was passed on: in one
//! tap from the office, and without mail. (capability 122)
use super::problem;
use crate::{
    actions::{
        duty::{self, DutyPage},
        hands::{self, InHands},
    },
    duty::Page as Ringing,
    hands::Whose,
    level::Level,
    passing::Kind,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_kernel::{AccountId, Actor, Id, Role};
use ground_web::{House, Page, Path, Place, Problem, Visitor, show};
use ground_words::{Said, word};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "safety/duty.html")]
struct DutyView {
    page: Page,
    waits: Vec<(String, String)>,
    levels: Vec<InHandsShown>,
    list: Vec<(String, Said)>,
    minutes: String,
    can_ring: bool,
    administrator: bool,
    log: Vec<LogLine>,
}

/// An open level, in whose hands it is. It names no thread.
struct InHandsShown {
    id: String,
    name: Said,
    since: String,
    whose: Said,
    waits_for: Option<Said>,
    may_take: bool,
    teams: bool,
}

struct LogLine {
    when: String,
    ground: Said,
    joined: bool,
    names: String,
    wants_second: bool,
}

/// Looking needs `Access::Count`; the log shows the teams of whoever looks.
pub(crate) async fn read(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let it = duty::duty_page(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk);
    let administrator = matches!(visitor.caller.actor, Actor::Staff { role: Role::Administrator, .. });
    Ok(show(&view(page, it, administrator, house.door.can_ring), Place::Desk))
}

fn view(page: Page, it: DutyPage, administrator: bool, can_ring: bool) -> DutyView {
    let name = |id| it.names.get(id).cloned().unwrap_or_default();
    let hours = |hours: &people::BellHours| {
        let (from, until) = (hours.from.to_string(), hours.until.to_string());
        page.say_with("safety-staff-duty-hours", &[("from", from.as_str()), ("until", until.as_str())])
    };
    let log = it.log.iter().map(|line| LogLine {
        when: page.speaker.exact(line.made_at),
        ground: page.say(line.ground.key()),
        joined: line.kind == Kind::Joined,
        names: std::iter::once(&line.by).chain(&line.second).map(name).collect::<Vec<_>>().join("、"),
        wants_second: line.wants_a_second(),
    });
    DutyView {
        levels: it.levels.iter().map(|level| in_hands(&page, level, &it.names)).collect(),
        waits: it.waits.iter().map(|it| (it.id.to_string(), page.speaker.exact(it.made_at))).collect(),
        list: it.list.iter().map(|(name, on)| (name.clone(), hours(on))).collect(),
        minutes: it.minutes.to_string(),
        log: log.collect(),
        can_ring,
        administrator,
        page,
    }
}

fn in_hands(page: &Page, it: &InHands, names: &BTreeMap<AccountId, String>) -> InHandsShown {
    let name = |id| names.get(&id).map(String::as_str).unwrap_or_default();
    let named = |key: &'static str, id| page.say_with(key, &[("name", name(id))]);
    InHandsShown {
        id: it.level.id.to_string(),
        name: page.say(it.level.level.key()),
        since: page.speaker.exact(it.level.set_at),
        whose: match it.whose {
            Whose::Worker(id) => named(word!("safety-staff-hands-worker"), id),
            Whose::Team => page.say("safety-staff-hands-team"),
        },
        waits_for: it.waits_for.map(|id| named(word!("safety-staff-hands-waits"), id)),
        may_take: it.may_take,
        teams: it.whose == Whose::Team,
    }
}

/// Taking over needs `Access::TakeOver`, and to be the one who was named, or that nobody has it any more.
pub(crate) async fn take_over(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<Id<Level>>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    hands::take_by_id(&house, &visitor.caller, id).await.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to("/staff/duty").into_response())
}

/// Taking needs `Access::Take`. What it rang for stands first in the list of letters.
pub(crate) async fn take(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<Id<Ringing>>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    duty::take(&house, &visitor.caller, id).await.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to("/staff/letters").into_response())
}

//! Who is on duty, what to do when a life is in danger, what waits to be taken, and the log of what was passed on: in one
//! tap from the office, and without mail. (capability 122)
use super::problem;
use crate::{
    actions::duty::{self, DutyPage},
    duty::Page as Ringing,
    passing::Kind,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_kernel::{Actor, Id, Role};
use ground_web::{House, Page, Path, Place, Problem, Visitor, show};
use ground_words::Said;

#[derive(Template)]
#[template(path = "safety/duty.html")]
struct DutyView {
    page: Page,
    waits: Vec<(String, String)>,
    list: Vec<(String, Said)>,
    minutes: String,
    can_ring: bool,
    administrator: bool,
    log: Vec<LogLine>,
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
        waits: it.waits.iter().map(|it| (it.id.to_string(), page.speaker.exact(it.made_at))).collect(),
        list: it.list.iter().map(|(name, on)| (name.clone(), hours(on))).collect(),
        minutes: it.minutes.to_string(),
        log: log.collect(),
        can_ring,
        administrator,
        page,
    }
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

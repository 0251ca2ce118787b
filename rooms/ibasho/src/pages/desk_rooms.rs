//! A room at the desk: prepared for its next day, hosted, ended.
use super::{desk_only, fields::Fields, problem, times, word_for};
use crate::frames;
use crate::{
    Error,
    actions::rooms::{self, AtTheDesk},
    gathering::{GatheringId, moment},
    opening::{Kept, band},
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::CookieJar;
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::Said;

#[derive(Template)]
#[template(path = "ibasho/desk_room.html")]
struct DeskView {
    page: Page,
    id: String,
    title: String,
    young: bool,
    when: Option<String>,
    prepared: bool,
    alone: bool,
    sits: bool,
    hosts: Option<Said>,
    state: Option<frames::State>,
    kept: Vec<KeptLine>,
    wrong: Option<&'static str>,
}

struct KeptLine {
    day: String,
    minutes: Said,
    people: Said,
    first_time: Option<Said>,
    hosts: String,
}

fn kept_line(page: &Page, it: &Kept) -> KeptLine {
    let minutes = it.minutes.to_string();
    KeptLine {
        day: page.speaker.day(moment(it.on, 0)),
        minutes: page.say_with("ibasho-staff-room-minutes", &[("minutes", minutes.as_str())]),
        people: page.say(it.people.key()),
        first_time: it.first_time.map(|band| page.say(band.key())),
        hosts: page.speaker.list(&it.hosts),
    }
}

async fn view(
    house: &House,
    visitor: &Visitor,
    id: GatheringId,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let found = rooms::desk(house, &visitor.caller, id).await;
    let AtTheDesk { room, kept } = found.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Desk).standing_at(format!("/staff/rooms/{id}"));
    let (evening, now) = (room.evening.as_ref(), house.now());
    let on = evening.map(|it| it.opening.on).or(room.next);
    let own = visitor.caller.actor.account();
    let here = |it: &&crate::opening::Host| evening.is_some_and(|evening| evening.table.is_host_here(it.seat));
    let hosts: Vec<_> = evening.into_iter().flat_map(|it| &it.opening.hosts).filter(here).collect();
    let names = page.speaker.list(&hosts.iter().map(|it| it.called.clone()).collect::<Vec<_>>());
    let view = DeskView {
        id: id.to_string(),
        title: room.gathering.title.clone(),
        young: room.gathering.young,
        when: on.map(|on| times::day_and_time(&page, on, &room.gathering)),
        prepared: evening.is_some(),
        alone: evening.is_some_and(|it| it.opening.with_one_host()),
        sits: hosts.iter().any(|it| Some(it.account) == own),
        hosts: (!hosts.is_empty()).then(|| page.say_with("ibasho-room-hosts", &[("names", names.as_str())])),
        state: evening.map(|it| {
            let people = band(it.table.heads(now));
            frames::stands(&page.speaker, it.phase, people, it.table.is_short(now))
        }),
        kept: kept.iter().map(|it| kept_line(&page, it)).collect(),
        wrong,
        page,
    };
    Ok(show(&view, Place::Desk))
}

/// Needs `Access::Host`.
pub(crate) async fn read(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<GatheringId>,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    view(&house, &visitor, id, None).await
}

/// Needs `Access::Host`.
pub(crate) async fn prepare(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<GatheringId>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    match rooms::prepare(&house, &visitor.caller, id, typed.is("alone")).await {
        Ok(_) => Ok(Redirect::to(&format!("/staff/rooms/{id}")).into_response()),
        Err(error @ (Error::TwoHosts | Error::NoDay)) => {
            let (status, key) = word_for(&error);
            Ok((status, view(&house, &visitor, id, Some(key)).await?).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error)),
    }
}

/// Sits down as a host, and goes into the room. Needs `Access::Host`.
pub(crate) async fn sit(
    State(house): State<House>,
    visitor: Visitor,
    jar: CookieJar,
    Path(id): Path<GatheringId>,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    let sat = rooms::host(&house, &visitor.caller, id).await;
    let (table, card) = sat.map_err(|error| problem(&house, &visitor, &error))?;
    let jar = jar.add(house.seat_cookie(&table.to_string(), card));
    Ok((jar, Redirect::to(&format!("/rooms/{id}"))).into_response())
}

/// Stands up, for example because another host came. Needs `Access::Host`.
pub(crate) async fn stand_up(
    State(house): State<House>,
    visitor: Visitor,
    jar: CookieJar,
    Path(id): Path<GatheringId>,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    let stood = rooms::stand_up(&house, &visitor.caller, id).await;
    let table = stood.map_err(|error| problem(&house, &visitor, &error))?;
    let jar = table.into_iter().fold(jar, |jar, table| jar.add(house.no_seat_cookie(&table.to_string())));
    Ok((jar, Redirect::to(&format!("/staff/rooms/{id}"))).into_response())
}

/// Ends the evening now. Needs `Access::Host`.
pub(crate) async fn end(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<GatheringId>,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    rooms::end(&house, &visitor.caller, id).await.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to(&format!("/staff/rooms/{id}")).into_response())
}

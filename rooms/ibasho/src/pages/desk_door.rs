//! The door: four buttons for a tablet, and a sheet of paper entered by keyboard.
//!
//! The page works without JavaScript, one form a press. With it, presses are kept on the tablet and sent when there is a
//! wire and somebody sits at the desk; that may be at the end of the day. Numbers stand behind a fold: whoever comes in
//! does not read on the tablet how many came before.
use super::{desk_only, fields::Fields, problem, word_for};
use crate::{
    Error,
    actions::door,
    door::{Count, CountKey, Day, Source, Totals},
    gathering::{day_of, moment},
    place::PlaceId,
};
use askama::Template;
use axum::{
    extract::{RawQuery, State},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use jiff::{ToSpan, civil::Date};

/// A day on paper may be entered so much later.
const LATEST_DAYS: i64 = 60;

#[derive(Template)]
#[template(path = "ibasho/door.html")]
struct DoorView {
    page: Page,
    place: String,
    name: String,
    day: String,
    date: String,
    key: String,
    revision: u32,
    own: Totals,
    all: Option<Totals>,
    pressed: bool,
}

fn query(text: Option<&str>, name: &str) -> String {
    let pairs = text.unwrap_or_default().split('&').filter_map(|pair| pair.split_once('='));
    pairs.into_iter().find(|it| it.0 == name).map(|it| it.1.to_owned()).unwrap_or_default()
}

/// Needs `Access::Count`.
pub(crate) async fn read(
    State(house): State<House>,
    visitor: Visitor,
    Path(place): Path<PlaceId>,
    RawQuery(asked): RawQuery,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    let today = day_of(house.now());
    let it = door::at_the_door(&house, &visitor.caller, place, today).await;
    let it = it.map_err(|error| problem(&house, &visitor, &error))?;
    let key: CountKey = query(asked.as_deref(), "k").parse().unwrap_or_else(|_| house.blind_id());
    let own = it.counts.iter().find(|it| it.key == key && it.source == Source::Door);
    let page = visitor.page(&house, Place::Desk);
    let view = DoorView {
        place: place.to_string(),
        name: it.place.name.clone(),
        day: page.speaker.day(moment(today, 0)),
        date: today.to_string(),
        key: key.to_string(),
        revision: own.map_or(0, |it| it.revision),
        own: own.map(|it| it.totals).unwrap_or_default(),
        all: it.day.door,
        pressed: own.is_some(),
        page,
    };
    Ok(show(&view, Place::Desk))
}

fn count_in(typed: &Fields, place: PlaceId, source: Source, today: Date) -> Result<Count, Error> {
    let on: Date = typed.get("day").trim().parse().map_err(|_| Error::Day)?;
    let earliest = today.saturating_sub(LATEST_DAYS.days());
    // A tablet's clock may be a little ahead of ours at midnight.
    let latest = today.saturating_add(1.days());
    if on < earliest || on > latest {
        return Err(Error::Day);
    }
    let revision: u32 = typed.get("revision").parse().unwrap_or_default();
    Ok(Count {
        key: typed.get("key").parse().map_err(|_| Error::Number)?,
        place,
        on,
        source,
        revision: revision.min(1_000_000),
        totals: Totals::parse(["first", "again", "family", "other"].map(|name| typed.get(name)))?,
    })
}

/// One press, or the totals that a tablet kept. Needs `Access::Count`.
pub(crate) async fn count(
    State(house): State<House>,
    visitor: Visitor,
    Path(place): Path<PlaceId>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    let refused = |error: Error| problem(&house, &visitor, &error);
    // Who may not count is not told what a count would have to be.
    door::at_the_door(&house, &visitor.caller, place, day_of(house.now())).await.map_err(refused)?;
    let mut count = count_in(&typed, place, Source::Door, day_of(house.now())).map_err(refused)?;
    let by_script = typed.is("script");
    if !by_script {
        // Sent by the buttons themselves: the form holds what was before the press. Pressed twice, it is the same
        // revision, and counts once.
        let (button, back) = if typed.is("back") { (typed.get("back"), true) } else { (typed.get("press"), false) };
        count.totals = count.totals.pressed(button, back);
        count.revision += 1;
    }
    door::keep(&house, &visitor.caller, &count).await.map_err(refused)?;
    if by_script {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    Ok(Redirect::to(&format!("/staff/door/{place}?k={}", count.key)).into_response())
}

#[derive(Template)]
#[template(path = "ibasho/sheet.html")]
struct SheetView {
    page: Page,
    place: String,
    name: String,
    typed: Fields,
    wrong: Option<&'static str>,
    date: String,
    said: String,
    day: Day,
    sheets: Vec<(String, Totals)>,
}

async fn sheet_of(
    house: &House,
    visitor: &Visitor,
    place: PlaceId,
    on: Date,
    typed: Fields,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let it = door::at_the_door(house, &visitor.caller, place, on).await;
    let it = it.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Desk).standing_at(format!("/staff/door/{place}/sheet"));
    let sheets = it.counts.iter().filter(|it| it.source == Source::Sheet);
    let view = SheetView {
        place: place.to_string(),
        name: it.place.name.clone(),
        date: on.to_string(),
        said: page.speaker.day(moment(on, 0)),
        sheets: sheets.map(|it| (it.key.to_string(), it.totals)).collect(),
        day: it.day,
        typed,
        wrong,
        page,
    };
    Ok(show(&view, Place::Desk))
}

fn fresh(house: &House, on: Date) -> Fields {
    let key: CountKey = house.blind_id();
    Fields::of(vec![("key".to_owned(), key.to_string()), ("day".to_owned(), on.to_string())])
}

/// Needs `Access::Count`.
pub(crate) async fn sheet(
    State(house): State<House>,
    visitor: Visitor,
    Path(place): Path<PlaceId>,
    RawQuery(asked): RawQuery,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    let today = day_of(house.now());
    let on = query(asked.as_deref(), "d").parse().unwrap_or(today);
    sheet_of(&house, &visitor, place, on, fresh(&house, on), None).await
}

/// A day on paper, or a second count. Needs `Access::Count`.
pub(crate) async fn enter_sheet(
    State(house): State<House>,
    visitor: Visitor,
    Path(place): Path<PlaceId>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    let today = day_of(house.now());
    let kept = match count_in(&typed, place, Source::Sheet, today) {
        Ok(count) => {
            let on = count.on;
            door::keep(&house, &visitor.caller, &count).await.map(|()| on)
        }
        Err(error) => Err(error),
    };
    match kept {
        Ok(on) => Ok(Redirect::to(&format!("/staff/door/{place}/sheet?d={on}")).into_response()),
        Err(error @ (Error::Day | Error::Number)) => {
            let (status, key) = word_for(&error);
            let on = typed.get("day").trim().parse().unwrap_or(today);
            Ok((status, sheet_of(&house, &visitor, place, on, typed, Some(key)).await?).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error)),
    }
}

/// A sheet that was entered wrongly is taken out. Needs `Access::Count`.
pub(crate) async fn forget_sheet(
    State(house): State<House>,
    visitor: Visitor,
    Path(place): Path<PlaceId>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    let refused = |error: Error| problem(&house, &visitor, &error);
    let key: CountKey = typed.get("key").parse().map_err(|_| refused(Error::NotFound))?;
    let on: Date = typed.get("day").parse().map_err(|_| refused(Error::NotFound))?;
    door::forget(&house, &visitor.caller, place, key).await.map_err(refused)?;
    Ok(Redirect::to(&format!("/staff/door/{place}/sheet?d={on}")).into_response())
}

const SCRIPT: &str = include_str!("../../static/door.js");

/// The few lines that keep presses on the tablet. The same for everybody.
pub(crate) async fn script() -> Response {
    (
        [(header::CONTENT_TYPE, "text/javascript; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=3600")],
        SCRIPT,
    )
        .into_response()
}

//! Planning gatherings, leaving days out, and the seats of a day.
use super::{can_be_mended, desk_only, fields::Fields, problem, times, word_for};
use crate::{
    Access, Error,
    actions::{classes, gatherings, seats},
    door::Totals,
    gathering::{Gathering, GatheringId, Plan, clock, day_of, minute_of, moment},
    place::{Kind, PlaceId},
    series::{Exception, Repeats, Series},
};
use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use ground_policy::Permitted;
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::Said;
use jiff::{ToSpan, civil::Date};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "ibasho/desk_gatherings.html")]
struct ListView {
    page: Page,
    place: String,
    gatherings: Vec<(String, String, Option<Said>, bool)>,
}

/// Needs `Access::Write`, one by one.
pub(crate) async fn list(
    State(house): State<House>,
    visitor: Visitor,
    Path(place): Path<PlaceId>,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    may_write(&house, &visitor, place).await?;
    let all = gatherings::of_place(&house, &visitor.caller, place).await;
    let all = all.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk);
    let line =
        |it: &Permitted<Gathering>| (it.id.to_string(), it.title.clone(), times::rhythm(&page, &it.series), it.shown);
    let gatherings = all.iter().map(line).collect();
    Ok(show(&ListView { place: place.to_string(), gatherings, page }, Place::Desk))
}

async fn may_write(house: &House, visitor: &Visitor, place: PlaceId) -> Result<(), Problem> {
    let whole = crate::actions::places::whole(house, &visitor.caller, place, Access::Write).await;
    whole.map(drop).map_err(|error| problem(house, visitor, &error))
}

#[derive(Template)]
#[template(path = "ibasho/desk_gathering.html")]
struct EditView {
    page: Page,
    place: String,
    id: Option<String>,
    typed: Fields,
    wrong: Option<&'static str>,
    shown: bool,
    online: bool,
    kinds: &'static [Kind],
    repeats: &'static [Repeats],
    days: Vec<times::DayLine>,
    exceptions: Vec<(String, bool, String)>,
    /// Days that were, to be counted.
    past: Vec<(String, String)>,
}

/// So long ago a day may still be counted from the page of its gathering.
const PAST_DAYS: i64 = 35;

fn view(
    page: Page,
    place: PlaceId,
    it: Option<&Permitted<Gathering>>,
    typed: Fields,
    wrong: Option<&'static str>,
    today: Date,
) -> EditView {
    let until = today.saturating_add(gatherings::AHEAD_DAYS.days());
    let days = it.map(|it| gatherings::days_of(vec![it.clone()], today, until)).unwrap_or_default();
    let exceptions = it.map(|it| &it.series.exceptions).into_iter().flatten();
    let past = it.map(|it| it.series.days(today.saturating_sub(PAST_DAYS.days()), today)).unwrap_or_default();
    let past = past.into_iter().rev().filter(|day| !day.off);
    EditView {
        place: place.to_string(),
        id: it.map(|it| it.id.to_string()),
        shown: it.is_some_and(|it| it.shown),
        online: it.is_some_and(|it| it.online),
        kinds: Kind::ALL,
        repeats: Repeats::ALL,
        past: past.map(|day| (day.on.to_string(), page.speaker.day(moment(day.on, 0)))).collect(),
        days: days.iter().take(12).map(|it| times::day_line(&page, it)).collect(),
        exceptions: exceptions.map(|(on, it)| (on.to_string(), it.off, it.note.clone())).collect(),
        typed,
        wrong,
        page,
    }
}

fn typed_of(it: &Gathering) -> Fields {
    let number = |it: Option<u32>| it.map(|it| it.to_string()).unwrap_or_default();
    let mut pairs = vec![
        ("title", it.title.clone()),
        ("kind", it.kind.word().to_owned()),
        ("about", it.about.clone()),
        ("hosts", it.hosts.clone()),
        ("observers", it.observers.clone()),
        ("first_on", it.series.first_on.to_string()),
        ("until_on", it.series.until_on.map(|it| it.to_string()).unwrap_or_default()),
        ("repeats", it.series.repeats.word().to_owned()),
        ("every", it.series.every.to_string()),
        ("begins", clock(it.begins_minute)),
        ("ends", clock(it.ends_minute)),
        ("seats", number(it.seats)),
        ("slot_minutes", number(it.slot_minutes)),
    ];
    if it.series.on_holidays {
        pairs.push(("on_holidays", "1".to_owned()));
    }
    Fields::of(pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

fn meant(typed: &Fields, exceptions: BTreeMap<Date, Exception>) -> Result<Plan, Error> {
    let day = |name: &str| typed.get(name).trim().parse::<Date>().map_err(|_| Error::Day);
    let number = |name: &str| match typed.get(name).trim() {
        "" => Ok(None),
        text => text.parse::<u32>().map(Some).map_err(|_| Error::Number),
    };
    Ok(Plan {
        title: typed.line("title"),
        kind: Kind::from_word(typed.get("kind")).unwrap_or(Kind::FreeSpace),
        about: typed.text("about"),
        hosts: typed.line("hosts"),
        observers: typed.line("observers"),
        series: Series {
            first_on: day("first_on")?,
            until_on: if typed.is("until_on") { Some(day("until_on")?) } else { None },
            repeats: Repeats::from_word(typed.get("repeats")).unwrap_or(Repeats::Once),
            every: number("every")?.unwrap_or(1).try_into().map_err(|_| Error::Number)?,
            on_holidays: typed.is("on_holidays"),
            exceptions,
        },
        begins_minute: minute_of(typed.get("begins")).ok_or(Error::Time)?,
        ends_minute: minute_of(typed.get("ends")).ok_or(Error::Time)?,
        seats: number("seats")?,
        slot_minutes: number("slot_minutes")?,
    })
}

pub(crate) async fn blank(
    State(house): State<House>,
    visitor: Visitor,
    Path(place): Path<PlaceId>,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    may_write(&house, &visitor, place).await?;
    let usual = [("repeats", "once"), ("every", "1"), ("begins", "13:00"), ("ends", "16:00")];
    let typed = Fields::of(usual.map(|(name, value)| (name.to_owned(), value.to_owned())).into());
    let page = visitor.page(&house, Place::Desk);
    Ok(show(&view(page, place, None, typed, None, day_of(house.now())), Place::Desk))
}

/// Needs `Access::Write` on the place.
pub(crate) async fn begin(
    State(house): State<House>,
    visitor: Visitor,
    Path(place): Path<PlaceId>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    may_write(&house, &visitor, place).await?;
    let begun = match meant(&typed, BTreeMap::new()) {
        Ok(plan) => gatherings::begin(&house, &visitor.caller, place, plan).await,
        Err(error) => Err(error),
    };
    match begun {
        Ok(id) => Ok(Redirect::to(&format!("/staff/gatherings/{id}")).into_response()),
        Err(error) if can_be_mended(&error) => {
            let page = visitor.page(&house, Place::Desk).standing_at(format!("/staff/places/{place}/gatherings/new"));
            let (status, key) = word_for(&error);
            let view = view(page, place, None, typed, Some(key), day_of(house.now()));
            Ok((status, show(&view, Place::Desk)).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error)),
    }
}

async fn form(
    house: &House,
    visitor: &Visitor,
    id: GatheringId,
    typed: Option<Fields>,
    wrong: Option<&Error>,
) -> Result<Response, Problem> {
    let it = gatherings::one(house, &visitor.caller, id, Access::Write).await;
    let it = it.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Desk).standing_at(format!("/staff/gatherings/{id}"));
    let typed = typed.unwrap_or_else(|| typed_of(&it));
    let (status, key) = wrong.map(word_for).map_or((StatusCode::OK, None), |(status, key)| (status, Some(key)));
    let view = view(page, it.place, Some(&it), typed, key, day_of(house.now()));
    Ok((status, show(&view, Place::Desk)).into_response())
}

/// Needs `Access::Write`.
pub(crate) async fn edit(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<GatheringId>,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    form(&house, &visitor, id, None, None).await
}

async fn after(
    house: &House,
    visitor: &Visitor,
    id: GatheringId,
    typed: Option<Fields>,
    outcome: Result<(), Error>,
) -> Result<Response, Problem> {
    match outcome {
        Ok(()) => Ok(Redirect::to(&format!("/staff/gatherings/{id}")).into_response()),
        Err(error) if can_be_mended(&error) => form(house, visitor, id, typed, Some(&error)).await,
        Err(error) => Err(problem(house, visitor, &error)),
    }
}

/// Needs `Access::Write`.
pub(crate) async fn save(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<GatheringId>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    // Exceptions have a form of their own.
    let outcome = match meant(&typed, BTreeMap::new()) {
        Ok(plan) => gatherings::plan(&house, &visitor.caller, id, plan).await,
        Err(error) => Err(error),
    };
    after(&house, &visitor, id, Some(typed), outcome).await
}

/// Needs `Access::Write`.
pub(crate) async fn show_or_hide(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<GatheringId>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    let outcome = gatherings::show(&house, &visitor.caller, id, typed.is("shown")).await;
    after(&house, &visitor, id, None, outcome).await
}

/// A day left out, put in, or as usual again. Needs `Access::Write`.
pub(crate) async fn except(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<GatheringId>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    let note = typed.line("note");
    let exception = match typed.get("what") {
        "off" => Some(Exception { off: true, note }),
        "besides" => Some(Exception { off: false, note }),
        _ => None,
    };
    let outcome = match typed.get("on").trim().parse::<Date>() {
        Ok(on) => gatherings::except(&house, &visitor.caller, id, on, exception).await,
        Err(_) => Err(Error::Day),
    };
    let kept = if outcome.is_err() { mixed(&house, &visitor, id, &typed).await? } else { None };
    after(&house, &visitor, id, kept, outcome).await
}

/// What is kept of the gathering, with what was just typed about one day.
async fn mixed(house: &House, visitor: &Visitor, id: GatheringId, typed: &Fields) -> Result<Option<Fields>, Problem> {
    let it = gatherings::one(house, &visitor.caller, id, Access::Write).await;
    let mut all = typed_of(&it.map_err(|error| problem(house, visitor, &error))?.into_inner());
    all.extend(typed, &["on", "note", "what"]);
    Ok(Some(all))
}

#[derive(Template)]
#[template(path = "ibasho/desk_seats.html")]
struct SeatsView {
    page: Page,
    id: String,
    title: String,
    when: String,
    seated: Vec<(String, Option<String>)>,
    waiting: bool,
    free: bool,
    booking: bool,
    /// A day that was can be counted: the number that was typed, or the one that is kept.
    counted: Option<String>,
    date: String,
    wrong: Option<&'static str>,
}

/// The seats of a day, for hosts. Needs `Access::SeeSeats`.
pub(crate) async fn table(
    State(house): State<House>,
    visitor: Visitor,
    Path((id, date)): Path<(GatheringId, String)>,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    let on: Date = date.parse().map_err(|_| problem(&house, &visitor, &Error::NotFound))?;
    table_of(&house, &visitor, id, on, None).await
}

/// How many came that day. A number, and no field for anything else. (capability 86) Needs `Access::Count`.
pub(crate) async fn count(
    State(house): State<House>,
    visitor: Visitor,
    Path((id, date)): Path<(GatheringId, String)>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    let refused = |error: Error| problem(&house, &visitor, &error);
    let on: Date = date.parse().map_err(|_| refused(Error::NotFound))?;
    gatherings::one(&house, &visitor.caller, id, Access::Count).await.map_err(refused)?;
    let people = Totals::parse([typed.get("people"), "", "", ""]).map(Totals::sum);
    let kept = match people {
        Ok(people) => classes::count(&house, &visitor.caller, id, on, people).await,
        Err(error) => Err(error),
    };
    match kept {
        Ok(()) => Ok(Redirect::to(&format!("/staff/gatherings/{id}/{on}")).into_response()),
        Err(error) if can_be_mended(&error) => {
            let (status, key) = word_for(&error);
            let again = Some((typed.get("people").to_owned(), key));
            Ok((status, table_of(&house, &visitor, id, on, again).await?).into_response())
        }
        Err(error) => Err(refused(error)),
    }
}

async fn table_of(
    house: &House,
    visitor: &Visitor,
    id: GatheringId,
    on: Date,
    typed: Option<(String, &'static str)>,
) -> Result<Response, Problem> {
    let refused = |error: Error| problem(house, visitor, &error);
    let it = seats::table(house, &visitor.caller, id, on).await.map_err(refused)?;
    let kept = classes::attendance(house, &visitor.caller, id, on).await.map_err(refused)?;
    let was = on <= day_of(house.now()) && it.gathering.series.is_on(on);
    let (counted, wrong) = match typed {
        Some((typed, key)) => (Some(typed), Some(key)),
        None => (was.then(|| kept.map(|it| it.to_string()).unwrap_or_default()), None),
    };
    let page = visitor.page(house, Place::Desk).standing_at(format!("/staff/gatherings/{id}/{on}"));
    let label = |chair: u32| match it.gathering.stretch(chair) {
        Some((begins, ends)) => times::hours(begins, ends),
        None => chair.to_string(),
    };
    let seated: Vec<_> =
        it.seated.iter().map(|(seat, name)| (label(seat.chair.unwrap_or_default()), name.clone())).collect();
    let view = SeatsView {
        id: id.to_string(),
        title: it.gathering.title.clone(),
        when: times::day_and_time(&page, on, &it.gathering),
        waiting: it.waiting > 0,
        free: seated.len() < it.gathering.chairs().unwrap_or_default() as usize,
        seated,
        booking: it.gathering.chairs().is_some(),
        counted,
        date: on.to_string(),
        wrong,
        page,
    };
    Ok(show(&view, Place::Desk))
}

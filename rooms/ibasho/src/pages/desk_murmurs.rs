//! Murmurs at the desk: what waits to be read, in its order; reading; and whether a place takes any. Nobody answers here.
use super::{desk_only, fields::Fields, problem};
use crate::{
    Error,
    actions::murmurs::{self, Waiting},
    murmur::MurmurId,
    place::PlaceId,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_kernel::AccountId;
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};

struct Entry {
    book: String,
    place: String,
    at: String,
    by: Option<String>,
}

#[derive(Template)]
#[template(path = "ibasho/desk_murmurs.html")]
struct ListView {
    page: Page,
    first: Vec<Entry>,
    rest: Vec<Entry>,
    read: Vec<Entry>,
}

fn entry(page: &Page, it: &Waiting) -> Entry {
    Entry {
        book: it.book.id.to_string(),
        place: it.book.place_name.clone(),
        at: page.speaker.exact(it.murmur.at),
        by: it.murmur.reads_by.map(|by| page.speaker.day(by.plus_seconds(-1))),
    }
}

/// Those that somebody may read: `Access::ReadMurmurs`.
pub(crate) async fn list(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    let all = murmurs::waiting(&house, &visitor.caller).await;
    let all = all.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk);
    let entries =
        |wanted: fn(&Waiting) -> bool| all.iter().filter(|it| wanted(it)).map(|it| entry(&page, it)).collect();
    let first = entries(|it| it.murmur.read.is_none() && it.murmur.first);
    let rest = entries(|it| it.murmur.read.is_none() && !it.murmur.first);
    let read = entries(|it| it.murmur.read.is_some());
    Ok(show(&ListView { first, rest, read, page }, Place::Desk))
}

struct Line {
    id: String,
    when: String,
    text: String,
    by: Option<String>,
    read: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "ibasho/desk_murmur.html")]
struct ReadView {
    page: Page,
    book: String,
    place: String,
    lines: Vec<Line>,
    unread: bool,
}

/// Needs `Access::ReadMurmurs` and a key; it is written down before anything is shown.
pub(crate) async fn read(
    State(house): State<House>,
    visitor: Visitor,
    Path(book): Path<AccountId>,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    let it = murmurs::read(&house, &visitor.caller, book).await;
    let it = it.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk);
    let line = |it: &murmurs::Shown| Line {
        id: it.murmur.id.to_string(),
        when: page.speaker.exact(it.murmur.at),
        text: it.text.clone(),
        by: it.murmur.reads_by.map(|by| page.speaker.day(by.plus_seconds(-1))),
        read: it.murmur.read.map(|read| (page.speaker.day(read.0), it.reader.clone().unwrap_or_default())),
    };
    let lines: Vec<Line> = it.all.iter().map(line).collect();
    let unread = lines.iter().any(|it| it.read.is_none());
    let view = ReadView { book: book.to_string(), place: it.book.place_name.clone(), lines, unread, page };
    Ok(show(&view, Place::Desk))
}

/// Needs `Access::ReadMurmurs`. What came in since the page was shown stays unread.
pub(crate) async fn mark_read(
    State(house): State<House>,
    visitor: Visitor,
    Path(book): Path<AccountId>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    let shown: Vec<MurmurId> = typed.all("shown").into_iter().filter_map(|it| it.parse().ok()).collect();
    match murmurs::mark_read(&house, &visitor.caller, book, &shown).await {
        Ok(()) => Ok(Redirect::to("/staff/murmurs").into_response()),
        Err(error) => Err(problem(&house, &visitor, &error)),
    }
}

#[derive(Template)]
#[template(path = "ibasho/desk_murmuring.html")]
struct SettingsView {
    page: Page,
    place: String,
    name: String,
    open: bool,
}

/// Needs `Access::OpenMurmurs`.
pub(crate) async fn settings(
    State(house): State<House>,
    visitor: Visitor,
    Path(place): Path<PlaceId>,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    let it = murmurs::settings(&house, &visitor.caller, place).await;
    let it = it.map_err(|error: Error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk);
    Ok(show(&SettingsView { place: place.to_string(), name: it.name.clone(), open: it.open, page }, Place::Desk))
}

/// Needs `Access::OpenMurmurs`.
pub(crate) async fn open(
    State(house): State<House>,
    visitor: Visitor,
    Path(place): Path<PlaceId>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    let opened = murmurs::open(&house, &visitor.caller, place, typed.is("open")).await;
    opened.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to(&format!("/staff/places/{place}/murmurs")).into_response())
}

//! Taking over what others announce: a list is read, what cannot be read is named, and somebody chooses.
use super::{desk_only, fields::Fields, problem};
use crate::{
    Error,
    access::ListedId,
    actions::listed,
    event_list::{self, Event, Unread, What},
    gathering::{day_of, moment},
    municipality::Municipality,
};
use askama::Template;
use axum::{
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::{Said, word};

#[derive(Template)]
#[template(path = "ibasho/desk_lists.html")]
struct ListsView {
    page: Page,
    taken: Vec<(String, String, String)>,
    found: Vec<Found>,
    past: usize,
    unread: Vec<(usize, usize, &'static str, Said, String)>,
    text: String,
    read: bool,
}

/// One that may be taken over: as it is shown, and as it comes back.
struct Found {
    kept: String,
    when: String,
    title: String,
    place: String,
}

fn said(page: &Page, what: What) -> Said {
    page.say(match what {
        What::Header => word!("ibasho-staff-list-header"),
        What::Cells => word!("ibasho-staff-list-cells"),
        What::Quote => word!("ibasho-staff-list-quote"),
        What::Empty => word!("ibasho-staff-list-empty"),
        What::Date => word!("ibasho-staff-list-date"),
        What::Time => word!("ibasho-staff-list-time"),
        What::Code => word!("ibasho-staff-list-code"),
        What::EndsFirst => word!("ibasho-staff-list-ends-first"),
        What::TooMany => word!("ibasho-staff-list-too-many"),
    })
}

fn found(page: &Page, it: &Event) -> Found {
    let whose = Municipality::by_code(&it.code).map_or(it.code.as_str(), |it| it.name(page.japanese()));
    Found {
        kept: serde_json::to_string(it).unwrap_or_default(),
        when: page.speaker.day(moment(it.first_on, 0)),
        title: it.title.clone(),
        place: [whose, &it.place_name].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · "),
    }
}

fn unread(page: &Page, it: &Unread) -> (usize, usize, &'static str, Said, String) {
    let name = event_list::HEADER.get(it.column - 1).copied().unwrap_or_default();
    (it.line, it.column, name, said(page, it.what), it.typed.clone())
}

/// Needs `Access::TakeOver`.
pub(crate) async fn ask(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    form(&house, &visitor, None, String::new()).await
}

async fn form(house: &House, visitor: &Visitor, text: Option<&str>, typed: String) -> Result<Response, Problem> {
    let refused = |error: Error| problem(house, visitor, &error);
    listed::may_take_over(house, &visitor.caller).await.map_err(refused)?;
    let taken = listed::coming(house, &visitor.caller).await.map_err(refused)?;
    let page = visitor.page(house, Place::Desk).standing_at("/staff/lists");
    let today = day_of(house.now());
    let read = text.map(event_list::read);
    let events = read.as_ref().map(|it| it.events.as_slice()).unwrap_or_default();
    let (coming, past): (Vec<&Event>, Vec<&Event>) = events.iter().partition(|it| it.last_on >= today);
    let wrong = read.as_ref().map(|it| it.unread.as_slice()).unwrap_or_default();
    let view = ListsView {
        taken: taken
            .iter()
            .map(|it| (it.id.to_string(), page.speaker.day(moment(it.event.first_on, 0)), it.event.title.clone()))
            .collect(),
        found: coming.into_iter().map(|it| found(&page, it)).collect(),
        past: past.len(),
        unread: wrong.iter().map(|it| unread(&page, it)).collect(),
        text: event_list::to_mend(wrong).unwrap_or(typed),
        read: read.is_some(),
        page,
    };
    let status = if view.unread.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, show(&view, Place::Desk)).into_response())
}

/// A list that was pasted or mended. Needs `Access::TakeOver`.
pub(crate) async fn read(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    let text = typed.get("text");
    // What was not read at all stays as it was typed; of what was read, what is left to mend.
    let kept = if event_list::read(text).events.is_empty() { text.to_owned() } else { String::new() };
    form(&house, &visitor, Some(text), kept).await
}

/// A list as a file. Needs `Access::TakeOver`.
pub(crate) async fn read_file(
    State(house): State<House>,
    visitor: Visitor,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    let text = event_list::text_of(ground_web::only_file(&headers, &body).unwrap_or_default());
    form(&house, &visitor, Some(&text), String::new()).await
}

/// What was chosen is taken over. Needs `Access::TakeOver`.
pub(crate) async fn take_over(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    let chosen: Vec<Event> = typed.all("event").into_iter().filter_map(event_list::chosen).collect();
    let taken = listed::take_over(&house, &visitor.caller, &chosen).await;
    taken.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to("/staff/lists").into_response())
}

/// Needs `Access::TakeOver`.
pub(crate) async fn remove(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<ListedId>,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    let removed = listed::remove(&house, &visitor.caller, id).await;
    removed.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to("/staff/lists").into_response())
}

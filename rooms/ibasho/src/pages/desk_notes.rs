//! Notes of a shift: sealed to the team, without names. One that seems to name somebody is shown once more.
use super::{desk_only, fields::Fields, problem, word_for};
use crate::{
    Error,
    actions::door,
    door::seems_to_name,
    gathering::{day_of, moment},
    place::PlaceId,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};

#[derive(Template)]
#[template(path = "ibasho/notes.html")]
struct NotesView {
    page: Page,
    place: String,
    name: String,
    notes: Vec<(String, String, String)>,
    text: String,
    hint: bool,
    wrong: Option<&'static str>,
}

async fn notes_of(
    house: &House,
    visitor: &Visitor,
    place: PlaceId,
    text: String,
    hint: bool,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let it = door::notes(house, &visitor.caller, place).await;
    let (name, notes) = it.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Desk).standing_at(format!("/staff/door/{place}/notes"));
    let notes = notes.into_iter().map(|it| (page.speaker.day(moment(it.on, 0)), it.by, it.text)).collect();
    Ok(show(&NotesView { place: place.to_string(), name, notes, text, hint, wrong, page }, Place::Desk))
}

/// Reading needs `Access::Note` and a key; it is written down before anything is shown.
pub(crate) async fn read(
    State(house): State<House>,
    visitor: Visitor,
    Path(place): Path<PlaceId>,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    notes_of(&house, &visitor, place, String::new(), false, None).await
}

/// A note that seems to name somebody is shown once more before it is kept. Needs `Access::Note`.
pub(crate) async fn write(
    State(house): State<House>,
    visitor: Visitor,
    Path(place): Path<PlaceId>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    let text = typed.text("text");
    let back = format!("/staff/door/{place}/notes");
    if visitor.locked().is_some() {
        return Ok(staff::asleep(&house, &visitor, text, String::new(), back));
    }
    if visitor.staff().is_none() && visitor.party().is_none() && !text.is_empty() {
        return Ok(staff::signed_out(&house, &visitor, text, String::new(), back));
    }
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    if seems_to_name(&text) && !typed.is("as_it_is") {
        return notes_of(&house, &visitor, place, text, true, None).await;
    }
    let on = day_of(house.now());
    match door::write_note(&house, &visitor.caller, place, on, &text).await {
        Ok(()) => Ok(Redirect::to(&back).into_response()),
        Err(error @ Error::TooLong) => {
            let (status, key) = word_for(&error);
            Ok((status, notes_of(&house, &visitor, place, text, false, Some(key)).await?).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error)),
    }
}

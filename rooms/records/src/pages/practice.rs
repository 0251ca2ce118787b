//! A worker's own doubts: for the one who writes them alone, for thirty days, about nobody else.
use super::{problem, word_for};
use crate::{Error, actions::practice};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_circle::among::Among;
use ground_kernel::Id;
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "records/practice.html")]
struct PracticeView {
    page: Page,
    notes: Vec<NoteShown>,
    once: String,
    text: String,
    wrong: Option<&'static str>,
}

struct NoteShown {
    id: String,
    on: String,
    until: String,
    text: String,
}

/// Needs `Access::Practise`, and the writer's own key.
pub(crate) async fn read(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    page_of(&house, &visitor, Typed::default(), None).await
}

async fn page_of(
    house: &House,
    visitor: &Visitor,
    typed: Typed,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(visitor) {
        return Ok(way);
    }
    let (all, days) = practice::notes(house, &visitor.caller).await.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Desk).standing_at("/staff/practice");
    let notes = all.into_iter().map(|it| NoteShown {
        id: it.id.to_string(),
        on: page.speaker.date(it.left_on),
        until: page.speaker.date(it.left_on.plus_days(days)),
        text: it.text.to_string(),
    });
    let once = super::once(&typed.once).to_text();
    Ok(show(&PracticeView { notes: notes.collect(), once, text: typed.text, wrong, page }, Place::Desk))
}

#[derive(Deserialize, Default)]
pub(crate) struct Typed {
    #[serde(default)]
    once: String,
    #[serde(default)]
    text: String,
}

pub(crate) async fn leave(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    match practice::leave(&house, &visitor.caller, &super::once(&typed.once), &typed.text).await {
        Ok(()) => Ok(Redirect::to("/staff/practice").into_response()),
        Err(Error::NotFound) => Err(problem(&house, &visitor, &Error::NotFound)),
        Err(error) => {
            let (status, key) = word_for(&error);
            Ok((status, page_of(&house, &visitor, typed, Some(key)).await?).into_response())
        }
    }
}

pub(crate) async fn take_back(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<Id<Among>>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    super::then(&house, &visitor, practice::take_back(&house, &visitor.caller, id).await, "/staff/practice")
}

//! One thread at the desk: one to a window, the called name big beside the button that sends. Writing an answer stands in
//! `reply`, what is shown in `view`.
mod reply;
mod tie;
mod view;

pub(crate) use reply::{draft, reply};

use super::{desk_level, problem};
use crate::{
    Error,
    actions::{answers, desk, shelter},
    letter::LetterId,
    thread::ThreadId,
};
use askama::Template;
use axum::{
    extract::{Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{House, Page, Path, Place, Problem, Visitor, show};
use ground_words::word;
use reply::Reply;
use serde::Deserialize;

/// Reading needs `Access::Read` and a key; it is written down before anything is shown.
pub(crate) async fn read(
    Shared(house): Shared<House>,
    visitor: Visitor,
    Path(id): Path<ThreadId>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let before = shelter::stands_before(&house, &visitor.caller, id).await;
    let before = before.map_err(|error| problem(&house, &visitor, &error))?;
    if let Some(reader) = before.filter(|_| asked.anyway.is_none()) {
        let page = visitor.page(&house, Place::Desk);
        return Ok(show(&ShelteredView { id: id.to_string(), reader, page }, Place::Desk));
    }
    let page = page_of(&house, &visitor, id, None, None).await?;
    desk_level::note_opened(&house, &visitor, id).await;
    Ok(page)
}

/// A sheltered worker may open it all the same; nobody is forbidden to read what they answer.
#[derive(Deserialize)]
pub(crate) struct Asked {
    anyway: Option<String>,
}

/// Somebody else reads first; nothing was opened.
#[derive(Template)]
#[template(path = "consultation/sheltered.html")]
struct ShelteredView {
    page: Page,
    id: String,
    reader: String,
}

async fn page_of(
    house: &House,
    visitor: &Visitor,
    id: ThreadId,
    typed: Option<Reply>,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let it = desk::open_thread(house, &visitor.caller, id).await.map_err(|error| problem(house, visitor, &error))?;
    Ok(show(
        &view::view(
            visitor.page(house, Place::Desk).standing_at(format!("/staff/letters/{id}")),
            it,
            typed,
            wrong,
            house.now(),
        ),
        Place::Desk,
    ))
}

async fn after(
    house: &House,
    visitor: &Visitor,
    id: ThreadId,
    outcome: Result<(), Error>,
) -> Result<Response, Problem> {
    match outcome {
        Ok(()) => Ok(Redirect::to(&format!("/staff/letters/{id}")).into_response()),
        Err(Error::TooLate) => {
            let page = page_of(house, visitor, id, None, Some(word!("consultation-staff-too-late"))).await?;
            Ok((StatusCode::CONFLICT, page).into_response())
        }
        Err(error) => Err(problem(house, visitor, &error)),
    }
}

/// Reading as the second needs `Access::Second`.
pub(crate) async fn second(
    Shared(house): Shared<House>,
    visitor: Visitor,
    Path((id, letter)): Path<(ThreadId, LetterId)>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let outcome = answers::second(&house, &visitor.caller, id, letter).await;
    after(&house, &visitor, id, outcome).await
}

/// Taking back needs `Access::TakeBack`.
pub(crate) async fn take_back(
    Shared(house): Shared<House>,
    visitor: Visitor,
    Path((id, letter)): Path<(ThreadId, LetterId)>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let outcome = answers::take_back(&house, &visitor.caller, id, letter).await;
    after(&house, &visitor, id, outcome).await
}

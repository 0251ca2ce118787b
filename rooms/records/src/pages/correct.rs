//! A line is put right by another one; the line before stays, folded.
use super::{
    problem,
    shown::{self, AskedShown},
    word_for,
};
use crate::{Error, actions::correct, line::LineId};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "records/correct.html")]
struct CorrectView {
    page: Page,
    id: String,
    folder: String,
    before: String,
    text: String,
    asked: Option<AskedShown>,
    beside: Option<String>,
    /// Why it stays, as it was typed.
    reply: String,
    wrong: Option<&'static str>,
}

#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    text: String,
}

/// Needs `Access::Correct`, and opens the line.
pub(crate) async fn ask(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<LineId>,
) -> Result<Response, Problem> {
    page_of(&house, &visitor, id, None, None, None).await
}

pub(super) async fn page_of(
    house: &House,
    visitor: &Visitor,
    id: LineId,
    typed: Option<String>,
    reply: Option<String>,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(visitor) {
        return Ok(way);
    }
    let found = correct::one(house, &visitor.caller, id).await;
    let it = found.map_err(|error| problem(house, visitor, &error))?;
    let correct::ToCorrect { folder, text: before, asked, beside, .. } = it;
    let page = visitor.page(house, Place::Desk).standing_at(format!("/staff/records/lines/{id}"));
    let text = typed.unwrap_or_else(|| before.clone());
    let view = CorrectView {
        id: id.to_string(),
        folder: folder.to_string(),
        asked: asked.as_ref().map(|it| shown::asked(&page, it)),
        reply: reply.unwrap_or_default(),
        before,
        text,
        beside,
        wrong,
        page,
    };
    Ok(show(&view, Place::Desk))
}

pub(crate) async fn save(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<LineId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    match correct::correct(&house, &visitor.caller, id, &typed.text).await {
        Ok(folder) => Ok(Redirect::to(&format!("/staff/records/{folder}#line-{id}")).into_response()),
        Err(error @ (Error::Empty | Error::TooLong)) => {
            let (status, key) = word_for(&error);
            Ok((status, page_of(&house, &visitor, id, Some(typed.text), None, Some(key)).await?).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error)),
    }
}

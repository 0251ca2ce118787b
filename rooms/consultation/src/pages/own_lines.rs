//! What somebody does with one line that was written about their call: erases it, or writes their own word beside it.
use super::{problem, way_back, word_for};
use crate::{Error, actions::own_lines, contact::LineId};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "consultation/own_line.html")]
struct LineView {
    page: Page,
    erase: bool,
    text: String,
    beside: String,
    wrong: Option<&'static str>,
}

async fn view(
    house: &House,
    visitor: &Visitor,
    id: LineId,
    erase: bool,
    typed: Option<String>,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    let found = own_lines::one(house, &visitor.caller, id).await;
    let (text, beside) = found.map_err(|error| problem(house, visitor, &error))?;
    let way = if erase { "erase" } else { "beside" };
    let page = visitor.page(house, Place::Personal).standing_at(format!("/letters/lines/{id}/{way}"));
    Ok(show(&LineView { erase, text, beside: typed.unwrap_or(beside), wrong, page }, Place::Personal))
}

/// Erasing needs `Access::EraseLine`.
pub(crate) async fn ask_erase(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<LineId>,
) -> Result<Response, Problem> {
    view(&house, &visitor, id, true, None, None).await
}

pub(crate) async fn erase(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<LineId>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    own_lines::erase(&house, &visitor.caller, id).await.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to("/letters#calls").into_response())
}

/// Writing beside needs `Access::AddBeside`.
pub(crate) async fn ask_beside(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<LineId>,
) -> Result<Response, Problem> {
    view(&house, &visitor, id, false, None, None).await
}

#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    text: String,
}

pub(crate) async fn beside(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<LineId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    match own_lines::write_beside(&house, &visitor.caller, id, &typed.text).await {
        Ok(()) => Ok(Redirect::to("/letters#calls").into_response()),
        Err(error @ Error::TooLong) => {
            let (status, key) = word_for(&error);
            Ok((status, view(&house, &visitor, id, false, Some(typed.text), Some(key)).await?).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error).keeping(vec![("text".to_owned(), typed.text)])),
    }
}

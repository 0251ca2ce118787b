//! Handing on what somebody said may be told, into the record of the one it is about.
use super::{problem, word_for};
use crate::{Error, actions::telling, folder::FolderId, line::LineId};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "records/tell.html")]
struct TellView {
    page: Page,
    id: String,
    folder: String,
    text: String,
    others: Vec<(String, String)>,
    typed: Typed,
    wrong: Option<&'static str>,
}

#[derive(Deserialize, Default)]
pub(crate) struct Typed {
    #[serde(default)]
    into: String,
    #[serde(default)]
    speaker: String,
}

/// Needs `Access::Tell`, and opens the line.
pub(crate) async fn ask(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<LineId>,
) -> Result<Response, Problem> {
    page_of(&house, &visitor, id, Typed::default(), None).await
}

async fn page_of(
    house: &House,
    visitor: &Visitor,
    id: LineId,
    typed: Typed,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(visitor) {
        return Ok(way);
    }
    let it = telling::ask(house, &visitor.caller, id).await.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Desk).standing_at(format!("/staff/records/lines/{id}/tell"));
    let view = TellView {
        id: id.to_string(),
        folder: it.folder.to_string(),
        text: it.text,
        others: it.others.iter().map(|it| (it.id.to_string(), it.handle())).collect(),
        typed,
        wrong,
        page,
    };
    Ok(show(&view, Place::Desk))
}

pub(crate) async fn tell(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<LineId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let outcome = match typed.into.parse::<FolderId>() {
        Ok(into) => telling::tell(&house, &visitor.caller, id, into, &typed.speaker).await,
        Err(_) => Err(Error::NothingChosen),
    };
    match outcome {
        Ok(into) => Ok(Redirect::to(&format!("/staff/records/{into}")).into_response()),
        Err(error @ (Error::Empty | Error::TooLong | Error::NothingChosen)) => {
            let (status, key) = word_for(&error);
            let key =
                if matches!(error, Error::Empty) { ground_words::word!("records-staff-tell-who-missing") } else { key };
            Ok((status, page_of(&house, &visitor, id, typed, Some(key)).await?).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error)),
    }
}

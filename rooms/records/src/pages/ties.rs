//! A person said, by telephone, on paper or face to face, that their record may be read with a household's: one worker writes
//! it down, another heard it, too.
use crate::{
    Error,
    actions::{links, writing},
    folder::{FolderId, How},
    link::LinkId,
};
use axum::{extract::State, response::Response};
use ground_web::{Form, House, Path, Problem, Visitor};
use serde::Deserialize;

#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    code: String,
    #[serde(default)]
    how: String,
    #[serde(default)]
    scope: String,
}

/// Needs `Access::Write` of the person's folder.
pub(crate) async fn as_said(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<FolderId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let outcome = match (How::from_word(&typed.how), typed.scope.as_str()) {
        (Some(how), scope @ ("me" | "team")) => {
            links::join_as_said(&house, &visitor.caller, id, &typed.code, how, scope == "me").await
        }
        // Whoever may not write here is told nothing of what was missing.
        _ => writing::form(&house, &visitor.caller, id).await.and(Err(Error::NothingChosen)),
    };
    super::then(&house, &visitor, outcome, &format!("/staff/records/{id}"))
}

/// Needs `Access::Confirm`: another than the one who wrote it down.
pub(crate) async fn confirm(
    State(house): State<House>,
    visitor: Visitor,
    Path((id, tie)): Path<(FolderId, LinkId)>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let outcome = links::confirm(&house, &visitor.caller, id, tie).await;
    super::then(&house, &visitor, outcome, &format!("/staff/records/{id}"))
}

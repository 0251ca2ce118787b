//! Answering: kept as a draft, or sent. What was typed survives every error.
use super::page_of;
use crate::{
    Error,
    actions::answers,
    pages::{problem, word_for},
    thread::ThreadId,
};
use axum::{
    extract::State as Shared,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Form, House, Path, Problem, Visitor};
use serde::Deserialize;

#[derive(Deserialize)]
pub(crate) struct Reply {
    #[serde(default)]
    pub(super) text: String,
    #[serde(default)]
    pub(super) reason: String,
    /// Only into the draft.
    keep: Option<String>,
}

/// Answering needs `Access::Answer`.
pub(crate) async fn reply(
    Shared(house): Shared<House>,
    visitor: Visitor,
    Path(id): Path<ThreadId>,
    Form(typed): Form<Reply>,
) -> Result<Response, Problem> {
    if visitor.locked().is_some() {
        return Ok(staff::asleep(&house, &visitor, typed.text, typed.reason, format!("/staff/letters/{id}/reply")));
    }
    if visitor.staff().is_none() && visitor.party().is_none() && !typed.text.is_empty() {
        return Ok(staff::signed_out(&house, &visitor, typed.text, typed.reason, format!("/staff/letters/{id}/reply")));
    }
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let outcome = match typed.keep {
        Some(_) => answers::keep_draft(&house, &visitor.caller, id, &typed.text).await,
        None => answers::answer(&house, &visitor.caller, id, &typed.text, &typed.reason).await,
    };
    match outcome {
        // A reason that was typed has no draft of its own; it stays on the page.
        Ok(()) if typed.keep.is_some() && !typed.reason.is_empty() => {
            page_of(&house, &visitor, id, Some(typed), None).await
        }
        Ok(()) => Ok(Redirect::to(&format!("/staff/letters/{id}")).into_response()),
        Err(error) => {
            let (status, key) = word_for(&error);
            if matches!(error, Error::NotFound) {
                return Err(problem(&house, &visitor, &error));
            }
            if !status.is_client_error() {
                let typed = vec![("text".to_owned(), typed.text), ("reason".to_owned(), typed.reason)];
                return Err(problem(&house, &visitor, &error).keeping(typed));
            }
            let page = page_of(&house, &visitor, id, Some(typed), Some(key)).await?;
            Ok((status, page).into_response())
        }
    }
}

/// What is being typed, kept sealed.
pub(crate) async fn draft(
    Shared(house): Shared<House>,
    visitor: Visitor,
    Path(id): Path<ThreadId>,
    Form(typed): Form<Reply>,
) -> StatusCode {
    if visitor.staff().is_none() {
        return StatusCode::UNAUTHORIZED;
    }
    match answers::keep_draft(&house, &visitor.caller, id, &typed.text).await {
        Ok(()) => StatusCode::NO_CONTENT,
        Err(error) => word_for(&error).0,
    }
}

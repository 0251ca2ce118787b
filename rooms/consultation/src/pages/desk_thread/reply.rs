//! Answering: kept as a draft, or sent. What was typed survives every error.
use super::page_of;
use crate::{
    Error,
    actions::answers,
    cards,
    pages::{problem, word_for},
    thread::ThreadId,
};
use axum::{
    extract::State as Shared,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Form, House, Path, Problem, Visitor};

/// What was typed, and which page it was typed on.
#[derive(Default)]
pub(crate) struct Reply {
    pub(super) text: String,
    pub(super) reason: String,
    pub(super) cards: Vec<String>,
    /// The thread that the page showed.
    shown: String,
    /// Only into the draft.
    keep: bool,
}

impl From<Vec<(String, String)>> for Reply {
    fn from(pairs: Vec<(String, String)>) -> Self {
        let mut it = Reply::default();
        for (name, value) in pairs {
            match name.as_str() {
                "text" => it.text = value,
                "reason" => it.reason = value,
                "shown" => it.shown = value,
                "keep" => it.keep = true,
                "card" if cards::card(&value).is_some() => it.cards.push(value),
                _ => {}
            }
        }
        it
    }
}

impl Reply {
    /// A text that was typed beside the letters of somebody else is never sent here: one thread to a page, and one page
    /// to a thread. Into the draft it may go, where it is looked at again.
    fn belongs_to(&self, id: ThreadId) -> bool {
        self.keep || self.shown == id.to_string()
    }
}

/// Answering needs `Access::Answer`.
pub(crate) async fn reply(
    Shared(house): Shared<House>,
    visitor: Visitor,
    Path(id): Path<ThreadId>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let typed = Reply::from(pairs);
    if visitor.locked().is_some() {
        return Ok(staff::asleep(&house, &visitor, typed.text, typed.reason, format!("/staff/letters/{id}/reply")));
    }
    if visitor.staff().is_none() && visitor.party().is_none() && !typed.text.is_empty() {
        return Ok(staff::signed_out(&house, &visitor, typed.text, typed.reason, format!("/staff/letters/{id}/reply")));
    }
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    if !typed.belongs_to(id) {
        // To whoever may not answer here it looks as if it were not there.
        answers::may_answer(&house, &visitor.caller, id).await.map_err(|error| problem(&house, &visitor, &error))?;
        let typed = vec![("text".to_owned(), typed.text), ("reason".to_owned(), typed.reason)];
        return Err(problem(&house, &visitor, &Error::OtherPage).keeping(typed));
    }
    let outcome = match typed.keep {
        true => answers::keep_draft(&house, &visitor.caller, id, &typed.text).await,
        false => answers::answer(&house, &visitor.caller, id, &typed.text, &typed.reason, &typed.cards).await,
    };
    match outcome {
        // A reason and cards have no draft of their own; they stay on the page.
        Ok(()) if typed.keep && !(typed.reason.is_empty() && typed.cards.is_empty()) => {
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
    Form(pairs): Form<Vec<(String, String)>>,
) -> StatusCode {
    let typed = Reply::from(pairs);
    if visitor.staff().is_none() {
        return StatusCode::UNAUTHORIZED;
    }
    match answers::keep_draft(&house, &visitor.caller, id, &typed.text).await {
        Ok(()) => StatusCode::NO_CONTENT,
        Err(error) => word_for(&error).0,
    }
}

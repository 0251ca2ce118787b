//! Forms. What was typed is kept whatever goes wrong; a text keeps every character the person wrote.
use crate::{House, Place, Problem, SessionState, Visitor};
use axum::{
    extract::{FromRequest, FromRequestParts, Request},
    http::StatusCode,
};
use serde::de::DeserializeOwned;

/// A form that was sent. Unlike axum's own, it answers a broken one with a page.
pub struct Form<T>(pub T);

impl<T: DeserializeOwned> FromRequest<House> for Form<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, house: &House) -> Result<Self, Self::Rejection> {
        let (mut parts, body) = request.into_parts();
        let visitor = Visitor::from_request_parts(&mut parts, house).await?;
        let request = Request::from_parts(parts, body);
        if matches!(visitor.session, SessionState::Away) {
            let typed = axum::Form::<Vec<(String, String)>>::from_request(request, house).await;
            let (status, key) = (StatusCode::SERVICE_UNAVAILABLE, ground_words::word!("web-away"));
            let typed = typed.map(|form| form.0).unwrap_or_default();
            return Err(visitor.problem(house, status, key, Place::Personal).keeping(typed));
        }
        match axum::Form::<T>::from_request(request, house).await {
            Ok(axum::Form(form)) => Ok(Form(form)),
            Err(_) => Err(visitor.problem(
                house,
                StatusCode::UNPROCESSABLE_ENTITY,
                ground_words::word!("web-form-unreadable"),
                Place::Public,
            )),
        }
    }
}

/// Exactly as it was typed; only the line ends that browsers send (CR LF) become those that were pressed.
pub fn as_typed(text: &str) -> String {
    text.replace("\r\n", "\n")
}

/// For a name or a number: one line, without blanks around it.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

//! A problem as a person meets it: a status, and a sentence that says what happened, that what they wrote is safe, and
//! what they can do now.
use crate::{House, Page, Place, Visitor, show};
use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};

pub struct Problem {
    pub status: StatusCode,
    pub key: &'static str,
    pub page: Box<Page>,
}

impl Problem {
    pub fn new(status: StatusCode, key: &'static str, page: Page) -> Self {
        Problem { status, key, page: Box::new(page) }
    }
}

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemView<'a> {
    page: &'a Page,
    key: &'static str,
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let view = ProblemView { page: &self.page, key: self.key };
        (self.status, show(&view, self.page.place)).into_response()
    }
}

/// What is not there and what is not theirs look the same, byte for byte.
pub async fn not_found(State(house): State<House>, visitor: Visitor) -> Problem {
    visitor.problem(&house, StatusCode::NOT_FOUND, ground_words::word!("web-not-found"), Place::Public)
}

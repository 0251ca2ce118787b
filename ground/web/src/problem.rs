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
    /// The text that was typed, and the rest of its form.
    text: Option<String>,
    rest: Vec<(String, String)>,
}

impl Problem {
    pub fn new(status: StatusCode, key: &'static str, page: Page) -> Self {
        Problem { status, key, page: Box::new(page), text: None, rest: vec![] }
    }

    /// The page still holds what was typed, and its form can be sent again as it was. Only forms with a text are shown:
    /// in the others nothing is lost, and some of them hold words to come in by.
    pub fn keeping(mut self, typed: Vec<(String, String)>) -> Self {
        let (text, rest): (Vec<_>, Vec<_>) = typed.into_iter().partition(|(name, _)| name == "text");
        self.text = text.into_iter().map(|(_, text)| text).find(|text| !text.is_empty());
        self.rest = rest;
        self
    }
}

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemView<'a> {
    page: &'a Page,
    key: &'static str,
    text: Option<&'a str>,
    rest: &'a [(String, String)],
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let view = ProblemView { page: &self.page, key: self.key, text: self.text.as_deref(), rest: &self.rest };
        (self.status, show(&view, self.page.place)).into_response()
    }
}

/// What is not there and what is not theirs look the same, byte for byte.
pub async fn not_found(State(house): State<House>, visitor: Visitor) -> Problem {
    visitor.problem(&house, StatusCode::NOT_FOUND, ground_words::word!("web-not-found"), Place::Public)
}

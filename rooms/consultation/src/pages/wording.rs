//! Words worth a second look, while an answer is written: the same lines that stand beside a kept draft, without the page
//! around them. Nothing is kept of what was sent here.
use crate::wording;
use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ground_web::{Form, House, Page, Place, Visitor, show};
use serde::Deserialize;

/// One hint as it stands beside a draft.
pub(crate) struct HintLine {
    pub(crate) word: &'static str,
    pub(crate) why: &'static str,
    pub(crate) kinder: &'static str,
}

pub(crate) fn lines(page: &Page, text: &str) -> Vec<HintLine> {
    let line = |it: wording::Found| HintLine {
        word: it.word,
        why: if page.japanese() { &it.hint.why.ja } else { &it.hint.why.en },
        kinder: &it.hint.kinder,
    };
    wording::hints_in(text).into_iter().map(line).collect()
}

/// What to leave unsaid to families, for the first time that they are listened to.
pub(crate) fn for_families(page: &Page) -> Vec<HintLine> {
    let line = |(word, hint): (&'static str, &'static wording::Hint)| HintLine {
        word,
        why: if page.japanese() { &hint.why.ja } else { &hint.why.en },
        kinder: &hint.kinder,
    };
    wording::for_families().map(line).collect()
}

#[derive(Template)]
#[template(path = "consultation/_wording.html")]
struct WordingView {
    page: Page,
    hints: Vec<HintLine>,
}

#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    text: String,
}

/// Only for those who answer here.
pub(crate) async fn look(State(house): State<House>, visitor: Visitor, Form(typed): Form<Typed>) -> Response {
    if visitor.staff().is_none() {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let page = visitor.page(&house, Place::Desk);
    let hints = lines(&page, &typed.text);
    show(&WordingView { hints, page }, Place::Desk)
}

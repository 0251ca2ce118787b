//! Looking for words in records. What is looked for travels in the form, never in an address, and stays in its field.
use super::{problem, word_for};
use crate::{
    Error,
    actions::search::{self, Finding, Findings},
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use ground_web::{Form, House, Page, Place, Problem, Visitor, show};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "records/search.html")]
struct SearchView {
    page: Page,
    typed: String,
    wrong: Option<&'static str>,
    found: Option<Vec<FoundFolder>>,
    full: bool,
}

struct FoundFolder {
    id: String,
    handle: String,
    lines: Vec<FoundLine>,
}

struct FoundLine {
    who: Option<String>,
    when: String,
    around: [String; 3],
}

#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    words: String,
}

/// The empty form. Nothing is opened.
pub(crate) async fn ask(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    Ok(show(&view(visitor.page(&house, Place::Desk), String::new(), None, None), Place::Desk))
}

/// Finding needs `Access::Read`, folder by folder, and a key; what is shown was written down first.
pub(crate) async fn look(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let page = visitor.page(&house, Place::Desk);
    match search::search(&house, &visitor.caller, &typed.words).await {
        Ok(found) => Ok(show(&view(page, typed.words, None, Some(found)), Place::Desk)),
        Err(Error::NotFound) => Err(problem(&house, &visitor, &Error::NotFound)),
        Err(error) => {
            let (status, key) = word_for(&error);
            if status.is_server_error() {
                tracing::error!(%error, "a search broke off");
            }
            Ok((status, show(&view(page, typed.words, Some(key), None), Place::Desk)).into_response())
        }
    }
}

fn view(page: Page, typed: String, wrong: Option<&'static str>, found: Option<Findings>) -> SearchView {
    let full = found.as_ref().is_some_and(|it| it.full);
    let found = found.map(|it| it.folders.into_iter().map(|it| folder(&page, it)).collect());
    SearchView { typed, wrong, found, full, page }
}

fn folder(page: &Page, it: Finding) -> FoundFolder {
    let line = |it: search::FoundLine| FoundLine { who: it.writer, when: page.speaker.exact(it.at), around: it.around };
    FoundFolder { id: it.id.to_string(), handle: it.handle, lines: it.lines.into_iter().map(line).collect() }
}

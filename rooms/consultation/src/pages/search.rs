//! Looking for words at the desk. What is looked for travels in the form, never in an address, and stays in its field.
use super::{problem, word_for};
use crate::{
    Error,
    actions::search::{self, Finding, FoundLine},
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use ground_web::{Form, House, Page, Place, Problem, Visitor, show};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "consultation/search.html")]
struct SearchView {
    page: Page,
    in_a_team: bool,
    typed: String,
    wrong: Option<&'static str>,
    found: Option<Vec<Thread>>,
    full: bool,
    most: String,
}

struct Thread {
    id: String,
    handle: String,
    called: Option<String>,
    lines: Vec<Line>,
}

struct Line {
    who: Option<String>,
    when: String,
    before: String,
    found: String,
    after: String,
}

#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    words: String,
}

/// The empty form. Nothing is opened.
pub(crate) async fn ask(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    page_of(&house, &visitor, String::new(), Ok(None))
}

/// Finding needs `Access::Read`, thread by thread, and a key; what is shown was written down first.
pub(crate) async fn look(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let found = search::search(&house, &visitor.caller, &typed.words).await;
    page_of(&house, &visitor, typed.words, found.map(Some))
}

fn page_of(
    house: &House,
    visitor: &Visitor,
    typed: String,
    found: Result<Option<search::Findings>, Error>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(visitor) {
        return Ok(way);
    }
    let in_a_team = search::in_a_team(&visitor.caller).map_err(|error| problem(house, visitor, &error))?;
    let (status, wrong, found) = match found {
        Ok(found) => (axum::http::StatusCode::OK, None, found),
        Err(Error::NotFound) => return Err(problem(house, visitor, &Error::NotFound)),
        Err(error) => {
            let (status, key) = word_for(&error);
            if status.is_server_error() {
                tracing::error!(%error, "a search broke off");
            }
            (status, Some(key), None)
        }
    };
    let page = visitor.page(house, Place::Desk);
    let full = found.as_ref().is_some_and(|it| it.full);
    let found = found.map(|it| it.threads.into_iter().map(|it| thread(&page, it)).collect());
    let most = search::MOST_THREADS.to_string();
    let view = SearchView { page, in_a_team, typed, wrong, found, full, most };
    Ok((status, show(&view, Place::Desk)).into_response())
}

fn thread(page: &Page, it: Finding) -> Thread {
    Thread {
        id: it.thread.id.to_string(),
        handle: it.thread.handle(),
        called: it.called,
        lines: it.lines.into_iter().map(|it| line(page, it)).collect(),
    }
}

fn line(page: &Page, it: FoundLine) -> Line {
    let FoundLine { writer, at, before, found, after } = it;
    Line { who: writer, when: page.speaker.exact(at), before, found, after }
}

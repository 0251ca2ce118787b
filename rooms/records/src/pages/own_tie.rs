//! Joining one's record with a household's, and parting it again. The page is the same for everybody, always.
use super::{problem, way_back, word_for};
use crate::{
    Error,
    actions::{
        links,
        own::{self, OwnLink, Part},
    },
    folder::How,
    link::LinkId,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::Said;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "records/own_tie.html")]
struct TieView {
    page: Page,
    ties: Vec<TieShown>,
    workers: Vec<(String, String)>,
    typed: Typed,
    wrong: Option<&'static str>,
}

pub(super) struct TieShown {
    id: String,
    pub(super) line: Said,
    pub(super) words: Option<String>,
    waits: bool,
}

#[derive(Deserialize, Default)]
pub(crate) struct Typed {
    #[serde(default)]
    code: String,
    /// A worker; `team` for all of them.
    #[serde(default)]
    scope: String,
    #[serde(default)]
    text: String,
}

pub(crate) async fn ask(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    page_of(&house, &visitor, Typed::default(), None).await
}

async fn page_of(
    house: &House,
    visitor: &Visitor,
    typed: Typed,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    let it = match own::read(house, &visitor.caller, Part::Own).await {
        Err(Error::NotFound) => return Ok(Redirect::to("/me/record").into_response()),
        other => other.map_err(|error| problem(house, visitor, &error))?,
    };
    let page = visitor.page(house, Place::Personal).standing_at("/me/record/household");
    let view = TieView {
        ties: it.links.into_iter().map(|it| tie(&page, it)).collect(),
        workers: it.workers.iter().map(|(id, name)| (id.to_string(), name.clone())).collect(),
        typed,
        wrong,
        page,
    };
    Ok(show(&view, Place::Personal))
}

pub(super) fn tie(page: &Page, it: OwnLink) -> TieShown {
    let on = page.speaker.date(it.link.made_at);
    let line = match &it.worker {
        Some(name) => page.say_with("records-tie-one", &[("on", on.as_str()), ("name", name.as_str())]),
        None => page.say_with("records-tie-team", &[("on", on.as_str())]),
    };
    let waits = it.link.how != How::Own && !it.link.stands();
    TieShown { id: it.link.id.to_string(), line, words: it.words.filter(|it| !it.is_empty()), waits }
}

/// Joining needs `Access::Join`: in one's own matter.
pub(crate) async fn join(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    let worker = match (typed.scope.as_str(), typed.scope.parse()) {
        ("team", _) => Ok(None),
        (_, Ok(worker)) => Ok(Some(worker)),
        _ => Err(Error::NothingChosen),
    };
    let outcome = match worker {
        Ok(worker) => links::join(&house, &visitor.caller, &typed.code, worker, &typed.text).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => Ok(Redirect::to("/me/record/household").into_response()),
        Err(Error::NotFound) => Err(problem(&house, &visitor, &Error::NotFound)),
        Err(error) => {
            let (status, key) = word_for(&error);
            Ok((status, page_of(&house, &visitor, typed, Some(key)).await?).into_response())
        }
    }
}

/// Parting needs `Access::Part`.
pub(crate) async fn part(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<LinkId>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    super::then(&house, &visitor, links::part(&house, &visitor.caller, id).await, "/me/record/household")
}

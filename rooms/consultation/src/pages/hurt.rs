//! 「このことばがつらかった」: a sentence of ours is marked, with words or without. It goes to those who read here, and is
//! answered as a letter is.
use super::{problem, way_back, word_for};
use crate::{
    Error,
    actions::hurt::{self, Marking},
    hurt::HurtId,
    letter::LetterId,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "consultation/hurt.html")]
struct HurtView {
    page: Page,
    id: String,
    sentences: Vec<String>,
    marked: Vec<(String, String, String)>,
    text: String,
    wrong: Option<&'static str>,
}

fn view(page: Page, id: LetterId, it: Marking, text: String, wrong: Option<&'static str>) -> HurtView {
    let marked = it.marked.into_iter().map(|(id, sentence, words)| (id.to_string(), sentence, words)).collect();
    HurtView { id: id.to_string(), sentences: it.sentences, marked, text, wrong, page }
}

/// Reading needs `Access::Read`.
pub(crate) async fn ask(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<LetterId>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    page_of(&house, &visitor, id, String::new(), None).await
}

async fn page_of(
    house: &House,
    visitor: &Visitor,
    id: LetterId,
    text: String,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let it = hurt::marking(house, &visitor.caller, id).await.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Personal).standing_at(format!("/letters/one/{id}/hurt"));
    Ok(show(&view(page, id, it, text, wrong), Place::Personal))
}

#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    sentence: String,
    #[serde(default)]
    text: String,
    /// Taken back.
    mark: Option<HurtId>,
}

/// Marking needs `Access::Write`: it is their own.
pub(crate) async fn mark(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<LetterId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    let outcome = match typed.mark {
        Some(mark) => hurt::take_back(&house, &visitor.caller, mark).await,
        None => hurt::mark(&house, &visitor.caller, id, typed.sentence.parse().ok(), &typed.text).await,
    };
    match outcome {
        Ok(()) => Ok(Redirect::to(&format!("/letters/one/{id}/hurt")).into_response()),
        Err(error @ Error::TooLong) => {
            let (status, key) = word_for(&error);
            Ok((status, page_of(&house, &visitor, id, typed.text, Some(key)).await?).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error)),
    }
}

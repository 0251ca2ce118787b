//! A card of information: the same page for everybody, with a neutral name and address, made to be printed large.
use crate::cards;
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use ground_web::{House, Page, Path, Place, Problem, Visitor, show};
use ground_words::word;

#[derive(Template)]
#[template(path = "consultation/info_card.html")]
struct CardView {
    page: Page,
    title: &'static str,
    paragraphs: Vec<&'static str>,
    source: &'static str,
    checked_on: String,
}

pub(crate) async fn read(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let Some(card) = cards::card(&id) else {
        return Err(visitor.problem(&house, StatusCode::NOT_FOUND, word!("web-not-found"), Place::Public));
    };
    let page = visitor.page(&house, Place::Public).standing_at(format!("/cards/{}", card.id));
    let voice = page.speaker.voice();
    let view = CardView {
        title: card.title.in_voice(voice),
        paragraphs: card.paragraphs(voice),
        source: &card.source,
        checked_on: card.checked_on.to_string(),
        page,
    };
    Ok(show(&view, Place::Public))
}

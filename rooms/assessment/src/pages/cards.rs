//! Cards instead of words: first those that are to be laid, then where each belongs. Two plain forms; what was chosen travels
//! in the form and stands in no address.
use super::{can_be_mended, over, problem, way_back, word_for};
use crate::{
    Error,
    actions::saying,
    card::{CARDS, Pile, card, laid},
    prompt::Prompt,
    spoken::{Answer, How, Spoken},
};
use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Fields, Form, House, Page, Place, Problem, Visitor, show};
use ground_words::Said;

#[derive(Template)]
#[template(path = "assessment/cards.html")]
struct CardsView {
    page: Page,
    cards: Vec<(&'static str, Said)>,
    wrong: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "assessment/piles.html")]
struct PilesView {
    page: Page,
    once: String,
    cards: Vec<(&'static str, Said)>,
    piles: Vec<(&'static str, Said)>,
    helper: String,
    text: String,
    wrong: Option<&'static str>,
}

fn all_cards(house: &House, visitor: &Visitor, wrong: Option<&'static str>) -> Response {
    let page = visitor.page(house, Place::Personal).standing_at("/me/now/cards");
    let cards = CARDS.iter().map(|it| (it.id, page.say(it.key))).collect();
    show(&CardsView { cards, wrong, page }, Place::Personal)
}

fn piles(house: &House, visitor: &Visitor, typed: &Fields, wrong: Option<&'static str>) -> Response {
    let page = visitor.page(house, Place::Personal).standing_at("/me/now/cards");
    let view = PilesView {
        once: typed.once_text(),
        cards: typed.all("card").filter_map(card).map(|it| (it.id, page.say(it.key))).collect(),
        piles: Pile::ALL.into_iter().map(|it| (it.word(), page.say(it.key()))).collect(),
        helper: typed.line("helper"),
        text: typed.text("text"),
        wrong,
        page,
    };
    show(&view, Place::Personal)
}

pub(crate) async fn choose(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    Ok(all_cards(&house, &visitor, None))
}

/// Laying needs `Access::Say`. The first form names cards and lays none; the second says where each belongs.
pub(crate) async fn lay(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(over(&house, &visitor, &typed, way_back()));
    }
    let cards = laid(typed.beginning("on-"));
    if cards.is_empty() {
        let (status, key) = word_for(&Error::Empty);
        return Ok(match (typed.all("card").filter_map(card).next(), typed.get("lay")) {
            (None, _) => (status, all_cards(&house, &visitor, Some(key))).into_response(),
            (Some(_), "") => (StatusCode::OK, piles(&house, &visitor, &typed, None)).into_response(),
            (Some(_), _) => (status, piles(&house, &visitor, &typed, Some(key))).into_response(),
        });
    }
    let helper = typed.line("helper");
    let how = if helper.is_empty() { How::Alone } else { How::Helped(helper) };
    let (prompt, answer, text) = (Prompt::Wishes, Answer::Cards(cards), typed.text("text"));
    let spoken = Spoken { prompt, answer, band: None, how, speaker: None, text };
    match saying::say(&house, &visitor.caller, &typed.once(), Some(spoken), None).await {
        Ok(()) => Ok(Redirect::to(&format!("/me/now#p{}", prompt.number())).into_response()),
        Err(error) if can_be_mended(&error) => {
            let (status, key) = word_for(&error);
            Ok((status, piles(&house, &visitor, &typed, Some(key))).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error).keeping(vec![("text".to_owned(), typed.text("text"))])),
    }
}

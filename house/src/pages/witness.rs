//! The witness's page: who asks, why, for which team; their own twelve words, typed by themselves; yes, or stop.
//!
//! It stands here because it takes two rooms: `staff` leads the recovery, and `people` rings the bells of those concerned.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use ground_circle::recovery::Stage;
use ground_seal::session::Token;
use ground_web::{Address, Form, House, Page, Place, Visitor, show};
use serde::Deserialize;
use staff::{Error, Told};

#[derive(Template)]
#[template(path = "house/witness.html")]
struct WitnessView {
    page: Page,
    it: Told,
    asked_at: String,
    until: Option<String>,
    wrong: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "house/witness_stopped.html")]
struct StoppedView {
    page: Page,
}

#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    words: String,
    /// Which button was pressed.
    #[serde(default)]
    answer: String,
}

pub(crate) async fn ask(State(house): State<House>, visitor: Visitor, Path(link): Path<String>) -> Response {
    match link_of(&link) {
        Ok(link) => view(&house, &visitor, &link, None).await,
        Err(error) => refused(&house, &visitor, &error),
    }
}

fn link_of(text: &str) -> Result<Token, Error> {
    Token::from_text(text).map_err(|_| Error::LinkOver)
}

fn refused(house: &House, visitor: &Visitor, error: &Error) -> Response {
    let (status, key) = staff::word_for(error);
    if status.is_server_error() {
        tracing::error!(%error, "a witness could not be asked");
    }
    visitor.problem(house, status, key, Place::Desk).into_response()
}

async fn view(house: &House, visitor: &Visitor, link: &Token, wrong: Option<&'static str>) -> Response {
    let it = match staff::asked_of_witness(house, link).await {
        Ok(it) => it,
        Err(error) => return refused(house, visitor, &error),
    };
    let page = visitor.page(house, Place::Desk);
    let until = match it.stage {
        Stage::Waiting { until } => Some(page.speaker.exact(until)),
        _ => None,
    };
    show(&WitnessView { asked_at: page.speaker.exact(it.asked_at), until, it, wrong, page }, Place::Desk)
}

/// Yes needs the witness's words; so does stopping, so that nobody stops it in their place.
pub(crate) async fn answer(
    State(house): State<House>,
    visitor: Visitor,
    address: Address,
    Path(link): Path<String>,
    Form(typed): Form<Typed>,
) -> Response {
    let link = match link_of(&link) {
        Ok(link) => link,
        Err(error) => return refused(&house, &visitor, &error),
    };
    let (now, tried) = (house.now(), link.hash());
    house.brakes.wait(house.brakes.pause(now, address, &tried)).await;
    let done = match typed.answer.as_str() {
        "yes" => open(&house, &link, &typed.words).await.map(|()| true),
        _ => staff::witness_stops(&house, &link, &typed.words).await.map(|()| false),
    };
    match done {
        Ok(true) => view(&house, &visitor, &link, None).await,
        Ok(false) => show(&StoppedView { page: visitor.page(&house, Place::Desk) }, Place::Desk),
        Err(error @ (Error::CardUnclear | Error::WrongCards)) => {
            house.brakes.failed(now, address, &tried);
            let (status, key) = staff::word_for(&error);
            (status, view(&house, &visitor, &link, Some(key)).await).into_response()
        }
        Err(error) => refused(&house, &visitor, &error),
    }
}

/// The lines are there before anything else happens; then the bells. One that cannot ring holds nothing up: the line
/// stands on the person's page all the same.
async fn open(house: &House, link: &Token, words: &str) -> Result<(), Error> {
    let opened = staff::witness_opens(house, link, words).await?;
    match people::ring_for_recovery(house, &opened).await {
        Ok(rung) => tracing::info!(circles = opened.circles.len(), rung, "a recovery waits for its day to pass"),
        Err(error) => tracing::error!(%error, "bells of a recovery could not all ring"),
    }
    Ok(())
}

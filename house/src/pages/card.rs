//! From a paper card to a letter: the one place where the room of doors and the room of letters meet, and all that passes
//! between them is one fixed sentence. (capability 87; docs/adr/0026)
use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ground_circle::Caller;
use ground_web::{Address, Form, House, Page, Place, Visitor, show};
use ground_words::word;
use ibasho::CardTyped;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "house/card.html")]
struct CardView {
    page: Page,
    number: String,
    wrong: Option<&'static str>,
}

#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    number: String,
}

pub(crate) async fn ask(State(house): State<House>, visitor: Visitor) -> Response {
    form(&house, &visitor, String::new(), None)
}

fn form(house: &House, visitor: &Visitor, number: String, wrong: Option<&'static str>) -> Response {
    let page = visitor.page(house, Place::Personal).standing_at("/card");
    show(&CardView { number, wrong, page }, Place::Personal)
}

/// A number that was typed in: a letter that begins with a greeting, or that nothing was found. Whether a number was used
/// before or never was one is not told. The card is spent as nobody, whoever is signed in, and before there is a letter.
pub(crate) async fn open(
    State(house): State<House>,
    visitor: Visitor,
    address: Address,
    Form(typed): Form<Typed>,
) -> Response {
    let now = house.now();
    house.brakes.wait(house.brakes.pause(now, address, b"card")).await;
    match ibasho::spend_card(&house, &Caller::stranger(), &typed.number).await {
        Ok(CardTyped::Opened) => {
            let greeting = visitor.speaker.plain(word!("house-card-greeting"));
            consultation::letter_begun_with(&house, &visitor, format!("{greeting}\n")).await
        }
        Ok(CardTyped::NotFound) => {
            house.brakes.failed(now, address, b"card");
            let again = form(&house, &visitor, typed.number, Some(word!("house-card-none")));
            (StatusCode::UNPROCESSABLE_ENTITY, again).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "a card could not be looked at");
            let again = form(&house, &visitor, typed.number, Some(word!("web-away")));
            (StatusCode::SERVICE_UNAVAILABLE, again).into_response()
        }
    }
}

//! The automatic answers, exactly as people who write will see them: in three voices, with the real dates. Looked at when
//! a house is set up, and whenever hours or the promise change.
use askama::Template;
use axum::{
    extract::{Query, State},
    response::{IntoResponse, Response},
};
use consultation::NightText;
use ground_kernel::{Actor, Role};
use ground_web::{House, Page, Place, Visitor, show};
use ground_words::Voice;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "house/night.html")]
struct NightView {
    page: Page,
    voices: Vec<(Page, Vec<NightText>)>,
    setup: bool,
}

#[derive(Deserialize)]
pub(crate) struct Walking {
    setup: Option<String>,
}

/// For administrators: it belongs to the settings.
pub(crate) async fn read(State(house): State<House>, visitor: Visitor, Query(walking): Query<Walking>) -> Response {
    if let Some(way) = staff::desk_only(&visitor) {
        return way;
    }
    let administrator = matches!(&visitor.caller.actor, Actor::Staff { role: Role::Administrator, .. });
    let said = super::organisation(&house).await;
    let (true, Ok(said)) = (administrator, said) else {
        return ground_web::not_found(State(house), visitor).await.into_response();
    };
    let page = visitor.page(&house, Place::Desk);
    let in_voice = |voice| {
        let speaking = Page { speaker: house.words.speaker(voice, page.speaker.furigana()), ..page.clone() };
        let texts = consultation::night_texts(&speaking, &said, house.now());
        (speaking, texts)
    };
    let voices = [Voice::Standard, Voice::Plain, Voice::English].map(in_voice);
    show(&NightView { voices: voices.into(), setup: walking.setup.is_some(), page }, Place::Desk)
}

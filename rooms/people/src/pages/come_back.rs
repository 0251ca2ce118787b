//! Coming back with number and words: typed, or tapped word by word (keyboards learn).
use super::word_for;
use crate::{Error, WordsToKeep, actions};
use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::CookieJar;
use ground_seal::phrase::{Number, WORDS};
use ground_web::{Address, Form, House, Page, Place, Visitor, one_line, show};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "people/return.html")]
struct ReturnView {
    page: Page,
    number: String,
    words: String,
    wrong: Option<&'static str>,
}

pub(crate) async fn ask(State(house): State<House>, visitor: Visitor) -> Response {
    if visitor.party().is_some() {
        return Redirect::to("/letters").into_response();
    }
    form(&house, &visitor, String::new(), String::new(), None)
}

fn form(house: &House, visitor: &Visitor, number: String, words: String, wrong: Option<&'static str>) -> Response {
    let view = ReturnView { page: visitor.page(house, Place::Personal).standing_at("/return"), number, words, wrong };
    show(&view, Place::Personal)
}

#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    number: String,
    #[serde(default)]
    words: String,
    #[serde(default)]
    extra: String,
}

/// An unknown number and wrong words get the same answer, after the same work and the same pause.
pub(crate) async fn come_back(
    State(house): State<House>,
    visitor: Visitor,
    address: Address,
    jar: CookieJar,
    Form(typed): Form<Typed>,
) -> Response {
    let tried = Number::parse(&typed.number)
        .map_or_else(|_| typed.number.clone().into_bytes(), |number| number.as_bytes().to_vec());
    let now = house.now();
    house.brakes.wait(house.brakes.pause(now, address, &tried)).await;
    let words = WordsToKeep::typed(&typed.number, &typed.words);
    let extra = one_line(&typed.extra);
    let extra = Some(extra.as_str()).filter(|it| !it.is_empty());
    match actions::come_back(&house, words, extra).await {
        Ok(token) => {
            house.brakes.opened(&tried);
            (jar.add(house.session_cookie(&token)), Redirect::to("/letters")).into_response()
        }
        Err(error) => {
            if matches!(error, Error::WrongWords) {
                house.brakes.failed(now, address, &tried);
            }
            refused(&house, &visitor, typed, &error)
        }
    }
}

fn refused(house: &House, visitor: &Visitor, typed: Typed, error: &Error) -> Response {
    let (status, key) = word_for(if matches!(error, Error::NotFound) { &Error::WrongWords } else { error });
    if status == StatusCode::SERVICE_UNAVAILABLE {
        tracing::error!(%error, "coming back");
    }
    (status, form(house, visitor, typed.number, typed.words, Some(key))).into_response()
}

/// Tapping: first the first sound, then the word. What was chosen travels in the form, never in an address.
#[derive(Template)]
#[template(path = "people/tap.html")]
struct TapView {
    page: Page,
    number: String,
    chosen: Vec<String>,
    chosen_text: String,
    sounds: Vec<char>,
    words: Vec<&'static str>,
}

#[derive(Deserialize)]
pub(crate) struct Tapped {
    #[serde(default)]
    number: String,
    #[serde(default)]
    words: String,
    sound: Option<char>,
    word: Option<String>,
    back: Option<String>,
}

pub(crate) async fn tap(State(house): State<House>, visitor: Visitor, Form(tapped): Form<Tapped>) -> Response {
    let mut chosen: Vec<String> =
        tapped.words.split_whitespace().map(str::to_owned).filter(|it| WORDS.contains(&it.as_str())).collect();
    if tapped.back.is_some() {
        chosen.pop();
    }
    chosen.extend(tapped.word.filter(|it| WORDS.contains(&it.as_str())));
    let chosen_text = chosen.join(" ");
    if chosen.len() >= 6 {
        return form(&house, &visitor, tapped.number, chosen_text, None);
    }
    let mut by_sound: BTreeMap<char, Vec<&'static str>> = BTreeMap::new();
    for word in WORDS.iter() {
        word.chars().take(1).for_each(|sound| by_sound.entry(sound).or_default().push(word));
    }
    let words = tapped.sound.and_then(|sound| by_sound.get(&sound).cloned()).unwrap_or_default();
    let sounds = by_sound.into_keys().collect();
    let page = visitor.page(&house, Place::Personal).standing_at("/return");
    show(&TapView { page, number: tapped.number, chosen, chosen_text, sounds, words }, Place::Personal)
}

//! A card of one's own: making and printing it, and coming back with it.
use super::{at_the_desk, braked, problem, word_for};
use crate::{Error, own_card};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::CookieJar;
use ground_web::{Address, Form, House, Page, Place, Problem, Visitor, show};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "staff/own_card.html")]
struct OwnCardView {
    page: Page,
    there: bool,
    wrong: Option<&'static str>,
    /// Shown once, on the answer to making it.
    card: Option<(String, Vec<&'static str>)>,
}

pub(crate) async fn read(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    view(&house, &visitor, None).await
}

async fn view(house: &House, visitor: &Visitor, wrong: Option<&'static str>) -> Result<Response, Problem> {
    let there = own_card::is_there(house, &visitor.caller).await.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Desk);
    Ok(show(&OwnCardView { page, there, wrong, card: None }, Place::Desk))
}

#[derive(Deserialize)]
pub(crate) struct Again {
    #[serde(default)]
    password: String,
    #[serde(default)]
    code: String,
}

/// Making needs words and code said again.
pub(crate) async fn make(
    State(house): State<House>,
    visitor: Visitor,
    address: Address,
    Form(it): Form<Again>,
) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    let me = visitor.caller.actor.account().map(|it| *it.as_bytes()).unwrap_or_default();
    match braked(&house, address, &me, own_card::make(&house, &visitor.caller, &it.password, &it.code)).await {
        Ok(made) => {
            let card = Some((made.number.to_string(), made.words.words().to_vec()));
            let page = visitor.page(&house, Place::Desk).standing_at("/staff/own-card");
            Ok(show(&OwnCardView { page, there: true, wrong: None, card }, Place::Desk))
        }
        Err(error @ Error::WrongWords) => {
            let (status, key) = word_for(&error);
            Ok((status, view(&house, &visitor, Some(key)).await?).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error)),
    }
}

#[derive(Template)]
#[template(path = "staff/return.html")]
struct ReturnView {
    page: Page,
    number: String,
    wrong: Option<&'static str>,
}

pub(crate) async fn ask(State(house): State<House>, visitor: Visitor) -> Response {
    let page = visitor.page(&house, Place::Desk);
    show(&ReturnView { page, number: String::new(), wrong: None }, Place::Desk)
}

#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    number: String,
    #[serde(default)]
    words: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    code: String,
}

pub(crate) async fn come_back(
    State(house): State<House>,
    visitor: Visitor,
    address: Address,
    jar: CookieJar,
    Form(it): Form<Typed>,
) -> Result<Response, Problem> {
    let tried = own_card::finder(&house, &it.number).map_or([0; 32], |it| it.digest());
    let doing = own_card::come_back(&house, (&it.number, &it.words), &it.password, &it.code);
    match braked(&house, address, &tried, doing).await {
        Ok(token) => Ok((jar.add(house.session_cookie(&token)), Redirect::to("/staff/welcome")).into_response()),
        Err(Error::WrongWords | Error::NotFound) => {
            let (status, _) = word_for(&Error::WrongWords);
            let wrong = Some(ground_words::word!("staff-staff-return-wrong"));
            let view = ReturnView { page: visitor.page(&house, Place::Desk), number: it.number, wrong };
            Ok((status, show(&view, Place::Desk)).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error)),
    }
}

//! Coming in by a one-time link: a name, and then the five words and the authenticator's secret, shown once.
use super::{at_the_desk, problem, word_for};
use crate::{Credentials, Error, actions};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::CookieJar;
use ground_circle::sessions;
use ground_kernel::Role;
use ground_seal::session::Token;
use ground_web::{Form, House, Page, Place, Problem, Visitor, show};
use ground_work::act;
use qrcode::{QrCode, render::svg};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "staff/join.html")]
struct JoinView {
    page: Page,
    administrator: bool,
    name: String,
    called: String,
    wrong: Option<&'static str>,
}

async fn role_of(house: &House, link: &str) -> Result<(Token, Role), Error> {
    let link = Token::from_text(link).map_err(|_| Error::LinkOver)?;
    let role = actions::is_open(house, &link).await?;
    Ok((link, role))
}

pub(crate) async fn ask(
    State(house): State<House>,
    visitor: Visitor,
    Path(link): Path<String>,
) -> Result<Response, Problem> {
    let (_, role) = role_of(&house, &link).await.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk);
    let administrator = role == Role::Administrator;
    let view = JoinView { page, administrator, name: String::new(), called: String::new(), wrong: None };
    Ok(show(&view, Place::Desk))
}

#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    name: String,
    #[serde(default)]
    called: String,
}

pub(crate) async fn join(
    State(house): State<House>,
    visitor: Visitor,
    jar: CookieJar,
    Path(link): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let (link, role) = role_of(&house, &link).await.map_err(|error| problem(&house, &visitor, &error))?;
    match actions::join(&house, &link, &typed.name, &typed.called).await {
        Ok(joined) => {
            Ok((jar.add(house.session_cookie(&joined.token)), Redirect::to("/staff/welcome")).into_response())
        }
        Err(error) => {
            let (status, key) = word_for(&error);
            if !status.is_client_error() {
                return Err(problem(&house, &visitor, &error));
            }
            let (page, administrator) = (visitor.page(&house, Place::Desk), role == Role::Administrator);
            let view = JoinView { page, administrator, name: typed.name, called: typed.called, wrong: Some(key) };
            Ok((status, show(&view, Place::Desk)).into_response())
        }
    }
}

#[derive(Template)]
#[template(path = "staff/welcome.html")]
struct WelcomeView {
    page: Page,
    name: String,
    words: Vec<&'static str>,
    secret: String,
    code: Option<String>,
}

pub(crate) async fn welcome(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    let waiting = visitor.staff().and_then(|it| Credentials::from_once(it.once.as_ref()?));
    let Some(it) = waiting else { return Ok(Redirect::to("/staff").into_response()) };
    let page = visitor.page(&house, Place::Desk);
    let code = QrCode::new(it.uri(&page.site.name)).ok().and_then(|code| {
        let svg = code.render::<svg::Color<'_>>().min_dimensions(180, 180).build();
        Some(svg.split_once("?>")?.1.to_owned())
    });
    let secret = it.second.to_base32();
    Ok(show(&WelcomeView { words: it.passphrase.words().to_vec(), name: it.name, secret, code, page }, Place::Desk))
}

pub(crate) async fn welcome_done(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    if let Some(session) = visitor.staff() {
        let token = session.token.clone();
        forget(&house, &visitor, &token).await.map_err(|error| problem(&house, &visitor, &error))?;
    }
    Ok(Redirect::to("/staff").into_response())
}

async fn forget(house: &House, visitor: &Visitor, token: &Token) -> Result<(), Error> {
    act!(house, &visitor.caller, |work| { Ok::<_, Error>(sessions::forget_once(work.bare().0, token).await?) })
}

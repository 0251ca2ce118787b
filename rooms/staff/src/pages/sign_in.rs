//! Signing in, waking up, signing out. What was typed elsewhere when a session fell asleep is carried along.
use super::{passkeys, problem, word_for};
use crate::{
    Error, second,
    sign_in::{self as signing, Second},
};
use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::CookieJar;
use ground_circle::Finder;
use ground_seal::session::Token;
use ground_web::{Address, Form, House, Page, Place, Problem, Visitor, show};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "staff/sign_in.html")]
struct SignInView {
    page: Page,
    name: String,
    wrong: Option<&'static str>,
    /// A device can sign at this address.
    devices: bool,
}

pub(crate) async fn ask(State(house): State<House>, visitor: Visitor, headers: HeaderMap) -> Response {
    if visitor.staff().is_some() {
        return Redirect::to("/staff").into_response();
    }
    let page = visitor.page(&house, Place::Desk);
    let devices = passkeys::place(&house, &headers).is_ok();
    show(&SignInView { page, name: String::new(), wrong: None, devices }, Place::Desk)
}

#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    name: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    code: String,
    /// What a device signed, instead of the digits.
    #[serde(default)]
    passkey: String,
}

pub(crate) async fn sign_in(
    State(house): State<House>,
    visitor: Visitor,
    address: Address,
    jar: CookieJar,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Response {
    let (now, tried) = (house.now(), Finder::name(house.vault(), &typed.name).digest());
    house.brakes.wait(house.brakes.pause(now, address, &tried)).await;
    let place = passkeys::place(&house, &headers);
    let second = match (&place, second::Signed::read(&typed.passkey)) {
        (Ok(place), Some(signed)) => Second::Device(place, signed),
        _ => Second::Digits(&typed.code),
    };
    match signing::sign_in_by(&house, &typed.name, &typed.password, second).await {
        Ok(token) => {
            house.brakes.opened(&tried);
            (jar.add(house.session_cookie(&token)), Redirect::to("/staff")).into_response()
        }
        Err(error) => {
            if matches!(error, Error::WrongWords) {
                house.brakes.failed(now, address, &tried);
            }
            let (status, key) = word_for(if matches!(error, Error::NotFound) { &Error::WrongWords } else { &error });
            let (page, devices) = (visitor.page(&house, Place::Desk), place.is_ok());
            let view = SignInView { page, name: typed.name, wrong: Some(key), devices };
            (status, show(&view, Place::Desk)).into_response()
        }
    }
}

#[derive(Template)]
#[template(path = "staff/unlock.html")]
struct UnlockView {
    page: Page,
    wrong: Option<&'static str>,
    /// What was typed when the session was found asleep, and where it belongs.
    text: String,
    reason: String,
    back: String,
}

pub(crate) async fn ask_again(State(house): State<House>, visitor: Visitor) -> Response {
    let Some(_) = visitor.locked() else { return Redirect::to("/staff").into_response() };
    let page = visitor.page(&house, Place::Desk);
    show(
        &UnlockView { page, wrong: None, text: String::new(), reason: String::new(), back: String::new() },
        Place::Desk,
    )
}

#[derive(Deserialize)]
pub(crate) struct Again {
    #[serde(default)]
    password: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    back: String,
}

pub(crate) async fn wake(
    State(house): State<House>,
    visitor: Visitor,
    address: Address,
    Form(typed): Form<Again>,
) -> Result<Response, Problem> {
    let Some(session) = visitor.locked() else { return Ok(Redirect::to("/staff").into_response()) };
    let (now, tried) = (house.now(), session.account.as_bytes().to_vec());
    house.brakes.wait(house.brakes.pause(now, address, &tried)).await;
    match signing::wake(&house, &session.token, session.account, &typed.password).await {
        Ok(()) if typed.back.starts_with("/staff/") && !typed.text.is_empty() => Ok(carry_on(&house, &visitor, typed)),
        Ok(()) => Ok(Redirect::to("/staff").into_response()),
        Err(Error::WrongWords | Error::NotFound) => {
            house.brakes.failed(now, address, &tried);
            let (status, key) = (word_for(&Error::WrongWords).0, ground_words::word!("staff-staff-wrong-again"));
            let page = visitor.page(&house, Place::Desk);
            let view = UnlockView { page, wrong: Some(key), text: typed.text, reason: typed.reason, back: typed.back };
            Ok((status, show(&view, Place::Desk)).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error)),
    }
}

/// The text is still there, and one press away from where it was going.
#[derive(Template)]
#[template(path = "staff/carry_on.html")]
struct CarryOnView {
    page: Page,
    text: String,
    reason: String,
    back: String,
    /// The session is over: they sign in beside this page first.
    over: bool,
}

fn carry_on(house: &House, visitor: &Visitor, typed: Again) -> Response {
    let page = visitor.page(house, Place::Desk);
    show(&CarryOnView { page, text: typed.text, reason: typed.reason, back: typed.back, over: false }, Place::Desk)
}

pub(crate) async fn sign_out(
    State(house): State<House>,
    visitor: Visitor,
    jar: CookieJar,
) -> Result<Response, Problem> {
    if let Some(session) = visitor.staff().or(visitor.locked()) {
        signing::sign_out(&house, &session.token).await.map_err(|error| problem(&house, &visitor, &error))?;
    }
    // As when leaving: a new value of a cookie makes browsers drop the pages they keep for the back button.
    let jar = jar.add(house.no_session_cookie()).add(house.letter_cookie(&Token::random()));
    Ok((jar, Redirect::to("/staff/sign-in")).into_response())
}

/// For a page whose form found the session over, after twelve hours or ended from elsewhere: the text is still here.
pub fn signed_out(house: &House, visitor: &Visitor, text: String, reason: String, back: String) -> Response {
    let page = visitor.page(house, Place::Desk);
    (StatusCode::UNAUTHORIZED, show(&CarryOnView { page, text, reason, back, over: true }, Place::Desk)).into_response()
}

/// For a page whose form found the session asleep: asks for the words again and carries the text along.
pub fn asleep(house: &House, visitor: &Visitor, text: String, reason: String, back: String) -> Response {
    let page = visitor.page(house, Place::Desk);
    show(&UnlockView { page, wrong: None, text, reason, back }, Place::Desk)
}

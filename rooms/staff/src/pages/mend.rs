//! Lost words, mended: the link at a colleague's desk, the new words, and the page on which each of two colleagues signs.
use super::{at_the_desk, braked, passkeys, problem, word_for};
use crate::{Credentials, Error, mending, second, sign_in::Second};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use ground_kernel::AccountId;
use ground_seal::session::Token;
use ground_web::{Address, Form, House, Page, Place, Problem, Visitor, show};
use qrcode::{QrCode, render::svg};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "staff/mend_link.html")]
struct LinkView {
    page: Page,
    link: String,
}

#[derive(Deserialize)]
pub(crate) struct Whose {
    /// The account of whoever lost theirs.
    #[serde(default)]
    lost: String,
}

/// The link is shown once, on this answer; it is not kept. Needs `Access::Mend`.
pub(crate) async fn begin(
    State(house): State<House>,
    visitor: Visitor,
    Form(it): Form<Whose>,
) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    let begun = async { mending::begin(&house, &visitor.caller, account_of(&it.lost)?).await };
    let link = begun.await.map_err(|error| problem(&house, &visitor, &error))?;
    let link = format!("{}/mend/{}", house.door.public_address, link.to_text());
    Ok(show(&LinkView { page: visitor.page(&house, Place::Desk), link }, Place::Desk))
}

#[derive(Template)]
#[template(path = "staff/mend_ask.html")]
struct AskView {
    page: Page,
    name: String,
}

fn link_of(text: &str) -> Result<Token, Error> {
    Token::from_text(text).map_err(|_| Error::LinkOver)
}

pub(crate) async fn ask(
    State(house): State<House>,
    visitor: Visitor,
    Path(link): Path<String>,
) -> Result<Response, Problem> {
    let asked = async { mending::whose(&house, &link_of(&link)?).await };
    let (_, name) = asked.await.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(show(&AskView { page: visitor.page(&house, Place::Desk), name }, Place::Desk))
}

#[derive(Template)]
#[template(path = "staff/mend_words.html")]
struct WordsView {
    page: Page,
    name: String,
    words: Vec<&'static str>,
    secret: String,
    code: Option<String>,
    said: [&'static str; 3],
}

/// New words and a new authenticator. Shown on this answer and kept nowhere: there is no session in which they could be.
pub(crate) async fn prepare(
    State(house): State<House>,
    visitor: Visitor,
    Path(link): Path<String>,
) -> Result<Response, Problem> {
    let prepared = async { mending::prepare(&house, &link_of(&link)?).await };
    let it = prepared.await.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk);
    let Credentials { name, passphrase, second } = &it.credentials;
    let code = QrCode::new(it.credentials.uri(&page.site.name)).ok().and_then(|code| {
        let svg = code.render::<svg::Color<'_>>().min_dimensions(180, 180).build();
        Some(svg.split_once("?>")?.1.to_owned())
    });
    let (words, secret, name) = (passphrase.words().to_vec(), second.to_base32(), name.clone());
    Ok(show(&WordsView { page, name, words, secret, code, said: it.said }, Place::Desk))
}

#[derive(Template)]
#[template(path = "staff/mend_sign.html")]
struct SignView {
    page: Page,
    account: AccountId,
    name: String,
    said: String,
    agreed_by_me: bool,
    /// A device can sign here.
    devices: bool,
    wrong: Option<&'static str>,
}

async fn sign_view(
    house: &House,
    visitor: &Visitor,
    account: AccountId,
    devices: bool,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let it = mending::one(house, &visitor.caller, account).await.map_err(|error| problem(house, visitor, &error))?;
    let (page, said) = (visitor.page(house, Place::Desk).standing_at("/staff/team"), it.said.join("\u{3000}"));
    let view = SignView { page, account, name: it.member.name, said, agreed_by_me: it.agreed_by_me, devices, wrong };
    Ok(show(&view, Place::Desk))
}

/// What is no account is nobody's.
fn account_of(text: &str) -> Result<AccountId, Error> {
    text.parse().map_err(|_| Error::NotFound)
}

pub(crate) async fn compare(
    State(house): State<House>,
    visitor: Visitor,
    headers: HeaderMap,
    Path(account): Path<String>,
) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    let account = account_of(&account).map_err(|error| problem(&house, &visitor, &error))?;
    sign_view(&house, &visitor, account, passkeys::place(&house, &headers).is_ok(), None).await
}

#[derive(Deserialize)]
pub(crate) struct Signed {
    #[serde(default)]
    said: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    code: String,
    /// What a device signed, in place of the digits.
    #[serde(default)]
    passkey: String,
}

/// Signing needs `Access::Mend`, and words and second factor said again.
pub(crate) async fn sign(
    State(house): State<House>,
    visitor: Visitor,
    address: Address,
    headers: HeaderMap,
    Path(account): Path<String>,
    Form(it): Form<Signed>,
) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    let account = account_of(&account).map_err(|error| problem(&house, &visitor, &error))?;
    let me = visitor.caller.actor.account().map(|it| *it.as_bytes()).unwrap_or_default();
    let place = passkeys::place(&house, &headers);
    let factor = match (&place, second::Signed::read(&it.passkey)) {
        (Ok(place), Some(signed)) => Second::Device(place, signed),
        _ => Second::Digits(&it.code),
    };
    let doing = mending::sign(&house, &visitor.caller, account, &it.said, (&it.password, factor));
    match braked(&house, address, &me, doing).await {
        Ok(_) => Ok(Redirect::to("/staff/team").into_response()),
        Err(error @ Error::WrongWords) => {
            let (status, key) = word_for(&error);
            Ok((status, sign_view(&house, &visitor, account, place.is_ok(), Some(key)).await?).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error)),
    }
}

//! A house on SQLite in a temporary folder, with three workers and someone who writes, through its own pages.
use anyhow::{Context, Result, ensure};
use axum::{
    Router,
    body::{Body, Bytes},
    http::{HeaderMap, Request, Response, header},
};
use ground_circle::{Vault, second_factor::SharedSecret};
use ground_kernel::{Clock, WallClock, WallDice};
use ground_seal::{instance::InstanceKeys, lock::Cost, session::Token};
use ground_store::Db;
use ground_web::{Brakes, Door, House};
use house::{Opening, open, sample};
use http_body_util::BodyExt;
use std::sync::Arc;
use tower::ServiceExt;

pub(crate) struct SampleHouse {
    pub(crate) db: Db,
    pub(crate) house: House,
    pub(crate) pages: Router,
    staff: Vec<sample::StaffMember>,
    _folder: tempfile::TempDir,
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl SampleHouse {
    pub(crate) async fn open() -> Result<SampleHouse> {
        let folder = tempfile::tempdir()?;
        let address = folder.path().join("engawa.db").display().to_string();
        Self::at(&address, folder).await
    }

    /// In a database of one's own: a path, or an empty database of PostgreSQL.
    pub(crate) async fn at(address: &str, folder: tempfile::TempDir) -> Result<SampleHouse> {
        let db = Db::open(address).await?;
        let vault = Vault::new(InstanceKeys::new(WallClock.now().week()), Cost::FOR_TESTS).with_codes_again();
        let founded = sample::found(&db, &vault).await?;
        let (clock, rng) = (Arc::new(WallClock), Arc::new(WallDice));
        let door = Door { public_address: "http://127.0.0.1".to_owned(), ..Door::default() };
        let brakes = Brakes::new(false);
        let opening = Opening { db: db.clone(), vault, clock, rng, door, brakes, own_words: vec![] };
        let opened = open(opening).await?;
        let staff = sample::furnish(&opened.house, &founded).await?.staff;
        Ok(SampleHouse { db, house: opened.house, pages: opened.pages, staff, _folder: folder })
    }

    /// Someone who wrote a first letter; their cookie.
    pub(crate) async fn writer(&self) -> Result<String> {
        let form = letter_form("はじめまして。");
        let answer = ask(&self.pages, "POST", "/letters/new", None, Some(form)).await?;
        ensure!(answer.status == 303, "the first letter: {}", answer.status);
        session(&answer.headers)
    }

    /// A worker who is signed in; their cookie.
    pub(crate) async fn worker(&self) -> Result<String> {
        let it = self.staff.iter().find(|it| it.role == "support_worker").context("a worker")?;
        let secret = SharedSecret::from_base32(&it.totp_secret).context("a secret")?;
        let code = secret.code_at(WallClock.now()).context("a code")?;
        let form = format!("name={}&password={}&code={code}", quoted(&it.name), quoted(&it.password));
        let answer = ask(&self.pages, "POST", "/staff/sign-in", None, Some(form)).await?;
        ensure!(answer.status == 303, "signing in: {}", answer.status);
        session(&answer.headers)
    }
}

/// A form as the page of letters sends it, with a one-time token of its own.
pub(crate) fn letter_form(text: &str) -> String {
    form_of(&quoted(text))
}

/// The same for a text that was quoted before: quoting is a browser's work, and takes a twentieth of a letter.
pub(crate) fn form_of(quoted: &str) -> String {
    format!("once={}&text={quoted}", Token::random().to_text())
}

pub(crate) fn quoted(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

fn session(headers: &HeaderMap) -> Result<String> {
    let cookies = headers.get_all(header::SET_COOKIE).iter().filter_map(|it| it.to_str().ok());
    let session = cookies.filter_map(|it| it.split(';').next()).find(|it| it.starts_with("engawa="));
    Ok(session.context("a session")?.to_owned())
}

pub(crate) fn request(method: &str, path: &str, cookie: Option<&str>, form: Option<String>) -> Result<Request<Body>> {
    let mut request = Request::builder().method(method).uri(path).header(header::HOST, "127.0.0.1");
    if let Some(cookie) = cookie {
        request = request.header(header::COOKIE, cookie);
    }
    Ok(match form {
        Some(form) => request
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::CONTENT_LENGTH, form.len())
            .body(Body::from(form))?,
        None => request.body(Body::empty())?,
    })
}

/// One request through the router, its answer read to the end.
pub(crate) async fn ask(
    pages: &Router,
    method: &str,
    path: &str,
    cookie: Option<&str>,
    form: Option<String>,
) -> Result<Answer> {
    let answer: Response<Body> = pages.clone().oneshot(request(method, path, cookie, form)?).await?;
    let (parts, body) = answer.into_parts();
    Ok(Answer { status: parts.status.as_u16(), headers: parts.headers, body: body.collect().await?.to_bytes() })
}

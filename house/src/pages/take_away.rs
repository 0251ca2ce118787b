//! 持っていく: everything here that is somebody's own, as one page to read and one file for other programs. Each room says
//! what is theirs; this page joins it, in one unchanging picture, in the answer to the one who asked and nowhere else.
//! (capabilities A10, 114; docs/take-away.md describes the file)
//!
//! To let a new room join: one line in `parts`.
use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use ground_circle::Caller;
use ground_kernel::{AccountId, Timestamp};
use ground_store::Trouble;
use ground_web::{
    File, House, Page, Place, Problem, Visitor, show,
    take::{Entry, Fact, Part, Value},
};
use ground_words::word;
use ground_work::{Look, see};
use serde_json::{Map, Value as Json, json};

#[derive(Debug, thiserror::Error)]
enum Error {
    #[error(transparent)]
    People(#[from] people::Error),
    #[error(transparent)]
    Consultation(#[from] consultation::Error),
    #[error(transparent)]
    Safety(#[from] safety::Error),
    #[error(transparent)]
    Records(#[from] records::Error),
    #[error(transparent)]
    Consent(#[from] consent::Error),
    #[error(transparent)]
    Assessment(#[from] assessment::Error),
    #[error(transparent)]
    Openness(#[from] openness::Error),
    #[error(transparent)]
    Counselling(#[from] counselling::Error),
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

/// One line for each room that keeps something of somebody's own.
async fn parts(house: &House, look: &mut Look, page: &Page, me: AccountId) -> Result<Vec<Part>, Error> {
    let mut parts = people::for_the_person(look, page, me).await?;
    parts.extend(consultation::for_the_person(house, look, page, me).await?);
    parts.extend(safety::for_the_person(look, page, me).await?);
    parts.extend(records::for_the_person(look, page, me).await?);
    parts.extend(consent::for_the_person(look, page, me).await?);
    parts.extend(assessment::for_the_person(look, page, me).await?);
    parts.extend(openness::for_the_person(look, page, me).await?);
    parts.extend(counselling::for_the_person(look, page, me).await?);
    Ok(parts)
}

#[derive(Template)]
#[template(path = "house/take_away.html")]
struct AskView {
    page: Page,
}

pub(crate) async fn ask(State(house): State<House>, visitor: Visitor) -> Response {
    if visitor.party().is_none() {
        return Redirect::to("/return").into_response();
    }
    show(&AskView { page: visitor.page(&house, Place::Personal) }, Place::Personal)
}

#[derive(Template)]
#[template(path = "house/taken.html")]
struct TakenView {
    page: Page,
    date: String,
    parts: Vec<Part>,
}

pub(crate) async fn as_page(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    let Some((page, parts)) = taken(&house, &visitor).await? else {
        return Ok(Redirect::to("/return").into_response());
    };
    let name = format!("{}.html", page.plain("house-take-name"));
    let view = TakenView { date: page.speaker.date(house.now()), parts, page };
    match view.render() {
        Ok(text) => Ok(file(name, "text/html; charset=utf-8", text)),
        Err(error) => {
            tracing::error!(%error, "what is somebody's own could not be written");
            Ok(StatusCode::INTERNAL_SERVER_ERROR.into_response())
        }
    }
}

pub(crate) async fn as_data(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    let Some((page, parts)) = taken(&house, &visitor).await? else {
        return Ok(Redirect::to("/return").into_response());
    };
    let name = format!("{}.json", page.plain("house-take-name"));
    let whole = json!({
        "format": "engawa-take-away",
        "version": 1,
        "from": page.site.name,
        "made_at": moment(house.now()),
        "parts": parts.iter().map(part).collect::<Vec<_>>(),
    });
    Ok(file(name, "application/json", format!("{whole:#}\n")))
}

/// `None` for whoever is not signed in with words of their own.
async fn taken(house: &House, visitor: &Visitor) -> Result<Option<(Page, Vec<Part>)>, Problem> {
    let Some(me) = visitor.party().map(|it| it.account) else { return Ok(None) };
    let page = visitor.page(house, Place::Personal).standing_at("/me/take-away");
    match all(house, &visitor.caller, &page, me).await {
        Ok(parts) => Ok(Some((page, parts))),
        Err(error) => Err(problem(house, visitor, &error)),
    }
}

async fn all(house: &House, caller: &Caller, page: &Page, me: AccountId) -> Result<Vec<Part>, Error> {
    see!(house, caller, |look| { parts(house, look, page, me).await })
}

fn problem(house: &House, visitor: &Visitor, error: &Error) -> Problem {
    let gone =
        matches!(error, Error::People(people::Error::NotFound) | Error::Consultation(consultation::Error::NotFound));
    if gone {
        return visitor.problem(house, StatusCode::NOT_FOUND, word!("web-not-found"), Place::Public);
    }
    tracing::error!(%error, "what is somebody's own could not be read");
    visitor.problem(house, StatusCode::SERVICE_UNAVAILABLE, word!("web-away"), Place::Personal)
}

const STEP_BYTES: usize = 4_096;

/// Padded like every personal page, so that its length tells little.
fn file(name: String, kind: &'static str, mut text: String) -> Response {
    let missing = text.len().next_multiple_of(STEP_BYTES) - text.len();
    text.extend(std::iter::repeat_n(' ', missing));
    File { name, kind, bytes: text.into_bytes() }.into_response()
}

fn part(it: &Part) -> Json {
    json!({ "name": it.name, "title": it.title.as_plain(), "entries": it.entries.iter().map(entry).collect::<Vec<_>>() })
}

fn entry(it: &Entry) -> Json {
    let mut all = Map::from_iter([("kind".to_owned(), json!(it.kind))]);
    let texts = [("by", it.by.clone()), ("text", it.text.clone()), ("at", it.at.map(moment))];
    all.extend(texts.into_iter().filter_map(|(name, text)| Some((name.to_owned(), json!(text?)))));
    if !it.facts.is_empty() {
        all.insert("facts".to_owned(), it.facts.iter().map(fact).collect());
    }
    if !it.entries.is_empty() {
        all.insert("entries".to_owned(), it.entries.iter().map(entry).collect());
    }
    Json::Object(all)
}

fn fact(it: &Fact) -> Json {
    let value = match &it.value {
        Value::Text(text) | Value::Choice(text, _) | Value::Drawing(text) => json!(text),
        Value::Number(number) => json!(number),
        Value::Truth(truth) => json!(truth),
        Value::Day(at) => json!(moment(*at).get(..10)),
        Value::Moment(at) => json!(moment(*at)),
    };
    json!({ "name": it.name, "label": it.label.as_plain(), "value": value })
}

/// In Tokyo, as programs read it.
fn moment(at: Timestamp) -> String {
    let tokyo = jiff::tz::TimeZone::fixed(jiff::tz::offset(9));
    let moment = jiff::Timestamp::from_microsecond(at.as_micros()).unwrap_or_default().to_zoned(tokyo);
    moment.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// What the page says of a fact.
fn said(page: &Page, value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Drawing(text) => text.clone(),
        Value::Choice(_, said) => said.as_plain().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Truth(true) => page.plain("house-take-yes"),
        Value::Truth(false) => page.plain("house-take-no"),
        Value::Day(at) => page.speaker.date(*at),
        Value::Moment(at) => page.speaker.exact(*at),
    }
}

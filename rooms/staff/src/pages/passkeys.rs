//! One's own second factors: the digits, and devices that sign. Adding a device needs JavaScript; everything else here,
//! and signing in by digits, does not.
use super::{at_the_desk, problem, word_for};
use crate::{
    Error,
    hex::{array_of, hex},
    second,
};
use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use ground_circle::passkeys::{Asked, LONGEST_NAME, Place as Here};
use ground_web::{Address, Form, House, NoPlace, Page, Place, Problem, Visitor, show};
use serde::Deserialize;

/// For which address a device would sign, if one can.
pub(crate) fn place(house: &House, headers: &HeaderMap) -> Result<Here, NoPlace> {
    house.door.place(headers.get(header::HOST).and_then(|it| it.to_str().ok()))
}

#[derive(Template)]
#[template(path = "staff/passkeys.html")]
struct PasskeysView {
    page: Page,
    devices: Vec<Line>,
    /// Why none can be added here.
    no_place: Option<NoPlace>,
    longest: usize,
    name: String,
    wrong: Option<&'static str>,
}

struct Line {
    device: String,
    name: String,
    made_on: String,
    used_on: Option<String>,
}

async fn view(
    house: &House,
    visitor: &Visitor,
    headers: &HeaderMap,
    name: String,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let devices = second::devices(house, &visitor.caller).await.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Desk).standing_at("/staff/passkeys");
    let line = |it: ground_circle::passkeys::Listed| Line {
        device: hex(&it.device),
        name: it.name,
        made_on: page.speaker.date(it.made_at),
        used_on: it.used_at.map(|at| page.speaker.date(at)),
    };
    let devices = devices.into_iter().map(line).collect();
    let no_place = place(house, headers).err();
    Ok(show(&PasskeysView { page, devices, no_place, longest: LONGEST_NAME, name, wrong }, Place::Desk))
}

/// Reading needs `Access::OwnFactors`.
pub(crate) async fn read(
    State(house): State<House>,
    visitor: Visitor,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    view(&house, &visitor, &headers, String::new(), None).await
}

/// For the script at the entrance: what to sign.
pub(crate) async fn ask_at_the_entrance(State(house): State<House>, address: Address, headers: HeaderMap) -> Response {
    let Ok(here) = place(&house, &headers) else { return StatusCode::NOT_FOUND.into_response() };
    let now = house.now();
    house.brakes.wait(house.brakes.pause(now, address, b"passkey")).await;
    match second::ask(&house, None).await {
        Ok(Some(asked)) => json(format!(r#"{{"challenge":"{}","place":"{}"}}"#, hex(asked.as_bytes()), here.name)),
        Ok(None) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Err(error) => word_for(&error).0.into_response(),
    }
}

/// For the script of this page: what to sign, for whom, and what they have already.
pub(crate) async fn ask_for_new(
    State(house): State<House>,
    visitor: Visitor,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    let Ok(here) = place(&house, &headers) else { return Ok(StatusCode::NOT_FOUND.into_response()) };
    let told = async {
        let known = second::devices(&house, &visitor.caller).await?;
        let me = visitor.caller.actor.account().ok_or(Error::NotFound)?;
        let name = crate::actions::own_name(&house, &visitor.caller).await?;
        let asked = second::ask(&house, Some(me)).await?.ok_or(Error::NoDevice)?;
        Ok::<_, Error>(new_device(&asked, &here, &visitor.page(&house, Place::Desk), me.as_bytes(), &name, &known))
    };
    Ok(told.await.map_or_else(|error| word_for(&error).0.into_response(), json))
}

fn new_device(
    asked: &Asked,
    here: &Here,
    page: &Page,
    me: &[u8],
    name: &str,
    known: &[ground_circle::passkeys::Listed],
) -> String {
    let known: Vec<String> = known.iter().map(|it| format!("\"{}\"", hex(&it.id))).collect();
    format!(
        r#"{{"challenge":"{}","place":"{}","title":{},"user":"{}","name":{},"known":[{}]}}"#,
        hex(asked.as_bytes()),
        here.name,
        quoted(&page.site.name),
        hex(me),
        quoted(name),
        known.join(",")
    )
}

/// As JSON writes a text.
fn quoted(text: &str) -> String {
    let escaped = |it: char| match it {
        '"' | '\\' => format!("\\{it}"),
        it if it.is_control() => format!("\\u{:04x}", u32::from(it)),
        it => it.to_string(),
    };
    format!("\"{}\"", text.chars().map(escaped).collect::<String>())
}

fn json(text: String) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], text).into_response()
}

#[derive(Deserialize)]
pub(crate) struct New {
    #[serde(default)]
    name: String,
    #[serde(default)]
    passkey: String,
}

/// Adding needs `Access::OwnFactors`.
pub(crate) async fn add(
    State(house): State<House>,
    visitor: Visitor,
    headers: HeaderMap,
    Form(new): Form<New>,
) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    let outcome = match place(&house, &headers) {
        Ok(here) => second::add(&house, &visitor.caller, &here, &new.passkey, &new.name).await,
        Err(_) => Err(Error::NoDevice),
    };
    answered(&house, &visitor, &headers, new.name, outcome).await
}

#[derive(Deserialize)]
pub(crate) struct Which {
    #[serde(default)]
    device: String,
}

/// Taking away needs `Access::OwnFactors`.
pub(crate) async fn remove(
    State(house): State<House>,
    visitor: Visitor,
    headers: HeaderMap,
    Form(it): Form<Which>,
) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    let device = array_of(&it.device).unwrap_or_default();
    let outcome = second::remove(&house, &visitor.caller, device).await;
    answered(&house, &visitor, &headers, String::new(), outcome).await
}

async fn answered(
    house: &House,
    visitor: &Visitor,
    headers: &HeaderMap,
    name: String,
    outcome: Result<(), Error>,
) -> Result<Response, Problem> {
    match outcome {
        Ok(()) => Ok(Redirect::to("/staff/passkeys").into_response()),
        Err(error) => {
            let (status, key) = word_for(&error);
            if !status.is_client_error() || matches!(error, Error::NotFound) {
                return Err(problem(house, visitor, &error));
            }
            let page = view(house, visitor, headers, name, Some(key)).await?;
            Ok((status, page).into_response())
        }
    }
}

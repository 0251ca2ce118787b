//! A letter that family may put where somebody sees it: the neutral name, one sentence of choice, the organisation's one
//! code and address, and that no reply is needed. Nothing on it is of its own, so nothing can ever tell that it was read.
use super::{problem, word_for};
use crate::{Error, actions::paper, paper::HandedId, thread::ThreadId, when};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::word;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "consultation/for_someone_new.html")]
struct NewView {
    page: Page,
    id: String,
    wrong: Option<&'static str>,
    sentences: Vec<String>,
    text: String,
}

#[derive(Template)]
#[template(path = "consultation/for_someone.html")]
struct LetterView {
    page: Page,
    id: String,
    handed: String,
    text: String,
    code: Option<String>,
    address: String,
    put_there: bool,
    today: String,
}

const SENTENCES: [&str; 4] = [
    word!("consultation-handed-one"),
    word!("consultation-handed-two"),
    word!("consultation-handed-three"),
    word!("consultation-handed-four"),
];

#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    text: String,
    #[serde(default)]
    sentence: String,
}

/// Making one needs `Access::Note` of the thread.
pub(crate) async fn ask(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<ThreadId>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    paper::may_note(&house, &visitor.caller, id).await.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(form(&house, &visitor, id, String::new(), None))
}

fn form(house: &House, visitor: &Visitor, id: ThreadId, text: String, wrong: Option<&'static str>) -> Response {
    let page = visitor.page(house, Place::Desk).standing_at(format!("/staff/letters/{id}/for-someone"));
    let sentences = SENTENCES.iter().map(|key| page.plain(key)).collect();
    show(&NewView { id: id.to_string(), wrong, sentences, text, page }, Place::Desk)
}

pub(crate) async fn make(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<ThreadId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let sentence = if typed.text.trim().is_empty() { &typed.sentence } else { &typed.text };
    match paper::make_for_family(&house, &visitor.caller, id, sentence).await {
        Ok(made) => Ok(Redirect::to(&format!("/staff/letters/{id}/for-someone/{made}")).into_response()),
        Err(error @ (Error::Empty | Error::TooLong)) => {
            paper::may_note(&house, &visitor.caller, id).await.map_err(|error| problem(&house, &visitor, &error))?;
            let (status, key) = word_for(&error);
            Ok((status, form(&house, &visitor, id, typed.text, Some(key))).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error)),
    }
}

/// Printing needs `Access::Note`, and leaves a trace.
pub(crate) async fn read(
    State(house): State<House>,
    visitor: Visitor,
    Path((id, which)): Path<(ThreadId, HandedId)>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let found = paper::for_family(&house, &visitor.caller, id, which).await;
    let (letter, text) = found.map_err(|error| problem(&house, &visitor, &error))?;
    let view = LetterView {
        id: id.to_string(),
        handed: which.to_string(),
        text,
        code: people::one_code(&house.door.public_address),
        address: house.door.public_address.clone(),
        put_there: letter.handed_on.is_some(),
        today: when::to_day_field(house.now()),
        page: visitor.page(&house, Place::Desk).standing_at(format!("/staff/letters/{id}/for-someone/{which}")),
    };
    Ok(show(&view, Place::Desk))
}

#[derive(Deserialize)]
pub(crate) struct Put {
    #[serde(default)]
    by_whom: String,
    #[serde(default)]
    on: String,
}

/// Noting that it was put there needs `Access::Note`.
pub(crate) async fn put_there(
    State(house): State<House>,
    visitor: Visitor,
    Path((id, which)): Path<(ThreadId, HandedId)>,
    Form(typed): Form<Put>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let on = when::day_of_field(&typed.on);
    let outcome = paper::put_there(&house, &visitor.caller, id, which, &typed.by_whom, on).await;
    outcome.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to(&format!("/staff/letters/{id}")).into_response())
}

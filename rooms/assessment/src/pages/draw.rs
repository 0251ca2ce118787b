//! Drawing instead of words: a small sheet, and words beside it for whoever likes. Without a script the words alone are there.
use super::{can_be_mended, over, problem, way_back, word_for};
use crate::{
    Error,
    actions::saying,
    drawing::{Drawing, HEIGHT, WIDTH},
    prompt::Prompt,
    spoken::{Answer, How, Spoken},
};
use askama::Template;
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Fields, Form, House, Page, Place, Problem, Visitor, show};

#[derive(Template)]
#[template(path = "assessment/draw.html")]
struct DrawView {
    page: Page,
    once: String,
    width: u16,
    height: u16,
    drawing: String,
    text: String,
    helper: String,
    wrong: Option<&'static str>,
}

fn view(house: &House, visitor: &Visitor, typed: &Fields, wrong: Option<&'static str>) -> Response {
    let page = visitor.page(house, Place::Personal).standing_at("/me/now/draw");
    let (once, helper) = (typed.once_text(), typed.line("helper"));
    // A drawing that was none is not shown again; the words are.
    let drawing = Drawing::read(typed.get("drawing")).ok().flatten().map(|it| it.to_text()).unwrap_or_default();
    let text = typed.text("text");
    show(&DrawView { once, width: WIDTH, height: HEIGHT, drawing, text, helper, wrong, page }, Place::Personal)
}

pub(crate) async fn ask(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    Ok(view(&house, &visitor, &Fields::default(), None))
}

fn drawn(typed: &Fields) -> Result<Option<Spoken>, Error> {
    let (drawing, text, helper) = (Drawing::read(typed.get("drawing"))?, typed.text("text"), typed.line("helper"));
    if drawing.is_none() && text.is_empty() {
        return Ok(None);
    }
    let answer = drawing.map_or(Answer::Words, Answer::Drawing);
    let how = if helper.is_empty() { How::Alone } else { How::Helped(helper) };
    Ok(Some(Spoken { prompt: Prompt::Wishes, answer, band: None, how, speaker: None, text }))
}

/// Keeping it needs `Access::Say`.
pub(crate) async fn keep(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(over(&house, &visitor, &typed, way_back()));
    }
    let outcome = match drawn(&typed) {
        Ok(spoken) => saying::say(&house, &visitor.caller, &typed.once(), spoken, None).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => Ok(Redirect::to(&format!("/me/now#p{}", Prompt::Wishes.number())).into_response()),
        Err(error) if can_be_mended(&error) => {
            let (status, key) = word_for(&error);
            Ok((status, view(&house, &visitor, &typed, Some(key))).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error).keeping(vec![("text".to_owned(), typed.text("text"))])),
    }
}

const SCRIPT: &str = include_str!("../../static/draw.js");

/// The pen. The same for everybody.
pub(crate) async fn script() -> Response {
    (
        [(header::CONTENT_TYPE, "text/javascript; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=3600")],
        SCRIPT,
    )
        .into_response()
}

//! What somebody does with one line that was written about their call: erases it, or writes their own word beside it.
use super::{problem, way_back, word_for};
use crate::{
    Error,
    actions::own_lines,
    contact::{Kind, LineId, Visibility},
    thread::ThreadId,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::Said;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "consultation/own_line.html")]
struct LineView {
    page: Page,
    erase: bool,
    text: String,
    beside: String,
    wrong: Option<&'static str>,
}

async fn view(
    house: &House,
    visitor: &Visitor,
    id: LineId,
    erase: bool,
    typed: Option<String>,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    let found = own_lines::one(house, &visitor.caller, id).await;
    let (text, beside) = found.map_err(|error| problem(house, visitor, &error))?;
    let way = if erase { "erase" } else { "beside" };
    let page = visitor.page(house, Place::Personal).standing_at(format!("/letters/lines/{id}/{way}"));
    Ok(show(&LineView { erase, text, beside: typed.unwrap_or(beside), wrong, page }, Place::Personal))
}

/// Erasing needs `Access::EraseLine`.
pub(crate) async fn ask_erase(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<LineId>,
) -> Result<Response, Problem> {
    view(&house, &visitor, id, true, None, None).await
}

pub(crate) async fn erase(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<LineId>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    own_lines::erase(&house, &visitor.caller, id).await.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to("/letters#calls").into_response())
}

/// Writing beside needs `Access::AddBeside`.
pub(crate) async fn ask_beside(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<LineId>,
) -> Result<Response, Problem> {
    view(&house, &visitor, id, false, None, None).await
}

#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    text: String,
}

pub(crate) async fn beside(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<LineId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    match own_lines::write_beside(&house, &visitor.caller, id, &typed.text).await {
        Ok(()) => Ok(Redirect::to("/letters#calls").into_response()),
        Err(error @ Error::TooLong) => {
            let (status, key) = word_for(&error);
            Ok((status, view(&house, &visitor, id, false, Some(typed.text), Some(key)).await?).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error).keeping(vec![("text".to_owned(), typed.text)])),
    }
}

#[derive(Template)]
#[template(path = "consultation/own_who.html")]
struct WhoView {
    page: Page,
    text: String,
    choices: Vec<(&'static str, Said, bool)>,
    wrong: Option<&'static str>,
}

async fn who_view(
    house: &House,
    visitor: &Visitor,
    id: LineId,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let found = own_lines::now(house, &visitor.caller, id).await;
    let (line, text) = found.map_err(|error| problem(house, visitor, &error))?;
    if !crate::correction::is_theirs(&line) {
        return Err(problem(house, visitor, &Error::NotFound));
    }
    let page = visitor.page(house, Place::Personal).standing_at(format!("/letters/lines/{id}/who"));
    let word = super::contacts_part::visibility_word;
    let choices = Visibility::ALL.iter().map(|it| (it.word(), page.say(word(*it)), *it == line.visibility)).collect();
    Ok(show(&WhoView { text, choices, wrong, page }, Place::Personal))
}

/// Saying who may be told needs `Access::SayWho`.
pub(crate) async fn ask_who(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<LineId>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    who_view(&house, &visitor, id, None).await
}

#[derive(Deserialize)]
pub(crate) struct Corrected {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    visibility: String,
}

pub(crate) async fn say_who(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<LineId>,
    Form(typed): Form<Corrected>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    let Some(to) = Visibility::from_word(&typed.visibility) else {
        let (status, key) = word_for(&Error::NothingChosen);
        return Ok((status, who_view(&house, &visitor, id, Some(key)).await?).into_response());
    };
    own_lines::say_who(&house, &visitor.caller, id, to).await.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to("/letters#calls").into_response())
}

/// Correcting at the desk needs `Access::Note` of the thread.
pub(crate) async fn correct(
    State(house): State<House>,
    visitor: Visitor,
    Path((id, line)): Path<(ThreadId, LineId)>,
    Form(typed): Form<Corrected>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let outcome = match (Kind::from_word(&typed.kind), Visibility::from_word(&typed.visibility)) {
        (Some(kind), Some(visibility)) => {
            own_lines::correct(&house, &visitor.caller, id, line, (kind, visibility)).await
        }
        _ => Err(Error::NotFound),
    };
    outcome.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to(&format!("/staff/letters/{id}#contacts")).into_response())
}

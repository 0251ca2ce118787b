//! One line about somebody, and what they may do with it: write beside it, say that it hurt, say for whom it is, stop here,
//! or erase what their own hand wrote.
use super::{
    problem,
    shown::{self, AskedShown},
    way_back, word_for,
};
use crate::{
    Error,
    actions::{asked, own_lines},
    asked::ANSWER_DAYS,
    line::LineId,
    lines::Visibility,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::Said;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "records/own_line.html")]
struct LineView {
    page: Page,
    id: String,
    text: String,
    beside: String,
    hurt: Option<String>,
    own: bool,
    asked: Option<AskedShown>,
    /// Until then it would be answered.
    answer_by: String,
    classes: Vec<(&'static str, Said, bool)>,
    wrong: Option<&'static str>,
}

#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    text: String,
    #[serde(default)]
    class: String,
    #[serde(default)]
    take_back: String,
}

/// Everything here needs `Access::Answer`: the line is about whoever asks.
pub(crate) async fn ask(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<LineId>,
) -> Result<Response, Problem> {
    page_of(&house, &visitor, id, None, None).await
}

async fn page_of(
    house: &House,
    visitor: &Visitor,
    id: LineId,
    typed: Option<String>,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    let it = own_lines::one(house, &visitor.caller, id).await.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Personal).standing_at(format!("/me/record/lines/{id}"));
    let each = |chosen: Visibility| {
        let all = Visibility::ALL.iter();
        all.map(|class| (class.word(), page.say(shown::visibility_word(*class)), *class == chosen)).collect()
    };
    let view = LineView {
        id: id.to_string(),
        classes: it.class.map(each).unwrap_or_default(),
        text: it.text,
        beside: typed.unwrap_or(it.beside),
        hurt: it.hurt,
        asked: it.asked.as_ref().map(|it| shown::asked(&page, it)),
        answer_by: page.speaker.date(house.now().plus_days(ANSWER_DAYS)),
        own: it.own,
        wrong,
        page,
    };
    Ok(show(&view, Place::Personal))
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
        Err(error @ Error::TooLong) => {
            let (status, key) = word_for(&error);
            Ok((status, page_of(&house, &visitor, id, Some(typed.text), Some(key)).await?).into_response())
        }
        other => super::then(&house, &visitor, other, &stands_at(id)),
    }
}

fn stands_at(id: LineId) -> String {
    format!("/me/record/read/all#line-{id}")
}

pub(crate) async fn hurt(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<LineId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    let outcome = if typed.take_back.is_empty() {
        own_lines::mark_hurt(&house, &visitor.caller, id, &typed.text).await
    } else {
        own_lines::take_back_hurt(&house, &visitor.caller, id).await
    };
    super::then(&house, &visitor, outcome, &stands_at(id))
}

/// That it be put right: we have a day, and they have none.
pub(crate) async fn ask_correction(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<LineId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    let outcome = match typed.take_back.is_empty() {
        true => asked::ask(&house, &visitor.caller, id, &typed.text).await,
        false => asked::take_back(&house, &visitor.caller, id).await,
    };
    super::then(&house, &visitor, outcome, &stands_at(id))
}

pub(crate) async fn class(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<LineId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    let becomes = Visibility::from_word(&typed.class);
    let outcome = own_lines::choose_class(&house, &visitor.caller, id, becomes).await;
    super::then(&house, &visitor, outcome, &stands_at(id))
}

pub(crate) async fn stop(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<LineId>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    super::then(&house, &visitor, own_lines::stop_here(&house, &visitor.caller, id).await, "/me/record")
}

/// Erasing needs `Access::EraseLine`: their own hand wrote it.
pub(crate) async fn erase(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<LineId>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    super::then(&house, &visitor, own_lines::erase(&house, &visitor.caller, id).await, "/me/record/read/own")
}

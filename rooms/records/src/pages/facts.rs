//! What protects somebody, in the folder of the one it protects.
use super::{problem, word_for};
use crate::{
    Error,
    actions::{desk, facts},
    fact::{Fact, FactId},
    folder::FolderId,
    when,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "records/protect.html")]
struct ProtectView {
    page: Page,
    id: String,
    handle: String,
    facts: Vec<FactShown>,
    once: String,
    typed: Typed,
    wrong: Option<&'static str>,
}

struct FactShown {
    id: String,
    text: Option<String>,
    by: String,
    second: Option<String>,
    until: String,
    may_second: bool,
    over: bool,
}

#[derive(Deserialize, Default)]
pub(crate) struct Typed {
    #[serde(default)]
    once: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    until: String,
    #[serde(default)]
    act: String,
}

pub(crate) async fn ask(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<FolderId>,
) -> Result<Response, Problem> {
    page_of(&house, &visitor, id, Typed::default(), None).await
}

async fn page_of(
    house: &House,
    visitor: &Visitor,
    id: FolderId,
    typed: Typed,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(visitor) {
        return Ok(way);
    }
    let at = |error: Error| problem(house, visitor, &error);
    let it = desk::open(house, &visitor.caller, id, None).await.map_err(at)?;
    if it.folder.of_household() {
        return Err(at(Error::NotFound));
    }
    let page = visitor.page(house, Place::Desk).standing_at(format!("/staff/records/{id}/protect"));
    let (me, now) = (visitor.caller.actor.account(), house.now());
    let name = |id: &ground_kernel::AccountId| it.names.get(id).cloned().unwrap_or_default();
    let one = |(fact, text): &(Fact, Option<String>)| FactShown {
        id: fact.id.to_string(),
        text: text.clone(),
        by: name(&fact.by),
        second: fact.second.as_ref().map(name),
        until: page.speaker.date(fact.look_again_at),
        may_second: fact.wants_a_second() && Some(fact.by) != me,
        over: fact.wants_a_look(now),
    };
    let facts = it.facts.iter().map(one).collect();
    let once = super::once(&typed.once).to_text();
    let view = ProtectView { id: id.to_string(), handle: it.folder.handle(), facts, once, typed, wrong, page };
    Ok(show(&view, Place::Desk))
}

/// Needs `Access::Write` of the folder; another confirms it.
pub(crate) async fn add(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<FolderId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let once = super::once(&typed.once);
    match facts::add(&house, &visitor.caller, &once, id, &typed.text, when::day_in(&typed.until)).await {
        Ok(()) => Ok(Redirect::to(&format!("/staff/records/{id}/protect")).into_response()),
        Err(Error::NotFound) => Err(problem(&house, &visitor, &Error::NotFound)),
        Err(error) => {
            let (status, key) = word_for(&error);
            Ok((status, page_of(&house, &visitor, id, typed, Some(key)).await?).into_response())
        }
    }
}

/// Confirming needs `Access::Second`; keeping and ending `Access::LookAgain`.
pub(crate) async fn press(
    State(house): State<House>,
    visitor: Visitor,
    Path((id, fact)): Path<(FolderId, FactId)>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let outcome = match typed.act.as_str() {
        "second" => facts::second(&house, &visitor.caller, id, fact).await,
        "keep" => facts::keep(&house, &visitor.caller, id, fact, when::day_in(&typed.until)).await,
        "end" => facts::end(&house, &visitor.caller, id, fact).await,
        _ => Err(Error::NotFound),
    };
    super::then(&house, &visitor, outcome, &format!("/staff/records/{id}/protect"))
}

//! これからのこと: choices with both sides, and always none of them; words of one's own; or nothing. Deleted in one press.
use super::{can_be_mended, over, problem, way_back, word_for};
use crate::{
    actions::{
        planning,
        reading::{self, NowRead},
    },
    plan::ChoiceId,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Fields, Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::Said;

pub(super) struct ChoiceShown {
    pub(super) id: String,
    pub(super) what: String,
    pub(super) speaks_for: String,
    pub(super) speaks_against: String,
    pub(super) by: Said,
    pub(super) mine: bool,
}

pub(super) struct PlanShown {
    pub(super) decision: Option<Said>,
    pub(super) is_a_yes: bool,
    pub(super) chosen: Option<String>,
    pub(super) text: String,
    pub(super) on: String,
    pub(super) how: Option<Said>,
}

pub(super) fn choices(page: &Page, now: &NowRead, me: Option<ground_kernel::AccountId>) -> Vec<ChoiceShown> {
    let shown = now.choices.iter().map(|it| ChoiceShown {
        id: it.choice.id.to_string(),
        what: it.sides.what.clone(),
        speaks_for: it.sides.speaks_for.clone(),
        speaks_against: it.sides.speaks_against.clone(),
        by: page.say_with("assessment-by", &[("name", it.writer.as_str())]),
        mine: Some(it.choice.writer) == me,
    });
    shown.collect()
}

pub(super) fn plan(page: &Page, now: &NowRead) -> Option<PlanShown> {
    let it = now.plan.as_ref()?;
    let read_back = || page.say_with("assessment-read-back", &[("name", it.writer.as_str())]);
    let chosen = if let crate::plan::Decision::Chosen(what) = &it.plan.decision { Some(what.clone()) } else { None };
    Some(PlanShown {
        decision: it.plan.decision.key().map(|key| page.say(key)),
        is_a_yes: it.plan.decision.is_a_yes(),
        chosen,
        text: it.plan.text.clone(),
        on: page.speaker.date(it.said_on),
        how: it.plan.read_back.then(read_back),
    })
}

#[derive(Template)]
#[template(path = "assessment/plan.html")]
struct PlanView {
    page: Page,
    choices: Vec<ChoiceShown>,
    plan: Option<PlanShown>,
    text: String,
    wrong: Option<&'static str>,
}

async fn view(
    house: &House,
    visitor: &Visitor,
    typed: &Fields,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let found = reading::for_oneself(house, &visitor.caller).await;
    let now = found.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Personal).standing_at("/me/now/next");
    let (choices, plan) = (choices(&page, &now, None), plan(&page, &now));
    Ok(show(&PlanView { choices, plan, text: typed.text("text"), wrong, page }, Place::Personal))
}

/// Reading needs `Access::Read`.
pub(crate) async fn read(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    view(&house, &visitor, &Fields::default(), None).await
}

/// Deciding, and leaving it open, needs `Access::Decide`.
pub(crate) async fn decide(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(over(&house, &visitor, &typed, way_back()));
    }
    match planning::decide(&house, &visitor.caller, typed.get("decision"), typed.text("text")).await {
        Ok(()) => Ok(Redirect::to("/me/now/next").into_response()),
        Err(error) if can_be_mended(&error) => {
            let (status, key) = word_for(&error);
            Ok((status, view(&house, &visitor, &typed, Some(key)).await?).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error).keeping(vec![("text".to_owned(), typed.text("text"))])),
    }
}

/// One press, and it is gone.
pub(crate) async fn delete(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    planning::delete(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to("/me/now/next").into_response())
}

/// Taking a choice away needs `Access::Lower`.
pub(crate) async fn lower(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<ChoiceId>,
) -> Result<Response, Problem> {
    let Some(me) = visitor.party() else { return Ok(way_back()) };
    let outcome = planning::lower(&house, &visitor.caller, me.account, id).await;
    outcome.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to("/me/now/next").into_response())
}

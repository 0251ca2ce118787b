//! What comes next, at the desk: choices are laid out with both sides; what somebody decides is written down once it was read
//! back to them.
use super::{
    can_be_mended, over,
    plan::{ChoiceShown, PlanShown, choices, plan},
    problem, word_for,
};
use crate::{
    Error,
    actions::{planning, reading},
    plan::{BothSides, ChoiceId},
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_kernel::AccountId;
use ground_web::{Fields, Form, House, Page, Path, Place, Problem, Visitor, show};

#[derive(Template)]
#[template(path = "assessment/desk_plan.html")]
struct DeskPlanView {
    page: Page,
    party: String,
    called: Option<String>,
    choices: Vec<ChoiceShown>,
    plan: Option<PlanShown>,
    once: String,
    what: String,
    speaks_for: String,
    speaks_against: String,
    text: String,
    wrong: Option<&'static str>,
}

async fn view(
    house: &House,
    visitor: &Visitor,
    party: AccountId,
    typed: &Fields,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let found = reading::for_team(house, &visitor.caller, party).await;
    let now = found.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Desk).standing_at(format!("/staff/now/{party}/next"));
    let view = DeskPlanView {
        party: party.to_string(),
        choices: choices(&page, &now, visitor.caller.actor.account()),
        plan: plan(&page, &now),
        called: now.called,
        once: typed.once_text(),
        what: typed.text("what"),
        speaks_for: typed.text("for"),
        speaks_against: typed.text("against"),
        text: typed.text("text"),
        wrong,
        page,
    };
    Ok(show(&view, Place::Desk))
}

/// Reading needs `Access::Read`.
pub(crate) async fn read(
    State(house): State<House>,
    visitor: Visitor,
    Path(party): Path<AccountId>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    view(&house, &visitor, party, &Fields::default(), None).await
}

async fn after(
    house: &House,
    visitor: &Visitor,
    party: AccountId,
    typed: &Fields,
    outcome: Result<(), Error>,
) -> Result<Response, Problem> {
    match outcome {
        Ok(()) => Ok(Redirect::to(&format!("/staff/now/{party}/next")).into_response()),
        Err(error) if can_be_mended(&error) => {
            let (status, key) = word_for(&error);
            Ok((status, view(house, visitor, party, typed, Some(key)).await?).into_response())
        }
        Err(error) => Err(problem(house, visitor, &error).keeping(vec![("text".to_owned(), typed.text("text"))])),
    }
}

/// Writing it down needs `Access::Note`.
pub(crate) async fn write_for(
    State(house): State<House>,
    visitor: Visitor,
    Path(party): Path<AccountId>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(over(&house, &visitor, &typed, way));
    }
    let (pressed, read_back) = (typed.get("decision"), typed.get("read_back") == "1");
    let outcome = planning::write_for(&house, &visitor.caller, party, pressed, read_back, typed.text("text")).await;
    after(&house, &visitor, party, &typed, outcome).await
}

/// Laying out needs `Access::Note`.
pub(crate) async fn lay(
    State(house): State<House>,
    visitor: Visitor,
    Path(party): Path<AccountId>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(over(&house, &visitor, &typed, way));
    }
    let outcome = match BothSides::new(&typed.text("what"), &typed.text("for"), &typed.text("against")) {
        Ok(sides) => planning::lay(&house, &visitor.caller, party, &typed.once(), &sides).await,
        Err(error) => Err(error),
    };
    after(&house, &visitor, party, &typed, outcome).await
}

/// Taking away needs `Access::Lower`.
pub(crate) async fn lower(
    State(house): State<House>,
    visitor: Visitor,
    Path((party, id)): Path<(AccountId, ChoiceId)>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let outcome = planning::lower(&house, &visitor.caller, party, id).await;
    after(&house, &visitor, party, &Fields::default(), outcome).await
}

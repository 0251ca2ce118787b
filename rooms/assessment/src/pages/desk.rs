//! The same page at the desk: voices beside each other, strengths beside what is hard, and years beside each other. It prints.
use super::{
    own::YearsView,
    plan::{PlanShown, plan},
    problem,
    shown::{PromptShown, over_years, prompts},
};
use crate::actions::{noting, reading};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_kernel::AccountId;
use ground_web::{House, Page, Path, Place, Problem, Visitor, show};

#[derive(Template)]
#[template(path = "assessment/desk.html")]
struct DeskView {
    page: Page,
    party: String,
    called: Option<String>,
    talk: Option<String>,
    since: Option<String>,
    several: bool,
    prompts: Vec<PromptShown>,
    plan: Option<PlanShown>,
}

/// Reading needs `Access::Read`; it is written into the ledger first.
pub(crate) async fn read(
    State(house): State<House>,
    visitor: Visitor,
    Path(party): Path<AccountId>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let found = reading::for_team(&house, &visitor.caller, party).await;
    let now = found.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk);
    let newest = now.rounds.last();
    let view = DeskView {
        party: party.to_string(),
        since: newest.map(|it| page.speaker.date(it.begun_on)),
        several: now.rounds.len() > 1,
        prompts: prompts(&page, &now, newest.map(|it| it.id)),
        plan: plan(&page, &now),
        called: now.called,
        talk: now.talk,
        page,
    };
    Ok(show(&view, Place::Desk))
}

/// Beginning needs `Access::Note`.
pub(crate) async fn begin(
    State(house): State<House>,
    visitor: Visitor,
    Path(party): Path<AccountId>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    noting::begin(&house, &visitor.caller, party).await.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to(&format!("/staff/now/{party}")).into_response())
}

/// Reading needs `Access::Read`.
pub(crate) async fn years(
    State(house): State<House>,
    visitor: Visitor,
    Path(party): Path<AccountId>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let found = reading::for_team(&house, &visitor.caller, party).await;
    let now = found.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk);
    let (all, back) = (over_years(&page, &now), format!("/staff/now/{party}"));
    Ok(show(&YearsView { back, all, page }, Place::Desk))
}

//! The team: who is in it, and who waits at its door.
use super::{at_the_desk, problem};
use crate::actions;
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_kernel::{AccountId, TeamId};
use ground_web::{Form, House, Page, Place, Problem, Visitor, show};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "staff/team.html")]
struct TeamView {
    page: Page,
    teams: Vec<actions::TeamPage>,
}

pub(crate) async fn read(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    let teams = actions::my_teams(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(show(&TeamView { page: visitor.page(&house, Place::Desk), teams }, Place::Desk))
}

#[derive(Deserialize)]
pub(crate) struct LetIn {
    team: TeamId,
    account: AccountId,
}

/// Letting in needs `Access::LetIn`.
pub(crate) async fn let_in(
    State(house): State<House>,
    visitor: Visitor,
    Form(it): Form<LetIn>,
) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    actions::let_in(&house, &visitor.caller, it.team, it.account)
        .await
        .map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to("/staff/team").into_response())
}

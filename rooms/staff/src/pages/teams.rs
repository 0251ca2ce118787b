//! All teams: who is in them, which one receives letters. Administrators make and name them; members let in; two of the
//! team that receives letters say which one does.
use super::{at_the_desk, problem, word_for};
use crate::{Error, teams};
use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use ground_kernel::TeamId;
use ground_web::{Form, House, Page, Place, Problem, Visitor, show};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "staff/teams.html")]
struct TeamsView {
    page: Page,
    it: teams::TeamsPage,
    typed: String,
    wrong: Option<&'static str>,
}

impl TeamsView {
    fn names(&self, team: &teams::TeamLine) -> String {
        self.page.speaker.list(&team.members.iter().map(|it| it.1.clone()).collect::<Vec<_>>())
    }
}

async fn view(
    house: &House,
    visitor: &Visitor,
    typed: String,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let it = teams::teams(house, &visitor.caller).await.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Desk).standing_at("/staff/teams");
    Ok(show(&TeamsView { page, it, typed, wrong }, Place::Desk))
}

/// Reading needs `Access::Enter`.
pub(crate) async fn read(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    view(&house, &visitor, String::new(), None).await
}

#[derive(Deserialize)]
pub(crate) struct Named {
    #[serde(default)]
    name: String,
    /// Empty for a new one.
    team: Option<TeamId>,
}

/// Making and naming need `Access::Administer`.
pub(crate) async fn name(
    State(house): State<House>,
    visitor: Visitor,
    Form(it): Form<Named>,
) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    let outcome = match it.team {
        Some(team) => teams::rename_team(&house, &visitor.caller, team, &it.name).await,
        None => match teams::begin_team(&house, &visitor.caller, &it.name).await {
            // It waits for another administrator, where such things stand.
            Ok(false) => return Ok(Redirect::to("/staff/people").into_response()),
            outcome => outcome.map(drop),
        },
    };
    answered(&house, &visitor, it.name, outcome).await
}

#[derive(Deserialize)]
pub(crate) struct Which {
    team: TeamId,
}

/// Needs `Access::ChooseReceiving`, and two.
pub(crate) async fn receive(
    State(house): State<House>,
    visitor: Visitor,
    Form(it): Form<Which>,
) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    let outcome = teams::choose_receiving(&house, &visitor.caller, it.team).await;
    answered(&house, &visitor, String::new(), outcome).await
}

async fn answered(
    house: &House,
    visitor: &Visitor,
    typed: String,
    outcome: Result<(), Error>,
) -> Result<Response, Problem> {
    let Err(error) = outcome else { return Ok(Redirect::to("/staff/teams").into_response()) };
    let (status, key) = word_for(&error);
    if !status.is_client_error() || status == StatusCode::NOT_FOUND {
        return Err(problem(house, visitor, &error));
    }
    Ok((status, view(house, visitor, typed, Some(key)).await?).into_response())
}

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
    it: actions::Teams,
    renewed: Vec<Renewed>,
}

/// A card was renewed in the last year.
struct Renewed {
    called: String,
    by: String,
    at: String,
}

impl TeamView {
    /// Two others are needed to mend what this one lost.
    fn can_mend(&self, team: &actions::TeamPage, member: &crate::Member) -> bool {
        team.members.len() >= 3 && member.id != self.it.me
    }
}

pub(crate) async fn read(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    let it = actions::my_teams(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk).standing_at("/staff/team");
    let renewed = it.renewed.iter().map(|it| Renewed {
        called: it.called.clone(),
        by: page.speaker.list(&it.by),
        at: page.speaker.date(it.at),
    });
    let renewed = renewed.collect();
    Ok(show(&TeamView { page, it, renewed }, Place::Desk))
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

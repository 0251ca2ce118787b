//! For administrators: who works here, invitations, ending access.
use super::{
    at_the_desk, problem,
    sessions::{bytes_of, hex},
};
use crate::{
    Error, actions,
    store::{Proposal, ProposalKind},
    together,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_kernel::{AccountId, Id, Role, TeamId};
use ground_web::{Form, House, Page, Place, Problem, Visitor, show};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "staff/people.html")]
struct PeopleView {
    page: Page,
    members: Vec<MemberLine>,
    invitations: Vec<InvitationLine>,
    teams: Vec<(String, String)>,
    new_link: Option<String>,
    two: bool,
    proposals: Vec<ProposalLine>,
}

/// What one administrator wants and another has to agree to.
struct ProposalLine {
    id: String,
    name: String,
    by: String,
    administrator: bool,
    mine: bool,
}

struct MemberLine {
    id: String,
    name: String,
    called: String,
    administrator: bool,
    teams: String,
    pledged_on: String,
}
struct InvitationLine {
    fingerprint: String,
    for_whom: String,
    administrator: bool,
    until: String,
}

async fn view(house: &House, visitor: &Visitor, new_link: Option<String>) -> Result<Response, Problem> {
    let people = actions::people(house, &visitor.caller).await.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Desk).standing_at("/staff/people");
    let members = people.members.into_iter().map(|(it, role, teams)| MemberLine {
        id: it.id.to_string(),
        name: it.name,
        called: it.called,
        administrator: role == Role::Administrator,
        teams: page.speaker.list(&teams),
        pledged_on: page.speaker.date(it.pledged_on),
    });
    let invitations = people.invitations.into_iter().map(|it| InvitationLine {
        fingerprint: hex(&it.fingerprint),
        for_whom: it.for_whom,
        administrator: crate::store::role_of(&it.role) == Some(Role::Administrator),
        until: page.speaker.exact(it.until_at),
    });
    let teams = people.teams.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
    let proposals = people.proposals.into_iter().map(|(it, by, mine)| ProposalLine {
        id: it.id.to_string(),
        name: it.name,
        by,
        administrator: it.kind == ProposalKind::Administrator,
        mine,
    });
    let (members, invitations, proposals) = (members.collect(), invitations.collect(), proposals.collect());
    let view = PeopleView { members, invitations, teams, new_link, two: people.two, proposals, page };
    Ok(show(&view, Place::Desk))
}

/// Reading needs `Access::Administer`.
pub(crate) async fn read(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    view(&house, &visitor, None).await
}

#[derive(Deserialize)]
pub(crate) struct Invite {
    #[serde(default)]
    for_whom: String,
    #[serde(default)]
    role: String,
    team: Option<TeamId>,
}

/// The link is shown once, on this answer; it is not kept.
pub(crate) async fn invite(
    State(house): State<House>,
    visitor: Visitor,
    Form(it): Form<Invite>,
) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    let role = Role::from_name(&it.role).unwrap_or(Role::SupportWorker);
    let link = actions::invite(&house, &visitor.caller, &it.for_whom, role, it.team)
        .await
        .map_err(|error| problem(&house, &visitor, &error))?;
    let address = format!("{}/join/{}", house.door.public_address, link.to_text());
    view(&house, &visitor, Some(address)).await
}

#[derive(Deserialize)]
pub(crate) struct Which {
    #[serde(default)]
    fingerprint: String,
}

pub(crate) async fn take_back(
    State(house): State<House>,
    visitor: Visitor,
    Form(it): Form<Which>,
) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    let fingerprint = bytes_of(&it.fingerprint).unwrap_or_default();
    actions::take_back_invitation(&house, &visitor.caller, &fingerprint)
        .await
        .map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to("/staff/people").into_response())
}

#[derive(Deserialize)]
pub(crate) struct Whose {
    account: AccountId,
}

/// Ending needs `Access::EndAccess`.
pub(crate) async fn end(
    State(house): State<House>,
    visitor: Visitor,
    Form(it): Form<Whose>,
) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    actions::end_access(&house, &visitor.caller, it.account)
        .await
        .map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to("/staff/people").into_response())
}

#[derive(Deserialize)]
pub(crate) struct Named {
    #[serde(default)]
    name: String,
}

/// Needs `Access::Administer`; where there are two administrators, another one agrees.
pub(crate) async fn name_team(
    State(house): State<House>,
    visitor: Visitor,
    Form(it): Form<Named>,
) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    together::name_team(&house, &visitor.caller, &it.name).await.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to("/staff/people").into_response())
}

#[derive(Deserialize)]
pub(crate) struct Agreed {
    #[serde(default)]
    id: String,
    /// Where they came from: the page of the cards, or this one.
    #[serde(default)]
    back: String,
}

impl Agreed {
    fn id(&self) -> Result<Id<Proposal>, Error> {
        self.id.parse().map_err(|_| Error::NotFound)
    }
    fn back(&self) -> &'static str {
        if self.back == "/staff/recovery" { "/staff/recovery" } else { "/staff/people" }
    }
}

/// Needs `Access::Administer`, and to be another than who proposed it.
pub(crate) async fn agree(
    State(house): State<House>,
    visitor: Visitor,
    Form(it): Form<Agreed>,
) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    let done = async { together::agree(&house, &visitor.caller, it.id()?).await };
    done.await.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to(it.back()).into_response())
}

/// Needs `Access::Administer`.
pub(crate) async fn withdraw(
    State(house): State<House>,
    visitor: Visitor,
    Form(it): Form<Agreed>,
) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    let done = async { together::withdraw(&house, &visitor.caller, it.id()?).await };
    done.await.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to(it.back()).into_response())
}

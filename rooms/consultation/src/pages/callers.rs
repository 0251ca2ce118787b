//! Who goes by a name that was heard: looked up, never listed. The answer is the same page whether there is anybody.
use super::{memo, problem};
use crate::actions::{contacts, team_circle};
use askama::Template;
use axum::{extract::State, response::Response};
use ground_web::{Form, House, Page, Place, Problem, Visitor, show};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "consultation/callers.html")]
struct CallersView {
    page: Page,
    called: String,
    asked: bool,
    others: Vec<memo::Other>,
}

#[derive(Deserialize)]
pub(crate) struct Heard {
    #[serde(default)]
    called: String,
}

/// Asking needs `Access::Receive` at the desk of one's team.
pub(crate) async fn ask(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    team_circle::my_team(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk);
    Ok(show(&CallersView { page, called: String::new(), asked: false, others: vec![] }, Place::Desk))
}

/// The name travels in the form, never in an address.
pub(crate) async fn find(
    State(house): State<House>,
    visitor: Visitor,
    Form(heard): Form<Heard>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let found = contacts::find(&house, &visitor.caller, &heard.called).await;
    let found = found.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk).standing_at("/staff/callers");
    let others = found.iter().map(|it| memo::other(&page, it)).collect();
    Ok(show(&CallersView { asked: true, called: heard.called, others, page }, Place::Desk))
}

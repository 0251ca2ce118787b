//! Paper cards to lay out at a door, each with a number that opens a letter once.
use super::{desk_only, problem};
use crate::{actions::cards, place::PlaceId};
use askama::Template;
use axum::{extract::State, response::Response};
use ground_web::{House, Page, Path, Place, Problem, Visitor, show};

#[derive(Template)]
#[template(path = "ibasho/cards.html")]
struct CardsView {
    page: Page,
    place: String,
    name: String,
    numbers: Vec<String>,
    address: String,
}

/// Every time it is opened there are other numbers on it. Needs `Access::Count`.
pub(crate) async fn read(
    State(house): State<House>,
    visitor: Visitor,
    Path(place): Path<PlaceId>,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    let sheet = cards::sheet(&house, &visitor.caller, place).await;
    let (name, numbers) = sheet.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk);
    let address = format!("{}/card", house.door.public_address);
    Ok(show(&CardsView { place: place.to_string(), name, numbers, address, page }, Place::Desk))
}

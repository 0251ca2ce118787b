//! The counsellor's own list, and what a team was told. The list opens nothing and names nobody: who works here and looks over
//! somebody's shoulder learns no more from it than that they counsel.
use super::{problem, word_for};
use crate::{
    Error,
    actions::{beginning, reading},
    pair::Pair,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_kernel::AccountId;
use ground_web::{Fields, Form, House, Page, Path, Place, Problem, Visitor, show};

#[derive(Template)]
#[template(path = "counselling/desk.html")]
struct DeskView {
    page: Page,
    wrong: Option<&'static str>,
    qualified: bool,
    offers: bool,
    /// Where it leads, since when, and the last signs of its number.
    pairs: Vec<(String, String, String)>,
}

async fn view(house: &House, visitor: &Visitor, wrong: Option<&'static str>) -> Result<Response, Problem> {
    let found = beginning::desk_of(house, &visitor.caller).await;
    let (own, pairs) = found.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Desk).standing_at("/staff/counselling");
    let line = |it: &Pair| {
        let id = it.id.to_string();
        let sign = id.chars().skip(id.len().saturating_sub(4)).collect();
        (id, page.speaker.date(it.begun_on), sign)
    };
    let pairs = pairs.iter().filter(|it| it.held).map(line).collect();
    let view = DeskView { wrong, qualified: own.qualified, offers: own.offers, pairs, page };
    Ok(show(&view, Place::Desk))
}

/// Everybody who reads here has this page, and sees their own on it.
pub(crate) async fn read(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    view(&house, &visitor, None).await
}

/// Offering needs `Access::Offer`.
pub(crate) async fn offer(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    if visitor.staff().is_none() {
        return Err(problem(&house, &visitor, &Error::NotFound));
    }
    match beginning::offer(&house, &visitor.caller, typed.get("offer") == "1").await {
        Ok(()) => Ok(Redirect::to("/staff/counselling").into_response()),
        Err(error @ Error::NotQualified) => {
            let (status, key) = word_for(&error);
            Ok((status, view(&house, &visitor, Some(key)).await?).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error)),
    }
}

#[derive(Template)]
#[template(path = "counselling/told.html")]
struct ToldView {
    page: Page,
    notes: Vec<(String, String)>,
}

/// Reading needs `Access::Learn` of each; it is written into the person's ledger first.
pub(crate) async fn told(
    State(house): State<House>,
    visitor: Visitor,
    Path(party): Path<AccountId>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let found = reading::for_team(&house, &visitor.caller, party).await;
    let found = found.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk);
    let note = |it: reading::ToldRead| (page.speaker.date(it.told.told_on.unwrap_or(it.told.written_on)), it.text);
    let notes = found.into_iter().map(note).collect();
    Ok(show(&ToldView { notes, page }, Place::Desk))
}

//! Beginning a folder at the desk: for somebody who said yes, which another has to have heard, too; or of a household.
use super::{problem, word_for};
use crate::{
    Error,
    actions::{self, begin},
    folder::{FolderId, How},
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_kernel::AccountId;
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::{Said, word};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "records/begin.html")]
struct BeginView {
    page: Page,
    writer: String,
    hows: Vec<(&'static str, Said)>,
    wrong: Option<&'static str>,
}

pub(crate) fn how_word(it: How) -> &'static str {
    match it {
        How::Own => word!("records-staff-how-own"),
        How::Phone => word!("records-staff-how-phone"),
        How::Paper => word!("records-staff-how-paper"),
        How::InPerson => word!("records-staff-how-in-person"),
        How::Household => word!("records-staff-how-household"),
    }
}

pub(crate) fn hows(page: &Page) -> Vec<(&'static str, Said)> {
    How::SAID.map(|it| (it.word(), page.say(how_word(it)))).to_vec()
}

/// Where there is a folder, it leads there.
pub(crate) async fn ask(
    State(house): State<House>,
    visitor: Visitor,
    Path(writer): Path<AccountId>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let found = begin::of_party(&house, &visitor.caller, writer).await;
    match found.map_err(|error| problem(&house, &visitor, &error))? {
        Some(folder) => Ok(Redirect::to(&format!("/staff/records/{}", folder.id)).into_response()),
        None => Ok(asking(&house, &visitor, writer, None)),
    }
}

pub(crate) fn asking(house: &House, visitor: &Visitor, writer: AccountId, wrong: Option<&'static str>) -> Response {
    let page = visitor.page(house, Place::Desk).standing_at(format!("/staff/records/begin/{writer}"));
    show(&BeginView { writer: writer.to_string(), hows: hows(&page), wrong, page }, Place::Desk)
}

#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    once: String,
    #[serde(default)]
    how: String,
    #[serde(default)]
    name: String,
}

/// Writing a yes down needs `Access::Receive`; it begins nothing before another has heard it.
pub(crate) async fn as_said(
    State(house): State<House>,
    visitor: Visitor,
    Path(writer): Path<AccountId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let outcome = match How::from_word(&typed.how) {
        Some(how) => begin::as_said(&house, &visitor.caller, writer, how).await,
        // Whoever it is about is looked up all the same: a stranger gets what strangers get.
        None => begin::of_party(&house, &visitor.caller, writer).await.and(Err(Error::NothingChosen)),
    };
    match outcome {
        Ok(id) => Ok(Redirect::to(&format!("/staff/records/{id}")).into_response()),
        Err(error @ Error::NothingChosen) => {
            let (status, key) = word_for(&error);
            Ok((status, asking(&house, &visitor, writer, Some(key))).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error)),
    }
}

/// Hearing it, too, needs `Access::Witness`: another than the one who wrote it down.
pub(crate) async fn witness(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<FolderId>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let outcome = begin::witness(&house, &visitor.caller, id).await;
    super::then(&house, &visitor, outcome, &format!("/staff/records/{id}"))
}

#[derive(Template)]
#[template(path = "records/household.html")]
struct HouseholdView {
    page: Page,
    once: String,
    name: String,
    wrong: Option<&'static str>,
}

/// Needs `Access::Receive` at the desk of one's team.
pub(crate) async fn ask_household(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    actions::my_team(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(naming(&house, &visitor, String::new(), "", None))
}

fn naming(house: &House, visitor: &Visitor, name: String, once: &str, wrong: Option<&'static str>) -> Response {
    let page = visitor.page(house, Place::Desk).standing_at("/staff/records/new");
    show(&HouseholdView { once: super::once(once).to_text(), name, wrong, page }, Place::Desk)
}

pub(crate) async fn household(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    match begin::household(&house, &visitor.caller, &super::once(&typed.once), &typed.name).await {
        Ok(id) => Ok(Redirect::to(&format!("/staff/records/{id}")).into_response()),
        Err(error @ (Error::Empty | Error::TooLong)) => {
            let (status, key) = word_for(&error);
            Ok((status, naming(&house, &visitor, typed.name, &typed.once, Some(key))).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error)),
    }
}

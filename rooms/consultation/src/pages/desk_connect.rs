//! つなげたい、という願い, at the desk: only those that were left with the worker who looks. Before two are connected, both
//! are read once more side by side.
use super::{problem, word_for};
use crate::{
    Error,
    actions::wishes::{self, LeftWish},
    wish::WishId,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Form, House, Page, Place, Problem, Visitor, show};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "consultation/desk_connect.html")]
struct DeskConnectView {
    page: Page,
    wrong: Option<&'static str>,
    wishes: Vec<Line>,
    /// Two or more are not connected.
    can_connect: bool,
}

#[derive(Template)]
#[template(path = "consultation/desk_connect_sure.html")]
struct SureView {
    page: Page,
    two: Vec<Line>,
}

#[derive(Clone)]
struct Line {
    id: String,
    number: String,
    /// The same as a line of a list, which takes no readings above.
    option: String,
    thread: Option<String>,
    handle: Option<String>,
    left_on: String,
    text: String,
    tied_with: Option<String>,
}

fn lines(page: &Page, all: &[LeftWish]) -> Vec<Line> {
    let number_of = |id: WishId| all.iter().position(|it| it.id == id).map(|at| (at + 1).to_string());
    let line = |(number, it): (usize, &LeftWish)| Line {
        id: it.id.to_string(),
        number: number.to_string(),
        option: page
            .say_with("consultation-staff-connect-number", &[("number", number.to_string().as_str())])
            .as_plain()
            .to_owned(),
        thread: it.thread.as_ref().map(|thread| thread.id.to_string()),
        handle: it.thread.as_ref().map(crate::thread::Thread::handle),
        left_on: page.speaker.date(it.left_on),
        text: it.text.clone(),
        tied_with: it.tied_with.and_then(number_of),
    };
    (1..).zip(all).map(line).collect()
}

/// Reading needs `Access::OpenWish`; it is written down before anything is shown.
pub(crate) async fn read(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    page_of(&house, &visitor, None).await
}

async fn page_of(house: &House, visitor: &Visitor, wrong: Option<&'static str>) -> Result<Response, Problem> {
    let all = wishes::left_with_me(house, &visitor.caller).await.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Desk);
    let wishes = lines(&page, &all);
    let can_connect = wishes.iter().filter(|it| it.tied_with.is_none()).count() > 1;
    Ok(show(&DeskConnectView { wishes, can_connect, wrong, page }, Place::Desk))
}

#[derive(Deserialize)]
pub(crate) struct Two {
    one: Option<WishId>,
    other: Option<WishId>,
    /// Both were read side by side.
    sure: Option<String>,
}

/// Connecting needs `Access::Connect`, which needs both wishes.
pub(crate) async fn connect(
    State(house): State<House>,
    visitor: Visitor,
    Form(two): Form<Two>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let outcome = match (two.one, two.other, two.sure) {
        (Some(one), Some(other), None) if one != other => return sure(&house, &visitor, one, other).await,
        (Some(one), Some(other), _) => wishes::connect(&house, &visitor.caller, one, other).await,
        _ => Err(Error::NotBoth),
    };
    after(&house, &visitor, outcome).await
}

async fn sure(house: &House, visitor: &Visitor, one: WishId, other: WishId) -> Result<Response, Problem> {
    let all = wishes::left_with_me(house, &visitor.caller).await.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Desk);
    let chosen = [one.to_string(), other.to_string()];
    let free = |it: &Line| it.tied_with.is_none() && chosen.contains(&it.id);
    let two: Vec<Line> = lines(&page, &all).into_iter().filter(free).collect();
    if two.len() != 2 {
        return after(house, visitor, Err(Error::NotBoth)).await;
    }
    Ok(show(&SureView { two, page }, Place::Desk))
}

#[derive(Deserialize)]
pub(crate) struct One {
    wish: Option<WishId>,
}

/// Ending needs `Access::Connect`.
pub(crate) async fn end(
    State(house): State<House>,
    visitor: Visitor,
    Form(one): Form<One>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let outcome = match one.wish {
        Some(wish) => wishes::disconnect(&house, &visitor.caller, wish).await,
        None => Err(Error::NotBoth),
    };
    after(&house, &visitor, outcome).await
}

async fn after(house: &House, visitor: &Visitor, outcome: Result<(), Error>) -> Result<Response, Problem> {
    match outcome {
        Ok(()) => Ok(Redirect::to("/staff/connect").into_response()),
        Err(error @ Error::NotBoth) => {
            let (status, key) = word_for(&error);
            let page = page_of(house, visitor, Some(key)).await?;
            Ok((status, page).into_response())
        }
        Err(error) => Err(problem(house, visitor, &error)),
    }
}

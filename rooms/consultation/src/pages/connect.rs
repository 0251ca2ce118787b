//! 家族のことで、つなげたい人がいるとき: a wish that one leaves with one worker. The page is the same for everyone, always;
//! what it shows besides is one's own wish.
use super::{problem, way_back, word_for};
use crate::{
    Error,
    actions::wishes::{self, OwnWish},
};
use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Form, House, Page, Place, Problem, Visitor, show};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "consultation/connect.html")]
struct ConnectView {
    page: Page,
    wrong: Option<&'static str>,
    mine: Option<Mine>,
    /// Whoever was chosen works here no more.
    left: bool,
    to_choose: Vec<Choice>,
    text: String,
    /// The writing again is folded away while a wish stands.
    folded: bool,
}

struct Mine {
    text: String,
    chosen: String,
    left_on: String,
    until: String,
    opened_on: Option<String>,
    tied: bool,
}

struct Choice {
    id: String,
    name: String,
    chosen: bool,
}

/// The session was over when the wish was sent. It is shown to be copied, and not as a form: there is nobody to send as.
#[derive(Template)]
#[template(path = "consultation/connect_over.html")]
struct OverView {
    page: Page,
    text: String,
}

#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    text: String,
    #[serde(default)]
    worker: String,
}

/// Reading needs `Access::Read` of one's own thread.
pub(crate) async fn ask(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    page_of(&house, &visitor, None, None).await
}

async fn page_of(
    house: &House,
    visitor: &Visitor,
    typed: Option<Typed>,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let it = wishes::own_wish(house, &visitor.caller).await.map_err(|error| problem(house, visitor, &error))?;
    Ok(show(&view(visitor.page(house, Place::Personal), it, typed, wrong), Place::Personal))
}

fn view(page: Page, it: OwnWish, typed: Option<Typed>, wrong: Option<&'static str>) -> ConnectView {
    let stands = it.wish.as_ref().filter(|wish| wish.stands);
    let chosen = match (&typed, stands) {
        (Some(typed), _) => typed.worker.clone(),
        (None, Some(wish)) => wish.holder.to_string(),
        (None, None) => String::new(),
    };
    let choice = |(id, name): &(ground_kernel::AccountId, String)| {
        let id = id.to_string();
        Choice { chosen: id == chosen, id, name: name.clone() }
    };
    ConnectView {
        mine: it.wish.as_ref().map(|wish| Mine {
            text: wish.text.to_string(),
            chosen: it.chosen.clone(),
            left_on: page.speaker.date(wish.left_on),
            until: page.speaker.date(wishes::stands_until(wish)),
            opened_on: opened_on(&page, &wish.opened_on),
            tied: wish.tied,
        }),
        left: it.wish.is_some() && stands.is_none(),
        to_choose: it.to_choose.iter().map(choice).collect(),
        folded: stands.is_some() && typed.is_none(),
        text: typed.map(|it| it.text).or_else(|| Some(it.wish.as_ref()?.text.to_string())).unwrap_or_default(),
        wrong,
        page,
    }
}

fn opened_on(page: &Page, days: &[ground_kernel::Timestamp]) -> Option<String> {
    let days: Vec<String> = days.iter().map(|day| page.speaker.day(*day)).collect();
    (!days.is_empty()).then(|| page.speaker.list(&days))
}

/// Leaving needs `Access::LeaveWish`.
pub(crate) async fn leave(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        let page = visitor.page(&house, Place::Personal);
        let over = show(&OverView { page, text: typed.text }, Place::Personal);
        return Ok((StatusCode::UNAUTHORIZED, over).into_response());
    }
    match wishes::leave(&house, &visitor.caller, typed.worker.parse().ok(), &typed.text).await {
        Ok(()) => Ok(Redirect::to("/letters/connect").into_response()),
        Err(Error::NotFound) => Err(problem(&house, &visitor, &Error::NotFound)),
        Err(error) => {
            let (status, key) = word_for(&error);
            if status.is_server_error() {
                tracing::error!(%error, "a wish could not be kept");
            }
            let page = page_of(&house, &visitor, Some(typed), Some(key)).await?;
            Ok((status, page).into_response())
        }
    }
}

/// Taking back, and ending a connection, needs `Access::TakeBackWish`.
pub(crate) async fn take_back(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    wishes::take_back(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to("/letters/connect").into_response())
}

//! Seats: one's own sessions, by names of one's own, endable from any device. An administrator ends those of others from
//! their page.
use super::{at_the_desk, problem, word_for};
use crate::{
    Error,
    hex::{array_of, hex},
    seats,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_kernel::AccountId;
use ground_web::{Form, House, Page, Place, Problem, Visitor, show};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "staff/sessions.html")]
struct SessionsView {
    page: Page,
    sessions: Vec<Line>,
    ended: Vec<EndedLine>,
    wrong: Option<&'static str>,
}

pub(super) struct Line {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) made_at: String,
    pub(super) last_at: String,
    pub(super) this_one: bool,
}

/// A seat that was ended, and the way to what was open on it.
pub(super) struct EndedLine {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) ended_at: String,
}

/// The seats of somebody, as both pages show them: day and rough time.
pub(super) async fn lines(
    house: &House,
    visitor: &Visitor,
    account: AccountId,
) -> Result<(Vec<Line>, Vec<EndedLine>), Error> {
    let (open, ended) = seats::seats(house, &visitor.caller, account).await?;
    let this = visitor.staff().map(|it| it.token.hash());
    let speaker = &visitor.speaker;
    let line = |it: ground_circle::sessions::Listed| Line {
        this_one: Some(it.token_hash) == this,
        id: hex(&it.token_hash),
        name: it.name.unwrap_or_default(),
        made_at: speaker.day_rough(it.made_at),
        last_at: speaker.day_rough(it.last_at),
    };
    let ended_line = |it: seats::EndedSeat| EndedLine {
        id: it.id.to_string(),
        name: it.name.unwrap_or_default(),
        ended_at: speaker.day_rough(it.ended_at),
    };
    Ok((open.into_iter().map(line).collect(), ended.into_iter().map(ended_line).collect()))
}

async fn view(house: &House, visitor: &Visitor, wrong: Option<&'static str>) -> Result<Response, Problem> {
    let me = visitor.caller.actor.account().ok_or(Error::NotFound);
    let listed = match me {
        Ok(me) => lines(house, visitor, me).await,
        Err(error) => Err(error),
    };
    let (sessions, ended) = listed.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Desk).standing_at("/staff/sessions");
    Ok(show(&SessionsView { page, sessions, ended, wrong }, Place::Desk))
}

/// Reading needs `Access::EndSession`.
pub(crate) async fn list(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    view(&house, &visitor, None).await
}

#[derive(Deserialize)]
pub(crate) struct Which {
    #[serde(default)]
    session: String,
    #[serde(default)]
    name: String,
    /// Somebody else's, for an administrator.
    account: Option<AccountId>,
}

/// A name for a seat of one's own.
pub(crate) async fn call(
    State(house): State<House>,
    visitor: Visitor,
    Form(which): Form<Which>,
) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    let seat = array_of(&which.session).unwrap_or_default();
    match seats::call(&house, &visitor.caller, seat, &which.name).await {
        Ok(()) => Ok(Redirect::to("/staff/sessions").into_response()),
        Err(error @ Error::NameMissing) => {
            let (status, key) = word_for(&error);
            Ok((status, view(&house, &visitor, Some(key)).await?).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error)),
    }
}

/// Ending needs `Access::EndSession`. Leads to what could have been on it.
pub(crate) async fn end(
    State(house): State<House>,
    visitor: Visitor,
    Form(which): Form<Which>,
) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    let mine = visitor.caller.actor.account();
    let account = which.account.or(mine).unwrap_or(AccountId::from_array([0; 16]));
    let seat = array_of(&which.session).unwrap_or_default();
    let ended = seats::end(&house, &visitor.caller, account, seat).await;
    let way = match ended.map_err(|error| problem(&house, &visitor, &error))? {
        Some(id) => format!("/staff/sessions/ended/{id}"),
        None if Some(account) == mine => "/staff/sessions".to_owned(),
        None => format!("/staff/people/{account}"),
    };
    Ok(Redirect::to(&way).into_response())
}

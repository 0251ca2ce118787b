//! Setting up a new house: which steps are done, which come next, what is still missing. The forms themselves stand in
//! the settings.
use super::{
    at_the_desk, problem,
    settings::{next_way, settings_way, step_title},
};
use crate::{Access, Error, Organisation, Step, access::TheHouse, actions};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Form, House, Page, Place, Problem, Visitor, show};
use ground_work::see;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "staff/setup.html")]
struct SetUpView {
    page: Page,
    steps: Vec<(&'static str, String, bool)>,
    /// The way to the first step that isn't done.
    next: Option<String>,
    over: bool,
    /// Called names of those who receive letters.
    readers: String,
    nobody_reads: bool,
    alone: bool,
    can_ring: bool,
    letters_open: bool,
}

/// Reading needs `Access::Administer`.
pub(crate) async fn read(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    let refused = |error: Error| problem(&house, &visitor, &error);
    let it = actions::set_up(&house, &visitor.caller).await.map_err(refused)?;
    let (readers, said) = stands(&house, &visitor).await.map_err(refused)?;
    let page = visitor.page(&house, Place::Desk);
    let steps = Step::ALL.map(|step| (step_title(step), settings_way(step), it.done.contains(&step)));
    let view = SetUpView {
        steps: steps.to_vec(),
        next: it.next().map(settings_way),
        over: it.over,
        nobody_reads: readers.is_empty(),
        alone: readers.len() == 1,
        readers: page.speaker.list(&readers),
        can_ring: house.door.can_ring,
        letters_open: said.doors.letters,
        page,
    };
    Ok(show(&view, Place::Desk))
}

/// Who reads letters now, and what the organisation says.
async fn stands(house: &House, visitor: &Visitor) -> Result<(Vec<String>, Organisation), Error> {
    see!(house, &visitor.caller, |look| {
        look.permitted(Access::Administer, TheHouse)?;
        let readers = actions::members_of_receiving(look).await?;
        Ok::<_, Error>((readers, actions::organisation(look).await?))
    })
}

/// A step is done; on to the next one.
pub(crate) async fn go_on(house: &House, visitor: &Visitor, step: Step) -> Result<Response, Error> {
    let it = actions::set_up(house, &visitor.caller).await?.with(step);
    actions::keep_set_up(house, &visitor.caller, &it).await?;
    Ok(Redirect::to(&next_way(&it)).into_response())
}

#[derive(Deserialize)]
pub(crate) struct Skipped {
    #[serde(default)]
    step: String,
}

/// A step is left as it is: the usual value holds, or what was looked at is fine. Needs `Access::Administer`.
pub(crate) async fn skip(
    State(house): State<House>,
    visitor: Visitor,
    Form(it): Form<Skipped>,
) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    let outcome = match Step::from_word(&it.step) {
        Some(step) => go_on(&house, &visitor, step).await,
        None => Err(Error::NotFound),
    };
    outcome.map_err(|error| problem(&house, &visitor, &error))
}

#[derive(Deserialize)]
pub(crate) struct Ending {
    /// Later, not over.
    later: Option<String>,
}

/// It comes by itself no more. Needs `Access::Administer`.
pub(crate) async fn end(
    State(house): State<House>,
    visitor: Visitor,
    Form(it): Form<Ending>,
) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    let ended = async {
        let mut state = actions::set_up(&house, &visitor.caller).await?;
        (state.begun, state.over) = (true, it.later.is_none());
        actions::keep_set_up(&house, &visitor.caller, &state).await
    };
    ended.await.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to("/staff").into_response())
}

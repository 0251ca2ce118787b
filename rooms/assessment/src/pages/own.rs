//! いまのこと: the person's own page. A list of what one might speak of, and what stands there; nothing says what is missing.
use super::{
    problem,
    shown::{OverYears, PromptShown, over_years, prompts},
    way_back,
};
use crate::actions::{reading, saying};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{House, Page, Place, Problem, Visitor, show};

#[derive(Template)]
#[template(path = "assessment/own.html")]
struct OwnView {
    page: Page,
    /// Since when the words of this page were said; nothing yet where there is none.
    since: Option<String>,
    /// The next word begins a page of its own.
    anew: bool,
    several: bool,
    prompts: Vec<PromptShown>,
}

/// Reading needs `Access::Read`.
pub(crate) async fn read(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    let found = reading::for_oneself(&house, &visitor.caller).await;
    let now = found.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Personal);
    let newest = now.rounds.last();
    let view = OwnView {
        since: newest.map(|it| page.speaker.date(it.begun_on)),
        anew: newest.is_some_and(|it| !it.takes(house.now())),
        several: now.rounds.len() > 1,
        prompts: prompts(&page, &now, newest.map(|it| it.id)),
        page,
    };
    Ok(show(&view, Place::Personal))
}

/// Beginning needs `Access::Say`.
pub(crate) async fn begin(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    saying::begin(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to("/me/now").into_response())
}

#[derive(Template)]
#[template(path = "assessment/years.html")]
pub(super) struct YearsView {
    pub(super) page: Page,
    pub(super) back: String,
    pub(super) all: Vec<OverYears>,
}

/// Reading needs `Access::Read`.
pub(crate) async fn years(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    let found = reading::for_oneself(&house, &visitor.caller).await;
    let now = found.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Personal);
    let all = over_years(&page, &now);
    Ok(show(&YearsView { back: "/me/now".to_owned(), all, page }, Place::Personal))
}

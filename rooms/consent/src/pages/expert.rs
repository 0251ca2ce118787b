//! For an expert who was named: pages that were written for them, while consent stands. The list says no word of them.
use super::{problem, word_for};
use crate::{Error, actions::experts, expert::PageId};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use ground_web::{House, Page, Path, Place, Problem, Visitor, show};

#[derive(Template)]
#[template(path = "consent/expert_pages.html")]
struct PagesView {
    page: Page,
    mine: Vec<(String, String, String)>,
}

#[derive(Template)]
#[template(path = "consent/expert_page.html")]
struct PageView {
    page: Page,
    text: Option<(String, String, String)>,
    shut: Option<&'static str>,
}

/// The list holds only what `Access::ReadPage` allows now.
pub(crate) async fn list(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let all = experts::for_me(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk);
    let mine = all.into_iter().map(|it| (it.id.to_string(), it.by, page.speaker.exact(it.at))).collect();
    Ok(show(&PagesView { page, mine }, Place::Desk))
}

/// Reading needs `Access::ReadPage`, and leaves a line on the page of whom it is about.
pub(crate) async fn read(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<PageId>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let page = visitor.page(&house, Place::Desk);
    match experts::read(&house, &visitor.caller, id).await {
        Ok(it) => {
            let text = Some((it.by, page.speaker.exact(it.at), it.text));
            Ok(show(&PageView { page, text, shut: None }, Place::Desk))
        }
        Err(error @ Error::NoConsent) => {
            let (status, key) = word_for(&error);
            Ok((status, show(&PageView { page, text: None, shut: Some(key) }, Place::Desk)).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error)),
    }
}

//! 渡した情報: what left the house, to whom, on which ground, word by word. The page is there for everybody, always, and says
//! so when nothing was passed on.
use super::problem;
use crate::{actions::passing::passed_on, passing::Kind};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_kernel::AccountId;
use ground_web::{House, Page, Place, Problem, Visitor, show};
use ground_words::Said;

#[derive(Template)]
#[template(path = "safety/passed_on.html")]
struct PassedOnView {
    page: Page,
    all: Vec<Shown>,
}

struct Shown {
    when: String,
    receiver: Option<String>,
    joined: bool,
    items: Vec<(Said, String)>,
    ground: Said,
    by: Said,
    /// Said only where two decided to wait.
    waited: bool,
}

/// Reading needs `Access::ReadPassed`.
pub(crate) async fn read(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(Redirect::to("/return").into_response());
    }
    let (all, names) = passed_on(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Personal);
    let name = |id: &AccountId| names.get(id).cloned().unwrap_or_default();
    let shown = all.into_iter().map(|passed| {
        let it = &passed.it;
        let first = name(&it.by);
        let by = match &it.second {
            Some(second) => {
                let second = name(second);
                page.say_with("safety-passed-by-two", &[("name", first.as_str()), ("second", second.as_str())])
            }
            None => page.say_with("safety-passed-by-one", &[("name", first.as_str())]),
        };
        Shown {
            when: page.speaker.day_rough(it.made_at),
            joined: it.kind == Kind::Joined,
            receiver: passed.said.receiver,
            items: passed.said.items.into_iter().map(|(item, text)| (page.say(item.key()), text)).collect(),
            ground: page.say(it.ground.key()),
            by,
            waited: it.held_by.is_some(),
        }
    });
    let all = shown.collect();
    Ok(show(&PassedOnView { page, all }, Place::Personal))
}

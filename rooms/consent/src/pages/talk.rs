//! はじめのお話: asked for as somebody wants it; and whom they do not want to see any of it.
use super::{problem, way_back, word_for};
use crate::{
    Error,
    actions::{
        left_out,
        talks::{self, Talks},
    },
    talk::{LeftOut, TalkId, Way},
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_kernel::{Id, Role};
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::{Said, word};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "consent/talk.html")]
struct TalkView {
    page: Page,
    waits: Option<(String, Said, TalkText)>,
    held: Vec<Held>,
    ways: Vec<(&'static str, Said, bool)>,
    can: Vec<(String, String, bool)>,
    left_out: Vec<(String, String)>,
    everybody: Vec<(String, String)>,
    roles: Vec<(&'static str, Said)>,
    wish: String,
    words: String,
    wrong: Option<&'static str>,
}

struct TalkText {
    with: Option<String>,
    wish: Option<String>,
}

struct Held {
    when: String,
    by: String,
    sentence: Said,
    words: Option<String>,
}

#[derive(Deserialize, Default)]
pub(crate) struct Asked {
    #[serde(default)]
    way: String,
    #[serde(default)]
    with: String,
    #[serde(default)]
    wish: String,
}

#[derive(Deserialize, Default)]
pub(crate) struct Out {
    #[serde(default)]
    who: String,
    #[serde(default)]
    role: String,
    #[serde(default)]
    words: String,
}

pub(crate) fn role_key(role: Role) -> &'static str {
    match role {
        Role::Administrator => word!("consent-role-administrator"),
        Role::SupportWorker => word!("consent-role-worker"),
    }
}

fn view(page: Page, it: Talks, asked: &Asked, out: &Out, wrong: Option<&'static str>) -> TalkView {
    let waiting = it.talks.iter().find(|it| it.talk.waits());
    let waits = waiting.map(|it| {
        let text = TalkText { with: it.with.clone(), wish: it.wish.clone() };
        (it.talk.id.to_string(), page.say(it.talk.way.key()), text)
    });
    let held = it.talks.iter().rev().filter_map(|it| {
        Some(Held {
            when: page.speaker.day(it.talk.held_at?),
            by: it.held_by.clone().unwrap_or_default(),
            sentence: page.say(it.talk.result?.sentence()),
            words: it.words.clone(),
        })
    });
    let named = |it: &talks::ShownLeftOut| {
        let role = it.it.role().map(|role| page.plain(role_key(role)));
        let parts = [it.name.clone(), role, it.words.clone()];
        (it.it.id.to_string(), parts.into_iter().flatten().collect::<Vec<_>>().join("、"))
    };
    TalkView {
        held: held.collect(),
        ways: Way::ALL.iter().map(|it| (it.word(), page.say(it.key()), it.word() == asked.way)).collect(),
        can: it.can.iter().map(|(id, name)| (id.to_string(), name.clone(), id.to_string() == asked.with)).collect(),
        left_out: it.left_out.iter().map(named).collect(),
        everybody: it.everybody.iter().map(|(id, name)| (id.to_string(), name.clone())).collect(),
        roles: Role::ALL.iter().map(|it| (it.name(), page.say(role_key(*it)))).collect(),
        wish: asked.wish.clone(),
        words: out.words.clone(),
        waits,
        wrong,
        page,
    }
}

async fn page_of(
    house: &House,
    visitor: &Visitor,
    asked: &Asked,
    out: &Out,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let it = talks::own_talks(house, &visitor.caller).await.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Personal).standing_at("/me/first-talk");
    Ok(show(&view(page, it, asked, out, wrong), Place::Personal))
}

/// Back to the page, with a sentence where something was unclear.
async fn done(
    house: &House,
    visitor: &Visitor,
    outcome: Result<(), Error>,
    asked: &Asked,
    out: &Out,
) -> Result<Response, Problem> {
    match outcome {
        Ok(()) => Ok(Redirect::to("/me/first-talk").into_response()),
        Err(error @ (Error::Empty | Error::TooLong | Error::TooLate | Error::NobodyReceives)) => {
            let (status, key) = word_for(&error);
            Ok((status, page_of(house, visitor, asked, out, Some(key)).await?).into_response())
        }
        Err(error) => Err(problem(house, visitor, &error)),
    }
}

/// Reading needs `Access::Read`.
pub(crate) async fn read(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back().into_response());
    }
    page_of(&house, &visitor, &Asked::default(), &Out::default(), None).await
}

/// Asking needs `Access::Choose`.
pub(crate) async fn ask(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Asked>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back().into_response());
    }
    let outcome = match Way::from_word(&typed.way) {
        Some(way) => talks::ask(&house, &visitor.caller, way, typed.with.parse().ok(), &typed.wish).await,
        None => Err(Error::Empty),
    };
    done(&house, &visitor, outcome, &typed, &Out::default()).await
}

/// Taking it back needs `Access::Choose`.
pub(crate) async fn take_back(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<TalkId>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back().into_response());
    }
    let outcome = talks::take_back(&house, &visitor.caller, id).await;
    done(&house, &visitor, outcome, &Asked::default(), &Out::default()).await
}

/// Leaving somebody out needs `Access::Choose`.
pub(crate) async fn leave_out(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Out>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back().into_response());
    }
    let (who, role) = (typed.who.parse().ok(), Role::from_name(&typed.role));
    let outcome = left_out::leave_out(&house, &visitor.caller, who, role, &typed.words).await;
    done(&house, &visitor, outcome, &Asked::default(), &typed).await
}

/// Needs `Access::Choose`.
pub(crate) async fn see_again(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<Id<LeftOut>>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back().into_response());
    }
    let outcome = left_out::let_see_again(&house, &visitor.caller, id).await;
    done(&house, &visitor, outcome, &Asked::default(), &Out::default()).await
}

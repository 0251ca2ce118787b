//! What we promised: one page of today, late first. Nothing is opened here, so that it can lie on a desk, printed: a thread
//! is named by two gentle words, and what it is about stands in the thread.
use super::{contacts_part, problem, word_for};
use crate::{
    Error,
    actions::promises::{self, NewPromise, Standing, What},
    promise::{Due, PromiseId},
    thread::ThreadId,
    when,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::Said;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "consultation/promises.html")]
struct PromisesView {
    page: Page,
    wrong: Option<&'static str>,
    groups: Vec<Group>,
    colleagues: Vec<(String, String)>,
    me: String,
    printed: String,
}

struct Group {
    title: Said,
    late: bool,
    rows: Vec<Row>,
}

struct Row {
    id: Option<String>,
    thread: String,
    handle: String,
    what: Said,
    by: Option<String>,
    owner: String,
    orphaned: bool,
}

/// The list needs `Access::Receive` at the desk of each team.
pub(crate) async fn read(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    page_of(&house, &visitor, None).await
}

async fn page_of(house: &House, visitor: &Visitor, wrong: Option<&'static str>) -> Result<Response, Problem> {
    let all = promises::standing(house, &visitor.caller).await.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Desk).standing_at("/staff/promises");
    let groups = [
        (None, page.say("consultation-staff-promises-orphaned")),
        (Some(Due::Late), page.say("consultation-staff-promises-late")),
        (Some(Due::Undated), page.say("consultation-staff-promises-undated")),
        (Some(Due::Today), page.say("consultation-staff-promises-of-today")),
        (Some(Due::Later), page.say("consultation-staff-promises-later")),
    ];
    let groups = groups.into_iter().map(|(due, title)| group(&page, due, title, &all));
    let view = PromisesView {
        groups: groups.filter(|it| !it.rows.is_empty()).collect(),
        colleagues: colleagues(house, visitor).await,
        me: visitor.caller.actor.account().map(|it| it.to_string()).unwrap_or_default(),
        printed: page.speaker.exact(house.now()),
        wrong,
        page,
    };
    Ok(show(&view, Place::Desk))
}

fn group(page: &Page, due: Option<Due>, title: Said, all: &[Standing]) -> Group {
    let here = |it: &&Standing| if it.orphaned { due.is_none() } else { due == Some(it.due) };
    Group {
        title,
        late: matches!(due, None | Some(Due::Late)),
        rows: all.iter().filter(here).map(|it| row(page, it)).collect(),
    }
}

fn row(page: &Page, it: &Standing) -> Row {
    Row {
        id: it.promise.map(|it| it.to_string()),
        thread: it.thread.to_string(),
        handle: it.handle.clone(),
        what: match it.what {
            What::Deed(deed) => page.say(contacts_part::deed_word(deed)),
            What::Answer => page.say("consultation-staff-promises-answer"),
            What::Posting => page.say("consultation-staff-promises-posting"),
        },
        by: it.by.map(|by| contacts_part::by_text(page, by)),
        owner: it.owner_name.clone(),
        orphaned: it.orphaned,
    }
}

/// Those who may own a promise, for a form. Without a team there are none.
pub(crate) async fn colleagues(house: &House, visitor: &Visitor) -> Vec<(String, String)> {
    let all = promises::colleagues(house, &visitor.caller).await.unwrap_or_default();
    all.into_iter().map(|(id, name)| (id.to_string(), name)).collect()
}

#[derive(Deserialize)]
pub(crate) struct Turned {
    #[serde(default)]
    to: String,
    #[serde(default)]
    reason: String,
    /// The page on which it was pressed.
    #[serde(default)]
    back: String,
}

async fn after(house: &House, visitor: &Visitor, outcome: Result<(), Error>, back: &str) -> Result<Response, Problem> {
    match outcome {
        Ok(()) => {
            let back = if back.starts_with("/staff/letters/") { back } else { "/staff/promises" };
            Ok(Redirect::to(back).into_response())
        }
        Err(error @ (Error::Empty | Error::TooLong | Error::Unclear | Error::NotOfTheTeam)) => {
            let (status, key) = word_for(&error);
            Ok((status, page_of(house, visitor, Some(key)).await?).into_response())
        }
        Err(error) => Err(problem(house, visitor, &error)),
    }
}

/// Keeping needs `Access::KeepPromise`; so does everything else that happens with a promise.
pub(crate) async fn kept(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<PromiseId>,
    Form(typed): Form<Turned>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let outcome = promises::keep(&house, &visitor.caller, id).await;
    after(&house, &visitor, outcome, &typed.back).await
}

/// Another day needs `Access::KeepPromise`, a day that can be read, and a reason.
pub(crate) async fn moved(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<PromiseId>,
    Form(typed): Form<Turned>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let outcome = match when::read(&typed.to, house.now()) {
        Some(by) => promises::put_off(&house, &visitor.caller, id, by, &typed.reason).await,
        None => Err(Error::Unclear),
    };
    after(&house, &visitor, outcome, &typed.back).await
}

/// Taking back needs `Access::KeepPromise` and a reason.
pub(crate) async fn taken_back(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<PromiseId>,
    Form(typed): Form<Turned>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let outcome = promises::take_back(&house, &visitor.caller, id, &typed.reason).await;
    after(&house, &visitor, outcome, &typed.back).await
}

/// Handing over needs `Access::KeepPromise`, and somebody of the team.
pub(crate) async fn hand_over(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<PromiseId>,
    Form(typed): Form<Turned>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let outcome = match typed.to.parse() {
        Ok(to) => promises::hand_over(&house, &visitor.caller, id, to).await,
        Err(_) => Err(Error::NotOfTheTeam),
    };
    after(&house, &visitor, outcome, &typed.back).await
}

#[derive(Deserialize)]
pub(crate) struct Given {
    #[serde(default)]
    promise: String,
}

/// Giving a promise needs `Access::Note` of the thread.
pub(crate) async fn give(
    State(house): State<House>,
    visitor: Visitor,
    Path(thread): Path<ThreadId>,
    Form(typed): Form<Given>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let new = NewPromise {
        kind: when::deed_in(&typed.promise),
        by: when::read(&typed.promise, house.now()),
        owner: None,
        what: typed.promise,
    };
    match promises::give(&house, &visitor.caller, thread, &new).await {
        Ok(()) => Ok(Redirect::to(&format!("/staff/letters/{thread}")).into_response()),
        Err(error) => {
            let text = vec![("promise".to_owned(), new.what)];
            Err(problem(&house, &visitor, &error).keeping(text))
        }
    }
}

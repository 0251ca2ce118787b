//! For looking back: what became of requests, as days, outcomes and our own names. And the place outside to which one can
//! complain, as the organisation names it.
use super::{
    request_problem::{can_be_mended, problem, word_for},
    words,
};
use crate::actions::log;
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_kernel::AccountId;
use ground_web::{Form, House, Page, Place, Problem, Visitor, show};
use ground_words::{Said, word};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "openness/desk_log.html")]
struct LogView {
    page: Page,
    lines: Vec<LogLine>,
    quiet: Vec<QuietLine>,
}

struct LogLine {
    asked: String,
    wish: Said,
    whom: Said,
    came_by: Said,
    by: String,
    became: Vec<Became>,
}

struct Became {
    day: String,
    what: Said,
    names: String,
}

struct QuietLine {
    decided: String,
    names: String,
    review: String,
    ended: Option<String>,
}

/// Reading needs `Access::ReadLog`. Nothing is opened.
pub(crate) async fn read(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let log = log::read(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk);
    Ok(show(&view(page, &log), Place::Desk))
}

fn view(page: Page, log: &log::Log) -> LogView {
    let name = |id: &AccountId| log.names.get(id).cloned().unwrap_or_default();
    let both = |one: &AccountId, other: Option<&AccountId>| {
        let names: Vec<String> = [Some(one), other].into_iter().flatten().map(name).collect();
        page.speaker.list(&names)
    };
    let lines = log.lines.iter().map(|(request, answers)| {
        let mut became: Vec<Became> = answers
            .iter()
            .map(|it| Became {
                day: page.speaker.date(it.answered_at),
                what: page.say(words::choice(it.outcome)),
                names: both(&it.by, it.second.as_ref()),
            })
            .collect();
        if let (crate::request::State::TakenBack, Some(at)) = (request.state, request.ended_at) {
            let what = page.say(word!("openness-staff-log-taken-back"));
            became.push(Became { day: page.speaker.date(at), what, names: String::new() });
        }
        LogLine {
            asked: page.speaker.date(request.asked_at),
            wish: page.say(words::wish(request.wish)),
            whom: page.say(words::whom(request.whom)),
            came_by: page.say(words::came_by(request.came_by)),
            by: page.speaker.date(request.answer_by),
            became,
        }
    });
    let quiet = log.quiet.iter().map(|it| QuietLine {
        decided: page.speaker.date(it.decided_at),
        names: both(&it.by, Some(&it.second)),
        review: page.speaker.date(it.review_on),
        ended: it.ended_at.map(|at| page.speaker.date(at)),
    });
    LogView { lines: lines.collect(), quiet: quiet.collect(), page }
}

#[derive(Template)]
#[template(path = "openness/desk_outside.html")]
struct OutsideView {
    page: Page,
    typed: Typed,
    wrong: Option<&'static str>,
}

#[derive(Deserialize, Default)]
pub(crate) struct Typed {
    #[serde(default)]
    name: String,
    #[serde(default)]
    reach: String,
}

/// Reading and writing need `Access::SetOutside`.
pub(crate) async fn outside(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let it = log::outside(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    let typed = it.map(|it| Typed { name: it.name, reach: it.reach }).unwrap_or_default();
    Ok(show(&OutsideView { page: visitor.page(&house, Place::Desk), typed, wrong: None }, Place::Desk))
}

pub(crate) async fn set_outside(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    match log::set_outside(&house, &visitor.caller, &typed.name, &typed.reach).await {
        Ok(()) => Ok(Redirect::to("/staff/requests/outside").into_response()),
        Err(error) if can_be_mended(&error) => {
            let (status, key) = word_for(&error);
            let view = OutsideView { page: visitor.page(&house, Place::Desk), typed, wrong: Some(key) };
            Ok((status, show(&view, Place::Desk)).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error)),
    }
}

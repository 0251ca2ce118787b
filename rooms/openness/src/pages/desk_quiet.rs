//! もう一度考える: what is not said to exist, its reason, and going on or ending it, by two.
use super::{
    request_problem::{can_be_mended, problem, word_for},
    words,
};
use crate::{
    actions::quiet::{self, LookedAt},
    quiet::QuietId,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_kernel::AccountId;
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::Said;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "openness/desk_quiet.html")]
struct QuietView {
    page: Page,
    id: String,
    by: String,
    second: String,
    decided: String,
    review: String,
    due: bool,
    danger: Option<Said>,
    reason: Option<String>,
    request: Option<String>,
    proposed: Option<Said>,
    may_agree: bool,
    wrong: Option<&'static str>,
}

fn view(page: Page, it: &LookedAt, me: Option<AccountId>, wrong: Option<&'static str>) -> QuietView {
    let name = |id: &AccountId| it.names.get(id).cloned().unwrap_or_default();
    let proposed = it.quiet.proposed_by.as_ref().map(|by| {
        let by = name(by);
        match it.quiet.proposed_until {
            Some(until) => {
                let day = page.speaker.date(until);
                page.say_with("openness-staff-again-proposed", &[("name", by.as_str()), ("day", day.as_str())])
            }
            None => page.say_with("openness-staff-again-proposed-end", &[("name", by.as_str())]),
        }
    });
    QuietView {
        id: it.quiet.id.to_string(),
        by: name(&it.quiet.by),
        second: name(&it.quiet.second),
        decided: page.speaker.date(it.quiet.decided_at),
        review: page.speaker.date(it.quiet.review_on),
        due: it.due,
        danger: it.reason.as_ref().map(|it| page.say(words::danger(it.danger()))),
        reason: it.reason.as_ref().map(|it| it.reason().to_owned()),
        request: it.request.map(|it| it.to_string()),
        may_agree: it.quiet.proposed_by.is_some() && it.quiet.proposed_by != me,
        proposed,
        wrong,
        page,
    }
}

async fn page_of(
    house: &House,
    visitor: &Visitor,
    id: QuietId,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let it = quiet::one(house, &visitor.caller, id).await.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Desk).standing_at(format!("/staff/requests/again/{id}"));
    Ok(show(&view(page, &it, visitor.caller.actor.account(), wrong), Place::Desk))
}

/// Reading needs `Access::LookAgain`, and leaves a trace in the team's own circle.
pub(crate) async fn read(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<QuietId>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    page_of(&house, &visitor, id, None).await
}

#[derive(Deserialize)]
pub(crate) struct Again {
    #[serde(default)]
    days: String,
    #[serde(default)]
    end: String,
}

/// Saying how it goes on needs `Access::LookAgain`.
pub(crate) async fn look_again(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<QuietId>,
    Form(typed): Form<Again>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    // What cannot be read as days is none, and refused as that.
    let days = if typed.end.is_empty() { Some(typed.days.trim().parse().unwrap_or(0)) } else { None };
    match quiet::look_again(&house, &visitor.caller, id, days).await {
        Ok(()) => Ok(Redirect::to(&format!("/staff/requests/again/{id}")).into_response()),
        Err(error) if can_be_mended(&error) => {
            let (status, key) = word_for(&error);
            Ok((status, page_of(&house, &visitor, id, Some(key)).await?).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error)),
    }
}

/// Agreeing needs `Access::AgreeAgain`: never whoever said it first.
pub(crate) async fn agree(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<QuietId>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    quiet::agree(&house, &visitor.caller, id).await.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to("/staff/requests").into_response())
}

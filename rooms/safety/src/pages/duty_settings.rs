//! For administrators: who is on duty, in which order and hours, and where they are reached.
use super::{problem, word_for};
use crate::{
    Error,
    actions::duty::{self, DutySettings, Typed},
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Form, House, Page, Place, Problem, Visitor, show};

#[derive(Template)]
#[template(path = "safety/duty_settings.html")]
struct DutySettingsView {
    page: Page,
    people: Vec<Line>,
    minutes: String,
    can_ring: bool,
    wrong: Option<&'static str>,
}

/// One worker, as it was set, or as it was typed.
struct Line {
    id: String,
    name: String,
    place: String,
    from: String,
    until: String,
    address: String,
}

type Pairs = Vec<(String, String)>;

fn typed_in(typed: &Pairs, name: &str, id: &str) -> Option<String> {
    let key = format!("{name}-{id}");
    typed.iter().find(|it| it.0 == key).map(|it| it.1.trim().to_owned())
}

fn view(page: Page, it: DutySettings, typed: &Pairs, wrong: Option<&'static str>, can_ring: bool) -> DutySettingsView {
    let people = it.people.into_iter().map(|(id, name, said)| {
        let id = id.to_string();
        let (place, said) = said.unzip();
        let of = |field: &str, was: Option<String>| typed_in(typed, field, &id).or(was).unwrap_or_default();
        Line {
            place: of("place", place.map(|it| it.to_string())),
            from: of("from", said.as_ref().map(|it| it.hours.from.to_string())),
            until: of("until", said.as_ref().map(|it| it.hours.until.to_string())),
            address: of("address", said.as_ref().map(|it| it.address.to_string())),
            name,
            id,
        }
    });
    let people = people.collect();
    let minutes = typed.iter().find(|it| it.0 == "minutes").map_or(it.minutes.to_string(), |it| it.1.clone());
    DutySettingsView { page, people, minutes, can_ring, wrong }
}

async fn page_of(
    house: &House,
    visitor: &Visitor,
    typed: &Pairs,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let it = duty::duty_settings(house, &visitor.caller).await.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Desk);
    Ok(show(&view(page, it, typed, wrong, house.door.can_ring), Place::Desk))
}

/// Looking needs `Access::SetDuty`.
pub(crate) async fn read(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    page_of(&house, &visitor, &vec![], None).await
}

/// Who has a place in the order is on duty; the others are not.
fn meant(it: &DutySettings, typed: &Pairs) -> Result<(Vec<Typed>, i64), Error> {
    let mut all = vec![];
    for (account, ..) in &it.people {
        let id = account.to_string();
        let field = |name| typed_in(typed, name, &id).unwrap_or_default();
        let place = field("place");
        if place.is_empty() {
            continue;
        }
        let number = |text: String| text.parse::<i64>().map_err(|_| Error::TooManyDays);
        all.push(Typed {
            account: *account,
            place: number(place)?,
            from: number(field("from"))?,
            until: number(field("until"))?,
            address: field("address"),
        });
    }
    let minutes = typed.iter().find(|it| it.0 == "minutes").and_then(|it| it.1.trim().parse().ok());
    Ok((all, minutes.ok_or(Error::TooManyDays)?))
}

/// Saving needs `Access::SetDuty`.
pub(crate) async fn save(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Pairs>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let it = duty::duty_settings(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    let outcome = match meant(&it, &typed) {
        Ok((all, minutes)) => duty::set_duty(&house, &visitor.caller, all, minutes).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => Ok(Redirect::to("/staff/duty").into_response()),
        Err(error) => {
            let (status, key) = word_for(&error);
            if !status.is_client_error() || matches!(error, Error::NotFound) {
                return Err(problem(&house, &visitor, &error).keeping(typed));
            }
            Ok((status, page_of(&house, &visitor, &typed, Some(key)).await?).into_response())
        }
    }
}

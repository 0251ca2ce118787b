//! After something hard: for the two who were there, and one they choose. Nobody else learns that it exists.
use super::{problem, word_for};
use crate::{
    Error,
    actions::debrief::{self, Debriefs},
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_circle::among::Among;
use ground_kernel::{AccountId, Id};
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "safety/debrief.html")]
struct DebriefView {
    page: Page,
    heard: Vec<Shown>,
    colleagues: Vec<(String, String)>,
    typed: Typed,
    wrong: Option<&'static str>,
}

struct Shown {
    id: String,
    when: String,
    by: String,
    among: String,
    text: String,
    mine: bool,
}

#[derive(Deserialize, Default)]
pub(crate) struct Typed {
    #[serde(default)]
    colleague: String,
    #[serde(default)]
    chosen: String,
    #[serde(default)]
    text: String,
}

fn view(page: Page, it: Debriefs, me: Option<AccountId>, typed: Typed, wrong: Option<&'static str>) -> DebriefView {
    let name = |id: &AccountId| it.names.get(id).cloned().unwrap_or_default();
    let shown = it.heard.iter().map(|heard| Shown {
        id: heard.id.to_string(),
        when: page.speaker.date(heard.left_on),
        by: name(&heard.by),
        among: heard.among.iter().map(name).collect::<Vec<_>>().join("、"),
        text: heard.text.to_string(),
        mine: Some(heard.by) == me,
    });
    DebriefView {
        heard: shown.collect(),
        colleagues: it.colleagues.iter().map(|(id, name)| (id.to_string(), name.clone())).collect(),
        typed,
        wrong,
        page,
    }
}

async fn page_of(
    house: &House,
    visitor: &Visitor,
    typed: Typed,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let it = debrief::debriefs(house, &visitor.caller).await.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Desk);
    Ok(show(&view(page, it, visitor.caller.actor.account(), typed, wrong), Place::Desk))
}

/// Reading needs `Access::Debrief`, and a row sealed to whoever reads.
pub(crate) async fn read(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    page_of(&house, &visitor, Typed::default(), None).await
}

/// Writing needs `Access::Debrief`.
pub(crate) async fn leave(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let (colleague, chosen) = (typed.colleague.parse().ok(), typed.chosen.parse().ok());
    match debrief::leave(&house, &visitor.caller, colleague, chosen, &typed.text).await {
        Ok(()) => Ok(Redirect::to("/staff/debrief").into_response()),
        Err(error) => {
            let (status, key) = word_for(&error);
            if !status.is_client_error() || matches!(error, Error::NotFound) {
                let kept = vec![("text".to_owned(), typed.text)];
                return Err(problem(&house, &visitor, &error).keeping(kept));
            }
            Ok((status, page_of(&house, &visitor, typed, Some(key)).await?).into_response())
        }
    }
}

/// Taking back is for its writer.
pub(crate) async fn take_back(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<Id<Among>>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    debrief::take_back(&house, &visitor.caller, id).await.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to("/staff/debrief").into_response())
}

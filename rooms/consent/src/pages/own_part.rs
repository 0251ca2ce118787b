//! For administrators: what the organisation says of itself on the sheet.
use super::{problem, word_for};
use crate::{
    Error,
    actions::own_part,
    settings::{Commission, OwnPart, OwnVersion},
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Form, House, Page, Place, Problem, Visitor, as_typed, show};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "consent/own_part.html")]
struct OwnPartView {
    page: Page,
    number: String,
    typed: Typed,
    wrong: Option<&'static str>,
}

#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    purpose: String,
    #[serde(default)]
    outline: String,
    #[serde(default)]
    cost: String,
    #[serde(default)]
    accidents: String,
    #[serde(default)]
    ask: String,
    #[serde(default)]
    commission_by: String,
    #[serde(default)]
    commission_sees: String,
    #[serde(default)]
    commission_ends: String,
    #[serde(default)]
    least_years: String,
}

impl Typed {
    fn of(it: &OwnVersion) -> Typed {
        let part = it.part.clone();
        Typed {
            purpose: part.purpose,
            outline: part.outline,
            cost: part.cost,
            accidents: part.accidents,
            ask: part.ask,
            commission_by: part.commission.by,
            commission_sees: part.commission.sees,
            commission_ends: part.commission.ends,
            least_years: part.least_years.to_string(),
        }
    }
    fn meant(&self) -> Result<OwnPart, Error> {
        let text = |typed: &str| as_typed(typed).trim().to_owned();
        let commission = Commission {
            by: text(&self.commission_by),
            sees: text(&self.commission_sees),
            ends: text(&self.commission_ends),
        };
        Ok(OwnPart {
            purpose: text(&self.purpose),
            outline: text(&self.outline),
            cost: text(&self.cost),
            accidents: text(&self.accidents),
            ask: text(&self.ask),
            commission,
            least_years: self.least_years.trim().parse().map_err(|_| Error::Years)?,
        })
    }
}

/// Looking needs `Access::Set`.
pub(crate) async fn read(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let it = own_part::read(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    let (typed, number) = (Typed::of(&it), it.number.to_string());
    Ok(show(&OwnPartView { page: visitor.page(&house, Place::Desk), number, typed, wrong: None }, Place::Desk))
}

/// Saving needs `Access::Set`.
pub(crate) async fn save(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let outcome = match typed.meant() {
        Ok(part) => own_part::save(&house, &visitor.caller, part).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => Ok(Redirect::to("/staff/consent-sheet").into_response()),
        Err(error) => {
            let (status, key) = word_for(&error);
            let it = own_part::read(&house, &visitor.caller).await;
            let it = it.map_err(|error| problem(&house, &visitor, &error))?;
            if !status.is_client_error() || matches!(error, Error::NotFound) {
                return Err(problem(&house, &visitor, &error));
            }
            let (page, number) = (visitor.page(&house, Place::Desk), it.number.to_string());
            Ok((status, show(&OwnPartView { page, number, typed, wrong: Some(key) }, Place::Desk)).into_response())
        }
    }
}

//! For administrators: name, opening hours, reply promise, how many work here.
use super::{at_the_desk, problem, word_for};
use crate::{Access, Doors, Error, OpeningHours, Organisation, SmallHouse, access::TheHouse, actions};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Form, House, Page, Place, Problem, Site, Visitor, one_line, show};
use ground_work::see;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "staff/settings.html")]
struct SettingsView {
    page: Page,
    typed: Typed,
    next_readings: Vec<String>,
    wrong: Option<(&'static str, String)>,
}

#[derive(Deserialize, Default)]
pub(crate) struct Typed {
    #[serde(default)]
    name: String,
    #[serde(default)]
    hours: String,
    #[serde(default)]
    promise_days: String,
    #[serde(default)]
    size: String,
    #[serde(default)]
    seconded_within_days: String,
    /// yes or no; a form of an earlier page leaves it as it is.
    #[serde(default)]
    recoverable: String,
    /// The doors were on the page that was sent; without it they stay as they are.
    doors_shown: Option<String>,
    door_letters: Option<String>,
    door_places: Option<String>,
    door_try: Option<String>,
    door_family: Option<String>,
}

fn ticked(open: bool) -> Option<String> {
    open.then(|| "1".to_owned())
}

impl Typed {
    fn of(it: &Organisation) -> Self {
        Typed {
            name: it.name.clone(),
            hours: it.hours.to_string(),
            promise_days: it.promise_days.to_string(),
            size: it.size.word().to_owned(),
            seconded_within_days: it.seconded_within_days.to_string(),
            recoverable: if it.recoverable { "yes" } else { "no" }.to_owned(),
            doors_shown: ticked(true),
            door_letters: ticked(it.doors.letters),
            door_places: ticked(it.doors.places),
            door_try: ticked(it.doors.try_out),
            door_family: ticked(it.doors.family),
        }
    }
    fn meant(&self, before: &Organisation) -> Result<Organisation, Error> {
        let name = one_line(&self.name);
        if name.is_empty() || name.chars().count() > 20 {
            return Err(Error::NameMissing);
        }
        Ok(Organisation {
            name,
            hours: OpeningHours::parse(&self.hours).map_err(|error| Error::Hours(error.to_string()))?,
            promise_days: self
                .promise_days
                .trim()
                .parse()
                .ok()
                .filter(|days| (1..=60).contains(days))
                .ok_or(Error::Setting)?,
            size: SmallHouse::from_word(&self.size).ok_or(Error::Setting)?,
            seconded_within_days: self
                .seconded_within_days
                .trim()
                .parse()
                .ok()
                .filter(|days| (1..=60).contains(days))
                .ok_or(Error::Setting)?,
            recoverable: match self.recoverable.as_str() {
                "yes" => true,
                "no" => false,
                _ => before.recoverable,
            },
            doors: if self.doors_shown.is_none() {
                before.doors
            } else {
                Doors {
                    letters: self.door_letters.is_some(),
                    places: self.door_places.is_some(),
                    try_out: self.door_try.is_some(),
                    family: self.door_family.is_some(),
                }
            },
        })
    }
}

async fn organisation(house: &House, visitor: &Visitor) -> Result<Organisation, Error> {
    see!(house, &visitor.caller, |look| {
        look.permitted(Access::Administer, TheHouse)?;
        actions::organisation(look).await
    })
}

fn view(
    house: &House,
    visitor: &Visitor,
    said: &Organisation,
    typed: Typed,
    wrong: Option<(&'static str, String)>,
) -> Response {
    let page = visitor.page(house, Place::Desk);
    let (mut at, mut next_readings) = (house.now(), vec![]);
    while let Some(next) = said.hours.next_reading(at).filter(|_| next_readings.len() < 5) {
        next_readings.push(page.speaker.moment(next));
        at = next.plus_days(1);
    }
    show(&SettingsView { page, typed, next_readings, wrong }, Place::Desk)
}

pub(crate) async fn read(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    let said = organisation(&house, &visitor).await.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(view(&house, &visitor, &said, Typed::of(&said), None))
}

/// Saving needs `Access::Administer`.
pub(crate) async fn save(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    let before = organisation(&house, &visitor).await.map_err(|error| problem(&house, &visitor, &error))?;
    let said = match typed.meant(&before) {
        Ok(said) => said,
        Err(error) => {
            let (status, key) = word_for(&error);
            let what = if let Error::Hours(what) = &error { what.clone() } else { String::new() };
            return Ok((status, view(&house, &visitor, &before, typed, Some((key, what)))).into_response());
        }
    };
    actions::set_organisation(&house, &visitor.caller, &said)
        .await
        .map_err(|error| problem(&house, &visitor, &error))?;
    house.rename(Site { name: said.name });
    Ok(Redirect::to("/staff/settings").into_response())
}

//! What comes to its end, by date, and what is gone; and, for administrators, for how long each kind is kept.
use super::{problem, word_for};
use crate::{
    Error,
    actions::keeping::{self, Soon},
    folder::handle_of,
    keeping::{Clock, GoneBy},
    store::GoneFolder,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Form, House, Page, Place, Problem, Visitor, show};
use ground_words::{Said, word};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "records/keeping.html")]
struct AheadView {
    page: Page,
    soon: Vec<SoonShown>,
    gone: Vec<GoneShown>,
}

struct SoonShown {
    id: String,
    handle: String,
    until: String,
    household: bool,
    asked: bool,
}

struct GoneShown {
    handle: String,
    on: String,
    household: bool,
    why: Said,
}

fn soon(page: &Page, it: &Soon) -> SoonShown {
    SoonShown {
        id: it.folder.id.to_string(),
        handle: it.folder.handle(),
        until: page.speaker.date(it.ends_at),
        household: it.folder.of_household(),
        asked: it.asked,
    }
}

fn gone(page: &Page, it: &GoneFolder) -> GoneShown {
    let why = match it.why {
        GoneBy::Time => word!("records-staff-gone-time"),
        GoneBy::Two => word!("records-staff-gone-two"),
        GoneBy::LastLeft => word!("records-staff-gone-last-left"),
        GoneBy::Again => word!("records-staff-gone-again"),
    };
    GoneShown {
        handle: handle_of(it.id),
        on: page.speaker.date(it.gone_at),
        household: it.of_household,
        why: page.say(why),
    }
}

/// Nothing is opened; whoever is in no team sees an empty list.
pub(crate) async fn ahead(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let all = keeping::ahead(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk).standing_at("/staff/records/keeping");
    let view = AheadView {
        soon: all.soon.iter().map(|it| soon(&page, it)).collect(),
        gone: all.gone.iter().map(|it| gone(&page, it)).collect(),
        page,
    };
    Ok(show(&view, Place::Desk))
}

#[derive(Template)]
#[template(path = "records/clocks.html")]
struct ClocksView {
    page: Page,
    clocks: Vec<ClockShown>,
    wrong: Option<&'static str>,
}

struct ClockShown {
    word: &'static str,
    name: Said,
    hint: Said,
    days: String,
    bounds: Said,
}

fn names(clock: Clock) -> [&'static str; 2] {
    match clock {
        Clock::Person => [word!("records-staff-clock-person"), word!("records-staff-clock-person-hint")],
        Clock::Household => [word!("records-staff-clock-household"), word!("records-staff-clock-household-hint")],
        Clock::Practice => [word!("records-staff-clock-practice"), word!("records-staff-clock-practice-hint")],
        Clock::Enquiry => [word!("records-staff-clock-enquiry"), word!("records-staff-clock-enquiry-hint")],
    }
}

fn clock(page: &Page, clock: Clock, days: String) -> ClockShown {
    let [name, hint] = names(clock);
    let (least, most) = clock.bounds();
    let (least, most) = (least.to_string(), most.to_string());
    let bounds = [("least", least.as_str()), ("most", most.as_str())];
    ClockShown {
        word: clock.word(),
        name: page.say(name),
        hint: page.say(hint),
        days,
        bounds: page.say_with("records-staff-clock-bounds", &bounds),
    }
}

#[derive(Deserialize, Default)]
pub(crate) struct Typed {
    #[serde(default)]
    person: String,
    #[serde(default)]
    household: String,
    #[serde(default)]
    practice: String,
    #[serde(default)]
    enquiry: String,
}

impl Typed {
    fn of(&self, clock: Clock) -> String {
        match clock {
            Clock::Person => &self.person,
            Clock::Household => &self.household,
            Clock::Practice => &self.practice,
            Clock::Enquiry => &self.enquiry,
        }
        .clone()
    }
}

/// Reading and saving need `Access::SetClocks`.
pub(crate) async fn ask_clocks(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    clocks(&house, &visitor, None, None).await
}

async fn clocks(
    house: &House,
    visitor: &Visitor,
    typed: Option<Typed>,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(visitor) {
        return Ok(way);
    }
    let now = keeping::clocks(house, &visitor.caller).await.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Desk).standing_at("/staff/settings/keeping");
    let days = |it: Clock| match &typed {
        Some(typed) => typed.of(it),
        None => now.get(&it).copied().unwrap_or(it.usual_days()).to_string(),
    };
    let clocks = Clock::ALL.iter().map(|it| clock(&page, *it, days(*it))).collect();
    Ok(show(&ClocksView { clocks, wrong, page }, Place::Desk))
}

pub(crate) async fn set_clocks(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let all: Vec<(Clock, String)> = Clock::ALL.iter().map(|it| (*it, typed.of(*it))).collect();
    match keeping::set_clocks(&house, &visitor.caller, &all).await {
        Ok(()) => Ok(Redirect::to("/staff/settings").into_response()),
        Err(Error::TooManyDays) => {
            let (status, _) = word_for(&Error::TooManyDays);
            let wrong = word!("records-staff-clock-wrong");
            Ok((status, clocks(&house, &visitor, Some(typed), Some(wrong)).await?).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error)),
    }
}

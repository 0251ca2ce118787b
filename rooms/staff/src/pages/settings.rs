//! For administrators: what the organisation says of itself, part by part. Each part has one page and one form; setting
//! up a new house walks through the same pages.
use super::{at_the_desk, problem, setup, word_for};
use crate::{
    Access, Error, Organisation, SetUp, Step,
    access::TheHouse,
    actions, holiday_on,
    settings::{Part, Typed},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use ground_kernel::Timestamp;
use ground_web::{Form, House, Page, Path, Place, Problem, Site, Visitor, show};
use ground_words::{Said, word};
use ground_work::see;
use jiff::{ToSpan, civil::Date};
use serde::Deserialize;

pub(crate) fn title(part: Part) -> &'static str {
    match part {
        Part::Name => word!("staff-staff-settings-name"),
        Part::Hours => word!("staff-staff-settings-hours"),
        Part::Closed => word!("staff-staff-settings-closed"),
        Part::Reach => word!("staff-staff-settings-reach"),
        Part::Promise => word!("staff-staff-settings-promise"),
        Part::Size => word!("staff-staff-settings-size"),
        Part::Doors => word!("staff-staff-settings-doors"),
        Part::Recoverable => word!("staff-staff-settings-recoverable"),
        Part::Reading => word!("staff-staff-settings-reading"),
    }
}

#[derive(Template)]
#[template(path = "staff/settings.html")]
struct SettingsView {
    page: Page,
    parts: Vec<(&'static str, &'static str, Vec<String>)>,
}

/// What stands in a part now, in a few words.
fn now_said(page: &Page, it: &Organisation, part: Part) -> Vec<String> {
    let number = |it: i64| it.to_string();
    match part {
        Part::Name => vec![it.name.clone()],
        Part::Hours => vec![it.hours.weekly_text()],
        Part::Closed => {
            let holidays = if it.hours.open_on_holidays() {
                page.plain("staff-staff-settings-holidays-open")
            } else {
                page.plain("staff-staff-settings-holidays-closed")
            };
            it.hours.closed_text().lines().map(str::to_owned).chain([holidays]).filter(|it| !it.is_empty()).collect()
        }
        Part::Reach => {
            let all = [&it.reach.phone, &it.reach.fax, &it.reach.post];
            let said: Vec<String> = all.into_iter().filter(|it| !it.is_empty()).cloned().collect();
            if said.is_empty() { vec![page.plain("staff-staff-settings-reach-none")] } else { said }
        }
        Part::Promise => {
            let days = number(i64::from(it.promise_days));
            vec![page.speaker.plain_with("staff-staff-settings-promise-now", &[("days", days.as_str())])]
        }
        Part::Size => vec![page.plain(size_word(it.size))],
        Part::Doors => {
            let open = [
                (it.doors.letters, word!("staff-staff-door-letters")),
                (it.doors.places, word!("staff-staff-door-places")),
                (it.doors.try_out, word!("staff-staff-door-try")),
                (it.doors.family, word!("staff-staff-door-family")),
            ];
            open.iter().filter(|it| it.0).map(|it| page.plain(it.1)).collect()
        }
        Part::Recoverable => vec![page.plain(if it.recoverable {
            word!("staff-staff-recoverable-yes")
        } else {
            word!("staff-staff-recoverable-no")
        })],
        Part::Reading => {
            let values = [it.limits.threads, it.limits.outside, it.limits.same].map(|it| number(i64::from(it)));
            let [threads, outside, same] = &values;
            let values = [("threads", threads.as_str()), ("outside", outside.as_str()), ("same", same.as_str())];
            vec![page.speaker.plain_with("staff-staff-settings-reading-now", &values)]
        }
    }
}

fn size_word(size: crate::SmallHouse) -> &'static str {
    match size {
        crate::SmallHouse::One => word!("staff-staff-size-one"),
        crate::SmallHouse::Two => word!("staff-staff-size-two"),
        crate::SmallHouse::Three => word!("staff-staff-size-three"),
        crate::SmallHouse::More => word!("staff-staff-size-more"),
    }
}

async fn organisation(house: &House, visitor: &Visitor) -> Result<Organisation, Error> {
    see!(house, &visitor.caller, |look| {
        look.permitted(Access::Administer, TheHouse)?;
        actions::organisation(look).await
    })
}

/// Reading needs `Access::Administer`.
pub(crate) async fn read(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    let said = organisation(&house, &visitor).await.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk);
    let parts = Part::ALL.map(|part| (part.word(), title(part), now_said(&page, &said, part)));
    Ok(show(&SettingsView { parts: parts.to_vec(), page }, Place::Desk))
}

#[derive(Template)]
#[template(path = "staff/setting.html")]
struct PartView {
    page: Page,
    part: Part,
    title: &'static str,
    typed: Typed,
    next_readings: Vec<String>,
    /// Holidays of this year and the next, from today on, with whether it is closed.
    holidays: Vec<(String, Vec<String>)>,
    promised: Vec<Said>,
    setup: bool,
    wrong: Option<(&'static str, String)>,
}

impl PartView {
    fn typed(&self, it: &Option<String>) -> String {
        it.clone().unwrap_or_default()
    }
    fn is(&self, word: &str) -> bool {
        self.part.word() == word
    }
    fn size(&self, word: &str) -> bool {
        self.typed.size.as_deref() == Some(word)
    }
}

fn view(
    house: &House,
    visitor: &Visitor,
    part: Part,
    said: &Organisation,
    typed: Typed,
    wrong: Option<(&'static str, String)>,
) -> Response {
    let address = format!("/staff/settings/{}", part.word());
    let page = visitor.page(house, Place::Desk).standing_at(address);
    let (now, mut next_readings) = (house.now(), vec![]);
    let mut at = now;
    while let Some(next) = said.hours.next_reading(at).filter(|_| next_readings.len() < 5) {
        next_readings.push(page.speaker.moment(next));
        at = next.plus_days(1);
    }
    let view = PartView {
        part,
        title: title(part),
        next_readings,
        holidays: if part == Part::Closed { holidays(&page, said, now) } else { vec![] },
        promised: if part == Part::Promise { promised(&page, said, now) } else { vec![] },
        setup: typed.setup == "1",
        typed,
        wrong,
        page,
    };
    show(&view, Place::Desk)
}

/// Year by year: the days and their names, which are Japan's own.
fn holidays(page: &Page, said: &Organisation, now: Timestamp) -> Vec<(String, Vec<String>)> {
    let today = page.speaker.exact(now);
    let year: i16 = today.get(..4).and_then(|it| it.parse().ok()).unwrap_or(2026);
    let of_year = |year: i16| {
        let Ok(first) = Date::new(year, 1, 1) else { return vec![] };
        let days = first.series(1.day()).take_while(|day| day.year() == year);
        let named = days.filter_map(|day| Some((day, holiday_on(day)?)));
        let line = |(day, name): (Date, &str)| {
            let open = if said.hours.is_open_day(day) { "○ " } else { "" };
            format!("{open}{}/{} {name}", day.month(), day.day())
        };
        named.map(line).collect()
    };
    [year, year + 1].map(|year| (year.to_string(), of_year(year))).to_vec()
}

/// A letter that comes now, and one that comes in four days: when it is read, by when it is answered.
fn promised(page: &Page, said: &Organisation, now: Timestamp) -> Vec<Said> {
    let moments = [now, now.plus_days(4)];
    let line = |at: &Timestamp| {
        let (reads, by) = (said.hours.next_reading(*at)?, said.hours.promise_by(*at, said.promise_days)?);
        let (at, reads) = (page.speaker.moment(*at), page.speaker.moment(reads));
        let by = page.speaker.day(by.plus_micros(-1));
        let values = [("at", at.as_str()), ("reads", reads.as_str()), ("by", by.as_str())];
        Some(page.say_with("staff-staff-settings-promised", &values))
    };
    moments.iter().filter_map(line).collect()
}

#[derive(Deserialize)]
pub(crate) struct Walking {
    setup: Option<String>,
}

/// Reading needs `Access::Administer`.
pub(crate) async fn read_part(
    State(house): State<House>,
    visitor: Visitor,
    Path(word): Path<String>,
    Query(walking): Query<Walking>,
) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    let said = organisation(&house, &visitor).await.map_err(|error| problem(&house, &visitor, &error))?;
    let Some(part) = Part::from_word(&word) else { return Err(problem(&house, &visitor, &Error::NotFound)) };
    let setup = if walking.setup.is_some() { "1" } else { "" }.to_owned();
    Ok(view(&house, &visitor, part, &said, Typed { setup, ..Typed::of(&said) }, None))
}

/// Saving needs `Access::Administer`.
pub(crate) async fn save(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    let refused = |error: Error| problem(&house, &visitor, &error);
    let before = organisation(&house, &visitor).await.map_err(refused)?;
    let part = Part::from_word(&typed.part);
    let said = match typed.meant(&before) {
        Ok(said) => said,
        Err(error) => return Ok(not_understood(&house, &visitor, part, &before, typed, &error)),
    };
    if let (Some(part), Some(_)) = (part, &typed.look) {
        return Ok(view(&house, &visitor, part, &said, typed, None));
    }
    actions::set_organisation(&house, &visitor.caller, &said).await.map_err(refused)?;
    house.rename(Site { name: said.name });
    let Some(part) = part.filter(|_| typed.setup == "1") else {
        return Ok(Redirect::to("/staff/settings").into_response());
    };
    setup::go_on(&house, &visitor, Step::Part(part)).await.map_err(refused)
}

fn not_understood(
    house: &House,
    visitor: &Visitor,
    part: Option<Part>,
    before: &Organisation,
    typed: Typed,
    error: &Error,
) -> Response {
    let (status, key) = word_for(error);
    let what = if let Error::Hours(what) = error { what.clone() } else { String::new() };
    let part = part.unwrap_or(match error {
        Error::Hours(_) => Part::Hours,
        Error::NameMissing => Part::Name,
        _ => Part::Promise,
    });
    // What another part holds is not lost from the page either.
    let typed = Typed { part: part.word().to_owned(), ..typed };
    let page = view(house, visitor, part, before, typed, Some((key, what)));
    (if status == StatusCode::NOT_FOUND { StatusCode::UNPROCESSABLE_ENTITY } else { status }, page).into_response()
}

/// Where the page of a step stands.
pub fn settings_way(step: Step) -> String {
    format!("/staff/settings/{}?setup=1", step.word())
}

/// For the first page of setting up.
pub(crate) fn step_title(step: Step) -> &'static str {
    match step {
        Step::Part(part) => title(part),
        Step::Night => word!("staff-staff-setup-night"),
    }
}

pub(crate) fn next_way(it: &SetUp) -> String {
    it.next().map_or_else(|| "/staff/setup".to_owned(), settings_way)
}

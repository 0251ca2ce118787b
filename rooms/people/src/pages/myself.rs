//! Names, pace, bell, keeping, new words: everything someone may choose about themselves, on one page, each by itself.
use super::{problem, way_back, word_for};
use crate::{BellHours, Error, Pace, Tone, actions, actions::Myself, left, party::KEEP_YEARS};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::CookieJar;
use ground_web::{Form, House, Page, Place, Problem, Visitor, show};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "people/myself.html")]
struct MyselfView {
    page: Page,
    called: String,
    real_name: String,
    pace: &'static str,
    tone: &'static str,
    resting: bool,
    talk: String,
    keep_years: Vec<(i64, bool)>,
    kept_until: String,
    bell: Option<(i64, i64)>,
    bell_address: String,
    can_ring: bool,
    uses: Vec<String>,
    wrong: Option<&'static str>,
}

fn view(house: &House, visitor: &Visitor, it: &Myself, wrong: Option<&'static str>) -> MyselfView {
    let page = visitor.page(house, Place::Personal).standing_at("/me");
    let mut uses: Vec<String> = it.words_used_at.iter().map(|at| page.speaker.day_rough(*at)).collect();
    uses.dedup();
    MyselfView {
        called: it.called.clone().unwrap_or_default(),
        real_name: it.real_name.clone().unwrap_or_default(),
        pace: pace_word(it.party.pace),
        tone: tone_word(it.party.tone),
        resting: it.party.resting,
        talk: it.talk.clone().unwrap_or_default(),
        keep_years: KEEP_YEARS.iter().map(|years| (*years, *years == it.party.keep_years)).collect(),
        kept_until: page.speaker.date(it.party.kept_until()),
        bell: it.party.bell.map(|hours| (hours.from, hours.until)),
        bell_address: it.bell_address.clone().unwrap_or_default(),
        can_ring: house.door.can_ring,
        uses,
        wrong,
        page,
    }
}

fn pace_word(pace: Pace) -> &'static str {
    match pace {
        Pace::Slow => "slow",
        Pace::Usual => "usual",
        Pace::NoReply => "no_reply",
    }
}
fn tone_word(tone: Tone) -> &'static str {
    match tone {
        Tone::Polite => "polite",
        Tone::Casual => "casual",
        Tone::Unsaid => "unsaid",
    }
}

/// Reading needs `Access::Read`.
pub(crate) async fn read(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back().into_response());
    }
    let myself = actions::myself(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(show(&view(&house, &visitor, &myself, None), Place::Personal))
}

/// After a choice: back to the page; or the page again, with what was typed and what is the matter.
async fn after(
    house: &House,
    visitor: &Visitor,
    outcome: Result<(), Error>,
    keep_typed: impl FnOnce(&mut MyselfView),
) -> Result<Response, Problem> {
    let Err(error) = outcome else { return Ok(Redirect::to("/me").into_response()) };
    let (status, key) = word_for(&error);
    if !status.is_client_error() || matches!(error, Error::NotFound) {
        return Err(problem(house, visitor, &error));
    }
    let myself = actions::myself(house, &visitor.caller).await.map_err(|error| problem(house, visitor, &error))?;
    let mut view = view(house, visitor, &myself, Some(key));
    keep_typed(&mut view);
    Ok((status, show(&view, Place::Personal)).into_response())
}

#[derive(Deserialize)]
pub(crate) struct Names {
    #[serde(default)]
    called: String,
    #[serde(default)]
    real_name: String,
}

/// Choosing names needs `Access::Choose`.
pub(crate) async fn names(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Names>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back().into_response());
    }
    let outcome = actions::choose_names(&house, &visitor.caller, &typed.called, &typed.real_name).await;
    after(&house, &visitor, outcome, |view| {
        view.called = typed.called;
        view.real_name = typed.real_name;
    })
    .await
}

#[derive(Deserialize)]
pub(crate) struct PaceForm {
    pace: Option<String>,
    tone: Option<String>,
    resting: Option<String>,
}

pub(crate) async fn pace(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<PaceForm>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back().into_response());
    }
    let pace = typed.pace.as_deref().and_then(Pace::from_word);
    let tone = typed.tone.as_deref().and_then(Tone::from_word);
    let resting = typed.resting.map(|it| it == "1");
    let outcome = actions::choose_pace(&house, &visitor.caller, pace, tone, resting).await;
    after(&house, &visitor, outcome, |_| {}).await
}

#[derive(Deserialize)]
pub(crate) struct Talk {
    #[serde(default)]
    text: String,
}

/// How they want to be talked with.
pub(crate) async fn talk(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Talk>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back().into_response());
    }
    let outcome = left::leave(&house, &visitor.caller, left::About::Talk, &typed.text).await;
    after(&house, &visitor, outcome, |view| view.talk = typed.text).await
}

#[derive(Deserialize)]
pub(crate) struct Keep {
    #[serde(default)]
    years: i64,
}

pub(crate) async fn keep(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Keep>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back().into_response());
    }
    let outcome = actions::keep_for(&house, &visitor.caller, typed.years).await;
    after(&house, &visitor, outcome, |_| {}).await
}

#[derive(Deserialize)]
pub(crate) struct Bell {
    #[serde(default)]
    address: String,
    /// As typed: an emptied field must not lose the address beside it.
    #[serde(default)]
    from: String,
    #[serde(default)]
    until: String,
}

pub(crate) async fn bell(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Bell>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back().into_response());
    }
    let hour = |typed: &str| typed.trim().parse().unwrap_or(-1);
    let hours = BellHours::new(hour(&typed.from), hour(&typed.until));
    let outcome = match house.door.can_ring {
        true => actions::hang_bell(&house, &visitor.caller, &typed.address, hours).await,
        false => Err(Error::CannotRing),
    };
    after(&house, &visitor, outcome, |view| view.bell_address = typed.address).await
}

pub(crate) async fn bell_stop(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back().into_response());
    }
    let outcome = actions::take_down_bell(&house, &visitor.caller).await;
    after(&house, &visitor, outcome, |_| {}).await
}

/// "Someone may have seen my words": new ones at once.
pub(crate) async fn new_words(
    State(house): State<House>,
    visitor: Visitor,
    jar: CookieJar,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back().into_response());
    }
    let token =
        actions::take_new_words(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    Ok((jar.add(house.session_cookie(&token)), Redirect::to("/letters/kept")).into_response())
}

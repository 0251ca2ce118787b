//! Number and words, shown once: until they were kept, or the session ends.
use super::{problem, way_back};
use crate::{Pace, WordsToKeep, actions, words_to_keep::Occasion};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_paper::{Part, Size};
use ground_web::{Form, House, Page, Place, Problem, SignedIn, Visitor, ink, printed, sheet, show};
use ground_words::word;
use qrcode::{QrCode, render::svg};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "people/kept.html")]
struct KeptView {
    page: Page,
    number: String,
    words: Vec<&'static str>,
    /// A square code as SVG of our own making.
    code: Option<String>,
    address: String,
    after_a_letter: bool,
    may_be_the_end: bool,
    recoverable: bool,
    extra_word: bool,
    can_ring: bool,
    kept_until: String,
    tried: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "people/kept_gone.html")]
struct GoneView {
    page: Page,
}

fn waiting(session: &SignedIn) -> Option<(WordsToKeep, Occasion)> {
    WordsToKeep::from_once(session.once.as_ref()?)
}

/// Showing the words needs nothing but the session that was given them.
pub(crate) async fn show_words(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    view(&house, &visitor, None, false).await
}

async fn view(
    house: &House,
    visitor: &Visitor,
    tried: Option<&'static str>,
    extra_word: bool,
) -> Result<Response, Problem> {
    let Some(session) = visitor.party() else { return Ok(way_back().into_response()) };
    let page = visitor.page(house, Place::Personal).standing_at("/letters/kept");
    let Some((words, occasion)) = waiting(session) else { return Ok(show(&GoneView { page }, Place::Personal)) };
    let myself = actions::myself(house, &visitor.caller).await.map_err(|error| problem(house, visitor, &error))?;
    let view = KeptView {
        number: words.number.to_string(),
        words: words.words.words().to_vec(),
        code: square_code(&words.for_card(&house.door.public_address)),
        address: format!("{}/return", house.door.public_address),
        after_a_letter: occasion == Occasion::FirstLetter,
        may_be_the_end: occasion == Occasion::FirstLetter && myself.party.pace == Pace::NoReply,
        recoverable: myself.recoverable,
        extra_word,
        can_ring: house.door.can_ring,
        kept_until: page.speaker.date(myself.party.kept_until()),
        tried,
        page,
    };
    Ok(show(&view, Place::Personal))
}

/// The same on paper: made in this answer while the words are still there, and kept nowhere.
pub(crate) async fn print(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    let Some(session) = visitor.party() else { return Ok(way_back().into_response()) };
    let Some((words, _)) = waiting(session) else { return Ok(Redirect::to("/letters/kept").into_response()) };
    let page = visitor.page(&house, Place::Personal).standing_at("/letters/kept");
    let mut sheet = sheet(&page, Size::Usual);
    let paragraph = |key: &str| Part::Paragraph { text: ink(&page.say(key)) };
    let square = square_code(&words.for_card(&house.door.public_address));
    sheet.parts.extend([
        paragraph("people-number"),
        Part::Typed { text: words.number.to_string() },
        paragraph("people-words"),
        Part::Words { words: words.words.words().iter().map(|it| (*it).to_owned()).collect() },
    ]);
    sheet.parts.extend(square.map(|svg| Part::Square { svg, alt: page.plain("people-kept-code") }));
    let address = format!("{}/return", house.door.public_address);
    sheet.parts.extend([Part::Paragraph { text: address.into() }, paragraph("people-kept-whoever-sees")]);
    printed(&house, &visitor, Place::Personal, sheet).await
}

/// The organisation's one code: the same on every letter and leaflet, with nothing of anybody's own in it.
pub fn one_code(public_address: &str) -> Option<String> {
    square_code(public_address)
}

fn square_code(text: &str) -> Option<String> {
    let code = QrCode::new(text).ok()?;
    let svg = code.render::<svg::Color<'_>>().min_dimensions(180, 180).build();
    svg.split_once("?>").map(|(_, rest)| rest.to_owned())
}

#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    words: String,
}

/// "Let me see whether I copied them": compares, changes nothing.
pub(crate) async fn try_words(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let waiting = visitor.party().and_then(waiting);
    let right = waiting.is_some_and(|(it, _)| {
        WordsToKeep::typed(&it.number.to_string(), &typed.words).is_some_and(|typed| typed.words == it.words)
    });
    let said = if right { word!("people-kept-try-right") } else { word!("people-kept-try-other") };
    view(&house, &visitor, Some(said), false).await
}

#[derive(Deserialize)]
pub(crate) struct Extra {
    #[serde(default)]
    extra: String,
}

/// One more word that is not printed.
pub(crate) async fn add_extra(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Extra>,
) -> Result<Response, Problem> {
    let Some((words, _)) = visitor.party().and_then(waiting) else { return Ok(way_back().into_response()) };
    actions::add_extra_word(&house, &visitor.caller, &words, &typed.extra)
        .await
        .map_err(|error| problem(&house, &visitor, &error))?;
    let given = !typed.extra.trim().is_empty();
    let said = if given { word!("people-kept-extra-added") } else { word!("people-kept-extra-none") };
    view(&house, &visitor, Some(said), given).await
}

pub(crate) async fn done(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    let Some(session) = visitor.party() else { return Ok(way_back().into_response()) };
    actions::words_were_kept(&house, &visitor.caller, &session.token)
        .await
        .map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to("/letters").into_response())
}

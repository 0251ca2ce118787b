//! One prompt, for the person: words, a word to choose, one press, a helper's name, somebody who is with them. Everything may
//! be left; nothing is chosen beforehand.
use super::{
    can_be_mended, over, problem, prompt_of,
    shown::{PromptShown, bands, prompt as shown},
    way_back, word_for,
};
use crate::{
    Error,
    actions::{reading, saying},
    prompt::Prompt,
    spoken::{Answer, How, Spoken},
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Fields, Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::Said;

#[derive(Template)]
#[template(path = "assessment/prompt.html")]
struct PromptView {
    page: Page,
    it: PromptShown,
    hint: Said,
    bands: Vec<(&'static str, bool, Said)>,
    wishes: bool,
    once: String,
    text: String,
    helper: String,
    speaker: String,
    beside: String,
    wrong: Option<&'static str>,
}

async fn view(
    house: &House,
    visitor: &Visitor,
    prompt: Prompt,
    typed: &Fields,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let found = reading::for_oneself(house, &visitor.caller).await;
    let now = found.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Personal);
    let newest = now.rounds.last().filter(|it| it.takes(house.now())).map(|it| it.id);
    let view = PromptView {
        it: shown(&page, &now, newest, prompt),
        hint: page.say(prompt.hint()),
        bands: bands(&page, prompt, typed.get("band")),
        wishes: prompt == Prompt::Wishes,
        once: typed.once_text(),
        text: typed.text("text"),
        helper: typed.line("helper"),
        speaker: typed.line("speaker"),
        beside: typed.text("beside"),
        wrong,
        page,
    };
    Ok(show(&view, Place::Personal))
}

/// Reading needs `Access::Read`.
pub(crate) async fn ask(
    State(house): State<House>,
    visitor: Visitor,
    Path(number): Path<u8>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    let prompt = prompt_of(number).map_err(|error| problem(&house, &visitor, &error))?;
    view(&house, &visitor, prompt, &Fields::default(), None).await
}

/// Their own words, if there are any.
pub(super) fn mine(prompt: Prompt, typed: &Fields) -> Option<Spoken> {
    let (answer, band, text) =
        (Answer::of_word(typed.get("answer")), prompt.band(typed.get("band")), typed.text("text"));
    if answer == Answer::Words && band.is_none() && text.is_empty() {
        return None;
    }
    let helper = typed.line("helper");
    let how = if helper.is_empty() { How::Alone } else { How::Helped(helper) };
    Some(Spoken { prompt, answer, band, how, speaker: None, text })
}

/// The words of somebody who is with them. Whoever speaks has a name, or what they are to each other.
fn beside(prompt: Prompt, typed: &Fields) -> Result<Option<Spoken>, Error> {
    let (speaker, text) = (typed.line("speaker"), typed.text("beside"));
    match (text.is_empty(), speaker.is_empty()) {
        (true, _) => Ok(None),
        (false, true) => Err(Error::NobodySpeaks),
        (false, false) => {
            let speaker = Some(speaker);
            Ok(Some(Spoken { prompt, answer: Answer::Words, band: None, how: How::Alone, speaker, text }))
        }
    }
}

/// Saying needs `Access::Say`.
pub(crate) async fn say(
    State(house): State<House>,
    visitor: Visitor,
    Path(number): Path<u8>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(over(&house, &visitor, &typed, way_back()));
    }
    let prompt = prompt_of(number).map_err(|error| problem(&house, &visitor, &error))?;
    let outcome = match (typed.get("answer"), beside(prompt, &typed)) {
        ("may-be-asked", _) => saying::may_be_asked(&house, &visitor.caller, prompt).await,
        (_, Err(error)) => Err(error),
        (_, Ok(beside)) => saying::say(&house, &visitor.caller, &typed.once(), mine(prompt, &typed), beside).await,
    };
    match outcome {
        Ok(()) => Ok(Redirect::to(&format!("/me/now#p{number}")).into_response()),
        Err(error) if can_be_mended(&error) => {
            let (status, key) = word_for(&error);
            Ok((status, view(&house, &visitor, prompt, &typed, Some(key)).await?).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error).keeping(vec![("text".to_owned(), typed.text("text"))])),
    }
}

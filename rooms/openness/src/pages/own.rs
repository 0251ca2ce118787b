//! 言いにくいこと: the sheet of whoever writes. The page is the same for everyone, always; what it shows besides is their own.
use super::{problem, word_for};
use crate::{
    Error,
    actions::{self, Own, Reader, Whose},
    sheet::Sheet,
};
use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use ground_kernel::{AccountId, Timestamp};
use ground_web::{Form, House, Page, Place, Problem, Visitor, as_typed, show};
use ground_words::Said;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "openness/own.html")]
struct OwnView {
    page: Page,
    wrong: Option<&'static str>,
    /// How it stands with the sheet, in one sentence.
    stands: Option<Said>,
    /// Whoever was chosen works here no more.
    left: bool,
    mine: Option<Mine>,
    to_choose: Vec<Choice>,
    nobody: bool,
    text: String,
    wants_answer: bool,
}

pub(super) struct Mine {
    pub(super) text: String,
    dates: Said,
    pub(super) opened: Option<Said>,
    pub(super) back: Option<(Said, String)>,
}

struct Choice {
    id: String,
    name: String,
    chosen: bool,
}

/// The session was over when it was sent: shown to be copied, and not as a form, for there is nobody to send as.
#[derive(Template)]
#[template(path = "openness/over.html")]
struct OverView {
    page: Page,
    text: String,
}

#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    text: String,
    /// An account, or `nobody`.
    #[serde(default)]
    reader: String,
    #[serde(default)]
    answer: String,
}

impl Typed {
    fn reader(&self) -> Result<Reader, Error> {
        match self.reader.as_str() {
            "nobody" => Ok(Reader::Nobody),
            id => Ok(Reader::One(id.parse().map_err(|_| Error::NobodyChosen)?)),
        }
    }
    fn sheet(&self) -> Result<Sheet, Error> {
        Sheet::of(as_typed(&self.text), self.answer == "yes")
    }
}

/// Reading needs `Access::Keep` of one's own.
pub(crate) async fn read(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(Redirect::to("/return").into_response());
    }
    page_of(&house, &visitor, None, None).await
}

async fn page_of(
    house: &House,
    visitor: &Visitor,
    typed: Option<Typed>,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let it = actions::own(house, &visitor.caller).await.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Personal).standing_at("/aside");
    Ok(show(&view(page, &it, typed, wrong), Place::Personal))
}

fn view(page: Page, it: &Own, typed: Option<Typed>, wrong: Option<&'static str>) -> OwnView {
    let written = it.sheet.as_ref();
    let stood = match written.map(|it| &it.reader) {
        Some(Whose::Reader(id, _)) => id.to_string(),
        Some(Whose::Nobody) => "nobody".to_owned(),
        _ => String::new(),
    };
    let sheet = written.map(|it| it.sheet.clone()).unwrap_or_default();
    let typed = typed.unwrap_or(Typed {
        reader: stood,
        answer: if sheet.wants_answer { "yes".to_owned() } else { String::new() },
        text: sheet.text,
    });
    let choice = |(id, name): &(AccountId, String)| {
        let id = id.to_string();
        Choice { chosen: id == typed.reader, id, name: name.clone() }
    };
    OwnView {
        stands: stands(&page, it),
        left: written.is_some_and(|it| matches!(it.reader, Whose::Left(_))),
        mine: mine(&page, it),
        to_choose: it.to_choose.iter().map(choice).collect(),
        nobody: typed.reader == "nobody",
        wants_answer: typed.answer == "yes",
        text: typed.text,
        wrong,
        page,
    }
}

pub(super) fn stands(page: &Page, it: &Own) -> Option<Said> {
    let written = it.sheet.as_ref()?;
    let said = written.sheet.says_something();
    Some(match (&written.reader, said) {
        (Whose::Reader(_, name), true) => page.say_with("openness-with", &[("name", name.as_str())]),
        (Whose::Reader(_, name), false) => page.say_with("openness-chosen", &[("name", name.as_str())]),
        (Whose::Left(name), _) => page.say_with("openness-left", &[("name", name.as_str())]),
        (Whose::Nobody, true) => page.say("openness-with-nobody"),
        (Whose::Nobody, false) => page.say("openness-chosen-nobody"),
    })
}

pub(super) fn mine(page: &Page, it: &Own) -> Option<Mine> {
    let written = it.sheet.as_ref().filter(|it| it.sheet.says_something())?;
    let (date, until) = (page.speaker.date(written.left_on), page.speaker.date(written.until));
    let back = written.back.as_ref().map(|back| {
        let on = page.speaker.date(back.on);
        (page.say_with("openness-back", &[("date", on.as_str())]), back.text.to_string())
    });
    let opened = match &written.reader {
        Whose::Reader(_, name) => Some(opened(page, name, &written.opened_on)),
        Whose::Left(_) | Whose::Nobody => None,
    };
    let dates = page.say_with("openness-dates", &[("date", date.as_str()), ("until", until.as_str())]);
    Some(Mine { text: written.sheet.text.clone(), dates, opened, back })
}

fn opened(page: &Page, name: &str, days: &[Timestamp]) -> Said {
    let days: Vec<String> = days.iter().map(|day| page.speaker.day(*day)).collect();
    match days.is_empty() {
        true => page.say("openness-not-opened"),
        false => page.say_with("openness-opened", &[("name", name), ("days", page.speaker.list(&days).as_str())]),
    }
}

/// Writing needs `Access::Leave`, or `Access::Keep` while nobody is chosen.
pub(crate) async fn write(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        let page = visitor.page(&house, Place::Personal).standing_at("/aside");
        let over = show(&OverView { page, text: typed.text }, Place::Personal);
        return Ok((StatusCode::UNAUTHORIZED, over).into_response());
    }
    let outcome = match (typed.reader(), typed.sheet()) {
        (Ok(reader), Ok(sheet)) => actions::write(&house, &visitor.caller, reader, &sheet).await,
        (Err(error), _) | (_, Err(error)) => Err(error),
    };
    match outcome {
        Ok(()) => Ok(Redirect::to("/aside").into_response()),
        Err(Error::NotFound) => Err(problem(&house, &visitor, &Error::NotFound)),
        Err(error) => {
            let (status, key) = word_for(&error);
            if status.is_server_error() {
                tracing::error!(%error, "a sheet could not be kept");
                return Err(problem(&house, &visitor, &error).keeping(vec![("text".to_owned(), typed.text)]));
            }
            Ok((status, page_of(&house, &visitor, Some(typed), Some(key)).await?).into_response())
        }
    }
}

/// Taking back needs `Access::TakeBack`.
pub(crate) async fn take_back(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(Redirect::to("/return").into_response());
    }
    actions::take_back(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to("/aside").into_response())
}

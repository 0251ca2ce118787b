//! The letters of whoever wrote them, and writing again.
use super::{problem, way_back, word_for};
use crate::{
    Error,
    actions::{self, Item, OwnThread},
    automatic::{Automatic, Kind},
    help::{HelpLine, lines},
};
use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use ground_seal::session::Token;
use ground_web::{Form, House, Page, Place, Problem, Visitor, show};
use ground_words::Said;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "consultation/own.html")]
struct OwnView {
    page: Page,
    called: Option<String>,
    items: Vec<Shown>,
    text: String,
    once: String,
    wrong: Option<&'static str>,
    resting: bool,
    no_reply: bool,
    reads_at: Option<String>,
    recovery_until: Option<String>,
    readers: String,
    kept_until: String,
    /// When the house was set back, and to when.
    set_back: Option<(String, String)>,
    help: Vec<HelpLine>,
}

enum Shown {
    Mine { id: String, when: String, text: String },
    Theirs { when: String, called: String, second: Option<String>, text: String },
    Automatic { when: String, sentences: Vec<Said>, lines: bool },
}

pub(crate) async fn read(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    page_of(&house, &visitor, None, None).await
}

async fn page_of(
    house: &House,
    visitor: &Visitor,
    typed: Option<Typed>,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    let own = actions::own_thread(house, &visitor.caller).await.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Personal);
    Ok(show(&view(page, own, typed, wrong), Place::Personal))
}

fn view(page: Page, own: OwnThread, typed: Option<Typed>, wrong: Option<&'static str>) -> OwnView {
    let once = typed.as_ref().map_or_else(|| Token::random().to_text(), |it| it.once.clone());
    OwnView {
        items: own.items.iter().map(|it| shown(&page, it)).collect(),
        text: typed.map(|it| it.text).or(own.draft).unwrap_or_default(),
        once,
        wrong,
        resting: own.party.resting,
        no_reply: own.party.pace == people::Pace::NoReply,
        reads_at: own.reads_at.map(|at| page.speaker.moment(at)),
        recovery_until: own.recovery_until.map(|at| page.speaker.moment(at)),
        readers: page.speaker.list(&own.readers),
        kept_until: page.speaker.date(own.party.kept_until()),
        called: own.called,
        set_back: own.set_back.map(|it| (page.speaker.day(it.at), page.speaker.day_rough(it.to))),
        help: lines(),
        page,
    }
}

fn shown(page: &Page, item: &Item) -> Shown {
    match item {
        Item::Mine { id, at, text } => {
            Shown::Mine { id: id.to_string(), when: page.speaker.day_rough(*at), text: text.clone() }
        }
        Item::Theirs { at, called, second, text } => Shown::Theirs {
            when: page.speaker.day_rough(*at),
            called: called.clone(),
            second: second.clone(),
            text: text.clone(),
        },
        Item::Automatic(it) => Shown::Automatic {
            when: page.speaker.day_rough(it.at),
            sentences: sentences(page, it),
            lines: matches!(it.kind, Kind::B | Kind::C),
        },
    }
}

/// What an automatic answer says, with its real dates.
fn sentences(page: &Page, it: &Automatic) -> Vec<Said> {
    let open = it.reads_at.is_some_and(|at| at <= it.at);
    let reads_at = it.reads_at.map(|at| page.speaker.moment(at)).unwrap_or_default();
    // A promise ends with the closing of a day; at midnight that is still the day before.
    let by = it.promised_on.map(|at| page.speaker.day(at.plus_micros(-1)));
    match it.kind {
        Kind::A | Kind::Rest => {
            let answer = match (&by, it.reads_at) {
                _ if it.kind == Kind::Rest => Some(page.say("consultation-auto-a-resting")),
                (Some(by), _) => Some(page.say_with("consultation-auto-a-by", &[("by", by.as_str())])),
                (None, Some(_)) => Some(page.say("consultation-auto-a-no-reply")),
                // No day can be promised; that is not the same as an answer that nobody wants.
                (None, None) => None,
            };
            let reads = match it.reads_at {
                Some(_) if open => page.say("consultation-auto-a-open"),
                Some(_) => page.say_with("consultation-auto-a-reads", &[("at", reads_at.as_str())]),
                None => page.say("consultation-auto-a-closed"),
            };
            let said = [Some(page.say("consultation-auto-arrived")), Some(reads), answer];
            said.into_iter().flatten().chain([page.say("consultation-auto-a-no-hurry")]).collect()
        }
        Kind::B => vec![
            page.say("consultation-auto-arrived"),
            match it.reads_at {
                Some(_) if open => page.say("consultation-auto-b-open"),
                Some(_) => page.say_with("consultation-auto-b-reads", &[("at", reads_at.as_str())]),
                None => page.say("consultation-auto-b-closed"),
            },
            page.say("consultation-auto-b-lines"),
        ],
        Kind::C => vec![
            page.say("consultation-auto-c-nobody"),
            page.say("consultation-auto-c-danger"),
            match it.reads_at {
                Some(_) => page.say_with("consultation-auto-c-reads", &[("at", reads_at.as_str())]),
                None => page.say("consultation-auto-c-closed"),
            },
        ],
        Kind::Delay => {
            vec![page.say_with("consultation-auto-delay", &[("by", by.unwrap_or_default().as_str())])]
        }
    }
}

#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    text: String,
    #[serde(default)]
    once: String,
}

pub(crate) async fn write(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(over(&house, &visitor, typed));
    }
    let form = Token::from_text(&typed.once).ok();
    match actions::write_again(&house, &visitor.caller, form.as_ref(), &typed.text).await {
        Ok(()) => Ok(Redirect::to("/letters").into_response()),
        Err(Error::NotFound) => Err(problem(&house, &visitor, &Error::NotFound)),
        Err(error) => {
            let (status, key) = word_for(&error);
            if status.is_server_error() {
                tracing::error!(%error, "a letter could not be kept");
            }
            let typed_again = Typed { text: typed.text.clone(), once: typed.once.clone() };
            match page_of(&house, &visitor, Some(typed), Some(key)).await {
                Ok(page) => Ok((status, page).into_response()),
                Err(_) => Ok((status, still_here(&house, &visitor, typed_again, key)).into_response()),
            }
        }
    }
}

/// The session was over when the letter was sent: the text is still here, to be sent as a new letter or copied.
#[derive(Template)]
#[template(path = "consultation/still_here.html")]
struct StillHereView {
    page: Page,
    text: String,
    /// The same form: sent again, it is the same letter.
    once: String,
    wrong: &'static str,
}

fn still_here(house: &House, visitor: &Visitor, typed: Typed, wrong: &'static str) -> Response {
    let (page, Typed { text, once }) = (visitor.page(house, Place::Personal), typed);
    show(&StillHereView { page, text, once, wrong }, Place::Personal)
}

fn over(house: &House, visitor: &Visitor, typed: Typed) -> Response {
    let wrong = ground_words::word!("consultation-session-over");
    (StatusCode::UNAUTHORIZED, still_here(house, visitor, typed, wrong)).into_response()
}

/// What is being typed, kept sealed. Answers with a status and nothing else.
pub(crate) async fn draft(State(house): State<House>, visitor: Visitor, Form(typed): Form<Typed>) -> StatusCode {
    if visitor.party().is_none() {
        return StatusCode::UNAUTHORIZED;
    }
    match actions::keep_own_draft(&house, &visitor.caller, &typed.text).await {
        Ok(()) => StatusCode::NO_CONTENT,
        Err(error) => word_for(&error).0,
    }
}

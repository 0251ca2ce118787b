//! A first letter. Before the first word: what is kept, who reads it and when, and how to remove it.
use super::word_for;
use crate::{
    Error, NewLetter,
    actions::{
        before::{self, Beforehand},
        writing,
    },
};
use askama::Template;
use axum::{
    extract::{RawQuery, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::CookieJar;
use ground_kernel::Timestamp;
use ground_seal::session::Token;
use ground_web::{Address, Form, House, Page, Place, Visitor, show};
use people::{NewParty, Pace, Relation, Tone};
use serde::Deserialize;
use staff::Reading;

#[derive(Template)]
#[template(path = "consultation/new_letter.html")]
struct NewLetterView {
    page: Page,
    typed: Typed,
    wrong: Option<&'static str>,
    receives: bool,
    readers: String,
    reads_at: Option<String>,
    far_away: bool,
    open_now: bool,
    two_read: bool,
    on_duty: bool,
    kept_until: String,
    recoverable: bool,
    behind_proxy: bool,
    sent_already: bool,
    /// Whoever comes by the door for families: nothing stands before the text.
    listening: bool,
}

#[derive(Deserialize, Default)]
pub(crate) struct Typed {
    #[serde(default)]
    text: String,
    #[serde(default)]
    called: String,
    #[serde(default)]
    pace: String,
    #[serde(default)]
    who: String,
    #[serde(default)]
    tone: String,
    /// Ticked: recovery cards are never to open it.
    left_out: Option<String>,
    /// By which door they came: `family` or `sibling`, or none.
    #[serde(default, rename = "for")]
    door: String,
    /// The form's one-time token. An outside program may leave it out.
    #[serde(default)]
    once: String,
}

impl Typed {
    fn letter(&self) -> NewLetter {
        let about = NewParty {
            relation: Relation::from_word(&self.who).unwrap_or(Relation::Unsaid),
            pace: Pace::from_word(&self.pace).unwrap_or(Pace::Usual),
            tone: Tone::from_word(&self.tone).unwrap_or(Tone::Unsaid),
        };
        NewLetter { text: self.text.clone(), called: self.called.clone(), about, left_out: self.left_out.is_some() }
    }
}

pub(crate) async fn ask(
    State(house): State<House>,
    visitor: Visitor,
    jar: CookieJar,
    RawQuery(query): RawQuery,
) -> Response {
    let query = query.unwrap_or_default();
    let again = query.contains("again=");
    let door = ["family", "sibling"].into_iter().find(|door| query.split('&').any(|it| it == format!("for={door}")));
    let door = door.unwrap_or_default().to_owned();
    let sent_already = visitor.party().is_some() && !again;
    let unsent = if again { None } else { house.unsent_letter(&jar) };
    let token = unsent.unwrap_or_else(Token::random);
    let typed = Typed { once: token.to_text(), who: door.clone(), door, ..Typed::default() };
    let answer = form(&house, &visitor, typed, None, sent_already).await;
    (jar.add(house.letter_cookie(&token)), answer).into_response()
}

/// A first letter that already says something, because whoever writes just typed in what leads to it. They may take the
/// words out like any others; nothing else of the letter is different from any letter.
pub async fn letter_begun_with(house: &House, visitor: &Visitor, text: String) -> Response {
    let token = Token::random();
    let typed = Typed { once: token.to_text(), text, ..Typed::default() };
    let answer = form(house, visitor, typed, None, false).await;
    (CookieJar::new().add(house.letter_cookie(&token)), answer).into_response()
}

async fn form(
    house: &House,
    visitor: &Visitor,
    typed: Typed,
    wrong: Option<&'static str>,
    sent_already: bool,
) -> Response {
    let page = visitor.page(house, Place::Personal);
    match before::beforehand(house).await {
        Ok(it) => show(&view(house, page, it, typed, wrong, sent_already), Place::Personal),
        Err(error) => super::problem(house, visitor, &error).into_response(),
    }
}

fn view(
    house: &House,
    page: Page,
    it: Beforehand,
    typed: Typed,
    wrong: Option<&'static str>,
    sent_already: bool,
) -> NewLetterView {
    let now = house.now();
    NewLetterView {
        receives: it.receives,
        on_duty: it.on_duty && house.door.can_ring,
        readers: page.speaker.list(&it.readers),
        reads_at: it.reads_at.map(|at| page.speaker.moment(at)),
        far_away: it.reads_at.is_none_or(|at| at > now.plus_hours(24)),
        open_now: it.open_now,
        two_read: it.organisation.first_answer() == Reading::TwoBeforeSending,
        kept_until: page.speaker.date(now.plus_days(3 * 365)),
        recoverable: it.organisation.recoverable,
        behind_proxy: house.door.behind_proxy,
        sent_already,
        listening: !typed.door.is_empty(),
        typed,
        wrong,
        page,
    }
}

/// Sends it. Pressed twice, it is one letter.
pub(crate) async fn send(
    State(house): State<House>,
    visitor: Visitor,
    address: Address,
    jar: CookieJar,
    Form(typed): Form<Typed>,
) -> Response {
    let now = house.now();
    house.brakes.wait(house.brakes.pause_before_sending(now, address)).await;
    house.brakes.sent(now, address);
    let unsent = house.unsent_letter(&jar);
    let token = Token::from_text(&typed.once).ok().or(unsent).unwrap_or_else(Token::random);
    match writing::first_letter(&house, &token, &typed.letter()).await {
        Ok(session) => {
            let jar = jar.add(house.session_cookie(&session)).add(house.no_letter_cookie());
            (jar, Redirect::to("/letters/kept")).into_response()
        }
        Err(error) => refused(&house, &visitor, typed, &token, &error).await,
    }
}

/// The page again, with what was typed.
async fn refused(house: &House, visitor: &Visitor, typed: Typed, token: &Token, error: &Error) -> Response {
    let (status, key) = word_for(error);
    if status.is_server_error() {
        tracing::error!(%error, "a first letter could not be kept");
    }
    let typed = Typed { once: token.to_text(), ..typed };
    let answer = match before::beforehand(house).await {
        Ok(_) => form(house, visitor, typed, Some(key), false).await,
        Err(_) => bare(house, visitor, typed, key),
    };
    let status = if status == StatusCode::NOT_FOUND { StatusCode::UNPROCESSABLE_ENTITY } else { status };
    (status, answer).into_response()
}

/// When even the house's own words cannot be read: the form still holds the text.
fn bare(house: &House, visitor: &Visitor, typed: Typed, wrong: &'static str) -> Response {
    let it = Beforehand {
        organisation: staff::Organisation::default(),
        readers: vec![],
        reads_at: None::<Timestamp>,
        open_now: false,
        on_duty: false,
        receives: true,
    };
    let page = visitor.page(house, Place::Personal);
    show(&view(house, page, it, typed, Some(wrong), false), Place::Personal)
}

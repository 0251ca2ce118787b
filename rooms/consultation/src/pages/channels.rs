//! 電話や紙でもやりとりがあるとき: the place is the same for everyone, always. Two ways are joined by entering both secrets, with
//! the same answers and the same brakes as when coming back.
use super::{contacts_part, problem, way_back, word_for};
use crate::{Error, actions::channels};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_seal::phrase::Number;
use ground_web::{Address, Form, House, Page, Place, Problem, Visitor, one_line, show};
use people::WordsToKeep;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "consultation/channels.html")]
struct ChannelsView {
    page: Page,
    joined: bool,
    other: Option<Other>,
    number: String,
    words: String,
    wrong: Option<&'static str>,
}

struct Other {
    called: Option<String>,
    letters: Vec<(String, bool, String)>,
    contacts: contacts_part::Part,
}

/// Reading needs `Access::Read` of one's own thread.
pub(crate) async fn ask(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    page_of(&house, &visitor, Typed::default(), None).await
}

async fn page_of(
    house: &House,
    visitor: &Visitor,
    typed: Typed,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    let own = channels::own(house, &visitor.caller).await.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Personal).standing_at("/letters/channels");
    let other = own.other.as_ref().map(|it| Other {
        called: it.called.clone(),
        letters: it
            .letters
            .iter()
            .map(|(at, theirs, text)| (page.speaker.day_rough(*at), *theirs, text.clone()))
            .collect(),
        contacts: contacts_part::part(&page, &it.contacts, &[], None, house.now()),
    });
    let view = ChannelsView { joined: own.joined, other, number: typed.number, words: typed.words, wrong, page };
    Ok(show(&view, Place::Personal))
}

#[derive(Deserialize, Default)]
pub(crate) struct Typed {
    #[serde(default)]
    number: String,
    #[serde(default)]
    words: String,
    #[serde(default)]
    extra: String,
}

/// Joining needs both secrets: the session, and the number and words of the other way. An unknown number and wrong words
/// get the same answer, after the same work and the same pause.
pub(crate) async fn join(
    State(house): State<House>,
    visitor: Visitor,
    address: Address,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    let tried = Number::parse(&typed.number)
        .map_or_else(|_| typed.number.clone().into_bytes(), |number| number.as_bytes().to_vec());
    let now = house.now();
    house.brakes.wait(house.brakes.pause(now, address, &tried)).await;
    let words = WordsToKeep::typed(&typed.number, &typed.words);
    let extra = one_line(&typed.extra);
    let opened = people::unlock(&house, words, Some(extra.as_str()).filter(|it| !it.is_empty())).await;
    let outcome = match opened {
        Ok(other) => {
            house.brakes.opened(&tried);
            channels::join(&house, &visitor.caller, other).await
        }
        Err(error) => Err(error.into()),
    };
    match outcome {
        Ok(()) => Ok(Redirect::to("/letters/channels").into_response()),
        Err(Error::WrongWords | Error::NotFound) => {
            house.brakes.failed(now, address, &tried);
            let (status, key) = word_for(&Error::WrongWords);
            Ok((status, page_of(&house, &visitor, typed, Some(key)).await?).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error)),
    }
}

/// Ending it needs `Access::Write` of one's own thread.
pub(crate) async fn part(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    channels::part(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to("/letters/channels").into_response())
}

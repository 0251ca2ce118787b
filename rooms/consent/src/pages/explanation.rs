//! 説明の紙: for everybody, at all times; and for somebody who writes, with わかった, あとで and 質問 under each part.
use super::{
    paper::{self, Letters},
    problem, way_back, word_for,
    words::{self, TopicText},
};
use crate::{
    Error,
    actions::explaining::{self, Explaining, Replied},
    sheet::{Reply, Topic},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Form, House, Page, Place, Problem, Visitor, printed, show};
use ground_words::Said;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "consent/sheet.html")]
struct SheetView {
    page: Page,
    version: String,
    topics: Vec<TopicText>,
}

/// Open to everybody.
pub(crate) async fn public(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    let sheet = explaining::sheet(&house).await.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Public);
    let view = SheetView { version: sheet.version.to_string(), topics: words::topics(&page, &sheet), page };
    Ok(show(&view, Place::Public))
}

/// The same on paper, in letters of either size; the same for everybody.
pub(crate) async fn public_pdf(
    State(house): State<House>,
    visitor: Visitor,
    Query(letters): Query<Letters>,
) -> Result<Response, Problem> {
    let it = explaining::sheet(&house).await.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Public).standing_at("/explanation");
    printed(&house, &visitor, Place::Public, paper::explained(&page, &it, letters.size())).await
}

#[derive(Template)]
#[template(path = "consent/own_sheet.html")]
struct OwnSheetView {
    page: Page,
    version: String,
    topics: Vec<OwnTopic>,
    all_read: bool,
    wrong: Option<&'static str>,
}

/// One part, with what was said to it.
struct OwnTopic {
    it: TopicText,
    word: &'static str,
    reply: Option<Said>,
    asked: Vec<Asked>,
    typed: String,
}

/// A question, and our answer to it.
struct Asked {
    when: String,
    question: String,
    ours: Option<(String, String)>,
}

fn view(page: Page, it: &Explaining, typed: Option<(Topic, &str)>, wrong: Option<&'static str>) -> OwnSheetView {
    let topics = words::topics(&page, &it.sheet).into_iter().map(|text| {
        let topic = text.topic;
        OwnTopic {
            word: topic.word(),
            reply: it.newest(topic).map(|it| page.say(it.answer.reply.key())),
            asked: it.questions().filter(|it| it.answer.topic == topic).filter_map(|it| asked(&page, it)).collect(),
            typed: typed.filter(|it| it.0 == topic).map(|it| it.1.to_owned()).unwrap_or_default(),
            it: text,
        }
    });
    let topics = topics.collect();
    OwnSheetView { version: it.sheet.version.to_string(), topics, all_read: it.open.is_empty(), wrong, page }
}

fn asked(page: &Page, it: &Replied) -> Option<Asked> {
    let ours = it.ours.clone().map(|text| (it.answered_by.clone(), text));
    Some(Asked { when: page.speaker.day_rough(it.answer.at), question: it.question.clone()?, ours })
}

/// Reading needs `Access::Read`.
pub(crate) async fn own(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back().into_response());
    }
    let it = explaining::own_explaining(&house, &visitor.caller).await;
    let it = it.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(show(&view(visitor.page(&house, Place::Personal), &it, None, None), Place::Personal))
}

#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    topic: String,
    #[serde(default)]
    reply: String,
    #[serde(default)]
    version: String,
    #[serde(default)]
    text: String,
}

/// Answering one part needs `Access::Choose`.
pub(crate) async fn reply(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back().into_response());
    }
    let (topic, reply) = (Topic::from_word(&typed.topic), Reply::from_word(&typed.reply));
    let (Some(topic), Some(reply)) = (topic, reply) else {
        return Err(problem(&house, &visitor, &Error::NotFound));
    };
    let read = (typed.version.as_str(), visitor.speaker.voice());
    let outcome = explaining::reply(&house, &visitor.caller, (topic, reply), &typed.text, read).await;
    match outcome {
        Ok(()) => Ok(Redirect::to(&format!("/me/explanation#{}", topic.word())).into_response()),
        Err(error @ (Error::Empty | Error::TooLong | Error::OtherVersion)) => {
            let (status, key) = word_for(&error);
            let it = explaining::own_explaining(&house, &visitor.caller).await;
            let it = it.map_err(|error| problem(&house, &visitor, &error))?;
            let page = visitor.page(&house, Place::Personal);
            let view = view(page, &it, Some((topic, &typed.text)), Some(key));
            Ok((status, show(&view, Place::Personal)).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error)),
    }
}

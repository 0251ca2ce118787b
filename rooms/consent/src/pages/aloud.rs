//! By telephone, face to face, on paper: each part read aloud and answered by itself, and each item, never one tick for all.
use super::{
    consent::said_of,
    items::{self, ItemAsked, Typed, value},
    problem, word_for,
    words::{self, TopicText},
};
use crate::{
    Error,
    actions::{aloud, desk, giving},
    given::{How, RecordId},
    sheet::{Reply, Topic},
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_kernel::AccountId;
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::Said;

#[derive(Template)]
#[template(path = "consent/aloud.html")]
struct AloudView {
    page: Page,
    party: String,
    version: String,
    topics: Vec<ReadAloud>,
    items: Vec<ItemAsked>,
    hows: Vec<(&'static str, Said, bool)>,
    years: Vec<(i64, bool)>,
    wrong: Option<Said>,
}

struct ReadAloud {
    it: TopicText,
    word: &'static str,
    replies: Vec<(&'static str, Said, bool)>,
    before: Option<Said>,
    question: String,
}

fn view(page: Page, it: &desk::Desk, typed: &Typed, wrong: Option<Said>) -> AloudView {
    let explaining = &it.state.explaining;
    let topics = words::topics(&page, &explaining.sheet).into_iter().map(|text| {
        let topic = text.topic;
        let chosen = value(typed, &format!("topic-{}", topic.word())).and_then(Reply::from_word);
        ReadAloud {
            word: topic.word(),
            replies: Reply::ALL.iter().map(|it| (it.word(), page.say(it.key()), chosen == Some(*it))).collect(),
            before: explaining.newest(topic).map(|it| page.say(it.answer.reply.key())),
            question: value(typed, &format!("question-{}", topic.word())).unwrap_or_default().to_owned(),
            it: text,
        }
    });
    let (how, years) = (value(typed, "how"), value(typed, "years"));
    let hows = [How::ReadAloud, How::Paper];
    AloudView {
        party: it.party.to_string(),
        version: explaining.sheet.version.to_string(),
        topics: topics.collect(),
        items: items::asked(&page, &it.state, typed),
        hows: hows.iter().map(|it| (it.word(), page.say(it.key()), how == Some(it.word()))).collect(),
        years: [1, 3, 5, 10].map(|it| (it, years == Some(it.to_string().as_str()))).into(),
        wrong,
        page,
    }
}

async fn desk_of(house: &House, visitor: &Visitor, party: AccountId) -> Result<desk::Desk, Problem> {
    desk::desk(house, &visitor.caller, party).await.map_err(|error| problem(house, visitor, &error))
}

/// Reading aloud needs `Access::Look`, and leaves a trace.
pub(crate) async fn ask(
    State(house): State<House>,
    visitor: Visitor,
    Path(party): Path<AccountId>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let it = desk_of(&house, &visitor, party).await?;
    Ok(show(&view(visitor.page(&house, Place::Desk), &it, &vec![], None), Place::Desk))
}

/// Writing it down needs `Access::Note`.
pub(crate) async fn save(
    State(house): State<House>,
    visitor: Visitor,
    Path(party): Path<AccountId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let it = desk_of(&house, &visitor, party).await?;
    match written(&house, &visitor, &it, &typed).await {
        Ok(id) => Ok(Redirect::to(&format!("/staff/consent/{party}/record/{id}")).into_response()),
        Err(error) => {
            let (status, _) = word_for(&error);
            if !status.is_client_error() || matches!(error, Error::NotFound) {
                return Err(problem(&house, &visitor, &error).keeping(typed));
            }
            let page = visitor.page(&house, Place::Desk);
            let wrong = Some(said_of(&page, &error));
            Ok((status, show(&view(page, &it, &typed, wrong), Place::Desk)).into_response())
        }
    }
}

async fn written(house: &House, visitor: &Visitor, it: &desk::Desk, typed: &Typed) -> Result<RecordId, Error> {
    let how = value(typed, "how").and_then(How::from_word).filter(|it| *it != How::Screen).ok_or(Error::Empty)?;
    let choices = items::choices(typed, &it.state.experts)?;
    let replies = Topic::ALL.iter().filter_map(|topic| {
        let reply = value(typed, &format!("topic-{}", topic.word())).and_then(Reply::from_word)?;
        Some((*topic, reply, value(typed, &format!("question-{}", topic.word())).unwrap_or_default().to_owned()))
    });
    let replies: Vec<_> = replies.collect();
    if replies.is_empty() && choices.is_empty() {
        return Err(Error::Empty);
    }
    let page = visitor.page(house, Place::Desk);
    let sentences: Vec<String> = choices.iter().map(|one| words::sentence(&page, one, &it.state.experts)).collect();
    let said: Vec<_> = replies.iter().map(|it| (it.0, it.1)).collect();
    let whole = words::whole(&page, &it.state.explaining.sheet, &said, &choices, &sentences, it.state.now);
    let years = value(typed, "years").and_then(|it| it.parse().ok());
    let heard = aloud::Heard { replies: &replies, years, how };
    let (read, voice) = (value(typed, "version").unwrap_or_default(), visitor.speaker.voice());
    let answering = giving::Answering { choices: &choices, read, voice, sentences: &sentences, whole: &whole };
    aloud::heard(house, &visitor.caller, it.party, &heard, &answering).await
}

//! わたしの求め: asking to see, to correct, to stop the use of, or to erase; what became of it; taking it back. The same form at
//! the desk for what came by telephone or on paper.
use super::{
    request_problem::{can_be_mended, problem, word_for},
    words,
};
use crate::{
    actions::requests::{self, New, OwnRequest},
    answer::{Answer, Answered},
    request::{CameBy, Request, RequestId, State as Standing, Whom, Wish},
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_kernel::{AccountId, Timestamp};
use ground_seal::session::Token;
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::Said;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "openness/requests.html")]
struct RequestsView {
    page: Page,
    /// At the desk, for somebody who called or wrote: where the form goes.
    action: String,
    desk: bool,
    all: Vec<RequestLine>,
    wishes: Vec<(&'static str, Said, bool)>,
    whoms: Vec<(&'static str, Said, bool)>,
    channels: Vec<(&'static str, Said, bool)>,
    typed: Typed,
    wrong: Option<&'static str>,
}

struct RequestLine {
    id: String,
    wish: Said,
    asked: String,
    standing: Said,
}

#[derive(Deserialize, Default)]
pub(crate) struct Typed {
    #[serde(default)]
    once: String,
    #[serde(default)]
    wish: String,
    #[serde(default)]
    whom: String,
    #[serde(default)]
    came_by: String,
    #[serde(default)]
    text: String,
}

impl Typed {
    fn meant(&self) -> New {
        New {
            wish: Wish::from_word(&self.wish),
            whom: Whom::from_word(&self.whom).unwrap_or(Whom::Myself),
            came_by: CameBy::from_word(&self.came_by).unwrap_or(CameBy::Page),
            text: self.text.clone(),
        }
    }
    fn form(&self) -> Token {
        Token::from_text(&self.once).unwrap_or_else(|_| Token::random())
    }
}

pub(super) fn standing(page: &Page, it: &Request) -> Said {
    let (by, ended) = (page.speaker.day(it.answer_by), page.speaker.day(it.ended_at.unwrap_or(it.answer_by)));
    match it.state {
        Standing::Asked => page.say_with("openness-standing-asked", &[("day", by.as_str())]),
        Standing::TakenBack => page.say_with("openness-standing-taken-back", &[("day", ended.as_str())]),
        Standing::Answered | Standing::Erased => {
            page.say_with("openness-standing-answered", &[("day", ended.as_str())])
        }
    }
}

fn form_page(page: Page, action: String, typed: Typed, all: &[Request], wrong: Option<&'static str>) -> Response {
    let place = page.place;
    let typed = if typed.once.is_empty() { Typed { once: Token::random().to_text(), ..typed } } else { typed };
    let line = |it: &Request| RequestLine {
        id: it.id.to_string(),
        wish: page.say(words::wish(it.wish)),
        asked: page.speaker.day(it.asked_at),
        standing: standing(&page, it),
    };
    let (all, channels) = (all.iter().map(line).collect(), [CameBy::Telephone, CameBy::Paper]);
    let view = RequestsView {
        all,
        desk: place == Place::Desk,
        wishes: Wish::ALL.iter().map(|it| (it.word(), page.say(words::wish(*it)), typed.wish == it.word())).collect(),
        whoms: Whom::ALL.iter().map(|it| (it.word(), page.say(words::whom(*it)), typed.whom == it.word())).collect(),
        channels: channels
            .iter()
            .map(|it| (it.word(), page.say(words::came_by(*it)), typed.came_by == it.word()))
            .collect(),
        typed,
        wrong,
        action,
        page,
    };
    show(&view, place)
}

async fn own_page(
    house: &House,
    visitor: &Visitor,
    typed: Typed,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let all = requests::own(house, &visitor.caller).await.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Personal).standing_at("/me/requests");
    Ok(form_page(page, "/me/requests".to_owned(), typed, &all, wrong))
}

/// Reading needs `Access::Ask`.
pub(crate) async fn all(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(Redirect::to("/return").into_response());
    }
    own_page(&house, &visitor, Typed::default(), None).await
}

/// Asking needs `Access::Ask`. No reason, and no proof beyond the words with which they came.
pub(crate) async fn ask(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(Redirect::to("/return").into_response());
    }
    match requests::ask(&house, &visitor.caller, &typed.form(), &typed.meant()).await {
        Ok(id) => Ok(Redirect::to(&format!("/me/requests/{id}")).into_response()),
        Err(error) if can_be_mended(&error) => {
            let (status, key) = word_for(&error);
            Ok((status, own_page(&house, &visitor, typed, Some(key)).await?).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error).keeping(vec![("text".to_owned(), typed.text)])),
    }
}

/// Typing in for somebody needs `Access::AskFor`.
pub(crate) async fn form_for(
    State(house): State<House>,
    visitor: Visitor,
    Path(party): Path<AccountId>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    desk_form(&house, &visitor, party, Typed::default(), None).await
}

async fn desk_form(
    house: &House,
    visitor: &Visitor,
    party: AccountId,
    typed: Typed,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let may = requests::may_ask_for(house, &visitor.caller, party).await;
    may.map_err(|error| problem(house, visitor, &error))?;
    let action = format!("/staff/requests/for/{party}");
    let page = visitor.page(house, Place::Desk).standing_at(action.clone());
    Ok(form_page(page, action, typed, &[], wrong))
}

pub(crate) async fn ask_for(
    State(house): State<House>,
    visitor: Visitor,
    Path(party): Path<AccountId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    match requests::ask_for(&house, &visitor.caller, &typed.form(), &typed.meant(), party).await {
        Ok(id) => Ok(Redirect::to(&format!("/staff/requests/{id}")).into_response()),
        Err(error) if can_be_mended(&error) => {
            let (status, key) = word_for(&error);
            Ok((status, desk_form(&house, &visitor, party, typed, Some(key)).await?).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error).keeping(vec![("text".to_owned(), typed.text)])),
    }
}

#[derive(Template)]
#[template(path = "openness/request.html")]
struct RequestView {
    page: Page,
    id: String,
    one: Whole,
}

#[derive(Template)]
#[template(path = "openness/request_print.html")]
struct PrintView {
    page: Page,
    id: String,
    one: Whole,
}

/// One request, ready for a page or for paper.
struct Whole {
    wish: Said,
    whom: Option<Said>,
    asked: String,
    by_us: Option<Said>,
    words: Option<String>,
    standing: Said,
    open: bool,
    answers: Vec<AnswerShown>,
    complain: bool,
    outside: Option<(String, String)>,
}

pub(super) struct AnswerShown {
    pub(super) day: String,
    pub(super) outcome: Said,
    pub(super) text: Option<String>,
    pub(super) withheld: Vec<WithheldShown>,
    pub(super) by_two: bool,
}

pub(super) struct WithheldShown {
    pub(super) ground: Said,
    pub(super) sentence: String,
    pub(super) until: Option<String>,
}

pub(super) fn withheld_shown(page: &Page, answer: &Answer) -> Vec<WithheldShown> {
    let shown = answer.withheld().iter().map(|it| WithheldShown {
        ground: page.say(words::ground(it.ground)),
        sentence: it.sentence.clone(),
        until: it.until.map(|day| page.speaker.date(Timestamp::from_micros(day))),
    });
    shown.collect()
}

pub(super) fn answer_shown(page: &Page, it: &Answered, said: Option<&Answer>) -> AnswerShown {
    AnswerShown {
        day: page.speaker.day(it.answered_at),
        outcome: page.say(words::outcome(it.outcome)),
        text: said.map(|it| it.text().to_owned()).filter(|it| !it.trim().is_empty()),
        withheld: said.map(|it| withheld_shown(page, it)).unwrap_or_default(),
        by_two: !it.unseconded(),
    }
}

fn whole(page: &Page, it: OwnRequest) -> Whole {
    let request = &it.request;
    let another = Some(request.whom).filter(|it| it.is_another());
    Whole {
        wish: page.say(words::wish(request.wish)),
        whom: another.map(|it| page.say(words::whom(it))),
        asked: page.speaker.day(request.asked_at),
        by_us: request.typed_by.map(|_| page.say(words::came_by(request.came_by))),
        words: it.words,
        standing: standing(page, request),
        open: request.is_open(),
        complain: it.answers.first().is_some_and(|it| !it.0.outcome.is_whole()),
        answers: it.answers.iter().map(|(answered, said)| answer_shown(page, answered, said.as_ref())).collect(),
        outside: it.outside.map(|it| (it.name, it.reach)),
    }
}

/// Reading needs `Access::ReadOwn`.
pub(crate) async fn one(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<RequestId>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(Redirect::to("/return").into_response());
    }
    let it = requests::own_one(&house, &visitor.caller, id).await;
    let it = it.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Personal);
    Ok(show(&RequestView { id: id.to_string(), one: whole(&page, it), page }, Place::Personal))
}

/// The same, large, for paper.
pub(crate) async fn print(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<RequestId>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(Redirect::to("/return").into_response());
    }
    let it = requests::own_one(&house, &visitor.caller, id).await;
    let it = it.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Personal);
    Ok(show(&PrintView { id: id.to_string(), one: whole(&page, it), page }, Place::Personal))
}

/// Taking back needs `Access::TakeRequestBack`.
pub(crate) async fn take_back(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<RequestId>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(Redirect::to("/return").into_response());
    }
    requests::take_back(&house, &visitor.caller, id).await.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to(&format!("/me/requests/{id}")).into_response())
}

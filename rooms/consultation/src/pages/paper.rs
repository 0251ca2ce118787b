//! Paper in and paper out: a letter that came by post is typed in; an answer is printed large, with a label that says
//! nothing, and noted as posted.
use super::{contacts_part::came_by_word, memo::relations, problem, word_for};
use crate::{
    Error,
    actions::{
        paper::{self, OnPaper},
        team_circle,
    },
    letter::LetterId,
    paper::CameBy,
    thread::ThreadId,
    when,
};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use ground_paper::{Part, Size};
use ground_seal::session::Token;
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, ink, printed, sheet, show};
use ground_words::{Said, word};
use people::Relation;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "consultation/paper.html")]
struct PaperView {
    page: Page,
    typed: Typed,
    under: bool,
    wrong: Option<&'static str>,
    asleep: bool,
    ways: Vec<(&'static str, Said, bool)>,
    relations: Vec<(&'static str, Said, bool)>,
}

#[derive(Deserialize, Default, Clone)]
pub(crate) struct Typed {
    #[serde(default)]
    once: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    called: String,
    #[serde(default)]
    came_by: String,
    #[serde(default)]
    came_on: String,
    #[serde(default)]
    relation: String,
    #[serde(default)]
    thread: String,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    thread: Option<ThreadId>,
}

/// Typing in needs `Access::Receive`, or `Access::Note` of the thread.
pub(crate) async fn ask(
    State(house): State<House>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    team_circle::my_team(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    let typed = Typed {
        once: Token::random().to_text(),
        came_on: when::to_day_field(house.now()),
        thread: asked.thread.map(|it| it.to_string()).unwrap_or_default(),
        ..Typed::default()
    };
    Ok(form(&house, &visitor, typed, None))
}

fn form(house: &House, visitor: &Visitor, typed: Typed, wrong: Option<&'static str>) -> Response {
    let page = visitor.page(house, Place::Desk).standing_at("/staff/paper/new");
    let came_by = CameBy::from_word(&typed.came_by).unwrap_or(CameBy::Letter);
    let relation = Relation::from_word(&typed.relation).unwrap_or(Relation::Unsaid);
    let view = PaperView {
        under: typed.thread.parse::<ThreadId>().is_ok(),
        wrong,
        asleep: visitor.staff().is_none(),
        ways: CameBy::ALL.iter().map(|it| (it.word(), page.say(came_by_word(*it)), *it == came_by)).collect(),
        relations: relations(&page, relation),
        typed,
        page,
    };
    show(&view, Place::Desk)
}

pub(crate) async fn type_in(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if visitor.staff().is_none() && visitor.party().is_none() {
        let key = word!("consultation-staff-memo-asleep");
        return Ok((StatusCode::UNAUTHORIZED, form(&house, &visitor, typed, Some(key))).into_response());
    }
    let once = Token::from_text(&typed.once).unwrap_or_else(|_| Token::random());
    let it = OnPaper {
        text: typed.text.clone(),
        called: typed.called.clone(),
        came_by: CameBy::from_word(&typed.came_by).unwrap_or(CameBy::Letter),
        came_on: when::day_of_field(&typed.came_on),
        relation: Relation::from_word(&typed.relation).unwrap_or(Relation::Unsaid),
        thread: typed.thread.parse().ok(),
    };
    match paper::type_in(&house, &visitor.caller, &once, &it).await {
        Ok(thread) => Ok(Redirect::to(&format!("/staff/letters/{thread}")).into_response()),
        Err(Error::NotFound) => Err(problem(&house, &visitor, &Error::NotFound)),
        Err(error) => {
            let (status, key) = word_for(&error);
            if status.is_server_error() {
                tracing::error!(%error, "a letter on paper could not be kept");
            }
            Ok((status, form(&house, &visitor, typed, Some(key))).into_response())
        }
    }
}

fn back_to(house: &House, visitor: &Visitor, id: ThreadId, outcome: Result<(), Error>) -> Result<Response, Problem> {
    outcome.map_err(|error| problem(house, visitor, &error))?;
    Ok(Redirect::to(&format!("/staff/letters/{id}")).into_response())
}

/// Saying that it was read back needs `Access::Note`.
pub(crate) async fn read_back(
    State(house): State<House>,
    visitor: Visitor,
    Path((id, letter)): Path<(ThreadId, LetterId)>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let outcome = paper::read_back(&house, &visitor.caller, id, letter).await;
    back_to(&house, &visitor, id, outcome)
}

/// An answer, large, for the post. On paper stands what was written, and the neutral name; nothing of the house.
#[derive(Template)]
#[template(path = "consultation/large_print.html")]
struct LargePrintView {
    page: Page,
    id: String,
    letter: String,
    called: Option<String>,
    text: String,
    day: String,
    writer: String,
    second: Option<String>,
    today: String,
}

/// Printing needs `Access::Answer`, and an answer that is sent.
pub(crate) async fn print(
    State(house): State<House>,
    visitor: Visitor,
    Path((id, letter)): Path<(ThreadId, LetterId)>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let it = paper::for_the_post(&house, &visitor.caller, id, letter).await;
    let it = it.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk).standing_at(format!("/staff/letters/{id}/{letter}/print"));
    let view = LargePrintView {
        id: id.to_string(),
        letter: letter.to_string(),
        called: it.called,
        text: it.text,
        day: page.speaker.date(it.written_at),
        writer: it.writer,
        second: it.second,
        today: when::to_day_field(house.now()),
        page,
    };
    Ok(show(&view, Place::Desk))
}

/// The same as a PDF in large print. Needs `Access::Answer`, and an answer that is sent.
pub(crate) async fn pdf(
    State(house): State<House>,
    visitor: Visitor,
    Path((id, letter)): Path<(ThreadId, LetterId)>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let it = paper::for_the_post(&house, &visitor.caller, id, letter).await;
    let it = it.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk).standing_at(format!("/staff/letters/{id}/{letter}/print"));
    let mut sheet = sheet(&page, Size::Large);
    let to = it.called.map(|name| page.say_with("consultation-post-to", &[("name", name.as_str())]));
    sheet.parts.extend(to.map(|said| Part::Title { text: ink(&said) }));
    sheet.parts.push(Part::Written { text: it.text.into() });
    let second = it.second.map(|name| ink(&page.say_with("consultation-own-second", &[("name", name.as_str())])));
    let signed = [page.speaker.date(it.written_at).into(), page.site.name.as_str().into(), it.writer.into()];
    sheet.parts.push(Part::Signed { lines: signed.into_iter().chain(second).collect() });
    sheet.parts.push(Part::Paragraph { text: ink(&page.say("consultation-post-no-reply-needed")) });
    printed(&house, &visitor, Place::Desk, sheet).await
}

/// A label for the envelope: the neutral name, and room for a hand that writes to whom.
#[derive(Template)]
#[template(path = "consultation/label.html")]
struct LabelView {
    page: Page,
    id: String,
}

/// Needs `Access::Note`; it is the same for everybody.
pub(crate) async fn label(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<ThreadId>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    paper::may_note(&house, &visitor.caller, id).await.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk).standing_at(format!("/staff/letters/{id}/label"));
    Ok(show(&LabelView { id: id.to_string(), page }, Place::Desk))
}

#[derive(Deserialize)]
pub(crate) struct Posted {
    #[serde(default)]
    pub(super) on: String,
}

/// Saying that it was posted needs `Access::Note`.
pub(crate) async fn posted(
    State(house): State<House>,
    visitor: Visitor,
    Path((id, letter)): Path<(ThreadId, LetterId)>,
    Form(typed): Form<Posted>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let outcome = paper::posted(&house, &visitor.caller, id, letter.cast(), when::day_of_field(&typed.on)).await;
    back_to(&house, &visitor, id, outcome)
}

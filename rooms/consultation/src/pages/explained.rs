//! What was explained by telephone: read aloud item by item, answered item by item, printed large for the post.
use super::{contacts_part, problem};
use crate::{
    actions::paper,
    paper::{EXPLAINED_VERSION, ExplanationId, Matter, Said as Answered},
    thread::ThreadId,
    when,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_paper::{Part, Size};
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, ink, printed, sheet, show};
use ground_words::{Said, word};

#[derive(Template)]
#[template(path = "consultation/explained_new.html")]
struct NewView {
    page: Page,
    id: String,
    version: &'static str,
    rows: Vec<Row>,
}

struct Row {
    word: &'static str,
    matter: Said,
    text: Said,
    years: bool,
}

#[derive(Template)]
#[template(path = "consultation/explained.html")]
struct ExplainedView {
    page: Page,
    id: String,
    explanation: String,
    version: String,
    witness: String,
    called: Option<String>,
    day: String,
    rows: Vec<(Said, Said, Said)>,
    today: String,
}

/// The sentence that is read aloud.
fn text_word(it: Matter) -> &'static str {
    match it {
        Matter::Keep => word!("consultation-explained-keep-text"),
        Matter::Why => word!("consultation-explained-why-text"),
        Matter::Readers => word!("consultation-explained-readers-text"),
        Matter::HowLong => word!("consultation-explained-how-long-text"),
        Matter::Referral => word!("consultation-explained-referral-text"),
        Matter::Conference => word!("consultation-explained-conference-text"),
        Matter::Expert => word!("consultation-explained-expert-text"),
        Matter::Family => word!("consultation-explained-family-text"),
    }
}

/// Reading aloud needs `Access::Note` of the thread.
pub(crate) async fn ask(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<ThreadId>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    paper::may_note(&house, &visitor.caller, id).await.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk);
    let row = |it: &Matter| Row {
        word: it.word(),
        matter: page.say(contacts_part::matter_word(*it)),
        text: page.say(text_word(*it)),
        years: *it == Matter::HowLong,
    };
    let rows = Matter::ALL.iter().map(row).collect();
    Ok(show(&NewView { id: id.to_string(), version: EXPLAINED_VERSION, rows, page }, Place::Desk))
}

/// Writing down what was said needs `Access::Note` of the thread.
pub(crate) async fn save(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<ThreadId>,
    Form(typed): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let value = |name: &str| typed.iter().find(|it| it.0 == name).map(|it| it.1.as_str());
    let each = Matter::ALL.iter().map(|matter| {
        let said = value(matter.word()).and_then(Answered::from_word).unwrap_or(Answered::NotAsked);
        (*matter, said)
    });
    let years = value("years").and_then(|it| it.parse().ok()).filter(|it| (1..=10).contains(it));
    let saved = paper::explained(&house, &visitor.caller, id, each.collect(), years).await;
    let saved = saved.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to(&format!("/staff/letters/{id}/explained/{saved}")).into_response())
}

/// Reading it again, and printing, needs `Access::Note`, and leaves a trace.
pub(crate) async fn read(
    State(house): State<House>,
    visitor: Visitor,
    Path((id, which)): Path<(ThreadId, ExplanationId)>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let it = paper::explanation(&house, &visitor.caller, id, which).await;
    let it = it.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk).standing_at(format!("/staff/letters/{id}/explained/{which}"));
    let texts = Matter::ALL.iter().map(|it| page.say(text_word(*it)));
    let rows = contacts_part::answer_rows(&page, &it.answers).into_iter().zip(texts);
    let view = ExplainedView {
        id: id.to_string(),
        explanation: which.to_string(),
        version: it.explanation.version.clone(),
        witness: it.witness,
        called: it.called,
        day: page.speaker.date(it.explanation.at),
        rows: rows.map(|((matter, answer), text)| (matter, text, answer)).collect(),
        today: when::to_day_field(house.now()),
        page,
    };
    Ok(show(&view, Place::Desk))
}

/// The same as a PDF in large print, for the post. Needs `Access::Note`, and leaves a trace.
pub(crate) async fn print(
    State(house): State<House>,
    visitor: Visitor,
    Path((id, which)): Path<(ThreadId, ExplanationId)>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let it = paper::explanation(&house, &visitor.caller, id, which).await;
    let it = it.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk).standing_at(format!("/staff/letters/{id}/explained/{which}"));
    let mut sheet = sheet(&page, Size::Large);
    let to = it.called.map(|name| page.say_with("consultation-post-to", &[("name", name.as_str())]));
    sheet.parts.extend(to.map(|said| Part::Title { text: ink(&said) }));
    sheet.parts.push(Part::Paragraph { text: ink(&page.say("consultation-explained-lead")) });
    for ((matter, answer), it) in contacts_part::answer_rows(&page, &it.answers).iter().zip(Matter::ALL) {
        let mut answered = ink(&page.say("consultation-explained-answer"));
        answered.0.extend(ink(answer).0);
        sheet.parts.extend([
            Part::Strong { text: ink(matter) },
            Part::Paragraph { text: ink(&page.say(text_word(*it))) },
            Part::Strong { text: answered },
        ]);
    }
    sheet.parts.push(Part::Paragraph { text: ink(&page.say("consultation-explained-change")) });
    let values = [("name", it.witness.as_str()), ("version", it.explanation.version.as_str())];
    let by = ink(&page.say_with("consultation-explained-by", &values));
    let day = page.speaker.date(it.explanation.at).into();
    sheet.parts.push(Part::Signed { lines: vec![day, page.site.name.as_str().into(), by] });
    printed(&house, &visitor, Place::Desk, sheet).await
}

/// Saying that it was posted needs `Access::Note`.
pub(crate) async fn posted(
    State(house): State<House>,
    visitor: Visitor,
    Path((id, which)): Path<(ThreadId, ExplanationId)>,
    Form(typed): Form<super::paper::Posted>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let on = when::day_of_field(&typed.on);
    let outcome = paper::posted(&house, &visitor.caller, id, which.cast(), on).await;
    outcome.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to(&format!("/staff/letters/{id}")).into_response())
}

//! Writing an answer that is more than an answer: a letter by both, an ending with its reason, a season's note, agreed
//! limits. Each begins with kind words of ours, which whoever writes makes their own, and waits for a second.
use super::{
    between::reason_key,
    problem, word_for,
    wording::{HintLine, lines},
};
use crate::{
    Error,
    actions::{answers, desk, special},
    special::{Kind, Reason},
    thread::ThreadId,
};
use askama::Template;
use axum::{
    extract::State as Shared,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::{Said, word};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "consultation/special.html")]
struct SpecialView {
    page: Page,
    wrong: Option<&'static str>,
    id: String,
    kind: String,
    handle: String,
    called: Option<String>,
    title: &'static str,
    lead: &'static str,
    reasons: Vec<(&'static str, Said, bool)>,
    text: String,
    own_word: Option<String>,
    hints: Vec<HintLine>,
}

#[derive(Deserialize, Default)]
pub(crate) struct Typed {
    #[serde(default)]
    text: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    shown: String,
}

/// Title, lead, and the words it begins with.
fn texts(kind: &str) -> Option<(&'static str, &'static str, &'static str)> {
    Some(match kind {
        "handover" => (
            word!("consultation-staff-special-handover"),
            word!("consultation-staff-special-handover-lead"),
            word!("consultation-template-handover"),
        ),
        "ending" => (
            word!("consultation-staff-special-ending"),
            word!("consultation-staff-special-ending-lead"),
            word!("consultation-template-ending"),
        ),
        "season" => (
            word!("consultation-staff-special-season"),
            word!("consultation-staff-special-season-lead"),
            word!("consultation-template-season"),
        ),
        "limits" => (
            word!("consultation-staff-special-limits"),
            word!("consultation-staff-special-limits-lead"),
            word!("consultation-template-limits"),
        ),
        _ => return None,
    })
}

/// Reading needs `Access::Read`; it is written down, because the letters stand behind it.
pub(crate) async fn ask(
    Shared(house): Shared<House>,
    visitor: Visitor,
    Path((id, kind)): Path<(ThreadId, String)>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    page_of(&house, &visitor, id, &kind, None, None).await
}

async fn page_of(
    house: &House,
    visitor: &Visitor,
    id: ThreadId,
    kind: &str,
    typed: Option<Typed>,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let fail = |error: Error| problem(house, visitor, &error);
    let (title, lead, begin) = texts(kind).ok_or_else(|| fail(Error::NotFound))?;
    let it = desk::open_thread(house, &visitor.caller, id).await.map_err(fail)?;
    if it.thread.erased {
        return Err(problem(house, visitor, &Error::NotFound));
    }
    let page = visitor.page(house, Place::Desk).standing_at(format!("/staff/letters/{id}/write/{kind}"));
    let (from, to) = it.tie.handover.clone().unwrap_or_default();
    let begin = page
        .speaker
        .plain_with(begin, &[("from", from.as_str()), ("to", to.as_str()), ("house", page.site.name.as_str())]);
    let typed = typed.unwrap_or(Typed { text: begin.replace('｜', "\n"), ..Typed::default() });
    let reasons = match kind {
        "ending" => Reason::ALL.map(|it| (it.word(), page.say(reason_key(it)), it.word() == typed.reason)).to_vec(),
        _ => vec![],
    };
    // Their own word stands beside the reason while it is written.
    let own_word = (kind == "ending").then(|| last_of_theirs(&it)).flatten();
    let view = SpecialView {
        id: id.to_string(),
        kind: kind.to_owned(),
        handle: it.thread.handle(),
        called: it.called,
        title,
        lead,
        reasons,
        hints: lines(&page, &typed.text),
        text: typed.text,
        own_word,
        wrong,
        page,
    };
    Ok(show(&view, Place::Desk))
}

fn last_of_theirs(it: &desk::DeskThread) -> Option<String> {
    it.letters.iter().rev().find(|it| it.letter.speaker == crate::letter::Speaker::Party)?.text.clone()
}

/// Writing needs `Access::Answer`.
pub(crate) async fn write(
    Shared(house): Shared<House>,
    visitor: Visitor,
    Path((id, kind)): Path<(ThreadId, String)>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if visitor.locked().is_some() {
        return Ok(staff::asleep(&house, &visitor, typed.text, String::new(), format!("/staff/letters/{id}/reply")));
    }
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    if typed.shown != id.to_string() {
        answers::may_answer(&house, &visitor.caller, id).await.map_err(|error| problem(&house, &visitor, &error))?;
        let error = problem(&house, &visitor, &Error::OtherPage);
        return Err(error.keeping(vec![("text".to_owned(), typed.text)]));
    }
    let outcome = match kind_of(&house, &visitor, id, &kind, &typed.reason).await {
        Ok(kind) => special::write(&house, &visitor.caller, id, kind, &typed.text).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => Ok(Redirect::to(&format!("/staff/letters/{id}")).into_response()),
        Err(Error::NotFound) => Err(problem(&house, &visitor, &Error::NotFound)),
        Err(error) => {
            let (status, key) = word_for(&error);
            if !status.is_client_error() {
                return Err(problem(&house, &visitor, &error).keeping(vec![("text".to_owned(), typed.text)]));
            }
            let page = page_of(&house, &visitor, id, &kind, Some(typed), Some(key)).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY.max(status), page).into_response())
        }
    }
}

async fn kind_of(house: &House, visitor: &Visitor, id: ThreadId, kind: &str, reason: &str) -> Result<Kind, Error> {
    Ok(match kind {
        "handover" => {
            let to = crate::actions::handover::to_whom(house, &visitor.caller, id).await?;
            Kind::HandOver { to: to.ok_or(Error::NotConfirmed)? }
        }
        "ending" => Kind::Ending(Reason::from_word(reason).ok_or(Error::NothingChosen)?),
        "season" => Kind::Season,
        "limits" => Kind::Limits,
        _ => return Err(Error::NotFound),
    })
}

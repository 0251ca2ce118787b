//! Not yet shown: what the person's page says of it stands on this page, too, in the same words.
use super::{problem, shown, word_for};
use crate::{
    Error,
    actions::{
        desk,
        held::{self, HeldRead, NewNote},
    },
    folder::FolderId,
    held::{HeldId, LONGEST_HELD_DAYS, Why},
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::Said;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "records/later.html")]
struct LaterView {
    page: Page,
    id: String,
    handle: String,
    helds: Vec<HeldShown>,
    whys: Vec<(&'static str, Said, bool)>,
    once: String,
    typed: Typed,
    most: String,
    alone: Said,
    wrong: Option<&'static str>,
}

struct HeldShown {
    id: String,
    by: String,
    why: Said,
    dates: Said,
    text: Option<String>,
    reason: Option<String>,
    /// It waits for another than whoever looks.
    may_agree: bool,
    waits: bool,
}

#[derive(Deserialize, Default)]
pub(crate) struct Typed {
    #[serde(default)]
    once: String,
    #[serde(default)]
    why: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    days: String,
    #[serde(default)]
    act: String,
}

pub(crate) async fn ask(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<FolderId>,
) -> Result<Response, Problem> {
    page_of(&house, &visitor, id, Typed::default(), None).await
}

async fn page_of(
    house: &House,
    visitor: &Visitor,
    id: FolderId,
    typed: Typed,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(visitor) {
        return Ok(way);
    }
    let at = |error: Error| problem(house, visitor, &error);
    let it = desk::open(house, &visitor.caller, id, None).await.map_err(at)?;
    if it.folder.of_household() {
        return Err(at(Error::NotFound));
    }
    let page = visitor.page(house, Place::Desk).standing_at(format!("/staff/records/{id}/later"));
    let me = visitor.caller.actor.account();
    let alone = held::days_alone().to_string();
    let why = Why::from_word(&typed.why);
    let view = LaterView {
        id: id.to_string(),
        handle: it.folder.handle(),
        helds: it.helds.iter().map(|held| one(&page, held, &it.names, me)).collect(),
        whys: Why::ALL.iter().map(|it| (it.word(), page.say(shown::why_word(*it)), Some(*it) == why)).collect(),
        most: LONGEST_HELD_DAYS.to_string(),
        alone: page.say_with("records-staff-later-alone", &[("days", alone.as_str())]),
        once: super::once(&typed.once).to_text(),
        typed,
        wrong,
        page,
    };
    Ok(show(&view, Place::Desk))
}

fn one(page: &Page, it: &HeldRead, names: &shown::Names, me: Option<ground_kernel::AccountId>) -> HeldShown {
    let (since, until) = (page.speaker.date(it.held.made_at), page.speaker.date(it.until));
    HeldShown {
        id: it.held.id.to_string(),
        by: names.get(&it.held.by).cloned().unwrap_or_default(),
        why: page.say(shown::why_word(it.held.why)),
        dates: page.say_with("records-held-dates", &[("since", since.as_str()), ("until", until.as_str())]),
        text: it.text.clone(),
        reason: it.reason.clone(),
        waits: it.held.waits_for_a_second(),
        may_agree: it.held.waits_for_a_second() && it.held.asked_by != me,
    }
}

/// Writing one down needs `Access::Write` of the folder; another has to agree within three days.
pub(crate) async fn hold(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<FolderId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let days = typed.days.trim().parse().unwrap_or(0);
    let new = NewNote { why: Why::from_word(&typed.why), text: &typed.text, reason: &typed.reason, days };
    let once = super::once(&typed.once);
    match held::hold(&house, &visitor.caller, &once, id, &new).await {
        Ok(()) => Ok(Redirect::to(&format!("/staff/records/{id}/later")).into_response()),
        Err(Error::NotFound) => Err(problem(&house, &visitor, &Error::NotFound)),
        Err(error) => {
            let (status, key) = word_for(&error);
            Ok((status, page_of(&house, &visitor, id, typed, Some(key)).await?).into_response())
        }
    }
}

/// Agreeing needs `Access::Agree`, deciding anew `Access::Ask`, showing `Access::Show`.
pub(crate) async fn press(
    State(house): State<House>,
    visitor: Visitor,
    Path((id, held)): Path<(FolderId, HeldId)>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let outcome = match typed.act.as_str() {
        "agree" => held::agree(&house, &visitor.caller, id, held).await,
        "again" => {
            let days = typed.days.trim().parse().unwrap_or(0);
            held::ask_again(&house, &visitor.caller, id, held, days).await
        }
        "show" => held::show(&house, &visitor.caller, id, held).await,
        _ => Err(Error::NotFound),
    };
    super::then(&house, &visitor, outcome, &format!("/staff/records/{id}/later"))
}

//! わたしのこと: a gate that says how much there is and opens nothing; then one's own words, visits, or all of it.
use super::{
    problem,
    shown::{self, EntryShown},
    way_back, word_for,
};
use crate::{
    Error,
    actions::{
        begin,
        own::{self, Gate, OwnRecord, Part},
        writing,
    },
    lines::Visibility,
};
use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use ground_kernel::Timestamp;
use ground_seal::session::Token;
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::{Said, word};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "records/gate.html")]
struct GateView {
    page: Page,
    begun: bool,
    asked_by: Option<String>,
    total: Said,
    mine: Said,
    by: Vec<Said>,
    held: bool,
    stopped: bool,
    exported: bool,
    nothing: bool,
    kept: Option<Said>,
    near: bool,
}

/// Reading the gate needs `Access::Begin` in one's own matter; nothing is opened.
pub(crate) async fn gate(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    let it = own::gate(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(show(&gate_view(visitor.page(&house, Place::Personal), &it), Place::Personal))
}

fn gate_view(page: Page, it: &Gate) -> GateView {
    let count = |number: usize| number.to_string();
    let ours: usize = it.by.iter().map(|by| by.1).sum();
    let by = it.by.iter().map(|(name, lines)| {
        page.say_with("records-gate-by", &[("name", name.as_str()), ("count", count(*lines).as_str())])
    });
    GateView {
        begun: it.folder.as_ref().is_some_and(crate::Folder::stands),
        asked_by: it.asked_by.clone(),
        total: page.say_with("records-gate-total", &[("count", count(it.mine + ours).as_str())]),
        mine: page.say_with("records-gate-mine", &[("count", count(it.mine).as_str())]),
        by: by.collect(),
        held: it.held > 0,
        stopped: it.stopped,
        exported: it.exported,
        nothing: it.mine + ours == 0,
        kept: it.kept.map(|(at, _)| {
            let until = page.speaker.date(at);
            page.say_with("records-kept-until", &[("until", until.as_str())])
        }),
        near: it.kept.is_some_and(|it| it.1),
        page,
    }
}

/// Beginning needs `Access::Begin`: by the person, and by nobody else.
pub(crate) async fn begin(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    super::then(&house, &visitor, begin::own(&house, &visitor.caller).await, "/me/record")
}

#[derive(Template)]
#[template(path = "records/own.html")]
struct OwnView {
    page: Page,
    part: &'static str,
    entries: Vec<EntryShown>,
    helds: Vec<HeldShown>,
    facts: Vec<(String, String)>,
    tied: bool,
    stop: Option<String>,
    once: String,
    text: String,
    restored: bool,
    wrong: Option<&'static str>,
}

/// That something is not shown yet: why, since when, until when. Nothing of it is opened.
struct HeldShown {
    why: Said,
    dates: Said,
}

fn part_of(word: &str) -> Option<(Part, &'static str)> {
    match word {
        "own" => Some((Part::Own, "own")),
        "visits" => Some((Part::Visits, "visits")),
        "all" => Some((Part::All, "all")),
        _ => None,
    }
}

/// Reading needs `Access::Read` of one's own folder.
pub(crate) async fn read(
    State(house): State<House>,
    visitor: Visitor,
    Path(part): Path<String>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    let Some((part, word)) = part_of(&part) else { return Err(problem(&house, &visitor, &Error::NotFound)) };
    page_of(&house, &visitor, (part, word), None, None).await
}

async fn page_of(
    house: &House,
    visitor: &Visitor,
    (part, word): (Part, &'static str),
    typed: Option<(String, String)>,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let it = match own::read(house, &visitor.caller, part).await {
        // There is no record yet: the gate says so.
        Err(Error::NotFound) => return Ok(Redirect::to("/me/record").into_response()),
        other => other.map_err(|error| problem(house, visitor, &error))?,
    };
    let page = visitor.page(house, Place::Personal).standing_at(format!("/me/record/read/{word}"));
    Ok(show(&own_view(page, it, word, typed, wrong, house.now()), Place::Personal))
}

fn own_view(
    page: Page,
    it: OwnRecord,
    part: &'static str,
    typed: Option<(String, String)>,
    wrong: Option<&'static str>,
    now: Timestamp,
) -> OwnView {
    let restored = typed.is_none() && it.draft.as_ref().is_some_and(|it| !it.trim().is_empty());
    let (once, text) = typed.unwrap_or_else(|| (Token::random().to_text(), it.draft.clone().unwrap_or_default()));
    let entries = it.entries.iter().rev().map(|entry| shown::entry(&page, entry, &it.names, it.stop));
    let helds = it.helds.iter().map(|held| {
        let (since, until) = (page.speaker.date(held.made_at), page.speaker.date(held.until()));
        let dates = match held.is_over(now) {
            true => page.say_with("records-held-due", &[("since", since.as_str()), ("until", until.as_str())]),
            false => page.say_with("records-held-dates", &[("since", since.as_str()), ("until", until.as_str())]),
        };
        HeldShown { why: page.say(shown::why_word(held.why)), dates }
    });
    OwnView {
        part,
        entries: entries.collect(),
        helds: helds.collect(),
        facts: it.facts.iter().map(|(text, at)| (text.clone(), page.speaker.date(*at))).collect(),
        tied: !it.links.is_empty(),
        stop: it.stop.map(|it| it.to_string()),
        once,
        text,
        restored,
        wrong,
        page,
    }
}

#[derive(Template)]
#[template(path = "records/with.html")]
struct WithView {
    page: Page,
}

/// Reading together with somebody: how that goes. Nothing is opened.
pub(crate) async fn with_someone(State(house): State<House>, visitor: Visitor) -> Response {
    if visitor.party().is_none() {
        return way_back();
    }
    show(&WithView { page: visitor.page(&house, Place::Personal) }, Place::Personal)
}

#[derive(Deserialize)]
pub(crate) struct Written {
    #[serde(default)]
    once: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    class: String,
}

/// Writing in one's own record needs `Access::Write` of it.
pub(crate) async fn write(
    State(house): State<House>,
    visitor: Visitor,
    Form(it): Form<Written>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        let key = word!("web-away");
        let kept = vec![("once".to_owned(), it.once), ("text".to_owned(), it.text), ("class".to_owned(), it.class)];
        return Err(visitor.problem(&house, StatusCode::UNAUTHORIZED, key, Place::Personal).keeping(kept));
    }
    let once = Token::from_text(&it.once).unwrap_or_else(|_| Token::random());
    let class = Visibility::from_word(&it.class).unwrap_or(Visibility::Team);
    match writing::write_own(&house, &visitor.caller, &once, &it.text, class).await {
        Ok(()) => Ok(Redirect::to("/me/record/read/own").into_response()),
        Err(Error::NotFound) => Err(problem(&house, &visitor, &Error::NotFound)),
        Err(error) => {
            let (status, key) = word_for(&error);
            let page = page_of(&house, &visitor, (Part::Own, "own"), Some((it.once, it.text)), Some(key)).await?;
            Ok((status, page).into_response())
        }
    }
}

/// What is being typed is kept for them.
pub(crate) async fn draft(State(house): State<House>, visitor: Visitor, Form(it): Form<Written>) -> StatusCode {
    if visitor.party().is_none() {
        return StatusCode::UNAUTHORIZED;
    }
    match writing::keep_own_draft(&house, &visitor.caller, &it.text).await {
        Ok(()) => StatusCode::NO_CONTENT,
        Err(error) => word_for(&error).0,
    }
}

#[derive(Template)]
#[template(path = "records/end.html")]
struct EndView {
    page: Page,
}

pub(crate) async fn ask_end(State(house): State<House>, visitor: Visitor) -> Response {
    if visitor.party().is_none() {
        return way_back();
    }
    show(&EndView { page: visitor.page(&house, Place::Personal) }, Place::Personal)
}

/// Ending needs `Access::End`.
pub(crate) async fn end(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    super::then(&house, &visitor, begin::end(&house, &visitor.caller).await, "/me/record")
}

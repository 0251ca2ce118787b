//! 渡した情報 at the desk: what was passed on of a thread's writer, item by item; a second name under it; and waiting with
//! telling, which takes two. First the ground is chosen, then what is the least for it stands first.
use super::{problem, word_for};
use crate::{
    Error,
    actions::{
        desk::{self, DeskThread},
        levels::{self, Step},
    },
    thread::ThreadId,
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use ground_kernel::AccountId;
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::Said;
use safety::{Ground, Item, Kind, PassingAtDesk};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "consultation/desk_passed.html")]
struct PassedView {
    page: Page,
    id: String,
    handle: String,
    passed: Vec<Line>,
    grounds: Vec<(String, Said)>,
    chosen: Option<Chosen>,
    receiver: String,
    wrong: Option<&'static str>,
    may_write: bool,
}

struct Line {
    id: String,
    when: String,
    ground: Said,
    joined: bool,
    receiver: Option<String>,
    items: Vec<(Said, String)>,
    names: Vec<Said>,
    told: Said,
    may_second: bool,
    may_hold: bool,
    hold: Option<Said>,
    reasons: Vec<String>,
}

/// The ground that was chosen, with what it asks for.
struct Chosen {
    word: String,
    name: Said,
    answer: Said,
    source: Said,
    office: bool,
    least: Vec<Field>,
    more: Vec<Field>,
}

struct Field {
    word: &'static str,
    name: Said,
    typed: String,
}

type Pairs = Vec<(String, String)>;

fn value<'a>(typed: &'a Pairs, name: &str) -> &'a str {
    typed.iter().find(|it| it.0 == name).map(|it| it.1.as_str()).unwrap_or_default()
}

fn view(page: Page, it: DeskThread, ground: Option<Ground>, typed: &Pairs, wrong: Option<&'static str>) -> PassedView {
    let grounds = Ground::all().into_iter().map(|ground| (ground.word(), page.say(ground.key())));
    PassedView {
        id: it.thread.id.to_string(),
        handle: it.thread.handle(),
        passed: it.danger.at_desk.passings.iter().rev().map(|passed| line(&page, &it, passed)).collect(),
        grounds: grounds.collect(),
        chosen: ground.filter(|_| !it.thread.erased).map(|ground| chosen(&page, ground, typed)),
        receiver: value(typed, "receiver").to_owned(),
        may_write: !it.thread.erased,
        wrong,
        page,
    }
}

fn chosen(page: &Page, ground: Ground, typed: &Pairs) -> Chosen {
    let rule = ground.rule();
    let field = |item: &Item| Field {
        word: item.word(),
        name: page.say(item.key()),
        typed: value(typed, item.word()).to_owned(),
    };
    Chosen {
        word: ground.word(),
        name: page.say(ground.key()),
        answer: page.say(rule.answer.key()),
        source: page.say_with("safety-staff-passed-source", &[("source", rule.source.as_str())]),
        office: rule.office_knows(),
        least: rule.least.iter().map(field).collect(),
        more: Item::ALL.iter().filter(|it| !rule.least.contains(it)).map(field).collect(),
    }
}

fn line(page: &Page, thread: &DeskThread, passed: &PassingAtDesk) -> Line {
    let (it, danger, now) = (&passed.it, &thread.danger, thread.now);
    let name = |id: &AccountId| danger.names.get(id).cloned().unwrap_or_default();
    let first = name(&it.by);
    let mut names = vec![page.say_with("safety-staff-passed-names", &[("name", first.as_str())])];
    match (&it.second, it.second_by) {
        (Some(second), _) => {
            let second = name(second);
            names.push(page.say_with("safety-staff-passed-seconded", &[("name", second.as_str())]));
        }
        (None, Some(by)) => {
            let at = page.speaker.exact(by);
            names.push(page.say_with("safety-staff-passed-second-by", &[("at", at.as_str())]));
        }
        (None, None) => {}
    }
    let hold = it.wait_by.filter(|_| it.waits_for_agreement(now)).zip(it.wait_until).map(|(by, until)| {
        let (by, at) = (name(&by), page.speaker.exact(until));
        page.say_with("safety-staff-hold-one", &[("name", by.as_str()), ("at", at.as_str())])
    });
    Line {
        id: it.id.to_string(),
        when: page.speaker.exact(it.made_at),
        ground: page.say(it.ground.key()),
        joined: it.kind == Kind::Joined,
        receiver: passed.receiver.clone(),
        items: passed.items.iter().map(|(item, text)| (page.say(item.key()), text.clone())).collect(),
        told: told(page, it, now),
        may_second: !it.erased && it.wants_a_second() && it.by != danger.me,
        may_hold: !it.erased && !it.is_told(now),
        hold,
        reasons: passed.reasons.clone(),
        names,
    }
}

fn told(page: &Page, it: &safety::Passing, now: ground_kernel::Timestamp) -> Said {
    if it.erased {
        return page.say("safety-staff-passed-erased");
    }
    if it.is_told(now) {
        return page.say("safety-staff-passed-told");
    }
    match it.held_until.filter(|_| it.is_held(now)) {
        Some(until) => {
            let at = page.speaker.exact(until);
            page.say_with("safety-staff-passed-held", &[("at", at.as_str())])
        }
        None => {
            let at = page.speaker.exact(it.told_at);
            page.say_with("safety-staff-passed-told-on", &[("at", at.as_str())])
        }
    }
}

#[derive(Deserialize)]
pub(crate) struct Chooses {
    #[serde(default)]
    ground: String,
}

/// Reading needs `Access::Read` and a key, and is written down, like the thread itself.
pub(crate) async fn read(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<ThreadId>,
    Query(chooses): Query<Chooses>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    page_of(&house, &visitor, id, Ground::from_word(&chooses.ground), &vec![], None).await
}

async fn page_of(
    house: &House,
    visitor: &Visitor,
    id: ThreadId,
    ground: Option<Ground>,
    typed: &Pairs,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let it = desk::open_thread(house, &visitor.caller, id).await.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Desk).standing_at(format!("/staff/letters/{id}/passed-on"));
    Ok(show(&view(page, it, ground, typed, wrong), Place::Desk))
}

async fn answer(
    house: &House,
    visitor: &Visitor,
    id: ThreadId,
    typed: Pairs,
    outcome: Result<(), Error>,
) -> Result<Response, Problem> {
    let Err(error) = outcome else {
        return Ok(Redirect::to(&format!("/staff/letters/{id}/passed-on")).into_response());
    };
    let (status, wrong) = word_for(&error);
    if !status.is_client_error() || matches!(error, Error::NotFound) {
        return Err(problem(house, visitor, &error).keeping(typed));
    }
    let ground = Ground::from_word(value(&typed, "ground"));
    Ok((status, page_of(house, visitor, id, ground, &typed, Some(wrong)).await?).into_response())
}

/// Writing it down needs `safety::Access::PassOn`.
pub(crate) async fn save(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<ThreadId>,
    Form(typed): Form<Pairs>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let items = Item::ALL.iter().map(|it| (*it, ground_web::as_typed(value(&typed, it.word())))).collect();
    let outcome = match Ground::from_word(value(&typed, "ground")) {
        Some(ground) => {
            let step = Step::PassOn { ground, receiver: value(&typed, "receiver"), items };
            levels::step(&house, &visitor.caller, id, &step).await
        }
        None if visitor.staff().is_some() => Err(Error::Safety(safety::Error::NothingChosen)),
        None => Err(Error::NotFound),
    };
    answer(&house, &visitor, id, typed, outcome).await
}

/// The second name needs `safety::Access::Second`.
pub(crate) async fn second(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<ThreadId>,
    Form(typed): Form<Pairs>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let outcome = match value(&typed, "passing").parse() {
        Ok(passing) => levels::step(&house, &visitor.caller, id, &Step::Second { passing }).await,
        Err(_) => Err(Error::NotFound),
    };
    answer(&house, &visitor, id, typed, outcome).await
}

/// Waiting with telling needs `safety::Access::HoldBack`, twice.
pub(crate) async fn hold(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<ThreadId>,
    Form(typed): Form<Pairs>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let days = value(&typed, "days").trim().parse().unwrap_or(0);
    let outcome = match value(&typed, "passing").parse() {
        Ok(passing) => {
            let step = Step::HoldBack { passing, days, reason: value(&typed, "reason") };
            levels::step(&house, &visitor.caller, id, &step).await
        }
        Err(_) => Err(Error::NotFound),
    };
    answer(&house, &visitor, id, typed, outcome).await
}

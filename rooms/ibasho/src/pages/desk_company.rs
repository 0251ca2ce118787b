//! A room at the desk while it is open: what was told, what waits for a host's eye, and the steps that can be taken.
use super::{desk_only, fields::Fields, problem, word_for};
use crate::{
    Error,
    actions::company::{self, About, Care, ForTheRoom, NewStep, Reply},
    company::Placed,
    gathering::GatheringId,
    ladder::{Objection, Step},
    rounds::Talk,
    told::Standing,
};
use askama::Template;
use axum::{
    extract::{RawQuery, State},
    response::{IntoResponse, Redirect, Response},
};
use ground_live::{Body, Line};
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::{Said, word};

struct LineView {
    number: u64,
    name: String,
    text: String,
}

struct WaitsView {
    number: u32,
    name: String,
    text: String,
    found: Vec<Said>,
    for_the_room: bool,
}

struct MatterView {
    id: String,
    line: Option<LineView>,
    standing: Said,
}

struct StepView {
    id: String,
    said: Said,
    rule: String,
    reason: String,
    by: String,
    waits: bool,
    objection: bool,
}

/// To whom a step would be taken, while its form is filled in.
struct Asked {
    about: String,
    text: String,
}

#[derive(Template)]
#[template(path = "ibasho/desk_care.html")]
struct CareView {
    page: Page,
    id: String,
    title: String,
    hosts: bool,
    heavy: Vec<String>,
    matters: Vec<MatterView>,
    waits: Vec<WaitsView>,
    lines: Vec<LineView>,
    steps: Vec<StepView>,
    asked: Option<Asked>,
    kinds: Vec<(&'static str, Said, bool)>,
    rules: Vec<(u32, String)>,
    slow: bool,
    free: bool,
    reflecting: bool,
    themed: bool,
    typed: Fields,
    wrong: Option<&'static str>,
}

fn step_key(step: Step) -> (&'static str, &'static str) {
    match step {
        Step::QuietWord => ("quiet_word", word!("ibasho-staff-step-word")),
        Step::Pace => ("pace", word!("ibasho-staff-step-pace")),
        Step::Pause => ("pause", word!("ibasho-staff-step-pause")),
        Step::Removal => ("removal", word!("ibasho-staff-step-removal")),
    }
}

fn line_view(it: Line) -> LineView {
    let Body::Text(text) = it.body;
    LineView { number: it.number, name: it.name, text }
}

fn step_view(page: &Page, care: &Care, it: &Placed, now: ground_kernel::Timestamp) -> StepView {
    let taken = &it.taken;
    let until = page.speaker.exact(taken.holds(now).map_or(taken.ends_at(), |it| it.1));
    let hosts = care.room.evening.iter().flat_map(|it| &it.opening.hosts);
    let (by, second) = taken.hosts();
    let names: Vec<String> =
        hosts.filter(|it| it.account == by || Some(it.account) == second).map(|it| it.called.clone()).collect();
    let step = page.plain(step_key(taken.step()).1);
    StepView {
        id: it.id.to_string(),
        said: page.say_with("ibasho-staff-step-until", &[("step", step.as_str()), ("until", until.as_str())]),
        rule: taken.rule().to_string(),
        reason: taken.reason().to_owned(),
        by: page.speaker.list(&names),
        waits: taken.waits_for_second(now),
        objection: taken.objection() == Objection::Open,
    }
}

async fn view(
    house: &House,
    visitor: &Visitor,
    id: GatheringId,
    typed: Fields,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let care = company::care(house, &visitor.caller, id).await;
    let care = care.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Desk).standing_at(format!("/staff/rooms/{id}/care"));
    let now = house.now();
    let waits = care.waits.iter().map(|it| WaitsView {
        number: it.number,
        name: it.seat.name.clone(),
        text: it.text.clone(),
        found: it.found.iter().map(|it| page.say(it.key())).collect(),
        for_the_room: it.for_the_room,
    });
    let waits: Vec<WaitsView> = waits.collect();
    let steps = care.steps.iter().map(|it| step_view(&page, &care, it, now)).collect();
    let lines: Vec<LineView> = care.lines.iter().cloned().map(line_view).collect();
    let text = match about(typed.get("about")) {
        Some(About::Line(number)) => lines.iter().find(|it| it.number == number).map(|it| it.text.clone()),
        Some(About::Waits(number)) => waits.iter().find(|it| it.number == number).map(|it| it.text.clone()),
        None => None,
    };
    let current = care.room.rules.first();
    let rules = current.map(|it| it.lines().into_iter().map(str::to_owned).collect::<Vec<_>>()).unwrap_or_default();
    let view = CareView {
        id: id.to_string(),
        title: care.room.gathering.title.clone(),
        hosts: care.hosts,
        heavy: care.heavy.clone(),
        asked: text.map(|text| Asked { about: typed.get("about").to_owned(), text }),
        kinds: Step::ALL.map(|it| (step_key(it).0, page.say(step_key(it).1), it.needs_two())).to_vec(),
        rules: (1..).zip(rules).collect(),
        slow: care.slow,
        free: matches!(care.talk, Talk::Free),
        reflecting: matches!(care.talk, Talk::Reflecting),
        themed: care.themed,
        matters: care
            .matters
            .into_iter()
            .map(|it| MatterView {
                id: it.id.to_string(),
                line: it.line.map(line_view),
                standing: page.say(standing_key(it.standing)),
            })
            .collect(),
        waits,
        lines,
        steps,
        typed,
        wrong,
        page,
    };
    Ok(show(&view, Place::Desk))
}

fn standing_key(it: Standing) -> &'static str {
    match it {
        Standing::Arrived => word!("ibasho-told-arrived"),
        Standing::Seen => word!("ibasho-told-seen"),
        Standing::LookedAt => word!("ibasho-told-looked-at"),
        Standing::Done => word!("ibasho-told-done"),
    }
}

/// `line-12`, or `waits-3`.
fn about(text: &str) -> Option<About> {
    let (what, number) = text.split_once('-')?;
    match what {
        "line" => Some(About::Line(number.parse().ok()?)),
        "waits" => Some(About::Waits(number.parse().ok()?)),
        _ => None,
    }
}

/// Needs `Access::Host`. What is about a host is shown to those of the team who do not host this evening.
pub(crate) async fn read(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<GatheringId>,
    RawQuery(asked): RawQuery,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    let asked = asked.as_deref().and_then(|it| it.strip_prefix("about=")).unwrap_or_default().to_owned();
    view(&house, &visitor, id, Fields::of(vec![("about".to_owned(), asked)]), None).await
}

async fn answered(
    house: &House,
    visitor: &Visitor,
    id: GatheringId,
    typed: Fields,
    done: Result<(), Error>,
) -> Result<Response, Problem> {
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/staff/rooms/{id}/care")).into_response()),
        Err(error @ Error::NotSo(_)) => {
            let (status, key) = word_for(&error);
            Ok((status, view(house, visitor, id, typed, Some(key)).await?).into_response())
        }
        Err(error) => Err(problem(house, visitor, &error)),
    }
}

/// A step. Needs `Access::Host`, and a seat as a host.
pub(crate) async fn step(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<GatheringId>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    let kind = Step::ALL.into_iter().find(|it| step_key(*it).0 == typed.get("step"));
    let done = match (about(typed.get("about")), kind) {
        (Some(about), Some(step)) => {
            let new = NewStep {
                about,
                step,
                rule: typed.get("rule").parse().unwrap_or_default(),
                reason: typed.line("reason"),
                minutes: typed.get("minutes").parse().unwrap_or_default(),
                quoted: typed.is("quoted"),
            };
            company::take_step(&house, &visitor.caller, id, &new).await
        }
        _ => Err(Error::NotFound),
    };
    answered(&house, &visitor, id, typed, done).await
}

/// Another host agrees, or an objection is answered. Needs `Access::Host`.
pub(crate) async fn reply(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<GatheringId>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    let reply = match typed.get("reply") {
        "agree" => Some(Reply::Agree),
        "stands" => Some(Reply::Stands),
        "lifted" => Some(Reply::Lifted),
        _ => None,
    };
    let done = match (typed.get("step").parse(), reply) {
        (Ok(step), Some(reply)) => company::reply(&house, &visitor.caller, id, step, reply).await,
        _ => Err(Error::NotFound),
    };
    answered(&house, &visitor, id, typed, done).await
}

/// What waited for a host's eye. Needs `Access::Host`, and a seat as a host.
pub(crate) async fn looked_at(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<GatheringId>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    let number = typed.get("waits").parse().unwrap_or_default();
    let done = company::looked_at(&house, &visitor.caller, id, number, typed.is("through")).await;
    answered(&house, &visitor, id, typed, done).await
}

/// How far something is that was told. Needs `Access::Host`.
pub(crate) async fn told(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<GatheringId>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    let standing = if typed.is("done") { Standing::Done } else { Standing::LookedAt };
    let done = match typed.get("told").parse() {
        Ok(told) => company::move_told(&house, &visitor.caller, id, told, standing).await,
        Err(_) => Err(Error::NotFound),
    };
    answered(&house, &visitor, id, typed, done).await
}

/// The room's pace and its rounds. Needs `Access::Host`, and a seat as a host.
pub(crate) async fn for_the_room(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<GatheringId>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    let what = match typed.get("what") {
        "slow" => Some(ForTheRoom::Slow(true)),
        "quick" => Some(ForTheRoom::Slow(false)),
        "round" => Some(ForTheRoom::Round),
        "reflect" => Some(ForTheRoom::Reflect),
        "free" => Some(ForTheRoom::Free),
        "theme" => Some(ForTheRoom::Theme),
        "no_theme" => Some(ForTheRoom::NoTheme),
        _ => None,
    };
    let done = match what {
        Some(what) => company::for_the_room(&house, &visitor.caller, id, what).await,
        None => Err(Error::NotFound),
    };
    answered(&house, &visitor, id, typed, done).await
}

//! Danger beside a thread: its level, its pair, an answer that cannot wait, two threads that are read together. What is
//! shown is made here, for the part `_level`; each form leads back to the thread, or stands alone with what was typed.
use super::{problem, word_for};
use crate::{
    Error,
    actions::{
        answers,
        desk::{self, DeskThread},
        levels::{self, Danger, Step},
    },
    letter::LetterId,
    thread::ThreadId,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_kernel::{AccountId, Id};
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::{Said, word};
use safety::{LONGEST_WAIT_SECONDS, Level, Outgoing, Whose, WorkLevel};
use serde::Deserialize;
use staff::SmallHouse;

/// What the part `_level` shows.
pub(crate) struct LevelView {
    pub(crate) thread: String,
    pub(crate) open: Option<Open>,
    /// Nothing new is set where everything was erased.
    pub(crate) may_set: bool,
    pub(crate) choices: Vec<Choice>,
    pub(crate) reason: String,
    /// The field for an answer stands on this page.
    pub(crate) may_write: bool,
    pub(crate) second_first: bool,
    pub(crate) waiting: Option<Waiting>,
    pub(crate) together: Vec<(String, String)>,
    pub(crate) proposed: Vec<Proposed>,
    /// Something was passed on, and wants a second name or a decision.
    pub(crate) passed_wants: Vec<Said>,
}

pub(crate) struct Choice {
    pub(crate) word: &'static str,
    pub(crate) name: Said,
    pub(crate) hint: Said,
    pub(crate) chosen: bool,
}

pub(crate) struct Open {
    pub(crate) name: Said,
    pub(crate) since: Said,
    pub(crate) reason: Option<String>,
    pub(crate) long: bool,
    pub(crate) erased: bool,
    pub(crate) pair: Said,
    pub(crate) asked: Option<Said>,
    pub(crate) may_join: bool,
    pub(crate) may_ask: Vec<(String, String)>,
    /// In whose hands it is, and who was asked to take it.
    pub(crate) whose: Said,
    pub(crate) waits_for: Option<Said>,
    pub(crate) may_take: bool,
    pub(crate) may_hand: Vec<(String, String)>,
    pub(crate) immediate: bool,
    pub(crate) urgent: bool,
}

/// An answer of whoever looks, which waits for its second reader while it is urgent.
pub(crate) struct Waiting {
    pub(crate) letter: String,
    pub(crate) until: Said,
}

pub(crate) struct Proposed {
    pub(crate) id: String,
    pub(crate) said: Said,
    pub(crate) may_agree: bool,
}

impl LevelView {
    pub(crate) fn of(page: &Page, it: &DeskThread) -> LevelView {
        let danger = &it.danger;
        let level = danger.at_desk.level.as_ref();
        LevelView {
            thread: it.thread.id.to_string(),
            open: level.map(|level| open(page, danger, level, it.thread.erased, it.now)),
            may_set: !it.thread.erased,
            choices: choices(page, level.map(|it| it.level)),
            reason: String::new(),
            may_write: !it.thread.erased && !it.letters.iter().any(|it| it.letter.waits()),
            second_first: danger.outgoing == Outgoing::SecondFirst,
            waiting: level.and_then(|_| waiting(page, it)),
            together: danger.at_desk.together.iter().filter_map(|matter| danger.others.get(matter)).map(link).collect(),
            proposed: proposed(page, danger),
            passed_wants: passed_wants(page, it),
        }
    }
}

fn link(thread: &crate::thread::Thread) -> (String, String) {
    (thread.id.to_string(), thread.handle())
}

fn choices(page: &Page, now: Option<WorkLevel>) -> Vec<Choice> {
    let hint = |level| match level {
        WorkLevel::Concern => page.say("safety-staff-level-concern-hint"),
        WorkLevel::Urgent => page.say("safety-staff-level-urgent-hint"),
        WorkLevel::Immediate => page.say("safety-staff-level-immediate-hint"),
    };
    let choice = |level: WorkLevel| Choice {
        word: level.word(),
        name: page.say(level.key()),
        hint: hint(level),
        chosen: now == Some(level),
    };
    WorkLevel::ALL.map(choice).into_iter().collect()
}

fn name(danger: &Danger, id: AccountId) -> String {
    danger.names.get(&id).cloned().unwrap_or_default()
}

fn open(page: &Page, danger: &Danger, level: &Level, erased: bool, now: ground_kernel::Timestamp) -> Open {
    let (by, at) = (name(danger, level.set_by), page.speaker.exact(level.set_at));
    let members = &danger.at_desk.members;
    let named = |key: &'static str, id| page.say_with(key, &[("name", name(danger, id).as_str())]);
    let others = danger.at_desk.members.iter().filter(|id| !level.is_of(**id));
    let asks = level.second.is_none() && safety::asks_for_a_second(danger.size, danger.at_desk.members.len() > 1);
    Open {
        name: page.say(level.level.key()),
        since: page.say_with("safety-staff-level-since", &[("name", by.as_str()), ("at", at.as_str())]),
        reason: danger.at_desk.reason.clone(),
        long: level.stands_long(now),
        erased,
        pair: pair(page, danger, level),
        asked: level.asked.map(|id| {
            let whom = name(danger, id);
            page.say_with("safety-staff-level-asked", &[("name", whom.as_str())])
        }),
        may_join: level.second.is_none() && level.holder() != danger.me,
        may_ask: match asks && level.is_of(danger.me) {
            true => others.map(|id| (id.to_string(), name(danger, *id))).collect(),
            false => vec![],
        },
        whose: match level.whose(members) {
            Whose::Worker(id) => named(word!("safety-staff-hands-worker"), id),
            Whose::Team => page.say("safety-staff-hands-team"),
        },
        waits_for: level.waits_for(members).map(|it| named(word!("safety-staff-hands-waits"), it.to)),
        may_take: level.may_take(danger.me, members),
        may_hand: match level.is_of(danger.me) && danger.size != SmallHouse::One {
            true => colleagues(danger),
            false => vec![],
        },
        immediate: level.level == WorkLevel::Immediate,
        urgent: level.level >= WorkLevel::Urgent,
    }
}

/// Everybody else of the team, by name.
fn colleagues(danger: &Danger) -> Vec<(String, String)> {
    let others = danger.at_desk.members.iter().filter(|id| **id != danger.me);
    others.map(|id| (id.to_string(), name(danger, *id))).collect()
}

fn pair(page: &Page, danger: &Danger, level: &Level) -> Said {
    match level.second.zip(level.second_at) {
        Some((second, at)) => {
            let (by, second, at) = (name(danger, level.holder()), name(danger, second), page.speaker.exact(at));
            let values = [("name", by.as_str()), ("second", second.as_str()), ("at", at.as_str())];
            page.say_with("safety-staff-level-pair", &values)
        }
        None if danger.size == SmallHouse::One => page.say("safety-staff-level-alone-house"),
        None => page.say("safety-staff-level-no-pair"),
    }
}

fn waiting(page: &Page, it: &DeskThread) -> Option<Waiting> {
    let mine = |letter: &&desk::DeskLetter| letter.letter.waits() && letter.letter.writer == it.danger.me;
    let letter = &it.letters.iter().find(mine)?.letter;
    let at = letter.written_at.plus_seconds(LONGEST_WAIT_SECONDS);
    let until = if at <= it.now {
        page.say("safety-staff-level-wait-now")
    } else {
        let at = page.speaker.exact(at);
        page.say_with("safety-staff-level-wait-until", &[("at", at.as_str())])
    };
    Some(Waiting { letter: letter.id.to_string(), until })
}

fn proposed(page: &Page, danger: &Danger) -> Vec<Proposed> {
    let known = danger.at_desk.proposed.iter().filter_map(|it| Some((it, danger.others.get(&it.1)?)));
    let proposed = |((id, _, by), thread): (&(Id<()>, _, AccountId), &crate::thread::Thread)| {
        let (who, handle) = (name(danger, *by), thread.handle());
        let values = [("name", who.as_str()), ("handle", handle.as_str())];
        Proposed {
            id: id.to_string(),
            said: page.say_with("safety-staff-together-proposed", &values),
            may_agree: *by != danger.me,
        }
    };
    known.map(proposed).collect()
}

fn passed_wants(page: &Page, it: &DeskThread) -> Vec<Said> {
    let all = &it.danger.at_desk.passings;
    let second = all.iter().any(|passed| !passed.it.erased && passed.it.wants_a_second());
    let decision = |passed: &safety::PassingAtDesk| {
        passed.it.wants_a_decision(it.now) || !passed.it.erased && passed.it.waits_for_agreement(it.now)
    };
    let decision = all.iter().any(decision);
    let second = second.then(|| page.say("safety-staff-mark-second"));
    second.into_iter().chain(decision.then(|| page.say("safety-staff-mark-decision"))).collect()
}

/// The part alone, with what was typed and what was wrong with it.
#[derive(Template)]
#[template(path = "consultation/desk_level.html")]
struct AloneView {
    page: Page,
    handle: String,
    level: LevelView,
    wrong: &'static str,
}

#[derive(Deserialize, Default)]
pub(crate) struct Typed {
    #[serde(default)]
    level: String,
    #[serde(default, alias = "why")]
    reason: String,
    #[serde(default)]
    whom: String,
    #[serde(default)]
    handle: String,
    #[serde(default)]
    joining: String,
    /// Sent from the end of a shift.
    #[serde(default)]
    shift: String,
}

/// Every step needs `Access::Read` of the thread, and the rule of the room of safety that belongs to it.
async fn take(
    house: &House,
    visitor: &Visitor,
    id: ThreadId,
    typed: &Typed,
    step: Result<Step<'_>, Error>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(visitor) {
        return Ok(way);
    }
    let outcome = match step {
        Ok(step) => levels::step(house, &visitor.caller, id, &step).await,
        Err(error) => match visitor.staff() {
            Some(_) => Err(error),
            None => Err(Error::NotFound),
        },
    };
    answer(house, visitor, id, typed, outcome).await
}

async fn answer(
    house: &House,
    visitor: &Visitor,
    id: ThreadId,
    typed: &Typed,
    outcome: Result<(), Error>,
) -> Result<Response, Problem> {
    let Err(error) = outcome else { return Ok(Redirect::to(&format!("/staff/letters/{id}")).into_response()) };
    let (status, wrong) = word_for(&error);
    if !status.is_client_error() || matches!(error, Error::NotFound) {
        let kept = vec![("reason".to_owned(), typed.reason.clone())];
        return Err(problem(house, visitor, &error).keeping(kept));
    }
    let it = desk::open_thread(house, &visitor.caller, id).await.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Desk).standing_at(format!("/staff/letters/{id}"));
    let mut level = LevelView::of(&page, &it);
    level.may_write = false;
    level.reason = typed.reason.clone();
    for choice in &mut level.choices {
        choice.chosen = choice.word == typed.level || choice.chosen && typed.level.is_empty();
    }
    let view = AloneView { handle: it.thread.handle(), level, wrong, page };
    Ok((status, show(&view, Place::Desk)).into_response())
}

pub(crate) async fn set(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<ThreadId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let level = WorkLevel::from_word(&typed.level).ok_or(Error::Safety(safety::Error::Empty));
    let step = level.map(|level| Step::Set { level, reason: &typed.reason });
    take(&house, &visitor, id, &typed, step).await
}

pub(crate) async fn ask(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<ThreadId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let whom = typed.whom.parse().map_err(|_| Error::Safety(safety::Error::NobodyChosen));
    take(&house, &visitor, id, &typed, whom.map(|whom| Step::Ask { whom })).await
}

pub(crate) async fn join(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<ThreadId>,
) -> Result<Response, Problem> {
    take(&house, &visitor, id, &Typed::default(), Ok(Step::Join)).await
}

/// Naming a colleague needs to be one of the pair; from the end of a shift it leads back there.
pub(crate) async fn hand_over(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<ThreadId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let whom = typed.whom.parse().map_err(|_| Error::Safety(safety::Error::NobodyChosen));
    let answer = take(&house, &visitor, id, &typed, whom.map(|whom| Step::HandOver { whom })).await?;
    let back = !typed.shift.is_empty() && answer.status().is_redirection() && visitor.staff().is_some();
    Ok(if back { Redirect::to("/staff/shift").into_response() } else { answer })
}

pub(crate) async fn take_over(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<ThreadId>,
) -> Result<Response, Problem> {
    take(&house, &visitor, id, &Typed::default(), Ok(Step::TakeOver)).await
}

pub(crate) async fn end(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<ThreadId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    take(&house, &visitor, id, &typed, Ok(Step::End { reason: &typed.reason })).await
}

pub(crate) async fn together(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<ThreadId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    take(&house, &visitor, id, &typed, Ok(Step::Together { handle: &typed.handle })).await
}

pub(crate) async fn agree(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<ThreadId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let joining = typed.joining.parse().map_err(|_| Error::NotFound);
    take(&house, &visitor, id, &typed, joining.map(|joining| Step::Agree { joining })).await
}

/// Sending alone needs `Access::SendAlone`, and three minutes or a reason.
pub(crate) async fn cannot_wait(
    State(house): State<House>,
    visitor: Visitor,
    Path((id, letter)): Path<(ThreadId, LetterId)>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let outcome = answers::cannot_wait(&house, &visitor.caller, id, letter, &typed.reason).await;
    answer(&house, &visitor, id, &typed, outcome).await
}

/// After the thread was shown: if it rang at night, whoever wrote is told that somebody read.
pub(crate) async fn note_opened(house: &House, visitor: &Visitor, id: ThreadId) {
    levels::note_opened(house, &visitor.caller, id).await;
}

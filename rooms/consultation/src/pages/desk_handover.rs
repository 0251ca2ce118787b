//! Hand-overs at the desk: what is the team's stands on top; one page for each thread, confirmed line by line; and what
//! would be left behind if somebody's access ended.
use super::{problem, word_for};
use crate::{
    Error,
    actions::handover::{self, Desk, Leaving, Page as HandOverPage},
    handover::{State, What},
    letter::Speaker,
    thread::ThreadId,
};
use askama::Template;
use axum::{
    extract::State as Shared,
    response::{IntoResponse, Redirect, Response},
};
use ground_kernel::AccountId;
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::{Said, word};

#[derive(Template)]
#[template(path = "consultation/handovers.html")]
struct DeskView {
    page: Page,
    wrong: Option<&'static str>,
    promises: Vec<(String, String, Option<String>)>,
    left_behind: Vec<(String, String, String)>,
    mine: Vec<(String, String)>,
    open: Vec<(String, String, String, String)>,
    colleagues: Vec<(String, String)>,
}

/// Looking needs `Access::Read`, thread by thread.
pub(crate) async fn desk(Shared(house): Shared<House>, visitor: Visitor) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    desk_of(&house, &visitor, None).await
}

async fn desk_of(house: &House, visitor: &Visitor, wrong: Option<&'static str>) -> Result<Response, Problem> {
    let it: Desk = handover::desk(house, &visitor.caller).await.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Desk).standing_at("/staff/handover");
    let day = |it: &crate::promise::Promise| it.by.map(|by| page.speaker.day(by.within()));
    let view = DeskView {
        promises: it
            .teams_promises
            .iter()
            .map(|(it, thread)| (thread.id.to_string(), thread.handle(), day(it)))
            .collect(),
        left_behind: it.left_behind.iter().map(|(it, name)| (it.id.to_string(), it.handle(), name.clone())).collect(),
        mine: it.mine.iter().map(|it| (it.id.to_string(), it.handle())).collect(),
        open: it
            .open
            .iter()
            .map(|(_, thread, from, to)| (thread.id.to_string(), thread.handle(), from.clone(), to.clone()))
            .collect(),
        colleagues: it.colleagues.iter().map(|(id, name)| (id.to_string(), name.clone())).collect(),
        wrong,
        page,
    };
    Ok(show(&view, Place::Desk))
}

/// What was pressed: pairs, because a line is confirmed by its name and there are many.
struct Pressed(Vec<(String, String)>);
impl Pressed {
    fn one(&self, name: &str) -> &str {
        self.0.iter().find(|it| it.0 == name).map(|it| it.1.as_str()).unwrap_or_default()
    }
    fn all(&self, name: &str) -> Vec<String> {
        self.0.iter().filter(|it| it.0 == name).map(|it| it.1.clone()).collect()
    }
    fn who(&self) -> Option<AccountId> {
        self.one("to").parse().ok()
    }
}

/// All of one's own threads, to one colleague. Needs `Access::Answer`.
pub(crate) async fn begin_all(
    Shared(house): Shared<House>,
    visitor: Visitor,
    Form(pressed): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    match handover::begin_all(&house, &visitor.caller, Pressed(pressed).who()).await {
        Ok(()) => Ok(Redirect::to("/staff/handover").into_response()),
        Err(error @ (Error::NothingChosen | Error::NotOfTheTeam)) => {
            let (status, key) = word_for(&error);
            Ok((status, desk_of(&house, &visitor, Some(key)).await?).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error)),
    }
}

#[derive(Template)]
#[template(path = "consultation/handover.html")]
struct OneView {
    page: Page,
    wrong: Option<&'static str>,
    id: String,
    handle: String,
    called: Option<String>,
    open: Option<Said>,
    unread: bool,
    closed: bool,
    mine_to_confirm: bool,
    confirmed: bool,
    may_write: bool,
    groups: Vec<Group>,
    letters: Vec<LetterLine>,
    colleagues: Vec<(String, String)>,
}

struct Group {
    title: Said,
    lines: Vec<(String, String, bool)>,
}

struct LetterLine {
    key: String,
    who: String,
    when: String,
    text: String,
    mine: bool,
    confirmed: bool,
}

fn view(page: Page, it: HandOverPage, wrong: Option<&'static str>) -> OneView {
    let group = |what: What, key: &'static str| {
        let lines = it.lines.iter().filter(|(line, _)| line.what == what);
        let lines = lines.map(|(line, ok)| (line.key.clone(), line.text.clone(), *ok)).collect();
        Group { title: page.say(key), lines }
    };
    let groups = vec![
        group(What::Promise, word!("consultation-between-promises")),
        group(What::Talk, word!("consultation-between-talk")),
        group(What::Avoid, word!("consultation-between-avoid")),
        group(What::Helped, word!("consultation-between-helped")),
    ];
    let ok = |key: &str| it.lines.iter().any(|(line, ok)| line.key == key && *ok);
    let letters = it.letters.iter().map(|(letter, who, text)| {
        let key = format!("letter:{}", letter.id);
        LetterLine {
            who: who.clone(),
            when: page.speaker.exact(letter.visible_at.unwrap_or(letter.written_at)),
            text: text.clone(),
            mine: letter.speaker == Speaker::Party,
            confirmed: ok(&key),
            key,
        }
    });
    let letters = letters.collect();
    let state = it.handover.as_ref().map(|it| it.state);
    let open = it.handover.as_ref().map(|_| {
        page.say_with("consultation-staff-handover-open", &[("from", it.from.as_str()), ("to", it.to.as_str())])
    });
    let is = |id: Option<AccountId>| id == Some(it.me);
    let (from, to) = (it.handover.as_ref().map(|it| it.from), it.handover.as_ref().map(|it| it.to));
    OneView {
        id: it.thread.id.to_string(),
        handle: it.thread.handle(),
        open,
        unread: it.handover.as_ref().is_some_and(|it| it.unread),
        closed: it.closed,
        mine_to_confirm: is(to),
        confirmed: state == Some(State::Confirmed),
        may_write: state == Some(State::Confirmed) && (is(from) || is(to)),
        groups: groups.into_iter().filter(|it| !it.lines.is_empty()).collect(),
        letters,
        colleagues: it.colleagues.iter().map(|(id, name)| (id.to_string(), name.clone())).collect(),
        called: it.called,
        wrong,
        page,
    }
}

/// Reading needs `Access::Read` and a key; it is written down before anything is shown.
pub(crate) async fn one(
    Shared(house): Shared<House>,
    visitor: Visitor,
    Path(id): Path<ThreadId>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    page_of(&house, &visitor, id, None).await
}

async fn page_of(
    house: &House,
    visitor: &Visitor,
    id: ThreadId,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let it = handover::page(house, &visitor.caller, id).await.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Desk).standing_at(format!("/staff/handover/{id}"));
    Ok(show(&view(page, it, wrong), Place::Desk))
}

/// Beginning and confirming need `Access::Answer`; only the one who comes confirms.
pub(crate) async fn press(
    Shared(house): Shared<House>,
    visitor: Visitor,
    Path(id): Path<ThreadId>,
    Form(pressed): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let (caller, pressed) = (&visitor.caller, Pressed(pressed));
    let outcome = match pressed.one("what") {
        "begin" => handover::begin(&house, caller, id, pressed.who(), false).await,
        "unread" => handover::begin(&house, caller, id, pressed.who(), true).await,
        "confirm" => handover::confirm(&house, caller, id, &pressed.all("line")).await,
        "drop" => handover::drop_it(&house, caller, id).await,
        _ => Err(Error::NotFound),
    };
    match outcome {
        Ok(()) => Ok(Redirect::to(&format!("/staff/handover/{id}")).into_response()),
        Err(error @ (Error::NothingChosen | Error::NotOfTheTeam | Error::NotConfirmed)) => {
            let (status, key) = word_for(&error);
            Ok((status, page_of(&house, &visitor, id, Some(key)).await?).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error)),
    }
}

#[derive(Template)]
#[template(path = "consultation/leaving.html")]
struct LeavingView {
    page: Page,
    id: String,
    name: String,
    promises: String,
    threads: String,
    nothing: bool,
}

/// For whoever may end an access: two figures, and no thread.
pub(crate) async fn leaving(
    Shared(house): Shared<House>,
    visitor: Visitor,
    Path(who): Path<AccountId>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let it: Leaving =
        handover::leaving(&house, &visitor.caller, who).await.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk).standing_at(format!("/staff/handover/leaving/{who}"));
    let view = LeavingView {
        id: who.to_string(),
        name: it.name,
        nothing: it.promises == 0 && it.threads == 0,
        promises: it.promises.to_string(),
        threads: it.threads.to_string(),
        page,
    };
    Ok(show(&view, Place::Desk))
}

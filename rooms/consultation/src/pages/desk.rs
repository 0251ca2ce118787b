//! The inbox of the desk. Nothing is opened here: threads are named by two gentle words.
use super::problem;
use crate::{
    actions::desk::{self, Mark},
    thread::Thread,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_kernel::{AccountId, Timestamp};
use ground_policy::Permitted;
use ground_web::{House, Page, Path, Place, Problem, Visitor, show};
use ground_words::Said;

#[derive(Template)]
#[template(path = "consultation/inbox.html")]
struct InboxView {
    page: Page,
    in_a_team: bool,
    waiting: Vec<Line>,
    quiet: Vec<Line>,
    /// Something among the quiet ones waits, too.
    quiet_waits: bool,
}

struct Line {
    /// Said before the others: the level, and what was passed on.
    marks: Vec<Said>,
    id: String,
    handle: String,
    read_first: bool,
    promised_by: Option<String>,
    late: bool,
    arrived: String,
    letters: i64,
    first: bool,
    wants_second: bool,
    another: bool,
    due: bool,
    hurt: bool,
    asked: bool,
    talk: bool,
}

/// Looking needs `Access::Read`, thread by thread.
pub(crate) async fn inbox(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let it = desk::inbox(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    let (page, now) = (visitor.page(&house, Place::Desk), house.now());
    let line = |thread: &Permitted<Thread>| Line {
        marks: vec![],
        id: thread.id.to_string(),
        handle: thread.handle(),
        read_first: thread.read_first,
        promised_by: thread.promised_by.map(|at| page.speaker.day(at.plus_micros(-1))),
        late: thread.promised_by.is_some_and(|by| by < now),
        arrived: page.speaker.exact(thread.waiting_since.unwrap_or(thread.arrived_at)),
        letters: thread.letters,
        first: !thread.answered,
        wants_second: it.wanting_a_second.contains(&thread.id),
        another: it.another_asked.contains(&thread.id),
        due: it.due.contains(&thread.id),
        hurt: it.hurt.contains(&thread.id),
        asked: it.consent.questions.contains(&thread.party),
        talk: it.consent.talks.contains(&thread.party),
    };
    let me = visitor.caller.actor.account();
    let first =
        it.marked.iter().map(|(thread, mark)| Line { marks: marks(&page, thread, mark, me, now), ..line(thread) });
    let waiting: Vec<Line> = first.chain(it.waiting.iter().map(line)).collect();
    let quiet: Vec<Line> = it.quiet.iter().map(line).collect();
    let quiet_waits = quiet.iter().any(|it| it.asked || it.talk);
    Ok(show(&InboxView { in_a_team: it.in_a_team, waiting, quiet, quiet_waits, page }, Place::Desk))
}

/// Why it stands first, in words. Only at the desk.
fn marks(page: &Page, thread: &Thread, mark: &Mark, me: Option<AccountId>, now: Timestamp) -> Vec<Said> {
    let mut said = vec![];
    if let Some(level) = &mark.level {
        said.push(page.say(level.level.key()));
        if level.stands_long(now) {
            said.push(page.say("safety-staff-mark-long"));
        }
        if level.asked.is_some() && level.asked == me {
            said.push(page.say("safety-staff-mark-asked"));
        }
        if level.handed.is_some_and(|it| Some(it.to) == me) {
            said.push(page.say("safety-staff-mark-handed"));
        }
    }
    if mark.wants_second {
        said.push(page.say("safety-staff-mark-second"));
    }
    if mark.wants_decision {
        said.push(page.say("safety-staff-mark-decision"));
    }
    if thread.erased {
        said.push(page.say("safety-staff-mark-erased"));
    }
    said
}

/// From somebody to their letters: for rooms that know no thread. Leads on only where `Access::Read` says yes.
pub(crate) async fn of_writer(
    State(house): State<House>,
    visitor: Visitor,
    Path(writer): Path<AccountId>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let thread = desk::thread_of(&house, &visitor.caller, writer).await;
    let thread = thread.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to(&format!("/staff/letters/{thread}")).into_response())
}

//! The inbox of the desk. Nothing is opened here: threads are named by two gentle words.
use super::problem;
use crate::{actions::desk, thread::Thread};
use askama::Template;
use axum::{extract::State, response::Response};
use ground_policy::Permitted;
use ground_web::{House, Page, Place, Problem, Visitor, show};

#[derive(Template)]
#[template(path = "consultation/inbox.html")]
struct InboxView {
    page: Page,
    in_a_team: bool,
    waiting: Vec<Line>,
    quiet: Vec<Line>,
}

struct Line {
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
}

/// Looking needs `Access::Read`, thread by thread.
pub(crate) async fn inbox(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let it = desk::inbox(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    let (page, now) = (visitor.page(&house, Place::Desk), house.now());
    let line = |thread: &Permitted<Thread>| Line {
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
    };
    let (waiting, quiet) = (it.waiting.iter().map(line).collect(), it.quiet.iter().map(line).collect());
    Ok(show(&InboxView { in_a_team: it.in_a_team, waiting, quiet, page }, Place::Desk))
}

//! 勤務を終える: what one still looks after, and to whom it can be handed. Whoever goes home with something open keeps it, by
//! name, and the list of who is on duty says so; it is never nobody's.
use super::problem;
use crate::actions::levels::{self, Shift};
use askama::Template;
use axum::{extract::State, response::Response};
use ground_web::{House, Page, Place, Problem, Visitor, show};
use ground_words::Said;

#[derive(Template)]
#[template(path = "consultation/shift.html")]
struct ShiftView {
    page: Page,
    mine: Vec<Line>,
    colleagues: Vec<(String, String)>,
}

struct Line {
    thread: String,
    handle: String,
    level: Said,
    waits_for: Option<Said>,
}

/// Reading needs the safety room's `Access::Count`; it shows what is in one's own hands.
pub(crate) async fn read(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let it = levels::shift(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(show(&view(visitor.page(&house, Place::Desk), it), Place::Desk))
}

fn view(page: Page, it: Shift) -> ShiftView {
    let waits = |name: &String| page.say_with("safety-staff-hands-waits", &[("name", name.as_str())]);
    let line = |(thread, level, waits_for): &(crate::thread::Thread, safety::Level, Option<String>)| Line {
        thread: thread.id.to_string(),
        handle: thread.handle(),
        level: page.say(level.level.key()),
        waits_for: waits_for.as_ref().map(waits),
    };
    let mine = it.mine.iter().map(line).collect();
    let colleagues = it.colleagues.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
    ShiftView { mine, colleagues, page }
}

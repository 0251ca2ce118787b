//! 季節の便りを郵便で: those who have paper only and said yes, and how far each note of this season is. By handles; nothing
//! is opened. Printing, the label and the posting are those of every answer on paper.
use super::problem;
use crate::actions::season::{self, Note};
use askama::Template;
use axum::{extract::State, response::Response};
use ground_web::{House, Page, Place, Problem, Visitor, show};
use ground_words::Said;

#[derive(Template)]
#[template(path = "consultation/season.html")]
struct SeasonView {
    page: Page,
    all: Vec<Line>,
}

struct Line {
    thread: String,
    handle: String,
    said: Said,
    write: bool,
    letter: Option<String>,
}

/// Reading needs `Access::Read`, thread by thread.
pub(crate) async fn read(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let all = season::for_the_post(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk);
    let all = all.iter().map(|(thread, note)| line(&page, thread, note)).collect();
    Ok(show(&SeasonView { all, page }, Place::Desk))
}

fn line(page: &Page, thread: &crate::thread::Thread, note: &Note) -> Line {
    let said = match note {
        Note::ToWrite => page.say("consultation-staff-season-to-write"),
        Note::Waits => page.say("consultation-staff-season-waits"),
        Note::ToPost(_) => page.say("consultation-staff-season-to-post"),
        Note::AnswerFirst => page.say("consultation-staff-season-answer-first"),
        Note::Posted(on) => {
            let date = page.speaker.date(*on);
            page.say_with("consultation-staff-season-posted", &[("date", date.as_str())])
        }
    };
    Line {
        thread: thread.id.to_string(),
        handle: thread.handle(),
        said,
        write: matches!(note, Note::ToWrite),
        letter: match note {
            Note::ToPost(letter) => Some(letter.to_string()),
            _ => None,
        },
    }
}

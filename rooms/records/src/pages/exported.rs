//! 書き出されたこと: that somebody's record went into a file, when, what for, and by whom.
use super::{problem, way_back};
use crate::{
    actions::export::{self, OwnExported},
    export::Purpose,
};
use askama::Template;
use axum::{extract::State, response::Response};
use ground_web::{
    House, Page, Place, Problem, Visitor, show,
    take::{Entry, Value},
};
use ground_words::{Said, word};

#[derive(Template)]
#[template(path = "records/exported.html")]
struct ExportedView {
    page: Page,
    all: Vec<ExportedShown>,
}

struct ExportedShown {
    at: String,
    purpose: Said,
    why: Option<String>,
    by: Said,
}

/// Needs `Access::Begin` in one's own matter.
pub(crate) async fn own(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    let all = export::own(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Personal).standing_at("/me/record/exported");
    let one = |it: OwnExported| ExportedShown {
        at: page.speaker.exact(it.row.at),
        purpose: page.say(purpose_word(it.row.purpose)),
        by: page.say_with("records-exported-by", &[("name", it.by.as_str()), ("second", it.second.as_str())]),
        why: it.why,
    };
    let all = all.into_iter().map(one).collect();
    Ok(show(&ExportedView { all, page }, Place::Personal))
}

pub(crate) fn purpose_word(it: Purpose) -> &'static str {
    match it {
        Purpose::Review => word!("records-purpose-review"),
        Purpose::Inspection => word!("records-purpose-inspection"),
        Purpose::Moving => word!("records-purpose-moving"),
        Purpose::Keeping => word!("records-purpose-keeping"),
    }
}

/// The same, to take away.
pub(crate) fn taken(page: &Page, it: OwnExported) -> Entry {
    let purpose = Value::Choice(it.row.purpose.word().to_owned(), page.say(purpose_word(it.row.purpose)));
    let entry = Entry::new("exported").said(page.say("records-exported-title")).at(it.row.at).by(it.by);
    let entry = Entry { text: it.why, ..entry };
    entry.fact("purpose", page.say("records-taken-purpose"), purpose).fact_of(
        "second",
        page.say("records-taken-agreed"),
        Some(it.second),
    )
}

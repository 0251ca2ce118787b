//! The list of folders, which opens nothing; and one folder, newest entry first, page by page, walked with j and k.
use super::{
    problem,
    shown::{self, EntryShown},
};
use crate::{
    Error,
    actions::desk::{self, Listed, OpenFolder},
    entry::Before,
    folder::FolderId,
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use ground_web::{House, Page, Path, Place, Problem, Visitor, show};
use ground_words::Said;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "records/list.html")]
struct ListView {
    page: Page,
    folders: Vec<FolderShown>,
}

struct FolderShown {
    id: String,
    handle: String,
    household: bool,
    waits: bool,
    held: bool,
    newest: Option<String>,
}

fn listed(page: &Page, it: &Listed) -> FolderShown {
    FolderShown {
        id: it.folder.id.to_string(),
        handle: it.folder.handle(),
        household: it.folder.of_household(),
        waits: !it.folder.stands(),
        held: it.held,
        newest: it.newest_at.map(|at| page.speaker.exact(at)),
    }
}

/// Nothing is opened; whoever is in no team sees an empty list.
pub(crate) async fn list(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let all = desk::list(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk);
    Ok(show(&ListView { folders: all.iter().map(|it| listed(&page, it)).collect(), page }, Place::Desk))
}

#[derive(Template)]
#[template(path = "records/folder.html")]
struct FolderView {
    page: Page,
    id: String,
    handle: String,
    name: Option<String>,
    household: bool,
    closed: bool,
    writer: Option<String>,
    code: String,
    entries: Vec<EntryShown>,
    goes_on: Option<String>,
    first_page: bool,
    helds: usize,
    facts: bool,
    joined: Vec<(String, String)>,
    unconfirmed: Vec<(String, String)>,
    hows: Vec<(&'static str, Said)>,
}

#[derive(Template)]
#[template(path = "records/waiting.html")]
struct WaitingView {
    page: Page,
    id: String,
    handle: String,
    line: Said,
    /// Whoever wrote it down is not the other one.
    mine: bool,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    before: Option<String>,
}

/// Reading needs `Access::Read`, and leaves a trace; before the folder stands, only `Access::Witness` is there.
pub(crate) async fn read(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<FolderId>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let at = |error: Error| problem(&house, &visitor, &error);
    let page = visitor.page(&house, Place::Desk).standing_at(format!("/staff/records/{id}"));
    let before = asked.before.as_deref().and_then(Before::from_text);
    if let Some((it, by)) = desk::waiting(&house, &visitor.caller, id).await.map_err(at)? {
        let line = page.say_with("records-staff-waiting-line", &[("name", by.as_str())]);
        let mine = it.asked_by == visitor.caller.actor.account();
        let view = WaitingView { id: it.id.to_string(), handle: it.handle(), line, mine, page };
        return Ok(show(&view, Place::Desk));
    }
    let it = desk::open(&house, &visitor.caller, id, before).await.map_err(at)?;
    Ok(show(&folder(page, it, before.is_none()), Place::Desk))
}

fn folder(page: Page, it: OpenFolder, first_page: bool) -> FolderView {
    let date = |link: &crate::link::Link| {
        let name = link.asked_by.and_then(|by| it.names.get(&by).cloned()).unwrap_or_default();
        (link.id.to_string(), name)
    };
    FolderView {
        id: it.folder.id.to_string(),
        handle: it.folder.handle(),
        household: it.folder.of_household(),
        closed: it.folder.closed_at.is_some(),
        writer: it.folder.party.map(|it| it.to_string()),
        code: it.folder.joining_code(),
        entries: it.entries.iter().map(|entry| shown::entry(&page, entry, &it.names, None)).collect(),
        goes_on: it.goes_on.map(Before::to_text),
        first_page,
        helds: it.helds.len(),
        facts: !it.facts.is_empty(),
        joined: it.joined.iter().map(|it| (it.id.to_string(), it.handle())).collect(),
        unconfirmed: it.unconfirmed.iter().map(date).collect(),
        hows: super::begin::hows(&page),
        name: it.name,
        page,
    }
}

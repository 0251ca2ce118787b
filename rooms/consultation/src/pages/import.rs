//! 紙や表からうつす: a file is brought, its columns are named, rows that cannot be read are named by their line, and then all
//! of it is taken in, or nothing.
use super::{contacts_part::kind_word, problem, word_for};
use crate::{
    Error,
    actions::{
        importing::{self, Taken, Waiting},
        team_circle,
    },
    contact::Kind,
    draft::{Field, What, Wrong},
};
use askama::Template;
use axum::{
    body::Bytes,
    extract::State,
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use ground_rows::Unread;
use ground_web::{Form, House, Page, Place, Problem, Visitor, show};
use ground_words::{Said, word};

const SHOWN_ROWS: usize = 5;
const SHOWN_WRONG: usize = 100;

#[derive(Template)]
#[template(path = "consultation/import.html")]
struct ImportView {
    page: Page,
    wrong: Option<Said>,
    taken: Option<Said>,
    /// It takes longer than a page can wait.
    goes_on: bool,
    file: Option<FileView>,
}

struct FileView {
    columns: Vec<Column>,
    rows: Vec<(usize, Vec<String>)>,
    ready: Option<Said>,
    unread: Vec<Said>,
    more_unread: bool,
}

struct Column {
    heading: String,
    fields: Vec<(&'static str, Said, bool)>,
}

fn field_word(it: Field) -> &'static str {
    match it {
        Field::Skip => word!("consultation-staff-import-skip"),
        Field::Name => word!("consultation-staff-import-name"),
        Field::Day => word!("consultation-staff-import-day"),
        Field::Hour => word!("consultation-staff-import-hour"),
        Field::Minutes => word!("consultation-taken-minutes"),
        Field::Channel => word!("consultation-taken-channel"),
        Field::Writer => word!("consultation-staff-import-writer"),
        Field::Told => kind_word(Kind::Told),
        Field::Wish => kind_word(Kind::Wish),
        Field::Strength => kind_word(Kind::Strength),
        Field::Observed => kind_word(Kind::Observed),
        Field::Did => kind_word(Kind::Did),
        Field::Note => word!("consultation-staff-import-note"),
    }
}

fn wrong_word(it: What) -> &'static str {
    match it {
        What::NoName => word!("consultation-staff-import-no-name"),
        What::NameTooLong => word!("consultation-staff-import-name-too-long"),
        What::Day => word!("consultation-staff-import-no-day"),
        What::Future => word!("consultation-staff-import-future"),
        What::Minutes => word!("consultation-staff-import-no-minutes"),
        What::TooLong => word!("consultation-staff-import-too-long"),
    }
}

fn wrong_said(page: &Page, it: &Wrong) -> Said {
    let (line, column, what) = (it.line.to_string(), it.column.to_string(), page.plain(wrong_word(it.what)));
    let values = [("line", line.as_str()), ("column", column.as_str()), ("what", what.as_str())];
    page.say_with("consultation-staff-import-wrong", &values)
}

pub(super) fn unread_word(it: &Unread) -> &'static str {
    match it {
        Unread::TooLarge => word!("consultation-staff-import-too-large"),
        Unread::TooMany => word!("consultation-staff-import-too-many"),
        Unread::Empty => word!("consultation-staff-import-empty"),
        Unread::Unknown => word!("consultation-staff-import-unknown"),
        Unread::Quote(_) => word!("consultation-staff-import-quote"),
    }
}

fn file(page: &Page, it: &Waiting) -> FileView {
    let column = |(heading, field): (&String, &Field)| Column {
        heading: heading.clone(),
        fields: Field::ALL.iter().map(|it| (it.word(), page.say(field_word(*it)), it == field)).collect(),
    };
    let wrong = it.read.as_ref().err().map(Vec::as_slice).unwrap_or_default();
    let ready = it.read.as_ref().ok().map(|drafts| {
        let names: std::collections::BTreeSet<String> = drafts.iter().map(|it| it.name()).collect();
        let (rows, people) = (drafts.len().to_string(), names.len().to_string());
        page.say_with("consultation-staff-import-ready", &[("rows", rows.as_str()), ("people", people.as_str())])
    });
    FileView {
        columns: it.table.head.iter().zip(&it.fields).map(column).collect(),
        rows: it.table.rows.iter().take(SHOWN_ROWS).map(|it| (it.line, it.cells.clone())).collect(),
        ready,
        unread: wrong.iter().take(SHOWN_WRONG).map(|it| wrong_said(page, it)).collect(),
        more_unread: SHOWN_WRONG < wrong.len(),
    }
}

/// Looking needs `Access::Receive` at the desk of one's team.
pub(crate) async fn ask(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    view(&house, &visitor, None, None, false).await
}

async fn view(
    house: &House,
    visitor: &Visitor,
    wrong: Option<Said>,
    taken: Option<Taken>,
    goes_on: bool,
) -> Result<Response, Problem> {
    team_circle::my_team(house, &visitor.caller).await.map_err(|error| problem(house, visitor, &error))?;
    let waiting = match taken {
        None if !goes_on => importing::waiting(house, &visitor.caller).await,
        _ => Ok(None),
    };
    let waiting = waiting.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Desk).standing_at("/staff/import");
    let taken = taken.map(|it| {
        let (rows, people, known) = (it.rows.to_string(), it.people.to_string(), it.known.to_string());
        let values = [("rows", rows.as_str()), ("people", people.as_str()), ("known", known.as_str())];
        page.say_with("consultation-staff-import-taken", &values)
    });
    let file = waiting.as_ref().map(|it| file(&page, it));
    Ok(show(&ImportView { wrong, taken, goes_on, file, page }, Place::Desk))
}

/// Bringing a file needs `Access::Receive`.
pub(crate) async fn bring(
    State(house): State<House>,
    visitor: Visitor,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let bytes = ground_web::only_file(&headers, &body).unwrap_or_default();
    match importing::bring(&house, &visitor.caller, bytes).await {
        Ok(()) => Ok(Redirect::to("/staff/import").into_response()),
        Err(error @ Error::Unread(_)) => {
            let (status, key) = word_for(&error);
            let said = visitor.speaker.say(key);
            Ok((status, view(&house, &visitor, Some(said), None, false).await?).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error)),
    }
}

/// Naming columns needs `Access::Receive`.
pub(crate) async fn columns(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let fields = typed.iter().filter(|it| it.0 == "field").map(|it| Field::from_word(&it.1).unwrap_or(Field::Skip));
    let fields: Vec<Field> = fields.collect();
    let named = importing::name_columns(&house, &visitor.caller, &fields).await;
    named.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to("/staff/import").into_response())
}

/// Taking in needs `Access::Receive`, and `Access::Note` of what is there already. It goes on when the page waits no more.
pub(crate) async fn take_in(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let (at_work, caller) = (house.clone(), visitor.caller.clone());
    let done = ground_web::at_leisure(async move { importing::take_in(&at_work, &caller).await }).await;
    match done {
        None => view(&house, &visitor, None, None, true).await,
        Some(Ok(taken)) => view(&house, &visitor, None, Some(taken), false).await,
        Some(Err(Error::NotEveryRow)) => Ok(Redirect::to("/staff/import").into_response()),
        Some(Err(error)) => Err(problem(&house, &visitor, &error)),
    }
}

/// Putting away what one brought.
pub(crate) async fn put_away(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    team_circle::my_team(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    importing::put_away(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to("/staff/import").into_response())
}

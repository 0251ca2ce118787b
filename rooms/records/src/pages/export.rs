//! 記録を一覧のファイルにする: one says what for, another agrees, the one who asked takes it. The file is made in the answer.
use super::{
    exported::purpose_word,
    problem,
    shown::{self, EntryShown, LineShown},
    word_for,
};
use crate::{
    Error,
    actions::export::{self, Exports, NewExport, OneRecord, Taken},
    export::{Export, ExportId, LONGEST_WHY, Purpose, State as How},
    folder::FolderId,
    sheet::Period,
    when,
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use ground_rows::{Sheet, pieces};
use ground_web::{File, Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::{Said, word};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "records/export.html")]
struct ExportView {
    page: Page,
    all: Vec<ExportShown>,
    /// One record alone: its id and the words by which it is spoken of.
    of: Option<(String, String)>,
    purposes: Vec<(&'static str, Said, bool)>,
    typed: Typed,
    longest: String,
    one_alone: bool,
    wrong: Option<&'static str>,
}

struct ExportShown {
    id: String,
    at: String,
    by: String,
    second: Option<String>,
    purpose: Said,
    why: Option<String>,
    what: Vec<Said>,
    state: Said,
    may_agree: bool,
    may_take: bool,
    may_stop: bool,
}

#[derive(Deserialize, Default)]
pub(crate) struct Typed {
    #[serde(default)]
    once: String,
    #[serde(default)]
    of: String,
    #[serde(default)]
    purpose: String,
    #[serde(default)]
    why: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    until: String,
    #[serde(default)]
    names: String,
}

impl Typed {
    /// `None`: something was typed that is no day.
    fn period(&self) -> Option<Period> {
        let day = |typed: &str| match typed.trim().is_empty() {
            true => Some(None),
            false => when::day_in(typed).map(Some),
        };
        Some(Period { from: day(&self.from)?, until: day(&self.until)? })
    }
}

/// Needs `Access::ProposeExport`.
pub(crate) async fn ask(
    State(house): State<House>,
    visitor: Visitor,
    Query(typed): Query<Typed>,
) -> Result<Response, Problem> {
    page_of(&house, &visitor, typed, None).await
}

async fn page_of(
    house: &House,
    visitor: &Visitor,
    mut typed: Typed,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(visitor) {
        return Ok(way);
    }
    let it = export::all(house, &visitor.caller, typed.of.parse::<FolderId>().ok()).await;
    let it = it.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Desk).standing_at("/staff/records/export");
    typed.once = super::once(&typed.once).to_text();
    let chosen = Purpose::from_word(&typed.purpose);
    let purposes = Purpose::ALL.iter().map(|it| (it.word(), page.say(purpose_word(*it)), Some(*it) == chosen));
    let view = ExportView {
        all: it.all.iter().map(|(export, why)| one(&page, export, why.clone(), &it, visitor, house.now())).collect(),
        of: it.of.as_ref().map(|it| (it.id.to_string(), it.handle())),
        purposes: purposes.collect(),
        longest: LONGEST_WHY.to_string(),
        one_alone: it.one_alone,
        typed,
        wrong,
        page,
    };
    Ok(show(&view, Place::Desk))
}

fn one(
    page: &Page,
    it: &Export,
    why: Option<String>,
    all: &Exports,
    visitor: &Visitor,
    now: ground_kernel::Timestamp,
) -> ExportShown {
    let (mine, state) = (visitor.caller.actor.account() == Some(it.asked_by), it.state(now));
    let name = |id: &ground_kernel::AccountId| all.names.get(id).cloned().unwrap_or_default();
    ExportShown {
        id: it.id.to_string(),
        at: page.speaker.exact(it.asked_at),
        by: name(&it.asked_by),
        second: it.agreed.map(|it| name(&it.by)),
        purpose: page.say(purpose_word(it.purpose)),
        why,
        what: what(page, it),
        state: page.say(match state {
            How::Waits => word!("records-staff-export-waits"),
            How::Agreed => word!("records-staff-export-agreed"),
            How::Taken => word!("records-staff-export-taken"),
            How::Over => word!("records-staff-export-over"),
        }),
        may_agree: state == How::Waits && !mine,
        may_take: mine && visitor.caller.actor.account().is_some_and(|me| it.taken(me, now).is_ok()),
        may_stop: matches!(state, How::Waits | How::Agreed),
    }
}

/// What would be in it.
fn what(page: &Page, it: &Export) -> Vec<Said> {
    let mut said = vec![match it.of {
        Some(of) => {
            let handle = crate::folder::handle_of(of);
            page.say_with("records-staff-export-of-one", &[("handle", handle.as_str())])
        }
        None => page.say("records-staff-export-of-all"),
    }];
    let day = |at: Option<ground_kernel::Timestamp>| at.map(|at| page.speaker.date(at));
    if let Some(from) = day(it.period.from) {
        said.push(page.say_with("records-staff-export-from-day", &[("day", from.as_str())]));
    }
    if let Some(until) = day(it.period.until) {
        said.push(page.say_with("records-staff-export-until-day", &[("day", until.as_str())]));
    }
    if it.names {
        said.push(page.say("records-staff-export-with-names"));
    }
    said
}

pub(crate) async fn propose(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let once = super::once(&typed.once);
    let outcome = match typed.period() {
        None => Err(Error::Unclear),
        Some(period) => {
            let new = NewExport {
                purpose: Purpose::from_word(&typed.purpose),
                why: &typed.why,
                of: typed.of.parse().ok(),
                period,
                names: typed.names == "yes",
            };
            export::ask(&house, &visitor.caller, &once, &new).await
        }
    };
    match outcome {
        Ok(()) => Ok(Redirect::to("/staff/records/export").into_response()),
        Err(error @ (Error::Empty | Error::TooLong | Error::NothingChosen | Error::Unclear)) => {
            let (status, key) = word_for(&error);
            Ok((status, page_of(&house, &visitor, typed, Some(key)).await?).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error)),
    }
}

/// Needs `Access::AgreeExport`, and leaves a trace in each record that is looked through.
pub(crate) async fn agree(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<ExportId>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    super::then(&house, &visitor, export::agree(&house, &visitor.caller, id).await, "/staff/records/export")
}

/// Needs `Access::StopExport`.
pub(crate) async fn stop(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<ExportId>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    super::then(&house, &visitor, export::stop(&house, &visitor.caller, id).await, "/staff/records/export")
}

/// Needs `Access::TakeExport`. Everybody it is about has their row before the first byte is made.
pub(crate) async fn take(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<ExportId>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let taken = export::take(&house, &visitor.caller, id).await;
    let taken = taken.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk);
    let bytes = match ground_rows::write(&sheets(&page, &taken)) {
        Ok(bytes) => bytes,
        Err(error) => {
            tracing::error!(%error, "a list of records could not be written");
            return Err(problem(&house, &visitor, &Error::TooMuch));
        }
    };
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(File { name: format!("{}.xlsx", page.plain("records-staff-export-file")), kind, bytes }.into_response())
}

// — the sheets —

/// Each support, and each line: in the words of whoever takes it.
fn sheets(page: &Page, it: &Taken) -> [Sheet; 2] {
    let named = |keys: &[&'static str]| -> Vec<String> {
        let name = it.named.then_some(word!("records-staff-form-called"));
        let all = [word!("records-staff-handle")].into_iter().chain(name).chain(keys.iter().copied());
        all.map(|key| page.plain(key)).collect()
    };
    let supports = named(&[
        word!("records-sheet-when"),
        word!("records-sheet-form"),
        word!("records-sheet-who"),
        word!("records-sheet-course"),
        word!("records-next"),
    ]);
    let lines = named(&[
        word!("records-sheet-when"),
        word!("records-staff-form-hours"),
        word!("records-sheet-form"),
        word!("records-staff-category"),
        word!("records-sheet-who"),
        word!("records-with"),
        word!("records-place"),
        word!("records-staff-export-kind"),
        word!("records-taken-visibility"),
        word!("records-taken-speaker"),
        word!("records-staff-export-text"),
        word!("records-staff-own-word"),
        word!("records-older"),
    ]);
    let (mut by_support, mut by_line) = (vec![supports], vec![lines]);
    for record in &it.records {
        let head = head_of(record, it.named);
        for entry in record.entries.iter().map(|entry| shown::entry(page, entry, &it.names, None)) {
            by_support.extend(support(page, &head, &entry));
            by_line.extend(entry.lines.iter().flat_map(|line| one_line(page, &head, &entry, line)));
        }
    }
    let sheet = |key: &str, rows| Sheet { name: page.plain(key), rows };
    [sheet(word!("records-sheet-title"), by_support), sheet(word!("records-staff-export-lines"), by_line)]
}

fn head_of(it: &OneRecord, named: bool) -> Vec<String> {
    let name = named.then(|| it.name.clone().unwrap_or_default());
    [it.handle.clone()].into_iter().chain(name).collect()
}

/// A row; more of them, where a text is longer than a cell.
fn rows(head: &[String], facts: &[String], text: &str, after: &[String]) -> Vec<Vec<String>> {
    let row = |piece: String| head.iter().chain(facts).cloned().chain([piece]).chain(after.iter().cloned()).collect();
    pieces(text).into_iter().map(row).collect()
}

fn who(page: &Page, entry: &EntryShown) -> String {
    entry.by.as_ref().map_or_else(|| page.plain("records-staff-by-person"), |it| it.as_plain().to_owned())
}

fn said(it: &Option<Said>) -> String {
    it.as_ref().map(|it| it.as_plain().to_owned()).unwrap_or_default()
}

fn support(page: &Page, head: &[String], entry: &EntryShown) -> Vec<Vec<String>> {
    let course = entry.lines.iter().filter_map(|it| Some(format!("{}{}", it.mark, it.text.as_deref()?)));
    let course = course.collect::<Vec<_>>().join("\n");
    let facts = [entry.exact.clone(), entry.channel.as_plain().to_owned(), who(page, entry)];
    rows(head, &facts, &course, &[entry.next.clone().unwrap_or_default()])
}

fn one_line(page: &Page, head: &[String], entry: &EntryShown, line: &LineShown) -> Vec<Vec<String>> {
    let Some(text) = &line.text else { return vec![] };
    let text_of = |it: &Option<String>| it.clone().unwrap_or_default();
    let facts = [
        entry.exact.clone(),
        said(&entry.minutes),
        entry.channel.as_plain().to_owned(),
        said(&entry.category),
        who(page, entry),
        text_of(&entry.with),
        text_of(&entry.place),
        line.kind.as_plain().to_owned(),
        line.visibility.as_plain().to_owned(),
        text_of(&line.speaker),
    ];
    let older = line.older.iter().filter_map(|it| it.text.clone()).collect::<Vec<_>>().join("\n");
    // What is beside and before is cut into pieces, too: each has its row.
    let (beside, older) = (pieces(&text_of(&line.beside)), pieces(&older));
    let piece = |of: &[String], at: usize| of.get(at).cloned().unwrap_or_default();
    let more = (1..beside.len().max(older.len()))
        .flat_map(|at| rows(head, &facts, "", &[piece(&beside, at), piece(&older, at)]));
    rows(head, &facts, text, &[piece(&beside, 0), piece(&older, 0)]).into_iter().chain(more).collect()
}

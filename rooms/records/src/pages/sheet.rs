//! 一回ごとの記録: each support with its day, form, who, course and what comes next, as a page and as a PDF; their own copy, and
//! the desk's in the organisation's form or in the form of the nation. (capabilities 116, 117)
use super::{problem, shown, way_back};
use crate::{
    Error,
    actions::sheet::{self, Sheet},
    folder::FolderId,
    sheet::{Field, Form, Period},
    when,
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use ground_paper::{Part, Row, Size, Text};
use ground_web::{House, Page, Path, Place, Problem, Visitor, ink, printed, show};
use ground_words::{Said, word};
use serde::Deserialize;
use shown::EntryShown;

/// What is asked of a sheet: which form, which days, how large, and whether with what was told for here alone.
#[derive(Deserialize, Default)]
pub(crate) struct Asked {
    #[serde(default)]
    form: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    until: String,
    #[serde(default)]
    letters: String,
    #[serde(default)]
    closed: String,
}

impl Asked {
    fn size(&self) -> Size {
        if self.letters == "large" { Size::Large } else { Size::Usual }
    }
    fn period(&self) -> Period {
        Period { from: when::day_in(&self.from), until: when::day_in(&self.until) }
    }
    fn closed(&self) -> bool {
        self.closed == "yes"
    }
}

#[derive(Template)]
#[template(path = "records/sheet.html")]
struct SheetView {
    page: Page,
    /// At the desk: whose it is, and which days.
    desk: Option<Desk>,
    closed: bool,
    it: SheetShown,
}

struct Desk {
    id: String,
    title: String,
    from: String,
    until: String,
}

/// Ready for a page and for paper alike.
pub(crate) struct SheetShown {
    handle: String,
    name: Option<String>,
    entries: Vec<EntryShown>,
    announced: Vec<(Said, Said)>,
    day: String,
}

fn made_ready(page: &Page, it: &Sheet, now: ground_kernel::Timestamp) -> SheetShown {
    let announced = it.announced.iter().map(|(why, since, until)| {
        let (since, until) = (page.speaker.date(*since), page.speaker.date(*until));
        let dates = page.say_with("records-held-dates", &[("since", since.as_str()), ("until", until.as_str())]);
        (dates, page.say(shown::why_word(*why)))
    });
    SheetShown {
        handle: it.handle.clone(),
        name: it.name.clone(),
        entries: it.entries.iter().map(|entry| shown::entry(page, entry, &it.names, None)).collect(),
        announced: announced.collect(),
        day: page.speaker.date(now),
    }
}

// — their own —

/// Needs `Access::Read` of one's own folder.
pub(crate) async fn own(
    State(house): State<House>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    let Some(it) = own_sheet(&house, &visitor, &asked).await? else { return Ok(to_the_gate()) };
    let page = visitor.page(&house, Place::Personal).standing_at("/me/record/sheet");
    let view = SheetView { it: made_ready(&page, &it, house.now()), desk: None, closed: asked.closed(), page };
    Ok(show(&view, Place::Personal))
}

/// The same as a PDF. Needs `Access::Read`.
pub(crate) async fn own_pdf(
    State(house): State<House>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    let Some(it) = own_sheet(&house, &visitor, &asked).await? else { return Ok(to_the_gate()) };
    let page = visitor.page(&house, Place::Personal).standing_at("/me/record/sheet");
    let paper = own_copy(&page, &made_ready(&page, &it, house.now()), asked.closed(), asked.size());
    printed(&house, &visitor, Place::Personal, paper).await
}

/// There is no record yet: the gate says so.
fn to_the_gate() -> Response {
    axum::response::IntoResponse::into_response(axum::response::Redirect::to("/me/record"))
}

async fn own_sheet(house: &House, visitor: &Visitor, asked: &Asked) -> Result<Option<Sheet>, Problem> {
    match sheet::own(house, &visitor.caller, asked.closed()).await {
        Err(Error::NotFound) => Ok(None),
        other => other.map(Some).map_err(|error| problem(house, visitor, &error)),
    }
}

// — the desk's —

/// Needs `Access::Print`, and leaves a trace.
pub(crate) async fn desk(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<FolderId>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let it = sheet::desk(&house, &visitor.caller, id, asked.period()).await;
    let it = it.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk).standing_at(format!("/staff/records/{id}/sheet"));
    let it = made_ready(&page, &it, house.now());
    let title = it.name.as_ref().map_or(it.handle.clone(), |name| format!("{} · {name}", it.handle));
    let day = |typed: &str| when::day_in(typed).map(|_| typed.trim().to_owned()).unwrap_or_default();
    let desk = Desk { id: id.to_string(), title, from: day(&asked.from), until: day(&asked.until) };
    Ok(show(&SheetView { it, desk: Some(desk), closed: false, page }, Place::Desk))
}

/// The same as a PDF, in either form. Needs `Access::Print`.
pub(crate) async fn desk_pdf(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<FolderId>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let it = sheet::desk(&house, &visitor.caller, id, asked.period()).await;
    let it = it.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk).standing_at(format!("/staff/records/{id}/sheet"));
    let it = made_ready(&page, &it, house.now());
    let paper = match Form::from_word(&asked.form) {
        Form::House => of_the_house(&page, &it, asked.size()),
        Form::National => of_the_nation(&page, &it, asked.size()),
    };
    printed(&house, &visitor, Place::Desk, paper).await
}

// — on paper —

fn says(page: &Page, key: &str) -> Text {
    ink(&page.say(key))
}

fn row(label: Text, said: Option<Text>) -> Option<Row> {
    said.map(|said| Row { label, said: vec![said] })
}

fn signed(page: &Page, it: &SheetShown) -> Part {
    Part::Signed { lines: vec![it.day.as_str().into(), page.site.name.as_str().into()] }
}

/// Whether something is left out is said on each paper, in the same words where there is nothing that was.
fn left_out(page: &Page, it: &SheetShown, closed: bool) -> Vec<Part> {
    let mut parts = vec![];
    if !closed {
        parts.push(Part::Paragraph { text: says(page, "records-sheet-closed-out") });
    }
    if !it.announced.is_empty() {
        let items = it.announced.iter().flat_map(|(dates, why)| [ink(dates), ink(why)]).collect();
        parts.extend([Part::Strong { text: says(page, "records-held-title") }, Part::List { items }]);
    }
    parts
}

/// Their own copy: below each other, without an empty box.
fn own_copy(page: &Page, it: &SheetShown, closed: bool, size: Size) -> ground_paper::Sheet {
    let mut paper = ground_web::sheet(page, size);
    paper.parts.push(Part::Title { text: says(page, "records-title") });
    paper.parts.extend(left_out(page, it, closed));
    if it.entries.is_empty() {
        paper.parts.push(Part::Paragraph { text: says(page, "records-empty-yet") });
    }
    for entry in &it.entries {
        paper.parts.push(Part::Heading { text: format!("{} · {}", entry.when, entry.channel.as_plain()).into() });
        let rows = [
            row(says(page, "records-sheet-who"), entry.by.as_ref().map(ink)),
            row(says(page, "records-with"), entry.with.as_deref().map(Text::from)),
            row(says(page, "records-place"), entry.place.as_deref().map(Text::from)),
        ];
        let rows: Vec<Row> = rows.into_iter().flatten().collect();
        if !rows.is_empty() {
            paper.parts.push(Part::Facts { rows });
        }
        paper.parts.extend(entry.lines.iter().flat_map(|line| own_line(page, line)));
        if let Some(next) = &entry.next {
            let rows = vec![Row { label: says(page, "records-next"), said: vec![next.as_str().into()] }];
            paper.parts.push(Part::Facts { rows });
        }
    }
    paper.parts.push(signed(page, it));
    paper
}

/// A line, what they wrote beside it, and what stood there before.
fn own_line(page: &Page, line: &shown::LineShown) -> Vec<Part> {
    let Some(text) = &line.text else { return vec![] };
    let kind = format!("{}（{}）", line.kind.as_plain(), line.visibility.as_plain());
    let mut parts = vec![Part::Strong { text: kind.into() }, Part::Written { text: spoken(page, line, text).into() }];
    parts.extend(beside(page, line.beside.as_deref()));
    if line.hurt.is_some() {
        parts.push(Part::Paragraph { text: says(page, "records-hurt-marked") });
    }
    if let Some(asked) = &line.asked {
        parts.push(Part::Paragraph { text: ink(&asked.said) });
        let texts = [&asked.words, &asked.answer].into_iter().flatten();
        parts.extend(texts.map(|it| Part::Written { text: it.as_str().into() }));
    }
    for old in &line.older {
        let head = format!("{} {} {}", page.plain("records-older"), old.when, old.writer);
        parts.push(Part::Paragraph { text: head.into() });
        parts.extend(old.text.iter().map(|it| Part::Written { text: it.as_str().into() }));
        parts.extend(beside(page, old.beside.as_deref()));
    }
    parts
}

fn beside(page: &Page, text: Option<&str>) -> Vec<Part> {
    let Some(text) = text else { return vec![] };
    vec![Part::Paragraph { text: says(page, "records-my-word") }, Part::Written { text: text.into() }]
}

fn spoken(page: &Page, line: &shown::LineShown, text: &str) -> String {
    match &line.speaker {
        Some(name) => {
            let speaker = page.say_with("records-spoke", &[("name", name.as_str())]);
            format!("{}{text}", speaker.as_plain())
        }
        None => text.to_owned(),
    }
}

/// The organisation's own: one table of each support.
fn of_the_house(page: &Page, it: &SheetShown, size: Size) -> ground_paper::Sheet {
    let mut paper = ground_web::sheet(page, size);
    paper.parts.push(Part::Title { text: says(page, "records-staff-sheet-title") });
    paper.parts.push(Part::Facts { rows: whose(page, it) });
    paper.parts.extend(left_out(page, it, false));
    let keys = [
        word!("records-sheet-when"),
        word!("records-sheet-form"),
        word!("records-sheet-who"),
        word!("records-sheet-course"),
        word!("records-next"),
    ];
    let rows = it.entries.iter().map(|entry| house_row(page, entry)).collect();
    paper.parts.push(Part::Table { head: keys.into_iter().map(|key| says(page, key)).collect(), rows });
    paper.parts.push(signed(page, it));
    paper
}

fn whose(page: &Page, it: &SheetShown) -> Vec<Row> {
    let name = row(says(page, "records-staff-form-called"), it.name.as_deref().map(Text::from));
    let handle = Row { label: says(page, "records-staff-handle"), said: vec![it.handle.as_str().into()] };
    [handle].into_iter().chain(name).collect()
}

fn house_row(page: &Page, entry: &EntryShown) -> Vec<Text> {
    let lines = entry.lines.iter().filter_map(|line| {
        let text = line.text.as_deref()?;
        let beside = line.beside.as_ref().map(|it| format!("\n{}：{it}", page.plain("records-staff-own-word")));
        Some(format!("{}{}{}", line.mark, spoken(page, line, text), beside.unwrap_or_default()))
    });
    let minutes = entry.minutes.as_ref().map(|it| format!(" {}", it.as_plain())).unwrap_or_default();
    vec![
        entry.exact.as_str().into(),
        format!("{}{minutes}", entry.channel.as_plain()).into(),
        who(page, entry).into(),
        lines.collect::<Vec<_>>().join("\n").into(),
        entry.next.as_deref().unwrap_or_default().into(),
    ]
}

fn who(page: &Page, entry: &EntryShown) -> String {
    entry.by.as_ref().map_or_else(|| page.plain("records-staff-by-person"), |it| it.as_plain().to_owned())
}

/// The form of the nation: each support as what it asks for, in its order. Its name is written by hand, since we have none.
fn of_the_nation(page: &Page, it: &SheetShown, size: Size) -> ground_paper::Sheet {
    let mut paper = ground_web::sheet(page, size);
    paper.parts.push(Part::Title { text: says(page, word!("records-staff-form-national")) });
    paper.parts.push(Part::Facts { rows: whose(page, it) });
    paper.parts.push(Part::ByHand { label: says(page, word!("records-staff-form-name")) });
    paper.parts.extend(left_out(page, it, false));
    for (number, entry) in (1..).zip(&it.entries) {
        paper.parts.push(Part::Heading { text: format!("{number}").into() });
        let rows = Field::ALL.iter().filter_map(|field| national_row(page, entry, *field)).collect();
        paper.parts.push(Part::Facts { rows });
    }
    paper.parts.push(signed(page, it));
    paper
}

fn national_row(page: &Page, entry: &EntryShown, field: Field) -> Option<Row> {
    let (key, said) = match field {
        Field::Day => (word!("records-staff-form-day"), Some(entry.exact.clone())),
        Field::Hours => (word!("records-staff-form-hours"), entry.minutes.as_ref().map(|it| it.as_plain().to_owned())),
        Field::Way => (word!("records-staff-form-way"), Some(entry.channel.as_plain().to_owned())),
        Field::With => (word!("records-staff-form-with"), entry.with.clone()),
        Field::Place => (word!("records-place"), entry.place.clone()),
        Field::Staff => (word!("records-staff-form-staff"), Some(who(page, entry))),
        Field::Said => (word!("records-staff-form-said"), lines_of(page, entry, field)),
        Field::Done => (word!("records-staff-form-done"), lines_of(page, entry, field)),
        Field::Felt => (word!("records-staff-form-felt"), lines_of(page, entry, field)),
        Field::Beside => {
            let all: Vec<&str> = entry.lines.iter().filter_map(|it| it.beside.as_deref()).collect();
            (word!("records-staff-own-word"), Some(all.join("\n")))
        }
        Field::Next => (word!("records-staff-form-next"), entry.next.clone()),
        Field::Category => {
            (word!("records-staff-category"), entry.category.as_ref().map(|it| it.as_plain().to_owned()))
        }
    };
    let said = said.filter(|it| !it.is_empty());
    (said.is_some() || field.is_demanded())
        .then(|| Row { label: says(page, key), said: vec![said.unwrap_or_default().as_str().into()] })
}

fn lines_of(page: &Page, entry: &EntryShown, field: Field) -> Option<String> {
    let lines = entry.lines.iter().filter(|it| Field::of(it.of) == field);
    let texts = lines.filter_map(|it| Some(format!("{}{}", it.mark, spoken(page, it, it.text.as_deref()?))));
    Some(texts.collect::<Vec<_>>().join("\n"))
}

//! The calendar: as a page, for other programs, as a list for municipalities, and a leaflet on paper.
use super::{
    facts::{self, Fact},
    problem,
    times::{self, DayLine},
};
use crate::{
    Access, Error,
    actions::{
        gatherings::{self, Coming},
        listed, places,
    },
    event_list::{self, Event},
    gathering::{Gathering, clock, moment},
    ical::{self, Telling},
    place::{Line, Place as APlace, PlaceId},
    series::Day,
};
use askama::Template;
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use ground_paper::{Part, Row, Sheet, Size, Step};
use ground_web::{House, Page, Path, Place, Problem, Visitor, ink, printed, sheet, show};
use ground_words::word;
use qrcode::{QrCode, render::svg};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "ibasho/calendar.html")]
struct CalendarView {
    page: Page,
    days: Vec<DayLine>,
    others: Vec<Other>,
}

struct Other {
    when: String,
    title: String,
    place: String,
    organisation: String,
    price: String,
    address: Option<String>,
}

fn other(page: &Page, it: &Event) -> Other {
    let day = |on| page.speaker.day(moment(on, 0));
    let days = if it.first_on == it.last_on {
        day(it.first_on)
    } else {
        format!("{}–{}", day(it.first_on), day(it.last_on))
    };
    let time = match (it.begins_minute, it.ends_minute) {
        (Some(begins), Some(ends)) => times::hours(begins, ends),
        (Some(begins), None) => clock(begins),
        _ => String::new(),
    };
    // An address of a list is somebody else's text: only the usual kind leads anywhere.
    let leads = it.address.starts_with("https://") || it.address.starts_with("http://");
    Other {
        when: format!("{days} {time}").trim().to_owned(),
        title: it.title.clone(),
        place: it.place_name.clone(),
        organisation: it.organisation.clone(),
        price: it.price.clone(),
        address: leads.then(|| it.address.clone()),
    }
}

/// Everything that comes, of all places. Needs `Access::Look`, which is everybody's.
pub(crate) async fn read(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    let refused = |error: Error| problem(&house, &visitor, &error);
    let coming = gatherings::coming(&house, &visitor.caller, None).await.map_err(refused)?;
    let others = listed::coming(&house, &visitor.caller).await.map_err(refused)?;
    let page = visitor.page(&house, Place::Public);
    let days = coming.iter().map(|it| times::day_line(&page, it)).collect();
    let others = others.iter().map(|it| other(&page, &it.event)).collect();
    Ok(show(&CalendarView { days, others, page }, Place::Public))
}

/// One of the three feeds, of everything or of one place.
async fn feed_of(house: &House, visitor: &Visitor, place: Option<PlaceId>, feed: &str) -> Result<Response, Problem> {
    let refused = |error: Error| problem(house, visitor, &error);
    let coming = gatherings::coming(house, &visitor.caller, place).await.map_err(refused)?;
    let quiet = visitor.speaker.plain(word!("ibasho-calendar-quiet-word"));
    match feed {
        "quiet.ics" => Ok(calendar(&coming, Telling::Quiet(&quiet), house)),
        "names.ics" => Ok(calendar(&coming, Telling::Names(&house.door.public_address), house)),
        "list.csv" => {
            let all =
                places::catalogue(house, &visitor.caller, &crate::search::Wishes::default()).await.map_err(refused)?;
            let by_id: BTreeMap<PlaceId, &APlace> = all.iter().map(|it| (it.id, &**it)).collect();
            Ok(file("text/csv; charset=utf-8", "list.csv", list(house, &coming, &by_id)))
        }
        _ => Err(refused(Error::NotFound)),
    }
}

fn calendar(coming: &[Coming], telling: Telling<'_>, house: &House) -> Response {
    let days: Vec<(&Gathering, &Day)> = coming.iter().map(|it| (&**it.gathering, &it.day)).collect();
    file("text/calendar; charset=utf-8", "calendar.ics", ical::calendar(&days, telling, house.now()))
}

/// A file with a name that says nothing. (promise N-11)
fn file(kind: &'static str, name: &'static str, text: String) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)], text).into_response()
}

fn list(house: &House, coming: &[Coming], places: &BTreeMap<PlaceId, &APlace>) -> String {
    let address = &house.door.public_address;
    let rows = coming.iter().filter(|it| !it.day.off).filter_map(|it| {
        let place = places.get(&it.gathering.place)?;
        Some(row(address, &house.site().name, place, it))
    });
    event_list::write(&rows.collect::<Vec<_>>())
}

fn row(address: &str, house_name: &str, place: &APlace, it: &Coming) -> Vec<(usize, String)> {
    let gathering = &it.gathering;
    let organiser = if place.organisation.is_empty() { house_name } else { &place.organisation };
    let municipality = place.municipality;
    let cells = [
        (2, municipality.map_or("130001", |it| it.code).to_owned()),
        (3, gathering.title.clone()),
        (8, gathering.about.clone()),
        (12, format!("{address}/gatherings/{}", gathering.id)),
        (17, it.day.on.to_string()),
        (18, it.day.on.to_string()),
        (19, format!("{:0>5}", clock(gathering.begins_minute))),
        (20, format!("{:0>5}", clock(gathering.ends_minute))),
        (21, it.day.note.clone()),
        (22, place.name.clone()),
        (25, if place.online { String::new() } else { TOKYO.to_owned() }),
        (26, municipality.map_or(String::new(), |it| it.name(true).to_owned())),
        (32, organiser.to_owned()),
        (36, gathering.chairs().map(|it| it.to_string()).unwrap_or_default()),
        (37, place.yen.to_string()),
        (38, place.line(Line::Price).to_owned()),
        (43, place.line(Line::Exit).to_owned()),
    ];
    cells.into_iter().filter(|it| !it.1.is_empty()).collect()
}

/// As the list writes it; data, not a sentence.
const TOKYO: &str = "\u{6771}\u{4eac}\u{90fd}";

pub(crate) async fn feed(
    State(house): State<House>,
    visitor: Visitor,
    Path(feed): Path<String>,
) -> Result<Response, Problem> {
    feed_of(&house, &visitor, None, &feed).await
}

pub(crate) async fn feed_of_place(
    State(house): State<House>,
    visitor: Visitor,
    Path((place, feed)): Path<(PlaceId, String)>,
) -> Result<Response, Problem> {
    let seen = places::whole(&house, &visitor.caller, place, Access::Look).await;
    seen.map_err(|error| problem(&house, &visitor, &error))?;
    feed_of(&house, &visitor, Some(place), &feed).await
}

/// A leaflet to print. Its square leads to the first page of the house, the same on every sheet: nobody can tell by it
/// which leaflet somebody picked up.
#[derive(Template)]
#[template(path = "ibasho/leaflet.html")]
struct LeafletView {
    page: Page,
    id: String,
    name: String,
    organisation: String,
    about: String,
    first_visit: Vec<String>,
    facts: Vec<Fact>,
    days: Vec<DayLine>,
    address: String,
    square: Option<String>,
}

pub(crate) async fn leaflet(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<PlaceId>,
) -> Result<Response, Problem> {
    Ok(show(&leaflet_of(&house, &visitor, id).await?, Place::Public))
}

/// The same as a PDF.
pub(crate) async fn leaflet_pdf(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<PlaceId>,
) -> Result<Response, Problem> {
    let sheet = on_paper(leaflet_of(&house, &visitor, id).await?);
    printed(&house, &visitor, Place::Public, sheet).await
}

/// What stands on the leaflet, part by part.
fn on_paper(it: LeafletView) -> Sheet {
    let mut sheet = sheet(&it.page, Size::Usual);
    let heading = |key: &str| Part::Heading { text: ink(&it.page.say(key)) };
    sheet.parts.push(Part::Title { text: it.name.into() });
    if !it.organisation.is_empty() {
        let of = it.page.say_with("ibasho-of", &[("name", it.organisation.as_str())]);
        sheet.parts.push(Part::Paragraph { text: ink(&of) });
    }
    if !it.about.is_empty() {
        sheet.parts.push(Part::Written { text: it.about.into() });
    }
    sheet.parts.push(Part::Paragraph { text: ink(&it.page.say("ibasho-come-and-go")) });
    if !it.first_visit.is_empty() {
        let step = |text: String| Step { text: text.into(), typed: vec![] };
        let items = it.first_visit.into_iter().map(step).collect();
        sheet.parts.extend([heading("ibasho-line-first-visit"), Part::Steps { items }]);
    }
    let row = |fact: Fact| {
        let theirs = Some(fact.theirs).filter(|it| !it.is_empty()).map(Into::into);
        Row { label: ink(&fact.label), said: fact.ours.iter().map(ink).chain(theirs).collect() }
    };
    sheet.parts.push(Part::Facts { rows: it.facts.into_iter().map(row).collect() });
    if !it.days.is_empty() {
        let items = it.days.into_iter().map(|it| format!("{} {}", it.when, it.title).into()).collect();
        sheet.parts.extend([heading("ibasho-days"), Part::List { items }]);
    }
    let alt = it.page.plain("ibasho-leaflet-square");
    sheet.parts.extend(it.square.map(|svg| Part::Square { svg, alt }));
    let same = ink(&it.page.say("ibasho-leaflet-same"));
    sheet.parts.extend([Part::Paragraph { text: it.address.into() }, Part::Paragraph { text: same }]);
    sheet
}

async fn leaflet_of(house: &House, visitor: &Visitor, id: PlaceId) -> Result<LeafletView, Problem> {
    let refused = |error: Error| problem(house, visitor, &error);
    let it = places::whole(house, &visitor.caller, id, Access::Look).await.map_err(refused)?;
    let coming = gatherings::coming(house, &visitor.caller, Some(id)).await.map_err(refused)?;
    let page = visitor.page(house, Place::Public);
    let place = &it.place;
    Ok(LeafletView {
        id: id.to_string(),
        name: place.name.clone(),
        organisation: place.organisation.clone(),
        about: place.line(Line::About).to_owned(),
        first_visit: place.first_visit().into_iter().map(str::to_owned).collect(),
        facts: facts::facts(&page, place),
        days: coming.iter().filter(|it| !it.day.off).take(6).map(|it| times::day_line(&page, it)).collect(),
        address: house.door.public_address.clone(),
        square: square(&house.door.public_address),
        page,
    })
}

fn square(address: &str) -> Option<String> {
    let code = QrCode::new(format!("{address}/")).ok()?;
    let svg = code.render::<svg::Color<'_>>().min_dimensions(160, 160).build();
    Some(svg.split_once("?>")?.1.to_owned())
}

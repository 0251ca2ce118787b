//! One place, with everything one would like to know before going.
use super::{
    desk_only,
    facts::{self, Fact},
    problem,
    times::{self, DayLine},
};
use crate::{
    Access,
    actions::{
        gatherings::{self, Coming},
        murmurs,
        places::{self, Whole},
    },
    json_ld,
    place::{Line, PlaceId, Rules},
};
use askama::Template;
use axum::{extract::State, response::Response};
use ground_web::{House, Page, Path, Place, Problem, Visitor, show};
use ground_words::Said;

#[derive(Template)]
#[template(path = "ibasho/place.html")]
struct PlaceView {
    page: Page,
    id: String,
    name: String,
    organisation: String,
    about: String,
    first_visit: Vec<String>,
    facts: Vec<Fact>,
    untold: Vec<Said>,
    rules: Option<Version>,
    more_versions: bool,
    preview: bool,
    murmurs: bool,
    days: Vec<DayLine>,
    /// For search engines; none in a preview.
    data: Option<String>,
}

struct Version {
    number: String,
    on: String,
    lines: Vec<String>,
    changed: String,
    reason: String,
    decided_by: String,
    added: Vec<String>,
    gone: Vec<String>,
}

fn version(page: &Page, it: &Rules, before: Option<&Rules>) -> Version {
    let owned = |lines: Vec<&str>| lines.into_iter().map(str::to_owned).collect();
    let (added, gone) = before.map(|before| it.differences(before)).unwrap_or_default();
    Version {
        number: it.number.to_string(),
        on: page.speaker.date(it.made_at),
        lines: owned(it.lines()),
        changed: it.changed.clone(),
        reason: it.reason.clone(),
        decided_by: it.decided_by.clone(),
        added: owned(added),
        gone: owned(gone),
    }
}

fn view(page: Page, it: &Whole, coming: &[Coming], murmurs: bool, data: Option<String>) -> PlaceView {
    let preview = data.is_none();
    let place = &it.place;
    PlaceView {
        id: place.id.to_string(),
        name: place.name.clone(),
        organisation: place.organisation.clone(),
        about: place.line(Line::About).to_owned(),
        first_visit: place.first_visit().into_iter().map(str::to_owned).collect(),
        facts: facts::facts(&page, place),
        untold: facts::untold(&page, place),
        rules: it.rules.first().map(|rules| version(&page, rules, it.rules.get(1))),
        more_versions: it.rules.len() > 1,
        preview,
        murmurs,
        data,
        days: coming.iter().take(6).map(|it| times::day_line(&page, it)).collect(),
        page,
    }
}

/// Looking needs `Access::Look`.
pub(crate) async fn read(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<PlaceId>,
) -> Result<Response, Problem> {
    let it = places::whole(&house, &visitor.caller, id, Access::Look).await;
    let it = it.map_err(|error| problem(&house, &visitor, &error))?;
    let coming = gatherings::coming(&house, &visitor.caller, Some(id)).await;
    let coming = coming.map_err(|error| problem(&house, &visitor, &error))?;
    let murmurs = murmurs::is_open(&house, &visitor.caller, id).await;
    let murmurs = murmurs.map_err(|error| problem(&house, &visitor, &error))?;
    let data = json_ld::of_place(&house.door.public_address, &house.site().name, &it.place, &coming);
    Ok(show(&view(visitor.page(&house, Place::Public), &it, &coming, murmurs, Some(data)), Place::Public))
}

/// The page as somebody sees it who comes for the first time, before anybody can. It needs `Access::Write`.
pub(crate) async fn preview(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<PlaceId>,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    let it = places::whole(&house, &visitor.caller, id, Access::Write).await;
    let it = it.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(show(&view(visitor.page(&house, Place::Public), &it, &[], false, None), Place::Public))
}

#[derive(Template)]
#[template(path = "ibasho/rules.html")]
struct RulesView {
    page: Page,
    id: String,
    name: String,
    versions: Vec<Version>,
}

/// All versions of the rules, with what changed and why. (capability 165)
pub(crate) async fn versions(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<PlaceId>,
) -> Result<Response, Problem> {
    let it = places::whole(&house, &visitor.caller, id, Access::Look).await;
    let it = it.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Public);
    let versions = it.rules.iter().zip(1..).map(|(rules, next)| version(&page, rules, it.rules.get(next))).collect();
    Ok(show(&RulesView { id: id.to_string(), name: it.place.name.clone(), versions, page }, Place::Public))
}

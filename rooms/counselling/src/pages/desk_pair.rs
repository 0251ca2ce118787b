//! One counselling, as the counsellor has it.
use super::{
    can_be_mended, keeping, over, problem,
    shown::{LineShown, ToldShown, lines, told},
    word_for,
};
use crate::{
    Error,
    actions::{reading, telling, writing},
    pair::{PairId, Way, Written},
    told::ToldId,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Fields, Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::Said;

#[derive(Template)]
#[template(path = "counselling/desk_pair.html")]
struct DeskPairView {
    page: Page,
    wrong: Option<&'static str>,
    id: String,
    called: Option<String>,
    since: String,
    once: String,
    ways: Vec<(&'static str, Said, bool)>,
    minutes: String,
    next: String,
    text: String,
    lines: Vec<LineShown>,
    told: Vec<ToldShown>,
}

async fn view(
    house: &House,
    visitor: &Visitor,
    id: PairId,
    typed: &Fields,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let found = reading::one(house, &visitor.caller, id).await;
    let read = found.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Desk).standing_at(format!("/staff/counselling/{id}"));
    let way = |it: Way| (it.name(), page.say(it.key()), it.name() == typed.get("way"));
    let view = DeskPairView {
        wrong,
        id: id.to_string(),
        since: page.speaker.date(read.pair.begun_on),
        once: typed.once_text(),
        ways: Way::ALL.into_iter().map(way).collect(),
        minutes: typed.line("minutes"),
        next: typed.line("next"),
        text: typed.text("text"),
        lines: lines(&page, &read),
        told: told(&page, &read),
        called: read.called,
        page,
    };
    Ok(show(&view, Place::Desk))
}

/// Reading needs `Access::Read`; it is written into the ledger of the two first.
pub(crate) async fn read(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<PairId>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    if visitor.staff().is_none() {
        return Err(problem(&house, &visitor, &Error::NotFound));
    }
    view(&house, &visitor, id, &Fields::default(), None).await
}

async fn answer(
    house: &House,
    visitor: &Visitor,
    (id, typed): (PairId, &Fields),
    outcome: Result<(), Error>,
) -> Result<Response, Problem> {
    match outcome {
        Ok(()) => Ok(Redirect::to(&format!("/staff/counselling/{id}")).into_response()),
        Err(error) if can_be_mended(&error) => {
            let (status, key) = word_for(&error);
            Ok((status, view(house, visitor, id, typed, Some(key)).await?).into_response())
        }
        Err(error) => Err(keeping(problem(house, visitor, &error), typed)),
    }
}

/// Writing needs `Access::Write`.
pub(crate) async fn write(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<PairId>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(over(&house, &visitor, &typed, way));
    }
    if visitor.staff().is_none() {
        return Err(problem(&house, &visitor, &Error::NotFound));
    }
    let it = Written {
        way: Way::read(typed.get("way")),
        minutes: typed.line("minutes").parse().ok(),
        next: typed.line("next"),
        text: typed.text("text"),
        from: None,
    };
    let outcome = writing::write(&house, &visitor.caller, id, &typed.once(), &it).await;
    answer(&house, &visitor, (id, &typed), outcome).await
}

/// Proposing needs `Access::Write`.
pub(crate) async fn propose(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<PairId>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(over(&house, &visitor, &typed, way));
    }
    if visitor.staff().is_none() {
        return Err(problem(&house, &visitor, &Error::NotFound));
    }
    let outcome = telling::propose(&house, &visitor.caller, id, &typed.once(), &typed.text("text")).await;
    answer(&house, &visitor, (id, &typed), outcome).await
}

/// Saying that it was read needs `Access::Write`.
pub(crate) async fn was_read(
    State(house): State<House>,
    visitor: Visitor,
    Path((_, id)): Path<(PairId, ToldId)>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let pair = telling::was_read(&house, &visitor.caller, id).await;
    let pair = pair.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to(&format!("/staff/counselling/{pair}")).into_response())
}

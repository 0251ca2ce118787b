//! One counselling, as its person has it: what was written, what the team is to learn, and every way to end it.
use super::{
    can_be_mended, keeping, over, problem,
    shown::{LineShown, ToldShown, lines, told},
    way_back, word_for,
};
use crate::{
    Error,
    actions::{ending, reading, telling, writing},
    pair::{PairId, Written},
    store,
    told::ToldId,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Fields, Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_work::see;

#[derive(Template)]
#[template(path = "counselling/pair.html")]
struct PairView {
    page: Page,
    wrong: Option<&'static str>,
    id: String,
    counsellor: String,
    since: String,
    held: bool,
    /// Somebody else holds another one of theirs: lines can be handed on to them.
    to_hand_on: bool,
    once: String,
    text: String,
    lines: Vec<LineShown>,
    told: Vec<ToldShown>,
    opened: Vec<String>,
}

async fn view(
    house: &House,
    visitor: &Visitor,
    id: PairId,
    typed: &Fields,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let found = see_one(house, visitor, id).await;
    let (read, to_hand_on) = found.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Personal).standing_at(format!("/me/counselling/{id}"));
    let view = PairView {
        wrong,
        id: id.to_string(),
        counsellor: read.counsellor.clone(),
        since: page.speaker.date(read.pair.begun_on),
        held: read.pair.held,
        to_hand_on,
        once: typed.once_text(),
        text: typed.text("text"),
        lines: lines(&page, &read),
        told: told(&page, &read),
        opened: read.opened_on.iter().map(|it| page.speaker.date(*it)).collect(),
        page,
    };
    Ok(show(&view, Place::Personal))
}

async fn see_one(house: &House, visitor: &Visitor, id: PairId) -> Result<(reading::PairRead, bool), Error> {
    see!(house, &visitor.caller, |look| {
        let read = reading::one_in(look, id).await?;
        let others = store::own_pairs(look, read.pair.party).await?;
        Ok((read, others.iter().any(|it| it.held && it.id != id)))
    })
}

/// Reading needs `Access::Read`.
pub(crate) async fn read(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<PairId>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    view(&house, &visitor, id, &Fields::default(), None).await
}

/// To the page, or to the form with what was typed in it.
async fn answer(
    house: &House,
    visitor: &Visitor,
    (id, typed): (PairId, &Fields),
    outcome: Result<(), Error>,
    to: &str,
) -> Result<Response, Problem> {
    match outcome {
        Ok(()) => Ok(Redirect::to(&format!("/me/counselling/{id}{to}")).into_response()),
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
    if visitor.party().is_none() {
        return Ok(over(&house, &visitor, &typed, way_back()));
    }
    let it = Written::words(typed.text("text"));
    let outcome = writing::write(&house, &visitor.caller, id, &typed.once(), &it).await;
    answer(&house, &visitor, (id, &typed), outcome, "#written").await
}

/// Proposing needs `Access::Write`.
pub(crate) async fn propose(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<PairId>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(over(&house, &visitor, &typed, way_back()));
    }
    let outcome = telling::propose(&house, &visitor.caller, id, &typed.once(), &typed.text("text")).await;
    answer(&house, &visitor, (id, &typed), outcome, "#told").await
}

/// Handing on needs `Access::Read` of the one and `Access::Write` of the other.
pub(crate) async fn hand_on(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<PairId>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    let outcome = match typed.get("line").parse() {
        Ok(line) => ending::hand_on(&house, &visitor.caller, (id, line), &typed.once()).await,
        Err(_) => Err(Error::NotFound),
    };
    let to = outcome.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to(&format!("/me/counselling/{to}#written")).into_response())
}

macro_rules! one_press {
    ($($(#[$doc:meta])* $name:ident: $action:path => $to:literal;)+) => {$(
        $(#[$doc])*
        pub(crate) async fn $name(
            State(house): State<House>,
            visitor: Visitor,
            Path(id): Path<PairId>,
        ) -> Result<Response, Problem> {
            if visitor.party().is_none() {
                return Ok(way_back());
            }
            $action(&house, &visitor.caller, id).await.map_err(|error| problem(&house, &visitor, &error))?;
            Ok(Redirect::to($to).into_response())
        }
    )+};
}
one_press! {
    /// Ending needs `Access::Decide`.
    end: ending::end => "/me/counselling";
    /// Going on needs `Access::Decide`.
    go_on: ending::go_on => "/me/counselling";
    /// Erasing needs `Access::Decide`.
    erase: ending::erase => "/me/counselling";
}

/// Telling needs `Access::Decide`.
pub(crate) async fn tell(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<ToldId>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    let pair = telling::tell(&house, &visitor.caller, id).await;
    let pair = pair.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to(&format!("/me/counselling/{pair}#told")).into_response())
}

/// Taking back needs `Access::Decide`.
pub(crate) async fn take_back(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<ToldId>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    let pair = telling::take_back(&house, &visitor.caller, id).await;
    let pair = pair.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to(&format!("/me/counselling/{pair}#told")).into_response())
}

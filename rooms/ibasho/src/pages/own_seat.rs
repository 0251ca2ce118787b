//! A seat that somebody took: looked at, and given up, by whoever has its words.
use super::{fields::Fields, problem, times, word_for};
use crate::{Error, actions::seats, gathering::day_of};
use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ground_seal::phrase::Passphrase;
use ground_web::{Address, Form, House, Page, Place, Problem, Visitor, show};

#[derive(Template)]
#[template(path = "ibasho/seat.html")]
pub(super) struct SeatView {
    page: Page,
    title: String,
    place: String,
    place_name: String,
    when: String,
    seated: bool,
    fresh: bool,
    code: String,
    over: bool,
}

pub(super) fn seat_view(house: &House, page: Page, own: &seats::Own, code: &Passphrase, fresh: bool) -> SeatView {
    let (seat, gathering) = (&own.seat, &own.gathering);
    let stretch = seat.chair.or(seat.wants).and_then(|chair| gathering.stretch(chair));
    let day = page.speaker.day(crate::gathering::moment(seat.on, 0));
    let when = match stretch {
        Some((begins, ends)) => format!("{day} {}", times::hours(begins, ends)),
        None => times::day_and_time(&page, seat.on, gathering),
    };
    SeatView {
        title: gathering.title.clone(),
        place: gathering.place.to_string(),
        place_name: gathering.place_name.clone(),
        when,
        seated: seat.chair.is_some(),
        fresh,
        code: code.to_string(),
        over: seat.on < day_of(house.now()),
        page,
    }
}

#[derive(Template)]
#[template(path = "ibasho/seats.html")]
struct SeatsView {
    page: Page,
    code: String,
    gone: bool,
    wrong: Option<&'static str>,
}

pub(crate) async fn ask_code(State(house): State<House>, visitor: Visitor) -> Response {
    let page = visitor.page(&house, Place::Personal);
    show(&SeatsView { page, code: String::new(), gone: false, wrong: None }, Place::Personal)
}

fn not_this_code(house: &House, visitor: &Visitor, typed: &Fields) -> Response {
    let page = visitor.page(house, Place::Personal).standing_at("/seats");
    let (status, key) = word_for(&Error::NoSuchSeat);
    let view = SeatsView { page, code: typed.get("code").to_owned(), gone: false, wrong: Some(key) };
    (status, show(&view, Place::Personal)).into_response()
}

/// Looking at a seat needs `Access::Hold`, which showing its code gives.
pub(crate) async fn look(
    State(house): State<House>,
    visitor: Visitor,
    address: Address,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    let now = house.now();
    house.brakes.wait(house.brakes.pause(now, address, b"seat")).await;
    let Ok(code) = Passphrase::parse(typed.get("code")) else { return Ok(not_this_code(&house, &visitor, &typed)) };
    match seats::look(&house, &visitor.caller, &code).await {
        Ok(own) => {
            let page = visitor.page(&house, Place::Personal).standing_at("/seats");
            Ok(show(&seat_view(&house, page, &own, &code, false), Place::Personal))
        }
        Err(Error::NoSuchSeat) => {
            house.brakes.failed(now, address, b"seat");
            Ok(not_this_code(&house, &visitor, &typed))
        }
        Err(error) => Err(problem(&house, &visitor, &error)),
    }
}

/// 「行けない」. The answer is the same whether there was a seat or not.
pub(crate) async fn give_up(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    if let Ok(code) = Passphrase::parse(typed.get("code")) {
        let given = seats::give_up(&house, &visitor.caller, &code).await;
        given.map_err(|error| problem(&house, &visitor, &error))?;
    }
    let page = visitor.page(&house, Place::Personal).standing_at("/seats");
    let view = SeatsView { page, code: String::new(), gone: true, wrong: None };
    Ok((StatusCode::OK, show(&view, Place::Personal)).into_response())
}

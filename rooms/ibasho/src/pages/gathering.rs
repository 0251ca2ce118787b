//! A gathering, and taking a seat at it where its hosts want seats.
use super::{
    fields::Fields,
    own_seat, problem,
    times::{self, DayLine},
    word_for,
};
use crate::{
    Access, Error,
    actions::{gatherings, places, seats},
    gathering::{GatheringId, Occasion, clock, day_of},
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use ground_seal::phrase::Passphrase;
use ground_web::{Address, Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::Said;
use jiff::{ToSpan, civil::Date};

#[derive(Template)]
#[template(path = "ibasho/gathering.html")]
struct GatheringView {
    page: Page,
    id: String,
    online: bool,
    place: String,
    place_name: String,
    title: String,
    kind: Said,
    about: String,
    hosts: String,
    observers: String,
    for_whom: Vec<Said>,
    rhythm: Option<Said>,
    time: String,
    booking: bool,
    days: Vec<DayLine>,
}

/// Looking needs `Access::Look`.
pub(crate) async fn read(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<GatheringId>,
) -> Result<Response, Problem> {
    let refused = |error: Error| problem(&house, &visitor, &error);
    let it = gatherings::one(&house, &visitor.caller, id, Access::Look).await.map_err(refused)?;
    let place = places::whole(&house, &visitor.caller, it.place, Access::Look).await.map_err(refused)?;
    let from = day_of(house.now());
    let page = visitor.page(&house, Place::Public);
    let days = gatherings::days_of(vec![it.clone()], from, from.saturating_add(gatherings::AHEAD_DAYS.days()));
    let view = GatheringView {
        id: it.id.to_string(),
        online: it.online,
        place: it.place.to_string(),
        place_name: it.place_name.clone(),
        title: it.title.clone(),
        kind: page.say(it.kind.key()),
        about: it.about.clone(),
        hosts: it.hosts.clone(),
        observers: it.observers.clone(),
        for_whom: super::facts::for_whom(&page, &place.place),
        rhythm: times::rhythm(&page, &it.series),
        time: times::hours(it.begins_minute, it.ends_minute),
        booking: it.chairs().is_some(),
        days: days.iter().take(12).map(|it| times::day_line(&page, it)).collect(),
        page,
    };
    Ok(show(&view, Place::Public))
}

#[derive(Template)]
#[template(path = "ibasho/take_seat.html")]
struct TakeView {
    page: Page,
    id: String,
    date: String,
    title: String,
    when: String,
    code: String,
    nickname: String,
    stretches: Vec<(u32, String, bool, bool)>,
    full: bool,
    wrong: Option<&'static str>,
}

fn take_view(page: Page, occasion: &Occasion, free: &[u32], typed: &Fields, wrong: Option<&'static str>) -> TakeView {
    let gathering = &occasion.gathering;
    let wanted: u32 = typed.get("wants").parse().unwrap_or_default();
    let chairs = if gathering.slot_minutes.is_some() { gathering.chairs().unwrap_or_default() } else { 0 };
    let stretch = |chair: u32| {
        let (begins, ends) = gathering.stretch(chair)?;
        Some((chair, format!("{}–{}", clock(begins), clock(ends)), free.contains(&chair), chair == wanted))
    };
    TakeView {
        id: gathering.id.to_string(),
        date: occasion.on.to_string(),
        title: gathering.title.clone(),
        when: times::day_and_time(&page, occasion.on, gathering),
        code: typed.get("code").to_owned(),
        nickname: typed.line("nickname"),
        stretches: (1..=chairs).filter_map(stretch).collect(),
        full: free.is_empty(),
        wrong,
        page,
    }
}

fn date_in(house: &House, visitor: &Visitor, text: &str) -> Result<Date, Problem> {
    text.parse().map_err(|_| problem(house, visitor, &Error::NotFound))
}

/// A code is drawn for the form: sent twice, it is one seat. It needs `Access::Book`.
pub(crate) async fn ask(
    State(house): State<House>,
    visitor: Visitor,
    Path((id, date)): Path<(GatheringId, String)>,
) -> Result<Response, Problem> {
    let on = date_in(&house, &visitor, &date)?;
    let typed = Fields::of(vec![("code".to_owned(), Passphrase::random().to_string())]);
    form(&house, &visitor, id, on, &typed, None).await
}

async fn form(
    house: &House,
    visitor: &Visitor,
    id: GatheringId,
    on: Date,
    typed: &Fields,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let found = seats::free(house, &visitor.caller, id, on).await;
    let (occasion, free) = found.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Personal).standing_at(format!("/gatherings/{id}/{on}"));
    Ok(show(&take_view(page, &occasion, &free, typed, wrong), Place::Personal))
}

/// Taking a seat needs `Access::Book`, which is everybody's while it is open.
pub(crate) async fn take(
    State(house): State<House>,
    visitor: Visitor,
    address: Address,
    Path((id, date)): Path<(GatheringId, String)>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    let on = date_in(&house, &visitor, &date)?;
    let now = house.now();
    house.brakes.wait(house.brakes.pause_before_sending(now, address)).await;
    house.brakes.sent(now, address);
    let code = Passphrase::parse(typed.get("code")).unwrap_or_else(|_| Passphrase::random());
    let wants = typed.get("wants").parse().ok();
    match seats::take(&house, &visitor.caller, id, on, &code, &typed.line("nickname"), wants).await {
        Ok(own) => {
            let page = visitor.page(&house, Place::Personal).standing_at("/seats");
            Ok(show(&own_seat::seat_view(&house, page, &own, &code, true), Place::Personal))
        }
        Err(error @ (Error::Nickname | Error::Full)) => {
            let (status, key) = word_for(&error);
            Ok((status, form(&house, &visitor, id, on, &typed, Some(key)).await?).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error)),
    }
}

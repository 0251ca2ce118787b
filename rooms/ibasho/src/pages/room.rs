//! A room on a screen: the rules and a name for today, then the room itself. It works by forms and reloads; a small script
//! brings new lines by itself where it runs.
use super::{
    company::{self, ToOne},
    fields::Fields,
    problem, times, word_for,
};
use crate::{
    Error,
    actions::rooms::{self, AtTheRoom, Coming, Evening},
    frames,
    gathering::{GatheringId, moment},
    opening::band,
};
use askama::Template;
use axum::{
    extract::{RawQuery, State, WebSocketUpgrade},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::CookieJar;
use ground_live::{Outcome, Seat, Standing, once_of, serve};
use ground_web::{Address, Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::Said;

/// What is said longer ago is not shown on a page that is opened anew.
const MOST_SHOWN: usize = 400;

#[derive(Template)]
#[template(path = "ibasho/room_away.html")]
struct AwayView {
    page: Page,
    id: String,
    title: String,
    place: String,
    place_name: String,
    when: Option<String>,
}

#[derive(Template)]
#[template(path = "ibasho/room_door.html")]
struct DoorView {
    page: Page,
    id: String,
    title: String,
    when: String,
    state: frames::State,
    rules: Vec<String>,
    terms: u32,
    version: Said,
    changed: Option<Said>,
    readers: Readers,
    for_whom: Vec<Said>,
    nickname: String,
    back: bool,
    wrong: Option<&'static str>,
}

/// Everybody who can read what is said.
struct Readers {
    hosts: Option<Said>,
    alone: bool,
    observers: String,
}

#[derive(Template)]
#[template(path = "ibasho/room.html")]
struct RoomView {
    page: Page,
    id: String,
    title: String,
    until: String,
    state: frames::State,
    speaks: bool,
    lines: Vec<String>,
    last: u64,
    once: String,
    terms: u32,
    text: String,
    nickname: String,
    host: bool,
    listening: bool,
    readers: Readers,
    next: Option<String>,
    own: ToOne,
    wrong: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "ibasho/room_removed.html")]
struct RemovedView {
    page: Page,
    id: String,
    title: String,
    own: ToOne,
}

/// A room with somebody in it.
pub(super) struct Here {
    pub(super) at: AtTheRoom,
    evening: Evening,
    pub(super) seat: Seat,
}

impl Here {
    pub(super) fn evening(&self) -> &Evening {
        &self.evening
    }
    pub(super) fn inside(
        &self,
        house: &House,
        visitor: &Visitor,
        typed: &Fields,
        wrong: Option<&'static str>,
    ) -> Response {
        inside(house, visitor, &self.at, &self.evening, &self.seat, typed, wrong)
    }
}

/// Whoever has a seat here. For everybody else there is nothing.
pub(super) async fn here(house: &House, visitor: &Visitor, jar: &CookieJar, id: GatheringId) -> Result<Here, Problem> {
    let (mut at, seat) = from_my_seat(house, visitor, jar, id).await?;
    let nothing = || problem(house, visitor, &Error::NotFound);
    let (evening, seat) = (at.evening.take().ok_or_else(nothing)?, seat.ok_or_else(nothing)?);
    Ok(Here { at, evening, seat })
}

/// A room that is not open needs `Access::Look`, like its gathering; so does looking at its rules.
pub(crate) async fn read(
    State(house): State<House>,
    visitor: Visitor,
    jar: CookieJar,
    Path(id): Path<GatheringId>,
) -> Result<Response, Problem> {
    let (room, seat) = from_my_seat(&house, &visitor, &jar, id).await?;
    let Some(evening) = room.evening.as_ref().filter(|it| it.phase.lets_in()) else {
        return Ok(away(&house, &visitor, &room));
    };
    match seat {
        Some(seat) if seat.terms >= room.terms() => {
            Ok(inside(&house, &visitor, &room, evening, &seat, &Fields::default(), None))
        }
        seat => Ok(door(&house, &visitor, &room, evening, seat.as_ref(), None)),
    }
}

async fn at(house: &House, visitor: &Visitor, id: GatheringId) -> Result<AtTheRoom, Problem> {
    rooms::at(house, &visitor.caller, id).await.map_err(|error| problem(house, visitor, &error))
}

fn seat_in(house: &House, jar: &CookieJar, evening: &Evening) -> Option<Seat> {
    let card = house.card_of_seat(jar, &evening.opening.id.to_string())?;
    let seat = evening.table.seat_of(&card)?;
    // A host who stood up comes in like everybody else.
    (seat.standing != Standing::Host || evening.table.is_host_here(seat.id)).then_some(seat)
}

/// The room, and the seat that this browser has in it. Whoever hosts is heard by it.
async fn from_my_seat(
    house: &House,
    visitor: &Visitor,
    jar: &CookieJar,
    id: GatheringId,
) -> Result<(AtTheRoom, Option<Seat>), Problem> {
    let mut room = at(house, visitor, id).await?;
    let seat = room.evening.as_ref().and_then(|evening| seat_in(house, jar, evening));
    if let (Some(evening), Some(seat)) = (room.evening.as_mut(), &seat) {
        rooms::looks(house, evening, seat).await.map_err(|error| problem(house, visitor, &error))?;
    }
    Ok((room, seat))
}

fn away(house: &House, visitor: &Visitor, room: &AtTheRoom) -> Response {
    let page = visitor.page(house, Place::Public);
    let gathering = &room.gathering;
    let on = room.evening.as_ref().map(|it| it.opening.on).or(room.next);
    let view = AwayView {
        id: gathering.id.to_string(),
        title: gathering.title.clone(),
        place: gathering.place.to_string(),
        place_name: gathering.place_name.clone(),
        when: on.map(|on| times::day_and_time(&page, on, gathering)),
        page,
    };
    show(&view, Place::Public)
}

fn readers(page: &Page, room: &AtTheRoom, evening: &Evening) -> Readers {
    let here = evening.opening.hosts.iter().filter(|it| evening.table.is_host_here(it.seat));
    let names: Vec<String> = here.map(|it| it.called.clone()).collect();
    let named = page.speaker.list(&names);
    Readers {
        hosts: (!names.is_empty()).then(|| page.say_with("ibasho-room-hosts", &[("names", named.as_str())])),
        alone: evening.opening.with_one_host(),
        observers: room.gathering.observers.clone(),
    }
}

fn state_of(house: &House, page: &Page, evening: &Evening) -> frames::State {
    let now = house.now();
    frames::stands(&page.speaker, evening.phase, band(evening.table.heads(now)), evening.table.is_short(now))
}

fn door(
    house: &House,
    visitor: &Visitor,
    room: &AtTheRoom,
    evening: &Evening,
    seat: Option<&Seat>,
    wrong: Option<(&'static str, &Fields)>,
) -> Response {
    let page = visitor.page(house, Place::Personal).standing_at(format!("/rooms/{}", room.gathering.id));
    let current = room.rules.first();
    let (number, on) = (room.terms().to_string(), current.map(|it| page.speaker.date(it.made_at)).unwrap_or_default());
    let changed = current
        .filter(|it| !it.changed.is_empty())
        .map(|it| page.say_with("ibasho-rules-changed", &[("what", it.changed.as_str()), ("why", it.reason.as_str())]));
    let typed = wrong.map(|it| it.1.line("nickname"));
    let view = DoorView {
        id: room.gathering.id.to_string(),
        title: room.gathering.title.clone(),
        when: times::day_and_time(&page, evening.opening.on, &room.gathering),
        state: state_of(house, &page, evening),
        rules: current.map(|it| it.lines().into_iter().map(str::to_owned).collect()).unwrap_or_default(),
        terms: room.terms(),
        version: page.say_with("ibasho-rules-version", &[("number", number.as_str()), ("on", on.as_str())]),
        changed,
        readers: readers(&page, room, evening),
        for_whom: super::facts::for_whom(&page, &room.place),
        nickname: typed.or(seat.map(|it| it.name.clone())).unwrap_or_else(|| a_name(house, &page)),
        back: seat.is_some(),
        wrong: wrong.map(|it| it.0),
        page,
    };
    show(&view, Place::Personal)
}

/// A name to begin with; it says nothing about anybody.
fn a_name(house: &House, page: &Page) -> String {
    let names = page.plain("ibasho-room-names");
    let names: Vec<&str> = names.split_whitespace().collect();
    let dice = house.blind_id::<()>().as_bytes()[0];
    names.get(usize::from(dice) % names.len().max(1)).copied().unwrap_or_default().to_owned()
}

fn inside(
    house: &House,
    visitor: &Visitor,
    room: &AtTheRoom,
    evening: &Evening,
    seat: &Seat,
    typed: &Fields,
    wrong: Option<&'static str>,
) -> Response {
    let page = visitor.page(house, Place::Personal).standing_at(format!("/rooms/{}", room.gathering.id));
    let own = company::to_one(house, &page, room, evening, seat);
    if own.removed {
        let (id, title) = (room.gathering.id.to_string(), room.gathering.title.clone());
        return show(&RemovedView { id, title, own, page }, Place::Personal);
    }
    let lines = evening.table.seen_by(seat.id, 0, frames::voice_of(&page.speaker));
    let lines = &lines[lines.len().saturating_sub(MOST_SHOWN)..];
    let once = house.blind_id::<()>().to_string().replace('-', "");
    let view = RoomView {
        id: room.gathering.id.to_string(),
        title: room.gathering.title.clone(),
        until: crate::gathering::clock(room.gathering.ends_minute),
        speaks: evening.phase.speaks(),
        terms: room.terms(),
        state: state_of(house, &page, evening),
        last: lines.last().map_or(0, |it| it.0),
        lines: lines.iter().map(|it| it.1.to_string()).collect(),
        once: if typed.is("once") { typed.get("once").to_owned() } else { once },
        text: ground_web::as_typed(typed.get("text")),
        nickname: seat.name.clone(),
        host: seat.standing == Standing::Host,
        listening: seat.listening,
        readers: readers(&page, room, evening),
        next: room.next.map(|on| page.speaker.day(moment(on, 0))),
        own,
        wrong,
        page,
    };
    show(&view, Place::Personal)
}

/// Coming in needs `Access::Enter`, which is everybody's while the room lets people in.
pub(crate) async fn enter(
    State(house): State<House>,
    visitor: Visitor,
    address: Address,
    jar: CookieJar,
    Path(id): Path<GatheringId>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    let now = house.now();
    house.brakes.wait(house.brakes.pause_before_sending(now, address)).await;
    let room = at(&house, &visitor, id).await?;
    let Some(evening) = room.evening.as_ref().filter(|it| it.phase.lets_in()) else {
        return Ok(away(&house, &visitor, &room));
    };
    let coming = Coming {
        nickname: typed.get("nickname").to_owned(),
        listening: typed.is("listening"),
        first_time: typed.is("first_time"),
        terms: typed.get("terms").parse().unwrap_or_default(),
        card: house.card_of_seat(&jar, &evening.opening.id.to_string()),
    };
    let back = format!("/rooms/{id}");
    match rooms::enter(&house, &visitor.caller, id, &coming).await {
        Ok(Some((table, card))) => {
            let jar = jar.add(house.seat_cookie(&table.to_string(), card));
            Ok((jar, Redirect::to(&back)).into_response())
        }
        // The rules were changed while somebody read them: they are shown again.
        Ok(None) => Ok(Redirect::to(&back).into_response()),
        Err(error @ Error::Nickname) => {
            let (status, key) = word_for(&error);
            Ok((status, door(&house, &visitor, &room, evening, None, Some((key, &typed)))).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error)),
    }
}

/// Saying something needs a seat, which is what its card gives. One press is one line, however often it is sent.
pub(crate) async fn say(
    State(house): State<House>,
    visitor: Visitor,
    jar: CookieJar,
    Path(id): Path<GatheringId>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    let (room, seat) = from_my_seat(&house, &visitor, &jar, id).await?;
    let Some(evening) = &room.evening else {
        // It is over. What was typed is still theirs.
        let over = visitor.problem(
            &house,
            StatusCode::CONFLICT,
            ground_words::word!("ibasho-room-say-closed"),
            Place::Personal,
        );
        return Err(over.keeping(vec![("text".to_owned(), typed.get("text").to_owned())]));
    };
    let Some(seat) = seat else {
        return Ok(door(&house, &visitor, &room, evening, None, None));
    };
    let once = once_of(typed.get("once")).unwrap_or_else(|| *house.blind_id::<()>().as_bytes());
    let outcome = rooms::say(&house, evening, &seat, typed.text("text"), once).await;
    match outcome.map(|it| frames::word_for(&it).map(|key| (key, it))) {
        Ok(None) => Ok(Redirect::to(&format!("/rooms/{id}#last")).into_response()),
        Ok(Some((_, Outcome::ComeInAgain))) => {
            Ok((StatusCode::CONFLICT, door(&house, &visitor, &room, evening, Some(&seat), None)).into_response())
        }
        Ok(Some((key, _))) => {
            let view = inside(&house, &visitor, &room, evening, &seat, &typed, Some(key));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, view).into_response())
        }
        Err(error) => {
            let (status, key) = word_for(&error);
            Ok((status, inside(&house, &visitor, &room, evening, &seat, &typed, Some(key))).into_response())
        }
    }
}

/// Leaving: at once, without a word. The browser forgets its card; nobody is told.
pub(crate) async fn go(
    State(house): State<House>,
    visitor: Visitor,
    jar: CookieJar,
    Path(id): Path<GatheringId>,
) -> Result<Response, Problem> {
    let room = at(&house, &visitor, id).await?;
    let jar = match &room.evening {
        Some(evening) => {
            if let Some(seat) = seat_in(&house, &jar, evening) {
                company::leaves(evening, &seat);
            }
            jar.add(house.no_seat_cookie(&evening.opening.id.to_string()))
        }
        None => house.without_seats(jar),
    };
    Ok((jar, Redirect::to(&format!("/gatherings/{id}"))).into_response())
}

/// What is new, as it comes. Needs a seat.
pub(crate) async fn listen(
    State(house): State<House>,
    visitor: Visitor,
    jar: CookieJar,
    headers: HeaderMap,
    Path(id): Path<GatheringId>,
    RawQuery(asked): RawQuery,
    socket: Result<WebSocketUpgrade, axum::extract::ws::rejection::WebSocketUpgradeRejection>,
) -> Result<Response, Problem> {
    let nothing = |error: Error| problem(&house, &visitor, &error);
    let room = at(&house, &visitor, id).await?;
    let evening = room.evening.as_ref().ok_or_else(|| nothing(Error::NotFound))?;
    let seat = seat_in(&house, &jar, evening).ok_or_else(|| nothing(Error::NotFound))?;
    let Ok(socket) = socket else { return Err(nothing(Error::NotFound)) };
    if seat.terms < room.terms() || !from_our_own_page(&headers) {
        return Err(nothing(Error::NotFound));
    }
    let after = asked.as_deref().and_then(|it| it.strip_prefix("after=")).and_then(|it| it.parse().ok()).unwrap_or(0);
    let page = visitor.page(&house, Place::Personal);
    let (voice, speaker, table) = (frames::voice_of(&page.speaker), page.speaker.clone(), evening.table.clone());
    let socket = socket.read_buffer_size(4_096).write_buffer_size(4_096).max_message_size(16 * 1024);
    let response = socket.on_upgrade(move |socket| {
        let (hall, clock) = (house.hall.clone(), house.clone());
        let answer = move |press: &str, outcome: &Result<Outcome, ground_store::Trouble>| {
            let key = match outcome {
                Ok(outcome) => frames::word_for(outcome),
                Err(_) => Some(ground_words::word!("web-away")),
            };
            frames::answer(&speaker, press, key)
        };
        serve(socket, hall, table, seat, voice, after, move || clock.now(), answer)
    });
    Ok(response)
}

/// A page of another site cannot listen with somebody's card.
fn from_our_own_page(headers: &HeaderMap) -> bool {
    let text = |name: header::HeaderName| headers.get(name).and_then(|it| it.to_str().ok());
    match (text(header::ORIGIN), text(header::HOST)) {
        (Some(origin), Some(host)) => origin.split_once("://").is_some_and(|it| it.1 == host),
        (None, _) => true,
        _ => false,
    }
}

const SCRIPT: &str = include_str!("../../static/room.js");

/// The few lines that bring what is new. The same for everybody.
pub(crate) async fn script() -> Response {
    (
        [(header::CONTENT_TYPE, "text/javascript; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=3600")],
        SCRIPT,
    )
        .into_response()
}

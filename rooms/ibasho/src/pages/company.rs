//! In a room: telling the hosts, hiding somebody, and what one is told of oneself.
use super::{fields::Fields, problem, room, word_for};
use crate::{
    Error,
    actions::{
        company::{self, company_at},
        rooms::{AtTheRoom, Evening},
    },
    company::Placed,
    gathering::GatheringId,
    ladder::{Objection, Step},
    rounds::Talk,
    told::Standing,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::CookieJar;
use ground_live::{Body, Line, Seat};
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::{Said, word};

/// A step, as it is said to the one concerned.
pub(super) struct Own {
    pub(super) id: String,
    pub(super) said: Said,
    /// The rule by its number and in its words.
    pub(super) rule: Said,
    pub(super) reason: Option<Said>,
    pub(super) by: Said,
    pub(super) objection: Option<Said>,
    pub(super) may_object: bool,
}

/// What the page of a room says to one seat alone.
#[derive(Default)]
pub(super) struct ToOne {
    pub(super) steps: Vec<Own>,
    pub(super) removed: bool,
    /// They wrote of something heavy: there is a letter, if they like.
    pub(super) letter: bool,
    pub(super) turn: Option<Turn>,
    pub(super) slow: bool,
    /// There is a theme, and a page with the views of it.
    pub(super) themed: bool,
}

/// How one takes part in a round.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    Own,
    Others,
    Reflecting,
}

impl Turn {
    pub(super) fn key(self) -> &'static str {
        match self {
            Turn::Own => word!("ibasho-room-turn-yours"),
            Turn::Others => word!("ibasho-room-turn-others"),
            Turn::Reflecting => word!("ibasho-room-turn-reflecting"),
        }
    }
    pub(super) fn is_own(self) -> bool {
        self == Turn::Own
    }
    pub(super) fn is_round(self) -> bool {
        self != Turn::Reflecting
    }
}

pub(super) fn to_one(house: &House, page: &Page, at: &AtTheRoom, evening: &Evening, seat: &Seat) -> ToOne {
    let Ok(company) = company_at(evening) else { return ToOne::default() };
    let now = house.now();
    let shown = |it: &Placed| it.taken.step() == Step::QuietWord || now < it.taken.ends_at();
    let steps = company.steps_of(seat.id);
    ToOne {
        steps: steps.iter().filter(|it| shown(it)).map(|it| own(page, at, evening, it, now)).collect(),
        removed: company.holds(seat.id, now).is_some_and(|it| it.0 == Step::Removal),
        letter: company.is_heavy_for(seat.id),
        turn: match company.talk() {
            Talk::Free => None,
            Talk::Reflecting => Some(Turn::Reflecting),
            talk if talk.turn() == Some(&seat.id) => Some(Turn::Own),
            Talk::Round(_) => Some(Turn::Others),
        },
        slow: company.is_slow(),
        themed: company.theme().is_some(),
    }
}

/// Somebody leaves. A round goes on without them.
pub(super) fn leaves(evening: &Evening, seat: &Seat) {
    if let Ok(company) = company_at(evening) {
        company.talks(|talk| talk.leaves(&seat.id));
    }
}

fn own(page: &Page, at: &AtTheRoom, evening: &Evening, it: &Placed, now: ground_kernel::Timestamp) -> Own {
    let taken = &it.taken;
    let held = taken.holds(now);
    let until = page.speaker.moment(held.map_or(taken.ends_at(), |it| it.1));
    let step = |key| page.say_with(key, &[("until", until.as_str())]);
    let said = match held.map_or(taken.step(), |it| it.0) {
        Step::QuietWord => page.say("ibasho-room-own-word"),
        _ if held.is_none() => page.say("ibasho-room-own-ended"),
        Step::Pace => step(word!("ibasho-room-own-pace")),
        Step::Pause => step(word!("ibasho-room-own-pause")),
        Step::Removal => step(word!("ibasho-room-own-removal")),
    };
    let number = taken.rule().to_string();
    let rule = at.rules.first().and_then(|it| it.lines().get(taken.rule() as usize - 1).map(|it| (*it).to_owned()));
    let rule = rule.unwrap_or_default();
    let (host, second) = taken.hosts();
    let called = |account| evening.opening.hosts.iter().find(|it| it.account == account).map(|it| it.called.clone());
    let names: Vec<String> = [Some(host), second].into_iter().flatten().filter_map(called).collect();
    let names = page.speaker.list(&names);
    let reason = taken.reason();
    Own {
        id: it.id.to_string(),
        said,
        rule: page.say_with("ibasho-room-own-rule", &[("number", number.as_str()), ("rule", rule.as_str())]),
        reason: (!reason.is_empty()).then(|| page.say_with("ibasho-room-own-reason", &[("reason", reason)])),
        by: page.say_with("ibasho-room-own-by", &[("names", names.as_str())]),
        objection: match taken.objection() {
            Objection::None => None,
            Objection::Open => Some(page.say("ibasho-room-objection-open")),
            Objection::Stands(_) => Some(page.say("ibasho-room-objection-stands")),
            Objection::Lifted(_) => Some(page.say("ibasho-room-objection-lifted")),
        },
        may_object: taken.objection() == Objection::None && taken.step() != Step::QuietWord && held.is_some(),
    }
}

struct Offered {
    number: u64,
    name: String,
    text: String,
    host: bool,
}

fn offered(it: Line) -> Offered {
    let Body::Text(text) = it.body;
    Offered { number: it.number, name: it.name, text, host: it.standing == ground_live::Standing::Host }
}

struct Mine {
    id: String,
    standing: Said,
    done: bool,
}

#[derive(Template)]
#[template(path = "ibasho/room_tell.html")]
struct TellView {
    page: Page,
    id: String,
    title: String,
    lines: Vec<Offered>,
    mine: Vec<Mine>,
    wrong: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "ibasho/room_views.html")]
struct ViewsView {
    page: Page,
    id: String,
    title: String,
    theme: Option<String>,
    views: Vec<Offered>,
}

/// Views of a theme, side by side. Needs a seat.
pub(crate) async fn views(
    State(house): State<House>,
    visitor: Visitor,
    jar: CookieJar,
    Path(id): Path<GatheringId>,
) -> Result<Response, Problem> {
    let here = room::here(&house, &visitor, &jar, id).await?;
    let (theme, views) = company::views(here.evening(), here.seat.id).unzip();
    let view = ViewsView {
        id: id.to_string(),
        title: here.at.gathering.title.clone(),
        theme: theme.map(|it| offered(it).text),
        views: views.unwrap_or_default().into_iter().map(offered).collect(),
        page: visitor.page(&house, Place::Personal),
    };
    Ok(show(&view, Place::Personal))
}

fn standing_key(it: Standing) -> &'static str {
    match it {
        Standing::Arrived => word!("ibasho-told-arrived"),
        Standing::Seen => word!("ibasho-told-seen"),
        Standing::LookedAt => word!("ibasho-told-looked-at"),
        Standing::Done => word!("ibasho-told-done"),
    }
}

async fn tell_view(
    house: &House,
    visitor: &Visitor,
    here: &room::Here,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let (evening, seat) = (here.evening(), &here.seat);
    let mine = company::told_by(house, evening, seat.id).await;
    let mine = mine.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Personal).standing_at(format!("/rooms/{}/tell", here.at.gathering.id));
    let lines = company::lines_for(evening, seat.id).into_iter().map(offered);
    let view = TellView {
        id: here.at.gathering.id.to_string(),
        title: here.at.gathering.title.clone(),
        lines: lines.collect(),
        mine: mine
            .into_iter()
            .map(|(id, it)| Mine {
                id: id.to_string(),
                standing: page.say(standing_key(it)),
                done: it == Standing::Done,
            })
            .collect(),
        wrong,
        page,
    };
    Ok(show(&view, Place::Personal))
}

/// Telling needs a seat, which is what its card gives.
pub(crate) async fn ask(
    State(house): State<House>,
    visitor: Visitor,
    jar: CookieJar,
    Path(id): Path<GatheringId>,
) -> Result<Response, Problem> {
    let here = room::here(&house, &visitor, &jar, id).await?;
    tell_view(&house, &visitor, &here, None).await
}

fn back_to(id: GatheringId, path: &str) -> Response {
    Redirect::to(&format!("/rooms/{id}{path}")).into_response()
}

async fn answered(
    house: &House,
    visitor: &Visitor,
    here: &room::Here,
    done: Result<(), Error>,
    to: &str,
) -> Result<Response, Problem> {
    match done {
        Ok(()) => Ok(back_to(here.at.gathering.id, to)),
        Err(error @ (Error::IsHost | Error::Empty | Error::TooLong)) => {
            let (status, key) = word_for(&error);
            Ok((status, tell_view(house, visitor, here, Some(key)).await?).into_response())
        }
        Err(error) => Err(problem(house, visitor, &error)),
    }
}

/// 「進行役に知らせる」, the second tap. Needs a seat.
pub(crate) async fn tell(
    State(house): State<House>,
    visitor: Visitor,
    jar: CookieJar,
    Path(id): Path<GatheringId>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    let here = room::here(&house, &visitor, &jar, id).await?;
    let done = company::tell(&house, here.evening(), &here.seat, typed.get("line").parse().ok()).await;
    answered(&house, &visitor, &here, done, "/tell").await
}

/// Needs the seat of whoever told it.
pub(crate) async fn take_back(
    State(house): State<House>,
    visitor: Visitor,
    jar: CookieJar,
    Path(id): Path<GatheringId>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    let here = room::here(&house, &visitor, &jar, id).await?;
    let done = match typed.get("told").parse() {
        Ok(told) => company::take_back(&house, here.evening(), here.seat.id, told).await,
        Err(_) => Err(Error::NotFound),
    };
    answered(&house, &visitor, &here, done, "/tell").await
}

/// Needs a seat. Nobody is told, and the answer is the room.
pub(crate) async fn hide(
    State(house): State<House>,
    visitor: Visitor,
    jar: CookieJar,
    Path(id): Path<GatheringId>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    let here = room::here(&house, &visitor, &jar, id).await?;
    let done = match typed.get("line").parse() {
        Ok(line) => company::hide(&house, here.evening(), &here.seat, line).await,
        Err(_) => Err(Error::NotFound),
    };
    answered(&house, &visitor, &here, done, "").await
}

/// Something for the hosts alone. Needs a seat.
pub(crate) async fn to_hosts(
    State(house): State<House>,
    visitor: Visitor,
    jar: CookieJar,
    Path(id): Path<GatheringId>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    let here = room::here(&house, &visitor, &jar, id).await?;
    match company::to_the_hosts(here.evening(), &here.seat, &typed.text("text")) {
        Ok(()) => Ok(here.inside(&house, &visitor, &Fields::default(), Some(word!("ibasho-room-to-hosts-done")))),
        Err(error) => {
            let (status, key) = word_for(&error);
            Ok((status, here.inside(&house, &visitor, &typed, Some(key))).into_response())
        }
    }
}

/// 「これはちがうと思う」. Needs the seat concerned.
pub(crate) async fn object(
    State(house): State<House>,
    visitor: Visitor,
    jar: CookieJar,
    Path(id): Path<GatheringId>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    let here = room::here(&house, &visitor, &jar, id).await?;
    let done = match typed.get("step").parse() {
        Ok(step) => company::object(&house, here.evening(), here.seat.id, step).await,
        Err(_) => Err(Error::NotFound),
    };
    answered(&house, &visitor, &here, done, "").await
}

/// Joining a round, or the end of one's turn; a pass is the same. Needs a seat.
pub(crate) async fn turn(
    State(house): State<House>,
    visitor: Visitor,
    jar: CookieJar,
    Path(id): Path<GatheringId>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    let here = room::here(&house, &visitor, &jar, id).await?;
    let done = company::turn(here.evening(), here.seat.id, typed.is("join"));
    answered(&house, &visitor, &here, done, "#last").await
}

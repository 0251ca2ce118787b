//! Murmuring alone: the page to write on, and one's own murmurs for whoever has their words.
//!
//! The words travel in the forms and nowhere else: no cookie, no address, nothing that a browser keeps.
use super::{fields::Fields, problem, word_for};
use crate::{
    Error,
    actions::murmurs::{self, Shown, Whole},
    murmur::{Automatic, KEPT_DAYS},
    place::PlaceId,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use ground_kernel::Timestamp;
use ground_seal::{phrase::Passphrase, session::Token};
use ground_web::{Address, Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::{Said, word};

#[derive(Template)]
#[template(path = "ibasho/murmur.html")]
struct BlankView {
    page: Page,
    place: String,
    name: String,
    hosts: String,
    reads: Said,
    code: String,
    press: String,
    text: String,
    wrong: Option<&'static str>,
}

/// By when it is read, as it is said before the first word and below each one.
fn reads(page: &Page, by: Option<Timestamp>) -> Said {
    match by {
        // Hours until 24:00 end at the midnight of the next day.
        Some(by) => page.say_with("ibasho-murmur-reads-by", &[("by", page.speaker.day(by.plus_seconds(-1)).as_str())]),
        None => page.say("ibasho-murmur-reads-unknown"),
    }
}

async fn blank_view(
    house: &House,
    visitor: &Visitor,
    place: PlaceId,
    typed: &Fields,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let before = murmurs::beforehand(house, &visitor.caller, place).await;
    let before = before.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Personal).standing_at(format!("/murmurs/{place}"));
    let view = BlankView {
        place: place.to_string(),
        name: before.murmuring.name.clone(),
        hosts: before.murmuring.hosts.clone(),
        reads: reads(&page, before.reads_by),
        code: typed.get("code").to_owned(),
        press: typed.get("press").to_owned(),
        text: typed.text("text"),
        wrong,
        page,
    };
    Ok(show(&view, Place::Personal))
}

/// Words are drawn for the form: sent twice, it is one murmur. It needs `Access::Murmur`, which is everybody's while it is
/// open.
pub(crate) async fn blank(
    State(house): State<House>,
    visitor: Visitor,
    Path(place): Path<PlaceId>,
) -> Result<Response, Problem> {
    let drawn = [("code", Passphrase::random().to_string()), ("press", Token::random().to_text().to_string())];
    let typed = Fields::of(drawn.into_iter().map(|(name, value)| (name.to_owned(), value)).collect());
    blank_view(&house, &visitor, place, &typed, None).await
}

pub(crate) async fn write(
    State(house): State<House>,
    visitor: Visitor,
    address: Address,
    Path(place): Path<PlaceId>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    let now = house.now();
    house.brakes.wait(house.brakes.pause_before_sending(now, address)).await;
    house.brakes.sent(now, address);
    let code = Passphrase::parse(typed.get("code")).unwrap_or_else(|_| Passphrase::random());
    let text = typed.text("text");
    match murmurs::write(&house, place, &code, typed.get("press"), &text).await {
        Ok(said) => shown_again(&house, &visitor, &code, Some(said), !typed.is("known")).await,
        Err(error @ (Error::Empty | Error::TooLong)) => {
            let (status, _) = word_for(&error);
            let key = match error {
                Error::TooLong => word!("ibasho-murmur-too-long"),
                _ => word!("ibasho-murmur-empty"),
            };
            // Whoever is in the middle of murmuring sees the rest of it when it is mended.
            Ok((status, blank_view(&house, &visitor, place, &typed, Some(key)).await?).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error)),
    }
}

struct Line {
    id: String,
    when: String,
    text: String,
    /// By when it is read, or when it was, and by whom.
    standing: Said,
}

#[derive(Template)]
#[template(path = "ibasho/own_murmurs.html")]
struct OwnView {
    page: Page,
    place: String,
    place_name: String,
    code: String,
    press: String,
    fresh: bool,
    open: bool,
    arrived: bool,
    automatic: Vec<Said>,
    help: bool,
    lines: Vec<Line>,
}

fn line(page: &Page, it: &Shown) -> Line {
    let standing = match (it.murmur.read, &it.reader) {
        (Some((at, _)), Some(who)) => {
            page.say_with("ibasho-murmur-was-read-by", &[("who", who.as_str()), ("at", page.speaker.day(at).as_str())])
        }
        (Some((at, _)), None) => page.say_with("ibasho-murmur-was-read", &[("at", page.speaker.day(at).as_str())]),
        (None, _) => reads(page, it.murmur.reads_by),
    };
    Line { id: it.murmur.id.to_string(), when: page.speaker.moment(it.murmur.at), text: it.text.clone(), standing }
}

/// What is shown by itself: that it is automatic, that nobody has read it yet, and when somebody will. (promise N-7)
fn automatic(page: &Page, said: Automatic, by: Option<Timestamp>) -> Vec<Said> {
    let arrived = match said {
        Automatic::C => page.say("ibasho-murmur-auto-c-nobody"),
        _ => page.say("ibasho-murmur-auto-arrived"),
    };
    let reads = by.map(|by| {
        let (by, key) = (
            page.speaker.day(by.plus_seconds(-1)),
            match said {
                Automatic::A => word!("ibasho-murmur-auto-a-reads"),
                _ => word!("ibasho-murmur-auto-b-reads"),
            },
        );
        page.say_with(key, &[("by", by.as_str())])
    });
    let rest = match said {
        Automatic::A => page.say("ibasho-murmur-auto-a-no-hurry"),
        Automatic::B => page.say("ibasho-murmur-auto-b-lines"),
        Automatic::C => page.say("ibasho-murmur-auto-c-danger"),
    };
    [arrived].into_iter().chain(reads).chain([rest]).collect()
}

fn own_view(page: Page, it: &Whole, code: &Passphrase, said: Option<Option<Automatic>>, fresh: bool) -> OwnView {
    let by = it.all.last().and_then(|it| it.murmur.reads_by);
    let kind = said.flatten();
    OwnView {
        place: it.book.place.to_string(),
        place_name: it.book.place_name.clone(),
        code: code.to_string(),
        press: Token::random().to_text().to_string(),
        fresh,
        open: it.open,
        arrived: said.is_some() && kind.is_none(),
        automatic: kind.map(|kind| automatic(&page, kind, by)).unwrap_or_default(),
        help: kind.is_some_and(|it| it != Automatic::A),
        lines: it.all.iter().rev().map(|it| line(&page, it)).collect(),
        page,
    }
}

async fn shown_again(
    house: &House,
    visitor: &Visitor,
    code: &Passphrase,
    said: Option<Option<Automatic>>,
    fresh: bool,
) -> Result<Response, Problem> {
    match murmurs::own(house, code).await {
        Ok(whole) => {
            let page = visitor.page(house, Place::Personal).standing_at("/murmurs");
            Ok(show(&own_view(page, &whole, code, said, fresh), Place::Personal))
        }
        Err(Error::NoSuchCode) => Ok(not_this_code(house, visitor, &code.to_string())),
        Err(error) => Err(problem(house, visitor, &error)),
    }
}

#[derive(Template)]
#[template(path = "ibasho/murmurs.html")]
struct CodeView {
    page: Page,
    code: String,
    gone: bool,
    kept_days: String,
    wrong: Option<&'static str>,
}

fn code_view(house: &House, visitor: &Visitor, code: &str, gone: bool, wrong: Option<&'static str>) -> Response {
    let page = visitor.page(house, Place::Personal).standing_at("/murmurs");
    let view = CodeView { page, code: code.to_owned(), gone, kept_days: KEPT_DAYS.to_string(), wrong };
    show(&view, Place::Personal)
}

pub(crate) async fn ask_code(State(house): State<House>, visitor: Visitor) -> Response {
    code_view(&house, &visitor, "", false, None)
}

fn not_this_code(house: &House, visitor: &Visitor, typed: &str) -> Response {
    let (status, key) = word_for(&Error::NoSuchCode);
    (status, code_view(house, visitor, typed, false, Some(key))).into_response()
}

/// One's own murmurs need `Access::KeepMurmurs`, which showing the words gives.
pub(crate) async fn look(
    State(house): State<House>,
    visitor: Visitor,
    address: Address,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    let now = house.now();
    house.brakes.wait(house.brakes.pause(now, address, b"murmur")).await;
    let Ok(code) = Passphrase::parse(typed.get("code")) else {
        return Ok(not_this_code(&house, &visitor, typed.get("code")));
    };
    let answer = shown_again(&house, &visitor, &code, None, false).await?;
    if !answer.status().is_success() {
        house.brakes.failed(now, address, b"murmur");
    }
    Ok(answer)
}

/// One of them is destroyed. Needs `Access::KeepMurmurs`.
pub(crate) async fn take_back(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    let (Ok(code), Ok(id)) = (Passphrase::parse(typed.get("code")), typed.get("murmur").parse()) else {
        return Ok(not_this_code(&house, &visitor, typed.get("code")));
    };
    match murmurs::take_back(&house, &code, id).await {
        Ok(()) | Err(Error::NoSuchCode | Error::NotFound) => shown_again(&house, &visitor, &code, None, false).await,
        Err(error) => Err(problem(&house, &visitor, &error)),
    }
}

/// All of them. The answer is the same whether there were any or not.
pub(crate) async fn erase(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    if let Ok(code) = Passphrase::parse(typed.get("code")) {
        let erased = murmurs::erase(&house, &code).await;
        erased.map_err(|error| problem(&house, &visitor, &error))?;
    }
    Ok(code_view(&house, &visitor, "", true, None))
}

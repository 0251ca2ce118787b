//! The first page: four doors, the lowest step first; a door for families; つづきから; いま、つらいとき; and when a human
//! reads next. The four stand beside each other in no order of progress. (capability 9)
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use consultation::Today;
use ground_web::{House, Page, Place, Problem, Visitor, show};

#[derive(Template)]
#[template(path = "house/front.html")]
struct FrontView {
    page: Page,
    reads_at: Option<String>,
    open_now: bool,
    receives: bool,
    doors: staff::Doors,
    reach: bool,
}

pub(crate) async fn front(State(house): State<House>, visitor: Visitor) -> Response {
    let page = visitor.page(&house, Place::Public);
    let now = house.now();
    let today = consultation::today(&house).await.unwrap_or_else(|error| {
        tracing::error!(%error, "the first page could not learn when somebody reads");
        let usual = staff::Organisation::default();
        Today { doors: usual.doors, reach: usual.reach, reads_at: None, receives: true }
    });
    let Today { doors, reach, reads_at, receives } = today;
    let open_now = reads_at.is_some_and(|at| at <= now);
    let reads_at = reads_at.map(|at| page.speaker.moment(at));
    show(&FrontView { page, reads_at, open_now, receives, doors, reach: !reach.is_empty() }, Place::Public)
}

/// A page of plain text behind a door: a title and paragraphs.
#[derive(Template)]
#[template(path = "house/text.html")]
struct TextView {
    page: Page,
    title: &'static str,
    paragraphs: Vec<&'static str>,
    links: Vec<(&'static str, &'static str)>,
}

fn text(
    house: &House,
    visitor: &Visitor,
    title: &'static str,
    paragraphs: Vec<&'static str>,
    links: Vec<(&'static str, &'static str)>,
) -> Response {
    let page = visitor.page(house, Place::Public);
    show(&TextView { page, title, paragraphs, links }, Place::Public)
}

use ground_words::word;

/// ただ読む.
pub(crate) async fn about(State(house): State<House>, visitor: Visitor) -> Response {
    let paragraphs = vec![
        word!("house-read-what"),
        word!("house-read-who"),
        word!("house-read-how"),
        word!("house-read-nothing"),
        word!("house-read-silence"),
    ];
    let links = vec![
        ("/letters/new", word!("house-door-write")),
        ("/explanation", word!("consent-sheet-title")),
        ("/limits", word!("house-limits-title")),
        ("/help", word!("web-when-it-is-hard")),
    ];
    text(&house, &visitor, word!("house-read-title"), paragraphs, links)
}

/// ちょっとやってみる: says honestly what exists.
pub(crate) async fn try_out(State(house): State<House>, visitor: Visitor) -> Response {
    let paragraphs = vec![word!("house-try-none-yet"), word!("house-try-meanwhile")];
    text(&house, &visitor, word!("house-try-title"), paragraphs, vec![("/letters/new", word!("house-door-write"))])
}

/// For families and siblings: their own letters, for themselves. (capability 2, A12)
pub(crate) async fn family(State(house): State<House>, visitor: Visitor) -> Response {
    let paragraphs = vec![
        word!("house-family-for-yourself"),
        word!("house-family-apart"),
        word!("house-family-not-told"),
        word!("house-family-phone"),
    ];
    let links = vec![
        ("/letters/new?for=family", word!("house-family-write")),
        ("/letters/new?for=sibling", word!("house-family-write-sibling")),
        ("/by-phone", word!("house-reach-title")),
        ("/help", word!("web-when-it-is-hard")),
    ];
    text(&house, &visitor, word!("house-family-title"), paragraphs, links)
}

#[derive(Template)]
#[template(path = "house/reach.html")]
struct ReachView {
    page: Page,
    ways: Vec<(&'static str, String)>,
}

/// For whoever uses no screen, and for those who look it up for them: number, fax, post, and what to expect. What the
/// organisation has not said is not there. (capabilities 13, 15)
pub(crate) async fn by_phone(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    let reach = match consultation::today(&house).await {
        Ok(today) => today.reach,
        Err(error) => {
            tracing::error!(%error, "how to reach this house could not be read");
            return Err(visitor.problem(&house, StatusCode::SERVICE_UNAVAILABLE, word!("web-away"), Place::Public));
        }
    };
    let ways = [
        (word!("house-reach-phone"), reach.phone),
        (word!("house-reach-fax"), reach.fax),
        (word!("house-reach-post"), reach.post),
    ];
    let ways: Vec<_> = ways.into_iter().filter(|it| !it.1.is_empty()).collect();
    let page = visitor.page(&house, Place::Public);
    Ok(show(&ReachView { page, ways }, Place::Public))
}

/// ここで守れないもの: five plain lines, reachable from the first page. (capability 196)
pub(crate) async fn limits(State(house): State<House>, visitor: Visitor) -> Response {
    let mut paragraphs = vec![
        word!("house-limits-phone"),
        word!("house-limits-words"),
        word!("house-limits-memory"),
        word!("house-limits-court"),
        word!("house-limits-machine"),
    ];
    if house.door.behind_proxy {
        paragraphs.push(word!("house-limits-proxy"));
    }
    paragraphs.push(word!("house-limits-copies"));
    // Age is not asked; what changes below eighteen is said before the first word. (capability 190)
    paragraphs.push(word!("consultation-more-young"));
    // For what letters may end is said before the first one is written. (capability 149)
    paragraphs.extend([
        word!("consultation-ending-lead"),
        word!("consultation-reason-asked"),
        word!("consultation-reason-moved"),
        word!("consultation-reason-violence"),
        word!("consultation-reason-solicitation"),
        word!("consultation-reason-outside"),
        word!("consultation-reason-closing"),
        word!("consultation-ending-way-back"),
    ]);
    text(&house, &visitor, word!("house-limits-title"), paragraphs, vec![("/", word!("web-to-first-page"))])
}

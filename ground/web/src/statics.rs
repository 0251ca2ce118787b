//! The few files that browsers may keep: one style sheet; a script for all pages, one for the desk, one for forms that are
//! typed into while listening, one for devices that sign; one icon. All ours, none from elsewhere.
use crate::House;
use axum::{
    Router,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
    routing::get,
};

const STYLE: &str = include_str!("../static/engawa.css");
const SCRIPT: &str = include_str!("../static/engawa.js");
const PASSKEYS: &str = include_str!("../static/passkeys.js");
const DESK_SCRIPT: &str = include_str!("../static/desk.js");
const LINES: &str = include_str!("../static/lines.js");
const ICON: &str = include_str!("../static/icon.svg");

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/static/engawa.css", get(async || file("text/css; charset=utf-8", STYLE)))
        .route("/static/engawa.js", get(async || file("text/javascript; charset=utf-8", SCRIPT)))
        .route("/static/passkeys.js", get(async || file("text/javascript; charset=utf-8", PASSKEYS)))
        .route("/static/desk.js", get(async || file("text/javascript; charset=utf-8", DESK_SCRIPT)))
        .route("/static/lines.js", get(async || file("text/javascript; charset=utf-8", LINES)))
        .route("/static/icon.svg", get(async || file("image/svg+xml", ICON)))
        .route("/favicon.ico", get(async || file("image/svg+xml", ICON)))
        .route(
            "/robots.txt",
            get(async || file("text/plain; charset=utf-8", "User-agent: *\nDisallow: /staff\nDisallow: /letters/\n")),
        )
}

fn file(kind: &'static str, text: &'static str) -> Response {
    let mut response = ([(header::CONTENT_TYPE, kind)], text).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600"));
    response
}

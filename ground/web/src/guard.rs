//! What stands around every page: headers that keep browsers quiet, the refusal of requests from other sites, limits,
//! and a calm page when something breaks.
use crate::{House, Page, Place, Preferences, Problem};
use axum::{
    Router,
    extract::{DefaultBodyLimit, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use axum_extra::extract::CookieJar;
use ground_words::word;
use std::time::Duration;
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer, timeout::TimeoutLayer};

/// Nothing from elsewhere, nothing inline; forms go to us alone; nobody frames us.
const CONTENT_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const NO_FEATURES: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), \
    magnetometer=(), microphone=(), midi=(), payment=(), usb=(), interest-cohort=()";
const MOST_BODY_BYTES: usize = 1024 * 1024;
const LONGEST_SECONDS: u64 = 30;

/// Wraps the pages of the house.
pub fn guard(pages: Router<House>, house: House) -> Router {
    pages
        .layer(CsrfLayer::new())
        .layer(DefaultBodyLimit::max(MOST_BODY_BYTES))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(LONGEST_SECONDS)))
        .layer(CatchPanicLayer::custom(broken))
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn_with_state(house.clone(), headers))
        .with_state(house)
}

fn broken(_: Box<dyn std::any::Any + Send>) -> Response {
    tracing::error!("a handler broke");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

/// What broke, took too long, or came from another site is answered by a page, too, not by a bare status.
fn calm(house: &House, request: &HeaderMap, path: &str, response: Response) -> Response {
    let status = response.status();
    let key = match status {
        StatusCode::FORBIDDEN => word!("web-from-elsewhere"),
        StatusCode::PAYLOAD_TOO_LARGE => word!("web-too-much"),
        StatusCode::INTERNAL_SERVER_ERROR | StatusCode::SERVICE_UNAVAILABLE => word!("web-away"),
        _ => return response,
    };
    let bare =
        response.headers().get(header::CONTENT_TYPE).is_none_or(|kind| !kind.as_bytes().starts_with(b"text/html"));
    if !bare || path == "/readyz" {
        return response;
    }
    let look = Preferences::of(request, &CookieJar::from_headers(request), house);
    let speaker = house.words.speaker(look.voice, look.furigana);
    let page = Page { speaker, look, place: Place::Public, path: "/".to_owned(), site: house.site() };
    Problem::new(status, key, page).into_response()
}

async fn headers(State(house): State<House>, request: Request, next: Next) -> Response {
    let (asked, path) = (request.headers().clone(), request.uri().path().to_owned());
    let mut response = calm(&house, &asked, &path, next.run(request).await);
    let headers = response.headers_mut();
    let always: [(HeaderName, &'static str); 7] = [
        (header::CONTENT_SECURITY_POLICY, CONTENT_POLICY),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), NO_FEATURES),
    ];
    for (name, value) in always {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    // Our own mark for "do not compress"; it is not a header that should travel.
    if headers.get(header::CONTENT_ENCODING).is_some_and(|value| value == "identity") {
        headers.remove(header::CONTENT_ENCODING);
    }
    if house.door.secure {
        let year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    response
}

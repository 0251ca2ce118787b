//! The session was over when a form was sent: what was typed is still here. It is sent again once somebody has come back in,
//! in another tab; the same form stays the same press.
use crate::{Fields, House, Page, Place, Visitor, show};
use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};

#[derive(Template)]
#[template(path = "over.html")]
struct OverView {
    page: Page,
    back_in: &'static str,
    texts: Vec<(String, String)>,
    rest: Vec<(String, String)>,
}

/// The page with what was typed in these fields; or the way in, where nothing was.
pub fn over(house: &House, visitor: &Visitor, typed: &Fields, texts: &[&str], way_in: Response) -> Response {
    let is_text = |it: &(String, String)| texts.contains(&it.0.as_str()) && !it.1.trim().is_empty();
    let (texts, rest): (Vec<_>, Vec<_>) = typed.pairs().iter().cloned().partition(is_text);
    if texts.is_empty() {
        return way_in;
    }
    let page = visitor.page(house, Place::Personal);
    let at_desk = page.path.starts_with("/staff");
    let (place, back_in) = match (at_desk, visitor.locked()) {
        (false, _) => (Place::Personal, "/return"),
        (true, Some(_)) => (Place::Desk, "/staff/unlock"),
        (true, None) => (Place::Desk, "/staff/sign-in"),
    };
    let view = OverView { page: Page { place, ..page }, back_in, texts, rest };
    (StatusCode::UNAUTHORIZED, show(&view, place)).into_response()
}

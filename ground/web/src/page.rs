//! A page, and how a view becomes an answer.
use crate::{Preferences, Site, look::TextSize};
use askama::Template;
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use ground_words::{Said, Speaker, Voice};

/// For whom a page is. It decides the layout, the way out, and the padding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// For anybody who comes by.
    Public,
    /// For someone who talks with us: padded, so that its length tells little.
    Personal,
    /// For someone of the house.
    Desk,
}

/// What the layout needs.
#[derive(Clone)]
pub struct Page {
    pub speaker: Speaker,
    pub look: Preferences,
    pub place: Place,
    pub path: String,
    pub site: Site,
}

impl Page {
    pub fn say(&self, key: &str) -> Said {
        self.speaker.say(key)
    }
    pub fn say_with(&self, key: &str, values: &[(&'static str, &str)]) -> Said {
        self.speaker.say_with(key, values)
    }
    /// Where the switches lead back to, when a form was answered under an address that can only be sent to.
    pub fn standing_at(self, path: impl Into<String>) -> Page {
        Page { path: path.into(), ..self }
    }
    /// For titles and attributes.
    pub fn plain(&self, key: &str) -> String {
        self.speaker.plain(key)
    }
    pub fn lang(&self) -> &'static str {
        self.speaker.voice().tag()
    }
    pub fn size(&self) -> &'static str {
        self.look.size.percent()
    }
    pub fn desk(&self) -> bool {
        self.place == Place::Desk
    }
    /// A page of somebody who talks with us.
    pub fn personal(&self) -> bool {
        self.place == Place::Personal
    }
    pub fn sizes(&self) -> [TextSize; 4] {
        TextSize::ALL
    }
    pub fn speaks(&self, name: &str) -> bool {
        Voice::from_name(name) == Some(self.speaker.voice())
    }
    /// Does this house set paper by itself? Otherwise the browser prints the page.
    pub fn can_print(&self) -> bool {
        ground_paper::can_print()
    }
    pub fn japanese(&self) -> bool {
        self.speaker.voice() != Voice::English
    }
}

const STEP_BYTES: usize = 4_096;

/// Renders a view. A view that cannot be written is our fault, not the visitor's. Personal pages are padded to steps of
/// 4 KiB with blanks.
pub fn show(view: &impl Template, place: Place) -> Response {
    match view.render() {
        Ok(text) => answer(text, place),
        Err(error) => {
            tracing::error!(%error, "a view could not be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

fn answer(mut text: String, place: Place) -> Response {
    if place != Place::Public {
        let missing = text.len().next_multiple_of(STEP_BYTES) - text.len();
        text.extend(std::iter::repeat_n(' ', missing));
    }
    let mut response = Html(text).into_response();
    if place != Place::Public {
        response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("identity"));
    }
    response
}

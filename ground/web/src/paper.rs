//! Paper and files: what is handed over to be kept elsewhere than here.
//!
//! Promises: a file is made in the answer to the one who asked, and kept nowhere; its name says nothing; where a sheet
//! cannot be set, a sentence says so, and the page can still be printed by the browser.
use crate::{House, Page, Place, Problem, Visitor};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use ground_paper::{Language, Run, Sheet, Size, Text, Unprinted};
use ground_words::{Said, word};
use tokio::sync::Semaphore;

/// A file that a browser saves.
pub struct File {
    /// With its ending; a neutral one.
    pub name: String,
    pub kind: &'static str,
    pub bytes: Vec<u8>,
}

impl IntoResponse for File {
    fn into_response(self) -> Response {
        let mut response = self.bytes.into_response();
        let ending = self.name.rsplit_once('.').map_or("bin", |it| it.1);
        let plain = format!("attachment; filename=\"file.{ending}\"");
        let named = format!("{plain}; filename*=UTF-8''{}", percent(&self.name));
        let named = HeaderValue::from_str(&named).or_else(|_| HeaderValue::from_str(&plain));
        let headers = response.headers_mut();
        headers.extend(named.map(|it| (header::CONTENT_DISPOSITION, it)));
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.kind));
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("identity"));
        response
    }
}

fn percent(name: &str) -> String {
    let plain = |it: &u8| it.is_ascii_alphanumeric() || b".-_".contains(it);
    name.bytes().map(|it| if plain(&it) { char::from(it).to_string() } else { format!("%{it:02X}") }).collect()
}

/// An empty sheet in this page's language, with the neutral name of the house at its head.
pub fn sheet(page: &Page, size: Size) -> Sheet {
    let language = if page.japanese() { Language::Ja } else { Language::En };
    Sheet::new(language, size, page.site.name.as_str())
}

/// What is said on a page, as it is said on paper: with its readings, where they are wished for.
pub fn ink(said: &Said) -> Text {
    let run =
        |(text, reading): (&str, Option<&str>)| Run { text: text.to_owned(), reading: reading.map(str::to_owned) };
    Text(said.runs().into_iter().map(run).collect())
}

/// So many sheets wait at once at most; the rest are told that the browser prints.
static WAITING: Semaphore = Semaphore::const_new(8);

/// A sheet becomes a PDF, in the answer and nowhere else.
pub async fn printed(house: &House, visitor: &Visitor, place: Place, sheet: Sheet) -> Result<Response, Problem> {
    let name = format!("{}.pdf", visitor.speaker.plain("web-paper-name"));
    match set(sheet).await {
        Ok(bytes) => Ok(File { name, kind: "application/pdf", bytes }.into_response()),
        Err(error) => {
            tracing::warn!(%error, "a sheet could not be set");
            let key = match error {
                Unprinted::NoGlyphs(_) => word!("web-paper-no-glyphs"),
                _ => word!("web-paper-away"),
            };
            Err(visitor.problem(house, StatusCode::SERVICE_UNAVAILABLE, key, place))
        }
    }
}

/// On a thread where nobody else waits.
async fn set(sheet: Sheet) -> Result<Vec<u8>, Unprinted> {
    let _place = WAITING.try_acquire().map_err(|_| Unprinted::Busy)?;
    let printed = tokio::task::spawn_blocking(move || ground_paper::print(&sheet)).await;
    printed.unwrap_or_else(|_| Err(Unprinted::Refused("it broke".to_owned())))
}

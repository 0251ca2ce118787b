//! How pages should look and speak to this browser: voice, text size, furigana. Kept in a cookie that says nothing else,
//! and only once someone pressed a switch.
use crate::{House, cookies};
use axum::{
    Router,
    extract::State,
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
    routing::post,
};
use axum_extra::extract::CookieJar;
use ground_words::Voice;
use serde::Deserialize;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    pub voice: Voice,
    pub size: TextSize,
    pub furigana: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextSize {
    #[default]
    Usual,
    Larger,
    Large,
    Largest,
}

impl TextSize {
    pub const ALL: [TextSize; 4] = [TextSize::Usual, TextSize::Larger, TextSize::Large, TextSize::Largest];

    pub fn percent(self) -> &'static str {
        match self {
            TextSize::Usual => "100",
            TextSize::Larger => "125",
            TextSize::Large => "150",
            TextSize::Largest => "200",
        }
    }
    fn from_percent(percent: &str) -> Option<TextSize> {
        TextSize::ALL.into_iter().find(|size| size.percent() == percent)
    }
}

impl Preferences {
    pub(crate) fn of(headers: &HeaderMap, jar: &CookieJar, house: &House) -> Self {
        let kept = jar.get(&cookies::name(&house.door, cookies::LOOK)).map(|it| Self::read(it.value()));
        kept.unwrap_or_else(|| Preferences { voice: spoken(headers), ..Self::default() })
    }

    fn read(text: &str) -> Self {
        let mut parts = text.split('.');
        Preferences {
            voice: parts.next().and_then(Voice::from_name).unwrap_or_default(),
            size: parts.next().and_then(TextSize::from_percent).unwrap_or_default(),
            furigana: parts.next() == Some("1"),
        }
    }
    fn write(self) -> String {
        format!("{}.{}.{}", self.voice.name(), self.size.percent(), u8::from(self.furigana))
    }
}

/// A browser that asks for English before Japanese is answered in English.
fn spoken(headers: &HeaderMap) -> Voice {
    let asked = headers.get("accept-language").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let first = asked.split(',').find(|tag| ["ja", "en"].iter().any(|known| tag.trim().starts_with(known)));
    if first.is_some_and(|tag| tag.trim().starts_with("en")) { Voice::English } else { Voice::Standard }
}

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/look", post(switch))
}

#[derive(Deserialize)]
struct Switch {
    voice: Option<String>,
    size: Option<String>,
    furigana: Option<String>,
    back: Option<String>,
}

async fn switch(
    State(house): State<House>,
    headers: HeaderMap,
    jar: CookieJar,
    axum::Form(asked): axum::Form<Switch>,
) -> Response {
    let mut look = Preferences::of(&headers, &jar, &house);
    look.voice = asked.voice.as_deref().and_then(Voice::from_name).unwrap_or(look.voice);
    look.size = asked.size.as_deref().and_then(TextSize::from_percent).unwrap_or(look.size);
    look.furigana = asked.furigana.map_or(look.furigana, |on| on == "1");
    let jar = jar.add(cookies::cookie(&house.door, cookies::LOOK, look.write()));
    (jar, Redirect::to(own_path(asked.back.as_deref()))).into_response()
}

/// Only a path of ours; never `//elsewhere`.
pub(crate) fn own_path(back: Option<&str>) -> &str {
    let ours = |path: &&str| path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\n', '\r']);
    back.filter(ours).unwrap_or("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preferences_come_back_as_they_were_kept() {
        let look = Preferences { voice: Voice::Plain, size: TextSize::Large, furigana: true };
        assert_eq!(Preferences::read(&look.write()), look);
        assert_eq!(Preferences::read("<script>.9999."), Preferences::default());
    }

    #[test]
    fn a_switch_never_leads_elsewhere() {
        assert_eq!(own_path(Some("/letters")), "/letters");
        for strange in ["//evil.example", "https://evil.example", "/\\evil.example", "", "letters"] {
            assert_eq!(own_path(Some(strange)), "/");
        }
    }
}

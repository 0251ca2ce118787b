//! A form as it was typed. What is missing is empty.
use ground_seal::session::Token;
use ground_web::{as_typed, one_line};
use serde::Deserialize;

#[derive(Deserialize, Default, Clone)]
#[serde(transparent)]
pub(crate) struct Fields(Vec<(String, String)>);

impl Fields {
    pub(crate) fn pairs(&self) -> &[(String, String)] {
        &self.0
    }
    pub(crate) fn get(&self, name: &str) -> &str {
        self.0.iter().find(|it| it.0 == name).map_or("", |it| it.1.as_str())
    }
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |it| it.0 == name).map(|it| it.1.as_str())
    }
    /// Fields whose names begin alike: what follows, and what was typed.
    pub(crate) fn beginning<'a>(&'a self, begin: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.0.iter().filter_map(move |it| Some((it.0.strip_prefix(begin)?, it.1.as_str())))
    }
    /// A name, on one line.
    pub(crate) fn line(&self, name: &str) -> String {
        one_line(self.get(name))
    }
    /// Exactly as it was typed; nothing where there is nothing but blanks.
    pub(crate) fn text(&self, name: &str) -> String {
        Some(as_typed(self.get(name))).filter(|it| !it.trim().is_empty()).unwrap_or_default()
    }
    /// The one-time token of the form; a form without one is a form of its own.
    pub(crate) fn once(&self) -> Token {
        Token::from_text(self.get("once")).unwrap_or_else(|_| Token::random())
    }
    pub(crate) fn once_text(&self) -> String {
        self.once().to_text()
    }
}

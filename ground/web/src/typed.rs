//! A form as it was typed, field by field. What is missing is empty. And one press is one thing.
use crate::{as_typed, one_line};
use ground_kernel::Id;
use ground_seal::{Label, Secret, mac, session::Token};
use serde::Deserialize;

#[derive(Deserialize, Default, Clone)]
#[serde(transparent)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|it| it.0 == name).map_or("", |it| it.1.as_str())
    }
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |it| it.0 == name).map(|it| it.1.as_str())
    }
    /// Fields whose names begin alike: what follows, and what was typed.
    pub fn beginning<'a>(&'a self, begin: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.0.iter().filter_map(move |it| Some((it.0.strip_prefix(begin)?, it.1.as_str())))
    }
    /// A name, on one line.
    pub fn line(&self, name: &str) -> String {
        one_line(self.get(name))
    }
    /// Exactly as it was typed; nothing where there is nothing but blanks.
    pub fn text(&self, name: &str) -> String {
        Some(as_typed(self.get(name))).filter(|it| !it.trim().is_empty()).unwrap_or_default()
    }
    /// The one-time token of the form; a form without one is a form of its own.
    pub fn once(&self) -> Token {
        Token::from_text(self.get("once")).unwrap_or_else(|_| Token::random())
    }
    pub fn once_text(&self) -> String {
        self.once().to_text()
    }
}

/// The id of what a form adds: of its one-time token and what was typed. Sent twice, it is the same thing.
pub fn id_of_press<Of>(token: &Token, typed: &str) -> Id<Of> {
    let hash = mac(&Secret::from_bytes(token.hash()), Label::ONE_PRESS, &[typed.as_bytes()]);
    let mut id = [0; 16];
    id.copy_from_slice(&hash[..16]);
    Id::from_array(id)
}

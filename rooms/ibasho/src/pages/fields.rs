//! A form with many fields, as it was typed. What is missing is empty, so that a form survives a field of tomorrow.
use ground_web::{as_typed, one_line};
use serde::Deserialize;

#[derive(Deserialize, Default, Clone)]
#[serde(transparent)]
pub(crate) struct Fields(Vec<(String, String)>);

impl Fields {
    pub(crate) fn of(pairs: Vec<(String, String)>) -> Self {
        Fields(pairs)
    }
    pub(crate) fn get(&self, name: &str) -> &str {
        self.0.iter().find(|it| it.0 == name).map_or("", |it| it.1.as_str())
    }
    pub(crate) fn all(&self, name: &str) -> Vec<&str> {
        self.0.iter().filter(|it| it.0 == name).map(|it| it.1.as_str()).collect()
    }
    /// A name, on one line.
    pub(crate) fn line(&self, name: &str) -> String {
        one_line(self.get(name))
    }
    /// A text, line ends as they were pressed, without blanks around it.
    pub(crate) fn text(&self, name: &str) -> String {
        as_typed(self.get(name)).trim().to_owned()
    }
    /// Takes over some fields of another form.
    pub(crate) fn extend(&mut self, other: &Fields, names: &[&str]) {
        self.0.extend(other.0.iter().filter(|it| names.contains(&it.0.as_str())).cloned());
    }
    pub(crate) fn is(&self, name: &str) -> bool {
        !self.get(name).is_empty()
    }
}

//! What a room gives to somebody to take away of theirs: parts with entries, which become a page to read and a file for
//! other programs. Rooms say what there is, in words of the reader's voice and with names that never change.
use ground_kernel::Timestamp;
use ground_words::Said;

/// One kind of thing, for example letters.
pub struct Part {
    /// For programs; never changed once it was given out.
    pub name: &'static str,
    pub title: Said,
    pub entries: Vec<Entry>,
}

/// One thing: when, by whom, what it says, and what else is known of it.
pub struct Entry {
    pub kind: &'static str,
    pub said: Option<Said>,
    pub at: Option<Timestamp>,
    pub by: Option<String>,
    pub text: Option<String>,
    pub facts: Vec<Fact>,
    /// What belongs to it, one level deep.
    pub entries: Vec<Entry>,
}

pub struct Fact {
    pub name: &'static str,
    pub label: Said,
    pub value: Value,
}

pub enum Value {
    Text(String),
    /// One of a few, by its name for programs and as it is said.
    Choice(String, Said),
    Number(i64),
    Truth(bool),
    Day(Timestamp),
    Moment(Timestamp),
    /// Lines of a drawing, 1000 wide and 700 high, as the `d` of an SVG path.
    Drawing(String),
}

impl Fact {
    pub fn drawing(&self) -> Option<&str> {
        if let Value::Drawing(path) = &self.value { Some(path) } else { None }
    }
}

impl Part {
    pub fn new(name: &'static str, title: Said) -> Self {
        Part { name, title, entries: vec![] }
    }
    pub fn with(mut self, entries: impl IntoIterator<Item = Entry>) -> Self {
        self.entries.extend(entries);
        self
    }
}

impl Entry {
    pub fn new(kind: &'static str) -> Self {
        Entry { kind, said: None, at: None, by: None, text: None, facts: vec![], entries: vec![] }
    }
    /// A heading of its own.
    pub fn said(self, said: Said) -> Self {
        Entry { said: Some(said), ..self }
    }
    pub fn at(self, at: Timestamp) -> Self {
        Entry { at: Some(at), ..self }
    }
    pub fn by(self, name: impl Into<String>) -> Self {
        Entry { by: Some(name.into()).filter(|it| !it.is_empty()), ..self }
    }
    pub fn text(self, text: impl Into<String>) -> Self {
        Entry { text: Some(text.into()), ..self }
    }
    pub fn fact(mut self, name: &'static str, label: Said, value: Value) -> Self {
        self.facts.push(Fact { name, label, value });
        self
    }
    /// A fact that is there only if its text is.
    pub fn fact_of(self, name: &'static str, label: Said, text: Option<String>) -> Self {
        match text.filter(|it| !it.is_empty()) {
            Some(text) => self.fact(name, label, Value::Text(text)),
            None => self,
        }
    }
    pub fn with(mut self, entries: impl IntoIterator<Item = Entry>) -> Self {
        self.entries.extend(entries);
        self
    }
}

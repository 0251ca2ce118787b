//! Setting up a house after `init`, step by step: what the steps are, which come next. Pure.
//!
//! Each step is a page of the settings, where its form has its one home; skipping one means the usual value. It can be
//! put off, taken up again, and looked at later.
use crate::settings::Part;
use std::collections::BTreeSet;

/// A step: a part of the settings, or the night texts, which are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    Part(Part),
    Night,
}

impl Step {
    pub const ALL: [Step; 8] = [
        Step::Part(Part::Name),
        Step::Part(Part::Hours),
        Step::Part(Part::Closed),
        Step::Part(Part::Reach),
        Step::Part(Part::Promise),
        Step::Part(Part::Size),
        Step::Part(Part::Doors),
        Step::Night,
    ];
    pub fn word(self) -> &'static str {
        match self {
            Step::Part(part) => part.word(),
            Step::Night => "night",
        }
    }
    pub fn from_word(word: &str) -> Option<Step> {
        Step::ALL.into_iter().find(|it| it.word() == word)
    }
}

/// How far it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SetUp {
    /// Somebody began it, put it off or finished it: it comes by itself no more.
    pub begun: bool,
    pub over: bool,
    pub done: BTreeSet<Step>,
}

impl SetUp {
    pub(crate) fn read(word: Option<&str>, done: Option<&str>) -> SetUp {
        let done = done.unwrap_or_default().split_whitespace().filter_map(Step::from_word).collect();
        SetUp { begun: word.is_some(), over: word == Some("over"), done }
    }
    pub(crate) fn words(&self) -> (&'static str, String) {
        let done = self.done.iter().map(|it| it.word()).collect::<Vec<_>>().join(" ");
        (if self.over { "over" } else { "begun" }, done)
    }
    pub fn next(&self) -> Option<Step> {
        Step::ALL.into_iter().find(|it| !self.done.contains(it))
    }
    pub(crate) fn with(mut self, step: Step) -> SetUp {
        self.done.insert(step);
        self.begun = true;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_taken_up_where_it_was_left() {
        let fresh = SetUp::read(None, None);
        assert!(!fresh.begun && fresh.next() == Some(Step::Part(Part::Name)));
        let later = fresh.with(Step::Part(Part::Name)).with(Step::Part(Part::Closed));
        assert_eq!(later.next(), Some(Step::Part(Part::Hours)));
        let (word, done) = later.words();
        assert_eq!(SetUp::read(Some(word), Some(&done)), later);
        let all = Step::ALL.into_iter().fold(later, SetUp::with);
        assert_eq!(all.next(), None);
        assert_eq!(SetUp::read(Some("over"), Some("name nonsense")).done.len(), 1);
    }
}

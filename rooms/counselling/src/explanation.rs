//! What is explained before anybody says yes to counselling, and the yes. Pure.
//!
//! Promises: a `Yes` is made of an `Explained` only, and an `Explained` exists only for the version that stands now, once
//! every part of it was understood. Nothing is ticked beforehand. Guideline 第3【1】(3)ウ, エ.
use ground_kernel::AccountId;
use ground_words::word;

/// Of our text, in all three voices. Raised whenever what it says changes.
pub(crate) const VERSION: i64 = 1;

/// What is explained, in the order in which it is read: its name in the form, and its words.
pub(crate) const PARTS: [(&str, &str); 7] = [
    ("what", word!("counselling-part-what")),
    ("two", word!("counselling-part-two")),
    ("team", word!("counselling-part-team")),
    ("existence", word!("counselling-part-existence")),
    ("life", word!("counselling-part-life")),
    ("end", word!("counselling-part-end")),
    ("words", word!("counselling-part-words")),
];

/// Proof that this very version was explained. Made only here.
#[derive(Debug)]
pub(crate) struct Explained {
    version: i64,
}

impl Explained {
    pub(crate) fn of<'a>(version: &str, understood: impl Iterator<Item = &'a str>) -> Option<Explained> {
        let understood: Vec<&str> = understood.collect();
        let all = PARTS.iter().all(|(name, _)| understood.contains(name));
        (version == VERSION.to_string() && all).then_some(Explained { version: VERSION })
    }
}

/// The person's own yes: to which version, and with whom.
#[derive(Debug)]
pub(crate) struct Yes {
    pub(crate) version: i64,
    pub(crate) counsellor: AccountId,
}

impl Yes {
    pub(crate) fn to(explained: &Explained, counsellor: AccountId) -> Yes {
        Yes { version: explained.version, counsellor }
    }
    /// As it is sealed, signed with the person's own key.
    pub(crate) fn to_text(&self) -> String {
        format!("counselling/1\nyes\n{}\n{}", self.version, self.counsellor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// capability 147
    #[test]
    fn a_yes_needs_every_part_of_the_version_that_stands() {
        let all: Vec<&str> = PARTS.iter().map(|it| it.0).collect();
        let now = VERSION.to_string();
        assert!(Explained::of(&now, all.iter().copied()).is_some());
        assert!(Explained::of(&now, all[1..].iter().copied()).is_none());
        assert!(Explained::of("0", all.iter().copied()).is_none());
        assert!(Explained::of(&now, std::iter::empty()).is_none());
    }
}

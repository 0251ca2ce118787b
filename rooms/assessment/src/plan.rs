//! What somebody decides to do next, if anything. Pure. Guideline 第4-1(2): goals are never forced; choices are shown
//! beforehand with what speaks for and against each, and 「このどれでもない」 is always one of them.
//!
//! A choice without what speaks against it cannot be made. A plan is the person's words; it may hold no goal, or say only
//! that we go on talking now and then; and only one answer of all says yes to anything.
use crate::Error;
use ground_kernel::{AccountId, Id, Timestamp};
use ground_words::word;

pub(crate) const LONGEST: usize = 4_000;
const LONGEST_PART: usize = 1_000;

pub(crate) type ChoiceId = Id<Choice>;

/// A choice as it lies there.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    pub(crate) id: ChoiceId,
    pub(crate) party: AccountId,
    pub(crate) writer: AccountId,
    pub(crate) laid_on: Timestamp,
    pub(crate) there: bool,
}

/// What a choice says. Made only with both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BothSides {
    pub(crate) what: String,
    pub(crate) speaks_for: String,
    pub(crate) speaks_against: String,
}

const BETWEEN: char = '\u{1f}';

impl BothSides {
    pub(crate) fn new(what: &str, speaks_for: &str, speaks_against: &str) -> Result<Self, Error> {
        let parts = [what, speaks_for, speaks_against].map(|it| it.replace(BETWEEN, "").trim().to_owned());
        if parts.iter().any(String::is_empty) {
            return Err(Error::OneSided);
        }
        if parts.iter().any(|it| it.chars().count() > LONGEST_PART) {
            return Err(Error::TooLong);
        }
        let [what, speaks_for, speaks_against] = parts;
        Ok(BothSides { what, speaks_for, speaks_against })
    }
    pub(crate) fn to_text(&self) -> String {
        [self.what.as_str(), &self.speaks_for, &self.speaks_against].join(&BETWEEN.to_string())
    }
    pub(crate) fn of_text(sealed: &str) -> Option<Self> {
        let mut parts = sealed.splitn(3, BETWEEN);
        BothSides::new(parts.next()?, parts.next()?, parts.next()?).ok()
    }
}

/// What they said to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    /// In their own words, and nothing else.
    Words,
    /// 「これからも時々話す」
    GoOnTalking,
    NoneOfThese,
    Undecided,
    Unknown,
    /// One of the choices, as it read when they chose it.
    Chosen(String),
}

impl Decision {
    /// From a form; what was not chosen is not chosen, and leaves their words.
    pub(crate) fn of_word(word: &str) -> Self {
        match word {
            "go-on-talking" => Decision::GoOnTalking,
            "none" => Decision::NoneOfThese,
            "undecided" => Decision::Undecided,
            "unknown" => Decision::Unknown,
            _ => Decision::Words,
        }
    }
    pub(crate) fn word(&self) -> &'static str {
        match self {
            Decision::Words => "words",
            Decision::GoOnTalking => "go-on-talking",
            Decision::NoneOfThese => "none",
            Decision::Undecided => "undecided",
            Decision::Unknown => "unknown",
            Decision::Chosen(_) => "chosen",
        }
    }
    /// Is this a yes to something? Not knowing is none, and neither is leaving it open.
    pub(crate) fn is_a_yes(&self) -> bool {
        matches!(self, Decision::Chosen(_))
    }
    pub(crate) fn key(&self) -> Option<&'static str> {
        match self {
            Decision::GoOnTalking => Some(word!("assessment-plan-go-on-talking")),
            Decision::NoneOfThese => Some(word!("assessment-plan-none")),
            Decision::Undecided => Some(word!("assessment-answer-undecided")),
            Decision::Unknown => Some(word!("assessment-answer-unknown")),
            Decision::Words | Decision::Chosen(_) => None,
        }
    }
}

/// A plan, as it is sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Plan {
    pub(crate) decision: Decision,
    pub(crate) read_back: bool,
    pub(crate) text: String,
}

impl Plan {
    pub(crate) fn new(decision: Decision, read_back: bool, text: String) -> Result<Self, Error> {
        if text.chars().count() > LONGEST {
            return Err(Error::TooLong);
        }
        if decision == Decision::Words && text.trim().is_empty() {
            return Err(Error::Empty);
        }
        Ok(Plan { decision, read_back, text })
    }
    pub(crate) fn to_text(&self) -> String {
        let chosen = if let Decision::Chosen(what) = &self.decision { what.as_str() } else { "" };
        let read_back = if self.read_back { "read-back" } else { "" };
        [self.decision.word(), read_back, chosen, &self.text].join(&BETWEEN.to_string())
    }
    pub(crate) fn of_text(sealed: &str) -> Option<Self> {
        let mut parts = sealed.splitn(4, BETWEEN);
        let (decision, read_back, chosen, text) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let decision = match decision {
            "chosen" => Decision::Chosen(chosen.to_owned()),
            other => Decision::of_word(other),
        };
        Some(Plan { decision, read_back: read_back == "read-back", text: text.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// capability 99: a choice is shown with what speaks for and against it, or not at all.
    #[test]
    fn a_choice_without_what_speaks_against_it_cannot_be_made() {
        assert!(BothSides::new("散歩", "外の空気", " ").is_err());
        let both = BothSides::new("散歩", "外の空気", "人に会うかもしれない").unwrap();
        assert_eq!(BothSides::of_text(&both.to_text()), Some(both));
    }

    /// capability 150: not knowing is no yes; promise N-6: a plan may hold no goal.
    #[test]
    fn a_plan_may_hold_nothing_and_not_knowing_is_no_yes() {
        for word in ["go-on-talking", "none", "undecided", "unknown"] {
            let plan = Plan::new(Decision::of_word(word), false, String::new()).unwrap();
            assert!(!plan.decision.is_a_yes(), "{word}");
            assert_eq!(Plan::of_text(&plan.to_text()), Some(plan));
        }
        let chosen = Plan::new(Decision::Chosen("散歩".to_owned()), true, "夕方に".to_owned()).unwrap();
        assert!(chosen.decision.is_a_yes());
        assert_eq!(Plan::of_text(&chosen.to_text()), Some(chosen));
        assert!(Plan::new(Decision::Words, false, " ".to_owned()).is_err());
    }
}

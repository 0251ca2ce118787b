//! On which grounds something may leave the house without its owner's act: a closed list, as data. Each says where it
//! stands in law, whether we must answer, may, or refuse unless two decide otherwise, what is the least that is passed,
//! and when its owner is told. Consent is not among them: that is the owner's own act. Pure. (capability 189)
use crate::passing::Item;
use serde::Deserialize;
use std::sync::LazyLock;

const GROUNDS: &str = include_str!("../data/grounds.toml");

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    LifeDanger,
    ThirdPartyDanger,
    ChildAbuseReport,
    ElderAbuseReport,
    DisabilityAbuseReport,
    SpousalViolenceReport,
    ChildProtectionNetwork,
    YouthCouncil,
    StatutoryConference,
    CourtOrder,
    Warrant,
    StatutoryInquiry,
    CommissionerInspection,
    BreachNotice,
    LegalRepresentative,
}
ground_store::kept_as_word!(Ground {
    LifeDanger = "life_danger",
    ThirdPartyDanger = "third_party_danger",
    ChildAbuseReport = "child_abuse_report",
    ElderAbuseReport = "elder_abuse_report",
    DisabilityAbuseReport = "disability_abuse_report",
    SpousalViolenceReport = "spousal_violence_report",
    ChildProtectionNetwork = "child_protection_network",
    YouthCouncil = "youth_council",
    StatutoryConference = "statutory_conference",
    CourtOrder = "court_order",
    Warrant = "warrant",
    StatutoryInquiry = "statutory_inquiry",
    CommissionerInspection = "commissioner_inspection",
    BreachNotice = "breach_notice",
    LegalRepresentative = "legal_representative",
});

impl Ground {
    /// The word by which it is kept, and named in a form.
    pub fn word(self) -> String {
        match ground_store::Column::to_cell(&self) {
            ground_store::Cell::Text(Some(word)) => word,
            _ => String::new(),
        }
    }
    pub fn from_word(word: &str) -> Option<Self> {
        ground_store::Column::from_cell(ground_store::Cell::Text(Some(word.to_owned())))
    }
    pub fn all() -> Vec<Ground> {
        rules().iter().map(|it| it.ground).collect()
    }
    pub fn rule(self) -> &'static GroundRule {
        rules().iter().find(|it| it.ground == self).unwrap_or(&rules()[0])
    }
}

/// Do we have to?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// The law says that we do.
    Must,
    /// The law allows it, or asks for it.
    May,
    /// There is no duty to answer: no, unless two decide otherwise.
    Refuse,
}

/// When its owner is told. There is no "never".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    /// On the next open day, when somebody is here to be asked.
    NextOpenDay,
    AtOnce,
}

/// Who decides. Always two of the team; for the law's papers the office is told that there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decides {
    TwoWorkers,
    TwoWorkersOfficeKnows,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroundRule {
    pub ground: Ground,
    pub answer: Answer,
    pub decides: Decides,
    pub least: Vec<Item>,
    pub told: Told,
    /// Where it stands.
    pub source: String,
}

impl GroundRule {
    /// The office learns that there is a paper, and nothing of what it is about.
    pub fn office_knows(&self) -> bool {
        self.decides == Decides::TwoWorkersOfficeKnows
    }
}

#[derive(Deserialize)]
struct Book {
    ground: Vec<GroundRule>,
}

static RULES: LazyLock<Vec<GroundRule>> =
    LazyLock::new(|| toml::from_str::<Book>(GROUNDS).map(|it| it.ground).unwrap_or_default());

pub(crate) fn rules() -> &'static [GroundRule] {
    &RULES
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// capability 189
    #[test]
    fn every_ground_has_its_rule_its_source_and_a_moment_of_telling() {
        let named: BTreeSet<Ground> = rules().iter().map(|it| it.ground).collect();
        assert_eq!((named.len(), rules().len()), (15, 15));
        for rule in rules() {
            assert!(!rule.least.is_empty() && !rule.source.is_empty(), "{:?}", rule.ground);
            assert_eq!(Ground::from_word(&rule.ground.word()), Some(rule.ground));
            assert_eq!(rule.ground.rule().ground, rule.ground);
        }
        assert_eq!(Ground::from_word("everything"), None);
        assert_eq!(Ground::StatutoryInquiry.rule().answer, Answer::Refuse);
    }
}

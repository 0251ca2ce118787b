//! What those who work here have learned: qualifications, experience, training on personal information, each with the
//! day until which it holds. Pure. (capabilities 66, 111)
//!
//! Guideline 第3【1】(4)イ, 第4-2(2). It only says what stands on a day; who may do what with it is for the rooms that
//! ask. Nobody is locked out by a date: it is said before, and afterwards somebody looks after it.
use ground_kernel::{AccountId, Id, Timestamp};

pub(crate) type RecordId = Id<Record>;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RecordKind {
    PublicPsychologist,
    ClinicalPsychologist,
    SocialWorker,
    PsychiatricSocialWorker,
    /// In years, with whom trained them.
    Experience,
    /// On personal information; it runs out.
    PrivacyTraining,
}
ground_store::kept_as_word!(RecordKind {
    PublicPsychologist = "public_psychologist",
    ClinicalPsychologist = "clinical_psychologist",
    SocialWorker = "social_worker",
    PsychiatricSocialWorker = "psychiatric_social_worker",
    Experience = "experience",
    PrivacyTraining = "privacy_training",
});

impl RecordKind {
    pub(crate) const ALL: [RecordKind; 6] = [
        RecordKind::PublicPsychologist,
        RecordKind::ClinicalPsychologist,
        RecordKind::SocialWorker,
        RecordKind::PsychiatricSocialWorker,
        RecordKind::Experience,
        RecordKind::PrivacyTraining,
    ];
    pub(crate) fn word(self) -> &'static str {
        match self {
            RecordKind::PublicPsychologist => "public_psychologist",
            RecordKind::ClinicalPsychologist => "clinical_psychologist",
            RecordKind::SocialWorker => "social_worker",
            RecordKind::PsychiatricSocialWorker => "psychiatric_social_worker",
            RecordKind::Experience => "experience",
            RecordKind::PrivacyTraining => "privacy_training",
        }
    }
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        RecordKind::ALL.into_iter().find(|it| it.word() == word)
    }
}

/// One line of the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Record {
    pub id: RecordId,
    pub account: AccountId,
    pub kind: RecordKind,
    /// The number of a licence; by whom somebody was trained.
    pub detail: String,
    pub years: Option<i64>,
    pub since_on: Timestamp,
    /// The last day on which it holds; empty when it does not run out.
    pub until_on: Option<Timestamp>,
}

/// A line of the register as other rooms look at it, to say what somebody may do: nobody's name, no licence's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Qualification {
    pub kind: RecordKind,
    pub years: Option<i64>,
    /// It is said by whom somebody was trained.
    pub trained: bool,
    pub since_on: Timestamp,
    /// The last day on which it holds.
    pub until_on: Option<Timestamp>,
}

impl Qualification {
    pub(crate) fn of(record: &Record) -> Self {
        Qualification {
            kind: record.kind,
            years: record.years,
            trained: !record.detail.trim().is_empty(),
            since_on: record.since_on,
            until_on: record.until_on,
        }
    }
}

/// So long before it runs out, it is said.
pub(crate) const WARNED_DAYS: i64 = 30;

/// How a line stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Holds,
    RunsOut,
    RanOut,
}

impl Record {
    pub(crate) fn stands(&self, now: Timestamp) -> Standing {
        match self.until_on {
            Some(last) if now >= last.plus_days(1) => Standing::RanOut,
            Some(last) if now >= last.plus_days(-WARNED_DAYS) => Standing::RunsOut,
            _ => Standing::Holds,
        }
    }
}

/// How somebody's training on personal information stands: the newest line counts. `None`: nothing is entered yet.
pub(crate) fn training(records: &[Record], now: Timestamp) -> Option<(Standing, Option<Timestamp>)> {
    let trainings = records.iter().filter(|it| it.kind == RecordKind::PrivacyTraining);
    let last = trainings.max_by_key(|it| it.until_on.unwrap_or(Timestamp::from_micros(i64::MAX)))?;
    Some((last.stands(now), last.until_on))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(kind: RecordKind, until: Option<i64>) -> Record {
        let until_on = until.map(|days| Timestamp::from_micros(0).plus_days(days));
        let (since_on, detail) = (Timestamp::from_micros(0), String::new());
        Record {
            id: Id::from_array([1; 16]),
            account: Id::from_array([2; 16]),
            kind,
            detail,
            years: None,
            since_on,
            until_on,
        }
    }
    fn day(days: i64) -> Timestamp {
        Timestamp::from_micros(0).plus_days(days)
    }

    /// capability 111
    #[test]
    fn a_training_is_asked_for_a_month_before_it_runs_out_and_holds_through_its_last_day() {
        let it = line(RecordKind::PrivacyTraining, Some(365));
        let stands: Vec<_> = [0, 334, 335, 365, 366].map(|days| it.stands(day(days))).into();
        use Standing::{Holds, RanOut, RunsOut};
        assert_eq!(stands, [Holds, Holds, RunsOut, RunsOut, RanOut]);
    }

    #[test]
    fn the_newest_training_counts_and_a_licence_is_none() {
        let (old, new) = (line(RecordKind::PrivacyTraining, Some(10)), line(RecordKind::PrivacyTraining, Some(900)));
        assert_eq!(training(&[new, old], day(20)), Some((Standing::Holds, Some(day(900)))));
        assert_eq!(training(&[line(RecordKind::SocialWorker, None)], day(20)), None);
    }
}

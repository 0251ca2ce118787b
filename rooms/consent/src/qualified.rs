//! Who may hold a first talk. Pure. Guideline 第3【1】(4)イ: at that talk the situation is looked at and it is judged whether
//! support fits, so it is held by somebody with a qualification, or with years of experience under somebody. (capability 66)
use ground_kernel::Timestamp;
use staff::{Qualification, RecordKind};

/// By what somebody may hold it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Licence(RecordKind),
    Experience { years: i64 },
}

/// `least_years` is what the organisation asks for. A training on personal information is no qualification for this.
pub fn may_hold(lines: &[Qualification], least_years: i64, now: Timestamp) -> Option<By> {
    lines.iter().filter(|it| holds(it, now)).find_map(|it| match it.kind {
        RecordKind::PublicPsychologist
        | RecordKind::ClinicalPsychologist
        | RecordKind::SocialWorker
        | RecordKind::PsychiatricSocialWorker => Some(By::Licence(it.kind)),
        RecordKind::Experience => {
            let years = it.years.filter(|years| *years >= least_years && it.trained)?;
            Some(By::Experience { years })
        }
        RecordKind::PrivacyTraining => None,
    })
}

/// From its day, through its last day.
fn holds(it: &Qualification, now: Timestamp) -> bool {
    it.since_on <= now && it.until_on.is_none_or(|last| now < last.plus_days(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(days: i64) -> Timestamp {
        Timestamp::from_micros(0).plus_days(days)
    }
    fn line(kind: RecordKind, years: Option<i64>, trained: bool, until: Option<i64>) -> Qualification {
        Qualification { kind, years, trained, since_on: day(0), until_on: until.map(day) }
    }

    #[test]
    fn a_licence_holds_from_its_day_through_its_last() {
        let it = [line(RecordKind::SocialWorker, None, false, Some(10))];
        let stands = [-1, 0, 10, 11].map(|it_is| may_hold(&it, 3, day(it_is)).is_some());
        assert_eq!(stands, [false, true, true, false]);
    }

    #[test]
    fn experience_counts_with_its_years_and_with_who_trained_them() {
        let of = |years, trained| may_hold(&[line(RecordKind::Experience, Some(years), trained, None)], 3, day(1));
        assert_eq!(of(3, true), Some(By::Experience { years: 3 }));
        assert_eq!((of(2, true), of(9, false)), (None, None));
    }

    #[test]
    fn a_training_is_no_qualification_and_nobody_has_one_by_default() {
        assert_eq!(may_hold(&[line(RecordKind::PrivacyTraining, None, true, None)], 0, day(1)), None);
        assert_eq!(may_hold(&[], 0, day(1)), None);
    }
}

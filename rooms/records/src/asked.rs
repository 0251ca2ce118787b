//! The rules of a correction that somebody asks for beside a line. Pure. Guideline 第4-1(3).
//!
//! The day by which it is answered is ours, and no day is ever theirs. It is answered by a line that is added, or by why the
//! line stays; their own word stays beside it either way. No reason is asked for. (capability 102)
use crate::{Error, folder::FolderId, line::LineId};
use ground_circle::TextPlace;
use ground_kernel::{AccountId, Id, Timestamp};

/// Number of the sealed table. Never reused.
pub(crate) const RECORDS_ASKED: u16 = 117;
/// So many days we have; the same as for a formal request.
pub(crate) const ANSWER_DAYS: i64 = 14;

pub(crate) type AskedId = Id<Asked>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Another line was added in its place.
    Corrected,
    /// It stays as it is, and why was said.
    Kept,
}
crate::word_of_form!(Outcome { Corrected = "corrected", Kept = "kept" });

#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) id: AskedId,
    pub(crate) line: LineId,
    pub(crate) folder: FolderId,
    pub(crate) asked_at: Timestamp,
    /// Until then we answer.
    pub(crate) answer_by: Timestamp,
    pub(crate) answered: Option<Answered>,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Answered {
    pub(crate) at: Timestamp,
    pub(crate) by: AccountId,
    pub(crate) outcome: Outcome,
}

impl Asked {
    pub(crate) fn now(id: AskedId, line: LineId, folder: FolderId, now: Timestamp) -> Self {
        Asked { id, line, folder, asked_at: now, answer_by: now.plus_days(ANSWER_DAYS), answered: None }
    }
    pub(crate) fn is_open(&self) -> bool {
        self.answered.is_none()
    }
    /// For staff alone: whoever asked sees the day, and no clock.
    pub(crate) fn is_overdue(&self, now: Timestamp) -> bool {
        self.is_open() && self.answer_by < now
    }
    pub(crate) fn answered(self, by: AccountId, outcome: Outcome, now: Timestamp) -> Result<Self, Error> {
        match self.answered {
            Some(_) => Err(Error::TooLate),
            None => Ok(Asked { answered: Some(Answered { at: now, by, outcome }), ..self }),
        }
    }
    /// What they say to it.
    pub(crate) fn words_place(&self) -> TextPlace {
        TextPlace::of(RECORDS_ASKED, 1, self.id)
    }
    /// Why the line stays.
    pub(crate) fn answer_place(&self) -> TextPlace {
        TextPlace::of(RECORDS_ASKED, 2, self.id)
    }
    pub(crate) fn places(&self) -> [TextPlace; 2] {
        [self.words_place(), self.answer_place()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// capability 102
    #[test]
    fn the_clock_runs_for_us_and_stops_with_an_answer() {
        let (now, id) = (Timestamp::from_micros(0), |n| [n; 16]);
        let asked = Asked::now(Id::from_array(id(1)), Id::from_array(id(2)), Id::from_array(id(3)), now);
        assert!(!asked.is_overdue(now.plus_days(ANSWER_DAYS)) && asked.is_overdue(now.plus_days(ANSWER_DAYS + 1)));
        let answered = asked.answered(Id::from_array(id(5)), Outcome::Kept, now.plus_days(20)).unwrap();
        assert!(!answered.is_open() && !answered.is_overdue(now.plus_days(99)));
        assert!(answered.answered(Id::from_array(id(6)), Outcome::Corrected, now).is_err(), "once is an answer");
    }
}

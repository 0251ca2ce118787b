//! 開示・訂正・利用停止・消去: somebody asks formally to see, to correct, to stop the use of, or to erase what is kept. Pure.
//! Guideline 第4-1(3), 第4-2.
//!
//! Promises: nobody is asked for a reason, and whoever comes with their words is asked for no proof; the day by which we
//! answer is ours, and no day is ever theirs. Whoever asks about somebody else says as what.
use ground_circle::TextPlace;
use ground_kernel::{AccountId, CircleId, Id, TeamId, Timestamp};

/// Number of the sealed table. Never reused.
pub(crate) const OPENNESS_REQUEST: u16 = 80;
/// So many days we have.
pub(crate) const ANSWER_DAYS: i64 = 14;
pub(crate) const LONGEST_TEXT: usize = 10_000;

pub(crate) type RequestId = Id<Request>;

/// An enum that is kept as a word, and sent as the same word by forms.
macro_rules! word_of_form {
    ($kind:ident { $($variant:ident = $word:literal),+ $(,)? }) => {
        ground_store::kept_as_word!($kind { $($variant = $word),+ });
        #[allow(dead_code, reason = "Not each of these words is asked for in every way.")]
        impl $kind {
            pub(crate) const ALL: &'static [Self] = &[$(Self::$variant),+];
            pub(crate) fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
            pub(crate) fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
    };
}
pub(crate) use word_of_form;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wish {
    See,
    Correct,
    Stop,
    Erase,
}
word_of_form!(Wish { See = "see", Correct = "correct", Stop = "stop", Erase = "erase" });

/// For oneself, or as whose representative. Never checked; age is not asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whom {
    Myself,
    Minor,
    Ward,
    Somebody,
}
word_of_form!(Whom { Myself = "myself", Minor = "minor", Ward = "ward", Somebody = "somebody" });

impl Whom {
    pub(crate) fn is_another(self) -> bool {
        self != Whom::Myself
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CameBy {
    Page,
    Telephone,
    Paper,
}
word_of_form!(CameBy { Page = "page", Telephone = "telephone", Paper = "paper" });

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    Asked,
    TakenBack,
    Answered,
    /// Its owner erased everything; the row says that it was, and no more.
    Erased,
}
word_of_form!(State { Asked = "asked", TakenBack = "taken_back", Answered = "answered", Erased = "erased" });

#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) id: RequestId,
    pub(crate) party: AccountId,
    pub(crate) circle: CircleId,
    pub(crate) team: TeamId,
    pub(crate) wish: Wish,
    pub(crate) whom: Whom,
    pub(crate) came_by: CameBy,
    /// Of staff, when it came by telephone or on paper.
    pub(crate) typed_by: Option<AccountId>,
    pub(crate) asked_at: Timestamp,
    /// Until then we answer.
    pub(crate) answer_by: Timestamp,
    pub(crate) state: State,
    pub(crate) ended_at: Option<Timestamp>,
}

impl Request {
    pub(crate) fn is_open(&self) -> bool {
        self.state == State::Asked
    }
    /// For staff alone: the one who asked sees the day, and no clock.
    pub(crate) fn is_overdue(&self, now: Timestamp) -> bool {
        self.is_open() && self.answer_by < now
    }
    pub(crate) fn taken_back(self, now: Timestamp) -> Self {
        Request { state: State::TakenBack, ended_at: Some(now), ..self }
    }
    pub(crate) fn answered(self, now: Timestamp) -> Self {
        Request { state: State::Answered, ended_at: Some(now), ..self }
    }
    /// What could not be said then can be said now: it is answered anew.
    pub(crate) fn asked_anew(self, now: Timestamp) -> Self {
        Request { state: State::Asked, ended_at: None, answer_by: answer_by(now), ..self }
    }
    pub(crate) fn words_place(&self) -> TextPlace {
        TextPlace::of(OPENNESS_REQUEST, 1, self.id)
    }
}

pub(crate) fn answer_by(asked_at: Timestamp) -> Timestamp {
    asked_at.plus_days(ANSWER_DAYS)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// capability 102
    #[test]
    fn the_clock_runs_for_us_and_stops_with_an_answer_or_a_taking_back() {
        let now = Timestamp::from_micros(0);
        let request = Request {
            id: Id::from_array([1; 16]),
            party: Id::from_array([2; 16]),
            circle: Id::from_array([3; 16]),
            team: Id::from_array([4; 16]),
            wish: Wish::See,
            whom: Whom::Myself,
            came_by: CameBy::Page,
            typed_by: None,
            asked_at: now,
            answer_by: answer_by(now),
            state: State::Asked,
            ended_at: None,
        };
        assert!(!request.is_overdue(now.plus_days(14)) && request.is_overdue(now.plus_days(15)));
        assert!(!request.clone().answered(now).is_overdue(now.plus_days(99)));
        assert!(!request.clone().taken_back(now).is_overdue(now.plus_days(99)));
        let anew = request.answered(now).asked_anew(now.plus_days(80));
        assert!(anew.is_open() && !anew.is_overdue(now.plus_days(94)) && anew.is_overdue(now.plus_days(95)));
    }
}

//! What a request is answered: an outcome, a text, and each withheld thing by its ground. Pure. Guideline 第4-1(2)(3), 第4-2.
//!
//! Promises: an answer to somebody about somebody else cannot be built without the other having been heard (or why they
//! could not be) and without the harm having been looked at; two names are two people; "there is nothing of that kind" and
//! "we tell nobody whether anybody is here" carry no word of anybody's, so that they are always the same.
//! Deliberately doesn't know: whether anything exists.
use crate::{
    Error,
    request::{LONGEST_TEXT, Request, Whom, Wish, word_of_form},
    withholding::Withheld,
};
use ground_circle::TextPlace;
use ground_kernel::{AccountId, Id, Timestamp};
use serde::{Deserialize, Serialize};

/// Number of the sealed table. Never reused.
pub(crate) const OPENNESS_ANSWER: u16 = 81;

pub(crate) type AnswerId = Id<Answered>;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Outcome {
    /// All of it is given.
    Whole,
    Part,
    Done,
    NotDone,
    /// We remember it otherwise; their words stay beside ours.
    Beside,
    /// There is nothing of that kind.
    Nothing,
    /// To whoever asks about somebody else: neither that they are here nor that they are not.
    Neither,
}
word_of_form!(Outcome {
    Whole = "whole",
    Part = "part",
    Done = "done",
    NotDone = "not_done",
    Beside = "beside",
    Nothing = "nothing",
    Neither = "neither"
});

impl Outcome {
    /// What can be answered to a wish, the usual first. About somebody else nothing that tells absence.
    pub(crate) fn choices(wish: Wish, whom: Whom) -> Vec<Outcome> {
        let of_wish: &[Outcome] = match wish {
            Wish::See => &[Outcome::Whole, Outcome::Part, Outcome::NotDone],
            Wish::Correct => &[Outcome::Done, Outcome::Part, Outcome::Beside, Outcome::NotDone],
            Wish::Stop | Wish::Erase => &[Outcome::Done, Outcome::Part, Outcome::NotDone],
        };
        let of_wish = of_wish.iter().copied();
        if whom.is_another() {
            [Outcome::Neither].into_iter().chain(of_wish).collect()
        } else {
            of_wish.chain([Outcome::Nothing]).collect()
        }
    }
    /// Always the same words: there is no text, and nothing is listed.
    pub(crate) fn is_bare(self) -> bool {
        matches!(self, Outcome::Nothing | Outcome::Neither)
    }
    fn withholds(self) -> bool {
        matches!(self, Outcome::Part | Outcome::NotDone)
    }
    /// Then it also says where to complain.
    pub(crate) fn is_whole(self) -> bool {
        matches!(self, Outcome::Whole | Outcome::Done)
    }
}

/// They were heard first: when, how and what they wish; or why they could not be heard.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) struct Heard {
    could: bool,
    said: String,
}
impl Heard {
    pub(crate) fn of(could: Option<bool>, said: &str) -> Result<Heard, Error> {
        let could = could.ok_or(Error::NotHeard)?;
        Ok(Heard { could, said: some(said).ok_or(Error::NotHeard)? })
    }
    pub(crate) fn could(&self) -> bool {
        self.could
    }
    pub(crate) fn said(&self) -> &str {
        &self.said
    }
}

/// Whether an answer could harm the one it is about was looked at, and what was found.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) struct HarmExamined(String);
impl HarmExamined {
    pub(crate) fn of(found: &str) -> Result<HarmExamined, Error> {
        some(found).map(HarmExamined).ok_or(Error::HarmNotExamined)
    }
    pub(crate) fn found(&self) -> &str {
        &self.0
    }
}

fn some(typed: &str) -> Option<String> {
    Some(typed.trim().to_owned()).filter(|it| !it.is_empty())
}

/// To whom it goes: there is no way to answer about somebody else without these two.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) enum To {
    Themselves,
    AboutAnother(Heard, HarmExamined),
}

/// An answer that may be given.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) struct Answer {
    outcome: Outcome,
    text: String,
    withheld: Vec<Withheld>,
}

impl Answer {
    pub(crate) fn of(
        request: &Request,
        to: &To,
        outcome: Outcome,
        text: &str,
        withheld: Vec<Withheld>,
    ) -> Result<Answer, Error> {
        match (request.whom.is_another(), to) {
            (true, To::Themselves) => return Err(Error::NotHeard),
            (false, To::AboutAnother(..)) => return Err(Error::OtherOutcome),
            _ => {}
        }
        if !Outcome::choices(request.wish, request.whom).contains(&outcome) {
            return Err(Error::OtherOutcome);
        }
        if text.chars().count() > LONGEST_TEXT {
            return Err(Error::TooLong);
        }
        let bare = text.trim().is_empty() && withheld.is_empty();
        if outcome.is_bare() && !bare {
            return Err(Error::MoreThanTheSentence);
        }
        if outcome.withholds() == withheld.is_empty() {
            return Err(if outcome.withholds() { Error::NoGround } else { Error::WithheldOfAll });
        }
        if text.trim().is_empty() && wants_a_text(request.wish, outcome) {
            return Err(Error::Empty);
        }
        Ok(Answer { outcome, text: text.to_owned(), withheld })
    }
    pub(crate) fn outcome(&self) -> Outcome {
        self.outcome
    }
    pub(crate) fn text(&self) -> &str {
        &self.text
    }
    pub(crate) fn withheld(&self) -> &[Withheld] {
        &self.withheld
    }
}

/// What is given is said; of a correction, what was changed, or how the two stand beside each other.
fn wants_a_text(wish: Wish, outcome: Outcome) -> bool {
    matches!(outcome, Outcome::Whole | Outcome::Beside) || (wish == Wish::Correct && outcome == Outcome::Done)
}

/// Two people. One person is no value of this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Two {
    first: AccountId,
    second: AccountId,
}
impl Two {
    pub(crate) fn of(first: AccountId, second: AccountId) -> Result<Two, Error> {
        if first == second { Err(Error::SameName) } else { Ok(Two { first, second }) }
    }
    pub(crate) fn first(self) -> AccountId {
        self.first
    }
    pub(crate) fn second(self) -> AccountId {
        self.second
    }
}

/// Who decided: two; or, in a house of one, one now and another until a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decided {
    By(Two),
    OneNow { one: AccountId, second_by: Timestamp },
}

/// An answer as its row knows it; what it says lies sealed with whoever asked.
#[derive(Clone, Debug)]
pub(crate) struct Answered {
    pub(crate) id: AnswerId,
    pub(crate) outcome: Outcome,
    pub(crate) by: AccountId,
    pub(crate) second: Option<AccountId>,
    pub(crate) second_by: Option<Timestamp>,
    pub(crate) answered_at: Timestamp,
}

impl Answered {
    pub(crate) fn new(id: AnswerId, outcome: Outcome, decided: Decided, now: Timestamp) -> Answered {
        let (by, second, second_by) = match decided {
            Decided::By(two) => (two.first(), Some(two.second()), None),
            Decided::OneNow { one, second_by } => (one, None, Some(second_by)),
        };
        Answered { id, outcome, by, second, second_by, answered_at: now }
    }
    pub(crate) fn unseconded(&self) -> bool {
        self.second.is_none()
    }
    pub(crate) fn seconded(self, by: AccountId) -> Result<Answered, Error> {
        if !self.unseconded() {
            return Err(Error::TooLate);
        }
        let two = Two::of(self.by, by)?;
        Ok(Answered { second: Some(two.second()), ..self })
    }
    pub(crate) fn text_place(&self) -> TextPlace {
        TextPlace::of(OPENNESS_ANSWER, 1, self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        request::{CameBy, State},
        withholding::Ground,
    };

    fn now() -> Timestamp {
        Timestamp::from_micros(0)
    }
    fn request(wish: Wish, whom: Whom) -> Request {
        Request {
            id: Id::from_array([1; 16]),
            party: Id::from_array([2; 16]),
            circle: Id::from_array([3; 16]),
            team: Id::from_array([4; 16]),
            wish,
            whom,
            came_by: CameBy::Page,
            typed_by: None,
            asked_at: now(),
            answer_by: now(),
            state: State::Asked,
            ended_at: None,
        }
    }
    fn because() -> Vec<Withheld> {
        vec![Withheld::of(Ground::Confidence, "ほかの人が話したこと", None, now()).unwrap()]
    }

    /// capability 190
    #[test]
    fn nothing_is_answered_about_somebody_who_was_not_heard_or_whose_harm_was_not_looked_at() {
        assert!(Heard::of(None, "電話で").is_err() && Heard::of(Some(true), " ").is_err());
        assert!(HarmExamined::of("\n").is_err());
        for whom in [Whom::Minor, Whom::Ward, Whom::Somebody] {
            let asked = request(Wish::See, whom);
            let answer = Answer::of(&asked, &To::Themselves, Outcome::Neither, "", vec![]);
            assert!(matches!(answer, Err(Error::NotHeard)));
            let to =
                To::AboutAnother(Heard::of(Some(true), "見せたくない").unwrap(), HarmExamined::of("ある").unwrap());
            assert!(Answer::of(&asked, &to, Outcome::Neither, "", vec![]).is_ok());
            assert!(matches!(Answer::of(&asked, &to, Outcome::Nothing, "", vec![]), Err(Error::OtherOutcome)));
            assert_eq!(Outcome::choices(Wish::See, whom).first(), Some(&Outcome::Neither));
        }
    }

    /// capability 188
    #[test]
    fn what_always_sounds_the_same_carries_no_word_of_anybodys() {
        let (asked, to) = (request(Wish::See, Whom::Myself), To::Themselves);
        assert!(Answer::of(&asked, &to, Outcome::Nothing, "", vec![]).is_ok());
        for (text, withheld) in [("ひとこと", vec![]), ("", because())] {
            let answer = Answer::of(&asked, &to, Outcome::Nothing, text, withheld);
            assert!(matches!(answer, Err(Error::MoreThanTheSentence)));
        }
        assert!(matches!(Answer::of(&asked, &to, Outcome::Neither, "", vec![]), Err(Error::OtherOutcome)));
    }

    /// capability 102
    #[test]
    fn what_is_not_given_has_its_ground_and_a_correction_says_what_became_of_it() {
        let (see, correct, to) =
            (request(Wish::See, Whom::Myself), request(Wish::Correct, Whom::Myself), To::Themselves);
        assert!(matches!(Answer::of(&see, &to, Outcome::Part, "一部", vec![]), Err(Error::NoGround)));
        assert!(Answer::of(&see, &to, Outcome::Part, "一部", because()).is_ok());
        assert!(matches!(Answer::of(&see, &to, Outcome::Whole, "全部", because()), Err(Error::WithheldOfAll)));
        assert!(matches!(Answer::of(&see, &to, Outcome::Beside, "横に", vec![]), Err(Error::OtherOutcome)));
        assert!(matches!(Answer::of(&correct, &to, Outcome::Done, "", vec![]), Err(Error::Empty)));
        assert!(Answer::of(&correct, &to, Outcome::Beside, "横に残ります", vec![]).is_ok());
    }

    #[test]
    fn two_names_are_two_people() {
        let (one, other): (AccountId, AccountId) = (Id::from_array([5; 16]), Id::from_array([6; 16]));
        assert!(matches!(Two::of(one, one), Err(Error::SameName)) && Two::of(one, other).is_ok());
        let alone = Decided::OneNow { one, second_by: now() };
        let answered = Answered::new(Id::from_array([7; 16]), Outcome::Whole, alone, now());
        assert!(matches!(answered.clone().seconded(one), Err(Error::SameName)));
        let both = answered.seconded(other).unwrap();
        assert!(!both.unseconded() && both.seconded(one).is_err());
    }
}

//! What one worker proposes and another decides with them, as it lies sealed with the team until then. Pure.
use crate::{
    Error,
    answer::{Answer, Outcome, To},
    quiet::{OPENNESS_DESK, Reason},
    request::{Request, RequestId},
};
use ground_circle::TextPlace;
use ground_kernel::{AccountId, Id, TeamId, Timestamp};
use serde::{Deserialize, Serialize};

pub(crate) type ProposalId = Id<Proposal>;

#[derive(Clone, Debug)]
pub(crate) struct Proposal {
    pub(crate) id: ProposalId,
    pub(crate) request: RequestId,
    pub(crate) team: TeamId,
    pub(crate) by: AccountId,
    pub(crate) made_at: Timestamp,
}
impl Proposal {
    pub(crate) fn inside_place(&self) -> TextPlace {
        TextPlace::of(OPENNESS_DESK, 1, self.id)
    }
}

/// What is proposed: an answer, to whom, and beside it, only where the answer is that there is nothing, why not even its
/// existence is told.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) struct Inside {
    pub(crate) answer: Answer,
    pub(crate) to: To,
    pub(crate) quiet: Option<Reason>,
}

impl Inside {
    pub(crate) fn of(request: &Request, answer: Answer, to: To, quiet: Option<Reason>) -> Result<Inside, Error> {
        let beside_nothing = answer.outcome() == Outcome::Nothing && !request.whom.is_another();
        if quiet.is_some() && !beside_nothing {
            return Err(Error::OtherOutcome);
        }
        Ok(Inside { answer, to, quiet })
    }
    pub(crate) fn to_text(&self) -> Result<String, Error> {
        toml::to_string(self).map_err(|_| Error::Unbelieved("a proposal cannot be written down"))
    }
    pub(crate) fn from_text(text: &str) -> Result<Inside, Error> {
        toml::from_str(text).map_err(|_| Error::Unbelieved("a proposal"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        request::{CameBy, State, Whom, Wish},
        withholding::{Danger, Ground, Withheld},
    };

    /// capability 188
    #[test]
    fn what_is_not_said_to_exist_stands_beside_nothing_and_beside_no_other_answer() {
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
            answer_by: now,
            state: State::Asked,
            ended_at: None,
        };
        let because = || vec![Withheld::of(Ground::Review, "見ています", Some(now.plus_days(9)), now).unwrap()];
        let reason = Reason::of(Some(Danger::Flight), "逃げている人がいる", 60).unwrap();
        let part = Answer::of(&request, &To::Themselves, Outcome::Part, "一部\nです", because()).unwrap();
        assert!(Inside::of(&request, part.clone(), To::Themselves, Some(reason.clone())).is_err());
        let nothing = Answer::of(&request, &To::Themselves, Outcome::Nothing, "", vec![]).unwrap();
        for (answer, quiet) in [(part, None), (nothing.clone(), None), (nothing, Some(reason))] {
            let inside = Inside::of(&request, answer, To::Themselves, quiet).unwrap();
            assert_eq!(Inside::from_text(&inside.to_text().unwrap()).unwrap(), inside);
        }
    }
}

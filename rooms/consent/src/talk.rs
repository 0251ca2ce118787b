//! はじめのお話: asked for by the person, as they want it; held by somebody who may; ends with one of four sentences, none of
//! which closes the door. And whom the person does not want to see any of it. Pure. (capability 31; guideline 第3【1】(3)ウ)
use crate::{Error, agreement::LONGEST, worded::worded};
use ground_circle::TextPlace;
use ground_kernel::{AccountId, Id, Role, Timestamp};
use std::collections::BTreeSet;

/// Numbers of the sealed tables. Never reused.
pub(crate) const CONSENT_TALK: u16 = 53;
pub(crate) const CONSENT_LEFT_OUT: u16 = 56;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Letters,
    Telephone,
    InPerson,
}
worded!(Way { Letters = "letters", Telephone = "telephone", InPerson = "in_person" });

pub(crate) type TalkId = Id<Talk>;

#[derive(Clone, Debug)]
pub(crate) struct Talk {
    pub id: TalkId,
    pub way: Way,
    /// Of staff: with whom they would like to talk. Nobody: whoever can.
    pub with: Option<AccountId>,
    pub asked_at: Timestamp,
    pub taken_back: bool,
    pub result: Option<Outcome>,
    pub held_by: Option<AccountId>,
    pub held_at: Option<Timestamp>,
}

impl Talk {
    pub(crate) fn wish_place(&self) -> TextPlace {
        TextPlace::of(CONSENT_TALK, 1, self.id)
    }
    /// What comes of it, in the words of whoever held it: which parts go on; where else to.
    pub(crate) fn words_place(&self) -> TextPlace {
        TextPlace::of(CONSENT_TALK, 2, self.id)
    }
    pub(crate) fn waits(&self) -> bool {
        self.result.is_none() && !self.taken_back
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Continue,
    ContinuePartly,
    IntroduceElsewhere,
    NotNow,
}
worded!(Outcome {
    Continue = "continue",
    ContinuePartly = "continue_partly",
    IntroduceElsewhere = "introduce_elsewhere",
    NotNow = "not_now",
});

/// What comes of a first talk. Somewhere else is a place with a name, and a part is said: neither can be made without.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ending {
    outcome: Outcome,
    words: String,
}

impl Ending {
    pub(crate) fn of(outcome: Outcome, words: &str) -> Result<Ending, Error> {
        let words = words.trim().to_owned();
        let wants = matches!(outcome, Outcome::ContinuePartly | Outcome::IntroduceElsewhere);
        match (wants && words.is_empty(), words.chars().count() > LONGEST) {
            (true, _) if outcome == Outcome::IntroduceElsewhere => Err(Error::WhereTo),
            (true, _) => Err(Error::WhichPart),
            (_, true) => Err(Error::TooLong),
            _ => Ok(Ending { outcome, words }),
        }
    }
    pub(crate) fn outcome(&self) -> Outcome {
        self.outcome
    }
    pub(crate) fn words(&self) -> &str {
        &self.words
    }
}

/// Whom they do not want to see anything of theirs: one worker, everybody of one kind, or somebody in their own words.
#[derive(Clone, Debug)]
pub(crate) struct LeftOut {
    pub id: Id<LeftOut>,
    pub who: Option<AccountId>,
    pub role: Option<String>,
    pub at: Timestamp,
}

impl LeftOut {
    pub(crate) fn words_place(&self) -> TextPlace {
        TextPlace::of(CONSENT_LEFT_OUT, 1, self.id)
    }
    pub(crate) fn role(&self) -> Option<Role> {
        self.role.as_deref().and_then(Role::from_name)
    }
    /// Of those who could read, and of those who were named.
    fn means(&self, here: &[(AccountId, Role)]) -> Vec<AccountId> {
        let role = self.role();
        let of_role = here.iter().filter(|it| role == Some(it.1)).map(|it| it.0);
        of_role.chain(self.who).collect()
    }
}

/// What goes on the circle's roll with everything that was said: whoever is on it, and whoever is meant now. Of a role, those
/// who have it and could read.
pub(crate) fn listed(on_roll: &BTreeSet<AccountId>, all: &[LeftOut], here: &[(AccountId, Role)]) -> Vec<AccountId> {
    let meant = all.iter().flat_map(|it| it.means(here));
    on_roll.iter().copied().chain(meant).collect::<BTreeSet<_>>().into_iter().collect()
}

/// And once one of it is taken back: nobody comes on it by that. Whoever is still meant by something else stays. A role that
/// is taken back takes everybody along whom nothing else means, whatever they do here since.
pub(crate) fn listed_without(
    on_roll: &BTreeSet<AccountId>,
    gone: &LeftOut,
    rest: &[LeftOut],
    here: &[(AccountId, Role)],
) -> Vec<AccountId> {
    let still: BTreeSet<AccountId> = rest.iter().flat_map(|it| it.means(here)).collect();
    let stays = |id: &&AccountId| still.contains(id) || (gone.role.is_none() && gone.who != Some(**id));
    on_roll.iter().filter(stays).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Role::{Administrator, SupportWorker};

    fn account(id: u8) -> AccountId {
        Id::from_array([id; 16])
    }
    fn out(who: Option<u8>, role: Option<Role>) -> LeftOut {
        let role = role.map(|it| it.name().to_owned());
        LeftOut { id: Id::from_array([9; 16]), who: who.map(account), role, at: Timestamp::from_micros(0) }
    }

    #[test]
    fn a_role_means_those_who_have_it_now_and_what_was_signed_stays_on_the_list() {
        let here = [(account(1), SupportWorker), (account(2), Administrator)];
        let on_roll = BTreeSet::from([account(5)]);
        let all = [out(Some(7), None), out(None, Some(SupportWorker)), out(None, None)];
        assert_eq!(listed(&on_roll, &all, &here), [1, 5, 7].map(account));
    }

    #[test]
    fn what_is_taken_back_takes_only_its_own() {
        let here = [(account(1), SupportWorker), (account(2), Administrator)];
        let on_roll = BTreeSet::from([account(1), account(3), account(7)]);
        let named = out(Some(7), None);
        assert_eq!(listed_without(&on_roll, &named, &[], &here), [1, 3].map(account));
        assert_eq!(listed_without(&on_roll, &out(None, None), &[], &here), [1, 3, 7].map(account));
        let workers = out(None, Some(SupportWorker));
        assert_eq!(listed_without(&on_roll, &workers, std::slice::from_ref(&named), &here), [account(7)]);
        assert_eq!(listed_without(&on_roll, &named, &[workers, out(Some(7), None)], &here), [1, 3, 7].map(account));
    }

    #[test]
    fn somewhere_else_cannot_be_said_without_where() {
        assert!(matches!(Ending::of(Outcome::IntroduceElsewhere, "  "), Err(Error::WhereTo)));
        assert!(matches!(Ending::of(Outcome::ContinuePartly, ""), Err(Error::WhichPart)));
        assert!(Ending::of(Outcome::IntroduceElsewhere, "となりの窓口").is_ok());
        for outcome in [Outcome::Continue, Outcome::NotNow] {
            assert!(Ending::of(outcome, "").is_ok());
        }
    }
}

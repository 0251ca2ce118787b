//! In whose hands an open level is: a worker's who is here, or else the team's. There is no third, and nothing has to run
//! for it when somebody goes. Pure. (guideline 第4-4; capability 138)
//!
//! Each of the two who look may hand their own place over, to one of the team whom they name. Naming changes nothing: it
//! stays with whoever had it, until the other takes it by their own act.
use crate::{Error, level::Level};
use ground_kernel::{AccountId, Timestamp};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    Worker(AccountId),
    Team,
}

/// Somebody of the pair has asked a colleague to take their place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handed {
    pub by: AccountId,
    pub to: AccountId,
    pub at: Timestamp,
}

impl Level {
    /// Who set it, or took it over since.
    pub fn holder(&self) -> AccountId {
        self.held_by.unwrap_or(self.set_by)
    }

    /// Whoever left the team holds nothing: then it is their second's who is here, or else the team's.
    pub fn whose(&self, members: &[AccountId]) -> Whose {
        let pair = [Some(self.holder()), self.second];
        let here = pair.into_iter().flatten().find(|it| members.contains(it));
        here.map_or(Whose::Team, Whose::Worker)
    }

    /// What was handed on and not taken yet, to somebody who is here.
    pub fn waits_for(&self, members: &[AccountId]) -> Option<Handed> {
        self.handed.filter(|it| self.is_open() && members.contains(&it.to))
    }

    pub fn may_take(&self, who: AccountId, members: &[AccountId]) -> bool {
        let named = self.waits_for(members).is_some_and(|it| it.to == who);
        self.is_open() && members.contains(&who) && (named || self.whose(members) == Whose::Team)
    }

    /// One of the pair names whoever is to take their place. Naming anew replaces the name before.
    pub(crate) fn handed_on(
        self,
        by: AccountId,
        to: AccountId,
        now: Timestamp,
        members: &[AccountId],
    ) -> Result<Self, Error> {
        if !self.is_of(by) {
            return Err(Error::TooLate);
        }
        if to == by || !members.contains(&to) {
            return Err(Error::NobodyChosen);
        }
        Ok(Level { handed: Some(Handed { by, to, at: now }), ..self })
    }

    /// The one who was named takes it; or anybody of the team, what is the team's.
    pub(crate) fn taken(self, by: AccountId, now: Timestamp, members: &[AccountId]) -> Result<Self, Error> {
        if !self.may_take(by, members) {
            return Err(Error::TooLate);
        }
        let named = self.waits_for(members).filter(|it| it.to == by);
        let place = named.map_or(self.holder(), |it| it.by);
        let taken = Level { handed: None, ..self };
        Ok(if place == taken.holder() { taken.held(by) } else { taken.seconded(by, now) })
    }

    fn held(self, by: AccountId) -> Self {
        let second = self.second.filter(|it| *it != by);
        Level { held_by: Some(by), second_at: second.and(self.second_at), second, ..self }
    }
    fn seconded(self, by: AccountId, now: Timestamp) -> Self {
        let second = Some(by).filter(|it| *it != self.holder());
        Level { second, second_at: second.map(|_| now), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::level::WorkLevel;
    use crate::level::tests::{at, set};
    use ground_kernel::Id;

    fn who(id: u8) -> AccountId {
        Id::from_array([id; 16])
    }

    /// promise: nothing is nobody's. Whatever happens in between, there is a worker who is here, or the team.
    #[test]
    fn naming_somebody_changes_nothing_until_they_take_it() {
        let (one, two, three) = (who(5), who(6), who(7));
        let all = [one, two, three];
        let named = set(WorkLevel::Urgent).handed_on(one, two, at(1), &all).unwrap();
        assert_eq!(named.whose(&all), Whose::Worker(one));
        assert!(named.clone().taken(three, at(1), &all).is_err(), "only the one who was named");
        let taken = named.clone().taken(two, at(2), &all).unwrap();
        assert_eq!((taken.whose(&all), taken.handed, taken.set_by), (Whose::Worker(two), None, one));
        assert!(taken.taken(two, at(3), &all).is_err(), "once");
        // Whoever was named leaves before: it never moved. Whoever had it leaves: it is the team's, and anybody takes it.
        assert_eq!((named.whose(&[one, three]), named.waits_for(&[one, three])), (Whose::Worker(one), None));
        assert_eq!(named.whose(&[three]), Whose::Team);
        assert_eq!(named.taken(three, at(2), &[three]).unwrap().whose(&[three]), Whose::Worker(three));
    }

    #[test]
    fn nobody_hands_on_what_is_not_theirs_nor_to_themselves_nor_to_somebody_outside() {
        let (one, two) = (who(5), who(6));
        for (by, to) in [(two, one), (one, one), (one, who(9))] {
            assert!(set(WorkLevel::Concern).handed_on(by, to, at(1), &[one, two]).is_err());
        }
    }

    /// S02 4a: two stay two where two are; who takes the place of the other is one, and a second is asked for again.
    #[test]
    fn each_of_the_pair_hands_over_their_own_place() {
        let (one, two, three) = (who(5), who(6), who(7));
        let all = [one, two, three];
        let pair = set(WorkLevel::Urgent).joined(two, at(1));
        let first = pair.clone().handed_on(one, three, at(2), &all).unwrap().taken(three, at(3), &all).unwrap();
        assert_eq!((first.holder(), first.second, first.second_at), (three, Some(two), Some(at(1))));
        let second = pair.clone().handed_on(two, three, at(2), &all).unwrap().taken(three, at(3), &all).unwrap();
        assert_eq!((second.holder(), second.second, second.second_at), (one, Some(three), Some(at(3))));
        let alone = pair.clone().handed_on(one, two, at(2), &all).unwrap().taken(two, at(3), &all).unwrap();
        assert_eq!((alone.holder(), alone.second), (two, None));
        let back = pair.clone().handed_on(two, one, at(2), &all).unwrap().taken(one, at(3), &all).unwrap();
        assert_eq!((back.holder(), back.second), (one, None));
        // The first leaves: it is the second's.
        assert_eq!(pair.whose(&[two, three]), Whose::Worker(two));
    }
}

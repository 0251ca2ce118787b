//! What can be agreed to: seventeen things, each with its own switch, its own scope, its own end. There is no item for
//! "everything". Pure. (guideline 第4-2)
use crate::worded::worded;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    Keep,
    Why,
    Readers,
    HowLong,
    Referral,
    Conference,
    Expert,
    Family,
    Doctor,
    Visit,
    Emergency,
    Statistics,
    Training,
    Recordings,
    Succession,
    Rights,
    LifeDanger,
}
worded!(Item {
    Keep = "keep",
    Why = "why",
    Readers = "readers",
    HowLong = "how_long",
    Referral = "referral",
    Conference = "conference",
    Expert = "expert",
    Family = "family",
    Doctor = "doctor",
    Visit = "visit",
    Emergency = "emergency",
    Statistics = "statistics",
    Training = "training",
    Recordings = "recordings",
    Succession = "succession",
    Rights = "rights",
    LifeDanger = "life_danger",
});

/// How far a yes reaches. What was not chosen is not covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    Contact,
    Said,
    OthersSaid,
    Health,
    Visits,
    Presence,
    OneWorker,
    Team,
    Organisation,
    OnlyThatIAmWell,
    TheseTopics,
    WithoutName,
    WithName,
}
worded!(Reach {
    Contact = "contact",
    Said = "said",
    OthersSaid = "others_said",
    Health = "health",
    Visits = "visits",
    Presence = "presence",
    OneWorker = "one_worker",
    Team = "team",
    Organisation = "organisation",
    OnlyThatIAmWell = "only_that_i_am_well",
    TheseTopics = "these_topics",
    WithoutName = "without_name",
    WithName = "with_name",
});

impl Item {
    /// What can be chosen inside it.
    pub fn reaches(self) -> &'static [Reach] {
        use Reach::{
            Contact, Health, OneWorker, OnlyThatIAmWell, Organisation, OthersSaid, Presence, Said, Team, TheseTopics,
            Visits, WithName, WithoutName,
        };
        match self {
            Item::Keep => &[Contact, Said, OthersSaid, Health, Visits, Presence],
            Item::Readers => &[OneWorker, Team, Organisation],
            Item::Family => &[OnlyThatIAmWell, TheseTopics],
            Item::Expert => &[WithoutName, WithName],
            _ => &[],
        }
    }

    /// A yes to it is for somebody: each of them is a consent of its own, with its own end. (capability A7)
    pub fn is_for_somebody(self) -> bool {
        matches!(
            self,
            Item::Referral
                | Item::Conference
                | Item::Expert
                | Item::Family
                | Item::Doctor
                | Item::Visit
                | Item::Emergency
        )
    }

    /// It is said, and heard; a no to it changes nothing, and nobody is asked for one.
    pub fn is_told(self) -> bool {
        matches!(self, Item::Why | Item::Rights | Item::LifeDanger)
    }

    /// Something that can leave the house by it.
    pub fn opens_a_way_out(self) -> bool {
        self.is_for_somebody() || matches!(self, Item::Statistics | Item::Training | Item::Succession)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_seventeen_and_none_is_for_everything() {
        assert_eq!(Item::ALL.len(), 17);
        assert!(Item::ALL.iter().all(|it| Item::from_word(it.word()) == Some(*it)));
        assert_eq!(Item::from_word("everything"), None);
    }

    #[test]
    fn what_is_only_told_opens_no_way_out() {
        assert!(Item::ALL.iter().all(|it| !(it.is_told() && it.opens_a_way_out())));
    }
}

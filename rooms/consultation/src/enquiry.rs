//! Somebody asks us about somebody. Pure. Guideline 第3【1】(3)カ, (4)ア: what was asked and by whom is written down; the
//! answer is the same whether we know anybody or not.
//!
//! Promises: nothing here looks anybody up, and an enquiry belongs to no thread.
use crate::contact::{Channel, word_of_form};
use ground_circle::TextPlace;
use ground_kernel::{AccountId, Id, TeamId, Timestamp};

/// Number of the sealed table. Never reused.
pub(crate) const CONSULTATION_DESK: u16 = 16;

pub(crate) type EnquiryId = Id<Enquiry>;

/// What kind of person or office asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asker {
    Family,
    Agency,
    Neighbour,
    Landlord,
    Employer,
    Police,
    Court,
    Press,
    Other,
}
word_of_form!(Asker {
    Family = "family",
    Agency = "agency",
    Neighbour = "neighbour",
    Landlord = "landlord",
    Employer = "employer",
    Police = "police",
    Court = "court",
    Press = "press",
    Other = "other",
});

impl Asker {
    /// They may come with a paper; which ground it is, and whether it binds us, people decide.
    pub(crate) fn may_have_a_ground(self) -> bool {
        matches!(self, Asker::Police | Asker::Court | Asker::Agency)
    }
}

/// The closed list of grounds on which something may be told without consent: names, not decisions.
pub(crate) const GROUNDS: [&str; 11] = [
    "life_danger",
    "third_party_danger",
    "child_abuse_report",
    "elder_abuse_report",
    "disability_abuse_report",
    "spousal_violence_report",
    "statutory_conference",
    "court_order",
    "warrant",
    "statutory_inquiry",
    "commissioner_inspection",
];

#[derive(Clone, Debug)]
pub(crate) struct Enquiry {
    pub id: EnquiryId,
    pub team: TeamId,
    pub asker: Asker,
    pub channel: Channel,
    pub at: Timestamp,
    pub by: AccountId,
}

impl Enquiry {
    pub(crate) fn who_place(&self) -> TextPlace {
        TextPlace::of(CONSULTATION_DESK, 1, self.id)
    }
    pub(crate) fn asked_place(&self) -> TextPlace {
        TextPlace::of(CONSULTATION_DESK, 2, self.id)
    }
    pub(crate) fn answered_place(&self) -> TextPlace {
        TextPlace::of(CONSULTATION_DESK, 3, self.id)
    }
}

/// Where the key lies by which the team finds callers.
pub(crate) fn finder_key_place(team: TeamId) -> TextPlace {
    TextPlace::of(CONSULTATION_DESK, 4, team)
}

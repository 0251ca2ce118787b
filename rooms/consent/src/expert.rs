//! A page for one expert: what a worker asks somebody outside the team, without names, and what came of it. Pure.
use crate::given::ConsentId;
use ground_circle::{TextPlace, among::Among};
use ground_kernel::{AccountId, CircleId, Id, TeamId, Timestamp};

/// Numbers of the sealed tables. Never reused: the text in the person's circle, and the one among writer and expert.
pub(crate) const CONSENT_EXPERT: u16 = 52;
pub(crate) const CONSENT_EXPERT_AMONG: u16 = 54;
pub(crate) const LONGEST_PAGE: usize = 5_000;

pub(crate) type PageId = Id<ExpertPage>;

#[derive(Clone, Debug)]
pub(crate) struct ExpertPage {
    pub id: PageId,
    pub party: AccountId,
    pub circle: CircleId,
    pub team: TeamId,
    pub consent: ConsentId,
    pub expert: AccountId,
    pub by: AccountId,
    pub among: Id<Among>,
    pub at: Timestamp,
    /// Nothing is sealed to the expert any more.
    pub gone_at: Option<Timestamp>,
}

impl ExpertPage {
    pub(crate) fn place(&self) -> TextPlace {
        TextPlace::of(CONSENT_EXPERT, 1, self.id)
    }
    /// The same words, sealed among writer and expert.
    pub(crate) fn among(&self) -> (u16, Id<Among>) {
        (CONSENT_EXPERT_AMONG, self.among)
    }
}

//! A person and a household, brought together: by the person's own act alone, for one worker or for the team, and taken back
//! at once. Pure. Before that nothing here joins them. (promise N-2; capability A12)
use crate::{
    Error,
    folder::{FolderId, How},
};
use ground_circle::TextPlace;
use ground_kernel::{AccountId, Id, TeamId, Timestamp};

/// Number of the sealed table. Never reused.
pub(crate) const RECORDS_LINK: u16 = 66;

pub(crate) type LinkId = Id<Link>;

#[derive(Clone, Debug)]
pub(crate) struct Link {
    pub(crate) id: LinkId,
    pub(crate) party: AccountId,
    pub(crate) household: FolderId,
    pub(crate) team: TeamId,
    /// For this one alone; for the whole team, when there is none.
    pub(crate) worker: Option<AccountId>,
    pub(crate) how: How,
    pub(crate) asked_by: Option<AccountId>,
    pub(crate) witness: Option<AccountId>,
    pub(crate) made_at: Timestamp,
}

impl Link {
    /// What they say to it, sealed in their own circle: the trace of their act, which goes with it.
    pub(crate) fn words_place(&self) -> TextPlace {
        TextPlace::of(RECORDS_LINK, 1, self.id)
    }
    pub(crate) fn stands(&self) -> bool {
        self.how == How::Own || self.witness.is_some()
    }
    pub(crate) fn witnessed(self, by: AccountId) -> Result<Self, Error> {
        if self.stands() {
            return Err(Error::TooLate);
        }
        if self.asked_by == Some(by) {
            return Err(Error::AnotherOne);
        }
        Ok(Link { witness: Some(by), ..self })
    }
}

//! What protects somebody: a safety plan, what must not be told to whom. Pure. It lies in the folder of the one it protects,
//! sealed in their own circle, and nothing anywhere else shows that it exists. Two decide, and a day is set on which it is
//! looked at again. (capability 187)
use crate::{Error, folder::FolderId};
use ground_circle::TextPlace;
use ground_kernel::{AccountId, Id, TeamId, Timestamp};

/// Number of the sealed table. Never reused.
pub(crate) const RECORDS_FACT: u16 = 65;
pub(crate) const LONGEST_LOOK_AGAIN_DAYS: i64 = 180;

pub(crate) type FactId = Id<Fact>;

#[derive(Clone, Debug)]
pub(crate) struct Fact {
    pub(crate) id: FactId,
    pub(crate) folder: FolderId,
    pub(crate) team: TeamId,
    pub(crate) by: AccountId,
    pub(crate) made_at: Timestamp,
    pub(crate) second: Option<AccountId>,
    /// On this day two decide again whether it is still so.
    pub(crate) look_again_at: Timestamp,
}

impl Fact {
    pub(crate) fn text_place(&self) -> TextPlace {
        TextPlace::of(RECORDS_FACT, 1, self.id)
    }
    pub(crate) fn wants_a_second(&self) -> bool {
        self.second.is_none()
    }
    pub(crate) fn wants_a_look(&self, now: Timestamp) -> bool {
        self.look_again_at <= now
    }
    pub(crate) fn seconded(self, by: AccountId) -> Result<Self, Error> {
        match self.second {
            Some(_) => Err(Error::TooLate),
            None if self.by == by => Err(Error::AnotherOne),
            None => Ok(Fact { second: Some(by), ..self }),
        }
    }
    /// It was looked at, and is still so; another says so, too.
    pub(crate) fn kept(self, by: AccountId, until: Timestamp, now: Timestamp) -> Result<Self, Error> {
        let look_again_at = day_to_look(until, now)?;
        Ok(Fact { by, second: None, look_again_at, ..self })
    }
}

pub(crate) fn day_to_look(until: Timestamp, now: Timestamp) -> Result<Timestamp, Error> {
    let allowed = now < until && until <= now.plus_days(LONGEST_LOOK_AGAIN_DAYS);
    if allowed { Ok(until) } else { Err(Error::TooManyDays) }
}

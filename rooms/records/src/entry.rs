//! The rules of an entry: one call, visit, conference; when, how, where, with whom, by whom of us. Pure. Guideline 第4-3; on
//! visits and accompaniment two of us go, 第4-4: an entry of such a channel cannot be built with one name.
use crate::{Error, folder::FolderId};
use ground_circle::TextPlace;
use ground_kernel::{AccountId, Id, Timestamp};

/// Number of the sealed table. Never reused.
pub(crate) const RECORDS_ENTRY: u16 = 61;
const WITH: u16 = 1;
const PLACE: u16 = 2;
const NEXT: u16 = 3;
/// What a search opens of an entry.
pub(crate) const LOOKED_THROUGH: [(u16, u16); 3] =
    [(RECORDS_ENTRY, WITH), (RECORDS_ENTRY, PLACE), (RECORDS_ENTRY, NEXT)];

pub(crate) const LONGEST_HEAD: usize = 200;
pub(crate) const LONGEST_TEXT: usize = 20_000;
/// So many stand on one page.
pub(crate) const ON_A_PAGE: i64 = 50;

pub type EntryId = Id<Entry>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    Phone,
    VisitToOffice,
    HomeVisit,
    Accompaniment,
    Online,
    Letter,
    Fax,
    Mail,
    Conference,
    InterAgency,
    Other,
    /// Written by the person, on their own page.
    Own,
    /// What was not shown for a while, and now is.
    Shown,
    /// What somebody else said may be told, handed on.
    Told,
}
crate::word_of_form!(Channel {
    Phone = "phone",
    VisitToOffice = "visit_to_office",
    HomeVisit = "home_visit",
    Accompaniment = "accompaniment",
    Online = "online",
    Letter = "letter",
    Fax = "fax",
    Mail = "mail",
    Conference = "conference",
    InterAgency = "inter_agency",
    Other = "other",
    Own = "own",
    Shown = "shown",
    Told = "told",
});

impl Channel {
    /// What a worker can choose in a form.
    pub(crate) fn of_ours() -> impl Iterator<Item = Channel> {
        Channel::ALL.iter().copied().filter(|it| !matches!(it, Channel::Own | Channel::Shown | Channel::Told))
    }
    /// Nobody goes alone to somebody's home, or out with them.
    pub fn takes_two(self) -> bool {
        matches!(self, Channel::HomeVisit | Channel::Accompaniment)
    }
}

/// What it was about, for reports. A closed list of our own work, never of anybody's trait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    Listening,
    DailyLife,
    Health,
    Family,
    PlaceToBe,
    Learning,
    Work,
    Money,
    Procedure,
    Other,
}
crate::word_of_form!(Category {
    Listening = "listening",
    DailyLife = "daily_life",
    Health = "health",
    Family = "family",
    PlaceToBe = "place_to_be",
    Learning = "learning",
    Work = "work",
    Money = "money",
    Procedure = "procedure",
    Other = "other",
});

/// How it came about, and who of us was there: together, because one decides about the other.
#[derive(Clone, Copy, Debug)]
pub struct Attended {
    channel: Channel,
    second: Option<AccountId>,
}

impl Attended {
    /// A home visit, or going out together, by one alone is none.
    pub(crate) fn by(channel: Channel, writer: AccountId, second: Option<AccountId>) -> Result<Self, Error> {
        let second = second.filter(|it| *it != writer);
        if channel.takes_two() && second.is_none() {
            return Err(Error::WantsTwo);
        }
        Ok(Attended { channel, second })
    }
    pub fn channel(&self) -> Channel {
        self.channel
    }
    pub fn second(&self) -> Option<AccountId> {
        self.second
    }
}

#[derive(Clone, Debug)]
pub struct Entry {
    pub id: EntryId,
    pub folder: FolderId,
    pub attended: Attended,
    pub started_at: Timestamp,
    pub ended_at: Option<Timestamp>,
    pub category: Option<Category>,
    pub writer: AccountId,
    pub written_at: Timestamp,
}

impl Entry {
    pub(crate) fn with_place(&self) -> TextPlace {
        TextPlace::of(RECORDS_ENTRY, WITH, self.id)
    }
    pub(crate) fn place_place(&self) -> TextPlace {
        TextPlace::of(RECORDS_ENTRY, PLACE, self.id)
    }
    pub(crate) fn next_place(&self) -> TextPlace {
        TextPlace::of(RECORDS_ENTRY, NEXT, self.id)
    }
    pub(crate) fn places(&self) -> [TextPlace; 3] {
        [self.with_place(), self.place_place(), self.next_place()]
    }
}

/// From where on a page of entries goes on: newest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Before {
    pub(crate) at: Timestamp,
    pub(crate) id: EntryId,
}

impl Before {
    pub(crate) fn to_text(self) -> String {
        format!("{}.{}", self.at.as_micros(), self.id)
    }
    pub(crate) fn from_text(text: &str) -> Option<Self> {
        let (at, id) = text.split_once('.')?;
        Some(Before { at: Timestamp::from_micros(at.parse().ok()?), id: id.parse().ok()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Guideline 第4-4: nobody goes alone.
    #[test]
    fn a_home_visit_by_one_alone_cannot_be_written_down() {
        let (one, other) = (Id::from_array([1; 16]), Id::from_array([2; 16]));
        for channel in Channel::ALL.iter().copied() {
            let two = channel.takes_two();
            assert_eq!(Attended::by(channel, one, None).is_err(), two, "{channel:?}");
            assert_eq!(Attended::by(channel, one, Some(one)).is_err(), two, "one name twice is one");
            assert!(Attended::by(channel, one, Some(other)).is_ok());
        }
    }

    #[test]
    fn where_a_page_goes_on_is_read_back() {
        let before = Before { at: Timestamp::from_micros(7), id: Id::from_array([3; 16]) };
        assert_eq!(Before::from_text(&before.to_text()), Some(before));
        assert_eq!(Before::from_text("x.y"), None);
    }
}

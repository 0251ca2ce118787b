//! The rules of a contact: a call, a visit to the office, a letter on paper; who said what in it, and who wrote it down.
//! Pure. Guideline 第3【1】(3)ア, 第4-3: each record says when, how, with whom, what was said and by whom; what we felt is
//! kept apart from what was told.
//!
//! How a line is read, and of which kinds it can be, is the same for memos and entries: `records::lines`.
use crate::thread::ThreadId;
use ground_circle::TextPlace;
use ground_kernel::{AccountId, Id, Timestamp};
pub(crate) use records::{Kind, MOST_LINES, Typed, Visibility, read_lines, word_of_form};

/// Numbers of the sealed tables. Never reused.
pub(crate) const CONSULTATION_CONTACT: u16 = 12;
pub(crate) const CONSULTATION_STATEMENT: u16 = 13;
pub(crate) const CONSULTATION_CALL_BACK: u16 = 14;

/// What a search opens of a memo: its lines, the word beside one, and through whom they came.
pub(crate) const LOOKED_THROUGH: [(u16, u16); 4] =
    [(CONSULTATION_CONTACT, 1), (CONSULTATION_CONTACT, 2), (CONSULTATION_STATEMENT, 1), (CONSULTATION_STATEMENT, 2)];

pub(crate) const LONGEST_HEAD: usize = 200;

pub(crate) type ContactId = Id<Contact>;
pub(crate) type LineId = Id<Line>;

/// How it came about. (capability 13, 15)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Channel {
    Phone,
    VisitToOffice,
    Letter,
    Fax,
    Online,
    Mail,
    Other,
}
word_of_form!(Channel {
    Phone = "phone",
    VisitToOffice = "visit_to_office",
    Letter = "letter",
    Fax = "fax",
    Online = "online",
    Mail = "mail",
    Other = "other",
});

/// From whom it went out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    In,
    Out,
}
ground_store::kept_as_word!(Direction { In = "in", Out = "out" });

impl Direction {
    /// From a form; what nobody knows is as if it had been left out.
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        ground_store::Column::from_cell(ground_store::Cell::Text(Some(word.to_owned())))
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Contact {
    pub id: ContactId,
    pub thread: ThreadId,
    pub channel: Channel,
    pub direction: Direction,
    pub started_at: Timestamp,
    pub minutes: Option<i64>,
    pub writer: AccountId,
    pub written_at: Timestamp,
    /// Somebody was listened to. That is all, and it is a full result. (capability 142)
    pub listened: bool,
}

impl Contact {
    /// Who spoke, and about whom, without names.
    pub(crate) fn who_place(&self) -> TextPlace {
        TextPlace::of(CONSULTATION_CONTACT, 1, self.id)
    }
    /// Through whom they came. (capability 22)
    pub(crate) fn introduced_place(&self) -> TextPlace {
        TextPlace::of(CONSULTATION_CONTACT, 2, self.id)
    }
}

/// How and when they may be called back: one text, the newest holds.
pub(crate) fn call_back_place(party: AccountId) -> TextPlace {
    TextPlace::of(CONSULTATION_CALL_BACK, 1, party)
}

/// One line of what was written down, with whose page it stands on.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub id: LineId,
    pub contact: ContactId,
    pub party: AccountId,
    pub number: i64,
    pub kind: Kind,
    pub visibility: Visibility,
    pub writer: AccountId,
    pub there: bool,
}

impl Line {
    pub(crate) fn text_place(&self) -> TextPlace {
        TextPlace::of(CONSULTATION_STATEMENT, 1, self.id)
    }
    /// Their own word beside it.
    pub(crate) fn beside_place(&self) -> TextPlace {
        TextPlace::of(CONSULTATION_STATEMENT, 2, self.id)
    }
    /// Who spoke, where it was somebody else than the party.
    pub(crate) fn speaker_place(&self) -> TextPlace {
        TextPlace::of(CONSULTATION_STATEMENT, 3, self.id)
    }
}

//! Paper is a channel: letters that somebody of ours typed in, answers that go out by post, and
//! letters that family put where somebody may see them. Pure. Guideline 第3【1】(3)ア・キ, 第2【1】 間接的支援.
use crate::{contact::word_of_form, letter::LetterId};
use ground_circle::TextPlace;
use ground_kernel::{AccountId, Id, Timestamp};

/// Numbers of the sealed tables. Never reused.
/// What was explained by telephone lies with consent now; the number stays taken.
pub(crate) const CONSULTATION_EXPLANATION: u16 = 17;
pub(crate) const CONSULTATION_HANDED: u16 = 18;

/// How it lay in the letter box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CameBy {
    Letter,
    Fax,
    Card,
    InHand,
}
word_of_form!(CameBy { Letter = "letter", Fax = "fax", Card = "card", InHand = "in_hand" });

/// A letter of theirs that came on paper: their words, typed by somebody of ours.
#[derive(Clone, Debug)]
pub(crate) struct Paper {
    pub letter: LetterId,
    pub came_by: CameBy,
    pub came_on: Timestamp,
    pub typed_by: AccountId,
    pub read_back_by: Option<AccountId>,
}

/// Marker of what is posted: an answer.
pub(crate) enum Item {}
pub(crate) type ItemId = Id<Item>;

#[derive(Clone, Debug)]
pub(crate) struct Posting {
    pub item: ItemId,
    pub on: Timestamp,
    pub by: AccountId,
}

pub(crate) type HandedId = Id<HandedLetter>;

/// A letter that family puts somewhere. It has no number and no code of its own, and nothing tells whether it was read.
#[derive(Clone, Debug)]
pub(crate) struct HandedLetter {
    pub id: HandedId,
    pub made_by: AccountId,
    pub made_at: Timestamp,
    pub handed_on: Option<Timestamp>,
    pub noted_by: Option<AccountId>,
}

impl HandedLetter {
    pub(crate) fn text_place(&self) -> TextPlace {
        TextPlace::of(CONSULTATION_HANDED, 1, self.id)
    }
    /// Who put it there.
    pub(crate) fn by_whom_place(&self) -> TextPlace {
        TextPlace::of(CONSULTATION_HANDED, 2, self.id)
    }
}

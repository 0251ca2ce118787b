//! One line of an entry, and where it belongs: its visibility decides the circle. Pure.
//!
//! What somebody else than the folder's own person told as "only here" is never sealed where that person reads: it goes
//! into the folder of whoever spoke, and here nothing of it is left, not even a gap in the numbers. (promise N-3)
use crate::{
    Error,
    entry::EntryId,
    folder::{Folder, FolderId},
    lines::{Kind, Typed, Visibility},
};
use ground_circle::TextPlace;
use ground_kernel::{AccountId, Id, Timestamp};

/// Number of the sealed table. Never reused.
pub(crate) const RECORDS_LINE: u16 = 62;
pub(crate) const RECORDS_HURT: u16 = 63;
const TEXT: u16 = 1;
const SPEAKER: u16 = 2;
const BESIDE: u16 = 3;
/// What a search opens of a line: what it says, who said it, and the word beside it.
pub(crate) const LOOKED_THROUGH: [(u16, u16); 2] = [(RECORDS_LINE, TEXT), (RECORDS_LINE, BESIDE)];

pub type LineId = Id<Line>;

#[derive(Clone, Debug)]
pub struct Line {
    pub id: LineId,
    pub entry: EntryId,
    pub folder: FolderId,
    /// On whose page it stands; nobody's, in the folder of a household.
    pub party: Option<AccountId>,
    pub number: i64,
    pub kind: Kind,
    pub visibility: Visibility,
    pub writer: AccountId,
    pub written_at: Timestamp,
    /// The line that this one puts right. The old one stays, folded.
    pub corrects: Option<LineId>,
    pub there: bool,
}

/// Where a line's own words lie.
pub(crate) fn line_place(id: LineId) -> TextPlace {
    TextPlace::of(RECORDS_LINE, TEXT, id)
}

impl Line {
    /// By the person's own hand.
    pub fn own(&self) -> bool {
        self.party == Some(self.writer)
    }
    /// Are these their words, by their hand or by ours?
    pub fn theirs(&self) -> bool {
        self.own() || !self.kind.ours()
    }
    pub(crate) fn text_place(&self) -> TextPlace {
        line_place(self.id)
    }
    /// Who spoke, where it was somebody else than the folder's own person.
    pub(crate) fn speaker_place(&self) -> TextPlace {
        TextPlace::of(RECORDS_LINE, SPEAKER, self.id)
    }
    /// The person's own word beside it.
    pub(crate) fn beside_place(&self) -> TextPlace {
        TextPlace::of(RECORDS_LINE, BESIDE, self.id)
    }
    pub(crate) fn hurt_place(&self) -> TextPlace {
        TextPlace::of(RECORDS_HURT, 1, self.id)
    }
    pub(crate) fn places(&self) -> [TextPlace; 4] {
        Line::places_of(self.id)
    }
    /// Everywhere that anything of a line lies.
    pub(crate) fn places_of(id: LineId) -> [TextPlace; 4] {
        let at = |table, column| TextPlace::of(table, column, id);
        [line_place(id), at(RECORDS_LINE, SPEAKER), at(RECORDS_LINE, BESIDE), at(RECORDS_HURT, 1)]
    }
}

/// What was typed, parted by the circle it belongs to.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Parted {
    pub(crate) here: Vec<Typed>,
    /// For the folder of whoever spoke, and for no other place.
    pub(crate) of_speaker: Vec<Typed>,
}

/// Parts the lines of one entry. `speaker` says whether somebody was named into whose own folder "only here" can go.
pub(crate) fn parted(folder: &Folder, lines: Vec<Typed>, speaker: bool) -> Result<Parted, Error> {
    let (of_speaker, here): (Vec<_>, Vec<_>) = lines.into_iter().partition(|it| belongs_to_speaker(folder, it));
    if !of_speaker.is_empty() && !speaker {
        return Err(Error::WantsSpeaker);
    }
    // In their own folder they are the one who speaks, not "mother".
    let of_speaker = of_speaker.into_iter().map(|it| Typed { speaker: None, ..it }).collect();
    Ok(Parted { here, of_speaker })
}

fn belongs_to_speaker(folder: &Folder, line: &Typed) -> bool {
    let somebody_else = folder.of_household() || line.speaker.is_some();
    line.visibility == Visibility::MineOnly && !line.kind.ours() && somebody_else
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{folder::How, lines::read_lines};

    fn folder(party: bool) -> Folder {
        Folder {
            id: Id::from_array([9; 16]),
            party: party.then(|| Id::from_array([1; 16])),
            circle: Id::from_array([2; 16]),
            team: Id::from_array([3; 16]),
            begun_at: Timestamp::from_micros(0),
            how: How::Own,
            asked_by: None,
            witness: None,
            closed_at: None,
        }
    }

    /// promise N-3
    #[test]
    fn what_somebody_else_told_for_here_alone_is_never_kept_where_it_is_about() {
        let typed = "眠れない\n(母：本人には言わないで)\n母：心配\n(自分だけのこと)\n(#母は疲れていた)";
        let parted = parted(&folder(true), read_lines(typed).unwrap(), true).unwrap();
        let texts = |all: &[Typed]| all.iter().map(|it| it.text.clone()).collect::<Vec<_>>();
        assert_eq!(texts(&parted.of_speaker), ["本人には言わないで"]);
        assert_eq!(texts(&parted.here), ["眠れない", "心配", "自分だけのこと", "母は疲れていた"]);
        assert!(parted.of_speaker.iter().all(|it| it.speaker.is_none()));
    }

    #[test]
    fn without_a_place_of_its_own_it_is_not_kept_at_all() {
        let lines = || read_lines("(母：本人には言わないで)").unwrap();
        assert!(matches!(parted(&folder(true), lines(), false), Err(Error::WantsSpeaker)));
        assert!(matches!(parted(&folder(false), read_lines("(ここだけ)").unwrap(), false), Err(Error::WantsSpeaker)));
        assert!(parted(&folder(true), read_lines("(ここだけ)").unwrap(), false).is_ok(), "their own, in their own");
    }
}

//! What somebody of the family said may be told, handed on into the record of the one it is about. Pure. (promise N-3)
//!
//! `Tellable` is made of a line in one way only: it is the speaker's own, it stands in their own record, and they said that
//! it may be told. What is for here alone cannot become one, nor what the team keeps among itself, nor what we felt.
use crate::{
    Error,
    folder::FolderId,
    line::{Line, LineId},
    lines::{Kind, Visibility},
};
use ground_kernel::{AccountId, Timestamp};

pub(crate) const LONGEST_SPEAKER: usize = 20;

/// A line that may be told. Its fields are closed: `of` is the only way to have one.
#[derive(Debug)]
pub(crate) struct Tellable {
    line: LineId,
    speaker: AccountId,
    kind: Kind,
}

impl Tellable {
    /// `somebody_else` says that in this record the words of yet another were written down.
    pub(crate) fn of(line: &Line, somebody_else: bool) -> Result<Tellable, Error> {
        let speaker = line.party.ok_or(Error::NotFound)?;
        let told = line.there && line.theirs() && !line.kind.ours() && !somebody_else;
        match (told, line.visibility) {
            (true, Visibility::Person) => Ok(Tellable { line: line.id, speaker, kind: line.kind }),
            _ => Err(Error::NotFound),
        }
    }
    pub(crate) fn line(&self) -> LineId {
        self.line
    }
    pub(crate) fn speaker(&self) -> AccountId {
        self.speaker
    }
    pub(crate) fn kind(&self) -> Kind {
        self.kind
    }
}

/// One line that was handed on: the copy, and whose words it is.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    pub(crate) copy: LineId,
    pub(crate) line: LineId,
    pub(crate) speaker: AccountId,
    pub(crate) folder: FolderId,
    pub(crate) by: AccountId,
    pub(crate) at: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;
    use ground_kernel::Id;

    fn line(kind: Kind, visibility: Visibility) -> Line {
        Line {
            id: Id::from_array([22; 16]),
            entry: Id::from_array([21; 16]),
            folder: Id::from_array([20; 16]),
            party: Some(Id::from_array([1; 16])),
            number: 1,
            kind,
            visibility,
            writer: Id::from_array([5; 16]),
            written_at: Timestamp::from_micros(0),
            corrects: None,
            there: true,
        }
    }

    /// promise N-3
    #[test]
    fn only_what_its_speaker_said_may_be_told_can_be_handed_on() {
        assert!(Tellable::of(&line(Kind::Told, Visibility::Person), false).is_ok());
        for class in [Visibility::MineOnly, Visibility::Team] {
            assert!(Tellable::of(&line(Kind::Told, class), false).is_err(), "{class:?}");
        }
        for ours in [Kind::Observed, Kind::Did] {
            assert!(Tellable::of(&line(ours, Visibility::Person), false).is_err(), "{ours:?}");
        }
        assert!(Tellable::of(&line(Kind::Wish, Visibility::Person), true).is_err(), "another's words");
        let erased = Line { there: false, ..line(Kind::Wish, Visibility::Person) };
        assert!(Tellable::of(&erased, false).is_err());
        let household = Line { party: None, ..line(Kind::Wish, Visibility::Person) };
        assert!(Tellable::of(&household, false).is_err(), "nobody could take it back");
    }
}

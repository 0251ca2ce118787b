//! Answers that are more than an answer: a hand-over by both, an ending, a season's note, limits told to somebody who hurt
//! a worker. Pure. Each becomes true when a second has read it, and not before. (capabilities 139, 145, 149, 194)
//!
//! An ending has one of the reasons that were shown beforehand. Silence is none of them: there is no such word.
use crate::{letter::LetterId, thread::ThreadId};
use ground_kernel::{AccountId, Timestamp};

/// For what a correspondence may end; guideline 支援中止の条件, shown on the page of limits before anybody writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    /// They want it.
    Asked,
    Moved,
    Violence,
    Solicitation,
    /// What they need is outside what we can do; an introduction goes with it.
    Outside,
    /// We close.
    Closing,
}
ground_store::kept_as_word!(Reason {
    Asked = "asked",
    Moved = "moved",
    Violence = "violence",
    Solicitation = "solicitation",
    Outside = "outside",
    Closing = "closing",
});

impl Reason {
    pub(crate) const ALL: [Reason; 6] =
        [Reason::Asked, Reason::Moved, Reason::Violence, Reason::Solicitation, Reason::Outside, Reason::Closing];
    pub(crate) fn word(self) -> &'static str {
        match self {
            Reason::Asked => "asked",
            Reason::Moved => "moved",
            Reason::Violence => "violence",
            Reason::Solicitation => "solicitation",
            Reason::Outside => "outside",
            Reason::Closing => "closing",
        }
    }
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        Reason::ALL.into_iter().find(|it| it.word() == word)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// By the one who goes and the one who comes.
    HandOver {
        to: AccountId,
    },
    Ending(Reason),
    Season,
    Limits,
}

impl Kind {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Kind::HandOver { .. } => "handover",
            Kind::Ending(_) => "ending",
            Kind::Season => "season",
            Kind::Limits => "limits",
        }
    }
    /// A letter by both is read by the one who comes, if the one who goes wrote it.
    pub(crate) fn may_be_seconded(self, writer: AccountId, second: AccountId) -> bool {
        match self {
            Kind::HandOver { to } => writer == to || second == to,
            Kind::Ending(_) | Kind::Season | Kind::Limits => true,
        }
    }
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Special {
    pub letter: LetterId,
    pub thread: ThreadId,
    pub kind: Kind,
}

/// It ended: when, and for which of the reasons.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ending {
    pub letter: LetterId,
    pub reason: Reason,
    pub ended_at: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;
    use ground_kernel::Id;

    /// capability 149: domain §1.3.
    #[test]
    fn silence_is_no_reason() {
        for word in ["silence", "no_reply", "resting", "late", "unknown", ""] {
            assert_eq!(Reason::from_word(word), None, "{word}");
        }
        assert!(Reason::ALL.iter().all(|it| Reason::from_word(it.word()) == Some(*it)));
    }

    #[test]
    fn a_letter_by_both_is_read_by_the_one_who_comes() {
        let (goes, comes, else_one) = (Id::from_array([1; 16]), Id::from_array([2; 16]), Id::from_array([3; 16]));
        let kind = Kind::HandOver { to: comes };
        assert!(kind.may_be_seconded(goes, comes) && !kind.may_be_seconded(goes, else_one));
        assert!(kind.may_be_seconded(comes, else_one), "the one who goes may be gone already");
    }
}

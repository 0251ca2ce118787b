//! In which order something that was written is read by a human. Which signs raise it is known to the house, which lends
//! its ear to this room: the room itself cannot reach those who know. (capability 192)
//!
//! It never blocks, never reports, and is never an attribute of anybody: it changes an order, and which automatic text is
//! shown, until somebody has read.
use std::sync::OnceLock;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Heard {
    Usual,
    /// Read before the others.
    First,
    /// The same, and at hours at which nobody is here it is said that nobody is.
    Pressing,
}

/// `raised`: something they wrote before is read first already, and nobody has read it yet.
pub type Ear = fn(text: &str, raised: bool) -> Heard;

/// The same for every house of this program.
static EAR: OnceLock<Ear> = OnceLock::new();

pub(crate) fn lent(ear: Ear) {
    EAR.get_or_init(|| ear);
}

pub(crate) fn hears(text: &str, raised: bool) -> Heard {
    EAR.get().map_or(Heard::Usual, |ear| ear(text, raised))
}

//! 「進行役に知らせる」: what was told to the hosts of this room, one thread for one matter. Pure. (capability 84)
//!
//! Promises: it reaches those who look after this room now, or, when it is about a host, the officer and none of the
//! hosts; who told is known to nobody in the room; whoever told sees what became of it and may take it back; several who
//! tell of the same message are one matter and do not learn of each other.
use ground_kernel::Id;
use std::collections::BTreeSet;

/// Who handles it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Handler {
    Hosts,
    /// Somebody outside the room, when it is about one of its hosts.
    Officer,
}

pub(crate) fn handler(about_host: bool) -> Handler {
    if about_host { Handler::Officer } else { Handler::Hosts }
}

/// How far it is, as the one who told is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Standing {
    Arrived,
    Seen,
    LookedAt,
    Done,
}
ground_store::kept_as_word!(Standing { Arrived = "arrived", Seen = "seen", LookedAt = "looked_at", Done = "done" });

/// Marker of one matter.
pub(crate) enum Matter {}
pub(crate) type ToldId = Id<Matter>;

/// One matter. `Seat` is whatever a room knows a seat by.
#[derive(Clone, Debug)]
pub(crate) struct Told<Seat> {
    handler: Handler,
    by: BTreeSet<Seat>,
    standing: Standing,
}

impl<Seat: Ord> Told<Seat> {
    pub(crate) fn kept(by: BTreeSet<Seat>, about_host: bool, standing: Standing) -> Self {
        Told { handler: handler(about_host), by, standing }
    }
    /// Taken back. Where nobody is left who told it, it is no matter any more, unless somebody has acted on it.
    pub(crate) fn taken_back(&mut self, by: &Seat) -> bool {
        self.by.remove(by);
        self.by.is_empty() && self.standing < Standing::Done
    }
    /// It only moves on. 「なかったことにする」 is no state.
    pub(crate) fn moves_to(&mut self, standing: Standing) {
        self.standing = self.standing.max(standing);
    }
    /// What the one who asks is told: only of what they told themselves.
    pub(crate) fn as_told_to(&self, by: &Seat) -> Option<Standing> {
        self.by.contains(by).then_some(self.standing)
    }
    pub(crate) fn standing(&self) -> Standing {
        self.standing
    }
    pub(crate) fn handler(&self) -> Handler {
        self.handler
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// capability 84
    #[test]
    fn whoever_told_sees_what_became_of_it_and_nobody_else_does() {
        let of = |about_host| Told::kept(BTreeSet::from(["neko", "tori"]), about_host, Standing::Arrived);
        let mut told = of(false);
        assert_eq!((told.handler(), of(true).handler()), (Handler::Hosts, Handler::Officer));
        told.moves_to(Standing::LookedAt);
        told.moves_to(Standing::Seen);
        assert_eq!(told.as_told_to(&"neko"), Some(Standing::LookedAt), "it does not go back");
        assert_eq!(told.as_told_to(&"inu"), None);
        assert!(!told.taken_back(&"neko"), "another one told it, too");
        assert_eq!(told.as_told_to(&"neko"), None);
        assert!(told.taken_back(&"tori"), "nobody is left who told it");
        told.moves_to(Standing::Done);
        assert!(!told.taken_back(&"tori"), "what was acted on stays known");
    }
}

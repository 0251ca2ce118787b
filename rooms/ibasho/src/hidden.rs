//! Somebody does not want to see somebody else. Pure. (online rooms; capability 84)
//!
//! Promises: it is silent: nobody is told, and no line stands where a message would have been; it is complete both ways:
//! the other does not see the one who hid them either, and cannot tell it from silence; it holds on to the seat and not
//! to the name, so another nickname changes nothing. A host cannot be hidden: another host, or another room, is offered.
use std::collections::BTreeSet;

/// Pairs of seats that do not see each other. There is no direction in it.
#[derive(Clone, Debug)]
pub(crate) struct Hidden<Seat>(BTreeSet<(Seat, Seat)>);

/// Hosts are always seen by everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct IsHost;

impl<Seat: Ord + Clone> Hidden<Seat> {
    pub(crate) fn nobody() -> Self {
        Hidden(BTreeSet::new())
    }
    fn pair(one: &Seat, other: &Seat) -> (Seat, Seat) {
        let (one, other) = if one <= other { (one, other) } else { (other, one) };
        (one.clone(), other.clone())
    }
    pub(crate) fn hide(&mut self, by: &Seat, whom: &Seat, is_host: bool) -> Result<(), IsHost> {
        if is_host {
            return Err(IsHost);
        }
        if by != whom {
            self.0.insert(Self::pair(by, whom));
        }
        Ok(())
    }
    /// What one seat may be shown of what another wrote. One sees oneself.
    pub(crate) fn sees(&self, seat: &Seat, whose: &Seat) -> bool {
        seat == whose || !self.0.contains(&Self::pair(seat, whose))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_silent_complete_both_ways_and_holds_on_to_the_seat() {
        let mut hidden = Hidden::nobody();
        hidden.hide(&"neko", &"seller", false).unwrap();
        // (seat, nickname of the moment, text): another nickname is the same seat.
        let said = [
            ("seller", "はる", "もうかる"),
            ("tori", "とり", "こんばんは"),
            ("seller", "そら", "副業"),
            ("neko", "ねこ", "ねむい"),
        ];
        let texts = |seat| said.iter().filter(|it| hidden.sees(&seat, &it.0)).map(|it| it.2).collect::<Vec<_>>();
        assert_eq!(texts("neko"), ["こんばんは", "ねむい"]);
        assert_eq!(texts("seller"), ["もうかる", "こんばんは", "副業"], "the other way round as well");
        assert_eq!(texts("tori").len(), 4, "the others notice nothing");
        assert!(hidden.sees(&"neko", &"neko"));
    }

    #[test]
    fn a_host_is_seen_by_everybody() {
        let mut hidden = Hidden::nobody();
        assert_eq!(hidden.hide(&"neko", &"host", true), Err(IsHost));
        assert!(hidden.sees(&"neko", &"host"));
        hidden.hide(&"neko", &"neko", false).unwrap();
        assert!(hidden.sees(&"neko", &"neko"), "nobody hides themselves");
    }
}

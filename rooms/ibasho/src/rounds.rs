//! Speaking and listening apart: a round in which each has a turn, and may pass. Pure. (GL 第3【2】(3)オ; capability 83)
//!
//! Promises: a pass looks like the end of any turn; nobody waits for a clock, only for the one whose turn it is; whoever
//! only listens is never called up; a turn of the hosts among themselves is said to be one, and the
//! others hear it.

/// Who may speak now. `Seat` is whatever a room knows a seat by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Talk<Seat> {
    /// Everybody, as they like.
    Free,
    Round(Round<Seat>),
    /// Hosts talk with each other about what they heard; the others hear them.
    Reflecting,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Round<Seat> {
    /// Those who are still to come; the first has the turn. Never empty.
    waiting: Vec<Seat>,
}

/// Why somebody may not speak now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hears {
    /// It is another's turn.
    AnotherTurn,
    HostsReflect,
}

impl<Seat: PartialEq + Clone> Talk<Seat> {
    /// A round of those who want to speak, in this order. Who only listens is not in it.
    pub(crate) fn round(order: Vec<Seat>) -> Self {
        let mut waiting: Vec<Seat> = vec![];
        for seat in order {
            if !waiting.contains(&seat) {
                waiting.push(seat);
            }
        }
        if waiting.is_empty() { Talk::Free } else { Talk::Round(Round { waiting }) }
    }
    pub(crate) fn may_speak(&self, seat: &Seat, host: bool) -> Result<(), Hears> {
        match self {
            Talk::Free => Ok(()),
            Talk::Round(round) if round.turn() == seat || host => Ok(()),
            Talk::Round(_) => Err(Hears::AnotherTurn),
            Talk::Reflecting if host => Ok(()),
            Talk::Reflecting => Err(Hears::HostsReflect),
        }
    }
    /// 「ここまで」 and 「パス」 are the same. Pressed by somebody whose turn it is not, or twice, it changes nothing.
    pub(crate) fn turn_ends(self, seat: &Seat) -> Self {
        match self {
            Talk::Round(round) if round.turn() == seat => Talk::round(round.waiting[1..].to_vec()),
            other => other,
        }
    }
    /// Whoever comes while a round goes may be the last of it, if they like.
    pub(crate) fn joins(self, seat: Seat) -> Self {
        match self {
            Talk::Round(round) => Talk::round([round.waiting, vec![seat]].concat()),
            other => other,
        }
    }
    /// Somebody left, or only listens from now on. Nobody is told, and the round goes on.
    pub(crate) fn leaves(self, seat: &Seat) -> Self {
        match self {
            Talk::Round(round) => Talk::round(round.waiting.into_iter().filter(|it| it != seat).collect()),
            other => other,
        }
    }
    pub(crate) fn turn(&self) -> Option<&Seat> {
        match self {
            Talk::Round(round) => Some(round.turn()),
            _ => None,
        }
    }
}

impl<Seat> Round<Seat> {
    fn turn(&self) -> &Seat {
        &self.waiting[0]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// capability 83
    #[test]
    fn each_has_a_turn_and_a_pass_is_the_end_of_a_turn() {
        let talk = Talk::round(vec!["a", "b", "a", "c"]);
        assert_eq!(talk.may_speak(&"a", false), Ok(()));
        assert_eq!(talk.may_speak(&"b", false), Err(Hears::AnotherTurn));
        assert_eq!(talk.may_speak(&"h", true), Ok(()), "a host can always say something about the round");
        assert_eq!(talk.clone().turn_ends(&"b"), talk, "not theirs to end");
        let talk = talk.turn_ends(&"a");
        assert_eq!(talk.turn(), Some(&"b"));
        assert_eq!(talk.clone().turn_ends(&"a"), talk, "pressed twice");
        let talk = talk.joins("d").leaves(&"c").turn_ends(&"b");
        assert_eq!(talk.turn(), Some(&"d"));
        assert_eq!(talk.turn_ends(&"d"), Talk::Free, "after the last one everybody may");
    }

    #[test]
    fn the_round_does_not_wait_for_somebody_who_left() {
        assert_eq!(Talk::round(vec!["a"]).leaves(&"a"), Talk::Free);
        assert_eq!(Talk::<&str>::round(vec![]), Talk::Free, "where all only listen there is no round");
    }

    /// GL 第3【2】(3)オ: hosts reflect in the open.
    #[test]
    fn hosts_reflect_in_the_open_and_the_others_hear_it() {
        let talk: Talk<&str> = Talk::Reflecting;
        assert_eq!(talk.may_speak(&"a", false), Err(Hears::HostsReflect));
        assert_eq!(talk.may_speak(&"h", true), Ok(()));
        assert_eq!(talk.clone().turn_ends(&"a"), talk, "it is the hosts' to end");
    }
}

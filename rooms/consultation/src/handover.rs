//! The rules of a hand-over: the one who comes confirms line by line what is promised, what to leave, what helped, what was
//! written last; then both write one letter, and the writer may say no. Pure. Guideline 序1-2, 4-3. (capability 139)
use crate::{Error, letter::LetterId, promise::PromiseId, thread::ThreadId};
use ground_circle::TextPlace;
use ground_kernel::{AccountId, Id, Timestamp};
use std::collections::BTreeSet;

/// Number of the sealed table. Never reused. What we keep in mind of a thread; its writer reads the same.
pub(crate) const CONSULTATION_MINDED: u16 = 20;
const AVOID: u16 = 1;
const HELPED: u16 = 2;

pub(crate) fn avoid_place(thread: ThreadId) -> TextPlace {
    TextPlace::of(CONSULTATION_MINDED, AVOID, thread)
}
pub(crate) fn helped_place(thread: ThreadId) -> TextPlace {
    TextPlace::of(CONSULTATION_MINDED, HELPED, thread)
}

pub(crate) type HandOverId = Id<HandOver>;
/// How many of the last letters are read for a hand-over.
pub(crate) const LAST_LETTERS: usize = 3;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// Being confirmed, line by line.
    Begun,
    /// Every line was confirmed; the letter by both can be written.
    Confirmed,
    /// The letter went out.
    Told,
    /// The writer said no.
    Refused,
    /// We thought again before anybody was told.
    Dropped,
}
ground_store::kept_as_word!(State {
    Begun = "begun",
    Confirmed = "confirmed",
    Told = "told",
    Refused = "refused",
    Dropped = "dropped",
});

#[derive(Clone, Debug)]
pub(crate) struct HandOver {
    pub id: HandOverId,
    pub thread: ThreadId,
    pub from: AccountId,
    pub to: AccountId,
    /// Given away without reading on.
    pub unread: bool,
    pub state: State,
    pub begun_at: Timestamp,
    pub ended_at: Option<Timestamp>,
}

impl HandOver {
    pub(crate) fn is_open(&self) -> bool {
        matches!(self.state, State::Begun | State::Confirmed)
    }
    /// Confirmed, when no line is left.
    pub(crate) fn confirmed(self, lines: &[Line], confirmed: &BTreeSet<String>) -> Self {
        let all = lines.iter().all(|it| confirmed.contains(&it.key));
        let state = if all { State::Confirmed } else { State::Begun };
        HandOver { state, ..self }
    }
    pub(crate) fn told(self, now: Timestamp) -> Result<Self, Error> {
        match self.state {
            State::Confirmed => Ok(HandOver { state: State::Told, ended_at: Some(now), ..self }),
            _ => Err(Error::NotConfirmed),
        }
    }
    /// The letter was taken back before it was seen.
    pub(crate) fn untold(self) -> Self {
        HandOver { state: State::Confirmed, ended_at: None, ..self }
    }
    pub(crate) fn refused(self, now: Timestamp) -> Self {
        HandOver { state: State::Refused, ended_at: Some(now), ..self }
    }
    pub(crate) fn dropped(self, now: Timestamp) -> Self {
        HandOver { state: State::Dropped, ended_at: Some(now), ..self }
    }
}

/// One line of a hand-over. Its key names it and says no word of it.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub key: String,
    pub what: What,
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    Promise,
    Avoid,
    Helped,
    Talk,
    Letter,
}

impl Line {
    pub(crate) fn promise(id: PromiseId, text: String) -> Self {
        Line { key: format!("promise:{id}"), what: What::Promise, text }
    }
    pub(crate) fn letter(id: LetterId, text: String) -> Self {
        Line { key: format!("letter:{id}"), what: What::Letter, text }
    }
}

/// A text of several lines as lines of a hand-over; empty ones are none.
pub(crate) fn lines_of(what: What, text: &str) -> Vec<Line> {
    let name = match what {
        What::Promise => "promise",
        What::Avoid => "avoid",
        What::Helped => "helped",
        What::Talk => "talk",
        What::Letter => "letter",
    };
    let lines = text.lines().map(str::trim).filter(|it| !it.is_empty());
    (0..)
        .zip(lines)
        .map(|(n, text): (usize, _)| Line { key: format!("{name}:{n}"), what, text: text.to_owned() })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begun() -> HandOver {
        let (from, to) = (Id::from_array([1; 16]), Id::from_array([2; 16]));
        let now = Timestamp::from_micros(0);
        let state = State::Begun;
        HandOver {
            id: Id::from_array([3; 16]),
            thread: Id::from_array([4; 16]),
            from,
            to,
            unread: false,
            state,
            begun_at: now,
            ended_at: None,
        }
    }

    #[test]
    fn it_is_confirmed_when_no_line_is_left_and_told_only_then() {
        let lines = lines_of(What::Avoid, "電話しない\n\n  「がんばれ」と書かない\n");
        assert_eq!(lines.iter().map(|it| it.key.as_str()).collect::<Vec<_>>(), ["avoid:0", "avoid:1"]);
        let one: BTreeSet<String> = ["avoid:0".to_owned()].into();
        let both: BTreeSet<String> = ["avoid:0".to_owned(), "avoid:1".to_owned()].into();
        let now = Timestamp::from_micros(1);
        assert!(begun().confirmed(&lines, &one).told(now).is_err());
        assert_eq!(begun().confirmed(&lines, &both).told(now).unwrap().state, State::Told);
        // A line that came later is a line that was not confirmed.
        assert_eq!(begun().confirmed(&lines, &both).confirmed(&lines, &one).state, State::Begun);
    }
}

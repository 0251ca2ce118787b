//! An evening of a room on a screen: on which day, until when, with how many hosts. Pure.
//!
//! In code the room itself is a live table (`ground_live`); here stands which gathering it belongs to and what is promised
//! of it. Two hosts are there, always where it is for under-eighteens. (capabilities 78, 82, 84, 86, 202)
use crate::{
    Error,
    gathering::{Gathering, moment},
    place::Band,
};
use ground_kernel::{AccountId, Timestamp};
use ground_live::{Life, Phase, SeatId, TableId};
use jiff::civil::Date;

/// The same number as its live table's.
pub(crate) type OpeningId = TableId;

const LONGEST_NICKNAME: usize = 20;

#[derive(Clone, Debug)]
pub(crate) struct Opening {
    pub(crate) id: OpeningId,
    pub(crate) gathering: Gathering,
    pub(crate) on: Date,
    pub(crate) begins_at: Timestamp,
    pub(crate) ends_at: Timestamp,
    pub(crate) hosts_needed: u16,
    /// Whoever hosted it, by the names that they are called by.
    pub(crate) hosts: Vec<Host>,
}

#[derive(Clone, Debug)]
pub(crate) struct Host {
    pub(crate) account: AccountId,
    pub(crate) called: String,
    pub(crate) seat: SeatId,
}

/// An opening, as somebody stands before it.
#[derive(Clone, Debug)]
pub(crate) struct Doorway {
    pub(crate) opening: Opening,
    pub(crate) phase: Phase,
}

/// What is kept of an evening.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    pub(crate) on: Date,
    pub(crate) minutes: i64,
    pub(crate) people: Band,
    pub(crate) first_time: Option<Band>,
    pub(crate) hosts: Vec<String>,
}

impl Opening {
    /// A day of a gathering, with one host only where its page says so and nobody there is under eighteen.
    pub(crate) fn prepared(id: OpeningId, gathering: Gathering, on: Date, alone: bool) -> Result<Opening, Error> {
        if alone && gathering.young {
            return Err(Error::TwoHosts);
        }
        let (begins_at, ends_at) = (moment(on, gathering.begins_minute), moment(on, gathering.ends_minute));
        let hosts_needed = if alone { 1 } else { 2 };
        Ok(Opening { id, gathering, on, begins_at, ends_at, hosts_needed, hosts: vec![] })
    }
    pub(crate) fn life(&self) -> Life {
        Life { begins_at: self.begins_at, ends_at: self.ends_at, hosts_needed: self.hosts_needed, opened_at: None }
    }
    pub(crate) fn with_one_host(&self) -> bool {
        self.hosts_needed == 1
    }
}

/// How many there are, as it may be said: there is no band for nobody.
pub(crate) fn band(heads: usize) -> Band {
    match heads {
        0..=3 => Band::Few,
        4..=8 => Band::Some,
        _ => Band::Many,
    }
}

/// How somebody wants to be called today; empty is a way, too.
pub(crate) fn nickname(typed: &str) -> Result<String, Error> {
    let name = ground_web::one_line(typed);
    if name.chars().count() > LONGEST_NICKNAME { Err(Error::Nickname) } else { Ok(name) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// capability 86
    #[test]
    fn nobody_is_a_few_like_three() {
        assert_eq!(
            (band(0), band(3), band(4), band(8), band(9)),
            (Band::Few, Band::Few, Band::Some, Band::Some, Band::Many)
        );
    }

    /// capability 81
    #[test]
    fn a_nickname_is_one_line_and_may_be_empty() {
        assert_eq!(nickname(" あめ \r\n ゆき ").ok().as_deref(), Some("あめ ゆき"));
        assert_eq!(nickname("").ok().as_deref(), Some(""));
        assert!(matches!(nickname(&"あ".repeat(21)), Err(Error::Nickname)));
    }
}

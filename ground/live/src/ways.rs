//! The ways of a table: the one place where something that is said can be slowed, held back or refused, and the one where
//! a line is kept from a seat. Whoever lays the table fills them in.
use crate::{
    line::Body,
    seat::{Seat, SeatId},
    table::TableId,
};
use ground_kernel::Timestamp;
use std::any::Any;

/// Something that somebody wants to say.
pub struct Saying<'a> {
    pub table: TableId,
    pub seat: &'a Seat,
    pub body: &'a Body,
    pub now: Timestamp,
    /// When this seat last said something.
    pub said_at: Option<Timestamp>,
}

/// What becomes of it. The words are keys, for its sender.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Pass,
    /// Not before then. What was typed stays where it is.
    Wait(Timestamp),
    /// It is not shown; whoever looks after the table has it.
    Hold(&'static str),
    Refuse(&'static str),
}

pub trait Ways: Any + Send + Sync {
    /// Every message passes here before it is accepted.
    fn weigh(&self, _: &Saying<'_>) -> Verdict {
        Verdict::Pass
    }
    /// Every line passes here, once for each pair, before it is shown.
    fn sees(&self, _reader: SeatId, _writer: SeatId) -> bool {
        true
    }
}

/// Nothing is kept from anybody.
pub struct Open;
impl Ways for Open {}

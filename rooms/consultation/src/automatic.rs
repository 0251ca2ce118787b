//! Automatic answers: they say that they are automatic and unread, name the real time of the next reading, ask nothing,
//! tell nothing of what the software noticed, and come at most once per kind in 24 hours. (capability 20, 192; N-7)
//!
//! Kept is only the number of a template and its dates, signed with the mark of the house: nobody can put a sentence
//! into its mouth.
use crate::{
    hints::Sign,
    thread::{Thread, ThreadId},
};
use ground_kernel::{Id, Timestamp};
use ground_seal::{Label, SignPair, SignPublic, Signature};

/// Which text. A: an ordinary night. B: read first. C: nobody is here, and it seems pressing. Delay: our answer is late.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    A,
    /// A, for someone who said 「今は、このまま」 and wrote all the same.
    Rest,
    B,
    C,
    Delay,
}
ground_store::kept_as_word!(Kind { A = "a", Rest = "rest", B = "b", C = "c", Delay = "delay" });

impl Kind {
    /// What is signed; never reused.
    fn number(self) -> u8 {
        match self {
            Kind::A => 0,
            Kind::B => 1,
            Kind::C => 2,
            Kind::Delay => 3,
            Kind::Rest => 4,
        }
    }
}

/// Marker of one automatic answer.
pub(crate) enum Row {}

#[derive(Clone, Debug)]
pub(crate) struct Automatic {
    pub id: Id<Row>,
    pub thread: ThreadId,
    pub kind: Kind,
    pub at: Timestamp,
    /// When a human reads next; empty when the desk has no hours ahead.
    pub reads_at: Option<Timestamp>,
    /// Until when we promised to answer; empty when they want no reply.
    pub promised_on: Option<Timestamp>,
    pub sig: Vec<u8>,
}

impl Automatic {
    pub(crate) fn signed(self, mark: &SignPair) -> Self {
        let digest = self.digest();
        Automatic { sig: mark.sign(Label::AUTOMATIC, &[&digest]).as_bytes().to_vec(), ..self }
    }

    /// The house said this.
    pub(crate) fn is_ours(&self, mark: &SignPublic) -> bool {
        let digest = self.digest();
        Signature::from_slice(&self.sig).is_ok_and(|it| mark.verify(Label::AUTOMATIC, &[&digest], &it).is_ok())
    }

    fn digest(&self) -> Vec<u8> {
        let moment = |at: Option<Timestamp>| at.map_or(i64::MIN, Timestamp::as_micros).to_be_bytes();
        let kind = [self.kind.number()];
        let at = self.at.as_micros().to_be_bytes();
        [
            &self.id.as_bytes()[..],
            &self.thread.as_bytes()[..],
            &kind,
            &at,
            &moment(self.reads_at),
            &moment(self.promised_on),
        ]
        .concat()
    }
}

/// Which answer a letter gets.
pub(crate) fn kind_for(sign: Sign, open_now: bool, resting: bool) -> Kind {
    match sign {
        Sign::None | Sign::Weak if resting => Kind::Rest,
        Sign::None | Sign::Weak => Kind::A,
        Sign::Direct => Kind::B,
        Sign::Pressing if open_now => Kind::B,
        Sign::Pressing => Kind::C,
    }
}

/// Not the same kind again within 24 hours, and no A shortly after B or C: repeated help lines feel like being turned
/// away.
pub(crate) fn is_due(kind: Kind, before: &[(Kind, Timestamp)], now: Timestamp) -> bool {
    let lately = |it: &&(Kind, Timestamp)| now < it.1.plus_hours(24);
    let mut lately = before.iter().filter(lately);
    match kind {
        Kind::A | Kind::Rest => lately.next().is_none(),
        other => !lately.any(|it| it.0 == other),
    }
}

/// The row for a letter that came in now.
pub(crate) fn answer_to(
    thread: &Thread,
    id: Id<Row>,
    kind: Kind,
    now: Timestamp,
    reads_at: Option<Timestamp>,
    promised_on: Option<Timestamp>,
) -> Automatic {
    Automatic { id, thread: thread.id, kind, at: now, reads_at, promised_on, sig: vec![] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ground_seal::Secret;

    fn at(hours: i64) -> Timestamp {
        Timestamp::from_micros(0).plus_hours(hours)
    }

    #[test]
    fn a_wish_to_be_gone_is_read_first_and_a_plan_at_night_says_that_nobody_is_here() {
        assert_eq!(kind_for(Sign::None, false, false), Kind::A);
        assert_eq!(kind_for(Sign::None, false, true), Kind::Rest);
        assert_eq!(kind_for(Sign::Direct, false, true), Kind::B);
        assert_eq!(kind_for(Sign::Direct, false, false), Kind::B);
        assert_eq!(kind_for(Sign::Pressing, false, false), Kind::C);
        assert_eq!(kind_for(Sign::Pressing, true, false), Kind::B);
    }

    /// S02: auto messages at most once per kind in 24 h.
    #[test]
    fn the_same_text_comes_once_a_day() {
        let before = [(Kind::B, at(0))];
        assert!(!is_due(Kind::B, &before, at(23)) && is_due(Kind::B, &before, at(24)));
        assert!(is_due(Kind::C, &before, at(1)));
        assert!(!is_due(Kind::A, &before, at(1)));
    }

    #[test]
    fn nobody_puts_a_sentence_into_the_mouth_of_the_house() {
        let mark = SignPair::from_seed(&Secret::from_bytes([1; 32]));
        let row = Automatic {
            id: Id::from_array([1; 16]),
            thread: Id::from_array([2; 16]),
            kind: Kind::A,
            at: at(0),
            reads_at: Some(at(5)),
            promised_on: None,
            sig: vec![],
        };
        let row = row.signed(&mark);
        assert!(row.is_ours(&mark.public()));
        assert!(!Automatic { promised_on: Some(at(9)), ..row.clone() }.is_ours(&mark.public()));
        assert!(!Automatic { kind: Kind::C, ..row }.is_ours(&mark.public()));
    }
}

//! The rules of a letter. Pure. Guideline 第3【1】(3)エ: words in text are easily misunderstood, so an answer can wait
//! for a second reader, and be taken back for ten seconds.
use crate::Error;
use ground_circle::TextPlace;
use ground_kernel::{AccountId, Id, TeamId, Timestamp};
use safety::Outgoing;
use staff::Reading;

/// Number of the sealed table. Never reused.
pub(crate) const CONSULTATION_LETTER: u16 = 2;
const TEXT: u16 = 1;
const ALONE_REASON: u16 = 2;
const CARDS: u16 = 3;

/// What a search opens of a letter: its words, and the reason of one who sent it alone.
pub(crate) const LOOKED_THROUGH: [(u16, u16); 2] = [(CONSULTATION_LETTER, TEXT), (CONSULTATION_LETTER, ALONE_REASON)];

pub(crate) const LONGEST_TEXT: usize = 10_000;
pub(crate) const TAKE_BACK_SECONDS: i64 = 10;

pub(crate) type LetterId = Id<Letter>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Speaker {
    Party,
    Staff,
}
ground_store::kept_as_word!(Speaker { Party = "party", Staff = "staff" });

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// It is there; an answer is seen from `visible_at` on.
    There,
    /// An answer that waits for its second reader.
    Waits,
    /// An answer that was taken back before it was seen.
    TakenBack,
    /// A tombstone.
    Erased,
}
ground_store::kept_as_word!(State { There = "there", Waits = "waits", TakenBack = "taken_back", Erased = "erased" });

/// Where the text of a letter lies.
pub(crate) fn text_place(id: LetterId) -> TextPlace {
    TextPlace::of(CONSULTATION_LETTER, TEXT, id)
}

#[derive(Clone, Debug)]
pub(crate) struct Letter {
    pub id: LetterId,
    pub number: i64,
    pub speaker: Speaker,
    pub writer: AccountId,
    pub written_at: Timestamp,
    pub visible_at: Option<Timestamp>,
    pub state: State,
    pub second: Option<AccountId>,
    pub alone: bool,
    /// Sent alone in a small house: a second reads it by then.
    pub second_by: Option<Timestamp>,
    pub seconded_at: Option<Timestamp>,
}

impl Letter {
    pub(crate) fn by_party(id: LetterId, number: i64, writer: AccountId, now: Timestamp) -> Self {
        Letter {
            id,
            number,
            speaker: Speaker::Party,
            writer,
            written_at: now,
            visible_at: Some(now),
            state: State::There,
            second: None,
            alone: false,
            second_by: None,
            seconded_at: None,
        }
    }

    /// An answer that waits until a second one has read it.
    pub(crate) fn waiting(id: LetterId, number: i64, writer: AccountId, now: Timestamp) -> Self {
        Letter {
            speaker: Speaker::Staff,
            visible_at: None,
            state: State::Waits,
            ..Self::by_party(id, number, writer, now)
        }
    }

    /// On its way: seen in ten seconds, until then it can be taken back.
    pub(crate) fn sent(self, now: Timestamp) -> Self {
        Letter { state: State::There, visible_at: Some(now.plus_seconds(TAKE_BACK_SECONDS)), ..self }
    }

    pub(crate) fn text_place(&self) -> TextPlace {
        text_place(self.id)
    }
    pub(crate) fn reason_place(&self) -> TextPlace {
        TextPlace::of(CONSULTATION_LETTER, ALONE_REASON, self.id)
    }
    /// Which cards of information lie beside it; as sealed as the answer.
    pub(crate) fn cards_place(&self) -> TextPlace {
        TextPlace::of(CONSULTATION_LETTER, CARDS, self.id)
    }
    /// Does the person see it?
    pub(crate) fn seen_by_party(&self, now: Timestamp) -> bool {
        self.state == State::There && self.visible_at.is_some_and(|at| at <= now)
    }
    pub(crate) fn can_be_taken_back(&self, now: Timestamp) -> bool {
        self.speaker == Speaker::Staff && self.state == State::There && self.visible_at.is_some_and(|at| now < at)
    }
    /// The moment in which it was sent.
    pub(crate) fn sent_at(&self) -> Option<Timestamp> {
        self.visible_at.map(|at| at.plus_seconds(-TAKE_BACK_SECONDS))
    }
    pub(crate) fn waits(&self) -> bool {
        self.state == State::Waits
    }
    /// It went out alone, and nobody has read it afterwards yet.
    pub(crate) fn unseconded(&self) -> bool {
        self.second_by.is_some() && self.seconded_at.is_none() && self.state == State::There
    }
}

/// How an answer goes out: read by a second first, now with a second within days, alone with a reason, or just so.
pub(crate) fn leaving(
    waiting: Letter,
    answered: bool,
    alone: bool,
    first: Reading,
    level: Outgoing,
    days: i64,
) -> Letter {
    let now = waiting.written_at;
    let within = |days: i64| Some(now.plus_days(days));
    match (level, first) {
        (Outgoing::AsUsual, _) if answered => waiting.sent(now),
        (Outgoing::OneNow { days }, _) => Letter { second_by: within(days), ..waiting.sent(now) },
        _ if alone => Letter { alone: true, second_by: within(days), ..waiting.sent(now) },
        (Outgoing::SecondFirst, _) | (_, Reading::TwoBeforeSending) => waiting,
        (_, Reading::OneNowSecondedWithin { days }) => Letter { second_by: within(days), ..waiting.sent(now) },
    }
}

/// An answer, with what rules need to know of its thread.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub letter: Letter,
    pub thread: crate::thread::Thread,
    pub team: TeamId,
    pub now: Timestamp,
}

impl Answer {
    /// Read by a second; on its way.
    pub(crate) fn seconded(self, by: AccountId) -> Result<Self, Error> {
        let now = self.now;
        if self.letter.unseconded() {
            let letter = Letter { second: Some(by), seconded_at: Some(now), ..self.letter };
            return Ok(Answer { letter, ..self });
        }
        if !self.letter.waits() {
            return Err(Error::TooLate);
        }
        let letter = Letter { second: Some(by), seconded_at: Some(now), ..self.letter.sent(now) };
        Ok(Answer { letter, ..self })
    }

    /// It waited long enough, or there is a reason: it goes out alone, and is read afterwards.
    pub(crate) fn gone_alone(self, reason: &str, days: i64, urgent: bool) -> Result<Self, Error> {
        let long_enough = urgent && safety::may_go_alone(self.letter.written_at, self.now, "");
        if !self.letter.waits() || reason.trim().is_empty() && !long_enough {
            return Err(if self.letter.waits() { Error::TooEarly } else { Error::TooLate });
        }
        let second_by = Some(self.now.plus_days(days));
        let letter = Letter { alone: true, second_by, ..self.letter.sent(self.now) };
        let thread = self.thread.answered();
        Ok(Answer { letter, thread, ..self })
    }

    pub(crate) fn taken_back(self) -> Result<Self, Error> {
        if !self.letter.waits() && !self.letter.can_be_taken_back(self.now) {
            return Err(Error::TooLate);
        }
        let letter = Letter { state: State::TakenBack, visible_at: None, ..self.letter };
        Ok(Answer { letter, ..self })
    }
}

/// Arrival of the oldest letter of theirs that no answer followed; an answer about to be taken back is none.
pub(crate) fn oldest_unanswered(letters: &[Letter], taken_back: Option<LetterId>) -> Option<Timestamp> {
    let answers = |it: &&Letter| Some(it.id) != taken_back && it.speaker == Speaker::Staff && it.state == State::There;
    let last = letters.iter().filter(answers).map(|it| it.number).max().unwrap_or(0);
    let waits = |it: &&Letter| it.speaker == Speaker::Party && it.state == State::There && it.number > last;
    letters.iter().find(waits).map(|it| it.written_at)
}

/// Exactly what was typed, if it is something, and not too much of it.
pub(crate) fn text(typed: &str) -> Result<String, Error> {
    let text = ground_web::as_typed(typed);
    if text.trim().is_empty() {
        return Err(Error::Empty);
    }
    if text.chars().count() > LONGEST_TEXT {
        return Err(Error::TooLong);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_micros(0).plus_seconds(seconds)
    }

    #[test]
    fn an_answer_can_be_taken_back_for_ten_seconds_and_is_not_seen_before() {
        let letter = Letter::waiting(Id::from_array([1; 16]), 2, Id::from_array([2; 16]), at(0)).sent(at(100));
        assert!(letter.can_be_taken_back(at(109)) && !letter.seen_by_party(at(109)));
        assert!(!letter.can_be_taken_back(at(110)) && letter.seen_by_party(at(110)));
    }

    /// S02 7: with a level open every answer is read by a second, or goes out alone with its reason.
    #[test]
    fn while_a_level_is_open_every_answer_is_read_by_two() {
        let waiting = || Letter::waiting(Id::from_array([1; 16]), 2, Id::from_array([2; 16]), at(0));
        let (two, usual) = (Reading::TwoBeforeSending, Outgoing::AsUsual);
        assert!(!leaving(waiting(), true, false, two, usual, 7).waits());
        assert!(leaving(waiting(), false, false, two, usual, 7).waits());
        assert!(leaving(waiting(), true, false, two, Outgoing::SecondFirst, 7).waits());
        let alone = leaving(waiting(), true, true, two, Outgoing::SecondFirst, 7);
        assert!(!alone.waits() && alone.alone && alone.second_by.is_some());
        let one = leaving(waiting(), true, false, two, Outgoing::OneNow { days: 5 }, 7);
        assert!(!one.waits() && one.unseconded() && !one.alone);
    }

    /// capability 10: one character is enough.
    #[test]
    fn one_character_is_enough_and_every_character_is_kept() {
        assert_eq!(text("あ").unwrap(), "あ");
        let strange = "  \u{202e}逆\u{200d}👩‍👩‍👧 𠮷\u{7}\n\n";
        assert_eq!(text(strange).unwrap(), strange);
        assert_eq!(text("一\r\n二").unwrap(), "一\n二");
        assert!(matches!(text(" \n\t "), Err(Error::Empty)));
        assert!(text(&"𠮷".repeat(LONGEST_TEXT)).is_ok());
        assert!(matches!(text(&"あ".repeat(LONGEST_TEXT + 1)), Err(Error::TooLong)));
    }
}

//! What was given, and what stands of it. Rows are added and never changed: a yes, a no, a withdrawal. Pure.
//!
//! Promises: what stands is read from lines that their writer signed (`Mark`), so that no row which somebody put in or took
//! out gives a yes; a yes ends with its withdrawal, with a no, and by itself on its day, at that very moment and not when
//! somebody looks; silence is no yes. (capabilities 33, 36, A7; guideline 第4-2(4))
use crate::{
    item::{Item, Reach},
    worded::worded,
};
use ground_circle::TextPlace;
use ground_kernel::{AccountId, Id, Timestamp};

/// Number of the sealed table. Never reused.
pub(crate) const CONSENT_GIVEN: u16 = 51;

/// Marker of one consent: one item, for one somebody.
pub enum OneConsent {}
pub type ConsentId = Id<OneConsent>;
pub(crate) type GivenId = Id<Given>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    Yes,
    No,
    Withdrawn,
}
worded!(Said { Yes = "yes", No = "no", Withdrawn = "withdrawn" });

/// How it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// On the screen, with their own words.
    Screen,
    /// On paper, which somebody of ours typed in.
    Paper,
    /// Read aloud by telephone, or face to face.
    ReadAloud,
}
worded!(How { Screen = "screen", Paper = "paper", ReadAloud = "read_aloud" });

/// What a line says of itself, bound to its writer's signature. It names nobody who writes here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub consent: ConsentId,
    pub item: Item,
    pub said: Said,
    /// Of staff: the one expert it is for.
    pub to: Option<AccountId>,
    pub until: Option<Timestamp>,
    pub reach: Vec<Reach>,
}

const MARK: &str = "given/1";

impl Mark {
    pub(crate) fn to_text(&self) -> String {
        let to = self.to.map(|it| it.to_string()).unwrap_or_default();
        let until = self.until.map(|it| it.as_micros().to_string()).unwrap_or_default();
        let reach = self.reach.iter().map(|it| it.word()).collect::<Vec<_>>().join("+");
        let (item, said) = (self.item.word(), self.said.word());
        format!("{MARK}/{}/{item}/{said}/{to}/{until}/{reach}", self.consent)
    }

    /// From what a line names as its rules, among which it stands.
    pub(crate) fn among(rules: &str) -> Option<Mark> {
        rules.split_whitespace().find_map(Mark::from_text)
    }

    fn from_text(text: &str) -> Option<Mark> {
        let mut parts = text.strip_prefix(MARK)?.strip_prefix('/')?.split('/');
        let mut next = || parts.next();
        let (consent, item, said) = (next()?.parse().ok()?, Item::from_word(next()?)?, Said::from_word(next()?)?);
        let to = Some(next()?).filter(|it| !it.is_empty()).map(str::parse).transpose().ok()?;
        let until = Some(next()?).filter(|it| !it.is_empty()).map(str::parse).transpose().ok()?;
        let reach = next()?.split('+').filter_map(Reach::from_word).collect();
        Some(Mark { consent, item, said, to, until: until.map(Timestamp::from_micros), reach })
    }
}

/// One line: when, by whom, and what it says.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub id: GivenId,
    pub at: Timestamp,
    pub by: AccountId,
    pub mark: Mark,
}

/// Why a consent stands no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Over {
    Withdrawn,
    /// They said no to it since.
    No,
    /// They answered anew.
    Anew,
    Expired,
}

/// One consent: the line that gave it, and since when and why it is over.
#[derive(Clone, Debug)]
pub(crate) struct Consent {
    pub line: Line,
    pub over: Option<(Over, Timestamp)>,
}

/// Every yes there ever was, oldest first, with what became of it. Lines are in the order in which they were written.
pub(crate) fn consents(lines: &[Line], now: Timestamp) -> Vec<Consent> {
    let mut all: Vec<Consent> = vec![];
    for line in lines {
        for it in all.iter_mut().filter(|it| it.over.is_none()) {
            it.over = ends(&it.line.mark, &line.mark).map(|why| (why, line.at));
        }
        if line.mark.said == Said::Yes {
            all.push(Consent { line: line.clone(), over: None });
        }
    }
    all.iter_mut().for_each(|it| it.expire(now));
    all
}

/// Does a later line end an earlier yes?
fn ends(yes: &Mark, later: &Mark) -> Option<Over> {
    match later.said {
        Said::Withdrawn => (later.consent == yes.consent).then_some(Over::Withdrawn),
        Said::No => (later.item == yes.item).then_some(Over::No),
        Said::Yes => (later.item == yes.item && !yes.item.is_for_somebody()).then_some(Over::Anew),
    }
}

impl Consent {
    /// On its day it ended by itself, also where something else ended it later.
    fn expire(&mut self, now: Timestamp) {
        let Some(until) = self.line.mark.until.filter(|it| *it <= now) else { return };
        if self.over.is_none_or(|(_, at)| until <= at) {
            self.over = Some((Over::Expired, until));
        }
    }
    pub(crate) fn stands(&self) -> bool {
        self.over.is_none()
    }
}

/// To what they said no last; a yes since then is none any more.
pub(crate) fn said_no(lines: &[Line], item: Item) -> bool {
    let last = lines.iter().rev().find(|it| it.mark.item == item && it.mark.said != Said::Withdrawn);
    last.is_some_and(|it| it.mark.said == Said::No)
}

/// What else is known of a line: the text it was given to, in which voice, how, read aloud by whom.
#[derive(Clone, Debug)]
pub(crate) struct Given {
    pub id: GivenId,
    pub mark: Mark,
    pub record: RecordId,
    pub at: Timestamp,
}

impl Given {
    pub(crate) fn place(&self) -> TextPlace {
        given_place(self.id)
    }
}

/// For whom, how far, in their own words.
pub(crate) fn given_place(id: GivenId) -> TextPlace {
    TextPlace::of(CONSENT_GIVEN, 1, id)
}

/// Number of the sealed table. Never reused.
pub(crate) const CONSENT_RECORD: u16 = 55;
pub(crate) type RecordId = Id<Record>;

/// One time of answering: what was read and what was said to it, as a whole, sealed and signed.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    pub id: RecordId,
    pub version: String,
    pub voice: String,
    pub how: How,
    /// Who wrote it: they themselves, or the worker who heard it and stands for it as a witness.
    pub by: AccountId,
    pub at: Timestamp,
    pub posted_on: Option<Timestamp>,
    pub posted_by: Option<AccountId>,
}

impl Record {
    pub(crate) fn place(&self) -> TextPlace {
        TextPlace::of(CONSENT_RECORD, 1, self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_micros(0).plus_seconds(seconds)
    }
    fn line(second: i64, consent: u8, item: Item, said: Said, until: Option<i64>) -> Line {
        let mark = Mark {
            consent: Id::from_array([consent; 16]),
            item,
            said,
            to: None,
            until: until.map(at),
            reach: vec![Reach::WithoutName],
        };
        Line { id: Id::from_array([second as u8; 16]), at: at(second), by: Id::from_array([1; 16]), mark }
    }

    #[test]
    fn a_mark_is_read_as_it_was_written_and_nothing_else_is_one() {
        let mut mark = line(1, 7, Item::Expert, Said::Yes, Some(9)).mark;
        mark.to = Some(Id::from_array([4; 16]));
        assert_eq!(Mark::among(&format!("consent.own {}", mark.to_text())), Some(mark.clone()));
        mark.until = None;
        mark.reach = vec![];
        assert_eq!(Mark::among(&mark.to_text()), Some(mark));
        for wrong in ["", "consent.own", "given/1/x/expert/yes///", "given/2/a"] {
            assert_eq!(Mark::among(wrong), None, "{wrong}");
        }
    }

    /// capability 36: at once, for that one alone.
    #[test]
    fn a_withdrawal_ends_one_consent_and_no_other() {
        let lines = [
            line(1, 1, Item::Referral, Said::Yes, None),
            line(2, 2, Item::Referral, Said::Yes, None),
            line(3, 1, Item::Referral, Said::Withdrawn, None),
        ];
        let all = consents(&lines, at(4));
        assert_eq!(all.iter().map(|it| it.over).collect::<Vec<_>>(), [Some((Over::Withdrawn, at(3))), None]);
    }

    #[test]
    fn a_no_ends_every_yes_to_the_item_and_silence_is_none() {
        let lines = [
            line(1, 1, Item::Family, Said::Yes, None),
            line(2, 2, Item::Family, Said::Yes, None),
            line(3, 3, Item::Keep, Said::Yes, None),
            line(4, 4, Item::Family, Said::No, None),
        ];
        let standing: Vec<Item> =
            consents(&lines, at(5)).iter().filter(|it| it.stands()).map(|it| it.line.mark.item).collect();
        assert_eq!(standing, [Item::Keep]);
        assert!(said_no(&lines, Item::Family) && !said_no(&lines, Item::Visit));
    }

    #[test]
    fn it_ends_on_its_second_and_not_before() {
        let lines = [line(1, 1, Item::Expert, Said::Yes, Some(10))];
        assert!(consents(&lines, at(9))[0].stands());
        assert_eq!(consents(&lines, at(10))[0].over, Some((Over::Expired, at(10))));
        let late = [lines[0].clone(), line(20, 1, Item::Expert, Said::Withdrawn, None)];
        assert_eq!(consents(&late, at(30))[0].over, Some((Over::Expired, at(10))));
    }

    #[test]
    fn for_one_alone_a_new_yes_stands_in_place_of_the_old_one() {
        let lines = [line(1, 1, Item::Keep, Said::Yes, None), line(2, 2, Item::Keep, Said::Yes, None)];
        let all = consents(&lines, at(3));
        assert_eq!((all[0].over.map(|it| it.0), all[1].stands()), (Some(Over::Anew), true));
    }
}

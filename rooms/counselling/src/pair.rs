//! The two, and what they write: the person's words, and the counsellor's note of a talk, a contact like any other with its
//! way, its length and what comes next, but read by these two alone. Pure.
use ground_circle::TextPlace;
use ground_kernel::{AccountId, CircleId, Id, Timestamp};
use ground_words::word;

/// Numbers of the sealed tables. Never reused.
pub(crate) const COUNSELLING_LINE: u16 = 125;
pub(crate) const COUNSELLING_PAIR: u16 = 126;

pub(crate) type PairId = Id<Pair>;
pub(crate) type LineId = Id<Line>;

/// `held` comes from the keys, not from a row: does the counsellor hold the circle?
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair {
    pub(crate) id: PairId,
    pub(crate) party: AccountId,
    pub(crate) circle: CircleId,
    pub(crate) counsellor: AccountId,
    pub(crate) begun_on: Timestamp,
    pub(crate) held: bool,
}

impl Pair {
    pub(crate) fn yes_place(&self) -> TextPlace {
        TextPlace::of(COUNSELLING_PAIR, 1, self.id)
    }
    /// How the person wants to be called here.
    pub(crate) fn called_place(&self) -> TextPlace {
        TextPlace::of(COUNSELLING_PAIR, 2, self.id)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The person's own words.
    Words,
    /// What the counsellor wrote of a talk.
    Talk,
    /// What the person brought along from a circle before.
    HandedOn,
}
ground_store::kept_as_word!(Kind { Words = "words", Talk = "talk", HandedOn = "handed_on" });

#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    pub(crate) id: LineId,
    pub(crate) pair: PairId,
    pub(crate) writer: AccountId,
    pub(crate) kind: Kind,
    pub(crate) written_on: Timestamp,
}

impl Line {
    pub(crate) fn place(&self) -> TextPlace {
        TextPlace::of(COUNSELLING_LINE, 1, self.id)
    }
}

/// In which way somebody talked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Office,
    Phone,
    Online,
    Visit,
    Letter,
}

impl Way {
    pub(crate) const ALL: [Way; 5] = [Way::Office, Way::Phone, Way::Online, Way::Visit, Way::Letter];
    pub(crate) fn name(self) -> &'static str {
        match self {
            Way::Office => "office",
            Way::Phone => "phone",
            Way::Online => "online",
            Way::Visit => "visit",
            Way::Letter => "letter",
        }
    }
    pub(crate) fn key(self) -> &'static str {
        match self {
            Way::Office => word!("counselling-way-office"),
            Way::Phone => word!("counselling-way-phone"),
            Way::Online => word!("counselling-way-online"),
            Way::Visit => word!("counselling-way-visit"),
            Way::Letter => word!("counselling-way-letter"),
        }
    }
    pub(crate) fn read(name: &str) -> Option<Way> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

/// What was written, as it is sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) way: Option<Way>,
    pub(crate) minutes: Option<u16>,
    /// What comes next, on one line; empty where nothing was said of it.
    pub(crate) next: String,
    pub(crate) text: String,
    /// Of what was handed on: who wrote it, and on which day.
    pub(crate) from: Option<(AccountId, Timestamp)>,
}

const HEAD: &str = "counselling/1";
/// Longer than anybody writes at once.
pub(crate) const LONGEST: usize = 20_000;

impl Written {
    pub(crate) fn words(text: String) -> Written {
        Written { way: None, minutes: None, next: String::new(), text, from: None }
    }
    pub(crate) fn to_text(&self) -> String {
        let from = self.from.map(|(by, on)| format!("{by} {}", on.as_micros())).unwrap_or_default();
        let way = self.way.map(Way::name).unwrap_or_default();
        let minutes = self.minutes.map(|it| it.to_string()).unwrap_or_default();
        [HEAD, way, &minutes, &self.next, &from, &self.text].join("\n")
    }
    pub(crate) fn of_text(sealed: &str) -> Option<Written> {
        let mut parts = sealed.splitn(6, '\n');
        let mut next = || parts.next();
        (next()? == HEAD).then_some(())?;
        let (way, minutes, then, from, text) = (next()?, next()?, next()?, next()?, next()?);
        let from = from
            .split_once(' ')
            .and_then(|(by, on)| Some((by.parse().ok()?, Timestamp::from_micros(on.parse().ok()?))));
        let (way, minutes) = (Way::read(way), minutes.parse().ok());
        Some(Written { way, minutes, next: then.to_owned(), text: text.to_owned(), from })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_as_it_was_written() {
        let from = Some((Id::from_array([7; 16]), Timestamp::from_micros(5)));
        let text = "一行め\n\n 三行め ".to_owned();
        let it = Written { way: Some(Way::Phone), minutes: Some(40), next: "また来月".to_owned(), text, from };
        assert_eq!(Written::of_text(&it.to_text()), Some(it));
        let words = Written::words("\n".to_owned());
        assert_eq!(Written::of_text(&words.to_text()), Some(words));
        assert_eq!(Written::of_text("something else"), None);
    }
}

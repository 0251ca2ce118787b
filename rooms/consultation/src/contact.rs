//! The rules of a contact: a call, a visit to the office, a letter on paper; who said what in it, and who wrote it down.
//! Pure. Guideline 第3【1】(3)ア, 第4-3: each record says when, how, with whom, what was said and by whom; what we felt is
//! kept apart from what was told.
//!
//! A memo is typed while listening: one line, one statement. A line may begin with a mark of one key that says what it is;
//! without a mark it is what was told. Nothing is required, and nothing that was typed is dropped.
use crate::{Error, thread::ThreadId};
use ground_circle::TextPlace;
use ground_kernel::{AccountId, Id, Timestamp};
use std::sync::LazyLock;

/// Numbers of the sealed tables. Never reused.
pub(crate) const CONSULTATION_CONTACT: u16 = 12;
pub(crate) const CONSULTATION_STATEMENT: u16 = 13;
pub(crate) const CONSULTATION_CALL_BACK: u16 = 14;

/// What a search opens of a memo: its lines, the word beside one, and through whom they came.
pub(crate) const LOOKED_THROUGH: [(u16, u16); 4] =
    [(CONSULTATION_CONTACT, 1), (CONSULTATION_CONTACT, 2), (CONSULTATION_STATEMENT, 1), (CONSULTATION_STATEMENT, 2)];

pub(crate) const MOST_LINES: usize = 300;
pub(crate) const LONGEST_HEAD: usize = 200;

pub(crate) type ContactId = Id<Contact>;
pub(crate) type LineId = Id<Line>;

macro_rules! word_of_form {
    ($kind:ident { $($variant:ident = $word:literal),+ $(,)? }) => {
        ground_store::kept_as_word!($kind { $($variant = $word),+ });
        impl $kind {
            /// From a form; what nobody knows is as if it had been left out.
            pub(crate) fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
            pub(crate) fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
            pub(crate) const ALL: &'static [Self] = &[$(Self::$variant),+];
        }
    };
}
pub(crate) use word_of_form;

/// How it came about. (capability 13, 15)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Channel {
    Phone,
    VisitToOffice,
    Letter,
    Fax,
    Online,
    Mail,
    Other,
}
word_of_form!(Channel {
    Phone = "phone",
    VisitToOffice = "visit_to_office",
    Letter = "letter",
    Fax = "fax",
    Online = "online",
    Mail = "mail",
    Other = "other",
});

/// From whom it went out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    In,
    Out,
}
ground_store::kept_as_word!(Direction { In = "in", Out = "out" });

impl Direction {
    /// From a form; what nobody knows is as if it had been left out.
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        ground_store::Column::from_cell(ground_store::Cell::Text(Some(word.to_owned())))
    }
}

/// What a line is. What we felt, and what we did, is ours, and is marked as ours wherever it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Told,
    Wish,
    Strength,
    Observed,
    Did,
}
ground_store::kept_as_word!(Kind { Told = "told", Wish = "wish", Strength = "strength", Observed = "observed", Did = "did" });

impl Kind {
    pub(crate) const ALL: [Kind; 5] = [Kind::Told, Kind::Wish, Kind::Strength, Kind::Observed, Kind::Did];
    pub(crate) fn word(self) -> &'static str {
        match self {
            Kind::Told => "told",
            Kind::Wish => "wish",
            Kind::Strength => "strength",
            Kind::Observed => "observed",
            Kind::Did => "did",
        }
    }
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        Kind::ALL.into_iter().find(|it| it.word() == word)
    }
    pub(crate) fn ours(self) -> bool {
        matches!(self, Kind::Observed | Kind::Did)
    }
}

/// Who may be told, decided when it is written; from few to many. Whoever spoke reads all of it, always.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Visibility {
    /// For whoever listens here; never a word of it to the one it is about.
    MineOnly,
    Team,
    /// May be said to the one it is about.
    Person,
}
ground_store::kept_as_word!(Visibility { MineOnly = "mine_only", Team = "team", Person = "person" });

impl Visibility {
    pub(crate) const ALL: [Visibility; 3] = [Visibility::MineOnly, Visibility::Team, Visibility::Person];
    pub(crate) fn word(self) -> &'static str {
        match self {
            Visibility::MineOnly => "mine_only",
            Visibility::Team => "team",
            Visibility::Person => "person",
        }
    }
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        Visibility::ALL.into_iter().find(|it| it.word() == word)
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Contact {
    pub id: ContactId,
    pub thread: ThreadId,
    pub channel: Channel,
    pub direction: Direction,
    pub started_at: Timestamp,
    pub minutes: Option<i64>,
    pub writer: AccountId,
    pub written_at: Timestamp,
    /// Somebody was listened to. That is all, and it is a full result. (capability 142)
    pub listened: bool,
}

impl Contact {
    /// Who spoke, and about whom, without names.
    pub(crate) fn who_place(&self) -> TextPlace {
        TextPlace::of(CONSULTATION_CONTACT, 1, self.id)
    }
    /// Through whom they came. (capability 22)
    pub(crate) fn introduced_place(&self) -> TextPlace {
        TextPlace::of(CONSULTATION_CONTACT, 2, self.id)
    }
}

/// How and when they may be called back: one text, the newest holds.
pub(crate) fn call_back_place(party: AccountId) -> TextPlace {
    TextPlace::of(CONSULTATION_CALL_BACK, 1, party)
}

/// One line of what was written down, with whose page it stands on.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub id: LineId,
    pub contact: ContactId,
    pub party: AccountId,
    pub number: i64,
    pub kind: Kind,
    pub visibility: Visibility,
    pub writer: AccountId,
    pub there: bool,
}

impl Line {
    pub(crate) fn text_place(&self) -> TextPlace {
        TextPlace::of(CONSULTATION_STATEMENT, 1, self.id)
    }
    /// Their own word beside it.
    pub(crate) fn beside_place(&self) -> TextPlace {
        TextPlace::of(CONSULTATION_STATEMENT, 2, self.id)
    }
    /// Who spoke, where it was somebody else than the party.
    pub(crate) fn speaker_place(&self) -> TextPlace {
        TextPlace::of(CONSULTATION_STATEMENT, 3, self.id)
    }
}

/// A line as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Typed {
    pub kind: Kind,
    pub visibility: Visibility,
    pub speaker: Option<String>,
    pub text: String,
}

static SPEAKERS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let lines = include_str!("../data/speakers.txt").lines().map(str::trim);
    lines.filter(|it| !it.is_empty() && !it.starts_with('#')).collect()
});

/// What was typed, line by line. Blank lines are only breath.
pub(crate) fn read_lines(text: &str) -> Result<Vec<Typed>, Error> {
    let lines: Vec<Typed> = text.lines().filter(|it| !it.trim().is_empty()).map(read_line).collect();
    if lines.len() > MOST_LINES { Err(Error::TooLong) } else { Ok(lines) }
}

/// Marks at the beginning of a line, as they come from a keyboard with and without Japanese input.
fn read_line(line: &str) -> Typed {
    let mut typed = Typed { kind: Kind::Told, visibility: Visibility::Team, speaker: None, text: String::new() };
    let mut rest = line.trim();
    for _ in 0..2 {
        let Some(mark) = rest.chars().next() else { break };
        match mark {
            '*' | '＊' => typed.kind = Kind::Wish,
            '+' | '＋' => typed.kind = Kind::Strength,
            '#' | '＃' => typed.kind = Kind::Observed,
            '>' | '＞' => typed.kind = Kind::Did,
            '&' | '＆' => typed.visibility = Visibility::Person,
            '(' | '（' if wraps(rest) => {
                typed.visibility = Visibility::MineOnly;
                rest = rest.strip_suffix([')', '）']).unwrap_or(rest);
            }
            _ => break,
        }
        let after = rest[mark.len_utf8()..].trim_start();
        // A mark alone is what somebody typed, not a mark.
        if after.is_empty() {
            break;
        }
        rest = after;
    }
    let (speaker, text) = if typed.kind.ours() { (None, rest) } else { speaker_of(rest) };
    typed.speaker = speaker;
    typed.text = text.to_owned();
    typed
}

/// A bracket holds the whole line: it closes at its end, or not at all.
fn wraps(line: &str) -> bool {
    line.chars().position(|it| it == ')' || it == '）').is_none_or(|at| at + 1 == line.chars().count())
}

fn speaker_of(line: &str) -> (Option<String>, &str) {
    let Some((name, text)) = line.split_once(['：', ':']) else { return (None, line) };
    let (name, text) = (name.trim(), text.trim_start());
    if SPEAKERS.contains(&name) && !text.is_empty() { (Some(name.to_owned()), text) } else { (None, line) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(line: &str) -> (Kind, Visibility, Option<String>, String) {
        let it = read_lines(line).unwrap().into_iter().next().unwrap();
        (it.kind, it.visibility, it.speaker, it.text)
    }

    /// capability 13: what was told, what is wished and what we felt are kept apart, by one key each.
    #[test]
    fn a_line_is_what_was_told_unless_its_first_key_says_otherwise() {
        use {Kind::*, Visibility::*};
        for (line, kind, visibility, text) in [
            ("20年ほど", Told, Team, "20年ほど"),
            ("*話を聞いてほしい", Wish, Team, "話を聞いてほしい"),
            ("＋　猫を飼っている", Strength, Team, "猫を飼っている"),
            ("# 疲れているように感じた", Observed, Team, "疲れているように感じた"),
            ("＞こちらの時間を伝えた", Did, Team, "こちらの時間を伝えた"),
            ("（息子は私が電話したことを知らない）", Told, MineOnly, "息子は私が電話したことを知らない"),
            ("(とじていない", Told, MineOnly, "とじていない"),
            ("(*だれにも言わないでほしい)", Wish, MineOnly, "だれにも言わないでほしい"),
            ("＆伝えてよい", Told, Person, "伝えてよい"),
            ("(笑)と言っていた", Told, Team, "(笑)と言っていた"),
            ("*", Told, Team, "*"),
            ("→ 矢印", Told, Team, "→ 矢印"),
        ] {
            let got = one(line);
            assert_eq!((got.1, got.3.as_str()), (visibility, text), "{line}");
            assert!(got.0 == kind || line == "*", "{line}");
        }
    }

    #[test]
    fn somebody_else_who_spoke_is_named_before_a_colon_and_a_time_is_not_somebody() {
        assert_eq!(one("父：働けと言ってしまう").2.as_deref(), Some("父"));
        assert_eq!(one("時間：10時ごろ"), (Kind::Told, Visibility::Team, None, "時間：10時ごろ".to_owned()));
        assert_eq!(one("10:00に起きる").3, "10:00に起きる");
    }

    #[test]
    fn blank_lines_are_only_breath_and_everything_else_is_kept() {
        let lines = read_lines("一\n\n  \n二\n").unwrap();
        assert_eq!(lines.iter().map(|it| it.text.as_str()).collect::<Vec<_>>(), ["一", "二"]);
        assert!(read_lines(&"あ\n".repeat(MOST_LINES + 1)).is_err());
    }
}

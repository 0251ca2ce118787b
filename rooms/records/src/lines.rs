//! The rules of a line: the smallest thing that was said, of which kind it is, who spoke, and who may be told. One home for
//! memos and entries alike. Pure. Guideline 第3【1】(3)ア・エ, 第4-3: who said it is written down; what we felt is kept
//! apart from what was told.
//!
//! It is typed while listening: one line, one statement. A line may begin with a mark of one key that says what it is;
//! without a mark it is what was told. Nothing is required, and nothing that was typed is dropped.
use std::sync::LazyLock;

pub const MOST_LINES: usize = 300;

/// A small enum that travels through forms and tables by the same word.
#[macro_export]
macro_rules! word_of_form {
    ($kind:ident { $($variant:ident = $word:literal),+ $(,)? }) => {
        ground_store::kept_as_word!($kind { $($variant = $word),+ });
        impl $kind {
            /// From a form; what nobody knows is as if it had been left out.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
        }
    };
}

/// What a line is. What we felt, and what we did, is ours, and is marked as ours wherever it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Told,
    Wish,
    Strength,
    Observed,
    Did,
}
word_of_form!(Kind { Told = "told", Wish = "wish", Strength = "strength", Observed = "observed", Did = "did" });

impl Kind {
    pub fn ours(self) -> bool {
        matches!(self, Kind::Observed | Kind::Did)
    }
    /// The key that makes a line what it is. What was told has none.
    pub fn key(self) -> &'static str {
        match self {
            Kind::Told => "",
            Kind::Wish => "*",
            Kind::Strength => "+",
            Kind::Observed => "#",
            Kind::Did => ">",
        }
    }
    /// The same, as it stands beside a line.
    pub fn mark(self) -> &'static str {
        match self {
            Kind::Told => "・",
            Kind::Wish => "＊",
            Kind::Strength => "＋",
            Kind::Observed => "＃",
            Kind::Did => "＞",
        }
    }
}

/// Who may be told, decided when it is written; from few to many. Whoever spoke reads all of it, always.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Visibility {
    /// For whoever listens here; never a word to the one it is about.
    MineOnly,
    Team,
    /// May be said to the one it is about.
    Person,
}
word_of_form!(Visibility { MineOnly = "mine_only", Team = "team", Person = "person" });

/// A line as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    pub kind: Kind,
    pub visibility: Visibility,
    pub speaker: Option<String>,
    pub text: String,
}

impl Typed {
    /// The same line as somebody would type it: what was read out of a memo goes into an entry without typing it again.
    pub fn as_typed(&self) -> String {
        let speaker = self.speaker.as_ref().map(|it| format!("{it}：")).unwrap_or_default();
        let (open, close) = match self.visibility {
            Visibility::MineOnly => ("(", ")"),
            Visibility::Team => ("", ""),
            Visibility::Person => ("&", ""),
        };
        format!("{open}{}{speaker}{}{close}", self.kind.key(), self.text)
    }
}

/// More lines than one sitting has.
#[derive(Debug)]
pub struct TooManyLines;

static SPEAKERS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let lines = include_str!("../data/speakers.txt").lines().map(str::trim);
    lines.filter(|it| !it.is_empty() && !it.starts_with('#')).collect()
});

/// What was typed, line by line. Blank lines are only breath.
pub fn read_lines(text: &str) -> Result<Vec<Typed>, TooManyLines> {
    let lines: Vec<Typed> = text.lines().filter(|it| !it.trim().is_empty()).map(read_line).collect();
    if lines.len() > MOST_LINES { Err(TooManyLines) } else { Ok(lines) }
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

    /// capability 117: out of a memo into an entry without typing it again.
    #[test]
    fn a_line_that_was_read_is_typed_as_it_was() {
        for line in ["20年ほど", "*話を聞いてほしい", "(母：だれにも言わないでほしい)", "&+猫がいる", ">時間を伝えた"]
        {
            let read = read_lines(line).unwrap().remove(0);
            assert_eq!(read_lines(&read.as_typed()).unwrap(), [read], "{line}");
        }
    }
}

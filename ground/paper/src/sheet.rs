//! A sheet as rooms describe it: what stands on it, and nothing of how it is set.
use serde::Serialize;

/// One document. Its parts stand below each other.
#[derive(Clone, Debug, Serialize)]
pub struct Sheet {
    pub language: Language,
    pub size: Size,
    /// The neutral name of whoever hands it out: at its head, and the only title the file has.
    pub from: String,
    pub parts: Vec<Part>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    #[default]
    Ja,
    En,
}

/// How large letters are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Size {
    /// One page with much on it, for the wall of an office.
    Small,
    #[default]
    Usual,
    /// For eyes that are eighty years old: 22 points.
    Large,
}

#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Part {
    /// What the sheet is; one, at its beginning.
    Title {
        text: Text,
    },
    Heading {
        text: Text,
    },
    Paragraph {
        text: Text,
    },
    /// A sentence that must not be overlooked.
    Strong {
        text: Text,
    },
    /// As somebody wrote it, line by line.
    Written {
        text: Text,
    },
    /// Who signs: below each other, at the right.
    Signed {
        lines: Vec<Text>,
    },
    List {
        items: Vec<Text>,
    },
    Steps {
        items: Vec<Step>,
    },
    /// Large words to be kept, numbered.
    Words {
        words: Vec<String>,
    },
    /// A number or an address that somebody types in, large.
    Typed {
        text: String,
    },
    /// A label, and what is said to it.
    Facts {
        rows: Vec<Row>,
    },
    Table {
        head: Vec<Text>,
        rows: Vec<Vec<Text>>,
    },
    /// A box, ticked or not. `said` is the same in words, for whoever listens.
    Check {
        ticked: bool,
        said: Text,
        text: Text,
    },
    /// A label and room for a hand.
    ByHand {
        label: Text,
    },
    /// A square code of our own making, as SVG, and what it is, for whoever doesn't see it.
    Square {
        svg: String,
        alt: String,
    },
    NewPage,
}

/// One step of many, with what is to be typed at it.
#[derive(Clone, Debug, Serialize)]
pub struct Step {
    pub text: Text,
    pub typed: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Row {
    pub label: Text,
    pub said: Vec<Text>,
}

/// A text, some of which carries its reading.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(transparent)]
pub struct Text(pub Vec<Run>);

#[derive(Clone, Debug, Serialize)]
pub struct Run {
    pub text: String,
    pub reading: Option<String>,
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Text(vec![Run { text, reading: None }])
    }
}
impl From<&str> for Text {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

/// Where a word without an end may be broken, so that nothing of it runs over the edge of the paper.
const BREAK: char = '\u{200b}';
const LONGEST_WORD: usize = 24;

impl Sheet {
    /// A long letter is 20,000 characters; many of them fit.
    pub const LONGEST: usize = 200_000;

    pub fn new(language: Language, size: Size, from: impl Into<String>) -> Self {
        Sheet { language, size, from: from.into(), parts: vec![] }
    }

    /// How many characters stand on it.
    pub fn length(&self) -> usize {
        let mut length = 0;
        let mut copy = self.clone();
        copy.each_text(&mut |it| length += it.chars().count());
        length
    }

    /// With breaks in words that have none, and without what cannot be seen and is no line end.
    #[cfg_attr(not(feature = "pdf"), allow(dead_code))]
    pub(crate) fn breakable(mut self) -> Self {
        self.each_text(&mut |it| *it = breakable(it));
        self
    }

    fn each_text(&mut self, see: &mut impl FnMut(&mut String)) {
        see(&mut self.from);
        for part in &mut self.parts {
            part.each_text(see);
        }
    }
}

impl Part {
    fn each_text(&mut self, see: &mut impl FnMut(&mut String)) {
        match self {
            Part::Title { text }
            | Part::Heading { text }
            | Part::Paragraph { text }
            | Part::Strong { text }
            | Part::Written { text }
            | Part::ByHand { label: text } => text.each(see),
            Part::Signed { lines: items } | Part::List { items } => items.iter_mut().for_each(|it| it.each(see)),
            Part::Steps { items } => items.iter_mut().for_each(|it| {
                it.text.each(see);
                it.typed.iter_mut().for_each(&mut *see);
            }),
            Part::Words { words } => words.iter_mut().for_each(see),
            Part::Typed { text } => see(text),
            Part::Facts { rows } => rows.iter_mut().for_each(|it| {
                it.label.each(see);
                it.said.iter_mut().for_each(|it| it.each(see));
            }),
            Part::Table { head, rows } => head.iter_mut().chain(rows.iter_mut().flatten()).for_each(|it| it.each(see)),
            Part::Check { said, text, .. } => [said, text].into_iter().for_each(|it| it.each(see)),
            Part::Square { alt, .. } => see(alt),
            Part::NewPage => {}
        }
    }
}

impl Text {
    fn each(&mut self, see: &mut impl FnMut(&mut String)) {
        self.0.iter_mut().for_each(|it| see(&mut it.text));
    }
}

fn breakable(text: &str) -> String {
    let (mut broken, mut run) = (String::with_capacity(text.len()), 0);
    for it in text.replace("\r\n", "\n").chars().filter(|it| *it == '\n' || !it.is_control()) {
        // Japanese breaks anywhere; a word in letters only between words.
        run = if it.is_ascii_graphic() || (it.is_alphanumeric() && (it as u32) < 0x2E80) { run + 1 } else { 0 };
        if LONGEST_WORD < run {
            broken.push(BREAK);
            run = 1;
        }
        broken.push(it);
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_without_an_end_may_be_broken_and_nothing_else_changes() {
        let long = "a".repeat(60);
        assert_eq!(breakable(&long).replace(BREAK, ""), long);
        assert_eq!(breakable(&long).matches(BREAK).count(), 2);
        for same in ["縁側で、お茶。", "two words\n三行", "https://en.example/back", "　字下げ"] {
            assert_eq!(breakable(same), same);
        }
        assert_eq!(breakable("一\r\n二\u{7}\t三"), "一\n二三");
    }

    #[test]
    fn a_sheet_knows_how_long_it_is() {
        let mut sheet = Sheet::new(Language::Ja, Size::Usual, "縁");
        sheet.parts.push(Part::Words { words: vec!["あさひ".into(), "やま".into()] });
        sheet
            .parts
            .push(Part::Facts { rows: vec![Row { label: "色".into(), said: vec!["青".into(), "緑".into()] }] });
        assert_eq!(sheet.length(), 9);
    }
}

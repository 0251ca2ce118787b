//! One thing that was said of how somebody is now: at which prompt, in whose voice, in which way, with whose help. Pure.
//!
//! 「わからない」「決めたくない」「聞かないでほしい」「今はこのまま」 are full answers. A voice stays a voice: there is no place where what
//! several said becomes one. What the person's own voice says is written by them, or was read back to them; there is no
//! third way to make it. Which way it was said is kept, and never what was hard about it.
use crate::{
    Error,
    card::{self, Laid},
    drawing::Drawing,
    prompt::{Band, Prompt},
};
use ground_words::word;

pub(crate) const LONGEST: usize = 10_000;
pub(crate) const LONGEST_NAME: usize = 40;

/// Whose words these are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Voice {
    /// Theirs: whoever talks with us, a person, a mother, a brother.
    Own,
    /// Somebody who speaks with them, and whom they know to be there.
    With,
    /// Ours, and marked as ours.
    Staff,
}
ground_store::kept_as_word!(Voice { Own = "own", With = "with", Staff = "staff" });

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    Words,
    Undecided,
    Unknown,
    /// From now on workers don't ask here.
    DoNotAsk,
    AsItIs,
    Cards(Vec<Laid>),
    Drawing(Drawing),
}

impl Answer {
    /// The answers that are one press. Words are what is sent without one.
    pub(crate) fn of_word(word: &str) -> Self {
        match word {
            "undecided" => Answer::Undecided,
            "unknown" => Answer::Unknown,
            "do-not-ask" => Answer::DoNotAsk,
            "as-it-is" => Answer::AsItIs,
            _ => Answer::Words,
        }
    }
    pub(crate) fn word(&self) -> &'static str {
        match self {
            Answer::Words | Answer::Cards(_) | Answer::Drawing(_) => "words",
            Answer::Undecided => "undecided",
            Answer::Unknown => "unknown",
            Answer::DoNotAsk => "do-not-ask",
            Answer::AsItIs => "as-it-is",
        }
    }
    /// What is said of it where it is not words.
    pub(crate) fn key(&self) -> Option<&'static str> {
        match self {
            Answer::Undecided => Some(word!("assessment-answer-undecided")),
            Answer::Unknown => Some(word!("assessment-answer-unknown")),
            Answer::DoNotAsk => Some(word!("assessment-answer-do-not-ask")),
            Answer::AsItIs => Some(word!("assessment-answer-as-it-is")),
            Answer::Words | Answer::Cards(_) | Answer::Drawing(_) => None,
        }
    }
}

/// Who wrote it down, and how far somebody helped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum How {
    Alone,
    /// A helper whom they chose.
    Helped(String),
    /// A worker wrote it and read it back.
    ReadBack,
    /// A worker wrote down what somebody said who spoke with them.
    Told,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spoken {
    pub(crate) prompt: Prompt,
    pub(crate) answer: Answer,
    pub(crate) band: Option<&'static Band>,
    pub(crate) how: How,
    /// Who speaks, where it is somebody with them.
    pub(crate) speaker: Option<String>,
    pub(crate) text: String,
}

impl Spoken {
    /// Something has to be there, in whatever way; nothing else is asked of it.
    pub(crate) fn check(self) -> Result<Self, Error> {
        let long = |text: &Option<String>| text.as_ref().is_some_and(|it| it.chars().count() > LONGEST_NAME);
        let helper = if let How::Helped(name) = &self.how { Some(name.clone()) } else { None };
        if self.text.chars().count() > LONGEST || long(&self.speaker) || long(&helper) {
            return Err(Error::TooLong);
        }
        if self.answer == Answer::Words && self.band.is_none() && self.text.trim().is_empty() {
            return Err(Error::Empty);
        }
        Ok(self)
    }

    /// As it is sealed: what it is, a blank line, and the words letter by letter.
    pub(crate) fn to_text(&self) -> String {
        let mut lines = vec![format!("prompt {}", self.prompt.number()), format!("answer {}", self.answer.word())];
        lines.extend(self.band.map(|it| format!("band {}", it.id)));
        lines.extend(match &self.how {
            How::Alone => None,
            How::Helped(name) => Some(format!("helped {name}")),
            How::ReadBack => Some("read-back".to_owned()),
            How::Told => Some("told".to_owned()),
        });
        lines.extend(self.speaker.as_ref().map(|it| format!("speaker {it}")));
        match &self.answer {
            Answer::Cards(all) => lines.extend(all.iter().map(|it| format!("card {} {}", it.card.id, it.pile.word()))),
            Answer::Drawing(it) => lines.push(format!("drawing {}", it.to_text())),
            _ => {}
        }
        format!("{}\n\n{}", lines.join("\n"), self.text)
    }

    /// `None` where a later version wrote what this one does not know.
    pub(crate) fn of_text(sealed: &str) -> Option<Self> {
        let (head, text) = sealed.split_once("\n\n")?;
        let all = |name: &'static str| head.lines().filter_map(move |it| it.strip_prefix(name)?.strip_prefix(' '));
        let prompt = Prompt::of_number(all("prompt").next()?.parse().ok()?)?;
        let cards = card::laid(all("card").filter_map(|it| it.split_once(' ')));
        let drawing = all("drawing").next().and_then(|it| Drawing::read(it).ok().flatten());
        let answer = match drawing {
            Some(drawing) => Answer::Drawing(drawing),
            None if !cards.is_empty() => Answer::Cards(cards),
            None => Answer::of_word(all("answer").next()?),
        };
        let is = |word: &str| head.lines().any(|it| it == word);
        let how = match all("helped").next() {
            Some(name) => How::Helped(name.to_owned()),
            None if is("read-back") => How::ReadBack,
            None if is("told") => How::Told,
            None => How::Alone,
        };
        let band = all("band").next().and_then(|it| prompt.band(it));
        Some(Spoken {
            prompt,
            answer,
            band,
            how,
            speaker: all("speaker").next().map(str::to_owned),
            text: text.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Spoken {
        let (prompt, answer, how) = (Prompt::Likes, Answer::Words, How::Alone);
        Spoken { prompt, answer, band: None, how, speaker: None, text: text.to_owned() }
    }

    #[test]
    fn what_was_said_comes_back_letter_by_letter_in_every_way() {
        let drawing = Drawing::read("1,2 3,4").unwrap().unwrap();
        let cards = card::laid([("quiet", "yes"), ("talk", "unknown")].into_iter());
        for it in [
            words("prompt 2\n\nanswer unknown\n\n  最後まで "),
            Spoken { answer: Answer::Cards(cards), how: How::Helped("姉 さん".to_owned()), ..words("") },
            Spoken { answer: Answer::Drawing(drawing), ..words("海") },
            Spoken { answer: Answer::DoNotAsk, prompt: Prompt::Health, ..words("") },
            Spoken { how: How::ReadBack, prompt: Prompt::Out, band: Prompt::Out.band("near"), ..words("") },
            Spoken { how: How::Told, speaker: Some("妹".to_owned()), ..words("猫が好き") },
        ] {
            assert_eq!(Spoken::of_text(&it.to_text()), Some(it));
        }
        assert_eq!(Spoken::of_text("prompt 99\nanswer words\n\nx"), None);
    }

    /// promise N-6: "I don't know", "I don't want to decide", "don't ask" and "as it is" are full answers.
    #[test]
    fn an_answer_without_words_is_a_full_answer() {
        for answer in ["undecided", "unknown", "do-not-ask", "as-it-is"] {
            assert!(Spoken { answer: Answer::of_word(answer), ..words("") }.check().is_ok(), "{answer}");
        }
        assert!(words(" \n").check().is_err());
        assert!(Spoken { prompt: Prompt::Out, band: Prompt::Out.band("room"), ..words("") }.check().is_ok());
        assert!(words(&"あ".repeat(LONGEST + 1)).check().is_err());
    }
}

//! 説明の紙: the seven things that are explained before anybody is asked for a yes, each answered by itself. Pure.
//!
//! Promises: every answer names the version it was given to; `Explained` exists only for the version that stands now, once
//! each topic of it was answered and what becomes of personal information was understood. Guideline 第3【1】(3)ウ, 第3【3】(3)ウ.
use crate::worded::worded;
use ground_circle::TextPlace;
use ground_kernel::{AccountId, Id, Timestamp};
use serde::Deserialize;
use std::{fmt, sync::LazyLock};

/// Number of the sealed table. Never reused.
pub(crate) const CONSENT_QUESTION: u16 = 50;

/// What is explained, in the order in which it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    Purpose,
    Outline,
    Effect,
    Cost,
    Accidents,
    Stopping,
    PersonalInformation,
}
worded!(Topic {
    Purpose = "purpose",
    Outline = "outline",
    Effect = "effect",
    Cost = "cost",
    Accidents = "accidents",
    Stopping = "stopping",
    PersonalInformation = "personal_information",
});

/// What somebody said to one topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    /// わかった
    Understood,
    /// あとで
    Later,
    /// 質問
    Question,
}
worded!(Reply { Understood = "understood", Later = "later", Question = "question" });

/// Which text: ours, and what the organisation says of itself. A yes is to exactly one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version {
    text: i64,
    own: i64,
}

impl Version {
    /// Our text as this program holds it, with what the organisation says of itself now.
    pub fn of_today(own: i64) -> Version {
        Version { text: TEXT.version, own }
    }
}
impl fmt::Display for Version {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}-{}", self.text, self.own)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    version: i64,
    /// Since when it reads like this.
    #[serde(rename = "on")]
    _on: String,
}
static TEXT: LazyLock<Text> = LazyLock::new(|| {
    toml::from_str(include_str!("../data/sheet.toml")).unwrap_or(Text { version: 0, _on: String::new() })
});

pub(crate) type AnswerId = Id<Answer>;

/// One answer to one topic. Answers are added; the newest counts.
#[derive(Clone, Debug)]
pub struct Answer {
    pub(crate) id: AnswerId,
    pub(crate) topic: Topic,
    pub(crate) reply: Reply,
    pub(crate) version: String,
    /// Of staff: who read it aloud. Nobody, when it was read on the screen.
    pub(crate) by: Option<AccountId>,
    pub(crate) at: Timestamp,
    /// Of staff: who answered the question.
    pub(crate) answered_by: Option<AccountId>,
}

impl Answer {
    pub(crate) fn question_place(&self) -> TextPlace {
        TextPlace::of(CONSENT_QUESTION, 1, self.id)
    }
    pub(crate) fn our_answer_place(&self) -> TextPlace {
        TextPlace::of(CONSENT_QUESTION, 2, self.id)
    }
}

/// The newest answer to a topic, in this version.
pub(crate) fn newest(answers: &[Answer], version: Version, topic: Topic) -> Option<&Answer> {
    let version = version.to_string();
    answers.iter().filter(|it| it.topic == topic && it.version == version).max_by_key(|it| (it.at, it.id))
}

/// Proof that this very version was explained. Made only here.
#[derive(Debug)]
pub struct Explained {
    version: Version,
}

impl Explained {
    /// `Err` names what is still to be read.
    pub fn of(version: Version, answers: &[Answer]) -> Result<Explained, Vec<Topic>> {
        let open = |topic: &Topic| match newest(answers, version, *topic) {
            None => true,
            Some(it) => *topic == Topic::PersonalInformation && it.reply != Reply::Understood,
        };
        let missing: Vec<Topic> = Topic::ALL.iter().copied().filter(open).collect();
        if missing.is_empty() { Ok(Explained { version }) } else { Err(missing) }
    }
    pub fn version(&self) -> Version {
        self.version
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn answer(topic: Topic, reply: Reply, version: Version, second: i64) -> Answer {
        Answer {
            id: Id::from_array([second as u8; 16]),
            topic,
            reply,
            version: version.to_string(),
            by: None,
            at: Timestamp::from_micros(0).plus_seconds(second),
            answered_by: None,
        }
    }
    pub(crate) fn all(reply: Reply, version: Version) -> Vec<Answer> {
        Topic::ALL.iter().zip(1..).map(|(topic, second)| answer(*topic, reply, version, second)).collect()
    }

    /// capability 32, 33
    #[test]
    fn explained_is_one_version_whole_and_no_other() {
        let (old, new) = (Version::of_today(1), Version::of_today(2));
        let read = all(Reply::Understood, old);
        assert_eq!(Explained::of(old, &read).map(|it| it.version()).ok(), Some(old));
        assert_eq!(Explained::of(new, &read).unwrap_err().len(), Topic::ALL.len());
        assert_eq!(Explained::of(old, &read[1..]).unwrap_err(), [Topic::Purpose]);
    }

    #[test]
    fn later_is_an_answer_but_what_becomes_of_ones_own_information_is_understood_first() {
        let version = Version::of_today(0);
        let mut answers = all(Reply::Later, version);
        assert_eq!(Explained::of(version, &answers).unwrap_err(), [Topic::PersonalInformation]);
        answers.push(answer(Topic::PersonalInformation, Reply::Understood, version, 20));
        assert!(Explained::of(version, &answers).is_ok());
        answers.push(answer(Topic::PersonalInformation, Reply::Question, version, 30));
        assert!(Explained::of(version, &answers).is_err());
    }
}

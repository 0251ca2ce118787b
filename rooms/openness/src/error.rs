//! What can happen to someone who asks for what is theirs, who says what is hard to say, or who answers.
use ground_policy::{OtherThing, Refusal};
use ground_store::Trouble;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("no such thing, or not theirs to see")]
    NotFound,
    #[error("nothing was written")]
    Empty,
    #[error("a text is too long")]
    TooLong,
    #[error("neither a reader nor nobody was chosen, or somebody who works here no more")]
    NobodyChosen,
    #[error("what is asked for was not chosen")]
    NothingChosen,
    #[error("it was taken back, answered or proposed otherwise in the meantime")]
    TooLate,
    #[error("a withheld thing has no sentence")]
    NoSentence,
    #[error("something that is looked into has no day, or one that is over")]
    NoDay,
    #[error("something is withheld without a ground")]
    NoGround,
    #[error("all is given, and something is withheld")]
    WithheldOfAll,
    #[error("an outcome that does not belong to what was asked")]
    OtherOutcome,
    #[error("more than the sentence that is always the same")]
    MoreThanTheSentence,
    #[error("whoever it is about was not heard")]
    NotHeard,
    #[error("whether it could harm was not looked at")]
    HarmNotExamined,
    #[error("not a danger to a person from the list, or no reason")]
    NoDanger,
    #[error("more days than it may wait, or none")]
    TooManyDays,
    #[error("the same person twice")]
    SameName,
    #[error("a row is not believed: {0}")]
    Unbelieved(&'static str),
    #[error("what people here said of the house is unreadable")]
    House(#[from] staff::Error),
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

/// From outside, refused and absent look the same.
impl From<Refusal> for Error {
    fn from(_: Refusal) -> Self {
        Error::NotFound
    }
}
impl From<OtherThing> for Error {
    fn from(_: OtherThing) -> Self {
        Error::NotFound
    }
}
impl From<ground_circle::Error> for Error {
    fn from(error: ground_circle::Error) -> Self {
        match error {
            ground_circle::Error::Trouble(trouble) => Error::Trouble(trouble),
            ground_circle::Error::Unbelieved(why) => Error::Unbelieved(why),
            _ => Error::NotFound,
        }
    }
}
impl From<people::Error> for Error {
    fn from(error: people::Error) -> Self {
        match error {
            people::Error::Trouble(trouble) => Error::Trouble(trouble),
            people::Error::Unbelieved(why) => Error::Unbelieved(why),
            _ => Error::NotFound,
        }
    }
}

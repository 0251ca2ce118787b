//! What can happen to someone who reads or writes a record.
use crate::lines::TooManyLines;
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
    #[error("a day or an hour that can't be read")]
    Unclear,
    #[error("nobody goes alone to somebody's home, or out with them")]
    WantsTwo,
    #[error("whoever was named is not of the team")]
    NotOfTheTeam,
    #[error("what somebody told for here alone has no folder of its own to go to")]
    WantsSpeaker,
    #[error("the same one cannot be the second")]
    AnotherOne,
    #[error("it was done, shown or ended already")]
    TooLate,
    #[error("more days than it may wait, or none")]
    TooManyDays,
    #[error("nothing was chosen")]
    NothingChosen,
    #[error("no household has this code")]
    NoSuchCode,
    #[error("nothing to look for, or too much")]
    NothingToFind,
    #[error("there is nothing that could be taken out")]
    NothingThere,
    #[error("more than fits into one file")]
    TooMuch,
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
impl From<TooManyLines> for Error {
    fn from(_: TooManyLines) -> Self {
        Error::TooLong
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

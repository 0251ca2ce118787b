//! What can happen to somebody who is explained something, agrees, refuses, withdraws, or asks for it.
use crate::{item::Item, sheet::Topic};
use ground_policy::{OtherThing, Refusal};
use ground_store::Trouble;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("no such thing, or not theirs to see")]
    NotFound,
    #[error("a text is missing")]
    Empty,
    #[error("a text is too long")]
    TooLong,
    #[error("a time that is none, or too long")]
    TooLongTime,
    #[error("a yes that doesn't say for whom")]
    ForWhom(Item),
    #[error("this version was not explained: {0:?} is open")]
    NotExplained(Vec<Topic>),
    #[error("another version was read than the one that stands now")]
    OtherVersion,
    #[error("nothing stands by which this may be done")]
    NoConsent,
    #[error("introduced elsewhere, without where to")]
    WhereTo,
    #[error("continued in part, without which part")]
    WhichPart,
    #[error("whoever holds a first talk has to be qualified for it")]
    NotQualified,
    #[error("it was done already, or taken back")]
    TooLate,
    #[error("a commission that is not said whole")]
    CommissionNotWhole,
    #[error("a number of years that is none")]
    Years,
    #[error("nobody would remain who may read")]
    NobodyReceives,
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
            ground_circle::Error::NobodyReceives => Error::NobodyReceives,
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

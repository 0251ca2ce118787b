//! What can happen to the two.
use ground_policy::{OtherThing, Refusal};
use ground_store::Trouble;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("no such thing, or not theirs to see")]
    NotFound,
    #[error("nothing was written yet")]
    Empty,
    #[error("a text is too long")]
    TooLong,
    #[error("not everything that is explained was understood")]
    NotExplained,
    #[error("nobody was chosen who can be")]
    NobodyChosen,
    #[error("the register says nothing of a qualification")]
    NotQualified,
    #[error("nobody but the person holds it any more")]
    Alone,
    #[error("both have not read it yet, or it was told already")]
    NotYet,
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
            ground_circle::Error::NobodyReceives => Error::Alone,
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
impl From<consent::Error> for Error {
    fn from(error: consent::Error) -> Self {
        match error {
            consent::Error::Trouble(trouble) => Error::Trouble(trouble),
            _ => Error::NotFound,
        }
    }
}

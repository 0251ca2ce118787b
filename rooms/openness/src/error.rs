//! What can happen to someone who says what is hard to say, or who reads it.
use ground_policy::{OtherThing, Refusal};
use ground_store::Trouble;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("no such sheet, or not theirs to see")]
    NotFound,
    #[error("nothing was written")]
    Empty,
    #[error("a text is too long")]
    TooLong,
    #[error("neither a reader nor nobody was chosen, or somebody who works here no more")]
    NobodyChosen,
    #[error("it was taken back, or no answer was asked for")]
    TooLate,
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

//! What can happen to a person here.
use ground_policy::{OtherThing, Refusal};
use ground_store::Trouble;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("no such party, or not theirs to see")]
    NotFound,
    #[error("the number and the words don't open anything")]
    WrongWords,
    #[error("a name of more than {} characters", crate::party::LONGEST_NAME)]
    NameTooLong,
    #[error("this doesn't look like a mail address")]
    NoMailAddress,
    #[error("no mail can be sent from here")]
    CannotRing,
    #[error("nobody receives letters yet")]
    NobodyReceives,
    #[error("a text of more than {} characters", crate::left::LONGEST_LEFT)]
    TooLong,
    #[error("a row is not believed: {0}")]
    Unbelieved(&'static str),
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
            ground_circle::Error::Shut | ground_circle::Error::NobodySignedIn => Error::NotFound,
        }
    }
}

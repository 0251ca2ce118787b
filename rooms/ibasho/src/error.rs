//! What can happen to someone who looks for a place, or looks after one.
use ground_policy::{OtherThing, Refusal};
use ground_store::Trouble;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("no such place, or not theirs to see")]
    NotFound,
    #[error("a name is missing or too long")]
    Name,
    #[error("a line is too long")]
    TooLong,
    #[error("a number was not understood")]
    Number,
    #[error("a room for under-18s and adults at once")]
    BothAges,
    #[error("a day was not understood, or the end comes before the beginning")]
    Day,
    #[error("a time was not understood, or the end comes before the beginning")]
    Time,
    #[error("a nickname is too long")]
    Nickname,
    #[error("the line of those who wait is full")]
    Full,
    #[error("no seat has this code")]
    NoSuchSeat,
    #[error("a host cannot be hidden")]
    IsHost,
    #[error("a step cannot be taken like that: {0:?}")]
    NotSo(crate::ladder::NotSo),
    #[error("there is nothing in it")]
    Empty,
    #[error("no murmurs have this code")]
    NoSuchCode,
    #[error("for whom is missing")]
    NobodyMeant,
    #[error("something that is needed before it is shown is missing")]
    Incomplete,
    #[error("rules without a line, or a new version that doesn't say what changed and why")]
    Rules,
    #[error("a room for under-18s with one host alone")]
    TwoHosts,
    #[error("no day on which it could be opened")]
    NoDay,
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

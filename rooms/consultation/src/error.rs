//! What can happen to someone who writes, or answers.
use ground_policy::{OtherThing, Refusal};
use ground_store::Trouble;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("no such letter, or not theirs to see")]
    NotFound,
    #[error("nothing was written")]
    Empty,
    #[error("a text of more than {} characters", crate::letter::LONGEST_TEXT)]
    TooLong,
    #[error("a name of more than {} characters", people::LONGEST_NAME)]
    NameTooLong,
    #[error("nobody receives letters yet")]
    NobodyReceives,
    #[error("it was seen already, or is on its way no more")]
    TooLate,
    #[error("the answer before waits for its second reader")]
    OneAtATime,
    #[error("nothing to look for, or too much")]
    NothingToFind,
    #[error("nobody, or nobody who receives letters, was chosen")]
    NobodyChosen,
    #[error("not both of the two wishes stand, or one is connected already")]
    NotBoth,
    #[error("an answer may not go out alone yet")]
    TooEarly,
    #[error("this team has no thread of these two words")]
    UnknownHandle,
    #[error("what looks after danger said no: {0}")]
    Safety(safety::Error),
    #[error("the number and the words don't open anything")]
    WrongWords,
    #[error("a day or an hour that can't be read")]
    Unclear,
    #[error("whoever was named is not of the team")]
    NotOfTheTeam,
    #[error("not every line was confirmed, or nothing is being handed over")]
    NotConfirmed,
    #[error("this page was made for another letter")]
    OtherPage,
    #[error("not now: this season has had its note, or they didn't ask for one")]
    NotThisSeason,
    #[error("it was not chosen for what, or by whom")]
    NothingChosen,
    #[error("only whoever spoke widens who may be told")]
    NotWider,
    #[error("a file cannot be read: {0}")]
    Unread(#[from] ground_rows::Unread),
    #[error("not every row can be read, or no file waits")]
    NotEveryRow,
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
            ground_circle::Error::Shut | ground_circle::Error::NobodySignedIn => Error::NotFound,
        }
    }
}
impl From<people::Error> for Error {
    fn from(error: people::Error) -> Self {
        match error {
            people::Error::Trouble(trouble) => Error::Trouble(trouble),
            people::Error::Unbelieved(why) => Error::Unbelieved(why),
            people::Error::NobodyReceives => Error::NobodyReceives,
            people::Error::NameTooLong => Error::NameTooLong,
            people::Error::WrongWords => Error::WrongWords,
            _ => Error::NotFound,
        }
    }
}
impl From<records::Error> for Error {
    fn from(error: records::Error) -> Self {
        match error {
            records::Error::Trouble(trouble) => Error::Trouble(trouble),
            records::Error::Unbelieved(why) => Error::Unbelieved(why),
            _ => Error::NotFound,
        }
    }
}
impl From<records::TooManyLines> for Error {
    fn from(_: records::TooManyLines) -> Self {
        Error::TooLong
    }
}
impl From<safety::Error> for Error {
    fn from(error: safety::Error) -> Self {
        match error {
            safety::Error::Trouble(trouble) => Error::Trouble(trouble),
            safety::Error::NotFound => Error::NotFound,
            other => Error::Safety(other),
        }
    }
}
impl From<consent::Error> for Error {
    fn from(error: consent::Error) -> Self {
        match error {
            consent::Error::Trouble(trouble) => Error::Trouble(trouble),
            consent::Error::Unbelieved(why) => Error::Unbelieved(why),
            _ => Error::NotFound,
        }
    }
}

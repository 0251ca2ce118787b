//! What can happen to someone who works here.
use ground_policy::Refusal;
use ground_store::Trouble;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("no such thing, or not theirs to see")]
    NotFound,
    #[error("name, words and code don't open anything")]
    WrongWords,
    #[error("the link was used, ended, or is too old")]
    LinkOver,
    #[error("the name is taken by a colleague")]
    NameTaken,
    #[error("a name is missing")]
    NameMissing,
    #[error("the opening hours were not understood: {0}")]
    Hours(String),
    #[error("a setting was not understood")]
    Setting,
    #[error("these are not twelve words of a card")]
    CardUnclear,
    #[error("these cards don't open this")]
    WrongCards,
    #[error("why, or for whom, is missing")]
    WhyMissing,
    #[error("a recovery runs")]
    RecoveryRuns,
    #[error("a row is not believed: {0}")]
    Unbelieved(&'static str),
    #[error(transparent)]
    Trouble(Trouble),
}

impl From<Trouble> for Error {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::NotAllowed(name) if name == "staff_member_name_key" => Error::NameTaken,
            Trouble::NotAllowed(name) if name == "circle_lock_finder_key" => Error::NameTaken,
            other => Error::Trouble(other),
        }
    }
}
/// From outside, refused and absent look the same.
impl From<Refusal> for Error {
    fn from(_: Refusal) -> Self {
        Error::NotFound
    }
}
impl From<ground_circle::Error> for Error {
    fn from(error: ground_circle::Error) -> Self {
        match error {
            ground_circle::Error::Trouble(trouble) => trouble.into(),
            ground_circle::Error::Unbelieved(why) => Error::Unbelieved(why),
            _ => Error::NotFound,
        }
    }
}

//! What can go wrong between someone and a sealed text.
use ground_seal::Refused;
use ground_store::Trouble;

#[derive(Debug, Clone, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Trouble(#[from] Trouble),
    /// This key doesn't open this. Outside it looks like "not found".
    #[error("this doesn't open for them")]
    Shut,
    /// A row was put in, taken out, swapped or replayed; it is not believed.
    #[error("a row of the database is not believed: {0}")]
    Unbelieved(&'static str),
    /// The session is locked or there is none.
    #[error("nobody is signed in")]
    NobodySignedIn,
    /// There is nobody who could receive a letter yet.
    #[error("no team receives letters")]
    NobodyReceives,
}

impl From<Refused> for Error {
    fn from(_: Refused) -> Self {
        Error::Shut
    }
}

//! What `engawa …` does, one file per command.
mod backup;
mod doctor;
mod init;
mod kept;
mod restore;
mod serve;
mod try_out;
mod verify;

pub use backup::backup;
pub use doctor::doctor;
pub use init::init;
pub use restore::restore;
pub use serve::serve;
pub use try_out::try_out;
pub use verify::verify;

use crate::{config::Settings, keeping::KeysFile};
use anyhow::{Context, Result};
use ground_circle::Vault;
use ground_seal::lock::Cost;
use ground_store::Db;

async fn open_store(settings: &Settings) -> Result<(Db, Vault)> {
    let file = KeysFile::at(&settings.keys()?);
    let keys = file.read()?;
    let database = settings.database()?;
    if settings.database.is_none() && !std::path::Path::new(&database).exists() {
        anyhow::bail!("There is no house in {} yet. engawa init creates it.", settings.data()?.display());
    }
    let db = Db::open(&database).await.context("The database cannot be opened")?;
    Ok((db, Vault::new(keys, Cost::STANDARD).kept_by(move || file.shred())))
}

//! What `engawa …` does, one file per command.
mod doctor;
mod init;
mod serve;
mod try_out;
mod verify;

pub use doctor::doctor;
pub use init::init;
pub use serve::serve;
pub use try_out::try_out;
pub use verify::verify;

use crate::config::Settings;
use anyhow::{Context, Result};
use ground_circle::Vault;
use ground_seal::{instance::InstanceKeys, lock::Cost};
use ground_store::Db;

/// The instance keys, as they lie in their file.
fn read_keys(settings: &Settings) -> Result<InstanceKeys> {
    let path = settings.keys()?;
    let text = std::fs::read_to_string(&path).with_context(|| {
        format!(
            "The instance keys at {} cannot be read. Has the house been created? engawa init makes them.",
            path.display()
        )
    })?;
    let text = ground_seal::Zeroizing::new(text);
    InstanceKeys::from_text(&text).ok().with_context(|| format!("{} is not a file of instance keys.", path.display()))
}

async fn open_store(settings: &Settings) -> Result<(Db, Vault)> {
    let keys = read_keys(settings)?;
    let database = settings.database()?;
    if settings.database.is_none() && !std::path::Path::new(&database).exists() {
        anyhow::bail!("There is no house in {} yet. engawa init creates it.", settings.data()?.display());
    }
    let db = Db::open(&database).await.context("The database cannot be opened")?;
    Ok((db, Vault::new(keys, Cost::STANDARD)))
}

//! `engawa backup FILE`. Works beside an open house: it looks, and changes nothing but the note that a backup was made.
use crate::{
    config::Settings,
    keeping::{KeysFile, Outside, backup as writing, days::day_in_tokyo, state},
};
use anyhow::{Context, Result, bail};
use ground_circle::Vault;
use ground_kernel::{Clock, Timestamp, WallClock};
use ground_store::Db;
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

pub async fn backup(
    settings: Settings,
    config: Option<&Path>,
    to: &Path,
    keys_to: Option<PathBuf>,
) -> Result<ExitCode> {
    let settings = settings.over_file(config)?;
    let (db, vault) = super::open_store(&settings).await?;
    let outside = Outside::at(&settings.anchors()?);
    let (keys, now) = (beside(to, keys_to.as_deref())?, WallClock.now());
    this_week(&settings, &vault, now)?;
    let one_medium = lie_together(to, &keys);
    let made = writing::write(&db, &vault, &outside, now, (to, &keys)).await?;
    if keys_to.is_some() {
        writing::replace_older(&keys)?;
    }
    note(&db, now).await?;
    db.close().await;
    tell(to, &keys, &made, now, one_medium);
    Ok(ExitCode::SUCCESS)
}

/// FILE.keys: beside FILE, or on the medium that was named.
fn beside(file: &Path, keys_to: Option<&Path>) -> Result<PathBuf> {
    let mut name = file.file_name().context("Say which file: engawa backup FILE.")?.to_owned();
    name.push(".keys");
    match keys_to {
        Some(folder) if !folder.is_dir() => {
            bail!("{} is not a folder. Is the medium in its place?", folder.display())
        }
        Some(folder) if folder_of(file) == folder => {
            bail!("{} is where the tables go. --keys-to is for another medium.", folder.display())
        }
        Some(folder) => Ok(folder.join(name)),
        None => Ok(file.with_file_name(name)),
    }
}

fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn lie_together(file: &Path, keys: &Path) -> bool {
    folder_of(file) == folder_of(keys) || writing::medium_of(folder_of(file)) == writing::medium_of(folder_of(keys))
}

/// A house that was closed over a Monday has no key of this week yet.
fn this_week(settings: &Settings, vault: &Vault, now: Timestamp) -> Result<()> {
    if vault.shred_of(now.week()).is_ok() {
        return Ok(());
    }
    let keys = KeysFile::at(&settings.keys()?).change(|keys| {
        keys.shred.entry(now.week()).or_insert_with(ground_seal::Secret::random);
        true
    });
    vault.take_shred(keys?);
    Ok(())
}

async fn note(db: &Db, now: Timestamp) -> Result<()> {
    let mut tx = db.begin().await?;
    ground_store::state::say(&mut tx, state::BACKED_UP_BY_HAND, now, "by-hand").await?;
    Ok(tx.commit().await?)
}

fn tell(file: &Path, keys: &Path, made: &writing::Made, now: Timestamp, one_medium: bool) {
    let until = day_in_tokyo(now.plus_days(writing::RESTORES_DAYS));
    println!("A backup was made: {} rows, {} KB.", made.rows, made.bytes.div_ceil(1024));
    println!();
    println!("  tables  {}   (can be restored until {until})", file.display());
    println!("  keys    {}   (replaces every one before: destroy older ones)", keys.display());
    println!();
    if one_medium {
        println!(
            "Both lie on ONE medium now. Whoever finds it has both: move the keys to another one, kept elsewhere."
        );
        println!("Next time:  engawa backup {} --keys-to FOLDER-ON-ANOTHER-MEDIUM", file.display());
    }
    if made.keys_open {
        println!(
            "The keys lie open, because this house has no recovery cards. Keep their medium as you keep the keys."
        );
    } else {
        println!("The keys are sealed to the recovery cards: two cards and a witness open them.");
    }
}

//! `engawa restore FILE`: into an empty place, with the keys that were there or those of FILE.keys.
use crate::{
    config::Settings,
    keeping::{KeysFile, Outside, days::day_in_tokyo, payload::Payload},
    restoring::{self, Restored},
};
use anyhow::{Context, Result, bail};
use ground_circle::{Vault, anchors};
use ground_kernel::{Clock, WallClock, WallDice};
use ground_seal::{instance::InstanceKeys, lock::Cost};
use std::{
    io::{BufRead, Write},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

pub async fn restore(
    settings: Settings,
    config: Option<&Path>,
    file: Option<PathBuf>,
    keys_from: Option<PathBuf>,
) -> Result<ExitCode> {
    let settings = settings.over_file(config)?;
    let (keys_file, outside) = (KeysFile::at(&settings.keys()?), Outside::at(&settings.anchors()?));
    // Before three people are asked for their cards.
    if let Some(file) = &file {
        is_there(file)?;
        restoring::check_age(file, WallClock.now())?;
    }
    let payload = keys(&keys_file, &outside, keys_from.as_deref())?;
    let vault = || Vault::new(payload.keys.clone(), Cost::STANDARD);
    let after = payload.anchor.as_deref().map(|line| anchors::read(line, &vault())).transpose()?;
    let world = (Arc::new(WallClock) as _, Arc::new(WallDice) as _);
    let (db, restored) = match file {
        Some(file) => {
            let address = empty_place(&settings)?;
            let brought = bring_keys(&keys_file, &payload.keys)?;
            let restored = restoring::from_file(&address, vault(), &file, &payload.erased, after, world).await;
            // Keys without a house would stand in the way of the next try.
            restored.inspect_err(|_| brought.then(|| std::fs::remove_file(keys_file.path())).map_or((), drop))?
        }
        None => {
            let (db, vault) = super::open_store(&settings).await?;
            let restored = restoring::as_it_lies(db.clone(), vault, &payload.erased, after, world).await?;
            (db, restored)
        }
    };
    outside.add_erased_lines(&payload.erased)?;
    let own = after.filter(|_| outside.last_anchor(&vault()).is_ok_and(|it| it.is_none()));
    outside.add_anchors(&own.into_iter().chain([restored.anchor]).collect::<Vec<_>>())?;
    let complaints = ground_circle::verify_ledger(&db, &vault()).await?.complaints;
    db.close().await;
    Ok(tell(&settings, &restored, &complaints))
}

fn is_there(file: &Path) -> Result<()> {
    if !file.exists() {
        bail!("{} is not there. Is the medium in its place?", file.display());
    }
    Ok(())
}

/// The keys that are in their place, or those that were brought.
fn keys(file: &KeysFile, outside: &Outside, from: Option<&Path>) -> Result<Payload> {
    match (file.path().exists(), from) {
        (true, None) => {
            let keys = file.read()?;
            Payload::of_house(keys.clone(), outside, &Vault::new(keys, Cost::STANDARD))
        }
        (true, Some(_)) => bail!(
            "{} is there already. To restore with the keys that are there, leave --keys-from out; to restore somewhere \
             else, name a new file with --keys.",
            file.path().display()
        ),
        (false, Some(from)) => restoring::read_payload(from, cards),
        (false, None) => bail!(
            "There are no keys at {}. Say where they come from: --keys-from FILE.keys, from the other medium.",
            file.path().display()
        ),
    }
}

/// True when they were not there before.
fn bring_keys(file: &KeysFile, keys: &InstanceKeys) -> Result<bool> {
    if file.path().exists() {
        return Ok(false);
    }
    super::init::write_keys(file.path(), keys)?;
    Ok(true)
}

/// An address where nothing is yet. Rows are looked at once the tables are there.
fn empty_place(settings: &Settings) -> Result<String> {
    if settings.database.is_none() {
        let data = settings.data()?;
        std::fs::create_dir_all(data).with_context(|| format!("creating {}", data.display()))?;
        super::init::private(data, 0o700)?;
    }
    settings.database()
}

/// Two cards and a witness, typed here. What was typed is not kept.
fn cards() -> Result<Vec<String>> {
    println!("The keys are sealed to the recovery cards: two cards and one witness open them.");
    ["The first card", "The second card", "The witness's card"].into_iter().map(typed).collect()
}

fn typed(what: &str) -> Result<String> {
    print!("{what}: ");
    std::io::stdout().flush()?;
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    Ok(line.trim().to_owned())
}

fn tell(settings: &Settings, it: &Restored, complaints: &[String]) -> ExitCode {
    println!("The house stands as it stood on {}.", day_in_tokyo(it.to));
    println!(
        "  {} rows; {} things that were erased since then are erased again; nobody is signed in.",
        it.rows, it.erased_again
    );
    println!();
    println!(
        "Everybody who writes or works here is told so on their pages. What was written after that day is not there."
    );
    println!(
        "Whoever's access was ended after that day has it again: look at the list of those who work here, at once."
    );
    println!("The place this backup came from must not be opened any more.");
    println!();
    let database = settings.database.as_ref().map_or(String::new(), |_| " --database …".to_owned());
    let data = settings.data.as_ref().map_or(String::new(), |it| format!(" --data {}", it.display()));
    let keys = settings.keys.as_ref().map_or(String::new(), |it| format!(" --keys {}", it.display()));
    println!("Open it with   engawa serve{data}{database}{keys}");
    for complaint in complaints {
        println!("does not fit: {complaint}");
    }
    if complaints.is_empty() {
        println!("everything fits");
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

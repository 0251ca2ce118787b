//! A backup: FILE with the tables, FILE.keys with the keys, for two media.
//!
//! One unchanging picture, taken while the house is open. FILE opens with the keys of its house while the key of its week
//! lives, which is four weeks at least; FILE.keys is for the medium on which FILE is not. What is not copied stands in one
//! list, with its reason.
use super::{Outside, payload::Payload, recovery, stream_file::SealedFile};
use anyhow::{Context, Result};
use ground_circle::{Vault, anchors::house_id};
use ground_kernel::Timestamp;
use ground_seal::{
    Zeroizing,
    backup::{About, FileHead, KeysFile, keys_open, keys_sealed},
};
use ground_store::{Db, copying};
use std::{
    fs::OpenOptions,
    io::Write,
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

/// A backup is restored for so many days.
pub const RESTORES_DAYS: i64 = 28;

/// The tables of which nothing is copied. Every other table is, also one that is new.
pub const LEFT_OUT: &[(&str, &str)] = &[
    ("circle_session", "nobody is signed in to a house that was set back"),
    ("circle_draft", "what is being typed is its writer's, and is not yet said to anybody"),
    ("store_outbox", "addresses on their way out: a bell must not ring again for what is long past"),
    ("store_job", "when something was last done here says nothing about another place"),
    ("store_state", "how the keeping goes here says nothing about another place"),
    ("live_table", "what is said at a live table is gone when it closes; a copy would outlive that"),
    ("live_seat", "the seats of a live table go with it when it closes"),
    ("live_line", "what is said at a live table is gone when it closes"),
    ("ibasho_room_pace", "of an evening that is over where a copy is set up"),
    ("ibasho_hidden", "who does not see whom is forgotten when the evening is over"),
    ("ibasho_told", "what was told of an evening is forgotten with it"),
    ("ibasho_told_by", "who told it is forgotten when the evening is over"),
    ("circle_anchored", "computed anew, since it has to fit what is really there"),
];

fn is_kept(table: &str) -> bool {
    !LEFT_OUT.iter().any(|(name, _)| *name == table)
}

pub struct Made {
    pub rows: u64,
    pub bytes: u64,
    /// Do the keys lie open on their medium, because there are no recovery cards?
    pub keys_open: bool,
}

/// Writes both files. FILE.keys is there before FILE is: no night ends with tables that nothing opens.
pub async fn write(
    db: &Db,
    vault: &Vault,
    outside: &Outside,
    now: Timestamp,
    (file, keys): (&Path, &Path),
) -> Result<Made> {
    let mut look = db.look().await?;
    let about = About { made_at: now.as_micros(), house: house_id(&mut look).await? };
    let recovery = recovery::of_house(&mut look, vault).await?;
    let all_keys = vault.all_keys();
    let payload = Payload::of_house(vault.all_keys(), outside, vault)?;
    write_keys(keys, about, &payload, recovery.as_ref())?;
    let (head, key) = FileHead::new(about, &all_keys, now.week()).ok().context("this week has no key")?;
    let mut sealed = SealedFile::begin(file, &head, &key);
    let copied = copying::copy_out(&mut look, is_kept, &mut sealed).await;
    let rows = match copied {
        Ok(rows) => rows,
        // Why it could not be written is known to the one who wrote.
        Err(trouble) => return Err(sealed.end().await.err().unwrap_or(trouble.into())),
    };
    let bytes = sealed.end().await?;
    Ok(Made { rows, bytes, keys_open: recovery.is_none() })
}

fn write_keys(path: &Path, about: About, payload: &Payload, recovery: Option<&recovery::Recovery>) -> Result<()> {
    let bytes = match recovery {
        Some(it) => Zeroizing::new(keys_sealed(about, &it.seal, &it.sealed_root, &payload.to_bytes())),
        None => keys_open(about, &payload.keys, &payload.to_bytes()),
    };
    let part = super::stream_file::part_of(path);
    let file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&part);
    let mut file = file.with_context(|| format!("{} cannot be written", part.display()))?;
    file.write_all(&bytes)?;
    file.sync_all()?;
    std::fs::rename(&part, path)?;
    super::keys_file::sync_folder(path)
}

/// The keys of a backup, read from their file.
pub fn read_keys(path: &Path) -> Result<KeysFile> {
    let bytes = std::fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let bytes = Zeroizing::new(bytes);
    let inside = |payload: &[u8]| Payload::from_bytes(payload).map(|it| it.keys);
    KeysFile::read(&bytes, inside)
        .ok()
        .with_context(|| format!("{} is not a file of backup keys, or it was damaged or cut off.", path.display()))
}

/// Each new FILE.keys replaces the ones before: older ones of the same house in this folder go, because they hold keys
/// that are to be destroyed. Says how many.
pub fn replace_older(new: &Path) -> Result<usize> {
    let folder = new.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let about = read_keys(new)?.about();
    let mut gone = 0;
    for path in files_in(folder)? {
        let ends = path.extension().is_some_and(|it| it == "keys");
        if !ends || path == *new {
            continue;
        }
        let older =
            read_keys(&path).is_ok_and(|it| it.about().house == about.house && it.about().made_at < about.made_at);
        if older {
            std::fs::remove_file(&path)?;
            gone += 1;
        }
    }
    Ok(gone)
}

pub(super) fn files_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).with_context(|| format!("looking into {}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|it| it.ok()).map(|it| it.path()).collect();
    files.sort();
    Ok(files)
}

/// The medium a folder is on, as far as the system says.
pub fn medium_of(folder: &Path) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(folder).ok().map(|it| it.dev())
}

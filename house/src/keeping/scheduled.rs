//! The backup of each night, and which of the older ones stay: every one of the last week, then each Monday's, and none
//! that is older than 28 days.
use super::{
    HOUR, Keeping,
    backup::{self, RESTORES_DAYS},
    days::{day_in_tokyo, days_since, hour_in_tokyo, is_monday},
    due, state, stream_file,
};
use anyhow::{Context, Result, bail};
use ground_kernel::Timestamp;
use ground_work::House;
use std::path::{Path, PathBuf};

const KEYS_NAME: &str = "engawa.backup.keys";

pub(super) async fn nightly(house: &House, keeping: &Keeping) -> Result<()> {
    let Some(to) = &keeping.backup_to else { return Ok(()) };
    let now = house.now();
    if !is_due(house, now).await? || !due(house, "backup", HOUR).await? {
        return trouble_stays(house).await;
    }
    let keys_to = keeping.backup_keys_to.as_deref().context("backup_to is set, and backup_keys_to is not")?;
    let (file, keys) = (to.join(name_of(now)), keys_to.join(KEYS_NAME));
    for folder in [to.as_path(), keys_to] {
        if !folder.is_dir() {
            bail!("{} is not there: is the medium in its place?", folder.display());
        }
    }
    let made = backup::write(house.db(), house.vault(), &keeping.outside, now, (&file, &keys)).await?;
    metrics::gauge!("engawa_backup_made_at_seconds").set((now.as_micros() / Timestamp::SECOND) as f64);
    tracing::info!(rows = made.rows, bytes = made.bytes, "a backup was made");
    state::note(house, state::BACKED_UP, "nightly").await?;
    thin_out(to, now)?;
    Ok(())
}

/// At night, once; and at any hour when a night was missed.
async fn is_due(house: &House, now: Timestamp) -> Result<bool> {
    let all = ground_store::state::all(&mut house.db().look().await?).await?;
    let last = all.iter().find(|it| it.name == state::BACKED_UP).map(|it| it.at);
    let night = (2..6).contains(&hour_in_tokyo(now));
    let hours = |hours| last.is_none_or(|it| it.plus_hours(hours) <= now);
    Ok(hours(30) || (night && hours(20)))
}

/// Between two tries the trouble of the last one stands.
async fn trouble_stays(house: &House) -> Result<()> {
    let all = ground_store::state::all(&mut house.db().look().await?).await?;
    match all.into_iter().find(|it| it.name == state::BACKUP.trouble) {
        Some(it) => bail!(it.said),
        None => Ok(()),
    }
}

fn name_of(now: Timestamp) -> String {
    format!("engawa-{}.backup", day_in_tokyo(now))
}

/// The day in the name of a file of ours.
fn day_of(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    let day = name.strip_prefix("engawa-")?.strip_suffix(".backup")?;
    (day.len() == 10).then(|| day.to_owned())
}

/// Takes away what is too old, and what was begun and never ended.
pub fn thin_out(folder: &Path, now: Timestamp) -> Result<()> {
    for path in backup::files_in(folder)? {
        let begun = path.to_str().and_then(|it| it.strip_suffix(".part")).map(PathBuf::from);
        let begun = begun.is_some_and(|it| day_of(&it).is_some() && stream_file::part_of(&it) == path);
        if begun || day_of(&path).is_some_and(|day| !stays(&day, now)) {
            std::fs::remove_file(&path).with_context(|| format!("taking {} away", path.display()))?;
        }
    }
    Ok(())
}

fn stays(day: &str, now: Timestamp) -> bool {
    match days_since(day, now) {
        Some(days) if days <= 7 => true,
        Some(days) => days <= RESTORES_DAYS && is_monday(day),
        None => true,
    }
}

/// How many days ago the newest backup in a folder was made.
pub fn newest_in(folder: &Path, now: Timestamp) -> Option<i64> {
    let files = backup::files_in(folder).ok()?;
    files.iter().filter_map(|it| days_since(&day_of(it)?, now)).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_of_nights_and_four_mondays_stay() {
        let folder = tempfile::tempdir().expect("a folder");
        let tuesday = Timestamp::from_micros(0).plus_days(20_781);
        for days in 0..60 {
            std::fs::write(folder.path().join(name_of(tuesday.plus_days(-days))), "").expect("a file");
        }
        for other in ["notes.txt", "engawa-old.backup", "engawa-2026-01-01.backup.keys"] {
            std::fs::write(folder.path().join(other), "").expect("a file of somebody's");
        }
        std::fs::write(folder.path().join("engawa-2026-11-23.backup.part"), "").expect("cut off");
        thin_out(folder.path(), tuesday).expect("thinned");
        let left: Vec<String> = backup::files_in(folder.path())
            .expect("files")
            .iter()
            .map(|it| it.file_name().expect("a name").to_string_lossy().into_owned())
            .collect();
        let days: Vec<&str> =
            left.iter().filter_map(|it| it.strip_prefix("engawa-2026-1")?.strip_suffix(".backup")).collect();
        let whole = ["1-02", "1-09", "1-16", "1-17", "1-18", "1-19", "1-20", "1-21", "1-22", "1-23", "1-24"];
        assert_eq!(days, whole);
        assert_eq!(left.len(), whole.len() + 3, "what is not ours stays: {left:?}");
        assert_eq!(newest_in(folder.path(), tuesday.plus_days(3)), Some(3));
    }
}

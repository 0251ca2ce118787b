//! What `doctor` says of keys, anchors and backups: how everything is kept that is not in the database.
use crate::{
    config::Settings,
    keeping::{self, Keeping, backup, recovery, shredding, state},
};
use anyhow::Result;
use ground_circle::{Vault, anchors, shredding as moving};
use ground_kernel::{Clock, Timestamp, WallClock};
use ground_store::Db;

/// A backup by hand is expected this often; one of the night much more often.
const BY_HAND_DAYS: i64 = 8;
const NIGHTLY_DAYS: i64 = 2;

pub(super) async fn look(
    settings: &Settings,
    db: &Db,
    vault: &Vault,
    wrong: &mut Vec<String>,
    look_at: &mut Vec<String>,
) -> Result<()> {
    let (keeping, now) = (settings.keeping()?, WallClock.now());
    keys(&keeping, db, vault, now, wrong).await?;
    anchored(&keeping, db, vault, wrong, look_at).await?;
    let kept = state::kept(db).await?;
    let since = |at: Timestamp| keeping::days::day_in_tokyo(at);
    wrong.extend(kept.troubles.iter().map(|it| format!("Since {}: {}.", since(it.at), it.said)));
    backups(&keeping, &kept, now, wrong, look_at);
    if recovery::of_house(&mut db.look().await?, vault).await?.is_none() {
        look_at.push(
            "There are no recovery cards, so the keys in a backup (FILE.keys) lie open. Keep that medium as you keep the \
             instance keys, away from the tables."
                .to_owned(),
        );
    }
    Ok(())
}

async fn keys(keeping: &Keeping, db: &Db, vault: &Vault, now: Timestamp, wrong: &mut Vec<String>) -> Result<()> {
    let path = keeping.keys.path().display();
    if !keeping.keys.can_be_changed() {
        wrong.push(format!(
            "The house cannot change {path}, or write beside it. New weeks cannot begin and old keys are not destroyed, so \
             old copies go on opening. The file and its folder have to belong to whoever runs the house (operating.md)."
        ));
    }
    let mut weeks = vec![];
    for week in moving::left_behind(&mut db.look().await?, now.week()).await?.into_iter().flatten() {
        if vault.shred_of(week).is_err() {
            weeks.push(week);
        }
    }
    if !weeks.is_empty() {
        wrong.push(format!(
            "Texts lie under the keys of {} weeks that are not in {path}: it is an older copy of the file. Put the newest \
             one back in its place.",
            weeks.len()
        ));
    }
    let over = vault.shred().keys().filter(|week| shredding::is_over(**week, now)).count();
    if over > 0 {
        wrong.push(format!(
            "{over} keys are more than 35 days old and not destroyed yet: the house does it while it is open."
        ));
    }
    Ok(())
}

async fn anchored(
    keeping: &Keeping,
    db: &Db,
    vault: &Vault,
    wrong: &mut Vec<String>,
    look_at: &mut Vec<String>,
) -> Result<()> {
    let file = keeping.outside.read_anchors(vault);
    let complaints = match &file {
        Ok(file) => anchors::complaints(&mut db.look().await?, vault, file).await?,
        Err(error) => vec![format!("{error:#}")],
    };
    wrong.extend(complaints);
    if keeping.anchor_mail.len() < 2 {
        look_at.push(format!(
            "Anchors go to {} outside addresses. Set anchor_mail to two people outside the administration: without them a \
             database that was set back together with its anchors cannot be noticed.",
            keeping.anchor_mail.len()
        ));
    }
    if file.is_ok_and(|it| it.is_empty()) {
        look_at.push("There is no anchor yet. An open house drops the first one within the hour.".to_owned());
    }
    Ok(())
}

fn backups(keeping: &Keeping, kept: &state::Kept, now: Timestamp, wrong: &mut Vec<String>, look_at: &mut Vec<String>) {
    let (Some(to), Some(keys_to)) = (&keeping.backup_to, &keeping.backup_keys_to) else {
        look_at.push("Backups are not made by themselves: set backup_to and backup_keys_to, on two media.".to_owned());
        return age(kept.backed_up_at, BY_HAND_DAYS, now, look_at);
    };
    if backup::medium_of(to).is_some() && backup::medium_of(to) == backup::medium_of(keys_to) {
        look_at.push(format!(
            "{} and {} are on one disk. Whoever finds it has tables and keys: use two media.",
            to.display(),
            keys_to.display()
        ));
    }
    let there = keeping::newest_in(to, now).map(|days| now.plus_days(-days));
    age(there, NIGHTLY_DAYS, now, wrong);
}

fn age(newest: Option<Timestamp>, most_days: i64, now: Timestamp, say_to: &mut Vec<String>) {
    match newest.map(|at| (now.as_micros() - at.as_micros()) / Timestamp::DAY) {
        None => say_to.push("There is no backup.".to_owned()),
        Some(days) if days >= most_days => say_to.push(format!("The newest backup is {days} days old.")),
        Some(_) => {}
    }
}

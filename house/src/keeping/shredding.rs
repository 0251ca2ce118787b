//! The week's key: made a day ahead, taken up by everything that lives, destroyed 35 days after its week began.
//!
//! The order is the promise. A key is in the file before anything lies under it; it leaves the file only when nothing
//! does. Where the file cannot be changed, nothing is moved and nothing is destroyed: letters go on being kept under the
//! newest key there is, and the trouble is said.
use super::{days::begin_of_week, keys_file::KeysFile};
use anyhow::{Context, Result, bail};
use ground_circle::shredding::{LIVES_DAYS, left_behind, lies_under, move_some};
use ground_kernel::Timestamp;
use ground_seal::Secret;
use ground_work::House;

/// Everything that is due. Twice is as good as once; several at once are as good as one.
pub async fn turn(house: &House, file: &KeysFile) -> Result<()> {
    let (now, vault) = (house.now(), house.vault());
    if let Some(keys) = file.shred() {
        vault.take_shred(keys);
    }
    make(house, file, now)?;
    move_on(house, now.week()).await?;
    destroy(house, file, now).await
}

/// This week's key, and on the last day of a week the next one's, so that every process knows it before it is used.
pub fn make(house: &House, file: &KeysFile, now: Timestamp) -> Result<()> {
    let weeks = [now.week(), now.plus_days(1).week()];
    if weeks.iter().all(|week| house.vault().shred().contains_key(week)) {
        return Ok(());
    }
    let keys = file.change(|keys| {
        let before = keys.shred.len();
        for week in weeks {
            keys.shred.entry(week).or_insert_with(Secret::random);
        }
        keys.shred.len() > before
    });
    house.vault().take_shred(keys.context("the keys file cannot be changed, so no new week can begin")?);
    Ok(())
}

/// Small batches, each a transaction of its own; between two of them whoever waits to write has their turn.
async fn move_on(house: &House, week: u32) -> Result<()> {
    let left = left_behind(&mut house.db().look().await?, week).await?;
    let mut without_key = 0;
    for from in left {
        if from.is_some_and(|from| house.vault().shred_of(from).is_err()) {
            without_key += 1;
            continue;
        }
        while move_batch(house, from, week).await? > 0 {
            tokio::task::yield_now().await;
        }
    }
    if without_key > 0 {
        bail!(
            "something lies under the keys of {without_key} weeks that are not in the keys file: is it an older copy of \
             the file?"
        );
    }
    Ok(())
}

async fn move_batch(house: &House, from: Option<u32>, to: u32) -> Result<usize> {
    let mut tx = house.db().begin().await?;
    let moved = match move_some(&mut tx, house.vault(), from, to).await {
        // Somebody writes at this moment; what is left is moved at the next turn.
        Err(error) if super::not_now(&error) => return Ok(0),
        other => other?,
    };
    match tx.commit().await {
        Err(ground_store::Trouble::AtTheSameMoment) => Ok(0),
        other => Ok(other.map(|()| moved)?),
    }
}

/// A week is over for its key: nothing older than this opens from then on.
pub fn is_over(week: u32, now: Timestamp) -> bool {
    begin_of_week(week).plus_days(LIVES_DAYS) <= now
}

async fn destroy(house: &House, file: &KeysFile, now: Timestamp) -> Result<()> {
    let living = house.vault().shred();
    let mut over = vec![];
    for week in living.keys().copied().filter(|week| is_over(*week, now) || *week > now.week() + 1) {
        if !lies_under(&mut house.db().look().await?, week).await? {
            over.push(week);
        }
    }
    if over.is_empty() || !living.contains_key(&now.week()) {
        return Ok(());
    }
    let keys = file.change(|keys| {
        let before = keys.shred.len();
        keys.shred.retain(|week, _| !over.contains(week));
        keys.shred.len() < before
    });
    house.vault().take_shred(keys.context("the keys file cannot be changed, so old keys cannot be destroyed")?);
    tracing::info!(weeks = over.len(), "keys of old weeks were destroyed");
    Ok(())
}

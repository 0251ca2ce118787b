//! What the house does by itself at a size that few will reach: an anchor over 10,000 circles with thirty ledger lines
//! each, and the Monday on which 50,000 texts move to another key. The bar is the time for which the writer is held.
use crate::measure::{at_most, median, millis};
use anyhow::{Context, Result};
use ground_circle::{Vault, anchors, shredding};
use ground_kernel::{Clock, WallClock};
use ground_seal::{Secret, instance::InstanceKeys, lock::Cost};
use ground_store::{Db, Tables, values};
use std::time::Instant;

const ANCHOR_BAR_MS: f64 = 1_000.0;
const BATCH_BAR_MS: f64 = 50.0;

pub(crate) async fn run() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let db = Db::open(&folder.path().join("engawa.db").display().to_string()).await?;
    let now = WallClock.now();
    let vault = Vault::new(InstanceKeys::new(now.week() - 1), Cost::STANDARD);
    fill(&db, now.week() - 1).await?;
    anchor(&db, &vault).await?;
    monday(&db, &vault).await?;
    db.close().await;
    Ok(())
}

/// Rows of the right size; what they say is of no matter here.
async fn fill(db: &Db, week: u32) -> Result<()> {
    let mut tx = db.begin().await?;
    tx.change(
        "insert into circle_roll (circle_id, seq, prev, act, by_id, at, sig, hash)
         with recursive n(i) as (select 1 union all select i + 1 from n where i < 10000)
         select randomblob(16), 1, randomblob(32), randomblob(1400), randomblob(16), 0, randomblob(64), randomblob(32) from n",
        values![],
    )
    .await?;
    tx.change(
        "insert into circle_ledger (circle_id, seq, prev, at, by_id, act, table_no, column_no, row_id, version, epoch,
                                    roll_seq, rules, sig, hash)
         with recursive n(i) as (select 1 union all select i + 1 from n where i < 30)
         select c.circle_id, n.i, randomblob(32), 0, randomblob(16), 'opened', 3, 1, randomblob(16), 0, 1, 1,
                'consultation.team-reads', randomblob(64), randomblob(32) from circle_roll c, n",
        values![],
    )
    .await?;
    tx.change(
        "insert into circle_text (table_no, column_no, row_id, circle_id, version, epoch, writer_id, body)
         with recursive n(i) as (select 1 union all select i + 1 from n where i < 5)
         select 3, 1, randomblob(16), c.circle_id, 0, 1, randomblob(16), randomblob(600) from circle_roll c, n",
        values![],
    )
    .await?;
    tx.change(
        "insert into circle_grain (table_no, column_no, row_id, circle_id, week, masked)
         select table_no, column_no, row_id, circle_id, $1, randomblob(32) from circle_text",
        values![week],
    )
    .await?;
    Ok(tx.commit().await?)
}

async fn anchor(db: &Db, vault: &Vault) -> Result<()> {
    let drop = async || {
        let from = Instant::now();
        let dropped = anchors::drop_if_changed(db, vault, WallClock.now()).await?;
        anyhow::Ok((dropped, millis(from.elapsed())))
    };
    let (first, took) = drop().await?;
    first.context("an anchor")?;
    println!("first anchor over 10,000 circles\n  {took:.0} ms");
    let mut nothing = vec![];
    for _ in 0..5 {
        nothing.push(drop().await?.1);
    }
    println!("nothing changed\n  {:.0} ms", median(&nothing));
    let mut changed = vec![];
    for round in 0..5_u32 {
        let mut tx = db.begin().await?;
        tx.change("update circle_ledger set hash = randomblob(32) where seq = 30 and rowid % 100 = $1", values![round])
            .await?;
        tx.commit().await?;
        changed.push(drop().await?.1);
    }
    at_most("an anchor after 100 of them changed", median(&changed), "ms", ANCHOR_BAR_MS);
    let from = Instant::now();
    let last = anchors::last(&mut db.look().await?, vault).await?;
    anchors::standing(&mut db.look().await?, vault, last.as_ref()).await?;
    println!("comparing when the house opens\n  {:.0} ms", millis(from.elapsed()));
    Ok(())
}

async fn monday(db: &Db, vault: &Vault) -> Result<()> {
    let (old, new) = (WallClock.now().week() - 1, WallClock.now().week());
    let mut keys = (*vault.shred()).clone();
    keys.insert(new, Secret::random());
    vault.take_shred(keys);
    let (begun, mut batches) = (Instant::now(), vec![]);
    loop {
        let mut tx = db.begin().await?;
        let from = Instant::now();
        let moved = shredding::move_some(&mut tx, vault, Some(old), new).await?;
        tx.commit().await?;
        if moved == 0 {
            break;
        }
        batches.push(millis(from.elapsed()));
    }
    let longest = batches.iter().copied().fold(0.0, f64::max);
    println!("50,000 texts move to another key\n  {:.1} s, {} batches", begun.elapsed().as_secs_f64(), batches.len());
    at_most("the writer is held by one batch, median", median(&batches), "ms", BATCH_BAR_MS);
    println!("  the longest {longest:.0} ms");
    Ok(())
}

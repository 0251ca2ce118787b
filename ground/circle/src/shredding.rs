//! The weekly move: masks of grains and veils go over to this week's shred key, a few rows at a time, so that a key whose
//! time has come protects nothing living when it is destroyed.
//!
//! Promises: each batch is a small transaction of its own, and may be cut off anywhere; a row is moved only if it is
//! still as it was read, so several houses on one database may do it at once; a row always names the week it lies under.
//! Deliberately doesn't know: files, which keys to make or destroy, when it is Monday.
use crate::{
    Error,
    text::{TextPlace, address},
    vault::Vault,
    veil,
};
use ground_kernel::{AccountId, CircleId, Timestamp};
use ground_seal::text::move_mask;
use ground_store::{Tables, Tx, from_row, values};

/// So many rows of each kind in one transaction: a few milliseconds.
pub const BATCH: i64 = 200;
/// A key is destroyed so many days after its week began.
pub const LIVES_DAYS: i64 = 35;

/// From this moment on no copy that was made up to now opens: when this week's key, which lies over everything in it, is
/// destroyed. None while the weeks do not turn.
pub fn copies_open_until(vault: &Vault, now: Timestamp) -> Option<Timestamp> {
    let begin = Timestamp::from_micros(0).plus_days(4 + 7 * i64::from(now.week()));
    vault.shred().contains_key(&now.week()).then(|| begin.plus_days(LIVES_DAYS))
}

struct Grain {
    table_no: u16,
    column_no: u16,
    row_id: [u8; 16],
    circle_id: CircleId,
    week: u32,
    masked: [u8; 32],
    version: Option<u32>,
    epoch: Option<u32>,
    writer_id: Option<AccountId>,
}
from_row!(Grain { table_no, column_no, row_id, circle_id, week, masked, version, epoch, writer_id });

/// Moves some of what still lies under `from` to `to`; says how many rows it moved. None: nothing is left there. An
/// empty `from`: what was never veiled.
pub async fn move_some(tx: &mut Tx, vault: &Vault, from: Option<u32>, to: u32) -> Result<usize, Error> {
    let mut moved = 0;
    if let Some(from) = from {
        moved += grains(tx, vault, from, to).await?;
    }
    moved += drafts(tx, vault, from, to).await?;
    moved += privates(tx, vault, from, to).await?;
    moved += outsides(tx, vault, from, to).await?;
    moved += amongs(tx, vault, from, to).await?;
    Ok(moved)
}

/// The weeks, other than this one and the next, under which something lies: the past, and what a clock that went wrong
/// called the future. An empty one: something was never veiled. A look into an index for each week.
pub async fn left_behind(tx: &mut Tx, this: u32) -> Result<Vec<Option<u32>>, Error> {
    let bare = "select (select count(*) from circle_draft where week is null)
                     + (select count(*) from circle_private where week is null)
                     + (select count(*) from circle_outside where week is null) as figure";
    let mut left = vec![];
    if tx.one::<i64, _>(bare, values![]).await?.unwrap_or(0) > 0 {
        left.push(None);
    }
    let mut after = -1;
    while let Some(week) = next_after(tx, after).await? {
        after = i64::from(week);
        if week != this && week != this + 1 {
            left.push(Some(week));
        }
    }
    Ok(left)
}

async fn next_after(tx: &mut Tx, week: i64) -> Result<Option<u32>, Error> {
    let sql = "select min(week) as figure from
                 (select min(week) as week from circle_grain where week > $1
                  union select min(week) as week from circle_draft where week > $1
                  union select min(week) as week from circle_private where week > $1
                  union select min(week) as week from circle_outside where week > $1
                  union select min(week) as week from circle_among where week > $1) next
                having min(week) is not null";
    Ok(tx.one::<i64, _>(sql, values![week]).await?.and_then(|it| u32::try_from(it).ok()))
}

/// Does anything lie under this week's key?
pub async fn lies_under(tx: &mut Tx, week: u32) -> Result<bool, Error> {
    let sql = "select cast(1 as bigint) as figure from circle_grain where week = $1
               union all select cast(1 as bigint) as figure from circle_draft where week = $1
               union all select cast(1 as bigint) as figure from circle_private where week = $1
               union all select cast(1 as bigint) as figure from circle_outside where week = $1
               union all select cast(1 as bigint) as figure from circle_among where week = $1 limit 1";
    Ok(tx.one::<i64, _>(sql, values![week]).await?.is_some())
}

/// The oldest week under which a grain lies; none where there is no text.
pub async fn oldest_week(tx: &mut Tx) -> Result<Option<u32>, Error> {
    let sql = "select min(week) as figure from circle_grain having min(week) is not null";
    Ok(tx.one::<i64, _>(sql, values![]).await?.and_then(|it| u32::try_from(it).ok()))
}

async fn grains(tx: &mut Tx, vault: &Vault, from: u32, to: u32) -> Result<usize, Error> {
    let rows: Vec<Grain> = tx
        .all(
            "select g.table_no, g.column_no, g.row_id, g.circle_id, g.week, g.masked, t.version, t.epoch, t.writer_id
               from circle_grain g left join circle_text t
                 on t.table_no = g.table_no and t.column_no = g.column_no and t.row_id = g.row_id
                and t.circle_id = g.circle_id
              where g.week = $1 limit $2",
            values![from, BATCH],
        )
        .await?;
    let mut moved = 0;
    for row in rows {
        let masked = remask(vault, &row, to)?;
        moved += tx
            .change(
                "update circle_grain set week = $4, masked = $5
                  where table_no = $1 and column_no = $2 and row_id = $3 and week = $6 and masked = $7",
                values![row.table_no, row.column_no, row.row_id, to, masked, row.week, row.masked],
            )
            .await?;
    }
    Ok(moved as usize)
}

/// A grain without its text opens nothing, and only goes along.
fn remask(vault: &Vault, row: &Grain, to: u32) -> Result<[u8; 32], Error> {
    let (Some(version), Some(epoch), Some(writer)) = (row.version, row.epoch, row.writer_id) else {
        return Ok(row.masked);
    };
    let place = TextPlace { table: row.table_no, column: row.column_no, row: row.row_id };
    let at = address(row.circle_id, place, epoch, version, writer);
    Ok(move_mask(&row.masked, &at, &vault.shred_of(row.week)?, &vault.shred_of(to)?))
}

struct Draft {
    account_id: [u8; 16],
    place: [u8; 32],
    boxed: Vec<u8>,
}
from_row!(Draft { account_id, place, boxed });

async fn drafts(tx: &mut Tx, vault: &Vault, from: Option<u32>, to: u32) -> Result<usize, Error> {
    let sql = "select account_id, place, boxed from circle_draft where week = $1 or (week is null and $3) limit $2";
    let rows: Vec<Draft> = tx.all(sql, values![from, BATCH, from.is_none()]).await?;
    let mut moved = 0;
    for row in rows {
        let place: [&[u8]; 3] = [crate::drafts::VEIL, &row.account_id, &row.place];
        let boxed = veil::moved(vault, from, to, &place, row.boxed.clone())?;
        let sql = "update circle_draft set week = $4, boxed = $5 where account_id = $1 and place = $2 and boxed = $3";
        moved += tx.change(sql, values![row.account_id, row.place, row.boxed, to, boxed]).await?;
    }
    Ok(moved as usize)
}

struct Private {
    id: [u8; 16],
    sealed: Option<Vec<u8>>,
    own: Vec<u8>,
    back: Option<Vec<u8>>,
}
from_row!(Private { id, sealed, own, back });

async fn privates(tx: &mut Tx, vault: &Vault, from: Option<u32>, to: u32) -> Result<usize, Error> {
    let sql = "select id, sealed, own, back from circle_private where week = $1 or (week is null and $3) limit $2";
    let rows: Vec<Private> = tx.all(sql, values![from, BATCH, from.is_none()]).await?;
    let mut moved = 0;
    for row in rows {
        let [to_holder, to_writer] = crate::private::veils(&row.id);
        let own = veil::moved(vault, from, to, &to_writer, row.own.clone())?;
        let sealed = row.sealed.map(|it| veil::moved(vault, from, to, &to_holder, it)).transpose()?;
        let back_place = crate::private::back_veil(&row.id);
        let back = row.back.map(|it| veil::moved(vault, from, to, &back_place, it)).transpose()?;
        let sql = "update circle_private set week = $3, own = $4, sealed = $5, back = $6 where id = $1 and own = $2";
        moved += tx.change(sql, values![row.id, row.own, to, own, sealed, back]).await?;
    }
    Ok(moved as usize)
}

struct Outside {
    id: [u8; 16],
    wrap: Vec<u8>,
}
from_row!(Outside { id, wrap });

async fn outsides(tx: &mut Tx, vault: &Vault, from: Option<u32>, to: u32) -> Result<usize, Error> {
    let sql = "select id, wrap from circle_outside where week = $1 or (week is null and $3) limit $2";
    let rows: Vec<Outside> = tx.all(sql, values![from, BATCH, from.is_none()]).await?;
    let mut moved = 0;
    for row in rows {
        let wrap = veil::moved(vault, from, to, &[crate::outside::VEIL, &row.id], row.wrap.clone())?;
        let sql = "update circle_outside set week = $3, wrap = $4 where id = $1 and wrap = $2";
        moved += tx.change(sql, values![row.id, row.wrap, to, wrap]).await?;
    }
    Ok(moved as usize)
}

struct Among {
    id: [u8; 16],
    holder_id: [u8; 16],
    sealed: Vec<u8>,
}
from_row!(Among { id, holder_id, sealed });

async fn amongs(tx: &mut Tx, vault: &Vault, from: Option<u32>, to: u32) -> Result<usize, Error> {
    let sql = "select id, holder_id, sealed from circle_among where week = $1 limit $2";
    let rows: Vec<Among> = tx.all(sql, values![from, BATCH]).await?;
    let mut moved = 0;
    for row in rows {
        let place: [&[u8]; 3] = [crate::among::VEIL, &row.id, &row.holder_id];
        let sealed = veil::moved(vault, from, to, &place, row.sealed.clone())?;
        let sql = "update circle_among set week = $4, sealed = $5 where id = $1 and holder_id = $2 and sealed = $3";
        moved += tx.change(sql, values![row.id, row.holder_id, row.sealed, to, sealed]).await?;
    }
    Ok(moved as usize)
}

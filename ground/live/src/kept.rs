//! What the database holds of a table while it lasts: its key, wrapped; who sits, without names; sealed lines.
use crate::{
    life::Life,
    line::{Line, Once},
    seat::SeatId,
    table::TableId,
};
use ground_kernel::Timestamp;
use ground_seal::{Label, Refused, Secret, boxed, veil};
use ground_store::{Tables, Trouble, Tx, from_row, values};

/// What the key of an opening is wrapped under: a key of this house, and the key of a week that will be destroyed.
pub struct Wrap<'a> {
    pub house: &'a Secret,
    pub week: u32,
    pub shred: &'a Secret,
}

// Each is used to wrap and to unwrap.
const KEY: Label = Label::LIVE_KEY;

impl Wrap<'_> {
    fn close(&self, table: TableId, key: &Secret) -> Vec<u8> {
        let at: [&[u8]; 2] = [b"live", table.as_bytes()];
        veil::cover(self.shred, &at, &boxed::seal(self.house, KEY, &[table.as_bytes()], key.expose()))
    }
    fn open(&self, table: TableId, wrapped: &[u8]) -> Result<Secret, Refused> {
        let boxed = veil::uncover(self.shred, &[b"live", table.as_bytes()], wrapped)?;
        Secret::try_from_slice(&boxed::open(self.house, KEY, &[table.as_bytes()], &boxed)?)
    }
}

/// A new table, with a key that is drawn for it and lies nowhere else.
pub async fn lay(tx: &mut Tx, id: TableId, life: Life, wrap: Wrap<'_>) -> Result<(), Trouble> {
    let key = wrap.close(id, &Secret::random());
    tx.change(
        "insert into live_table (id, week, key, begins_at, ends_at, hosts_needed, opened_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        values![id, wrap.week, key, life.begins_at, life.ends_at, life.hosts_needed, life.opened_at],
    )
    .await
    .map(drop)
}

struct Row {
    week: u32,
    key: Vec<u8>,
    begins_at: Timestamp,
    ends_at: Timestamp,
    hosts_needed: u16,
    opened_at: Option<Timestamp>,
}
from_row!(Row { week, key, begins_at, ends_at, hosts_needed, opened_at });

struct LineRow {
    number: i64,
    once: [u8; 16],
    sealed: Vec<u8>,
}
from_row!(LineRow { number, once, sealed });

struct HostRow {
    seat_id: SeatId,
    seen_at: Timestamp,
}
from_row!(HostRow { seat_id, seen_at });

/// A table as it lies in the database.
pub(crate) struct Found {
    pub(crate) key: Secret,
    pub(crate) life: Life,
    pub(crate) lines: Vec<(Once, Line)>,
    pub(crate) hosts: Vec<(SeatId, Timestamp)>,
}

pub(crate) async fn week_of(tx: &mut Tx, id: TableId) -> Result<Option<u32>, Trouble> {
    let row: Option<Row> = row(tx, id).await?;
    Ok(row.map(|it| it.week))
}

async fn row(tx: &mut Tx, id: TableId) -> Result<Option<Row>, Trouble> {
    let sql = "select week, key, begins_at, ends_at, hosts_needed, opened_at from live_table where id = $1";
    tx.one(sql, values![id]).await
}

pub(crate) async fn find(tx: &mut Tx, id: TableId, wrap: &Wrap<'_>) -> Result<Option<Found>, Trouble> {
    const SHUT: Trouble = Trouble::Contradiction("a table does not open with the keys of this house");
    let Some(row) = row(tx, id).await? else { return Ok(None) };
    let key = wrap.open(id, &row.key).map_err(|_| SHUT)?;
    let sql = "select number, once, sealed from live_line where table_id = $1 order by number";
    let rows: Vec<LineRow> = tx.all(sql, values![id]).await?;
    let mut lines = vec![];
    for it in rows {
        let number = u64::try_from(it.number).map_err(|_| SHUT)?;
        lines.push((it.once, Line::open(&key, id, number, &it.once, &it.sealed).map_err(|_| SHUT)?));
    }
    let sql = "select seat_id, seen_at from live_seat where table_id = $1 and seen_at is not null";
    let hosts: Vec<HostRow> = tx.all(sql, values![id]).await?;
    let Row { begins_at, ends_at, hosts_needed, opened_at, .. } = row;
    let life = Life { begins_at, ends_at, hosts_needed, opened_at };
    Ok(Some(Found { key, life, lines, hosts: hosts.into_iter().map(|it| (it.seat_id, it.seen_at)).collect() }))
}

/// Sealed lines, in one transaction.
pub(crate) async fn add(tx: &mut Tx, table: TableId, number: u64, once: &Once, sealed: &[u8]) -> Result<(), Trouble> {
    let number = i64::try_from(number).unwrap_or(i64::MAX);
    let sql = "insert into live_line (table_id, number, once, sealed) values ($1, $2, $3, $4)";
    tx.change(sql, values![table, number, once, sealed.to_vec()]).await.map(drop)
}

/// Somebody takes a seat. Of a host it is known when they were last there; of nobody else.
pub(crate) async fn seat(
    tx: &mut Tx,
    table: TableId,
    seat: SeatId,
    host_seen_at: Option<Timestamp>,
    first_time: bool,
) -> Result<(), Trouble> {
    tx.change(
        "insert into live_seat (table_id, seat_id, seen_at, first_time) values ($1, $2, $3, $4)
         on conflict (table_id, seat_id) do update set seen_at = excluded.seen_at",
        values![table, seat, host_seen_at, first_time],
    )
    .await
    .map(drop)
}

pub(crate) async fn unseat(tx: &mut Tx, table: TableId, seat: SeatId) -> Result<(), Trouble> {
    tx.change("delete from live_seat where table_id = $1 and seat_id = $2", values![table, seat]).await.map(drop)
}

pub(crate) async fn opened(tx: &mut Tx, table: TableId, at: Timestamp) -> Result<(), Trouble> {
    let sql = "update live_table set opened_at = $2 where id = $1 and opened_at is null";
    tx.change(sql, values![table, at]).await.map(drop)
}

pub(crate) async fn ends(tx: &mut Tx, table: TableId, at: Timestamp) -> Result<(), Trouble> {
    tx.change("update live_table set ends_at = $2 where id = $1", values![table, at]).await.map(drop)
}

/// How many seats were taken, hosts left out, and how many said it was their first time.
pub(crate) async fn counted(tx: &mut Tx, table: TableId) -> Result<(i64, i64), Trouble> {
    let sql = "select count(*) as figure from live_seat where table_id = $1 and seen_at is null";
    let all: Option<i64> = tx.one(sql, values![table]).await?;
    let sql = "select count(*) as figure from live_seat where table_id = $1 and seen_at is null and first_time";
    let first: Option<i64> = tx.one(sql, values![table]).await?;
    Ok((all.unwrap_or_default(), first.unwrap_or_default()))
}

/// Key, seats and lines are gone.
pub(crate) async fn clear(tx: &mut Tx, table: TableId) -> Result<(), Trouble> {
    tx.change("delete from live_line where table_id = $1", values![table]).await?;
    tx.change("delete from live_seat where table_id = $1", values![table]).await?;
    tx.change("delete from live_table where id = $1", values![table]).await.map(drop)
}

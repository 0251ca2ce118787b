//! The transactional outbox: what must happen after a change, kept in the change's own transaction.
//!
//! A worker claims what is due under a lease, does it, and says so. It may die in between; then the lease runs out and
//! another claims it again, so whoever handles a topic must be able to do it twice. Waiting grows with every attempt.
//! A parcel may carry bytes, sealed under the instance's outbox key; they are gone the moment it is done.
use crate::{Tables, Trouble, Tx, from_row, values};
use ground_kernel::{Id, Timestamp};

pub enum Parcel {}
pub type ParcelId = Id<Parcel>;

/// What is left for later.
pub struct Leaving {
    pub id: ParcelId,
    pub topic: &'static str,
    /// An id, never a text.
    pub about: String,
    pub sealed: Option<Vec<u8>>,
    pub not_before: Timestamp,
    /// After this moment it is dropped undone.
    pub until: Timestamp,
}

/// What a worker holds in its hands.
#[derive(Debug, Clone)]
pub struct Claimed {
    pub id: ParcelId,
    pub topic: String,
    pub about: String,
    pub sealed: Option<Vec<u8>>,
    pub attempts: i64,
}
from_row!(Claimed { id, topic, about, sealed, attempts });

const LEASE_SECONDS: i64 = 120;
const LONGEST_WAIT_SECONDS: i64 = 3_600;

pub async fn leave(tx: &mut Tx, now: Timestamp, what: Leaving) -> Result<(), Trouble> {
    tx.change(
        "insert into store_outbox (id, topic, about, sealed, made_at, not_before, until_at, leased_until, attempts)
         values ($1, $2, $3, $4, $5, $6, $7, $8, 0)",
        values![
            what.id,
            what.topic.to_owned(),
            what.about,
            what.sealed,
            now,
            what.not_before,
            what.until,
            what.not_before
        ],
    )
    .await
    .map(drop)
}

/// Claims up to twenty parcels that are due, for two minutes. Never more at once: a slow mail server must not hold up
/// the rest for long.
pub async fn claim(tx: &mut Tx, now: Timestamp) -> Result<Vec<Claimed>, Trouble> {
    tx.change("delete from store_outbox where until_at < $1", values![now]).await?;
    tx.all(
        "update store_outbox set leased_until = $2, attempts = attempts + 1
          where id in (select id from store_outbox where not_before <= $1 and leased_until <= $1
                        order by not_before limit 20)
      returning id, topic, about, sealed, attempts",
        values![now, now.plus_seconds(LEASE_SECONDS)],
    )
    .await
}

pub async fn done(tx: &mut Tx, id: ParcelId) -> Result<(), Trouble> {
    tx.change("delete from store_outbox where id = $1", values![id]).await.map(drop)
}

/// It did not work; wait longer each time: 10 s, 20 s, 40 s … at most an hour.
pub async fn later(tx: &mut Tx, id: ParcelId, attempts: i64, now: Timestamp) -> Result<(), Trouble> {
    let next = now.plus_seconds(wait_seconds(attempts));
    tx.change("update store_outbox set not_before = $2, leased_until = $2 where id = $1", values![id, next])
        .await
        .map(drop)
}

/// It must not happen now; not before this moment.
pub async fn not_before(tx: &mut Tx, id: ParcelId, at: Timestamp) -> Result<(), Trouble> {
    tx.change("update store_outbox set not_before = $2, leased_until = $2 where id = $1", values![id, at])
        .await
        .map(drop)
}

/// Takes back everything of one topic about one thing, for example a mail to someone who said stop.
pub async fn take_back(tx: &mut Tx, topic: &'static str, about: String) -> Result<u64, Trouble> {
    tx.change("delete from store_outbox where topic = $1 and about = $2", values![topic.to_owned(), about]).await
}

/// Takes back what was left at one very moment, and leaves what was left before it.
pub async fn take_back_made_at(
    tx: &mut Tx,
    topic: &'static str,
    about: String,
    made_at: Timestamp,
) -> Result<u64, Trouble> {
    let sql = "delete from store_outbox where topic = $1 and about = $2 and made_at = $3";
    tx.change(sql, values![topic.to_owned(), about, made_at]).await
}

/// How many wait, and since when the oldest.
pub async fn waiting(tx: &mut Tx, now: Timestamp) -> Result<i64, Trouble> {
    let sql = "select count(*) as figure from store_outbox where not_before <= $1";
    Ok(tx.one(sql, values![now]).await?.unwrap_or(0))
}

pub fn wait_seconds(attempts: i64) -> i64 {
    10_i64
        .checked_shl(attempts.clamp(1, 20) as u32 - 1)
        .map_or(LONGEST_WAIT_SECONDS, |wait| wait.min(LONGEST_WAIT_SECONDS))
}

#[cfg(test)]
mod tests {
    use super::wait_seconds;

    #[test]
    fn waiting_doubles_and_stops_at_an_hour() {
        assert_eq!([1, 2, 3, 9, 10, 40].map(wait_seconds), [10, 20, 40, 2_560, 3_600, 3_600]);
    }
}

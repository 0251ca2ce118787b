//! Work that comes again: each night, each week. Whoever asks first after the time does it; nobody else does.
use crate::{Tables, Trouble, Tx, values};
use ground_kernel::Timestamp;

/// True when this job is due now; then the next time is already noted, in the caller's transaction.
pub async fn take(tx: &mut Tx, name: &'static str, now: Timestamp, every_micros: i64) -> Result<bool, Trouble> {
    let taken = tx
        .change(
            "insert into store_job (name, last_at) values ($1, $2)
             on conflict (name) do update set last_at = excluded.last_at where store_job.last_at <= $3",
            values![name.to_owned(), now, now.plus_micros(-every_micros)],
        )
        .await?;
    Ok(taken == 1)
}

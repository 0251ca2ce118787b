//! What the house does by itself for its keys and its copies: the week's key, anchors, what was erased, backups.
//!
//! Each part may be cut off anywhere and is begun again at the next turn; several processes on one database may all run
//! it. What goes wrong in one part doesn't keep the others from their work, and is said where people look: the log, a
//! figure for whoever watches, the office page and `doctor` (`state` in the store).
mod anchoring;
pub mod backup;
pub mod days;
pub mod keys_file;
pub mod outside;
pub mod payload;
pub mod recovery;
mod scheduled;
pub mod shredding;
pub mod state;
pub mod stream_file;

pub use anchoring::{mail as anchor_mail, meets, recovery_is_anchored};
pub use keys_file::KeysFile;
pub use outside::Outside;
pub use scheduled::{newest_in, thin_out};

use anyhow::Result;
use ground_circle::erased;
use ground_kernel::Timestamp;
use ground_post::Smtp;
use ground_store::{Trouble, jobs};
use ground_work::House;
use std::{path::PathBuf, sync::Arc, time::Duration};

/// Where everything lies that is not in the database.
#[derive(Clone)]
pub struct Keeping {
    pub keys: KeysFile,
    pub outside: Outside,
    /// Outside addresses that get the newest anchor each day.
    pub anchor_mail: Vec<String>,
    /// The two media of the backup of each night.
    pub backup_to: Option<PathBuf>,
    pub backup_keys_to: Option<PathBuf>,
}

const PAUSE: Duration = Duration::from_secs(1);
/// Everything is looked at after so many pauses; what was erased after each.
const PAUSES: u32 = 10;

/// Runs for as long as the house is open.
pub async fn run(house: ground_web::House, keeping: Keeping, smtp: Option<Arc<Smtp>>) {
    loop {
        once(&house, &keeping, smtp.as_deref()).await;
        for _ in 0..PAUSES {
            tokio::time::sleep(PAUSE).await;
            said(&house, state::ERASED, write_erased(&house, &keeping).await).await;
        }
    }
}

/// Everything that is due now.
pub async fn once(house: &ground_web::House, keeping: &Keeping, smtp: Option<&Smtp>) {
    said(house, state::KEYS, shredding::turn(house, &keeping.keys).await).await;
    said(house, state::ERASED, write_erased(house, keeping).await).await;
    said(house, state::ANCHORS, anchoring::hourly(house, keeping).await).await;
    said(house, state::ANCHOR_MAIL, anchoring::daily(house, keeping, smtp).await).await;
    said(house, state::BACKUP, scheduled::nightly(house, keeping).await).await;
    if let Err(error) = state::settings(house, keeping).await {
        tracing::warn!(%error, "how the house is kept could not be noted");
    }
}

/// Says trouble where people look, and takes it back when it is over.
async fn said(house: &House, part: state::Part, outcome: Result<()>) {
    let figure = metrics::gauge!("engawa_keeping_trouble", "part" => part.trouble);
    figure.set(if outcome.is_err() { 1.0 } else { 0.0 });
    let noted = match outcome {
        Ok(()) => state::is_over(house, part).await,
        Err(error) => {
            tracing::error!(part = part.trouble, error = format!("{error:#}"), "what the house does by itself failed");
            state::is_trouble(house, part, &format!("{error:#}")).await
        }
    };
    if let Err(error) = noted {
        tracing::warn!(%error, "trouble could not be noted");
    }
}

/// What was erased goes into its file, and only then leaves the database.
pub async fn write_erased(house: &House, keeping: &Keeping) -> Result<()> {
    let lines = erased::waiting(&mut house.db().look().await?).await?;
    if lines.is_empty() {
        return Ok(());
    }
    keeping.outside.add_erased(house.now(), &lines)?;
    let mut tx = house.db().begin().await?;
    erased::written(&mut tx, &lines).await?;
    Ok(tx.commit().await?)
}

/// True when this is due; the next time is noted already.
async fn due(house: &House, name: &'static str, every_micros: i64) -> Result<bool, Trouble> {
    let now = house.now();
    let mut tx = house.db().begin().await?;
    let due = jobs::take(&mut tx, name, now, every_micros).await?;
    tx.commit().await?;
    Ok(due)
}

/// Somebody else was at the same rows: the next turn does it.
fn not_now(error: &ground_circle::Error) -> bool {
    matches!(error, ground_circle::Error::Trouble(Trouble::AtTheSameMoment | Trouble::NotAllowed(_)))
}

const HOUR: i64 = Timestamp::HOUR;

//! Where it is noted how the keeping goes, for the office page and for `doctor`: in the database, so that whichever
//! process did it, every other can say it.
use super::Keeping;
use anyhow::Result;
use ground_kernel::Timestamp;
use ground_store::state::{self, State};
use ground_work::House;

/// A part of the keeping, by the name of its trouble.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    pub trouble: &'static str,
}

pub const KEYS: Part = Part { trouble: "trouble.keys" };
pub const ERASED: Part = Part { trouble: "trouble.erased" };
pub const ANCHORS: Part = Part { trouble: "trouble.anchors" };
pub const ANCHOR_MAIL: Part = Part { trouble: "trouble.anchor-mail" };
pub const BACKUP: Part = Part { trouble: "trouble.backup" };

pub const BACKED_UP: &str = "backup";
pub const BACKED_UP_BY_HAND: &str = "backup.by-hand";
pub const ANCHORS_MAILED: &str = "anchor-mail";
const ADDRESSES: &str = "setting.anchor-mail";
const SCHEDULE: &str = "setting.backup";

/// How it all goes.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// The parts in trouble, since when, and why.
    pub troubles: Vec<State>,
    /// The newest backup, of the night or by hand.
    pub backed_up_at: Option<Timestamp>,
    /// To how many outside addresses anchors go.
    pub addresses: usize,
    /// Are backups made each night?
    pub every_night: bool,
}

pub async fn kept(house_or_db: &ground_store::Db) -> Result<Kept> {
    let all = state::all(&mut house_or_db.look().await?).await?;
    let of = |name: &str| all.iter().find(|it| it.name == name);
    Ok(Kept {
        troubles: all.iter().filter(|it| it.name.starts_with("trouble.")).cloned().collect(),
        backed_up_at: [of(BACKED_UP), of(BACKED_UP_BY_HAND)].into_iter().flatten().map(|it| it.at).max(),
        addresses: of(ADDRESSES).and_then(|it| it.said.parse().ok()).unwrap_or(0),
        every_night: of(SCHEDULE).is_some_and(|it| it.said == "nightly"),
    })
}

impl Kept {
    pub fn in_trouble(&self, part: Part) -> bool {
        self.troubles.iter().any(|it| it.name == part.trouble)
    }
}

pub(super) async fn is_trouble(house: &House, part: Part, why: &str) -> Result<()> {
    let known = state::all(&mut house.db().look().await?).await?;
    if known.iter().any(|it| it.name == part.trouble && it.said == why) {
        return Ok(());
    }
    note(house, part.trouble, why).await
}

pub(super) async fn is_over(house: &House, part: Part) -> Result<()> {
    let known = state::all(&mut house.db().look().await?).await?;
    if !known.iter().any(|it| it.name == part.trouble) {
        return Ok(());
    }
    let mut tx = house.db().begin().await?;
    state::forget(&mut tx, part.trouble).await?;
    Ok(tx.commit().await?)
}

pub async fn note(house: &House, name: &'static str, said: &str) -> Result<()> {
    let mut tx = house.db().begin().await?;
    state::say(&mut tx, name, house.now(), said).await?;
    Ok(tx.commit().await?)
}

/// What is set, so that pages need not know the settings.
pub(super) async fn settings(house: &House, keeping: &Keeping) -> Result<()> {
    let nightly = if keeping.backup_to.is_some() { "nightly" } else { "by-hand" };
    let addresses = keeping.anchor_mail.len().to_string();
    let known = state::all(&mut house.db().look().await?).await?;
    for (name, said) in [(ADDRESSES, addresses.as_str()), (SCHEDULE, nightly)] {
        if !known.iter().any(|it| it.name == name && it.said == said) {
            note(house, name, said).await?;
        }
    }
    Ok(())
}

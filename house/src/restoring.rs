//! Restoring a backup: from two files to a house that may be opened, in one piece of work.
//!
//! Into an empty place only. Rows come in, sessions are over, what was erased since is erased again, the house says on its
//! roll that it was set back and to when, and the anchors go on from the newest that anybody knows; and only then is it
//! committed. Cut off before that, there is nothing that could be opened.
use crate::{
    keeping::{
        Outside,
        backup::{self, RESTORES_DAYS},
        days::day_in_tokyo,
        outside::gone_in,
        payload::Payload,
        recovery,
        stream_file::{OpenedFile, read_head},
    },
    rooms,
};
use anyhow::{Context, Result, bail};
use consultation::jobs::{erase_again, text_is_gone_again};
use ground_circle::{Caller, Vault, anchors::Anchor, erased::Gone, set_back};
use ground_kernel::{SharedClock, SharedRng, Timestamp};
use ground_policy::Book;
use ground_seal::{backup::KeysFile, instance::InstanceKeys};
use ground_store::{
    Db,
    copying::{self, NotCopied, Source},
};
use ground_work::{House, Work};
use std::path::Path;

/// What came of it.
#[derive(Debug)]
pub struct Restored {
    /// How the house stands now is how it stood then.
    pub to: Timestamp,
    pub rows: u64,
    pub erased_again: usize,
    pub anchor: Anchor,
}

/// Where keys come from: FILE.keys, or a copy of an instance keys file with what lies beside it. `cards` gives the words
/// of two cards and a witness when they are needed.
pub fn read_payload(path: &Path, cards: impl FnOnce() -> Result<Vec<String>>) -> Result<Payload> {
    let text = std::fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
    if let Some(keys) = std::str::from_utf8(&text).ok().and_then(|it| InstanceKeys::from_text(it).ok()) {
        let outside = Outside::at(&path.with_file_name("anchors"));
        let vault = Vault::new(keys.clone(), ground_seal::lock::Cost::STANDARD);
        return Payload::of_house(keys, &outside, &vault);
    }
    let file = backup::read_keys(path)?;
    let inside = match &file {
        KeysFile::Open { .. } => file.open(None),
        KeysFile::Sealed { sealed_root, .. } => {
            let key = recovery::open(sealed_root, &cards()?).ok();
            file.open(Some(
                &key.context("These cards do not open the keys: two cards and one witness of this house do.")?,
            ))
        }
    };
    let payload = inside.and_then(|it| Payload::from_bytes(&it)).ok();
    payload.with_context(|| format!("{} does not open: it was damaged.", path.display()))
}

/// A FILE that may be restored today, or a sentence that says why not.
pub fn check_age(file: &Path, now: Timestamp) -> Result<Timestamp> {
    let made_at = Timestamp::from_micros(read_head(file)?.about.made_at);
    if made_at.plus_days(RESTORES_DAYS) < now {
        bail!(
            "{} was made on {}. A backup is restored for {RESTORES_DAYS} days, so that what people erase is gone everywhere; \
             use a newer one.",
            file.display(),
            day_in_tokyo(made_at)
        );
    }
    Ok(made_at)
}

/// Restores into the database at this address, which must be empty.
pub async fn from_file(
    address: &str,
    vault: Vault,
    file: &Path,
    erased: &[String],
    after: Option<Anchor>,
    (clock, rng): (SharedClock, SharedRng),
) -> Result<(Db, Restored)> {
    let to = check_age(file, clock.now())?;
    let mut source = OpenedFile::open(file, &vault.all_keys())?;
    let numbers = copying::migrations_of(&mut source).map_err(|it| not_copied(file, it))?;
    let db = Db::open_at(address, &numbers).await.map_err(|it| not_copied(file, it))?;
    let up_to_date = numbers == copying::migrations();
    let house = bare_house(db.clone(), vault, clock, rng)?;
    let mut work = house.begin(&Caller::house()).await?;
    let rows = copy(&mut work, &numbers, &mut source, file).await?;
    if !up_to_date {
        // Tables of an older program are filled first and brought up to date then. In between the house has anchors and
        // not what they cover, so nobody can open it.
        work.end(Ok::<(), ground_store::Trouble>(())).await.context("somebody else is in this database")??;
        Db::open(address).await.context("bringing the tables up to date")?.close().await;
        work = house.begin(&Caller::house()).await?;
    }
    let restored = finish(work, to, rows, erased, after).await?;
    Ok((db, restored))
}

async fn copy(
    work: &mut Work,
    numbers: &std::collections::BTreeSet<i64>,
    source: &mut (impl Source + Send),
    file: &Path,
) -> Result<u64> {
    copying::copy_in(work.bare().0, numbers, source).await.map_err(|it| not_copied(file, it))
}

/// Takes a database as it lies, although it was set back: the last resort.
pub async fn as_it_lies(
    db: Db,
    vault: Vault,
    erased: &[String],
    after: Option<Anchor>,
    (clock, rng): (SharedClock, SharedRng),
) -> Result<Restored> {
    let to = set_back::newest_line_at(&mut db.look().await?).await?.unwrap_or(clock.now());
    let house = bare_house(db, vault, clock, rng)?;
    let work = house.begin(&Caller::house()).await?;
    finish(work, to, 0, erased, after).await
}

/// A house without doors: enough to work in.
fn bare_house(db: Db, vault: Vault, clock: SharedClock, rng: SharedRng) -> Result<House> {
    let book = Book::open(&rooms::rooms().iter().map(|room| room.rules).collect::<Vec<_>>())?;
    Ok(House::new(db, book, clock, rng, vault))
}

async fn finish(
    mut work: Work,
    to: Timestamp,
    rows: u64,
    erased: &[String],
    after: Option<Anchor>,
) -> Result<Restored> {
    let outcome = last_steps(&mut work, to, erased, after).await;
    let ended = match outcome {
        Ok(it) => work.end(Ok::<_, ground_store::Trouble>(it)).await.context("somebody else is in this database")??,
        Err(error) => {
            let _ = work.end(Err::<(), _>(ground_store::Trouble::Spoiled)).await;
            return Err(error);
        }
    };
    let (erased_again, anchor) = ended;
    Ok(Restored { to, rows, erased_again, anchor })
}

async fn last_steps(
    work: &mut Work,
    to: Timestamp,
    erased: &[String],
    after: Option<Anchor>,
) -> Result<(usize, Anchor)> {
    let (now, vault) = (work.now(), work.house().vault().clone());
    set_back::end_sessions(work.bare().0).await?;
    set_back::say(work.bare().0, &vault, now, to).await.context(
        "The backup and the keys do not belong together, or the roll of the house in it was changed before it was made",
    )?;
    let mut erased_again = 0;
    for gone in erased.iter().filter_map(|line| gone_in(line)) {
        erased_again += usize::from(erase_once_more(work, &gone).await?);
    }
    let anchor = set_back::anchor(work.bare().0, &vault, now, after).await?;
    Ok((erased_again, anchor))
}

/// One thing that was erased after the backup was made. Each room says what of it is its own.
async fn erase_once_more(work: &mut Work, gone: &Gone) -> Result<bool> {
    Ok(match gone {
        Gone::Circle(circle) => {
            let erased = erase_again(work, *circle).await?;
            openness::forget_again(work, *circle).await?;
            counselling::forget_again(work, *circle).await?;
            erased
        }
        Gone::Text { circle, place, version } => {
            let registry = work.registry().await?;
            let (now, vault) = (work.now(), work.house().vault().clone());
            let (at, rules) = ((*place, *version), "people.erased-before".to_owned());
            let tx = work.bare().0;
            let known = ground_circle::is_known(tx, *circle).await?;
            let erased = known && ground_circle::erase_again(tx, &vault, &registry, now, *circle, at, rules).await?;
            if erased {
                text_is_gone_again(work, *place).await?;
            }
            erased
        }
        Gone::Row { table, row } => records::row_is_gone_again(work, *table, *row).await?,
        Gone::Private(_) | Gone::Tie(_) => set_back::end_again(work.bare().0, gone).await?,
    })
}

fn not_copied(file: &Path, why: NotCopied) -> anyhow::Error {
    let file = file.display();
    match why {
        NotCopied::Unreadable(_) => anyhow::anyhow!(
            "{file} is damaged, cut off, or mixed up with another file. Nothing was restored. Use another backup."
        ),
        NotCopied::Newer(_) => {
            anyhow::anyhow!("{file} was made by a newer version of the program. Restore it with that version.")
        }
        NotCopied::NotEmpty => anyhow::anyhow!(
            "There is something in this database already. A backup is restored into an empty place only: choose another \
             --data or --database, or move the old one away."
        ),
        NotCopied::Trouble(error) => anyhow::Error::new(error).context(format!("restoring {file}")),
    }
}

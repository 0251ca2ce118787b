//! Anchors: dropped each hour in which something changed, appended to a file outside the database, mailed each day to
//! people outside; and compared when the house opens.
use super::{HOUR, Keeping, due, outside::Outside, state};
use anyhow::{Context, Result, bail};
use ground_circle::{
    Vault,
    anchors::{self, Anchor, Standing},
};
use ground_kernel::Timestamp;
use ground_post::{Letterhead, Smtp};
use ground_store::Db;
use ground_web::House;
use ground_words::Voice;

pub(super) async fn hourly(house: &House, keeping: &Keeping) -> Result<()> {
    if due(house, "anchor", HOUR).await? {
        match anchors::drop_if_changed(house.db(), house.vault(), house.now()).await {
            Err(error) if super::not_now(&error) => {}
            other => drop(other?),
        }
    }
    complete(house.db(), house.vault(), &keeping.outside).await
}

/// Lines that the database has and the file has not: the file was cut off, or is on a disk that was away.
async fn complete(db: &Db, vault: &Vault, outside: &Outside) -> Result<()> {
    let own = anchors::last(&mut db.look().await?, vault).await?;
    let last = outside.last_anchor(vault)?;
    if own.is_none_or(|own| last.is_some_and(|it| it.seq >= own.seq)) {
        return Ok(());
    }
    let missing = anchors::lines_after(&mut db.look().await?, vault, last.map_or(0, |it| it.seq)).await?;
    if let (Some(last), Some(first)) = (last, missing.first())
        && first.follows(&last).is_err()
    {
        bail!("the anchors in {} are not those of this database", outside.anchors().display());
    }
    outside.add_anchors(&missing)
}

/// Whether the database is at least as new as its newest anchor outside; said in a sentence that tells what to do.
pub async fn meets(db: &Db, vault: &Vault, outside: &Outside) -> Result<()> {
    let last = outside.last_anchor(vault)?;
    let standing = anchors::standing(&mut db.look().await?, vault, last.as_ref()).await?;
    let what = match standing {
        Standing::Fits => return Ok(()),
        Standing::Older => "is older than the newest line in",
        Standing::Elsewhere => "went on in another way than",
        Standing::Shortened => "lacks lines that are covered by",
    };
    bail!(
        "The database {what} {}: it was set back, or somebody changed it, or a restore was cut off. Nothing was opened \
         and nothing was changed. Put the newest database back in place. If it is lost, restore a backup into an empty \
         place: engawa restore FILE. If there is no backup and this copy is all there is: engawa restore --as-it-lies. \
         Both tell everybody concerned. If you don't know why this happened, copy everything first and ask for help.",
        outside.anchors().display()
    )
}

// — to people outside —

pub(super) async fn daily(house: &House, keeping: &Keeping, smtp: Option<&Smtp>) -> Result<()> {
    if keeping.anchor_mail.is_empty() || !is_due(house).await? || !due(house, "anchor-mail", HOUR).await? {
        return Ok(());
    }
    let newest = anchors::last(&mut house.db().look().await?, house.vault()).await?;
    let Some(newest) = newest else { return Ok(()) };
    let smtp = smtp.context("anchor_mail is set, and no mail server is")?;
    let (mail, mut failed) = (mail(house, &newest), 0);
    for address in &keeping.anchor_mail {
        failed += usize::from(smtp.send(address, &mail).await.is_err());
    }
    if failed > 0 {
        bail!("{failed} of {} outside addresses could not be reached", keeping.anchor_mail.len());
    }
    state::note(house, state::ANCHORS_MAILED, &newest.seq.to_string()).await
}

/// When the cards of a recovery that runs were put together.
async fn opened_at(house: &House) -> Result<Option<Timestamp>> {
    let registry = ground_circle::registry(&mut house.db().look().await?, house.vault()).await?;
    Ok(registry.recovery_running(house.now()).and_then(|it| it.opened_at))
}

/// When the anchor was made that every outside address took last.
async fn taken_outside(house: &House) -> Result<Option<Timestamp>> {
    let all = ground_store::state::all(&mut house.db().look().await?).await?;
    let seq: Option<u64> = all.iter().find(|it| it.name == state::ANCHORS_MAILED).and_then(|it| it.said.parse().ok());
    let Some(seq) = seq.and_then(|it| it.checked_sub(1)) else { return Ok(None) };
    let lines = anchors::lines_after(&mut house.db().look().await?, house.vault(), seq).await?;
    Ok(lines.first().map(|it| Timestamp::from_micros(it.at)))
}

/// A recovery gives nothing before the mail servers of all outside addresses have taken an anchor that knows of it.
/// Where no outside address is set there is none to wait for; `doctor` and the office say that.
pub async fn recovery_is_anchored(house: &House) -> Result<bool> {
    let Some(opened) = opened_at(house).await? else { return Ok(true) };
    if state::kept(house.db()).await?.addresses == 0 {
        return Ok(true);
    }
    Ok(taken_outside(house).await?.is_some_and(|it| it >= opened))
}

async fn is_due(house: &House) -> Result<bool> {
    // While a recovery waits for it, the next anchor goes out at once, and not only once a day.
    if !recovery_is_anchored(house).await? {
        return Ok(true);
    }
    let all = ground_store::state::all(&mut house.db().look().await?).await?;
    let last = all.iter().find(|it| it.name == state::ANCHORS_MAILED).map(|it| it.at);
    Ok(last.is_none_or(|it| it.plus_hours(24) <= house.now()))
}

/// A number, a day, and sixteen letters. It says nothing else; whoever gets it keeps it.
pub fn mail(house: &House, anchor: &Anchor) -> Letterhead {
    let speaker = house.words.speaker(Voice::Standard, false);
    let (number, day) = (anchor.seq.to_string(), super::days::day_in_tokyo(Timestamp::from_micros(anchor.at)));
    let short = anchor.short();
    let values = [("number", number.as_str()), ("day", day.as_str()), ("letters", short.as_str())];
    Letterhead {
        subject: speaker.plain("house-mail-anchor-subject"),
        body: speaker.plain_with("house-mail-anchor-body", &values),
    }
}

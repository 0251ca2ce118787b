//! Drafts: what someone was typing, sealed under their own keep key, so that a lost connection or a locked session
//! loses nothing. Gone when sent, or after thirty days.
use crate::{Error, keyring::Keyring, vault::Vault, veil};
use ground_kernel::Timestamp;
use ground_seal::{
    Label, boxed, hash,
    pad::{pad, unpad},
};
use ground_store::{Tables, Tx, from_row, values};
use zeroize::Zeroizing;

struct Draft {
    boxed: Vec<u8>,
    week: Option<u32>,
}
from_row!(Draft { boxed, week });

/// Under the week's veil lie drafts, each at its account and place.
pub(crate) const VEIL: &[u8] = b"draft";

// One label for the place and for what is kept there.
const DRAFT: Label = Label::DRAFT;

/// Where the draft belongs, for example a thread's page; kept as a hash.
fn place_of(place: &str) -> [u8; 32] {
    hash(DRAFT, &[place.as_bytes()])
}

pub async fn keep(
    tx: &mut Tx,
    vault: &Vault,
    now: Timestamp,
    who: &Keyring,
    place: &str,
    text: &str,
) -> Result<(), Error> {
    let (place, (week, _)) = (place_of(place), vault.shred_for(now)?);
    let sealed = boxed::seal(&who.keys.keep, DRAFT, &[who.account.as_bytes(), &place], &pad(text.as_bytes()));
    let sealed = veil::cover(vault, week, &[VEIL, who.account.as_bytes(), &place], &sealed)?;
    tx.change(
        "insert into circle_draft (account_id, place, boxed, at, week) values ($1, $2, $3, $4, $5)
         on conflict (account_id, place) do update set boxed = excluded.boxed, at = excluded.at, week = excluded.week",
        values![who.account, place, sealed, now, week],
    )
    .await?;
    Ok(())
}

pub async fn read(tx: &mut Tx, vault: &Vault, who: &Keyring, place: &str) -> Result<Option<Zeroizing<String>>, Error> {
    let place = place_of(place);
    let sql = "select boxed, week from circle_draft where account_id = $1 and place = $2";
    let Some(draft): Option<Draft> = tx.one(sql, values![who.account, place]).await? else { return Ok(None) };
    let boxed = veil::lift(vault, draft.week, &[VEIL, who.account.as_bytes(), &place], draft.boxed)?;
    let plain = boxed::open(&who.keys.keep, DRAFT, &[who.account.as_bytes(), &place], &boxed)?;
    Ok(std::str::from_utf8(unpad(&plain)?).ok().map(|text| Zeroizing::new(text.to_owned())))
}

pub async fn forget(tx: &mut Tx, who: &Keyring, place: &str) -> Result<(), Error> {
    let sql = "delete from circle_draft where account_id = $1 and place = $2";
    tx.change(sql, values![who.account, place_of(place)]).await?;
    Ok(())
}

struct Kept {
    place: [u8; 32],
    boxed: Vec<u8>,
    week: Option<u32>,
}
from_row!(Kept { place, boxed, week });

/// New words: what was being typed moves to the new keys. What doesn't open is dropped, and stands in nobody's way.
pub(crate) async fn carry_over(
    tx: &mut Tx,
    vault: &Vault,
    now: Timestamp,
    old: &Keyring,
    new: &Keyring,
) -> Result<(), Error> {
    let (account, (to, _)): (&[u8], _) = (old.account.as_bytes(), vault.shred_for(now)?);
    let sql = "select place, boxed, week from circle_draft where account_id = $1 limit 1000";
    for Kept { place, boxed, week } in tx.all::<Kept, _>(sql, values![old.account]).await? {
        let boxed = veil::lift(vault, week, &[VEIL, account, &place], boxed);
        let plain = boxed.and_then(|it| Ok(boxed::open(&old.keys.keep, DRAFT, &[account, &place], &it)?));
        let Ok(plain) = plain else {
            tx.change("delete from circle_draft where account_id = $1 and place = $2", values![old.account, place])
                .await?;
            continue;
        };
        let sealed = boxed::seal(&new.keys.keep, DRAFT, &[account, &place], &plain);
        let sealed = veil::cover(vault, to, &[VEIL, account, &place], &sealed)?;
        let sql = "update circle_draft set boxed = $3, week = $4 where account_id = $1 and place = $2";
        tx.change(sql, values![old.account, place, sealed, to]).await?;
    }
    Ok(())
}

/// Whoever was writing here: what it was about is gone.
pub async fn forget_for_all(tx: &mut Tx, place: &str) -> Result<(), Error> {
    tx.change("delete from circle_draft where place = $1", values![place_of(place)]).await?;
    Ok(())
}

pub async fn sweep(tx: &mut Tx, now: Timestamp) -> Result<(), Error> {
    tx.change("delete from circle_draft where at < $1", values![now.plus_days(-30)]).await?;
    Ok(())
}

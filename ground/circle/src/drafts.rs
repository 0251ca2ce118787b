//! Drafts: what someone was typing, sealed under their own keep key, so that a lost connection or a locked session
//! loses nothing. Gone when sent, or after thirty days.
use crate::{Error, keyring::Keyring};
use ground_kernel::Timestamp;
use ground_seal::{
    Label, boxed, hash,
    pad::{pad, unpad},
};
use ground_store::{Tables, Tx, from_row, values};
use zeroize::Zeroizing;

struct Draft {
    boxed: Vec<u8>,
}
from_row!(Draft { boxed });

/// Where the draft belongs, for example a thread's page; kept as a hash.
fn place_of(place: &str) -> [u8; 32] {
    hash(Label::DRAFT, &[place.as_bytes()])
}

pub async fn keep(tx: &mut Tx, now: Timestamp, who: &Keyring, place: &str, text: &str) -> Result<(), Error> {
    let place = place_of(place);
    let sealed = boxed::seal(&who.keys.keep, Label::DRAFT, &[who.account.as_bytes(), &place], &pad(text.as_bytes()));
    tx.change(
        "insert into circle_draft (account_id, place, boxed, at) values ($1, $2, $3, $4)
         on conflict (account_id, place) do update set boxed = excluded.boxed, at = excluded.at",
        values![who.account, place, sealed, now],
    )
    .await?;
    Ok(())
}

pub async fn read(tx: &mut Tx, who: &Keyring, place: &str) -> Result<Option<Zeroizing<String>>, Error> {
    let place = place_of(place);
    let sql = "select boxed from circle_draft where account_id = $1 and place = $2";
    let Some(draft): Option<Draft> = tx.one(sql, values![who.account, place]).await? else { return Ok(None) };
    let plain = boxed::open(&who.keys.keep, Label::DRAFT, &[who.account.as_bytes(), &place], &draft.boxed)?;
    Ok(std::str::from_utf8(unpad(&plain)?).ok().map(|text| Zeroizing::new(text.to_owned())))
}

pub async fn forget(tx: &mut Tx, who: &Keyring, place: &str) -> Result<(), Error> {
    let sql = "delete from circle_draft where account_id = $1 and place = $2";
    tx.change(sql, values![who.account, place_of(place)]).await?;
    Ok(())
}

pub async fn sweep(tx: &mut Tx, now: Timestamp) -> Result<(), Error> {
    tx.change("delete from circle_draft where at < $1", values![now.plus_days(-30)]).await?;
    Ok(())
}

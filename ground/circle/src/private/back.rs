//! What the chosen one says back, to the writer of a private text and to nobody else.
//!
//! It hangs on the text and goes with it. It is sealed with the secret that lies inside the text, which only the two have,
//! and bears the chosen one's signature over text and day; the week's veil lies over it as over the rest of the row.
use super::{Private, Row, Said, believed};
use crate::{
    Error,
    keyring::Keyring,
    registry::Registry,
    vault::Vault,
    veil,
    wire::{In, Out},
};
use ground_kernel::{Id, Timestamp};
use ground_seal::{
    Label, Secret, Signature, boxed,
    pad::{pad, unpad},
};
use ground_store::{Tables, Tx, values};
use zeroize::Zeroizing;

// Each is used to seal and to open.
const BACK: Label = Label::PRIVATE_BACK;
const SAID_BACK: Label = Label::PRIVATE_SAID_BACK;

/// What was said back, on which day.
#[derive(Clone)]
pub struct Back {
    pub on: Timestamp,
    pub text: Zeroizing<String>,
}

pub(crate) fn veil(id: &[u8; 16]) -> [&[u8]; 2] {
    [b"private/back", id]
}

/// The chosen one answers one that stands; an answer before it is replaced. False when it stands no more.
pub async fn answer(
    tx: &mut Tx,
    vault: &Vault,
    registry: &Registry,
    who: &Keyring,
    (kind, id, today): (u16, Id<Private>, Timestamp),
    text: &str,
) -> Result<bool, Error> {
    let all = believed(tx, vault, registry, who, kind).await?;
    let Some((row, said)) = all.into_iter().find(|(row, _)| row.id == id) else { return Ok(false) };
    let plain = Zeroizing::new(Out::default().number(today.as_micros() as u64).bytes(text.as_bytes()).done());
    let signature = who.keys.sign.sign(SAID_BACK, &[&row.stand().to_bytes(), &plain]);
    let signed = Zeroizing::new(Out::default().bytes(&plain).fixed(signature.as_bytes()).done());
    let sealed = boxed::seal(&said.secret, BACK, &[id.as_bytes()], &pad(&signed));
    let sealed = row.week.map_or(Ok(sealed.clone()), |week| veil::cover(vault, week, &veil(id.as_bytes()), &sealed))?;
    tx.change("update circle_private set back = $2 where id = $1", values![id, sealed]).await?;
    Ok(true)
}

/// Nothing is read where somebody changed the row, or where it was not the chosen one who spoke.
pub(super) fn read(registry: &Registry, said: &Said, row: &Row) -> Option<Back> {
    let plain = boxed::open(&said.secret, BACK, &[row.id.as_bytes()], row.back.as_deref()?).ok()?;
    let mut from = In::new(unpad(&plain).ok()?);
    let (spoken, signature) = (from.bytes().ok()?, Signature::from_slice(&from.fixed::<64>().ok()?).ok()?);
    let stand = row.stand().to_bytes();
    let theirs = |card: &crate::Card| card.sign.verify(SAID_BACK, &[&stand, spoken], &signature).is_ok();
    if !registry.cards_ever(said.holder).any(theirs) {
        return None;
    }
    let mut fields = In::new(spoken);
    let on = Timestamp::from_micros(fields.number().ok()? as i64);
    let text = std::str::from_utf8(fields.bytes().ok()?).ok()?;
    Some(Back { on, text: Zeroizing::new(text.to_owned()) })
}

/// New words of the writer: what was said back moves to the new secret.
pub(super) fn carried_over(
    vault: &Vault,
    week: u32,
    before: &Secret,
    now: &Secret,
    row: &Row,
) -> Result<Option<Vec<u8>>, Error> {
    let opened = row.back.as_deref().and_then(|it| boxed::open(before, BACK, &[row.id.as_bytes()], it).ok());
    let sealed = opened.map(|it| boxed::seal(now, BACK, &[row.id.as_bytes()], &it));
    sealed.map(|it| veil::cover(vault, week, &veil(row.id.as_bytes()), &it)).transpose()
}

//! A text among a few of the house: its writer and the ones they choose, and nobody else. Not for a team, not for an
//! administrator, in no circle of anybody who writes to us.
//!
//! Promises: it opens for those it was sealed to, with their own card; it bears its writer's signature, bound to the row,
//! so that a row which somebody put in, copied or changed is none; whoever leaves the house has no row any more; the
//! week's veil lies over it, so that an old copy opens for nobody; after a year it is gone by itself; its writer takes it
//! back at any time, from everybody.
//!
//! Why not `private`: that is from one who writes to us to one worker, one at a time, with a trace. Why not a circle: its
//! roll and ledger stay, and would count. Deliberately doesn't know: what it is about.
use crate::{
    Error,
    keyring::Keyring,
    ledger::Traced,
    registry::Registry,
    vault::Vault,
    veil,
    wire::{In, Out},
};
use ground_kernel::{AccountId, Id, Timestamp};
use ground_seal::{
    Label, Signature,
    pad::{pad, unpad},
};
use ground_store::{Tables, Trouble, Tx, from_row, values};
use zeroize::Zeroizing;

/// After so many days it is gone by itself.
pub const KEPT_DAYS: i64 = 365;

/// Marker of one text among a few.
pub enum Among {}

/// What each of them sees of it.
pub struct Heard {
    pub id: Id<Among>,
    pub by: AccountId,
    pub among: Vec<AccountId>,
    pub left_on: Timestamp,
    pub text: Zeroizing<String>,
}

struct Row {
    id: Id<Among>,
    sealed: Vec<u8>,
    left_on: Timestamp,
    kind: u16,
    week: u32,
}
from_row!(Row { id, sealed, left_on, kind, week });

/// Of the places over which the week's veil lies.
pub(crate) const VEIL: &[u8] = b"among";

// Each is used to seal and to open.
const TO: Label = Label::AMONG_TO;
const SAID: Label = Label::AMONG_SAID;

/// What its envelopes and its signature are bound to.
fn stand(id: Id<Among>, kind: u16, left_on: Timestamp) -> Vec<u8> {
    Out::default().fixed(id.as_bytes()).number(u64::from(kind)).number(left_on.as_micros() as u64).done()
}

/// Leaves a text for these, and for its writer. `Shut` when one of them works here no more.
pub async fn leave(
    tx: &mut Tx,
    vault: &Vault,
    registry: &Registry,
    writer: &Keyring,
    others: &[AccountId],
    (kind, id, today): (u16, Id<Among>, Timestamp),
    text: &str,
) -> Result<(), Error> {
    let mut among = vec![writer.account];
    among.extend(others.iter().filter(|it| **it != writer.account));
    among.dedup();
    let out = Out::default().fixed(writer.account.as_bytes()).list(&among, |out, it| out.fixed(it.as_bytes()));
    let said = Zeroizing::new(out.bytes(text.as_bytes()).done());
    let stand = stand(id, kind, today);
    let (week, _) = vault.shred_for(today)?;
    let signature = writer.keys.sign.sign(SAID, &[&stand, &said]);
    let plain = Zeroizing::new(Out::default().bytes(&said).fixed(signature.as_bytes()).done());
    for holder in among {
        let card = registry.standing(holder).ok_or(Error::Shut)?;
        let sealed = card.seal.seal_to(TO, &[&stand, holder.as_bytes()], &pad(&plain));
        let sealed = veil::cover(vault, week, &[VEIL, id.as_bytes(), holder.as_bytes()], &sealed)?;
        let sql =
            "insert into circle_among (id, holder_id, kind, sealed, left_on, week) values ($1, $2, $3, $4, $5, $6)";
        tx.change(sql, values![id, holder, kind, sealed, today, week]).await?;
    }
    Ok(())
}

/// Everything of one kind that was sealed to this account, newest first. Rows that don't open or aren't signed by whom
/// they name are none.
pub async fn heard(
    tx: &mut Tx,
    vault: &Vault,
    registry: &Registry,
    who: &Keyring,
    kind: u16,
) -> Result<Vec<Heard>, Error> {
    let sql = "select id, sealed, left_on, kind, week from circle_among where holder_id = $1 and kind = $2
                order by left_on desc, id limit 500";
    let rows: Vec<Row> = tx.all(sql, values![who.account, kind]).await?;
    Ok(rows.iter().filter_map(|row| open(vault, registry, who, row).ok()).collect())
}

/// One of them, for somebody whose opening was written down first.
pub async fn shown(
    tx: &mut Tx,
    vault: &Vault,
    registry: &Registry,
    who: &Keyring,
    (kind, id): (u16, Id<Among>),
    _traced: &Traced,
) -> Result<Option<Heard>, Error> {
    let sql = "select id, sealed, left_on, kind, week from circle_among where id = $1 and holder_id = $2 and kind = $3";
    let row: Option<Row> = tx.one(sql, values![id, who.account, kind]).await?;
    row.map(|row| open(vault, registry, who, &row)).transpose()
}

/// What allowed it is over: it is gone, for everybody it was sealed to.
pub async fn end(tx: &mut Tx, kind: u16, id: Id<Among>) -> Result<(), Error> {
    tx.change("delete from circle_among where id = $1 and kind = $2", values![id, kind]).await?;
    Ok(())
}

fn open(vault: &Vault, registry: &Registry, who: &Keyring, row: &Row) -> Result<Heard, Error> {
    let stand = stand(row.id, row.kind, row.left_on);
    let place: [&[u8]; 3] = [VEIL, row.id.as_bytes(), who.account.as_bytes()];
    let sealed = veil::lift(vault, Some(row.week), &place, row.sealed.clone())?;
    let plain = who.keys.seal.open(TO, &[&stand, who.account.as_bytes()], &sealed)?;
    let mut from = In::new(unpad(&plain)?);
    let (said, signature) = (from.bytes()?, Signature::from_slice(&from.fixed::<64>()?)?);
    let mut fields = In::new(said);
    let by = AccountId::from_array(fields.fixed()?);
    let among = fields.list(|it| Ok(AccountId::from_array(it.fixed()?)))?;
    let text = std::str::from_utf8(fields.bytes()?).map_err(|_| Error::Unbelieved("a text that is no text"))?;
    let signed = registry.cards_ever(by).any(|card| card.sign.verify(SAID, &[&stand, said], &signature).is_ok());
    if !signed {
        return Err(Error::Unbelieved("a text by nobody"));
    }
    if !among.contains(&who.account) {
        return Err(Error::Shut);
    }
    Ok(Heard { id: row.id, by, among, left_on: row.left_on, text: Zeroizing::new(text.to_owned()) })
}

/// Its writer takes it back, from everybody. True when it was theirs.
pub async fn take_back(
    tx: &mut Tx,
    vault: &Vault,
    registry: &Registry,
    writer: &Keyring,
    kind: u16,
    id: Id<Among>,
) -> Result<bool, Error> {
    let theirs =
        heard(tx, vault, registry, writer, kind).await?.iter().any(|it| it.id == id && it.by == writer.account);
    if theirs {
        tx.change("delete from circle_among where id = $1", values![id]).await?;
    }
    Ok(theirs)
}

/// Someone's access ended: nothing stays sealed to them.
pub(crate) async fn let_go(tx: &mut Tx, holder: AccountId) -> Result<(), Trouble> {
    tx.change("delete from circle_among where holder_id = $1", values![holder]).await.map(drop)
}

/// The same for one kind, whose time is shorter.
pub async fn sweep_kind(tx: &mut Tx, kind: u16, before: Timestamp) -> Result<(), Error> {
    tx.change("delete from circle_among where kind = $1 and left_on <= $2", values![kind, before]).await?;
    Ok(())
}

/// What has stood its time goes by itself.
pub async fn sweep(tx: &mut Tx, now: Timestamp) -> Result<(), Error> {
    tx.change("delete from circle_among where left_on <= $1", values![now.plus_days(-KEPT_DAYS)]).await?;
    Ok(())
}

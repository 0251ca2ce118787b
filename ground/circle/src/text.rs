//! The sealed texts: every text of every room lies here, once, and here alone. Rooms keep what is not a text.
//!
//! A text is written under the newest epoch, with its writer's signature inside; its grain lies in another table. To
//! erase is to destroy both and to leave a tombstone in the ledger.
use crate::{
    Error,
    erased::{self, Gone},
    holding::{self, OpenCircle},
    keyring::Keyring,
    ledger::{self, Entry, LedgerAct, Signer, Traced},
    private,
    registry::{self, Registry},
    vault::Vault,
};
use ground_kernel::{AccountId, CircleId, Id, Timestamp};
use ground_seal::{
    Refused, SignPublic,
    text::{Place, TextAddress, body_hash, open_text, seal_text},
};
use ground_store::{Tables, Tx, from_row, values};
use zeroize::Zeroizing;

/// Where a text belongs: registry numbers of table and column, never reused, and the row's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TextPlace {
    pub table: u16,
    pub column: u16,
    pub row: [u8; 16],
}

impl TextPlace {
    pub fn of<Of>(table: u16, column: u16, row: Id<Of>) -> Self {
        TextPlace { table, column, row: *row.as_bytes() }
    }
}

const KIND_TEXT: u8 = 1;

struct TextRow {
    version: u32,
    epoch: u32,
    writer_id: AccountId,
    body: Vec<u8>,
    week: u32,
    masked: [u8; 32],
}
from_row!(TextRow { version, epoch, writer_id, body, week, masked });

/// A text that was opened, and whose it is: the signature inside was checked.
pub struct Opened {
    pub writer: AccountId,
    pub text: Zeroizing<String>,
}

pub(crate) fn address(circle: CircleId, place: TextPlace, epoch: u32, version: u32, writer: AccountId) -> TextAddress {
    let TextPlace { table, column, row } = place;
    TextAddress {
        kind: KIND_TEXT,
        circle: *circle.as_bytes(),
        epoch,
        place: Place { table, column, row, version },
        writer: *writer.as_bytes(),
    }
}

/// Writes a text, or writes it anew (its version rises).
pub async fn write(
    tx: &mut Tx,
    vault: &Vault,
    now: Timestamp,
    open: &OpenCircle,
    by: &Keyring,
    place: TextPlace,
    text: &str,
    rules: String,
) -> Result<(), Error> {
    let (circle, epoch) = (open.state.id, open.state.epoch());
    let version = next_version(tx, circle, place).await?.max(version_floor(tx, vault).await?);
    let address = address(circle, place, epoch, version, by.account);
    let sign = holding::signer(&open.state, by);
    let (week, shred) = vault.shred_for(now)?;
    let sealed = seal_text(&open.content_key(epoch)?, &address, &sign, text.as_bytes(), &shred);
    let value_hash = Some(body_hash(&sealed.body));
    if version > 0 {
        remove(tx, circle, place).await?;
    }
    tx.change(
        "insert into circle_text (table_no, column_no, row_id, circle_id, version, epoch, writer_id, body)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        values![place.table, place.column, place.row, circle, version, epoch, by.account, sealed.body],
    )
    .await?;
    tx.change(
        "insert into circle_grain (table_no, column_no, row_id, circle_id, week, masked) values ($1, $2, $3, $4, $5, $6)",
        values![place.table, place.column, place.row, circle, week, sealed.masked_grain],
    )
    .await?;
    let TextPlace { table, column, row } = place;
    let entry = Entry {
        act: LedgerAct::Wrote,
        table_no: table,
        column_no: column,
        row_id: row,
        version,
        epoch,
        value_hash,
        rules,
    };
    ledger::add(tx, now, circle, open.state.roll_seq(), Signer::account(by, sign), entry).await
}

/// The same row and version are never masked twice with different grains, not even after erasing: the ledger remembers.
async fn next_version(tx: &mut Tx, circle: CircleId, place: TextPlace) -> Result<u32, Error> {
    let before: Option<i64> = tx
        .one(
            "select cast(coalesce(max(version), -1) as bigint) as figure from circle_ledger
              where circle_id = $1 and row_id = $2 and table_no = $3 and column_no = $4 and act = 'wrote'",
            values![circle, place.row, place.table, place.column],
        )
        .await?;
    u32::try_from(before.unwrap_or(-1) + 1).map_err(|_| Error::Unbelieved("a version out of range"))
}

/// After the house was set back, versions go on far above all that were ever used before: what was written in the time
/// that was lost must not meet the same address, and the same mask, again.
async fn version_floor(tx: &mut Tx, vault: &Vault) -> Result<u32, Error> {
    let registry = match vault.known_registry() {
        Some(known) => known,
        None => registry::current(tx, vault).await?,
    };
    Ok(registry.set_back().last().map_or(0, |it| minutes(it.at)))
}

/// Minutes since 2026 began. Nobody rewrites one text more than once a minute for long.
fn minutes(at: Timestamp) -> u32 {
    const BEGIN_2026: i64 = 1_767_225_600 * Timestamp::SECOND;
    u32::try_from((at.as_micros() - BEGIN_2026) / Timestamp::MINUTE).unwrap_or(0)
}

/// Opens one text. `None` where there is none (any more).
pub async fn read(
    tx: &mut Tx,
    vault: &Vault,
    registry: &Registry,
    open: &OpenCircle,
    traced: &Traced,
    place: TextPlace,
) -> Result<Option<Opened>, Error> {
    if traced.circle != open.state.id {
        return Err(Error::Shut);
    }
    let row: Option<TextRow> = tx
        .one(
            "select t.version, t.epoch, t.writer_id, t.body, g.week, g.masked
               from circle_text t join circle_grain g
                 on g.table_no = t.table_no and g.column_no = t.column_no and g.row_id = t.row_id
              where t.table_no = $1 and t.column_no = $2 and t.row_id = $3 and t.circle_id = $4",
            values![place.table, place.column, place.row, open.state.id],
        )
        .await?;
    row.map(|row| open_row(vault, registry, open, place, row)).transpose()
}

fn open_row(
    vault: &Vault,
    registry: &Registry,
    open: &OpenCircle,
    place: TextPlace,
    row: TextRow,
) -> Result<Opened, Error> {
    let address = address(open.state.id, place, row.epoch, row.version, row.writer_id);
    let (shred, content) = (vault.shred_of(row.week)?, open.content_key(row.epoch)?);
    let mut plain = Err(Refused);
    for key in writer_keys(registry, open, row.epoch, row.writer_id)? {
        plain = open_text(&content, &address, Some(key), &row.body, &row.masked, &shred);
        if plain.is_ok() {
            break;
        }
    }
    let plain = plain?;
    let text = std::str::from_utf8(&plain).map_err(|_| Error::Unbelieved("a text that is no text"))?;
    Ok(Opened { writer: row.writer_id, text: Zeroizing::new(text.to_owned()) })
}

/// With one of these the writer signed: who works here may have had their card renewed since.
fn writer_keys<'a>(
    registry: &'a Registry,
    open: &'a OpenCircle,
    epoch: u32,
    writer: AccountId,
) -> Result<Vec<&'a SignPublic>, Error> {
    if writer == open.state.party {
        return Ok(vec![open.state.party_sign_in(epoch)]);
    }
    let keys: Vec<_> = registry.cards_ever(writer).map(|card| &card.sign).collect();
    if keys.is_empty() { Err(Error::Unbelieved("a text by nobody")) } else { Ok(keys) }
}

/// What lies at a place of this circle; the text of another circle is not touched, whatever place is named.
async fn remove(tx: &mut Tx, circle: CircleId, place: TextPlace) -> Result<u64, Error> {
    let TextPlace { table, column, row } = place;
    let sql = "delete from circle_grain where table_no = $1 and column_no = $2 and row_id = $3 and circle_id = $4";
    tx.change(sql, values![table, column, row, circle]).await?;
    let sql = "delete from circle_text where table_no = $1 and column_no = $2 and row_id = $3 and circle_id = $4";
    Ok(tx.change(sql, values![table, column, row, circle]).await?)
}

async fn version_of(tx: &mut Tx, circle: CircleId, place: TextPlace) -> Result<Option<u32>, Error> {
    let sql = "select version as figure from circle_text
                where table_no = $1 and column_no = $2 and row_id = $3 and circle_id = $4";
    let version: Option<i64> = tx.one(sql, values![place.table, place.column, place.row, circle]).await?;
    Ok(version.and_then(|it| u32::try_from(it).ok()))
}

/// Is there a text, without opening it?
pub async fn is_there(tx: &mut Tx, place: TextPlace) -> Result<bool, Error> {
    let count: Option<i64> = tx
        .one(
            "select count(*) as figure from circle_text where table_no = $1 and column_no = $2 and row_id = $3",
            values![place.table, place.column, place.row],
        )
        .await?;
    Ok(count == Some(1))
}

/// Erases one text: grain and body are destroyed, a tombstone stays. By someone who holds the circle, or by the house
/// itself on a one-time errand of the person (`by` is none).
pub async fn erase(
    tx: &mut Tx,
    vault: &Vault,
    registry: &Registry,
    now: Timestamp,
    circle: CircleId,
    by: Option<&Keyring>,
    place: TextPlace,
    rules: String,
) -> Result<bool, Error> {
    let state = crate::circle::state(tx, vault, registry, circle).await?;
    if by.is_some_and(|keyring| !holding::still_theirs(&state, keyring)) {
        return Err(Error::Shut);
    }
    let Some(version) = version_of(tx, circle, place).await? else { return Ok(false) };
    remove(tx, circle, place).await?;
    erased::note(tx, &Gone::Text { circle, place, version }).await?;
    let signer = match by {
        Some(keyring) => Signer::account(keyring, holding::signer(&state, keyring)),
        None => Signer::mark(vault),
    };
    let TextPlace { table, column, row } = place;
    let entry = Entry {
        act: LedgerAct::Erased,
        table_no: table,
        column_no: column,
        row_id: row,
        version: 0,
        epoch: state.epoch(),
        value_hash: None,
        rules,
    };
    ledger::add(tx, now, circle, state.roll_seq(), signer, entry).await?;
    Ok(true)
}

/// Erases again what was erased in the time that a restore lost, by the house. A version that was written later stays.
pub async fn erase_again(
    tx: &mut Tx,
    vault: &Vault,
    registry: &Registry,
    now: Timestamp,
    circle: CircleId,
    (place, version): (TextPlace, u32),
    rules: String,
) -> Result<bool, Error> {
    match version_of(tx, circle, place).await? {
        Some(there) if there <= version => erase(tx, vault, registry, now, circle, None, place, rules).await,
        _ => Ok(false),
    }
}

/// Erases a whole circle: texts, grains, keys, and with them everything that was ever sealed in it.
pub async fn erase_circle(
    tx: &mut Tx,
    vault: &Vault,
    registry: &Registry,
    now: Timestamp,
    by: &Keyring,
    circle: CircleId,
    rules: String,
) -> Result<(), Error> {
    private::forget(tx, vault, by).await?;
    erase_another(tx, vault, registry, now, by, circle, rules).await
}

/// The same for another circle of a person who stays: what they left for one reader alone hangs on them, and not on it.
pub async fn erase_another(
    tx: &mut Tx,
    vault: &Vault,
    registry: &Registry,
    now: Timestamp,
    by: &Keyring,
    circle: CircleId,
    rules: String,
) -> Result<(), Error> {
    let state = crate::circle::state(tx, vault, registry, circle).await?;
    let epoch = state.epoch();
    let sign = holding::signer(&state, by);
    holding::end(tx, registry, now, by, &state).await?;
    empty(tx, circle).await?;
    let entry = Entry::about(LedgerAct::EndedCircle, 0, circle, epoch, rules);
    ledger::add(tx, now, circle, state.roll_seq() + 1, Signer::account(by, sign), entry).await
}

/// The same at the end of the kept time, by the house itself.
pub async fn expire_circle(
    tx: &mut Tx,
    vault: &Vault,
    registry: &Registry,
    now: Timestamp,
    circle: CircleId,
    rules: String,
) -> Result<(), Error> {
    let state = crate::circle::state(tx, vault, registry, circle).await?;
    holding::expire(tx, vault, registry, now, &state).await?;
    empty(tx, circle).await?;
    let entry = Entry::about(LedgerAct::EndedCircle, 0, circle, state.epoch(), rules);
    ledger::add(tx, now, circle, state.roll_seq() + 1, Signer::mark(vault), entry).await
}

async fn empty(tx: &mut Tx, circle: CircleId) -> Result<(), Error> {
    erased::note(tx, &Gone::Circle(circle)).await?;
    tx.change("delete from circle_grain where circle_id = $1", values![circle]).await?;
    tx.change("delete from circle_text where circle_id = $1", values![circle]).await?;
    tx.change("delete from circle_outside where circle_id = $1", values![circle]).await?;
    Ok(())
}

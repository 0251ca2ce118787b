//! Sessions: the cookie holds a random token; the row holds its hash, and the root under token and instance key. Any
//! node serves any request; a copy of the row opens nothing.
//!
//! Hiding ends a session here, on the server. Staff sessions lock after a while; a locked one keeps its place and
//! opens nothing until the passphrase is said again.
use crate::{
    Error,
    keyring::{AccountKind, Keyring},
    vault::Vault,
};
use ground_kernel::{AccountId, Timestamp};
use ground_seal::{
    Secret,
    session::{Token, open_root, seal_root},
};
use ground_store::{Tables, Tx, from_row, values};
use std::sync::Arc;
use zeroize::Zeroizing;

const STAFF_HOURS: i64 = 12;
const STAFF_IDLE_MINUTES: i64 = 30;
const PARTY_HOURS: i64 = 2;
const PARTY_IDLE_MINUTES: i64 = 20;
/// A session's last use is written at most this often.
const TOUCH_EVERY_SECONDS: i64 = 60;

struct SessionRow {
    account_id: AccountId,
    kind: AccountKind,
    last_at: Timestamp,
    ends_at: Timestamp,
    locked: bool,
    sealed: Vec<u8>,
    once: Option<Vec<u8>>,
}
from_row!(SessionRow { account_id, kind, last_at, ends_at, locked, sealed, once });

/// A session that was found.
pub struct Session {
    pub account: AccountId,
    pub kind: AccountKind,
    /// None while it is locked.
    pub keyring: Option<Arc<Keyring>>,
    pub must_touch: bool,
    once: Option<Vec<u8>>,
}

pub async fn begin(
    tx: &mut Tx,
    vault: &Vault,
    now: Timestamp,
    token: &Token,
    keyring: &Keyring,
    once: Option<&[u8]>,
) -> Result<(), Error> {
    let hours = if keyring.kind == AccountKind::Staff { STAFF_HOURS } else { PARTY_HOURS };
    let sealed = seal(vault, token, ROOT, keyring, keyring.root.expose());
    let once = once.map(|text| seal(vault, token, ONCE, keyring, text));
    tx.change(
        "insert into circle_session (token_hash, account_id, kind, made_at, last_at, ends_at, locked, sealed, once)
         values ($1, $2, $3, $4, $4, $5, $6, $7, $8)",
        values![token.hash(), keyring.account, keyring.kind, now, now.plus_hours(hours), false, sealed, once],
    )
    .await?;
    Ok(())
}

/// Finds the session of a token. `None`: there is none, or it is over.
pub async fn find(tx: &mut Tx, vault: &Vault, now: Timestamp, token: &Token) -> Result<Option<Session>, Error> {
    let row: Option<SessionRow> = tx
        .one(
            "select account_id, kind, last_at, ends_at, locked, sealed, once from circle_session where token_hash = $1",
            values![token.hash()],
        )
        .await?;
    let Some(row) = row.filter(|row| now < row.ends_at) else { return Ok(None) };
    let idle = now > row.last_at.plus_micros(idle_minutes(row.kind) * Timestamp::MINUTE);
    if idle && row.kind == AccountKind::Party {
        return Ok(None);
    }
    let keyring = if row.locked || idle { None } else { Some(Arc::new(open(vault, token, &row)?)) };
    let must_touch = now > row.last_at.plus_seconds(TOUCH_EVERY_SECONDS) && keyring.is_some();
    Ok(Some(Session { account: row.account_id, kind: row.kind, keyring, must_touch, once: row.once }))
}

fn idle_minutes(kind: AccountKind) -> i64 {
    if kind == AccountKind::Staff { STAFF_IDLE_MINUTES } else { PARTY_IDLE_MINUTES }
}

fn open(vault: &Vault, token: &Token, row: &SessionRow) -> Result<Keyring, Error> {
    let payload = open_root(token, &vault.instance.session, &row.sealed)?;
    let root = payload.strip_prefix(&whose(ROOT, row.account_id, row.kind)).ok_or(Error::Shut)?;
    Ok(Keyring::from_root(row.account_id, row.kind, Secret::try_from_slice(root)?))
}

const ROOT: u8 = 1;
const ONCE: u8 = 2;

/// Sealed with it is what it is and whose, so that neither column nor account of a row can be exchanged.
fn seal(vault: &Vault, token: &Token, what: u8, keyring: &Keyring, content: &[u8]) -> Vec<u8> {
    let payload = Zeroizing::new([&whose(what, keyring.account, keyring.kind), content].concat());
    seal_root(token, &vault.instance.session, &payload)
}

fn whose(what: u8, account: AccountId, kind: AccountKind) -> [u8; 18] {
    let mut bytes = [what; 18];
    bytes[1] = match kind {
        AccountKind::Staff => 1,
        AccountKind::Party => 2,
    };
    bytes[2..].copy_from_slice(account.as_bytes());
    bytes
}

impl Session {
    /// What is shown once, while it is still there.
    pub fn once(&self, vault: &Vault, token: &Token) -> Option<Zeroizing<Vec<u8>>> {
        let payload = open_root(token, &vault.instance.session, self.once.as_deref()?).ok()?;
        let content = payload.strip_prefix(&whose(ONCE, self.account, self.kind))?;
        Some(Zeroizing::new(content.to_vec()))
    }
}

pub async fn touch(tx: &mut Tx, now: Timestamp, token: &Token) -> Result<(), Error> {
    tx.change("update circle_session set last_at = $2 where token_hash = $1", values![token.hash(), now]).await?;
    Ok(())
}

/// What was shown once was kept, or not; either way it is not shown again.
pub async fn forget_once(tx: &mut Tx, token: &Token) -> Result<(), Error> {
    let none: Option<Vec<u8>> = None;
    tx.change("update circle_session set once = $2 where token_hash = $1", values![token.hash(), none]).await?;
    Ok(())
}

/// After the passphrase was said again: the same session, awake. The root is sealed anew.
pub async fn wake(tx: &mut Tx, vault: &Vault, now: Timestamp, token: &Token, keyring: &Keyring) -> Result<(), Error> {
    let sealed = seal(vault, token, ROOT, keyring, keyring.root.expose());
    tx.change(
        "update circle_session set locked = $2, last_at = $3, sealed = $4 where token_hash = $1 and account_id = $5",
        values![token.hash(), false, now, sealed, keyring.account],
    )
    .await?;
    Ok(())
}

pub async fn lock(tx: &mut Tx, token: &Token) -> Result<(), Error> {
    tx.change("update circle_session set locked = $2 where token_hash = $1", values![token.hash(), true]).await?;
    Ok(())
}

pub async fn end(tx: &mut Tx, token: &Token) -> Result<(), Error> {
    tx.change("delete from circle_session where token_hash = $1", values![token.hash()]).await?;
    Ok(())
}

/// Ends all sessions of an account.
pub async fn end_all(tx: &mut Tx, account: AccountId) -> Result<u64, Error> {
    Ok(tx.change("delete from circle_session where account_id = $1", values![account]).await?)
}

/// One session in the list a worker sees. It is named by the hash of its token, which opens nothing.
pub struct Listed {
    pub token_hash: [u8; 32],
    pub made_at: Timestamp,
    pub last_at: Timestamp,
}
from_row!(Listed { token_hash, made_at, last_at });

pub async fn list(tx: &mut Tx, now: Timestamp, account: AccountId) -> Result<Vec<Listed>, Error> {
    let sql = "select token_hash, made_at, last_at from circle_session where account_id = $1 and ends_at > $2
                order by last_at desc limit 50";
    Ok(tx.all(sql, values![account, now]).await?)
}

/// Ends one session of this account, by the name it has in the list.
pub async fn end_listed(tx: &mut Tx, account: AccountId, token_hash: [u8; 32]) -> Result<bool, Error> {
    let sql = "delete from circle_session where account_id = $1 and token_hash = $2";
    Ok(tx.change(sql, values![account, token_hash]).await? == 1)
}

/// Who of the house is at a desk that is awake.
pub async fn staff_here(tx: &mut Tx, now: Timestamp) -> Result<Vec<AccountId>, Error> {
    let since = now.plus_micros(-STAFF_IDLE_MINUTES * Timestamp::MINUTE);
    let sql = "select distinct account_id as id from circle_session
                where kind = 'staff' and locked = $3 and ends_at > $1 and last_at > $2 limit 1000";
    Ok(tx.all(sql, values![now, since, false]).await?)
}

/// Sweeps away what is over.
pub async fn sweep(tx: &mut Tx, now: Timestamp) -> Result<(), Error> {
    let idle = now.plus_micros(-PARTY_IDLE_MINUTES * Timestamp::MINUTE);
    tx.change("delete from circle_session where ends_at < $1 or (kind = 'party' and last_at < $2)", values![now, idle])
        .await?;
    Ok(())
}

//! Accounts, and the locks behind which their roots lie.
//!
//! A root is random and never stored open. A lock is found by a keyed hash of the number (a party) or of the name
//! (staff), so that a copy of the database tells neither. Whether a number exists cannot be learned: an unknown one is
//! given a decoy, which costs the same and always refuses.
use crate::{
    Error,
    keyring::{AccountKind, Keyring},
    vault::{Bench, Vault},
    wire::{In, Out},
};
use ground_kernel::{AccountId, Timestamp};
use ground_seal::{
    Label, Secret,
    lock::{Cost, Lock, LockKind},
    mac,
};
use ground_store::{FromRow, Row, Tables, Trouble, Tx, values};
use std::sync::Arc;
use zeroize::Zeroizing;

const OWN_CARD: Label = Label::CARD_NUMBER;
const CODE: Label = Label::LONE_CODE;

/// What finds a lock.
#[derive(Clone, Debug)]
pub struct Finder {
    kind: LockKind,
    /// What was given, for the decoy.
    given: Vec<u8>,
    digest: [u8; 32],
}

impl Finder {
    pub fn number(vault: &Vault, number: &[u8]) -> Finder {
        let digest = mac(&vault.instance.pepper, Label::NUMBER, &[number]);
        Finder { kind: LockKind::Words, given: number.to_vec(), digest }
    }
    /// The number on the card of their own that somebody who works here may print. It never finds a party's lock, nor a
    /// party's number theirs.
    pub fn own_card(vault: &Vault, number: &[u8]) -> Finder {
        let digest = mac(&vault.instance.pepper, OWN_CARD, &[b"staff", number]);
        Finder { kind: LockKind::Words, given: number.to_vec(), digest }
    }
    /// A code that both finds a lock and opens it, for what is small and short-lived. It never finds another kind of lock.
    /// Whoever holds database *and* pepper may try codes at the price of a hash and not of a lock: 55 bits of them.
    pub fn code(vault: &Vault, code: &[u8]) -> Finder {
        let digest = mac(&vault.instance.pepper, CODE, &[code]);
        Finder { kind: LockKind::Words, given: code.to_vec(), digest }
    }
    pub fn name(vault: &Vault, name: &str) -> Finder {
        let name: String = name.split_whitespace().collect::<String>().to_lowercase();
        let digest = mac(&vault.instance.pepper, Label::NAME, &[name.as_bytes()]);
        Finder { kind: LockKind::Passphrase, given: name.into_bytes(), digest }
    }
    /// For brakes that must not know the number itself.
    pub fn digest(&self) -> [u8; 32] {
        self.digest
    }
}

/// A lock as it was found, or a decoy of the same cost.
pub struct Found {
    account: Option<AccountId>,
    lock: Lock,
    pub extra_word: bool,
}

struct LockRow {
    account: AccountId,
    lock: Lock,
    extra_word: bool,
}
impl FromRow for LockRow {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        let kind = u8::try_from(row.get::<i64>("kind")?).ok().and_then(|kind| LockKind::from_byte(kind).ok());
        let kind = kind.ok_or(Trouble::Unreadable { column: "kind" })?;
        let cost = Cost { memory_kib: row.get("memory_kib")?, passes: row.get("passes")?, lanes: row.get("lanes")? };
        let lock =
            Lock { kind, salt: row.get("salt")?, cost, commit: row.get("commit_tag")?, boxed: row.get("boxed")? };
        Ok(LockRow { account: row.get("account_id")?, lock, extra_word: row.get("extra_word")? })
    }
}

pub async fn find(tx: &mut Tx, vault: &Vault, finder: &Finder) -> Result<Found, Error> {
    let found: Option<LockRow> = tx
        .one(
            "select account_id, kind, salt, memory_kib, passes, lanes, commit_tag, boxed, extra_word
               from circle_lock where finder = $1",
            values![finder.digest],
        )
        .await?;
    Ok(match found {
        Some(LockRow { account, lock, extra_word }) => Found { account: Some(account), lock, extra_word },
        None => {
            let lock = Lock::decoy(finder.kind, &vault.instance.pepper, &finder.given, vault.cost);
            Found { account: None, lock, extra_word: false }
        }
    })
}

/// Tries to open a lock with what was spoken. Slow by intent; done away from the database, two at a time.
pub async fn unlock(
    vault: &Arc<Vault>,
    kind: AccountKind,
    found: Found,
    spoken: Zeroizing<Vec<u8>>,
) -> Result<Keyring, Error> {
    let account = found.account.unwrap_or(AccountId::from_array([0; 16]));
    let root = on_the_bench(vault, bench_of(kind), move |vault| {
        found.lock.open(account.as_bytes(), &vault.instance.pepper, &spoken)
    })
    .await??;
    Ok(Keyring::from_root(account, kind, root))
}

/// A lock that was made and not yet kept.
#[derive(Clone)]
pub struct NewLock {
    lock: Lock,
    finder: [u8; 32],
    extra_word: bool,
}

impl NewLock {
    /// To wait in a row until two colleagues have signed.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let Lock { kind, salt, cost, commit, boxed } = &self.lock;
        let costs = [cost.memory_kib, cost.passes, cost.lanes];
        let out = Out::kind(kind.to_byte()).fixed(salt);
        let out = costs.iter().fold(out, |out, it| out.number(u64::from(*it)));
        out.fixed(commit).bytes(boxed).fixed(&self.finder).truth(self.extra_word).done()
    }
    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let mut from = In::new(bytes);
        let (kind, salt) = (LockKind::from_byte(from.kind()?)?, from.fixed()?);
        let mut cost = || u32::try_from(from.number()?).map_err(|_| Error::Unbelieved("a cost out of range"));
        let cost = Cost { memory_kib: cost()?, passes: cost()?, lanes: cost()? };
        let (commit, boxed) = (from.fixed()?, from.bytes()?.to_vec());
        let (finder, extra_word) = (from.fixed()?, from.truth()?);
        from.end()?;
        Ok(NewLock { lock: Lock { kind, salt, cost, commit, boxed }, finder, extra_word })
    }
}

/// Locks a root behind what will be spoken. Slow by intent, like `unlock`.
pub async fn lock(
    vault: &Arc<Vault>,
    keyring: &Keyring,
    finder: &Finder,
    spoken: Zeroizing<Vec<u8>>,
    extra_word: bool,
) -> Result<NewLock, Error> {
    let (account, kind, root) = (keyring.account, finder.kind, keyring.root.clone());
    let lock = on_the_bench(vault, bench_of(keyring.kind), move |vault| {
        Lock::close(kind, account.as_bytes(), &vault.instance.pepper, vault.cost, &spoken, &root)
    })
    .await?;
    Ok(NewLock { lock, finder: finder.digest, extra_word })
}

fn bench_of(kind: AccountKind) -> Bench {
    match kind {
        AccountKind::Staff => Bench::Staff,
        AccountKind::Party => Bench::Party,
    }
}

async fn on_the_bench<T: Send + 'static>(
    vault: &Arc<Vault>,
    bench: Bench,
    work: impl FnOnce(&Vault) -> T + Send + 'static,
) -> Result<T, Error> {
    let place = vault.bench(bench).acquire_owned().await.map_err(|_| Error::Shut)?;
    let vault = vault.clone();
    // The work keeps its place, not the one who waits for it: who asks and goes away must not make room for a second.
    let work = move || {
        let done = work(&vault);
        drop(place);
        done
    };
    tokio::task::spawn_blocking(work).await.map_err(|_| Error::Shut)
}

/// A new account with a new root. Nobody but the caller holds it.
pub fn new_keyring(account: AccountId, kind: AccountKind) -> Keyring {
    Keyring::from_root(account, kind, Secret::random())
}

/// Keeps the account.
pub async fn keep(tx: &mut Tx, now: Timestamp, keyring: &Keyring) -> Result<(), Error> {
    tx.change(
        "insert into circle_account (id, kind, made_at) values ($1, $2, $3)",
        values![keyring.account, keyring.kind, now],
    )
    .await?;
    Ok(())
}

/// Keeps a lock; an older one of the same kind is destroyed. With a new root the caller ends every session
/// (`sessions::end_all`) and begins this one anew.
pub async fn keep_lock(tx: &mut Tx, now: Timestamp, account: AccountId, new: &NewLock) -> Result<(), Error> {
    let Lock { kind, salt, cost, commit, boxed } = &new.lock;
    let kind = i64::from(kind.to_byte());
    tx.change("delete from circle_lock where account_id = $1 and kind = $2", values![account, kind]).await?;
    tx.change(
        "insert into circle_lock (account_id, kind, finder, salt, memory_kib, passes, lanes, commit_tag, boxed,
                                  extra_word, made_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        values![
            account,
            kind,
            new.finder,
            salt,
            cost.memory_kib,
            cost.passes,
            cost.lanes,
            commit,
            boxed,
            new.extra_word,
            now
        ],
    )
    .await?;
    Ok(())
}

/// Has this account a lock of this kind?
pub async fn has_lock(tx: &mut Tx, account: AccountId, kind: LockKind) -> Result<bool, Error> {
    let sql = "select count(*) as figure from circle_lock where account_id = $1 and kind = $2";
    let count: Option<i64> = tx.one(sql, values![account, i64::from(kind.to_byte())]).await?;
    Ok(count == Some(1))
}

/// Notes that the words were used, so that the person can see it, in rough time only.
pub async fn note_use(tx: &mut Tx, now: Timestamp, account: AccountId) -> Result<(), Error> {
    let before = now.plus_days(-90);
    tx.change("delete from circle_use where account_id = $1 and at < $2", values![account, before]).await?;
    let sql = "insert into circle_use (account_id, at) values ($1, $2) on conflict (account_id, at) do nothing";
    tx.change(sql, values![account, now]).await?;
    Ok(())
}

struct Use {
    at: Timestamp,
}
ground_store::from_row!(Use { at });

/// When the words were used, newest first; at most thirty.
pub async fn uses(tx: &mut Tx, account: AccountId) -> Result<Vec<Timestamp>, Error> {
    let sql = "select at from circle_use where account_id = $1 order by at desc limit 30";
    Ok(tx.all::<Use, _>(sql, values![account]).await?.into_iter().map(|it| it.at).collect())
}

/// Uses of words are forgotten after ninety days.
pub async fn sweep_uses(tx: &mut Tx, now: Timestamp) -> Result<(), Error> {
    tx.change("delete from circle_use where at < $1", values![now.plus_days(-90)]).await?;
    Ok(())
}

/// The account and its locks are gone; what it wrote is a matter of its circles.
pub async fn remove(tx: &mut Tx, account: AccountId) -> Result<(), Error> {
    tx.change("delete from circle_session where account_id = $1", values![account]).await?;
    tx.change("delete from circle_draft where account_id = $1", values![account]).await?;
    crate::beside::take_away(tx, account).await?;
    tx.change("delete from circle_use where account_id = $1", values![account]).await?;
    tx.change("delete from circle_lock where account_id = $1", values![account]).await?;
    tx.change("delete from circle_second_factor where account_id = $1", values![account]).await?;
    tx.change("delete from circle_account where id = $1", values![account]).await?;
    Ok(())
}

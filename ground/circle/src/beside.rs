//! The keys of another account beside one's own: somebody who came by two ways and holds both secrets may open both with
//! one of them.
//!
//! Promises: only who has both keyrings in hand can do it; what lies in the database is sealed under the keep key of the
//! one who did, and doesn't say which account it is; it ends when it is taken away, or when the other takes new words
//! (an old root opens nothing any more). Deliberately doesn't know: why somebody would want it.
use crate::{
    Error,
    keyring::{AccountKind, Keyring},
};
use ground_kernel::{AccountId, Timestamp};
use ground_seal::{Label, Secret, boxed};
use ground_store::{Tables, Tx, from_row, values};
use zeroize::Zeroizing;

struct Beside {
    boxed: Vec<u8>,
}
from_row!(Beside { boxed });

// One label for everything that lies beside somebody's keys.
const BESIDE: Label = Label::BESIDE;

fn seal(mine: &Keyring, plain: &[u8]) -> Vec<u8> {
    boxed::seal(&mine.keys.keep, BESIDE, &[mine.account.as_bytes()], plain)
}

/// Puts the keys of another account beside one's own, in place of those before.
pub async fn put(tx: &mut Tx, day: Timestamp, mine: &Keyring, other: &Keyring) -> Result<(), Error> {
    let plain = Zeroizing::new([&other.account.as_bytes()[..], &other.root.expose()[..]].concat());
    tx.change(
        "insert into circle_beside (account_id, boxed, put_on) values ($1, $2, $3)
         on conflict (account_id) do update set boxed = excluded.boxed, put_on = excluded.put_on",
        values![mine.account, seal(mine, &plain), day],
    )
    .await?;
    Ok(())
}

async fn row(tx: &mut Tx, mine: &Keyring) -> Result<Option<Zeroizing<Vec<u8>>>, Error> {
    let sql = "select boxed from circle_beside where account_id = $1";
    let Some(row): Option<Beside> = tx.one(sql, values![mine.account]).await? else { return Ok(None) };
    Ok(Some(boxed::open(&mine.keys.keep, BESIDE, &[mine.account.as_bytes()], &row.boxed)?))
}

/// The keys that lie beside one's own, if there are any.
pub async fn open(tx: &mut Tx, mine: &Keyring) -> Result<Option<Keyring>, Error> {
    let Some(plain) = row(tx, mine).await? else { return Ok(None) };
    let (account, root) = plain.split_at_checked(16).ok_or(Error::Unbelieved("keys beside one's own"))?;
    let account = AccountId::from_bytes(account).ok_or(Error::Unbelieved("keys beside one's own"))?;
    Ok(Some(Keyring::from_root(account, AccountKind::Party, Secret::try_from_slice(root)?)))
}

/// Takes them away. Twice is as good as once.
pub async fn take_away(tx: &mut Tx, account: AccountId) -> Result<(), Error> {
    tx.change("delete from circle_beside where account_id = $1", values![account]).await?;
    Ok(())
}

/// New words: what lay beside the old keys lies beside the new.
pub(crate) async fn carry_over(tx: &mut Tx, old: &Keyring, new: &Keyring) -> Result<(), Error> {
    let Some(plain) = row(tx, old).await? else { return Ok(()) };
    let sql = "update circle_beside set boxed = $2 where account_id = $1";
    tx.change(sql, values![old.account, seal(new, &plain)]).await?;
    Ok(())
}

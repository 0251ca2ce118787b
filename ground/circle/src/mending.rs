//! A lost passphrase, mended at a colleague's desk. There is no escrow: nothing that two colleagues could put together.
//!
//! A colleague makes a one-time link. Whoever lost theirs opens it and gets new words and a new authenticator; a new root
//! is made, and lies locked behind the new words, in waiting. Two others of the same team sign the new card; the second
//! signature completes it, and gives the team's root to the new keys. The old card ends, with sessions, locks, second
//! factor, printed words and drafts; what somebody left for them alone is let go, so that its writer can leave it anew.
//!
//! Nobody reads more than before: the keys of the new card open what the team holds, and nothing that another holds.
use crate::{
    Error,
    accounts::{self, NewLock},
    acts::HouseAct,
    keyring::Keyring,
    private, recovery,
    registry::{self, Registry},
    second_factor::{self, SharedSecret},
    team,
    vault::Vault,
};
use ground_kernel::{AccountId, TeamId, Timestamp};
use ground_seal::{Label, hash, session::Token};
use ground_store::{Tables, Tx, from_row, values};

/// A link lives this long, and what waits for two signatures as well.
pub const HOURS: i64 = 4;

// Used to keep and to find.
const LINK: Label = Label::MENDING_LINK;

fn finder(link: &Token) -> [u8; 32] {
    hash(LINK, &[&link.hash()])
}

struct Row {
    account_id: AccountId,
    until_at: Timestamp,
    card: Option<Vec<u8>>,
    lock: Option<Vec<u8>>,
    second: Option<Vec<u8>>,
    agreed_by: Option<AccountId>,
    agreed: Option<Vec<u8>>,
}
from_row!(Row { account_id, until_at, card, lock, second, agreed_by, agreed });

macro_rules! rows {
    ($rest:literal) => {
        concat!("select account_id, until_at, card, lock, second, agreed_by, agreed from circle_mending ", $rest)
    };
}

/// A new card that waits for signatures.
pub struct Waiting {
    pub account: AccountId,
    /// What the card is compared by, read aloud: nobody signs a card that somebody else slipped in.
    pub said: [&'static str; 3],
    pub agreed_by: Option<AccountId>,
    pub until: Timestamp,
}

/// Do these two work in the same team? Where a team has fewer than three, nobody is left to be the second.
pub fn shared_team(registry: &Registry, by: AccountId, account: AccountId) -> Option<TeamId> {
    let both = |team: &TeamId| {
        let members = registry.members_of(*team);
        by != account && members.contains(&by) && members.contains(&account)
    };
    registry.teams().into_iter().filter(both).max_by_key(|team| registry.members_of(*team).len())
}

/// A colleague makes the link. One at a time: a new one ends the one before.
pub async fn begin(
    tx: &mut Tx,
    vault: &Vault,
    now: Timestamp,
    by: &Keyring,
    account: AccountId,
) -> Result<Token, Error> {
    let registry = registry::current(tx, vault).await?;
    let team = shared_team(&registry, by.account, account).ok_or(Error::Shut)?;
    if registry.members_of(team).len() < 3 {
        return Err(Error::Shut);
    }
    forget(tx, account).await?;
    let link = Token::random();
    tx.change(
        "insert into circle_mending (account_id, link, begun_by, begun_at, until_at) values ($1, $2, $3, $4, $5)",
        values![account, finder(&link), by.account, now, now.plus_hours(HOURS)],
    )
    .await?;
    Ok(link)
}

/// Whose passphrase a link is for, while nobody has used it.
pub async fn of_link(tx: &mut Tx, now: Timestamp, link: &Token) -> Result<AccountId, Error> {
    let row: Option<Row> = tx.one(rows!("where link = $1"), values![finder(link)]).await?;
    let row = row.filter(|it| now <= it.until_at && it.card.is_none());
    row.map(|it| it.account_id).ok_or(Error::Shut)
}

/// The new root was made, away from the database; here its card, lock and second factor are laid down to wait.
pub async fn prepare(
    tx: &mut Tx,
    vault: &Vault,
    now: Timestamp,
    link: &Token,
    new: &Keyring,
    (lock, second): (&NewLock, &SharedSecret),
) -> Result<[&'static str; 3], Error> {
    let account = of_link(tx, now, link).await?;
    if account != new.account {
        return Err(Error::Shut);
    }
    let (seal, sign) = (new.keys.seal.public(), new.keys.sign.public());
    let own = *recovery::sign_new_card(account, &seal, &new.keys.sign).as_bytes();
    let card = HouseAct::CardRenewed { account, seal, sign, own }.write();
    let second = second_factor::seal(vault, account, second);
    tx.change(
        "update circle_mending set card = $2, lock = $3, second = $4 where account_id = $1",
        values![account, card, lock.to_bytes(), second],
    )
    .await?;
    Ok(said(&card))
}

/// Three gentle words made of the card: the same on the screen of whoever made it and of those who sign.
fn said(card: &[u8]) -> [&'static str; 3] {
    let digest = hash(Label::CARD, &[card]);
    let word = |at: usize| usize::from(u16::from_be_bytes([digest[at], digest[at + 1]]) & 0x7ff);
    [0, 2, 4].map(|at| ground_seal::phrase::WORDS[word(at)])
}

/// Cards that this account could sign.
pub async fn waiting_for(
    tx: &mut Tx,
    registry: &Registry,
    now: Timestamp,
    by: AccountId,
) -> Result<Vec<Waiting>, Error> {
    let sql = rows!("where card is not null and until_at >= $1 order by begun_at limit 100");
    let rows: Vec<Row> = tx.all(sql, values![now]).await?;
    let mine = rows.into_iter().filter(|row| shared_team(registry, by, row.account_id).is_some());
    Ok(mine
        .filter_map(|row| {
            let said = said(row.card.as_deref()?);
            Some(Waiting { account: row.account_id, said, agreed_by: row.agreed_by, until: row.until_at })
        })
        .collect())
}

/// One of two signs. True when it was the second, and the card is renewed. The words are those that were compared: a card
/// that was exchanged since is not signed.
pub async fn sign(
    tx: &mut Tx,
    vault: &Vault,
    now: Timestamp,
    by: &Keyring,
    account: AccountId,
    compared: &[String],
) -> Result<bool, Error> {
    let row: Option<Row> = tx.one(rows!("where account_id = $1"), values![account]).await?;
    let row = row.filter(|it| now <= it.until_at).ok_or(Error::Shut)?;
    let registry = registry::current(tx, vault).await?;
    let (Some(card), Some(lock), Some(second)) = (&row.card, &row.lock, &row.second) else { return Err(Error::Shut) };
    let team = shared_team(&registry, by.account, account).ok_or(Error::Shut)?;
    if said(card).to_vec() != compared {
        return Err(Error::Shut);
    }
    let members = registry.members_of(team);
    let first = row.agreed_by.zip(row.agreed.clone()).filter(|it| it.0 != by.account && members.contains(&it.0));
    let Some(first) = first else {
        let agreed = team::agree_to(by, card);
        let sql = "update circle_mending set agreed_by = $2, agreed = $3 where account_id = $1";
        tx.change(sql, values![account, by.account, agreed]).await?;
        return Ok(false);
    };
    renew(tx, vault, now, by, account, card, first).await?;
    accounts::keep_lock(tx, now, account, &NewLock::from_bytes(lock)?).await?;
    second_factor::keep_sealed(tx, account, second).await?;
    forget(tx, account).await?;
    Ok(true)
}

async fn renew(
    tx: &mut Tx,
    vault: &Vault,
    now: Timestamp,
    by: &Keyring,
    account: AccountId,
    card: &[u8],
    first: (AccountId, Vec<u8>),
) -> Result<(), Error> {
    let act = HouseAct::read(card)?;
    if !matches!(&act, HouseAct::CardRenewed { account: it, .. } if *it == account) {
        return Err(Error::Unbelieved("a card of somebody else"));
    }
    team::write(tx, vault, now, by, act, recovery::endorsement(Some(first))?).await?;
    for sql in [
        "delete from circle_team_wrap where account_id = $1",
        "delete from circle_recovered where account_id = $1",
        "delete from circle_session where account_id = $1",
        "delete from circle_lock where account_id = $1",
        "delete from circle_second_factor where account_id = $1",
        "delete from circle_passkey where account_id = $1",
        "delete from circle_draft where account_id = $1",
    ] {
        tx.change(sql, values![account]).await?;
    }
    private::let_go(tx, account).await?;
    team::tidy(tx, vault, now, by).await.map(drop)
}

pub(crate) async fn forget(tx: &mut Tx, account: AccountId) -> Result<(), Error> {
    tx.change("delete from circle_mending where account_id = $1", values![account]).await?;
    Ok(())
}

/// What nobody signed in time is gone.
pub async fn sweep(tx: &mut Tx, now: Timestamp) -> Result<(), Error> {
    tx.change("delete from circle_mending where until_at < $1", values![now]).await?;
    Ok(())
}

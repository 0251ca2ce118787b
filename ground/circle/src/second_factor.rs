//! The second factor: a time-based one-time password (RFC 6238, SHA-1, six digits, thirty seconds, one step of skew).
//!
//! Its secret lies under the instance's outbox key. A code is accepted once (RFC 6238 §5.2).
use crate::{Error, vault::Vault};
use ground_kernel::{AccountId, Timestamp};
use ground_seal::{Label, boxed, random};
use ground_store::{Tables, Tx, from_row, values};
use totp_rs::{Builder, Secret as TotpSecret, Totp};
use zeroize::Zeroizing;

/// Twenty random bytes, as the authenticator keeps them.
pub struct SharedSecret(Zeroizing<Vec<u8>>);

impl SharedSecret {
    pub fn random() -> Self {
        SharedSecret(Zeroizing::new(random::<20>().to_vec()))
    }
    /// As people type it into an authenticator.
    pub fn to_base32(&self) -> String {
        TotpSecret::new(self.0.clone().to_vec().into_boxed_slice()).to_base32()
    }
    pub fn from_base32(text: &str) -> Option<Self> {
        let secret = TotpSecret::try_from_base32(text).ok()?;
        Some(SharedSecret(Zeroizing::new(secret.as_bytes().to_vec())))
    }
    /// The step in which this code is right, if it is.
    pub fn step_of(&self, code: &str, now: Timestamp) -> Option<i64> {
        let digits: String = code
            .chars()
            .filter_map(|digit| digit.to_digit(10).or_else(|| full_width(digit)))
            .map(|d| char::from(b'0' + d as u8))
            .collect();
        let seconds = u64::try_from(now.as_micros() / Timestamp::SECOND).ok()?;
        self.totp()?.check(&digits, seconds).and_then(|step| i64::try_from(step).ok())
    }
    /// The code of this moment, for tests and for `engawa try`.
    pub fn code_at(&self, now: Timestamp) -> Option<String> {
        let seconds = u64::try_from(now.as_micros() / Timestamp::SECOND).ok()?;
        Some(self.totp()?.generate(seconds).to_string())
    }
    fn totp(&self) -> Option<Totp> {
        Builder::new().with_secret(TotpSecret::new(self.0.to_vec().into_boxed_slice())).build().ok()
    }
}

fn full_width(digit: char) -> Option<u32> {
    ('０'..='９').contains(&digit).then(|| digit as u32 - '０' as u32)
}

struct Row {
    sealed: Vec<u8>,
    last_step: i64,
}
from_row!(Row { sealed, last_step });

pub async fn keep(tx: &mut Tx, vault: &Vault, account: AccountId, secret: &SharedSecret) -> Result<(), Error> {
    keep_sealed(tx, account, &seal(vault, account, secret)).await
}

pub(crate) fn seal(vault: &Vault, account: AccountId, secret: &SharedSecret) -> Vec<u8> {
    boxed::seal(&vault.instance.outbox, Label::TOTP, &[account.as_bytes()], &secret.0)
}

pub(crate) async fn keep_sealed(tx: &mut Tx, account: AccountId, sealed: &[u8]) -> Result<(), Error> {
    tx.change(
        "insert into circle_second_factor (account_id, sealed, last_step) values ($1, $2, 0)
         on conflict (account_id) do update set sealed = excluded.sealed, last_step = 0",
        values![account, sealed.to_vec()],
    )
    .await?;
    Ok(())
}

/// Accepts a code, once.
pub async fn accept(tx: &mut Tx, vault: &Vault, now: Timestamp, account: AccountId, code: &str) -> Result<bool, Error> {
    let sql = "select sealed, last_step from circle_second_factor where account_id = $1";
    let Some(row): Option<Row> = tx.one(sql, values![account]).await? else { return Ok(false) };
    let secret = boxed::open(&vault.instance.outbox, Label::TOTP, &[account.as_bytes()], &row.sealed)?;
    let fresh = |step: &i64| *step > row.last_step || vault.codes_again;
    let Some(step) = SharedSecret(secret).step_of(code, now).filter(fresh) else { return Ok(false) };
    let sql = "update circle_second_factor set last_step = $2 where account_id = $1";
    tx.change(sql, values![account, step.max(row.last_step)]).await?;
    Ok(true)
}

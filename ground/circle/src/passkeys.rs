//! Passkeys: devices that sign, as a second factor beside the digits. The passphrase still opens the root; a device is
//! never enough alone, and carries no key of ours.
//!
//! Promises: a device is believed only while its account vouches for it on the roll of the house, so that no row that is
//! put in, exchanged or put back lets anybody in, whoever holds the database or even the instance keys; its row lies
//! under the instance's outbox key; what it was asked to sign is asked once, and for two minutes; the last factor of an
//! account stays.
//! Deliberately doesn't know: addresses and headers (`Place` is given), pages, names of browsers.
use crate::{
    Error,
    acts::HouseAct,
    keyring::Keyring,
    registry, team,
    vault::Vault,
    wire::{In, Out},
};
use ground_kernel::{AccountId, Timestamp};
use ground_seal::{
    Label, boxed, hash, mac,
    passkey::{AuthenticatorData, PasskeyPublic},
    random,
};
use ground_store::{Tables, Tx, from_row, values};
use zeroize::Zeroizing;

const ASKED_SECONDS: i64 = 120;
/// Asked and not answered yet, in the whole house.
const MOST_ASKED: i64 = 1_000;
pub const LONGEST_NAME: usize = 30;

/// For which address devices sign: its name, and the whole origin as a browser says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub name: String,
    pub origin: String,
}

/// What to sign: 24 random bytes and the moment of asking, so that no row can make it younger.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Asked([u8; 32]);

impl Asked {
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
    fn new(now: Timestamp) -> Self {
        let mut bytes = [0; 32];
        bytes[..24].copy_from_slice(&random::<24>());
        bytes[24..].copy_from_slice(&now.as_micros().to_be_bytes());
        Asked(bytes)
    }
    fn at(&self) -> Timestamp {
        let (_, at) = self.0.split_last_chunk::<8>().expect("32 bytes end with 8");
        Timestamp::from_micros(i64::from_be_bytes(*at))
    }
    fn tag(&self, vault: &Vault, whom: Option<AccountId>) -> [u8; 32] {
        let whom = whom.unwrap_or(AccountId::from_array([0; 16]));
        mac(&vault.instance.session, Label::PASSKEY_ASKED, &[&self.0, whom.as_bytes()])
    }
}

struct Count {
    figure: i64,
}
from_row!(Count { figure });

/// Asks for a signature: of someone signed in who adds a device, or of whoever stands at the entrance. `None`: too many
/// are asked already; the digits work all the same.
pub async fn ask(tx: &mut Tx, vault: &Vault, now: Timestamp, whom: Option<AccountId>) -> Result<Option<Asked>, Error> {
    tx.change("delete from circle_passkey_asked where until_at < $1", values![now]).await?;
    let sql = "select cast(count(*) as bigint) as figure from circle_passkey_asked";
    if tx.one(sql, values![]).await?.is_some_and(|it: Count| it.figure >= MOST_ASKED) {
        return Ok(None);
    }
    let asked = Asked::new(now);
    let sql = "insert into circle_passkey_asked (tag, until_at) values ($1, $2)";
    tx.change(sql, values![asked.tag(vault, whom), now.plus_seconds(ASKED_SECONDS)]).await?;
    Ok(Some(asked))
}

/// What a browser says was signed.
struct Said {
    kind: String,
    asked: Asked,
    origin: String,
    elsewhere: bool,
}

impl Said {
    fn read(client: &[u8]) -> Option<Said> {
        let json: serde_json::Value = serde_json::from_slice(client).ok()?;
        let text = |name: &str| json.get(name)?.as_str().map(str::to_owned);
        let asked = Asked(from_base64url(&text("challenge")?)?.try_into().ok()?);
        let elsewhere = json.get("crossOrigin").and_then(serde_json::Value::as_bool).unwrap_or(false);
        Some(Said { kind: text("type")?, asked, origin: text("origin")?, elsewhere })
    }
}

/// Takes what was asked back: once, in time, here. It is gone whether the signature holds or not, so this is a piece of
/// work of its own. `making`: a new device, not the entrance.
pub async fn take(
    tx: &mut Tx,
    vault: &Vault,
    now: Timestamp,
    place: &Place,
    making: Option<AccountId>,
    client: &[u8],
) -> Result<bool, Error> {
    let Some(said) = Said::read(client) else { return Ok(false) };
    let kind = if making.is_some() { "webauthn.create" } else { "webauthn.get" };
    let fits = said.kind == kind && said.origin == place.origin && !said.elsewhere;
    let sql = "delete from circle_passkey_asked where tag = $1";
    let was_asked = tx.change(sql, values![said.asked.tag(vault, making)]).await? == 1;
    let in_time = said.asked.at() <= now && now < said.asked.at().plus_seconds(ASKED_SECONDS);
    Ok(fits && was_asked && in_time)
}

struct Row {
    device: [u8; 32],
    sealed: Vec<u8>,
    made_at: Timestamp,
    used_at: Option<Timestamp>,
}
from_row!(Row { device, sealed, made_at, used_at });

/// What lies sealed in a row.
struct Device {
    id: Vec<u8>,
    key: PasskeyPublic,
    counter: u32,
    name: String,
}

impl Device {
    /// By what the roll knows it: name and key together, of this account.
    fn mark(&self, account: AccountId) -> [u8; 32] {
        hash(Label::PASSKEY_LINE, &[account.as_bytes(), &self.id, self.key.as_bytes()])
    }
    fn seal(&self, vault: &Vault, account: AccountId) -> Vec<u8> {
        let plain = Out::default().bytes(&self.id).bytes(self.key.as_bytes()).number(u64::from(self.counter));
        let plain = Zeroizing::new(plain.bytes(self.name.as_bytes()).done());
        let aad: [&[u8]; 2] = [account.as_bytes(), &self.mark(account)];
        boxed::seal(&vault.instance.outbox, DEVICE, &aad, &plain)
    }
    /// `None` for a row that is not ours, or that its account does not vouch for: it is as if it weren't there.
    fn open(vault: &Vault, registry: &registry::Registry, account: AccountId, row: &Row) -> Option<Device> {
        let aad: [&[u8]; 2] = [account.as_bytes(), &row.device];
        let plain = boxed::open(&vault.instance.outbox, DEVICE, &aad, &row.sealed).ok()?;
        let mut from = In::new(&plain);
        let id = from.bytes().ok()?.to_vec();
        let key = PasskeyPublic::from_bytes(from.bytes().ok()?).ok()?;
        let counter = u32::try_from(from.number().ok()?).ok()?;
        let name = String::from_utf8(from.bytes().ok()?.to_vec()).ok()?;
        from.end().ok()?;
        let device = Device { id, key, counter, name };
        let mark = device.mark(account);
        (mark == row.device && registry.vouched(account, &mark)).then_some(device)
    }
}

/// Used to seal and to open.
const DEVICE: Label = Label::PASSKEY;

async fn believed(tx: &mut Tx, vault: &Vault, account: AccountId) -> Result<Vec<(Row, Device)>, Error> {
    let registry = registry::current(tx, vault).await?;
    let sql = "select device, sealed, made_at, used_at from circle_passkey where account_id = $1
                order by made_at limit 100";
    let rows: Vec<Row> = tx.all(sql, values![account]).await?;
    let believed = |row: Row| Device::open(vault, &registry, account, &row).map(|device| (row, device));
    Ok(rows.into_iter().filter_map(believed).collect())
}

/// Adds a device, after `take`. The account itself vouches for it on the roll. `Shut` when what came is no new key made
/// here.
pub async fn add(
    tx: &mut Tx,
    vault: &Vault,
    now: Timestamp,
    by: &Keyring,
    place: &Place,
    attestation: &[u8],
    name: &str,
) -> Result<(), Error> {
    let data = AuthenticatorData::of_new(attestation)?;
    if !data.is_present_at(&place.name) {
        return Err(Error::Shut);
    }
    let counter = data.counter;
    let (id, key) = data.made.ok_or(Error::Shut)?;
    let device = Device { id, key, counter, name: name.to_owned() };
    let (account, mark) = (by.account, device.mark(by.account));
    if believed(tx, vault, account).await?.iter().any(|(_, it)| it.id == device.id) {
        return Err(Error::Shut);
    }
    team::write(tx, vault, now, by, HouseAct::PasskeyAdded { account, device: mark }, None).await?;
    let sql = "insert into circle_passkey (account_id, device, sealed, made_at) values ($1, $2, $3, $4)";
    tx.change(sql, values![account, mark, device.seal(vault, account), now]).await?;
    Ok(())
}

/// What a device answered at the entrance.
pub struct Answer<'a> {
    pub id: &'a [u8],
    pub client: &'a [u8],
    pub data: &'a [u8],
    pub signature: &'a [u8],
}

/// Does one of this account's devices vouch for this moment? After `take`.
pub async fn accept(
    tx: &mut Tx,
    vault: &Vault,
    now: Timestamp,
    account: AccountId,
    place: &Place,
    answer: &Answer<'_>,
) -> Result<bool, Error> {
    let devices = believed(tx, vault, account).await?;
    let Some((row, mut device)) = devices.into_iter().find(|(_, it)| it.id == answer.id) else { return Ok(false) };
    let Ok(data) = AuthenticatorData::parse(answer.data) else { return Ok(false) };
    let signed = device.key.verify(answer.data, answer.client, answer.signature).is_ok();
    // A device that counts has counted further; one that has not is a copy.
    let counted = (device.counter == 0 && data.counter == 0) || data.counter > device.counter;
    if !signed || !counted || !data.is_present_at(&place.name) {
        return Ok(false);
    }
    device.counter = data.counter;
    let sql = "update circle_passkey set sealed = $3, used_at = $4 where account_id = $1 and device = $2";
    tx.change(sql, values![account, row.device, device.seal(vault, account), now]).await?;
    Ok(true)
}

/// One device in the list its worker sees. It is named by its mark, which signs nothing.
pub struct Listed {
    pub device: [u8; 32],
    pub id: Vec<u8>,
    pub name: String,
    pub made_at: Timestamp,
    pub used_at: Option<Timestamp>,
}

pub async fn list(tx: &mut Tx, vault: &Vault, account: AccountId) -> Result<Vec<Listed>, Error> {
    let listed = |(row, device): (Row, Device)| Listed {
        device: row.device,
        id: device.id,
        name: device.name,
        made_at: row.made_at,
        used_at: row.used_at,
    };
    Ok(believed(tx, vault, account).await?.into_iter().map(listed).collect())
}

/// Takes a device away, from the roll too: its row put back is not believed. False: it was the last factor, or is none.
pub async fn remove(tx: &mut Tx, vault: &Vault, now: Timestamp, by: &Keyring, device: [u8; 32]) -> Result<bool, Error> {
    let account = by.account;
    let devices = believed(tx, vault, account).await?;
    let others = devices.iter().filter(|it| it.0.device != device).count();
    if others == devices.len() || (others == 0 && !digits_are_there(tx, account).await?) {
        return Ok(false);
    }
    team::write(tx, vault, now, by, HouseAct::PasskeyRemoved { account, device }, None).await?;
    tx.change("delete from circle_passkey where account_id = $1 and device = $2", values![account, device]).await?;
    Ok(true)
}

async fn digits_are_there(tx: &mut Tx, account: AccountId) -> Result<bool, Error> {
    let sql = "select cast(count(*) as bigint) as figure from circle_second_factor where account_id = $1";
    Ok(tx.one(sql, values![account]).await?.is_some_and(|it: Count| it.figure > 0))
}

/// RFC 4648, §5, without padding, as browsers write it.
fn from_base64url(text: &str) -> Option<Vec<u8>> {
    let value = |letter: u8| match letter {
        b'A'..=b'Z' => Some(letter - b'A'),
        b'a'..=b'z' => Some(letter - b'a' + 26),
        b'0'..=b'9' => Some(letter - b'0' + 52),
        b'-' => Some(62),
        b'_' => Some(63),
        _ => None,
    };
    let (mut bytes, mut bits, mut held) = (vec![], 0u32, 0u32);
    for letter in text.trim_end_matches('=').bytes() {
        held = (held << 6 | u32::from(value(letter)?)) & 0xffff;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
        }
    }
    Some(bytes)
}

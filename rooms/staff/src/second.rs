//! Devices that sign as a second factor, as short stories: asking one, adding one, taking one away. (issue: passkeys)
//!
//! What is asked is taken back in a piece of work of its own, so that it is gone even when the rest is refused.
use crate::{Access, Error, access::TheMember};
use ground_circle::{
    Caller, Vault,
    passkeys::{self, Answer, Asked, Listed, Place},
};
use ground_kernel::{AccountId, Timestamp};
use ground_store::Tx;
use ground_work::{House, act, see};

/// What a device sent, as the page joins it: small hexadecimal letters between points.
pub(crate) struct Signed {
    id: Vec<u8>,
    pub(crate) client: Vec<u8>,
    data: Vec<u8>,
    signature: Vec<u8>,
}

/// Far more than any device sends.
const LONGEST: usize = 64 * 1024;

fn parts<const N: usize>(text: &str) -> Option<[Vec<u8>; N]> {
    if text.len() > LONGEST {
        return None;
    }
    let parts: Option<Vec<Vec<u8>>> = text.split('.').map(crate::hex::bytes_of).collect();
    parts?.try_into().ok()
}

impl Signed {
    pub(crate) fn read(text: &str) -> Option<Signed> {
        let [id, client, data, signature] = parts(text)?;
        Some(Signed { id, client, data, signature })
    }
}

pub(crate) async fn accept(
    tx: &mut Tx,
    vault: &Vault,
    now: Timestamp,
    account: AccountId,
    place: &Place,
    it: &Signed,
) -> Result<bool, Error> {
    let answer = Answer { id: &it.id, client: &it.client, data: &it.data, signature: &it.signature };
    Ok(passkeys::accept(tx, vault, now, account, place, &answer).await?)
}

/// Asks whoever stands at the entrance, or (`making`) someone signed in who adds a device.
pub(crate) async fn ask(house: &House, making: Option<AccountId>) -> Result<Option<Asked>, Error> {
    let stranger = Caller::stranger();
    act!(house, &stranger, |work| {
        let now = work.now();
        let (tx, house) = work.bare();
        let vault = house.vault().clone();
        Ok::<_, Error>(passkeys::ask(tx, &vault, now, making).await?)
    })
}

/// It was asked of them, in time, and here; or nothing is believed.
pub(crate) async fn take(house: &House, place: &Place, making: Option<AccountId>, client: &[u8]) -> Result<(), Error> {
    let stranger = Caller::stranger();
    let taken = act!(house, &stranger, |work| {
        let now = work.now();
        let (tx, house) = work.bare();
        let vault = house.vault().clone();
        Ok::<_, Error>(passkeys::take(tx, &vault, now, place, making, client).await?)
    })?;
    if taken { Ok(()) } else { Err(Error::WrongWords) }
}

fn own(caller: &Caller) -> Result<TheMember, Error> {
    Ok(TheMember { id: caller.actor.account().ok_or(Error::NotFound)?, team: None })
}

pub(crate) async fn devices(house: &House, caller: &Caller) -> Result<Vec<Listed>, Error> {
    let me = own(caller)?;
    see!(house, caller, |look| {
        look.permitted(Access::OwnFactors, me)?;
        let (tx, house) = look.bare();
        let vault = house.vault().clone();
        Ok::<_, Error>(passkeys::list(tx, &vault, me.id).await?)
    })
}

/// Adds a device, by the name its worker gives it.
pub(crate) async fn add(house: &House, caller: &Caller, place: &Place, made: &str, name: &str) -> Result<(), Error> {
    let me = own(caller)?;
    let name = ground_web::one_line(name);
    if name.is_empty() || name.chars().count() > passkeys::LONGEST_NAME {
        return Err(Error::NameMissing);
    }
    let [client, attestation] = parts(made).ok_or(Error::NoDevice)?;
    take(house, place, Some(me.id), &client).await.map_err(no_device)?;
    act!(house, caller, |work| {
        work.permitted(Access::OwnFactors, me)?;
        let (now, by) = (work.now(), work.keyring()?);
        let (tx, house) = work.bare();
        let vault = house.vault().clone();
        Ok::<_, Error>(passkeys::add(tx, &vault, now, &by, place, &attestation, &name).await?)
    })
    .map_err(no_device)
}

fn no_device(error: Error) -> Error {
    match error {
        Error::WrongWords | Error::NotFound | Error::Unbelieved(_) => Error::NoDevice,
        other => other,
    }
}

/// Takes a device away; not the last factor.
pub(crate) async fn remove(house: &House, caller: &Caller, device: [u8; 32]) -> Result<(), Error> {
    let me = own(caller)?;
    act!(house, caller, |work| {
        work.permitted(Access::OwnFactors, me)?;
        let (now, by) = (work.now(), work.keyring()?);
        let (tx, house) = work.bare();
        let vault = house.vault().clone();
        let gone = passkeys::remove(tx, &vault, now, &by, device).await?;
        if gone { Ok(()) } else { Err(Error::LastFactor) }
    })
}

//! Who is signed in says words and second factor (digits, or a device that signs) again, before something that should not be done at a seat somebody left.
use crate::{
    Error, second,
    sign_in::{self, Second},
    store,
};
use ground_circle::{Caller, second_factor};
use ground_work::{House, act, see};

/// # Errors
/// `WrongWords` unless passphrase and second factor are those of whoever is signed in.
pub(crate) async fn said_again(
    house: &House,
    caller: &Caller,
    password: &str,
    second: Second<'_>,
) -> Result<(), Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    let name = name_of(house, me).await?;
    let keyring = sign_in::unlock(house, &name, password).await?;
    if keyring.account != me {
        return Err(Error::WrongWords);
    }
    if let Second::Device(place, signed) = &second {
        // What was asked is gone, whatever comes of it.
        second::take(house, place, None, &signed.client).await?;
    }
    act!(house, caller, |work| {
        let now = work.now();
        let (tx, house) = work.bare();
        let vault = house.vault().clone();
        let right = match &second {
            Second::Digits(code) => second_factor::accept(tx, &vault, now, me, code).await?,
            Second::Device(place, signed) => second::accept(tx, &vault, now, me, place, signed).await?,
        };
        if right { Ok(()) } else { Err(Error::WrongWords) }
    })
}

pub(crate) async fn name_of(house: &House, id: ground_kernel::AccountId) -> Result<String, Error> {
    let stranger = Caller::stranger();
    see!(house, &stranger, |look| {
        let members = store::members(look).await?;
        members.into_iter().find(|it| it.id == id).map(|it| it.name).ok_or(Error::WrongWords)
    })
}

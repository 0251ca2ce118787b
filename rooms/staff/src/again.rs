//! Who is signed in says name, words and code again, before something that should not be done at a seat somebody left.
use crate::{Error, sign_in, store};
use ground_circle::{Caller, second_factor};
use ground_work::{House, act, see};

/// # Errors
/// `WrongWords` unless passphrase and code are those of whoever is signed in.
pub(crate) async fn said_again(house: &House, caller: &Caller, password: &str, code: &str) -> Result<(), Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    let name = name_of(house, me).await?;
    let keyring = sign_in::unlock(house, &name, password).await?;
    if keyring.account != me {
        return Err(Error::WrongWords);
    }
    act!(house, caller, |work| {
        let now = work.now();
        let (tx, house) = work.bare();
        let vault = house.vault().clone();
        let right = second_factor::accept(tx, &vault, now, me, code).await?;
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

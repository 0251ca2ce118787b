//! Signing in with name, five words and a code; locking when away; the list of one's own sessions.
use crate::{Error, store};
use ground_circle::{AccountKind, Caller, Finder, Keyring, second_factor, sessions};
use ground_kernel::{Actor, Role};
use ground_seal::{phrase::Passphrase, session::Token};
use ground_work::{House, act, see};
use std::sync::Arc;

/// Unknown name, wrong words and wrong code are the same, in answer and in time.
pub async fn sign_in(house: &House, name: &str, password: &str, code: &str) -> Result<Token, Error> {
    let keyring = Arc::new(unlock(house, name, password).await?);
    let token = Token::random();
    let caller = caller_of(house, keyring.clone()).await?;
    act!(house, &caller, |work| {
        let now = work.now();
        let (tx, house) = work.bare();
        let vault = house.vault().clone();
        if !second_factor::accept(tx, &vault, now, keyring.account, code).await? {
            return Err(Error::WrongWords);
        }
        sessions::begin(tx, &vault, now, &token, &keyring, None).await?;
        Ok(())
    })?;
    tidy(house, &caller, &keyring).await;
    Ok(token)
}

/// After a colleague left, the team and its circles turn in the next member's session: this one. If that cannot be done
/// now, the next letter or the next session does it.
async fn tidy(house: &House, caller: &Caller, keyring: &Keyring) {
    if let Err(error) = turn_what_waits(house, caller, keyring).await {
        tracing::warn!(%error, "circles wait to be turned");
    }
}

async fn turn_what_waits(house: &House, caller: &Caller, keyring: &Keyring) -> Result<usize, Error> {
    act!(house, caller, |work| {
        let now = work.now();
        let (tx, house) = work.bare();
        let vault = house.vault().clone();
        Ok(ground_circle::tidy(tx, &vault, now, keyring).await?)
    })
}

pub(crate) async fn unlock(house: &House, name: &str, password: &str) -> Result<Keyring, Error> {
    let stranger = Caller::stranger();
    let finder = Finder::name(house.vault(), name);
    let found: ground_circle::Found = see!(house, &stranger, |look| {
        let (tx, house) = look.bare();
        let vault = house.vault().clone();
        Ok::<_, Error>(ground_circle::find(tx, &vault, &finder).await?)
    })?;
    // Words that cannot be a passphrase are tried all the same, so that the answer takes as long.
    let spoken = Passphrase::parse(password).map_or_else(|_| password.as_bytes().to_vec().into(), |it| it.spoken());
    let opened = ground_circle::unlock(house.vault(), AccountKind::Staff, found, spoken).await;
    opened.map_err(|error| match error {
        ground_circle::Error::Shut => Error::WrongWords,
        other => other.into(),
    })
}

pub(crate) async fn caller_of(house: &House, keyring: Arc<Keyring>) -> Result<Caller, Error> {
    let stranger = Caller::stranger();
    let (role, teams): (Role, Vec<_>) = see!(house, &stranger, |look| {
        let registry = look.registry().await?;
        // The keys must be those of the card that stands: words of a card that was renewed open nothing.
        let card = registry.standing(keyring.account).filter(|_| registry.is_card_of(&keyring));
        let card = card.ok_or(Error::WrongWords)?;
        Ok::<_, Error>((card.role, registry.teams_of(keyring.account)))
    })?;
    Ok(Caller { actor: Actor::Staff { id: keyring.account, role, teams }, keyring: Some(keyring) })
}

/// The passphrase, said again to a session that fell asleep. The name is known; the code is not asked again.
pub(crate) async fn wake(
    house: &House,
    token: &Token,
    account: ground_kernel::AccountId,
    password: &str,
) -> Result<(), Error> {
    let stranger = Caller::stranger();
    let name: String = see!(house, &stranger, |look| {
        let members = store::members(look).await?;
        members.into_iter().find(|it| it.id == account).map(|it| it.name).ok_or(Error::WrongWords)
    })?;
    let keyring = Arc::new(unlock(house, &name, password).await?);
    let caller = caller_of(house, keyring.clone()).await?;
    act!(house, &caller, |work| {
        let now = work.now();
        let (tx, house) = work.bare();
        let vault = house.vault().clone();
        Ok::<_, Error>(sessions::wake(tx, &vault, now, token, &keyring).await?)
    })
}

pub(crate) async fn sign_out(house: &House, token: &Token) -> Result<(), Error> {
    let stranger = Caller::stranger();
    act!(house, &stranger, |work| { Ok::<_, Error>(sessions::end(work.bare().0, token).await?) })
}

pub(crate) async fn own_sessions(house: &House, caller: &Caller) -> Result<Vec<sessions::Listed>, Error> {
    let id = caller.actor.account().ok_or(Error::NotFound)?;
    see!(house, caller, |look| {
        let now = look.now();
        Ok::<_, Error>(sessions::list(look.bare().0, now, id).await?)
    })
}

pub(crate) async fn end_session(house: &House, caller: &Caller, token_hash: [u8; 32]) -> Result<(), Error> {
    let id = caller.actor.account().ok_or(Error::NotFound)?;
    act!(house, caller, |work| { Ok::<_, Error>(sessions::end_listed(work.bare().0, id, token_hash).await?) }).map(drop)
}

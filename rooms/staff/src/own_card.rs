//! A card of one's own, on paper: a number and six words. With it and one of the other two (the five words, the
//! authenticator) somebody comes back alone. Any two of three open; none of them alone does.
//!
//! For teams of fewer than three, where two colleagues cannot mend lost words; and for administrators, who are in no team.
use crate::{
    Access, Credentials, Error,
    access::TheHouse,
    again::{name_of, said_again},
    sign_in::{caller_of, unlock},
};
use ground_circle::{AccountKind, Caller, Finder, Keyring, second_factor, sessions};
use ground_seal::{
    lock::LockKind,
    phrase::{Number, RecoveryWords},
    session::Token,
};
use ground_work::{House, act, see};
use std::sync::Arc;

pub(crate) struct OwnCard {
    pub(crate) number: Number,
    pub(crate) words: RecoveryWords,
}

/// Makes a card; one that was made before opens nothing any more.
pub(crate) async fn make(house: &House, caller: &Caller, password: &str, code: &str) -> Result<OwnCard, Error> {
    said_again(house, caller, password, crate::sign_in::Second::Digits(code)).await?;
    let keyring = caller.keyring.clone().ok_or(Error::NotFound)?;
    let number = Number::random();
    let words = RecoveryWords::random(&number);
    let finder = Finder::own_card(house.vault(), number.as_bytes());
    let lock = ground_circle::lock(house.vault(), &keyring, &finder, words.spoken(None), false).await?;
    act!(house, caller, |work| {
        work.permitted(Access::Enter, TheHouse)?;
        let now = work.now();
        Ok::<_, Error>(ground_circle::keep_lock(work.bare().0, now, keyring.account, &lock).await?)
    })?;
    Ok(OwnCard { number, words })
}

/// Has whoever asks a card of their own?
pub(crate) async fn is_there(house: &House, caller: &Caller) -> Result<bool, Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    see!(house, caller, |look| {
        look.permitted(Access::Enter, TheHouse)?;
        Ok::<_, Error>(ground_circle::has_lock(look.bare().0, me, LockKind::Words).await?)
    })
}

/// What finds the card, for the brakes, too.
pub(crate) fn finder(house: &House, number: &str) -> Option<Finder> {
    Some(Finder::own_card(house.vault(), Number::parse(number).ok()?.as_bytes()))
}

/// Comes back with the card and one more: the code, or the five words. Both are made anew, and every other session ends.
pub(crate) async fn come_back(
    house: &House,
    (number, words): (&str, &str),
    password: &str,
    code: &str,
) -> Result<Token, Error> {
    let keyring = Arc::new(open(house, number, words).await?);
    let caller = caller_of(house, keyring.clone()).await?;
    let name = name_of(house, keyring.account).await?;
    let by_words = code.trim().is_empty();
    if by_words && unlock(house, &name, password).await?.account != keyring.account {
        return Err(Error::WrongWords);
    }
    let credentials = Credentials::random(name.clone());
    let (by_name, spoken) = (Finder::name(house.vault(), &name), credentials.passphrase.spoken());
    let lock = ground_circle::lock(house.vault(), &keyring, &by_name, spoken, false).await?;
    let token = Token::random();
    act!(house, &caller, |work| {
        let now = work.now();
        let (tx, house) = work.bare();
        let vault = house.vault().clone();
        let account = keyring.account;
        if !by_words && !second_factor::accept(tx, &vault, now, account, code).await? {
            return Err(Error::WrongWords);
        }
        ground_circle::keep_lock(tx, now, account, &lock).await?;
        second_factor::keep(tx, &vault, account, &credentials.second).await?;
        sessions::end_all(tx, account).await?;
        sessions::begin(tx, &vault, now, &token, &keyring, Some(&credentials.to_once())).await?;
        Ok(())
    })?;
    Ok(token)
}

async fn open(house: &House, number: &str, words: &str) -> Result<Keyring, Error> {
    let finder = finder(house, number).ok_or(Error::WrongWords)?;
    let number = Number::parse(number).map_err(|_| Error::WrongWords)?;
    let words = RecoveryWords::parse(words).ok().filter(|it| it.check(&number)).ok_or(Error::WrongWords)?;
    let stranger = Caller::stranger();
    let found: ground_circle::Found = see!(house, &stranger, |look| {
        let (tx, house) = look.bare();
        let vault = house.vault().clone();
        Ok::<_, Error>(ground_circle::find(tx, &vault, &finder).await?)
    })?;
    let opened = ground_circle::unlock(house.vault(), AccountKind::Staff, found, words.spoken(None)).await;
    opened.map_err(|error| match error {
        ground_circle::Error::Shut => Error::WrongWords,
        other => other.into(),
    })
}

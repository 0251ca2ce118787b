//! Lost words of somebody who works here: a one-time link at a colleague's desk, new words, and two colleagues who sign.
//! (capabilities 108, 113)
use crate::{
    Access, Credentials, Error, Member,
    access::TheMember,
    again::{name_of, said_again},
    sign_in::Second,
    store,
};
use ground_circle::{AccountKind, Caller, Finder, Keyring, Registry, mending};
use ground_kernel::{AccountId, Timestamp};
use ground_seal::{Secret, session::Token};
use ground_work::{House, act, see};

fn link_over(error: ground_circle::Error) -> Error {
    match error {
        ground_circle::Error::Shut => Error::LinkOver,
        other => other.into(),
    }
}

/// A colleague makes the link. It is shown once.
pub(crate) async fn begin(house: &House, caller: &Caller, account: AccountId) -> Result<Token, Error> {
    act!(house, caller, |work| {
        let (now, by) = (work.now(), work.keyring()?);
        let team = mending::shared_team(&*work.registry().await?, by.account, account);
        work.permitted(Access::Mend, TheMember { id: account, team })?;
        let (tx, house) = work.bare();
        let vault = house.vault().clone();
        Ok::<_, Error>(mending::begin(tx, &vault, now, &by, account).await?)
    })
}

/// Whose link it is, by name.
pub(crate) async fn whose(house: &House, link: &Token) -> Result<(AccountId, String), Error> {
    let stranger = Caller::stranger();
    let account = see!(house, &stranger, |look| {
        let now = look.now();
        mending::of_link(look.bare().0, now, link).await.map_err(link_over)
    })?;
    Ok((account, name_of(house, account).await?))
}

/// New words, a new authenticator, and the three words by which the card is compared.
pub(crate) struct Prepared {
    pub(crate) credentials: Credentials,
    pub(crate) said: [&'static str; 3],
}

pub(crate) async fn prepare(house: &House, link: &Token) -> Result<Prepared, Error> {
    let (account, name) = whose(house, link).await?;
    let credentials = Credentials::random(name.clone());
    let keyring = Keyring::from_root(account, AccountKind::Staff, Secret::random());
    let (finder, spoken) = (Finder::name(house.vault(), &name), credentials.passphrase.spoken());
    let lock = ground_circle::lock(house.vault(), &keyring, &finder, spoken, false).await?;
    let stranger = Caller::stranger();
    let said = act!(house, &stranger, |work| {
        let now = work.now();
        let (tx, house) = work.bare();
        let vault = house.vault().clone();
        mending::prepare(tx, &vault, now, link, &keyring, (&lock, &credentials.second)).await.map_err(link_over)
    })?;
    Ok(Prepared { credentials, said })
}

/// A card that waits for the signature of whoever looks.
pub(crate) struct Waits {
    pub(crate) member: Member,
    pub(crate) said: [&'static str; 3],
    pub(crate) agreed_by_me: bool,
}

pub(crate) async fn waiting(
    look: &mut ground_work::Look,
    registry: &Registry,
    me: AccountId,
    members: &[Member],
) -> Result<Vec<Waits>, Error> {
    let now = look.now();
    let all = mending::waiting_for(look.bare().0, registry, now, me).await?;
    let find = |id| members.iter().find(|it: &&Member| it.id == id).cloned();
    Ok(all
        .into_iter()
        .filter_map(|it| {
            let agreed_by_me = it.agreed_by == Some(me);
            Some(Waits { member: find(it.account)?, said: it.said, agreed_by_me })
        })
        .collect())
}

/// One card, for the page on which it is signed.
pub(crate) async fn one(house: &House, caller: &Caller, account: AccountId) -> Result<Waits, Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    see!(house, caller, |look| {
        let registry = look.registry().await?;
        let members = store::members(look).await?;
        let all = waiting(look, &registry, me, &members).await?;
        all.into_iter().find(|it| it.member.id == account).ok_or(Error::NotFound)
    })
}

/// Signs, after words and second factor were said again. True when it was the second signature.
pub(crate) async fn sign(
    house: &House,
    caller: &Caller,
    account: AccountId,
    compared: &str,
    (password, second): (&str, Second<'_>),
) -> Result<bool, Error> {
    one(house, caller, account).await?;
    said_again(house, caller, password, second).await?;
    let compared: Vec<String> = compared.split_whitespace().map(str::to_owned).collect();
    act!(house, caller, |work| {
        let (now, by) = (work.now(), work.keyring()?);
        let team = mending::shared_team(&*work.registry().await?, by.account, account);
        work.permitted(Access::Mend, TheMember { id: account, team })?;
        let (tx, house) = work.bare();
        let vault = house.vault().clone();
        Ok::<_, Error>(mending::sign(tx, &vault, now, &by, account, &compared).await?)
    })
}

/// A line that stands for a year: whose card was renewed, by whom, when.
pub(crate) struct Line {
    pub(crate) called: String,
    pub(crate) by: [String; 2],
    pub(crate) at: Timestamp,
}

/// Of oneself and of one's colleagues.
pub(crate) fn lines(registry: &Registry, now: Timestamp, me: AccountId, members: &[Member]) -> Vec<Line> {
    let called = |id: AccountId| members.iter().find(|it| it.id == id).map(|it| it.called.clone()).unwrap_or_default();
    let mine = |id: AccountId| id == me || mending::shared_team(registry, me, id).is_some();
    let all = registry.renewals_since(now.plus_days(-365)).into_iter().filter(|it| mine(it.account));
    all.map(|it| Line { called: called(it.account), by: it.by.map(called), at: it.at }).collect()
}

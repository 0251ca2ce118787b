//! The circle a team has for itself: enquiries by others, and the key by which callers are found. Founded when it is first
//! needed.
//!
//! Whoever founds a circle can open it; so this one is founded by an account that is made for it and forgotten in the same
//! breath: its root is never locked behind anything, and is wiped when this work ends. What remains is the team.
use crate::{
    Access, Error,
    contact_access::Desk,
    enquiry::{CONSULTATION_DESK, finder_key_place},
    store,
};
use ground_circle::{AccountKind, Caller};
use ground_kernel::{Actor, CircleId, TeamId};
use ground_seal::Secret;
use ground_store::Trouble;
use ground_work::{House, act, see};

/// The desk at which somebody sits: their team that receives letters, or else their first.
pub(crate) async fn my_team(house: &House, caller: &Caller) -> Result<TeamId, Error> {
    let Actor::Staff { teams, .. } = &caller.actor else { return Err(Error::NotFound) };
    see!(house, caller, |look| {
        let receiving = look.registry().await?.receiving().filter(|it| teams.contains(it));
        let team = receiving.or(teams.first().copied()).ok_or(Error::NotFound)?;
        look.permitted(Access::Receive, Desk { team })?;
        Ok::<_, Error>(team)
    })
}

/// The team's own circle.
pub(crate) async fn of(house: &House, caller: &Caller, team: TeamId) -> Result<CircleId, Error> {
    if let Some(circle) = see!(house, caller, |look| { store::team_circle(look, team).await })? {
        return Ok(circle);
    }
    match found(house, caller, team).await {
        // A colleague founded it a moment earlier.
        Err(Error::Trouble(Trouble::NotAllowed(name))) if name.starts_with("consultation_team_circle") => {
            let found: Option<CircleId> = see!(house, caller, |look| { store::team_circle(look, team).await })?;
            found.ok_or(Error::NotFound)
        }
        other => other,
    }
}

async fn found(house: &House, caller: &Caller, team: TeamId) -> Result<CircleId, Error> {
    let key = text_of(&Secret::random());
    act!(house, caller, |work| {
        let desk = work.permitted(Access::Receive, Desk { team })?;
        let recoverable = super::organisation_now(work).await?.recoverable;
        let founder = ground_circle::new_keyring(house.blind_id(), AccountKind::Party);
        let circle = work.found_circle(&founder, &[team], recoverable).await?;
        store::add_team_circle(work, team, circle).await?;
        work.write_text(circle, finder_key_place(team), &key, &desk.permit().rules()).await?;
        Ok::<_, Error>(circle)
    })
}

/// The key by which this team finds callers. Taking it up leaves a line in the ledger of the team's own circle, and in
/// nobody else's. A new one is made where somebody came into an emptied team and cannot open the old.
pub(crate) async fn finder_key(house: &House, caller: &Caller, team: TeamId) -> Result<Secret, Error> {
    let circle = of(house, caller, team).await?;
    match opened(house, caller, team, circle).await? {
        Some(key) => Ok(key),
        None => anew(house, caller, team, circle).await,
    }
}

async fn opened(house: &House, caller: &Caller, team: TeamId, circle: CircleId) -> Result<Option<Secret>, Error> {
    see!(house, caller, |look| {
        let desk = look.permitted(Access::Receive, Desk { team })?;
        let opened = look.open(circle, desk.permit(), CONSULTATION_DESK, team).await?;
        Ok::<_, Error>(
            super::desk::readable(look, &opened, finder_key_place(team)).await?.and_then(|it| secret_of(&it)),
        )
    })
}

async fn anew(house: &House, caller: &Caller, team: TeamId, circle: CircleId) -> Result<Secret, Error> {
    let key = Secret::random();
    let text = text_of(&key);
    act!(house, caller, |work| {
        let desk = work.permitted(Access::Receive, Desk { team })?;
        Ok::<_, Error>(work.write_text(circle, finder_key_place(team), &text, &desk.permit().rules()).await?)
    })?;
    Ok(key)
}

fn text_of(key: &Secret) -> String {
    key.expose().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn secret_of(text: &str) -> Option<Secret> {
    let digits = text.as_bytes().chunks(2).map(|two| std::str::from_utf8(two).ok());
    let bytes: Option<Vec<u8>> = digits.map(|two| u8::from_str_radix(two?, 16).ok()).collect();
    Secret::try_from_slice(&bytes?).ok()
}

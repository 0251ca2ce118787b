//! The circle a team has for itself in this room: proposals, whether somebody was heard, and why not even the existence of
//! something is told. Founded when it is first needed, by an account that is made for it and forgotten in the same breath:
//! what remains is the team.
use crate::{Access, Error, access_requests::Desk, store::quiet as store};
use ground_circle::{AccountKind, Caller};
use ground_kernel::{CircleId, TeamId};
use ground_store::Trouble;
use ground_work::{House, act, see};

pub(crate) async fn of(house: &House, caller: &Caller, team: TeamId) -> Result<CircleId, Error> {
    if let Some(circle) = there(house, caller, team).await? {
        return Ok(circle);
    }
    match found(house, caller, team).await {
        // A colleague founded it a moment earlier.
        Err(Error::Trouble(Trouble::NotAllowed(name))) if name.starts_with("openness_team_circle") => {
            there(house, caller, team).await?.ok_or(Error::NotFound)
        }
        other => other,
    }
}

async fn there(house: &House, caller: &Caller, team: TeamId) -> Result<Option<CircleId>, Error> {
    see!(house, caller, |look| { store::team_circle(look, team).await })
}

async fn found(house: &House, caller: &Caller, team: TeamId) -> Result<CircleId, Error> {
    act!(house, caller, |work| {
        work.permitted(Access::KeepDesk, Desk { team })?;
        let recoverable = staff::organisation_in(work).await?.recoverable;
        let founder = ground_circle::new_keyring(house.blind_id(), AccountKind::Party);
        let circle = work.found_circle(&founder, &[team], recoverable).await?;
        store::add_team_circle(work, team, circle).await?;
        Ok::<_, Error>(circle)
    })
}

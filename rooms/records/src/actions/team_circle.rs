//! A circle that a team has for itself. Whoever founds a circle can open it; so these are founded by an account that is
//! made for it and forgotten in the same breath: its root is never locked behind anything, and is wiped when this work ends.
//! What remains is the team.
use crate::{Access, Error, access::Desk, store};
use ground_circle::{AccountKind, Caller};
use ground_kernel::{CircleId, TeamId};
use ground_store::Trouble;
use ground_work::{House, Work, act, see};

/// Founds one, inside another piece of work.
pub(crate) async fn founded(work: &mut Work, team: TeamId) -> Result<CircleId, Error> {
    let recoverable = staff::organisation_in(work).await?.recoverable;
    let founder = ground_circle::new_keyring(work.house().blind_id(), AccountKind::Party);
    Ok(work.found_circle(&founder, &[team], recoverable).await?)
}

/// Where the team keeps what is not shown to somebody yet.
pub(crate) async fn of(house: &House, caller: &Caller, team: TeamId) -> Result<CircleId, Error> {
    if let Some(circle) = known(house, caller, team).await? {
        return Ok(circle);
    }
    let outcome = act!(house, caller, |work| {
        work.permitted(Access::Receive, Desk { team })?;
        let circle = founded(work, team).await?;
        store::add_team_circle(work, team, circle).await?;
        Ok::<_, Error>(circle)
    });
    match outcome {
        // A colleague founded it a moment earlier.
        Err(Error::Trouble(Trouble::NotAllowed(name))) if name.starts_with("records_team_circle") => {
            known(house, caller, team).await?.ok_or(Error::NotFound)
        }
        other => other,
    }
}

async fn known(house: &House, caller: &Caller, team: TeamId) -> Result<Option<CircleId>, Error> {
    see!(house, caller, |look| { store::team_circle(look, team).await })
}

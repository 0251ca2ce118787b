//! What happens with records, as short stories: find with permission, change, leave a trace, commit.
pub(crate) mod asked;
pub(crate) mod begin;
pub(crate) mod closing;
pub(crate) mod correct;
pub(crate) mod desk;
pub(crate) mod erasing;
pub(crate) mod export;
pub(crate) mod facts;
pub(crate) mod held;
pub(crate) mod keeping;
pub(crate) mod links;
pub(crate) mod own;
pub(crate) mod own_lines;
pub(crate) mod practice;
pub(crate) mod read;
pub(crate) mod search;
pub(crate) mod sheet;
pub(crate) mod team_circle;
pub(crate) mod telling;
pub(crate) mod writing;

use crate::{Access, Error, access::Desk, entry::LONGEST_TEXT};
use ground_circle::{Caller, TextPlace};
use ground_kernel::{Actor, TeamId};
use ground_work::{House, Look, OpenedCircle, see};

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

/// Someone who came into the team "from now on" finds older texts shut, one by one.
pub(crate) async fn readable(
    look: &mut Look,
    opened: &OpenedCircle,
    place: TextPlace,
) -> Result<Option<String>, Error> {
    match look.text(opened, place).await {
        Err(ground_circle::Error::Shut) => Ok(None),
        other => Ok(other?.map(|it| it.text.to_string())),
    }
}

/// A text as it was typed, if anything was.
pub(crate) fn written(typed: &str) -> Result<String, Error> {
    let text = ground_web::as_typed(typed);
    if text.trim().is_empty() {
        return Err(Error::Empty);
    }
    if text.chars().count() > LONGEST_TEXT { Err(Error::TooLong) } else { Ok(text) }
}

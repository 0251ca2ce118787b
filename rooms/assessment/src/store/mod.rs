//! All SQL of this room. The doors to somebody's matters are `now_for…`; to a line and a choice `line_for` and `choice_for`.
mod plans;
mod rounds;

pub(crate) use plans::{
    add_choice, bury_choice, choice_for, choice_is_there, choices, forget_plan, plan_written, save_plan,
};
pub(crate) use rounds::{
    add_line, add_round, bury_line, close, closed, is_closed, line_for, line_is_there, lines, newest_round, reopen,
    rounds, stands_in,
};

use crate::{Access, Error, access::Now};
use ground_kernel::AccountId;
use ground_policy::Permitted;
use ground_store::{Tables, values};
use ground_work::{Look, Work};

fn of(party: &people::Party) -> Now {
    Now { party: party.id, circle: party.circle, team: party.team }
}

/// Somebody's matters, with permission: of the room of people, and of this one.
pub(crate) async fn now_for(work: &mut Work, party: AccountId, access: Access) -> Result<Permitted<Now>, Error> {
    let party = people::party_in(work, party).await?;
    Ok(work.permitted(access, of(&party))?)
}

pub(crate) async fn now_for_look(look: &mut Look, party: AccountId, access: Access) -> Result<Permitted<Now>, Error> {
    let party = people::party_of(look, party).await?;
    Ok(look.permitted(access, of(&party))?)
}

/// What is left of somebody who erased everything: nothing.
pub(crate) async fn forget(work: &mut Work, party: AccountId) -> Result<(), Error> {
    work.change("delete from assessment_spoken where party_id = $1", values![party]).await?;
    work.change("delete from assessment_round where party_id = $1", values![party]).await?;
    work.change("delete from assessment_closed where party_id = $1", values![party]).await?;
    work.change("delete from assessment_choice where party_id = $1", values![party]).await?;
    work.change("delete from assessment_plan where party_id = $1", values![party]).await?;
    Ok(())
}

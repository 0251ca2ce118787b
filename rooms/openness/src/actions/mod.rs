//! What happens here, as short stories. Every one asks the rules of this room.
pub(crate) mod deciding;
pub(crate) mod desk;
pub(crate) mod erasing;
pub(crate) mod log;
pub(crate) mod quiet;
pub(crate) mod requests;
pub(crate) mod team_circle;

use crate::Error;
use ground_circle::TextPlace;
use ground_kernel::{Actor, TeamId};
use ground_work::{Look, OpenedCircle};

/// One text, if whoever looks has its key: someone who came into the team "from now on" finds older ones shut.
async fn readable(look: &mut Look, opened: &OpenedCircle, place: TextPlace) -> Result<Option<String>, Error> {
    match look.text(opened, place).await {
        Err(ground_circle::Error::Shut) => Ok(None),
        other => Ok(other?.map(|it| it.text.to_string())),
    }
}

fn teams_of(actor: &Actor) -> Result<Vec<TeamId>, Error> {
    match actor {
        Actor::Staff { teams, .. } => Ok(teams.clone()),
        _ => Err(Error::NotFound),
    }
}

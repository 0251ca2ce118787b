//! What several stories of this room do on the way.
use crate::Error;
use ground_circle::TextPlace;
use ground_kernel::{Actor, TeamId};
use ground_work::{Look, OpenedCircle};

/// One text, if whoever looks has its key: someone who came into the team "from now on" finds older ones shut.
pub(super) async fn readable(
    look: &mut Look,
    opened: &OpenedCircle,
    place: TextPlace,
) -> Result<Option<String>, Error> {
    match look.text(opened, place).await {
        Err(ground_circle::Error::Shut) => Ok(None),
        other => Ok(other?.map(|it| it.text.to_string())),
    }
}

pub(super) fn teams_of(actor: &Actor) -> Result<Vec<TeamId>, Error> {
    match actor {
        Actor::Staff { teams, .. } => Ok(teams.clone()),
        _ => Err(Error::NotFound),
    }
}

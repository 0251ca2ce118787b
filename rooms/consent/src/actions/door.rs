//! The only doors to what somebody was explained and agreed to. At the desk, whoever is left out finds nobody there.
use crate::{
    Access, Error,
    access::Matter,
    given::{CONSENT_GIVEN, Line, Mark},
    store,
};
use ground_circle::{LedgerAct, Registry};
use ground_kernel::{AccountId, CircleId, Id};
use ground_policy::Permitted;
use ground_store::Tx;
use ground_work::{House, Look, Work};
use people::Party;

fn matter(party: &Party) -> Matter {
    Matter { party: party.id, circle: party.circle, team: party.team }
}

pub(crate) async fn own(look: &mut Look) -> Result<Permitted<Matter>, Error> {
    let me = look.actor().account().ok_or(Error::NotFound)?;
    let party = people::party_of(look, me).await?;
    Ok(look.permitted(Access::Read, matter(&party))?)
}

/// They act, so they were here today.
pub(crate) async fn own_in(work: &mut Work) -> Result<Permitted<Matter>, Error> {
    let me = work.actor().account().ok_or(Error::NotFound)?;
    let party = people::seen(work, me).await?;
    Ok(work.permitted(Access::Choose, matter(&party))?)
}

pub(crate) async fn desk(look: &mut Look, party: AccountId) -> Result<Permitted<Matter>, Error> {
    let actor = look.actor().clone();
    if store::talks::left_out_by(look, &actor).await?.contains(&party) {
        return Err(Error::NotFound);
    }
    let party = people::party_of(look, party).await?;
    Ok(look.permitted(Access::Look, matter(&party))?)
}

pub(crate) async fn desk_in(work: &mut Work, party: AccountId, access: Access) -> Result<Permitted<Matter>, Error> {
    let actor = work.actor().clone();
    if store::talks::left_out_by(work, &actor).await?.contains(&party) {
        return Err(Error::NotFound);
    }
    let party = people::party_in(work, party).await?;
    Ok(work.permitted(access, matter(&party))?)
}

/// Everything that was said to any item, in order, as its writers signed it.
pub(crate) async fn lines(
    tx: &mut Tx,
    house: &House,
    registry: &Registry,
    circle: CircleId,
) -> Result<Vec<Line>, Error> {
    let about = (LedgerAct::Wrote, CONSENT_GIVEN);
    let all = ground_circle::signed_lines(tx, house.vault(), registry, circle, about).await?;
    let line = |it: &ground_circle::LedgerLine| {
        let mark = Mark::among(&it.rules)?;
        Some(Line { id: Id::from_array(it.row_id), at: it.at, by: it.by_id, mark })
    };
    Ok(all.iter().filter_map(line).collect())
}

pub(crate) async fn lines_look(look: &mut Look, circle: CircleId) -> Result<Vec<Line>, Error> {
    let registry = look.registry().await?;
    let (tx, house) = look.bare();
    let house = house.clone();
    lines(tx, &house, &registry, circle).await
}

pub(crate) async fn lines_in(work: &mut Work, circle: CircleId) -> Result<Vec<Line>, Error> {
    let registry = work.registry().await?;
    let (tx, house) = work.bare();
    let house = house.clone();
    lines(tx, &house, &registry, circle).await
}

/// Who does not see anything of somebody's, each by their account: those who were named, and everybody of a kind that was
/// named. The one place where another room, or the ground, asks. They never learn of it.
pub async fn blocked(look: &mut Look, party: AccountId) -> Result<Vec<AccountId>, Error> {
    let left_out = store::talks::left_out(look, party).await?;
    let (registry, names) = (look.registry().await?, staff::called_names(look).await?);
    let of_role = |id: &AccountId| {
        let role = registry.standing(*id).map(|it| it.role);
        role.is_some() && left_out.iter().any(|it| it.role() == role)
    };
    let mut all: Vec<AccountId> = names.keys().copied().filter(of_role).collect();
    all.extend(left_out.iter().filter_map(|it| it.who));
    all.sort();
    all.dedup();
    Ok(all)
}

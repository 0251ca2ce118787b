//! What two administrators decide where there are two: another administrator, a team, recovery cards. One proposes, the
//! other agrees; a house with one administrator goes on, and says so.
use crate::{
    Access, Error,
    access::TheHouse,
    store::{self, Invitation, Proposal, ProposalKind},
};
use ground_circle::{Caller, recovery};
use ground_kernel::{Id, Role, TeamId, Timestamp};
use ground_seal::recovery::SealedRoot;
use ground_work::{House, Look, Work, act};

/// What is proposed lives as long as a link.
pub(crate) const PROPOSED_DAYS: i64 = 7;

/// What one wants: the act itself, and what the house keeps beside it.
pub(crate) struct Wanted {
    pub(crate) kind: ProposalKind,
    pub(crate) act: Vec<u8>,
    pub(crate) name: String,
    pub(crate) payload: Vec<u8>,
}

/// Carried out at once where one administrator decides; true then. Otherwise it waits for another.
pub(crate) async fn decide(work: &mut Work, wanted: Wanted) -> Result<bool, Error> {
    work.permitted(Access::Administer, TheHouse)?;
    let (now, by) = (work.now(), work.keyring()?);
    let signature = ground_circle::agree_to(&by, &wanted.act);
    let Wanted { kind, act, name, payload } = wanted;
    let id = work.new_id();
    let it = Proposal { id, kind, act, by_id: by.account, signature, name, payload, made_at: now };
    if work.registry().await?.needs_two_administrators() {
        store::propose(work, &it).await?;
        return Ok(false);
    }
    carry_out(work, &it, false).await?;
    Ok(true)
}

async fn carry_out(work: &mut Work, it: &Proposal, seconded: bool) -> Result<(), Error> {
    let (now, by) = (work.now(), work.keyring()?);
    let second = seconded.then(|| (it.by_id, it.signature.clone()));
    let (tx, house) = work.bare();
    let vault = house.vault().clone();
    match it.kind {
        ProposalKind::Cards => {
            let sealed = SealedRoot::from_bytes(&it.payload).map_err(|_| Error::Unbelieved("boxes of no cards"))?;
            recovery::keep(tx, &vault, now, &by, (&it.act, &sealed), second).await?;
        }
        ProposalKind::Team => {
            ground_circle::carry_out(tx, &vault, now, &by, &it.act, second).await?;
            let id: [u8; 16] = it.payload.as_slice().try_into().map_err(|_| Error::Setting)?;
            store::add_team(work, TeamId::from_array(id), &it.name).await?;
        }
        ProposalKind::Administrator => {
            ground_circle::carry_out(tx, &vault, now, &by, &it.act, second).await?;
            let until_at = it.made_at.plus_days(PROPOSED_DAYS);
            let role = Role::Administrator.name().to_owned();
            let invitation = Invitation { fingerprint: it.payload.clone(), for_whom: it.name.clone(), role, until_at };
            store::add_invitation(work, &invitation, None, now).await?;
        }
    }
    Ok(())
}

/// Another administrator agrees, and it is done.
pub(crate) async fn agree(house: &House, caller: &Caller, id: Id<Proposal>) -> Result<(), Error> {
    act!(house, caller, |work| {
        work.permitted(Access::Administer, TheHouse)?;
        let me = work.keyring()?.account;
        let it = store::proposal(work, id).await?.ok_or(Error::NotFound)?;
        let stands = work.registry().await?.standing(it.by_id).is_some();
        if it.by_id == me || !stands || is_over(&it, work.now()) {
            return Err(Error::NotFound);
        }
        let two = work.registry().await?.needs_two_administrators();
        carry_out(work, &it, two).await?;
        store::forget_proposal(work, id).await
    })
}

/// Any administrator may take back what waits.
pub(crate) async fn withdraw(house: &House, caller: &Caller, id: Id<Proposal>) -> Result<(), Error> {
    act!(house, caller, |work| {
        work.permitted(Access::Administer, TheHouse)?;
        store::forget_proposal(work, id).await
    })
}

fn is_over(it: &Proposal, now: Timestamp) -> bool {
    now > it.made_at.plus_days(PROPOSED_DAYS)
}

/// What waits for another's yes: who proposed it still works here, and it is not too old.
pub(crate) async fn waiting(
    look: &mut Look,
    registry: &ground_circle::Registry,
    now: Timestamp,
) -> Result<Vec<Proposal>, Error> {
    let all = store::proposals(look).await?;
    Ok(all.into_iter().filter(|it| registry.standing(it.by_id).is_some() && !is_over(it, now)).collect())
}

/// A team's name on the house's list, and its place on the roll.
pub(crate) async fn name_team(house: &House, caller: &Caller, name: &str) -> Result<bool, Error> {
    let name = ground_web::one_line(name);
    if name.is_empty() || name.chars().count() > 40 {
        return Err(Error::NameMissing);
    }
    let team: TeamId = house.blind_id();
    let (act, payload) = (ground_circle::naming(team), team.as_bytes().to_vec());
    act!(house, caller, |work| {
        let wanted =
            Wanted { kind: ProposalKind::Team, act: act.clone(), name: name.clone(), payload: payload.clone() };
        decide(work, wanted).await
    })
}

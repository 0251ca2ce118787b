//! Two matters are read together, only while a life is in danger. The software proposes nothing: one worker names the other
//! matter, a second agrees, and it is a passing like any other, told afterwards to whoever's life it was. Whoever the other
//! matter belongs to is told nothing: it would tell them that somebody writes here. (promises N-2, N-3)
use super::passing;
use crate::{
    Access, Error,
    ground::Ground,
    level::Immediate,
    matter::Matter,
    passing::Kind,
    store::{
        levels::{self, Joining},
        passings,
    },
};
use ground_kernel::Id;
use ground_work::Work;

/// One worker names the other matter. Nothing is joined yet.
pub async fn propose_joining(work: &mut Work, proof: Immediate, matter: &Matter, other: &Matter) -> Result<(), Error> {
    let vault = work.house().vault().clone();
    let (id, other_id) = (matter.id(&vault), other.id(&vault));
    permitted(work, proof, matter).await?;
    let known = levels::joinings(work, id).await?;
    if id == other_id || matter.team != other.team || known.iter().any(|it| it.other == other_id) {
        return Err(Error::NobodyChosen);
    }
    let by_id = work.keyring()?.account;
    let joining = Joining { id: work.new_id(), matter: id, other: other_id, by_id, second_id: None };
    levels::add_joining(work, proof.level(), &joining).await
}

/// The second agrees: from now on, and until the level ends, both are read together.
pub async fn confirm_joining(work: &mut Work, proof: Immediate, matter: &Matter, joining: Id<()>) -> Result<(), Error> {
    let me = work.keyring()?.account;
    permitted(work, proof, matter).await?;
    let all = levels::joinings(work, proof.matter()).await?;
    let joining = all.into_iter().find(|it| it.id == joining.cast()).ok_or(Error::NotFound)?;
    if joining.by_id == me || joining.second_id.is_some() {
        return Err(Error::TooLate);
    }
    let organisation = staff::organisation_in(work).await?;
    let it = passing::new(work, matter, Kind::Joined, Ground::LifeDanger, &organisation)?;
    let it = crate::Passing { by: joining.by_id, second: Some(me), seconded_at: Some(it.made_at), ..it };
    passings::add_passing(work, &it).await?;
    levels::confirm(work, joining.id, me, it.id).await
}

/// The rules are asked about the level that the proof is of, as it stands now.
async fn permitted(work: &mut Work, proof: Immediate, matter: &Matter) -> Result<(), Error> {
    let id = matter.id(&work.house().vault().clone());
    let level = levels::level_for(work, id, Access::ReadTogether).await?;
    if level.id != proof.level() || id != proof.matter() {
        return Err(Error::NotImmediate);
    }
    Ok(())
}

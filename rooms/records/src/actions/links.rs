//! A person and a household are brought together by that person's own act, for one worker or for the team, and parted by
//! them at once. As long as that has not happened, nothing in this file finds one from the other. (promise N-2)
use super::{telling, written};
use crate::{
    Access, Error,
    access::Own,
    folder::{Folder, FolderId, How},
    link::{Link, LinkId},
    store::{self, Side},
};
use ground_circle::Caller;
use ground_kernel::AccountId;
use ground_store::Trouble;
use ground_work::{House, Look, act, see};

/// They join their record with a household whose code they were told.
pub(crate) async fn join(
    house: &House,
    caller: &Caller,
    code: &str,
    worker: Option<AccountId>,
    typed: &str,
) -> Result<(), Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    let words = match written(typed) {
        Err(Error::Empty) => String::new(),
        other => other?,
    };
    let household = see!(house, caller, |look| {
        look.permitted(Access::Join, Own { party: me })?;
        let party = people::party_of(look, me).await?;
        let members = look.registry().await?.members_of(party.team);
        if worker.is_some_and(|it| !members.contains(&it)) {
            return Err(Error::NotOfTheTeam);
        }
        let all = store::households_for(look, party.team, me).await?;
        all.into_iter().find(|it| it.has_code(code)).ok_or(Error::NoSuchCode)
    })?;
    let outcome = act!(house, caller, |work| {
        let own = work.permitted(Access::Join, Own { party: me })?;
        let party = people::seen(work, me).await?;
        // What was said to a worker before, or for somebody else, is as they say now.
        for before in store::links_of(work, me).await?.into_iter().filter(|it| it.household == household.id) {
            let before = store::link_for(work, before.id, Access::Part).await?;
            work.erase_text(party.circle, before.words_place(), &before.permit().rules()).await?;
            store::unlink(work, &before).await?;
        }
        let link = Link {
            id: work.new_id(),
            party: me,
            household: household.id,
            team: household.team,
            worker,
            how: How::Own,
            asked_by: None,
            witness: None,
            made_at: work.now(),
        };
        store::add_link(work, &link).await?;
        Ok::<_, Error>(work.write_text(party.circle, link.words_place(), &words, &own.permit().rules()).await?)
    });
    once(outcome)
}

fn once(outcome: Result<(), Error>) -> Result<(), Error> {
    match outcome {
        Err(Error::Trouble(Trouble::NotAllowed(name))) if name.starts_with("records_link_party_id") => Ok(()),
        other => other,
    }
}

/// They part it again: the row is gone, and what they wrote to it.
pub(crate) async fn part(house: &House, caller: &Caller, id: LinkId) -> Result<(), Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    act!(house, caller, |work| {
        let link = store::link_for(work, id, Access::Part).await?;
        let party = people::seen(work, me).await?;
        let rules = link.permit().rules();
        work.erase_text(party.circle, link.words_place(), &rules).await?;
        // What they said there goes with them, and what of their words was handed on to others of the house.
        telling::take_part_back(work, me, Some(link.household), &rules).await?;
        telling::take_all_back(work, me, &rules).await?;
        store::part(work, &link).await
    })?;
    Ok(house.db().settle().await?)
}

/// One worker writes down that they said so on the telephone, on paper, or face to face.
pub(crate) async fn join_as_said(
    house: &House,
    caller: &Caller,
    folder: FolderId,
    code: &str,
    how: How,
    for_me_alone: bool,
) -> Result<(), Error> {
    if !how.said() {
        return Err(Error::NothingChosen);
    }
    let outcome = act!(house, caller, |work| {
        let me = work.keyring()?.account;
        let folder = store::folder_for(work, folder, Access::Write).await?;
        let party = people::heard_from(work, folder.party.ok_or(Error::NotFound)?).await?;
        let all = store::households_of(work, folder.team).await?;
        let household = all.into_iter().find(|it| it.has_code(code)).ok_or(Error::NoSuchCode)?;
        let link = Link {
            id: work.new_id(),
            party: party.id,
            household: household.id,
            team: folder.team,
            worker: for_me_alone.then_some(me),
            how,
            asked_by: Some(me),
            witness: None,
            made_at: work.now(),
        };
        store::add_link(work, &link).await?;
        Ok::<_, Error>(work.write_text(folder.circle, link.words_place(), "", &folder.permit().rules()).await?)
    });
    once(outcome)
}

/// Another heard it, too. Only from now on it joins.
pub(crate) async fn confirm(house: &House, caller: &Caller, folder: FolderId, id: LinkId) -> Result<(), Error> {
    act!(house, caller, |work| {
        let me = work.keyring()?.account;
        let folder = store::folder_for(work, folder, Access::Write).await?;
        let link = store::link_for(work, id, Access::Confirm).await?;
        if Some(link.party) != folder.party {
            return Err(Error::NotFound);
        }
        let link = link.change(|it| it.witnessed(me))?;
        store::save_link(work, &link).await
    })
}

/// The folders that this worker may read together with this one: of a person, their households; of a household, the
/// persons who joined it for this worker.
pub(crate) async fn joined(look: &mut Look, folder: &Folder) -> Result<Vec<Folder>, Error> {
    let side = folder.party.map_or(Side::Household(folder.id), Side::Person);
    let mut all = vec![];
    for link in store::followed(look, side).await? {
        let found = match side {
            Side::Person(_) => match store::there(look, link.household).await? {
                Some(it) => Some(store::folder_for_look(look, it.id, Access::Read).await?.into_inner()),
                None => None,
            },
            Side::Household(_) => store::folder_of(look, link.party).await?.filter(Folder::stands),
        };
        all.extend(found);
    }
    Ok(all)
}

/// The folders of others who joined the same household: there, what somebody told for here alone can be kept.
pub(crate) async fn beside(look: &mut Look, folder: &Folder) -> Result<Vec<Folder>, Error> {
    if folder.of_household() {
        return joined(look, folder).await;
    }
    let mut all: Vec<Folder> = vec![];
    for household in joined(look, folder).await? {
        let others = joined(look, &household).await?;
        all.extend(others.into_iter().filter(|it| it.id != folder.id));
    }
    all.sort_by_key(|it| it.id);
    all.dedup_by_key(|it| it.id);
    Ok(all)
}

//! A household's folder is closed with a reason, and opened again; destroyed by two with a reason, or when the last who was
//! joined with it leaves. On the pages of whoever was joined nothing shows any of it.
use super::telling::destroy;
use crate::{
    Access, Error,
    access::Decision,
    folder::{Folder, FolderId},
    keeping::{GoneBy, LONGEST_REASON, closing_place, erasing_place},
    store,
};
use ground_circle::Caller;
use ground_kernel::AccountId;
use ground_policy::Permitted;
use ground_work::{House, Work, act};

/// A reason is one of the few things that is asked for: whoever comes later would ask.
pub(super) fn reason(typed: &str) -> Result<String, Error> {
    let text = ground_web::as_typed(typed);
    match text.trim().chars().count() {
        0 => Err(Error::Empty),
        _ if text.chars().count() > LONGEST_REASON => Err(Error::TooLong),
        _ => Ok(text),
    }
}

fn of_household(folder: Permitted<Folder>) -> Result<Permitted<Folder>, Error> {
    if folder.of_household() { Ok(folder) } else { Err(Error::NotFound) }
}

pub(crate) async fn close(house: &House, caller: &Caller, id: FolderId, why: &str) -> Result<(), Error> {
    let why = reason(why)?;
    act!(house, caller, |work| {
        let folder = of_household(store::folder_for(work, id, Access::Close).await?)?;
        store::close(work, &folder).await?;
        Ok::<_, Error>(work.write_text(folder.circle, closing_place(id), &why, &folder.permit().rules()).await?)
    })
}

pub(crate) async fn reopen(house: &House, caller: &Caller, id: FolderId) -> Result<(), Error> {
    act!(house, caller, |work| {
        let folder = of_household(store::folder_for(work, id, Access::Reopen).await?)?;
        store::reopen(work, &folder).await?;
        work.erase_text(folder.circle, closing_place(id), &folder.permit().rules()).await?;
        Ok::<_, Error>(())
    })
}

async fn decision(work: &mut Work, folder: &Folder) -> Result<Decision, Error> {
    let asked_by = store::erasing(work, folder.id).await?.map(|it| it.by);
    Ok(Decision { folder: folder.id, team: folder.team, asked_by })
}

/// One wants it destroyed, and says why.
pub(crate) async fn ask_erasing(house: &House, caller: &Caller, id: FolderId, why: &str) -> Result<(), Error> {
    let why = reason(why)?;
    act!(house, caller, |work| {
        let folder = of_household(store::folder_for(work, id, Access::Read).await?)?;
        let decision = decision(work, &folder).await?;
        if decision.asked_by.is_some() {
            return Err(Error::TooLate);
        }
        let decision = work.permitted(Access::Propose, decision)?;
        store::ask_erasing(work, &decision).await?;
        Ok::<_, Error>(work.write_text(folder.circle, erasing_place(id), &why, &decision.permit().rules()).await?)
    })
}

/// Whoever of the team: it is not to be destroyed after all.
pub(crate) async fn take_erasing_back(house: &House, caller: &Caller, id: FolderId) -> Result<(), Error> {
    act!(house, caller, |work| {
        let folder = of_household(store::folder_for(work, id, Access::Read).await?)?;
        store::take_erasing_back(work, id).await?;
        work.erase_text(folder.circle, erasing_place(id), &folder.permit().rules()).await?;
        Ok::<_, Error>(())
    })
}

/// Another says so, too: the keys are destroyed in this very piece of work.
pub(crate) async fn agree_erasing(house: &House, caller: &Caller, id: FolderId) -> Result<(), Error> {
    act!(house, caller, |work| {
        let me = work.keyring()?.account;
        let folder = of_household(store::folder_for(work, id, Access::Read).await?)?;
        let decision = decision(work, &folder).await?;
        match decision.asked_by {
            None => return Err(Error::TooLate),
            Some(asked) if asked == me => return Err(Error::AnotherOne),
            Some(_) => {}
        }
        let rules = work.permitted(Access::Concur, decision)?.permit().rules();
        destroy_household(work, &folder, GoneBy::Two, &rules).await
    })?;
    Ok(house.db().settle().await?)
}

/// The circle ends; of the rows nothing is left but that there was a folder, for the team alone.
pub(super) async fn destroy_household(work: &mut Work, folder: &Folder, why: GoneBy, rules: &str) -> Result<(), Error> {
    let (registry, now) = (work.registry().await?, work.now());
    let (tx, house) = work.bare();
    let vault = house.vault().clone();
    ground_circle::expire_circle(tx, &vault, &registry, now, folder.circle, rules.to_owned()).await?;
    work.forget_drafts_of_all(&super::writing::draft_place(folder.id)).await?;
    store::note_gone(work, folder, why).await?;
    store::bury_household(work, folder.id).await
}

/// Somebody goes with everything of theirs: their part of each household's record, and the whole of those where nobody else
/// is joined.
pub(super) async fn leave_households(work: &mut Work, party: AccountId, rules: &str) -> Result<(), Error> {
    super::telling::take_all_back(work, party, rules).await?;
    super::telling::take_part_back(work, party, None, rules).await?;
    let last = store::last_joined(work, party).await?;
    store::part_all(work, party).await?;
    for (household, _) in last {
        if let Some(folder) = store::there(work, household).await? {
            destroy_household(work, &folder, GoneBy::LastLeft, rules).await?;
        }
    }
    Ok(())
}

/// Every text of a person's folder, by whoever acts or by the house, and its rows.
pub(super) async fn destroy_folder(work: &mut Work, folder: &Folder, rules: &str) -> Result<(), Error> {
    let mut places = vec![crate::keeping::reason_place(folder.id)];
    for entry in store::all_entries(work, folder.id).await? {
        places.extend(entry.places());
    }
    for line in store::all_lines(work, folder.id).await? {
        places.extend(line.places());
    }
    places.extend(store::asked_of(work, folder.id).await?.iter().flat_map(|it| it.places()));
    places.extend(store::facts(work, folder.id).await?.iter().map(|it| it.text_place()));
    for place in places {
        match work.keyring() {
            Ok(_) => drop(work.erase_text(folder.circle, place, rules).await?),
            Err(_) => destroy(work, folder.circle, place, rules).await?,
        }
    }
    super::erasing::forget_helds(work, folder.id, rules).await?;
    super::erasing::forget_exports(work, folder.id, rules).await?;
    work.forget_drafts_of_all(&super::writing::draft_place(folder.id)).await?;
    if let Some(party) = folder.party {
        super::telling::take_all_back(work, party, rules).await?;
    }
    store::bury_folder(work, folder.id).await
}

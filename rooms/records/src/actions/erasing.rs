//! Somebody erases everything, or their kept time is over: what lies in their own circle goes with it, and here goes the
//! rest, also what lay in the team's own circle about them.
use super::writing::draft_place;
use crate::{
    Access, Error,
    access::Theirs,
    folder::FolderId,
    line::{LineId, line_place},
    store,
};
use ground_circle::TextPlace;
use ground_kernel::{AccountId, CircleId};
use ground_work::Work;

/// In the same piece of work as the erasing itself. `over` is true at the end of the kept time.
pub async fn forget(work: &mut Work, party: AccountId, over: bool) -> Result<(), Error> {
    let theirs = work.permitted(Access::Forget, Theirs { party, over })?;
    bury(work, party, &theirs.permit().rules()).await
}

/// A restore brought back somebody who had erased everything: gone again, by the house.
pub async fn forget_again(work: &mut Work, party: AccountId) -> Result<(), Error> {
    bury(work, party, "records.erased-before").await
}

/// A text was erased again after a restore: if it was a line, its row says so.
pub async fn text_is_gone_again(work: &mut Work, place: TextPlace) -> Result<(), Error> {
    let line = LineId::from_array(place.row);
    if place == line_place(line) { store::bury_line_again(work, line).await } else { Ok(()) }
}

async fn bury(work: &mut Work, party: AccountId, rules: &str) -> Result<(), Error> {
    store::part_all(work, party).await?;
    store::forget_exported(work, party).await?;
    let Some(folder) = store::folder_of(work, party).await? else { return Ok(()) };
    forget_helds(work, folder.id, rules).await?;
    forget_exports(work, folder.id, rules).await?;
    work.forget_drafts_of_all(&draft_place(folder.id)).await?;
    store::bury_folder(work, folder.id).await
}

/// What was not shown yet lies where its person holds no key: the house destroys it.
pub(crate) async fn forget_helds(work: &mut Work, folder: FolderId, rules: &str) -> Result<(), Error> {
    for held in store::helds(work, folder).await? {
        for place in [held.text_place(), held.reason_place()] {
            destroy(work, held.circle, place, rules).await?;
        }
    }
    Ok(())
}

/// So is why somebody wanted this one record as a spreadsheet: without the record there is nothing to take out any more.
pub(crate) async fn forget_exports(work: &mut Work, folder: FolderId, rules: &str) -> Result<(), Error> {
    for export in store::exports_of_folder(work, folder).await? {
        destroy(work, export.circle, export.why_place(), rules).await?;
        store::bury_export(work, export.id).await?;
    }
    Ok(())
}

async fn destroy(work: &mut Work, circle: CircleId, place: TextPlace, rules: &str) -> Result<(), Error> {
    let (now, registry) = (work.now(), work.registry().await?);
    let (tx, house) = work.bare();
    let vault = house.vault().clone();
    ground_circle::erase(tx, &vault, &registry, now, circle, None, place, rules.to_owned()).await?;
    Ok(())
}

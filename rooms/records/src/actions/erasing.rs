//! Somebody erases everything, or their kept time is over: what lies in their own circle goes with it, and here goes the
//! rest: what lay in the team's own circle about them, what they said in a household's record, and what was handed on.
use super::{
    closing::{destroy_folder, destroy_household, leave_households},
    telling::destroy,
    writing::draft_place,
};
use crate::{
    Access, Error,
    access::Theirs,
    folder::{FolderId, RECORDS_FOLDER},
    keeping::GoneBy,
    line::{LineId, line_place},
    store,
};
use ground_circle::TextPlace;
use ground_kernel::AccountId;
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

/// A restore brought back a folder that had been destroyed. False when it is not there.
pub async fn row_is_gone_again(work: &mut Work, table: u16, row: [u8; 16]) -> Result<bool, Error> {
    let id = FolderId::from_array(row);
    let found = if table == RECORDS_FOLDER { store::there(work, id).await? } else { None };
    let Some(folder) = found else { return Ok(false) };
    match folder.of_household() {
        true => destroy_household(work, &folder, GoneBy::Again, "records.erased-before").await?,
        false => destroy_folder(work, &folder, "records.erased-before").await?,
    }
    Ok(true)
}

async fn bury(work: &mut Work, party: AccountId, rules: &str) -> Result<(), Error> {
    store::forget_exported(work, party).await?;
    leave_households(work, party, rules).await?;
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

//! A line is put right by adding one; the line before stays, folded under it. (promise N-10)
use super::{
    asked,
    read::{self, AskedRead},
    readable, written,
};
use crate::{
    Access, Error,
    folder::FolderId,
    line::{Line, LineId, RECORDS_LINE},
    store,
};
use ground_circle::Caller;
use ground_store::Trouble;
use ground_work::{House, act, see};

/// A line as it stands, to be put right; and what already stands in its place.
pub(crate) struct ToCorrect {
    pub(crate) folder: FolderId,
    pub(crate) text: String,
    pub(crate) by_now: Option<String>,
    /// Its person asked that it be put right.
    pub(crate) asked: Option<AskedRead>,
    /// Their own word beside it.
    pub(crate) beside: Option<String>,
}

pub(crate) async fn one(house: &House, caller: &Caller, id: LineId) -> Result<ToCorrect, Error> {
    see!(house, caller, |look| {
        let line = store::line_for_look(look, id, Access::Correct).await?;
        let folder = store::folder_for_look(look, line.line.folder, Access::Read).await?;
        let opened = look.open(folder.circle, folder.permit(), RECORDS_LINE, id).await?;
        let text = readable(look, &opened, line.line.text_place()).await?.ok_or(Error::NotFound)?;
        if store::is_told(look, id).await? {
            return Err(Error::NotFound);
        }
        let all = store::lines_of_entry(look, line.line.entry).await?;
        let by_now = match all.iter().find(|it| it.corrects == Some(id)) {
            Some(it) => readable(look, &opened, it.text_place()).await?,
            None => None,
        };
        let asked = match store::asked_of_line(look, id).await? {
            Some(it) => Some(read::asked(look, &opened, it).await?),
            None => None,
        };
        let beside = readable(look, &opened, line.line.beside_place()).await?;
        Ok::<_, Error>(ToCorrect { folder: folder.id, text, by_now, asked, beside })
    })
}

pub(crate) async fn correct(house: &House, caller: &Caller, id: LineId, typed: &str) -> Result<FolderId, Error> {
    let text = written(typed)?;
    let it = one(house, caller, id).await?;
    let folder = it.folder;
    // Nothing is different, or the button was pressed twice.
    if it.text == text || it.by_now.as_ref() == Some(&text) {
        return Ok(folder);
    }
    let outcome = act!(house, caller, |work| {
        let (me, now, new) = (work.keyring()?.account, work.now(), work.new_id());
        let line = store::line_for(work, id, Access::Correct).await?;
        let folder = store::folder_for(work, line.line.folder, Access::Write).await?;
        // One line is put right once; what is wrong with the new one is put right there.
        if store::lines_of_entry(work, line.line.entry).await?.iter().any(|it| it.corrects == Some(id)) {
            return Err(Error::TooLate);
        }
        let line = Line { id: new, writer: me, written_at: now, corrects: Some(id), ..line.line.clone() };
        store::add_line(work, &line).await?;
        store::inherit_part(work, id, new).await?;
        work.write_text(folder.circle, line.text_place(), &text, &folder.permit().rules()).await?;
        // If they had asked for it, this is the answer.
        asked::corrected(work, id).await
    });
    match outcome {
        Ok(()) | Err(Error::Trouble(Trouble::NotAllowed(_))) => Ok(folder),
        Err(error) => Err(error),
    }
}

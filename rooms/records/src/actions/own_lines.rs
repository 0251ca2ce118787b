//! What somebody does with one line about them: writes beside it, says that it hurt, says for whom it is, marks where they
//! stopped, or erases what their own hand wrote.
use super::{
    read::{self, AskedRead},
    readable, written,
};
use crate::{
    Access, Error,
    line::{LineId, RECORDS_LINE},
    lines::Visibility,
    store,
};
use ground_circle::Caller;
use ground_policy::Permitted;
use ground_work::{House, Work, act, see};

pub(crate) struct OneLine {
    pub(crate) text: String,
    pub(crate) beside: String,
    /// It was marked, with these words.
    pub(crate) hurt: Option<String>,
    pub(crate) own: bool,
    /// They asked that it be put right.
    pub(crate) asked: Option<AskedRead>,
    /// Their own words; then they say for whom it is.
    pub(crate) class: Option<Visibility>,
}

pub(crate) async fn one(house: &House, caller: &Caller, id: LineId) -> Result<OneLine, Error> {
    see!(house, caller, |look| {
        let it = store::line_for_look(look, id, Access::Answer).await?;
        let line = &it.line;
        let folder = store::folder_for_look(look, line.folder, Access::Read).await?;
        let opened = look.open(folder.circle, folder.permit(), RECORDS_LINE, id).await?;
        let marked = store::hurts(look, folder.id).await?.contains(&id);
        let words = readable(look, &opened, line.hurt_place()).await?.unwrap_or_default();
        let asked = match store::asked_of_line(look, id).await? {
            Some(it) => Some(read::asked(look, &opened, it).await?),
            None => None,
        };
        let somebody_else = readable(look, &opened, line.speaker_place()).await?.is_some();
        Ok::<_, Error>(OneLine {
            text: readable(look, &opened, line.text_place()).await?.ok_or(Error::NotFound)?,
            beside: readable(look, &opened, line.beside_place()).await?.unwrap_or_default(),
            hurt: marked.then_some(words),
            own: line.own(),
            asked,
            class: (line.theirs() && !somebody_else).then_some(line.visibility),
        })
    })
}

/// An empty word takes it away again.
async fn write_or_erase(
    work: &mut Work,
    line: &Permitted<crate::access::LineOf>,
    place: ground_circle::TextPlace,
    text: Option<&str>,
) -> Result<(), Error> {
    let folder = store::folder_for(work, line.line.folder, Access::Read).await?;
    let rules = line.permit().rules();
    match text {
        Some(text) => Ok(work.write_text(folder.circle, place, text, &rules).await?),
        None => Ok(work.erase_text(folder.circle, place, &rules).await.map(drop)?),
    }
}

pub(super) fn perhaps(typed: &str) -> Result<Option<String>, Error> {
    match written(typed) {
        Err(Error::Empty) => Ok(None),
        other => other.map(Some),
    }
}

/// Their own word beside a line. It stays beside it.
pub(crate) async fn write_beside(house: &House, caller: &Caller, id: LineId, typed: &str) -> Result<(), Error> {
    let text = perhaps(typed)?;
    act!(house, caller, |work| {
        let line = store::line_for(work, id, Access::Answer).await?;
        write_or_erase(work, &line, line.line.beside_place(), text.as_deref()).await
    })
}

/// 「このことばがつらかった」. Words are not needed.
pub(crate) async fn mark_hurt(house: &House, caller: &Caller, id: LineId, typed: &str) -> Result<(), Error> {
    let text = perhaps(typed)?;
    act!(house, caller, |work| {
        let line = store::line_for(work, id, Access::Answer).await?;
        store::mark_hurt(work, &line).await?;
        write_or_erase(work, &line, line.line.hurt_place(), text.as_deref()).await
    })
}

pub(crate) async fn take_back_hurt(house: &House, caller: &Caller, id: LineId) -> Result<(), Error> {
    act!(house, caller, |work| {
        let line = store::line_for(work, id, Access::Answer).await?;
        store::take_back_hurt(work, &line).await?;
        write_or_erase(work, &line, line.line.hurt_place(), None).await
    })
}

/// Whoever spoke says, later too, who may be told.
pub(crate) async fn choose_class(
    house: &House,
    caller: &Caller,
    id: LineId,
    becomes: Option<Visibility>,
) -> Result<(), Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    let line = one(house, caller, id).await?;
    let becomes = becomes.ok_or(Error::NothingChosen)?;
    if line.class.is_none_or(|it| it == becomes) {
        return Ok(());
    }
    act!(house, caller, |work| {
        let line = store::line_for(work, id, Access::Answer).await?;
        if becomes != Visibility::Person {
            let rules = line.permit().rules();
            super::telling::take_back(work, me, id, &rules).await?;
        }
        store::change_class(work, &line, becomes).await
    })?;
    Ok(house.db().settle().await?)
}

/// Here they stopped reading.
pub(crate) async fn stop_here(house: &House, caller: &Caller, id: LineId) -> Result<(), Error> {
    act!(house, caller, |work| {
        let line = store::line_for(work, id, Access::Answer).await?;
        store::keep_stop(work, &line).await
    })
}

/// What their own hand wrote is erased: nothing of it is left, but that a line stood here.
pub(crate) async fn erase(house: &House, caller: &Caller, id: LineId) -> Result<(), Error> {
    act!(house, caller, |work| {
        let it = store::line_for(work, id, Access::EraseLine).await?;
        let me = work.keyring()?.account;
        let folder = store::folder_for(work, it.line.folder, Access::Read).await?;
        let rules = it.permit().rules();
        for place in it.line.places() {
            work.erase_text(folder.circle, place, &rules).await?;
        }
        super::telling::take_back(work, me, id, &rules).await?;
        store::bury_line(work, &it).await
    })?;
    Ok(house.db().settle().await?)
}

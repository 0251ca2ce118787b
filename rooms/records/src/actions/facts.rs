//! What protects somebody: said by one, confirmed by another, looked at again on its day, ended by the team. All of it in
//! the folder of the one it protects.
use super::{readable, writing::id_of, written};
use crate::{
    Access, Error,
    fact::{self, Fact, FactId},
    folder::FolderId,
    store,
};
use ground_circle::Caller;
use ground_kernel::Timestamp;
use ground_seal::session::Token;
use ground_work::{House, Look, OpenedCircle, act};

/// Sent twice by the same form, it is said once.
pub(crate) async fn add(
    house: &House,
    caller: &Caller,
    form: &Token,
    folder: FolderId,
    typed: &str,
    until: Option<Timestamp>,
) -> Result<(), Error> {
    let text = written(typed)?;
    let until = until.ok_or(Error::Unclear)?;
    act!(house, caller, |work| {
        let (me, now) = (work.keyring()?.account, work.now());
        let look_again_at = fact::day_to_look(until, now)?;
        let folder = store::folder_for(work, folder, Access::Write).await?;
        if folder.of_household() {
            return Err(Error::NotFound);
        }
        let (id, team) = (id_of(form, &[b"fact", folder.id.as_bytes(), text.as_bytes()]), folder.team);
        if store::facts(work, folder.id).await?.iter().any(|it| it.id == id) {
            return Ok(());
        }
        let fact = Fact { id, folder: folder.id, team, by: me, made_at: now, second: None, look_again_at };
        store::add_fact(work, &fact).await?;
        Ok(work.write_text(folder.circle, fact.text_place(), &text, &folder.permit().rules()).await?)
    })
}

pub(crate) async fn second(house: &House, caller: &Caller, folder: FolderId, id: FactId) -> Result<(), Error> {
    act!(house, caller, |work| {
        let me = work.keyring()?.account;
        let folder = store::folder_for(work, folder, Access::Write).await?;
        let fact = store::fact_for(work, id, Access::Second).await?;
        if fact.folder != folder.id {
            return Err(Error::NotFound);
        }
        let fact = fact.change(|it| it.seconded(me))?;
        store::save_fact(work, &fact).await
    })
}

/// It is still so, until another day; another confirms that, too.
pub(crate) async fn keep(
    house: &House,
    caller: &Caller,
    folder: FolderId,
    id: FactId,
    until: Option<Timestamp>,
) -> Result<(), Error> {
    let until = until.ok_or(Error::Unclear)?;
    act!(house, caller, |work| {
        let (me, now) = (work.keyring()?.account, work.now());
        let folder = store::folder_for(work, folder, Access::Write).await?;
        let fact = store::fact_for(work, id, Access::LookAgain).await?;
        if fact.folder != folder.id {
            return Err(Error::NotFound);
        }
        let fact = fact.change(|it| it.kept(me, until, now))?;
        store::save_fact(work, &fact).await
    })
}

/// It is so no more.
pub(crate) async fn end(house: &House, caller: &Caller, folder: FolderId, id: FactId) -> Result<(), Error> {
    act!(house, caller, |work| {
        let folder = store::folder_for(work, folder, Access::Write).await?;
        let fact = store::fact_for(work, id, Access::LookAgain).await?;
        if fact.folder != folder.id {
            return Err(Error::NotFound);
        }
        work.erase_text(folder.circle, fact.text_place(), &fact.permit().rules()).await?;
        store::bury_fact(work, &fact).await
    })?;
    Ok(house.db().settle().await?)
}

pub(crate) async fn read_in(
    look: &mut Look,
    opened: &OpenedCircle,
    folder: FolderId,
) -> Result<Vec<(Fact, Option<String>)>, Error> {
    let mut all = vec![];
    for fact in store::facts(look, folder).await? {
        let text = readable(look, opened, fact.text_place()).await?;
        all.push((fact, text));
    }
    Ok(all)
}

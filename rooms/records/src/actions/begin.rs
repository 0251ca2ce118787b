//! How a folder begins: by the person, on their page; by their yes, which one worker wrote down and another heard, too; or,
//! of a household, by a worker, without anybody's name.
use super::{team_circle, writing::id_of};
use crate::{
    Access, Error,
    access::{Desk, Own},
    folder::{Folder, FolderId, How, LONGEST_NAME},
    store,
};
use ground_circle::Caller;
use ground_kernel::AccountId;
use ground_seal::session::Token;
use ground_store::Trouble;
use ground_work::{House, Work, act, see};
use people::Party;

fn folder(work: &Work, party: &Party, how: How, asked_by: Option<AccountId>) -> Folder {
    Folder {
        id: work.new_id(),
        party: Some(party.id),
        circle: party.circle,
        team: party.team,
        begun_at: work.now(),
        how,
        asked_by,
        witness: None,
        closed_at: None,
    }
}

/// They begin their own. What a worker wrote down of a yes before is theirs now, too.
pub(crate) async fn own(house: &House, caller: &Caller) -> Result<(), Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    let outcome = act!(house, caller, |work| {
        work.permitted(Access::Begin, Own { party: me })?;
        let party = people::seen(work, me).await?;
        match store::folder_of(work, me).await? {
            Some(it) if it.stands() => return Ok(()),
            Some(it) => store::bury_folder(work, it.id).await?,
            None => {}
        }
        let folder = folder(work, &party, How::Own, None);
        store::add_folder(work, &folder).await
    });
    unless_it_is_there(outcome)
}

fn unless_it_is_there(outcome: Result<(), Error>) -> Result<(), Error> {
    match outcome {
        Err(Error::Trouble(Trouble::NotAllowed(name))) if name.starts_with("records_folder_party_id") => Ok(()),
        other => other,
    }
}

/// The folder of somebody whom a worker has in hand, if there is one.
pub(crate) async fn of_party(house: &House, caller: &Caller, party: AccountId) -> Result<Option<Folder>, Error> {
    see!(house, caller, |look| {
        let party = people::party_of(look, party).await?;
        store::folder_of(look, party.id).await
    })
}

/// One worker writes down that they said yes.
pub(crate) async fn as_said(house: &House, caller: &Caller, party: AccountId, how: How) -> Result<FolderId, Error> {
    if !how.said() {
        return Err(Error::NothingChosen);
    }
    let outcome = act!(house, caller, |work| {
        let party = people::heard_from(work, party).await?;
        work.permitted(Access::Receive, Desk { team: party.team })?;
        if store::folder_of(work, party.id).await?.is_some() {
            return Ok(());
        }
        let me = work.keyring()?.account;
        let folder = folder(work, &party, how, Some(me));
        store::add_folder(work, &folder).await
    });
    unless_it_is_there(outcome)?;
    Ok(of_party(house, caller, party).await?.ok_or(Error::NotFound)?.id)
}

/// Another heard it, too.
pub(crate) async fn witness(house: &House, caller: &Caller, id: FolderId) -> Result<(), Error> {
    act!(house, caller, |work| {
        let me = work.keyring()?.account;
        let folder = store::folder_for(work, id, Access::Witness).await?.change(|it| it.witnessed(me))?;
        store::save_folder(work, &folder).await
    })
}

/// A household: a working name, sealed for the team alone.
/// Sent twice by the same form, it is one.
pub(crate) async fn household(house: &House, caller: &Caller, form: &Token, typed: &str) -> Result<FolderId, Error> {
    let name = ground_web::one_line(typed);
    match name.chars().count() {
        0 => return Err(Error::Empty),
        1..=LONGEST_NAME => {}
        _ => return Err(Error::TooLong),
    }
    let team = super::my_team(house, caller).await?;
    let id: FolderId = id_of(form, &[b"household", name.as_bytes()]);
    act!(house, caller, |work| {
        let desk = work.permitted(Access::Receive, Desk { team })?;
        if store::folder_is_there(work, id).await? {
            return Ok(id);
        }
        let circle = team_circle::founded(work, team).await?;
        let me = work.keyring()?.account;
        let folder = Folder {
            id,
            party: None,
            circle,
            team,
            begun_at: work.now(),
            how: How::Household,
            asked_by: Some(me),
            witness: None,
            closed_at: None,
        };
        store::add_folder(work, &folder).await?;
        work.write_text(circle, folder.name_place(), &name, &desk.permit().rules()).await?;
        Ok::<_, Error>(folder.id)
    })
}

/// They end their record: every text of it is destroyed, and the ledger of their own circle says so.
pub(crate) async fn end(house: &House, caller: &Caller) -> Result<(), Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    act!(house, caller, |work| {
        let Some(found) = store::folder_of(work, me).await? else { return Ok(()) };
        let folder = store::folder_for(work, found.id, Access::End).await?;
        let rules = folder.permit().rules();
        super::closing::destroy_folder(work, &folder, &rules).await
    })?;
    Ok(house.db().settle().await?)
}

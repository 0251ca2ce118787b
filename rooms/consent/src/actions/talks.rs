//! A first talk is asked for, held, and ends with a sentence that leaves the door open.
use super::{door, reading::readable};
use crate::{
    Access, Error,
    access::AskedTalk,
    agreement::LONGEST,
    qualified::may_hold,
    store,
    talk::{CONSENT_TALK, Ending, LeftOut, Talk, TalkId, Way},
};
use ground_circle::Caller;
use ground_kernel::AccountId;
use ground_web::as_typed;
use ground_work::{House, Look, OpenedCircle, act, see};
use std::collections::BTreeMap;

/// One talk, with its texts.
pub(crate) struct ShownTalk {
    pub talk: Talk,
    pub wish: Option<String>,
    pub words: Option<String>,
    pub with: Option<String>,
    pub held_by: Option<String>,
}

/// Somebody who is left out, as the person said it.
pub(crate) struct ShownLeftOut {
    pub it: LeftOut,
    pub name: Option<String>,
    pub words: Option<String>,
}

pub(crate) struct Talks {
    pub talks: Vec<ShownTalk>,
    pub left_out: Vec<ShownLeftOut>,
    /// Of the team, who may hold one today.
    pub can: Vec<(AccountId, String)>,
    /// Everybody who works here, to be left out.
    pub everybody: Vec<(AccountId, String)>,
}

pub(crate) async fn talks_in(
    look: &mut Look,
    opened: &OpenedCircle,
    party: AccountId,
    team: ground_kernel::TeamId,
) -> Result<Talks, Error> {
    let names = staff::called_names(look).await?;
    let name = |id: AccountId| names.get(&id).cloned().unwrap_or_default();
    let mut all = Talks { talks: vec![], left_out: vec![], can: vec![], everybody: vec![] };
    for talk in store::talks::talks(look, party).await? {
        let (wish, words) =
            (readable(look, opened, talk.wish_place()).await?, readable(look, opened, talk.words_place()).await?);
        let (with, held_by) = (talk.with.map(name), talk.held_by.map(name));
        all.talks.push(ShownTalk { talk, wish, words, with, held_by });
    }
    for it in store::talks::left_out(look, party).await? {
        let words = readable(look, opened, it.words_place()).await?;
        all.left_out.push(ShownLeftOut { name: it.who.map(name), words, it });
    }
    all.can = who_can(look, team, &names).await?;
    let registry = look.registry().await?;
    let here = names.iter().filter(|it| registry.standing(*it.0).is_some());
    all.everybody = here.map(|(id, name)| (*id, name.clone())).collect();
    all.everybody.sort_by(|one, other| one.1.cmp(&other.1));
    Ok(all)
}

/// Of a team, whoever the register says may hold a first talk on this day.
async fn who_can(
    look: &mut Look,
    team: ground_kernel::TeamId,
    names: &BTreeMap<AccountId, String>,
) -> Result<Vec<(AccountId, String)>, Error> {
    let (now, registry, least) = (look.now(), look.registry().await?, store::own::own(look).await?.part.least_years);
    let mut all = vec![];
    for id in registry.members_of(team) {
        if may_hold(&staff::qualifications(look, id).await?, least, now).is_some() {
            all.push((id, names.get(&id).cloned().unwrap_or_default()));
        }
    }
    all.sort_by(|one, other| one.1.cmp(&other.1));
    Ok(all)
}

pub(crate) async fn own_talks(house: &House, caller: &Caller) -> Result<Talks, Error> {
    see!(house, caller, |look| {
        let matter = door::own(look).await?;
        let opened = look.open(matter.circle, matter.permit(), CONSENT_TALK, matter.party).await?;
        talks_in(look, &opened, matter.party, matter.team).await
    })
}

pub(crate) fn short(typed: &str) -> Result<Option<String>, Error> {
    let text = as_typed(typed);
    if text.chars().count() > LONGEST {
        return Err(Error::TooLong);
    }
    Ok(Some(text).filter(|it| !it.trim().is_empty()))
}

pub(crate) async fn ask(
    house: &House,
    caller: &Caller,
    way: Way,
    with: Option<AccountId>,
    wish: &str,
) -> Result<(), Error> {
    let wish = short(wish)?;
    act!(house, caller, |work| {
        let matter = door::own_in(work).await?;
        if store::talks::talks(work, matter.party).await?.iter().any(Talk::waits) {
            return Err(Error::TooLate);
        }
        let registry = work.registry().await?;
        let with = with.filter(|id| registry.members_of(matter.team).contains(id));
        let (id, asked_at) = (work.new_id(), work.now());
        let talk = Talk { id, way, with, asked_at, taken_back: false, result: None, held_by: None, held_at: None };
        store::talks::add_talk(work, matter.party, &talk).await?;
        if let Some(wish) = &wish {
            work.write_text(matter.circle, talk.wish_place(), wish, &matter.permit().rules()).await?;
        }
        Ok(())
    })
}

pub(crate) async fn take_back(house: &House, caller: &Caller, id: TalkId) -> Result<(), Error> {
    act!(house, caller, |work| {
        let (matter, now) = (door::own_in(work).await?, work.now());
        if store::talks::take_back(work, matter.party, id, now).await? { Ok(()) } else { Err(Error::TooLate) }
    })
}

/// Held by somebody who may, whatever way it was. What comes of it is said to the person in one sentence.
pub(crate) async fn hold(
    house: &House,
    caller: &Caller,
    party: AccountId,
    id: TalkId,
    ending: &Ending,
) -> Result<(), Error> {
    act!(house, caller, |work| {
        let matter = door::desk_in(work, party, Access::Note).await?;
        let (now, me) = (work.now(), work.keyring()?.account);
        let least = store::own::own(work).await?.part.least_years;
        let qualified = may_hold(&staff::qualifications_in(work, me).await?, least, now).is_some();
        let asked = work.permitted(Access::Hold, AskedTalk { id, team: matter.team, qualified });
        let asked = asked.map_err(|_| if qualified { Error::NotFound } else { Error::NotQualified })?;
        let talks = store::talks::talks(work, party).await?;
        let talk = talks.iter().find(|it| it.id == id).ok_or(Error::NotFound)?;
        if !store::talks::note_held(work, party, id, ending, me, now).await? {
            return Err(Error::TooLate);
        }
        if !ending.words().is_empty() {
            work.write_text(matter.circle, talk.words_place(), ending.words(), &asked.permit().rules()).await?;
        }
        Ok(())
    })
}

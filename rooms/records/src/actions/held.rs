//! Not yet shown, as short stories: one writes it down, another agrees; either may show it at any time; on its day whoever
//! opens the folder shows it, before they read anything else there.
use super::{readable, team_circle, writing::id_of, written};
use crate::{
    Access, Error,
    entry::{Attended, Channel, Entry},
    folder::FolderId,
    held::{ALONE_DAYS, Held, HeldId, LONGEST_HELD_DAYS, RECORDS_HELD, Why},
    lines::{Kind, Typed, Visibility},
    store,
};
use ground_circle::Caller;
use ground_kernel::{Actor, Timestamp};
use ground_seal::session::Token;
use ground_work::{House, Look, act, see};
use std::collections::BTreeSet;

/// A note, as one worker wants to leave it.
pub(crate) struct NewNote<'a> {
    pub(crate) why: Option<Why>,
    pub(crate) text: &'a str,
    pub(crate) reason: &'a str,
    pub(crate) days: i64,
}

/// Sent twice by the same form, it is the same note.
pub(crate) async fn hold(
    house: &House,
    caller: &Caller,
    form: &Token,
    folder: FolderId,
    new: &NewNote<'_>,
) -> Result<(), Error> {
    let (text, reason) = (written(new.text)?, written(new.reason)?);
    let why = new.why.ok_or(Error::NothingChosen)?;
    if !(1..=LONGEST_HELD_DAYS).contains(&new.days) {
        return Err(Error::TooManyDays);
    }
    let team = see!(house, caller, |look| {
        let folder = store::folder_for_look(look, folder, Access::Write).await?;
        // A household's folder is read by nobody but the team: nothing there could be shown later.
        if folder.of_household() { Err(Error::NotFound) } else { Ok(folder.team) }
    })?;
    let circle = team_circle::of(house, caller, team).await?;
    act!(house, caller, |work| {
        let (me, now) = (work.keyring()?.account, work.now());
        let folder = store::folder_for(work, folder, Access::Write).await?;
        let id = id_of(form, &[b"held", folder.id.as_bytes(), text.as_bytes()]);
        if store::held_is_there(work, id).await? {
            return Ok(());
        }
        let held = Held {
            id,
            folder: folder.id,
            team,
            circle,
            why,
            by: me,
            made_at: now,
            asked_by: Some(me),
            asked_until: Some(now.plus_days(new.days)),
            second: None,
            held_until: None,
            shown_at: None,
        };
        store::add_held(work, &held).await?;
        let rules = folder.permit().rules();
        work.write_text(circle, held.text_place(), &text, &rules).await?;
        Ok(work.write_text(circle, held.reason_place(), &reason, &rules).await?)
    })
}

pub(crate) async fn agree(house: &House, caller: &Caller, folder: FolderId, id: HeldId) -> Result<(), Error> {
    act!(house, caller, |work| {
        let (me, now) = (work.keyring()?.account, work.now());
        store::folder_for(work, folder, Access::Write).await?;
        let held = store::held_for(work, id, Access::Agree).await?.change(|it| it.agreed(me, now))?;
        store::save_held(work, &held).await
    })
}

/// To wait longer is decided anew, by two.
pub(crate) async fn ask_again(
    house: &House,
    caller: &Caller,
    folder: FolderId,
    id: HeldId,
    days: i64,
) -> Result<(), Error> {
    act!(house, caller, |work| {
        let (me, now) = (work.keyring()?.account, work.now());
        store::folder_for(work, folder, Access::Write).await?;
        let until = now.plus_days(days.clamp(0, LONGEST_HELD_DAYS + 1));
        let held = store::held_for(work, id, Access::Ask).await?.change(|it| it.asked(me, until, now))?;
        store::save_held(work, &held).await
    })
}

/// From the team's own circle into the person's: the text is opened, sealed anew where they read it, and destroyed here.
pub(crate) async fn show(house: &House, caller: &Caller, folder: FolderId, id: HeldId) -> Result<(), Error> {
    let text = see!(house, caller, |look| {
        let it = store::folder_for_look(look, folder, Access::Read).await?;
        let held = store::helds(look, it.id).await?.into_iter().find(|it| it.id == id).ok_or(Error::TooLate)?;
        let opened = look.open(held.circle, it.permit(), RECORDS_HELD, held.id).await?;
        readable(look, &opened, held.text_place()).await?.ok_or(Error::NotFound)
    })?;
    act!(house, caller, |work| {
        let (me, now) = (work.keyring()?.account, work.now());
        let folder = store::folder_for(work, folder, Access::Write).await?;
        let held = store::held_for(work, id, Access::Show).await?.change(|it| it.shown(now))?;
        let entry = Entry {
            id: held.id.cast(),
            folder: folder.id,
            attended: Attended::by(Channel::Shown, held.by, Some(me))?,
            started_at: held.made_at,
            ended_at: None,
            category: None,
            writer: held.by,
            written_at: now,
        };
        let line = Typed { kind: Kind::Observed, visibility: Visibility::Team, speaker: None, text: text.clone() };
        super::writing::put_entry(work, &folder, &entry, &[line]).await?;
        let rules = held.permit().rules();
        for place in [held.text_place(), held.reason_place()] {
            work.erase_text(held.circle, place, &rules).await?;
        }
        store::save_held(work, &held).await
    })
}

/// Shows what has had its day, in one folder. What this worker cannot open waits for a colleague who can.
pub(crate) async fn show_what_is_over(house: &House, caller: &Caller, folder: FolderId) -> Result<(), Error> {
    let over: Vec<HeldId> = see!(house, caller, |look| {
        let (it, now) = (store::folder_for_look(look, folder, Access::Read).await?, look.now());
        let all = store::helds(look, it.id).await?;
        Ok::<_, Error>(all.iter().filter(|it| it.is_over(now)).map(|it| it.id).collect())
    })?;
    for id in over {
        match show(house, caller, folder, id).await {
            // A colleague showed it a moment earlier, or it is shut to this one.
            Ok(()) | Err(Error::TooLate | Error::NotFound | Error::Trouble(ground_store::Trouble::NotAllowed(_))) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// So many are shown at one sitting; the rest waits for the next.
const MOST_AT_ONCE: usize = 20;

/// The same in all folders of one's teams: whenever somebody of the team sits down at the desk, what has had its day is
/// shown. The house itself holds no key with which it could.
pub async fn show_what_is_due(house: &House, caller: &Caller) -> Result<(), Error> {
    let Actor::Staff { teams, .. } = &caller.actor else { return Ok(()) };
    let due: BTreeSet<FolderId> = see!(house, caller, |look| {
        let (now, mut all) = (look.now(), vec![]);
        for team in teams {
            all.extend(store::helds_of(look, *team).await?);
        }
        Ok::<_, Error>(all.iter().filter(|it| it.is_over(now)).map(|it| it.folder).take(MOST_AT_ONCE).collect())
    })?;
    for folder in due {
        match show_what_is_over(house, caller, folder).await {
            Ok(()) | Err(Error::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// A note as the team reads it.
pub(crate) struct HeldRead {
    pub(crate) held: Held,
    pub(crate) text: Option<String>,
    pub(crate) reason: Option<String>,
    pub(crate) until: Timestamp,
}

pub(crate) async fn read_in(
    look: &mut Look,
    folder: FolderId,
    permit: &ground_policy::Permit,
) -> Result<Vec<HeldRead>, Error> {
    let mut all = vec![];
    for held in store::helds(look, folder).await? {
        let opened = match look.open(held.circle, permit, RECORDS_HELD, held.id).await {
            Err(ground_circle::Error::Shut) => continue,
            other => other?,
        };
        let (text, reason) =
            (readable(look, &opened, held.text_place()).await?, readable(look, &opened, held.reason_place()).await?);
        all.push(HeldRead { until: held.until(), text, reason, held });
    }
    Ok(all)
}

/// Said on the page, so that nobody is surprised.
pub(crate) fn days_alone() -> i64 {
    ALONE_DAYS
}

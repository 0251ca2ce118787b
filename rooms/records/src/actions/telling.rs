//! What somebody said may be told is handed on into the record of the one it is about, by a worker who may read both, and
//! taken back by whoever spoke, at once: the copy folds and its key is destroyed. (promise N-3)
//!
//! The speaker's pages are the same whether anything was handed on or not: that the other has a record at all is not theirs
//! to learn. So "may be told" is taken back, and what that reaches is reached.
use super::{links, readable, writing};
use crate::{
    Access, Error,
    access::Telling,
    entry::{Attended, Channel, Entry},
    folder::{Folder, FolderId},
    line::{Line, LineId, RECORDS_LINE},
    lines::{Typed, Visibility},
    store,
    telling::{LONGEST_SPEAKER, Tellable, Told},
};
use ground_circle::{Caller, TextPlace};
use ground_kernel::{AccountId, CircleId};
use ground_policy::Permitted;
use ground_store::Trouble;
use ground_work::{House, Look, Work, act, see};

/// A line, ready to be handed on, and into which records it could go.
pub(crate) struct ToTell {
    pub(crate) folder: FolderId,
    pub(crate) text: String,
    pub(crate) others: Vec<Folder>,
    tellable: Tellable,
}

async fn may_be_told(look: &mut Look, id: LineId) -> Result<(Permitted<Folder>, Tellable, String), Error> {
    let it = store::line_for_look(look, id, Access::Correct).await?;
    let folder = store::folder_for_look(look, it.line.folder, Access::Read).await?;
    let team = folder.team;
    look.permitted(
        Access::Tell,
        Telling { line: id, team, may_be_told: it.line.visibility == Visibility::Person && it.line.party.is_some() },
    )?;
    let opened = look.open(folder.circle, folder.permit(), RECORDS_LINE, id).await?;
    let somebody_else = readable(look, &opened, it.line.speaker_place()).await?.is_some();
    let tellable = Tellable::of(&it.line, somebody_else)?;
    let text = readable(look, &opened, it.line.text_place()).await?.ok_or(Error::NotFound)?;
    Ok((folder, tellable, text))
}

pub(crate) async fn ask(house: &House, caller: &Caller, id: LineId) -> Result<ToTell, Error> {
    see!(house, caller, |look| {
        let (folder, tellable, text) = may_be_told(look, id).await?;
        let others = links::beside(look, &folder).await?.into_iter().filter(|it| it.party.is_some()).collect();
        Ok::<_, Error>(ToTell { folder: folder.id, text, others, tellable })
    })
}

/// Hands it on, as a new entry. Who spoke is said as the worker would say it to the one who reads: 「母」.
pub(crate) async fn tell(
    house: &House,
    caller: &Caller,
    id: LineId,
    into: FolderId,
    speaker: &str,
) -> Result<FolderId, Error> {
    let speaker = ground_web::one_line(speaker);
    match speaker.chars().count() {
        0 => return Err(Error::Empty),
        1..=LONGEST_SPEAKER => {}
        _ => return Err(Error::TooLong),
    }
    let it = ask(house, caller, id).await?;
    if !it.others.iter().any(|other| other.id == into) {
        return Err(Error::NothingChosen);
    }
    let outcome = act!(house, caller, |work| {
        // Between reading and writing they may have said otherwise.
        if !store::still_may_be_told(work, it.tellable.line()).await? {
            return Err(Error::NotFound);
        }
        put_copy(work, into, &it, &speaker).await
    });
    match outcome {
        // It stands there already.
        Err(Error::Trouble(Trouble::NotAllowed(name))) if name.starts_with("records_told") => Ok(into),
        other => other.map(|()| into),
    }
}

async fn put_copy(work: &mut Work, into: FolderId, it: &ToTell, speaker: &str) -> Result<(), Error> {
    let target = store::folder_for(work, into, Access::Write).await?;
    let (me, now) = (work.keyring()?.account, work.now());
    let entry = Entry {
        id: work.new_id(),
        folder: target.id,
        attended: Attended::by(Channel::Told, me, None)?,
        started_at: now,
        ended_at: None,
        category: None,
        writer: me,
        written_at: now,
    };
    let typed = Typed {
        kind: it.tellable.kind(),
        visibility: Visibility::Person,
        speaker: Some(speaker.to_owned()),
        text: it.text.clone(),
    };
    let copies = writing::put_entry(work, &target, &entry, &[typed]).await?;
    for copy in copies {
        let told =
            Told { copy, line: it.tellable.line(), speaker: it.tellable.speaker(), folder: target.id, by: me, at: now };
        store::add_told(work, &told).await?;
    }
    Ok(())
}

/// A text is destroyed where whoever acts holds no key: by the house, which only destroys.
pub(super) async fn destroy(work: &mut Work, circle: CircleId, place: TextPlace, rules: &str) -> Result<(), Error> {
    let (registry, now) = (work.registry().await?, work.now());
    let (tx, house) = work.bare();
    let vault = house.vault().clone();
    ground_circle::erase(tx, &vault, &registry, now, circle, None, place, rules.to_owned()).await?;
    Ok(())
}

async fn take_back_one(work: &mut Work, it: &Told, rules: &str) -> Result<(), Error> {
    if let Some(folder) = store::there(work, it.folder).await? {
        for place in Line::places_of(it.copy) {
            destroy(work, folder.circle, place, rules).await?;
        }
    }
    store::take_told_back(work, it).await
}

/// Whoever spoke takes one line back: wherever it was handed on to, it goes. The same, and as silent, where it was not.
pub(super) async fn take_back(work: &mut Work, speaker: AccountId, line: LineId, rules: &str) -> Result<(), Error> {
    for it in store::told_by(work, speaker).await?.iter().filter(|it| it.line == line) {
        take_back_one(work, it, rules).await?;
    }
    Ok(())
}

/// Whoever spoke goes, ends their record, or is joined no more: nothing of theirs stays in another's record.
pub(super) async fn take_all_back(work: &mut Work, speaker: AccountId, rules: &str) -> Result<(), Error> {
    for it in store::told_by(work, speaker).await? {
        take_back_one(work, &it, rules).await?;
    }
    Ok(())
}

/// What they themselves said in a household's record goes with them; of one household, or of all.
pub(super) async fn take_part_back(
    work: &mut Work,
    speaker: AccountId,
    household: Option<FolderId>,
    rules: &str,
) -> Result<(), Error> {
    for it in store::parts_of(work, speaker, household).await? {
        for place in Line::places_of(it.line_id) {
            destroy(work, it.circle_id, place, rules).await?;
        }
        store::forget_part(work, it.line_id).await?;
    }
    Ok(())
}

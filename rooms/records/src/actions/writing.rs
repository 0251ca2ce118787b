//! An entry is written down: typed once, kept as a draft every few seconds, sent once however often the button is pressed.
//! Each line goes into the circle that its visibility says.
use super::{links, written};
use crate::{
    Access, Error,
    entry::{Attended, Category, Channel, Entry, EntryId, LONGEST_HEAD, LONGEST_TEXT},
    folder::{Folder, FolderId},
    line::{Line, LineId, parted},
    lines::{Kind, Typed, Visibility, read_lines},
    store,
};
use ground_circle::{Caller, TextPlace};
use ground_kernel::{AccountId, Id, Timestamp};
use ground_policy::Permitted;
use ground_seal::{Label, Secret, mac, session::Token};
use ground_store::Trouble;
use ground_work::{House, Work, act, see};

/// An entry as it was typed. One word anywhere is enough.
#[derive(Clone, Debug)]
pub(crate) struct NewEntry {
    pub(crate) channel: Channel,
    pub(crate) second: Option<AccountId>,
    pub(crate) started_at: Timestamp,
    pub(crate) ended_at: Option<Timestamp>,
    pub(crate) category: Option<Category>,
    pub(crate) with: String,
    pub(crate) place: String,
    pub(crate) next: String,
    pub(crate) lines: String,
    /// In whose own folder "only here" is kept, when it was not this folder's person who spoke.
    pub(crate) speaker: Option<FolderId>,
}

impl NewEntry {
    fn heads(&self) -> [&String; 3] {
        [&self.with, &self.place, &self.next]
    }
    fn check(&self) -> Result<(), Error> {
        if self.lines.trim().is_empty() && self.heads().iter().all(|it| it.trim().is_empty()) {
            return Err(Error::Empty);
        }
        let long = |text: &str, most: usize| text.chars().count() > most;
        if long(&self.lines, LONGEST_TEXT) || self.heads().iter().any(|it| long(it, LONGEST_HEAD)) {
            return Err(Error::TooLong);
        }
        Ok(())
    }
}

/// An id is made of its form's one-time token and of what was typed: sent twice, it is the same entry, or the same note.
pub(crate) fn id_of<Of>(form: &Token, parts: &[&[u8]]) -> Id<Of> {
    let digest = mac(&Secret::from_bytes(form.hash()), Label::ENTRY_FORM, parts);
    let mut id = [0; 16];
    id.copy_from_slice(&digest[..16]);
    Id::from_array(id)
}

/// Writes an entry down, and says whether anything of it stands in this folder.
pub(crate) async fn write_down(
    house: &House,
    caller: &Caller,
    form: &Token,
    folder: FolderId,
    new: &NewEntry,
) -> Result<(), Error> {
    new.check()?;
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    let attended = Attended::by(new.channel, me, new.second)?;
    may_be_written(house, caller, folder, new).await?;
    let text = new.lines.as_bytes();
    let ids = [b"here", b"them"].map(|of: &[u8; 4]| id_of(form, &[of, folder.as_bytes(), text]));
    let outcome = act!(house, caller, |work| { put_down(work, folder, new, attended, ids).await });
    match outcome {
        // The other press of the same button was a moment earlier.
        Err(Error::Trouble(Trouble::NotAllowed(name))) if name.starts_with("records_entry_id") => Ok(()),
        other => other,
    }
}

/// Who was there is of the team; whoever spoke has a folder that stands beside this one, by their own act.
async fn may_be_written(house: &House, caller: &Caller, folder: FolderId, new: &NewEntry) -> Result<(), Error> {
    see!(house, caller, |look| {
        let folder = store::folder_for_look(look, folder, Access::Write).await?;
        if let Some(party) = folder.party {
            people::party_of(look, party).await?;
        }
        let members = look.registry().await?.members_of(folder.team);
        if new.second.is_some_and(|it| !members.contains(&it)) {
            return Err(Error::NotOfTheTeam);
        }
        match new.speaker {
            Some(speaker) if !links::beside(look, &folder).await?.iter().any(|it| it.id == speaker) => {
                Err(Error::NotFound)
            }
            _ => Ok(()),
        }
    })
}

async fn put_down(
    work: &mut Work,
    id: FolderId,
    new: &NewEntry,
    attended: Attended,
    [here, theirs]: [EntryId; 2],
) -> Result<(), Error> {
    let folder = store::folder_for(work, id, Access::Write).await?;
    if store::entry(work, here).await?.is_some() || store::entry(work, theirs).await?.is_some() {
        return Ok(());
    }
    let lines = parted(&folder, read_lines(&ground_web::as_typed(&new.lines))?, new.speaker.is_some())?;
    if !lines.of_speaker.is_empty() {
        let speaker = store::folder_for(work, new.speaker.ok_or(Error::WantsSpeaker)?, Access::Write).await?;
        let entry = entry(work, theirs, speaker.id, new, attended)?;
        put_entry(work, &speaker, &entry, &lines.of_speaker).await?;
        people::heard_from(work, speaker.party.ok_or(Error::WantsSpeaker)?).await?;
    }
    // Where nothing else was said, nothing stands here: not even that somebody came.
    if !lines.here.is_empty() || new.heads().iter().any(|it| !it.trim().is_empty()) {
        let entry = entry(work, here, folder.id, new, attended)?;
        let ids = put_entry(work, &folder, &entry, &lines.here).await?;
        put_parts(work, &folder, new.speaker, &lines.here, &ids).await?;
        put_heads(work, &folder, &entry, new).await?;
    }
    if let Some(party) = folder.party.filter(|_| spoke(&lines.here)) {
        people::heard_from(work, party).await?;
    }
    Ok(work.forget_draft(&draft_place(id)).await?)
}

/// Did they speak themselves, so that the time for which things are kept begins anew? What family told of them does not
/// make it longer.
fn spoke(lines: &[Typed]) -> bool {
    lines.iter().any(|it| !it.kind.ours() && it.speaker.is_none())
}

fn entry(work: &Work, id: EntryId, folder: FolderId, new: &NewEntry, attended: Attended) -> Result<Entry, Error> {
    Ok(Entry {
        id,
        folder,
        attended,
        started_at: new.started_at,
        ended_at: new.ended_at,
        category: new.category,
        writer: work.keyring()?.account,
        written_at: work.now(),
    })
}

async fn put_heads(work: &mut Work, folder: &Permitted<Folder>, entry: &Entry, new: &NewEntry) -> Result<(), Error> {
    let heads: [(TextPlace, &String); 3] =
        [(entry.with_place(), &new.with), (entry.place_place(), &new.place), (entry.next_place(), &new.next)];
    for (place, typed) in heads {
        let text = ground_web::one_line(typed);
        if !text.is_empty() {
            work.write_text(folder.circle, place, &text, &folder.permit().rules()).await?;
        }
    }
    Ok(())
}

/// The entry with its lines, each sealed by itself.
pub(crate) async fn put_entry(
    work: &mut Work,
    folder: &Permitted<Folder>,
    entry: &Entry,
    lines: &[Typed],
) -> Result<Vec<LineId>, Error> {
    let rules = folder.permit().rules();
    let mut ids = vec![];
    store::add_entry(work, entry).await?;
    for (number, typed) in (1..).zip(lines) {
        let line = Line {
            id: work.new_id(),
            entry: entry.id,
            folder: folder.id,
            party: folder.party,
            number,
            kind: typed.kind,
            visibility: typed.visibility,
            writer: entry.writer,
            written_at: entry.written_at,
            corrects: None,
            there: true,
        };
        store::add_line(work, &line).await?;
        ids.push(line.id);
        work.write_text(folder.circle, line.text_place(), &typed.text, &rules).await?;
        if let Some(speaker) = &typed.speaker {
            work.write_text(folder.circle, line.speaker_place(), speaker, &rules).await?;
        }
    }
    Ok(ids)
}

/// Whose words stand in a household's record, where they were named: so they can take them with them.
async fn put_parts(
    work: &mut Work,
    folder: &Folder,
    speaker: Option<FolderId>,
    lines: &[Typed],
    ids: &[LineId],
) -> Result<(), Error> {
    let Some(speaker) = speaker.filter(|_| folder.of_household()) else { return Ok(()) };
    let Some(party) = store::there(work, speaker).await?.and_then(|it| it.party) else { return Ok(()) };
    for (_, id) in lines.iter().zip(ids).filter(|(line, _)| !line.kind.ours()) {
        store::add_part(work, *id, folder.id, party).await?;
    }
    Ok(())
}

/// The person writes in their own record.
pub(crate) async fn write_own(
    house: &House,
    caller: &Caller,
    form: &Token,
    typed: &str,
    visibility: Visibility,
) -> Result<(), Error> {
    let (text, me) = (written(typed)?, caller.actor.account().ok_or(Error::NotFound)?);
    let outcome = act!(house, caller, |work| {
        let found = store::folder_of(work, me).await?.ok_or(Error::NotFound)?;
        let folder = store::folder_for(work, found.id, Access::Write).await?;
        let id = id_of(form, &[b"own", folder.id.as_bytes(), text.as_bytes()]);
        if store::entry(work, id).await?.is_some() {
            return Ok(());
        }
        let now = work.now();
        let entry = Entry {
            id,
            folder: folder.id,
            attended: Attended::by(Channel::Own, me, None)?,
            started_at: now,
            ended_at: None,
            category: None,
            writer: me,
            written_at: now,
        };
        let line = Typed { kind: Kind::Told, visibility, speaker: None, text: text.clone() };
        put_entry(work, &folder, &entry, &[line]).await?;
        people::seen(work, me).await?;
        work.forget_draft(OWN_DRAFT).await.map_err(Error::from)
    });
    match outcome {
        Err(Error::Trouble(Trouble::NotAllowed(name))) if name.starts_with("records_entry_id") => Ok(()),
        other => other,
    }
}

// — the draft —

pub(crate) const OWN_DRAFT: &str = "record";
const LONGEST_DRAFT: usize = 40_000;

/// Where an entry that is being typed is kept: one to a worker and a folder.
pub(crate) fn draft_place(folder: FolderId) -> String {
    format!("record/{folder}")
}

pub(crate) async fn keep_draft(house: &House, caller: &Caller, folder: FolderId, typed: &str) -> Result<(), Error> {
    if typed.chars().count() > LONGEST_DRAFT {
        return Err(Error::TooLong);
    }
    act!(house, caller, |work| {
        store::folder_for(work, folder, Access::Write).await?;
        Ok::<_, Error>(work.keep_draft(&draft_place(folder), typed).await?)
    })
}

pub(crate) async fn forget_draft(house: &House, caller: &Caller, folder: FolderId) -> Result<(), Error> {
    act!(house, caller, |work| {
        store::folder_for(work, folder, Access::Write).await?;
        Ok::<_, Error>(work.forget_draft(&draft_place(folder)).await?)
    })
}

/// Everything the form needs: what was being typed, who may have come along, and in whose folder "only here" can be kept.
pub(crate) struct Form {
    pub(crate) folder: Folder,
    pub(crate) draft: Option<String>,
    pub(crate) colleagues: Vec<(AccountId, String)>,
    pub(crate) speakers: Vec<Folder>,
}

pub(crate) async fn form(house: &House, caller: &Caller, folder: FolderId) -> Result<Form, Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    see!(house, caller, |look| {
        let folder = store::folder_for_look(look, folder, Access::Write).await?;
        let (members, names) = (look.registry().await?.members_of(folder.team), staff::called_names(look).await?);
        let others = members.into_iter().filter(|it| *it != me);
        let mut colleagues: Vec<_> = others.filter_map(|id| Some((id, names.get(&id)?.clone()))).collect();
        colleagues.sort_by(|one, other| one.1.cmp(&other.1));
        Ok::<_, Error>(Form {
            draft: look.draft(&draft_place(folder.id)).await?,
            speakers: links::beside(look, &folder).await?,
            colleagues,
            folder: folder.into_inner(),
        })
    })
}

/// Was this form sent before? Then what lies in the draft came too late.
pub(crate) async fn was_sent(
    house: &House,
    caller: &Caller,
    form: &Token,
    folder: FolderId,
    lines: &str,
) -> Result<bool, Error> {
    let ids = [b"here", b"them"].map(|of: &[u8; 4]| id_of(form, &[of, folder.as_bytes(), lines.as_bytes()]));
    see!(house, caller, |look| {
        let sent = store::entry(look, ids[0]).await?.is_some() || store::entry(look, ids[1]).await?.is_some();
        Ok::<_, Error>(sent)
    })
}

pub(crate) async fn keep_own_draft(house: &House, caller: &Caller, typed: &str) -> Result<(), Error> {
    if typed.chars().count() > LONGEST_DRAFT {
        return Err(Error::TooLong);
    }
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    act!(house, caller, |work| {
        let found = store::folder_of(work, me).await?.ok_or(Error::NotFound)?;
        store::folder_for(work, found.id, Access::Write).await?;
        Ok::<_, Error>(work.keep_draft(OWN_DRAFT, typed).await?)
    })
}

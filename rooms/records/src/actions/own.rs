//! わたしのこと: what somebody reads about themselves. First a gate, which opens nothing; then as much as they choose.
use super::{
    read::{self, EntryRead},
    readable,
};
use crate::{
    Access, Error,
    folder::{Folder, RECORDS_FOLDER},
    held::Held,
    line::{Line, LineId},
    link::Link,
    store,
};
use ground_circle::Caller;
use ground_kernel::AccountId;
use ground_work::{House, Look, see};
use std::collections::{BTreeMap, BTreeSet};

/// What is said before anything is opened.
pub(crate) struct Gate {
    pub(crate) folder: Option<Folder>,
    /// Who wrote a yes down that another has not heard yet.
    pub(crate) asked_by: Option<String>,
    pub(crate) mine: usize,
    /// By whom of us, and how many lines.
    pub(crate) by: Vec<(String, usize)>,
    pub(crate) held: usize,
    pub(crate) stopped: bool,
    /// Something of theirs went into a file once; it stays said when they have ended their record.
    pub(crate) exported: bool,
    /// Until when it is kept, and whether that is near.
    pub(crate) kept: Option<(ground_kernel::Timestamp, bool)>,
}

async fn own_folder(look: &mut Look, me: AccountId) -> Result<Option<Folder>, Error> {
    people::party_of(look, me).await?;
    store::folder_of(look, me).await
}

pub(crate) async fn gate(house: &House, caller: &Caller) -> Result<Gate, Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    see!(house, caller, |look| {
        look.permitted(Access::Begin, crate::access::Own { party: me })?;
        let names = staff::called_names(look).await?;
        let exported = !store::exported_of(look, me).await?.is_empty();
        let Some(folder) = own_folder(look, me).await? else {
            return Ok(Gate {
                folder: None,
                asked_by: None,
                mine: 0,
                by: vec![],
                held: 0,
                stopped: false,
                exported,
                kept: None,
            });
        };
        let lines = store::all_lines(look, folder.id).await?;
        let (mine, by) = counted(&lines, me, &names);
        let asked_by = folder.asked_by.filter(|_| !folder.stands()).and_then(|it| names.get(&it).cloned());
        Ok::<_, Error>(Gate {
            held: store::helds(look, folder.id).await?.len(),
            stopped: store::stop(look, folder.id).await?.is_some(),
            kept: match folder.stands() {
                true => Some(super::keeping::own_day(look, &folder).await?),
                false => None,
            },
            folder: Some(folder),
            asked_by,
            exported,
            mine,
            by,
        })
    })
}

/// How many lines stand there, and by whom they were written. What was put right is counted once.
fn counted(lines: &[Line], me: AccountId, names: &BTreeMap<AccountId, String>) -> (usize, Vec<(String, usize)>) {
    let replaced: BTreeSet<LineId> = lines.iter().filter_map(|it| it.corrects).collect();
    let (mut mine, mut by) = (0, BTreeMap::<String, usize>::new());
    for line in lines.iter().filter(|it| it.there && !replaced.contains(&it.id)) {
        if line.writer == me {
            mine += 1;
        } else {
            *by.entry(names.get(&line.writer).cloned().unwrap_or_default()).or_default() += 1;
        }
    }
    (mine, by.into_iter().collect())
}

/// How much somebody wants to read now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Their own words first: what their hand wrote, and what they wrote beside.
    Own,
    /// Visits and going out together.
    Visits,
    All,
}

impl Part {
    fn holds(self, me: AccountId, it: &EntryRead) -> bool {
        match self {
            Part::All => true,
            Part::Visits => it.entry.attended.channel().takes_two(),
            Part::Own => it.entry.writer == me || it.lines.iter().any(|line| line.beside.is_some()),
        }
    }
}

pub(crate) struct OwnRecord {
    pub(crate) entries: Vec<EntryRead>,
    pub(crate) helds: Vec<Held>,
    /// What protects them: text, and until when it is looked at again.
    pub(crate) facts: Vec<(String, ground_kernel::Timestamp)>,
    pub(crate) links: Vec<OwnLink>,
    pub(crate) stop: Option<LineId>,
    pub(crate) names: BTreeMap<AccountId, String>,
    pub(crate) draft: Option<String>,
    /// The workers who could be chosen to read together with a household.
    pub(crate) workers: Vec<(AccountId, String)>,
}

pub(crate) struct OwnLink {
    pub(crate) link: Link,
    pub(crate) words: Option<String>,
    pub(crate) worker: Option<String>,
}

pub(crate) async fn read(house: &House, caller: &Caller, part: Part) -> Result<OwnRecord, Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    see!(house, caller, |look| { read_in(look, me, part).await })
}

/// The same, inside another look.
pub(crate) async fn read_in(look: &mut Look, me: AccountId, part: Part) -> Result<OwnRecord, Error> {
    let found = own_folder(look, me).await?.filter(Folder::stands).ok_or(Error::NotFound)?;
    let folder = look.permitted(Access::Read, found)?;
    let opened = look.open(folder.circle, folder.permit(), RECORDS_FOLDER, folder.id).await?;
    let names = staff::called_names(look).await?;
    let mut entries = read::everything_of(look, &opened, me).await?;
    entries.retain(|it| part.holds(me, it));
    let facts = read::what_protects(look, &opened, me).await?;
    let mut links = vec![];
    for link in store::links_of(look, me).await? {
        let words = readable(look, &opened, link.words_place()).await?;
        links.push(OwnLink { words, worker: link.worker.and_then(|it| names.get(&it).cloned()), link });
    }
    let members = look.registry().await?.members_of(folder.team);
    let workers = members.into_iter().filter_map(|id| Some((id, names.get(&id)?.clone()))).collect();
    Ok(OwnRecord {
        entries,
        helds: store::helds(look, folder.id).await?,
        facts,
        links,
        stop: store::stop(look, folder.id).await?,
        draft: look.draft(super::writing::OWN_DRAFT).await?,
        names,
        workers,
    })
}

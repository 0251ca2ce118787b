//! What was written about calls, visits and paper, read out of a circle that is open already: by the team at its desk, and
//! by the one it is about on their own page. Both read the same lines.
use super::desk::readable;
use crate::{
    Error,
    contact::{Contact, Line, call_back_place},
    correction::{Correction, Was, corrected},
    paper::{HandedLetter, Paper, Posting},
    promise::{Change, Promise},
    store,
    thread::Thread,
};
use ground_kernel::AccountId;
use ground_work::{Look, OpenedCircle};
use std::collections::BTreeMap;

pub(crate) struct ContactRead {
    pub contact: Contact,
    pub who: Option<String>,
    pub introduced: Option<String>,
    pub writer: String,
    pub lines: Vec<LineRead>,
}

pub(crate) struct LineRead {
    pub line: Line,
    /// `None`: erased, or written before this reader came.
    pub text: Option<String>,
    pub speaker: Option<String>,
    pub beside: Option<String>,
    /// What it was before it was corrected, and by whom.
    pub before: Vec<(Was, String)>,
}

pub(crate) struct PromiseRead {
    pub promise: Promise,
    pub what: Option<String>,
    pub owner: String,
    pub changes: Vec<(Change, Option<String>, String)>,
}

pub(crate) struct HandedRead {
    pub letter: HandedLetter,
    pub text: Option<String>,
    pub by_whom: Option<String>,
    pub made_by: String,
}

/// Everything of a thread that is not a letter.
pub(crate) struct ThreadContacts {
    pub party: Option<AccountId>,
    pub contacts: Vec<ContactRead>,
    pub call_back: Option<String>,
    pub promises: Vec<PromiseRead>,
    pub papers: Vec<Paper>,
    pub postings: Vec<Posting>,
    pub handed: Vec<HandedRead>,
    pub entered: Option<people::Entered>,
    pub names: BTreeMap<AccountId, String>,
}

impl ThreadContacts {
    pub(crate) fn nothing() -> Self {
        ThreadContacts {
            party: None,
            contacts: vec![],
            call_back: None,
            promises: vec![],
            papers: vec![],
            postings: vec![],
            handed: vec![],
            entered: None,
            names: BTreeMap::new(),
        }
    }
    pub(crate) fn name(&self, id: AccountId) -> String {
        self.names.get(&id).cloned().unwrap_or_default()
    }
    /// They have never come by themselves: what we write is seen when it was posted or read aloud, not before.
    pub(crate) fn away(&self) -> bool {
        self.entered.as_ref().is_some_and(|it| !it.comes_online())
    }
}

pub(crate) async fn read_in(look: &mut Look, opened: &OpenedCircle, thread: &Thread) -> Result<ThreadContacts, Error> {
    let names = staff::called_names(look).await?;
    Ok(ThreadContacts {
        party: Some(thread.party),
        contacts: contacts(look, opened, thread, &names).await?,
        call_back: readable(look, opened, call_back_place(thread.party)).await?,
        promises: promises(look, opened, thread, &names).await?,
        papers: store::papers(look, thread.id).await?,
        postings: store::postings(look, thread.id).await?,
        handed: handed(look, opened, thread, &names).await?,
        entered: people::entered(look, thread.party).await?,
        names,
    })
}

type Names = BTreeMap<AccountId, String>;

fn name(names: &Names, id: AccountId) -> String {
    names.get(&id).cloned().unwrap_or_default()
}

async fn contacts(
    look: &mut Look,
    opened: &OpenedCircle,
    thread: &Thread,
    names: &Names,
) -> Result<Vec<ContactRead>, Error> {
    let (mut all, mut lines) = (vec![], store::lines(look, thread.id).await?);
    let corrections = store::corrections(look, thread.id).await?;
    for contact in store::contacts(look, thread.id).await? {
        let (mine, others): (Vec<Line>, Vec<Line>) = lines.into_iter().partition(|it| it.contact == contact.id);
        lines = others;
        let mut read = vec![];
        for line in mine {
            read.push(read_line(look, opened, line, &corrections, names).await?);
        }
        all.push(ContactRead {
            who: readable(look, opened, contact.who_place()).await?,
            introduced: readable(look, opened, contact.introduced_place()).await?,
            writer: name(names, contact.writer),
            lines: read,
            contact,
        });
    }
    Ok(all)
}

async fn read_line(
    look: &mut Look,
    opened: &OpenedCircle,
    line: Line,
    corrections: &[Correction],
    names: &Names,
) -> Result<LineRead, Error> {
    let (line, before) = corrected(line, corrections);
    let text = if line.there { readable(look, opened, line.text_place()).await? } else { None };
    Ok(LineRead {
        text,
        speaker: readable(look, opened, line.speaker_place()).await?,
        beside: readable(look, opened, line.beside_place()).await?,
        before: before.into_iter().map(|it| (it.clone(), name(names, it.by))).collect(),
        line,
    })
}

async fn promises(
    look: &mut Look,
    opened: &OpenedCircle,
    thread: &Thread,
    names: &Names,
) -> Result<Vec<PromiseRead>, Error> {
    let (mut all, mut turns) = (vec![], store::promise_changes(look, thread.id).await?);
    for promise in store::promises_of_thread(look, thread.id).await? {
        let (mine, others): (Vec<Change>, Vec<Change>) = turns.into_iter().partition(|it| it.promise == promise.id);
        turns = others;
        let mut changes = vec![];
        for change in mine {
            let reason = readable(look, opened, change.reason_place()).await?;
            let to = change.to.map(|it| name(names, it)).unwrap_or_default();
            changes.push((change, reason, to));
        }
        let what = readable(look, opened, promise.what_place()).await?;
        all.push(PromiseRead { what, owner: name(names, promise.owner), changes, promise });
    }
    Ok(all)
}

async fn handed(
    look: &mut Look,
    opened: &OpenedCircle,
    thread: &Thread,
    names: &Names,
) -> Result<Vec<HandedRead>, Error> {
    let mut all = vec![];
    for letter in store::handed_letters(look, thread.id).await? {
        all.push(HandedRead {
            text: readable(look, opened, letter.text_place()).await?,
            by_whom: readable(look, opened, letter.by_whom_place()).await?,
            made_by: name(names, letter.made_by),
            letter,
        });
    }
    Ok(all)
}

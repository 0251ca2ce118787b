//! Entries, read out of a circle that is open already: by the team at its desk, and by the one they are about on their own
//! page. Both read the same lines.
use super::readable;
use crate::{
    Error,
    asked::Asked,
    entry::Entry,
    folder::FolderId,
    held::Why,
    line::{Line, LineId},
    store,
};
use ground_kernel::{AccountId, Timestamp};
use ground_work::{Look, OpenedCircle};
use std::collections::{BTreeMap, BTreeSet};

pub struct EntryRead {
    pub entry: Entry,
    pub with: Option<String>,
    pub place: Option<String>,
    pub next: Option<String>,
    pub lines: Vec<LineRead>,
}

pub struct LineRead {
    pub line: Line,
    /// `None`: erased, or written before this reader came.
    pub text: Option<String>,
    pub speaker: Option<String>,
    pub beside: Option<String>,
    /// It hurt; with words, or without.
    pub hurt: Option<String>,
    /// They asked that it be put right.
    pub asked: Option<AskedRead>,
    /// Whoever is named said that it may be told, and it was handed on.
    pub told: bool,
    /// What stood here before it was put right, newest first.
    pub older: Vec<LineRead>,
}

/// A correction that was asked for, with what was said to it on either side.
pub struct AskedRead {
    pub(crate) asked: Asked,
    pub(crate) words: Option<String>,
    pub(crate) answer: Option<String>,
}

/// What is marked in a folder: which lines hurt, which their person wants to be put right, and which were handed on from
/// somebody else.
pub(crate) struct Marks {
    hurt: BTreeSet<LineId>,
    asked: BTreeMap<LineId, Asked>,
    told: BTreeSet<LineId>,
}

pub(crate) async fn marks(look: &mut Look, folder: FolderId) -> Result<Marks, Error> {
    let asked = store::asked_of(look, folder).await?.into_iter().map(|it| (it.line, it));
    Ok(Marks {
        asked: asked.collect(),
        hurt: store::hurts(look, folder).await?.into_iter().collect(),
        told: store::told_in(look, folder).await?.into_iter().map(|it| it.copy).collect(),
    })
}

pub(crate) async fn asked(look: &mut Look, opened: &OpenedCircle, asked: Asked) -> Result<AskedRead, Error> {
    Ok(AskedRead {
        words: readable(look, opened, asked.words_place()).await?,
        answer: readable(look, opened, asked.answer_place()).await?,
        asked,
    })
}

pub(crate) async fn entry(
    look: &mut Look,
    opened: &OpenedCircle,
    entry: Entry,
    lines: Vec<Line>,
    marks: &Marks,
) -> Result<EntryRead, Error> {
    let mut read = vec![];
    for it in lines {
        read.push(line(look, opened, it, marks).await?);
    }
    Ok(EntryRead {
        with: readable(look, opened, entry.with_place()).await?,
        place: readable(look, opened, entry.place_place()).await?,
        next: readable(look, opened, entry.next_place()).await?,
        lines: folded(read),
        entry,
    })
}

async fn line(look: &mut Look, opened: &OpenedCircle, line: Line, marks: &Marks) -> Result<LineRead, Error> {
    let marked = marks.hurt.contains(&line.id);
    let words = if marked { readable(look, opened, line.hurt_place()).await? } else { None };
    let asked_for = match marks.asked.get(&line.id) {
        Some(it) => Some(asked(look, opened, it.clone()).await?),
        None => None,
    };
    Ok(LineRead {
        text: if line.there { readable(look, opened, line.text_place()).await? } else { None },
        speaker: readable(look, opened, line.speaker_place()).await?,
        beside: readable(look, opened, line.beside_place()).await?,
        hurt: marked.then(|| words.unwrap_or_default()),
        asked: asked_for,
        older: vec![],
        told: marks.told.contains(&line.id),
        line,
    })
}

/// A line that was put right lies folded under the one that did.
fn folded(lines: Vec<LineRead>) -> Vec<LineRead> {
    let mut standing: Vec<LineRead> = vec![];
    for mut line in lines {
        let before = standing.iter().position(|it| Some(it.line.id) == line.line.corrects);
        if let Some(at) = before {
            let mut old = standing.remove(at);
            line.older = std::mem::take(&mut old.older);
            line.older.insert(0, old);
            standing.insert(at, line);
        } else {
            standing.push(line);
        }
    }
    standing
}

/// Everything of somebody's record, oldest first, from their own circle that is open already: for their page, and for what
/// they take with them. Nothing when they have none.
pub async fn everything_of(look: &mut Look, opened: &OpenedCircle, party: AccountId) -> Result<Vec<EntryRead>, Error> {
    let Some(folder) = store::folder_of(look, party).await?.filter(crate::Folder::stands) else { return Ok(vec![]) };
    everything_in(look, opened, folder.id).await
}

/// The same of a folder that was found with permission.
pub(crate) async fn everything_in(
    look: &mut Look,
    opened: &OpenedCircle,
    folder: FolderId,
) -> Result<Vec<EntryRead>, Error> {
    let marks = marks(look, folder).await?;
    let mut by_entry = BTreeMap::<_, Vec<Line>>::new();
    for line in store::all_lines(look, folder).await? {
        by_entry.entry(line.entry).or_default().push(line);
    }
    let mut all = vec![];
    for it in store::all_entries(look, folder).await? {
        let lines = by_entry.remove(&it.id).unwrap_or_default();
        all.push(entry(look, opened, it, lines, &marks).await?);
    }
    Ok(all)
}

/// What protects somebody, and on which day it is looked at again: theirs to read, and to take with them.
pub async fn what_protects(
    look: &mut Look,
    opened: &OpenedCircle,
    party: AccountId,
) -> Result<Vec<(String, Timestamp)>, Error> {
    let Some(folder) = store::folder_of(look, party).await? else { return Ok(vec![]) };
    let mut all = vec![];
    for fact in store::facts(look, folder.id).await? {
        let text = readable(look, opened, fact.text_place()).await?;
        all.extend(text.map(|text| (text, fact.look_again_at)));
    }
    Ok(all)
}

/// What is not shown to somebody yet: why, since when, and until when at the latest. Nothing of it is opened.
pub async fn announced(look: &mut Look, party: AccountId) -> Result<Vec<(Why, Timestamp, Timestamp)>, Error> {
    let Some(folder) = store::folder_of(look, party).await? else { return Ok(vec![]) };
    let all = store::helds(look, folder.id).await?;
    Ok(all.iter().map(|it| (it.why, it.made_at, it.until())).collect())
}

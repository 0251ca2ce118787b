//! Entries, read out of a circle that is open already: by the team at its desk, and by the one they are about on their own
//! page. Both read the same lines.
use super::readable;
use crate::{
    Error,
    entry::Entry,
    folder::FolderId,
    held::Why,
    line::{Line, LineId},
    store,
};
use ground_kernel::{AccountId, Timestamp};
use ground_work::{Look, OpenedCircle};
use std::collections::BTreeSet;

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
    /// Whoever is named said that it may be told, and it was handed on.
    pub told: bool,
    /// What stood here before it was put right, newest first.
    pub older: Vec<LineRead>,
}

/// Which lines of a folder hurt, and which were handed on from somebody else.
pub(crate) struct Marked {
    hurt: BTreeSet<LineId>,
    told: BTreeSet<LineId>,
}

pub(crate) async fn marked(look: &mut Look, folder: FolderId) -> Result<Marked, Error> {
    Ok(Marked {
        hurt: store::hurts(look, folder).await?.into_iter().collect(),
        told: store::told_in(look, folder).await?.into_iter().map(|it| it.copy).collect(),
    })
}

pub(crate) async fn entry(
    look: &mut Look,
    opened: &OpenedCircle,
    entry: Entry,
    lines: Vec<Line>,
    marks: &Marked,
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

async fn line(look: &mut Look, opened: &OpenedCircle, line: Line, marks: &Marked) -> Result<LineRead, Error> {
    let marked = marks.hurt.contains(&line.id);
    let words = if marked { readable(look, opened, line.hurt_place()).await? } else { None };
    Ok(LineRead {
        text: if line.there { readable(look, opened, line.text_place()).await? } else { None },
        speaker: readable(look, opened, line.speaker_place()).await?,
        beside: readable(look, opened, line.beside_place()).await?,
        hurt: marked.then(|| words.unwrap_or_default()),
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
    let marks = marked(look, folder.id).await?;
    let mut by_entry = std::collections::BTreeMap::<_, Vec<Line>>::new();
    for line in store::all_lines(look, folder.id).await? {
        by_entry.entry(line.entry).or_default().push(line);
    }
    let mut all = vec![];
    for it in store::all_entries(look, folder.id).await? {
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

//! Looking for words in the records that a worker may read. Everything is opened in memory and thrown away; a folder of which
//! something is shown has a line in its ledger first. What protects somebody, and what is not shown yet, is never looked
//! through. A result joins nobody with anybody.
use super::readable;
use crate::{
    Access, Error, entry,
    folder::{Folder, FolderId, NAME, RECORDS_FOLDER},
    line, store,
};
use ground_circle::{Caller, TextPlace, Words};
use ground_kernel::{AccountId, Actor, Timestamp, find_evenly};
use ground_policy::Permitted;
use ground_work::{House, Look, OpenedCircle, see};
use std::collections::BTreeMap;

pub(crate) const LONGEST_WORDS: usize = 60;
/// Each folder that is shown leaves a line that its person reads; more would be browsing.
pub(crate) const MOST_FOLDERS: usize = 20;
const MOST_LINES: usize = 3;
/// So much of a line is shown on each side of what was found.
const AROUND: usize = 40;

pub(crate) struct Findings {
    pub(crate) folders: Vec<Finding>,
    /// As many as are shown were found; there may be others.
    pub(crate) full: bool,
}

pub(crate) struct Finding {
    pub(crate) id: FolderId,
    pub(crate) handle: String,
    pub(crate) lines: Vec<FoundLine>,
}

pub(crate) struct FoundLine {
    pub(crate) writer: Option<String>,
    pub(crate) at: Timestamp,
    pub(crate) around: [String; 3],
}

pub(crate) async fn search(house: &House, caller: &Caller, typed: &str) -> Result<Findings, Error> {
    let Actor::Staff { teams, .. } = &caller.actor else { return Err(Error::NotFound) };
    let words = words_of(typed)?;
    see!(house, caller, |look| {
        let mut folders = vec![];
        for team in teams {
            let all = store::folders_of(look, *team).await?;
            folders.extend(look.permitted_all(Access::Read, all));
        }
        let circles: Vec<_> = folders.iter().map(|it| (it.circle, it.permit())).collect();
        let kinds: [&[(u16, u16)]; 3] = [&entry::LOOKED_THROUGH, &line::LOOKED_THROUGH, &[(RECORDS_FOLDER, NAME)]];
        let holding = look.holding(&circles, &kinds.concat(), words_of(typed)?, MOST_FOLDERS).await?;
        let names = staff::called_names(look).await?;
        let mut found = vec![];
        for (circle, places) in holding.circles {
            let Some(at) = folders.iter().position(|it| it.circle == circle) else { continue };
            let finding = finding(look, folders.swap_remove(at), &places, &words, &names).await?;
            found.extend(finding);
        }
        Ok::<_, Error>(Findings { folders: found, full: holding.full })
    })
}

fn words_of(typed: &str) -> Result<Words, Error> {
    if typed.chars().count() > LONGEST_WORDS {
        return Err(Error::NothingToFind);
    }
    Words::of(typed).ok_or(Error::NothingToFind)
}

/// Opens one folder for what was found in it: the line is committed, every text is believed anew.
async fn finding(
    look: &mut Look,
    folder: Permitted<Folder>,
    places: &[TextPlace],
    words: &Words,
    names: &BTreeMap<AccountId, String>,
) -> Result<Option<Finding>, Error> {
    let opened = look.open_found(folder.circle, folder.permit(), RECORDS_FOLDER, folder.id).await?;
    let by_name = places.iter().any(|it| it.table == RECORDS_FOLDER);
    let mut lines = vec![];
    for spot in spots(look, &folder, places).await? {
        if lines.len() < MOST_LINES {
            let text = believed(look, &opened, spot.place, folder.id).await?;
            let around = text.and_then(|it| around(&it, words));
            let writer = names.get(&spot.writer).cloned();
            lines.extend(around.map(|around| FoundLine { writer, at: spot.at, around }));
        }
    }
    let shown = by_name || !lines.is_empty();
    Ok(shown.then(|| Finding { id: folder.id, handle: folder.handle(), lines }))
}

async fn believed(
    look: &mut Look,
    from: &OpenedCircle,
    place: TextPlace,
    folder: FolderId,
) -> Result<Option<String>, Error> {
    match readable(look, from, place).await {
        Err(Error::Unbelieved(why)) => {
            tracing::error!(%folder, why, "a search left a text out");
            Ok(None)
        }
        other => other,
    }
}

/// A text that may be shown: where it lies, who wrote it down, and when it was.
struct Spot {
    place: TextPlace,
    writer: AccountId,
    at: Timestamp,
}

async fn spots(look: &mut Look, folder: &Folder, places: &[TextPlace]) -> Result<Vec<Spot>, Error> {
    let mut all = vec![];
    let entries = store::all_entries(look, folder.id).await?;
    for it in &entries {
        all.extend(it.places().map(|place| Spot { place, writer: it.writer, at: it.started_at }));
    }
    let at: BTreeMap<_, _> = entries.iter().map(|it| (it.id, it.started_at)).collect();
    for it in store::all_lines(look, folder.id).await?.into_iter().filter(|it| it.there) {
        let at = at.get(&it.entry).copied().unwrap_or(it.written_at);
        all.extend([it.text_place(), it.beside_place()].map(|place| Spot { place, writer: it.writer, at }));
    }
    all.retain(|it| places.contains(&it.place));
    Ok(all)
}

/// The first of the words, and its line around it, cut where it is long.
fn around(text: &str, words: &Words) -> Option<[String; 3]> {
    let at = words.each().find_map(|word| find_evenly(text, word))?;
    let (head, tail) = (&text[..at.start], &text[at.end..]);
    let (head, tail) = (head.rsplit('\n').next()?, tail.split('\n').next()?);
    let cut = head.char_indices().rev().nth(AROUND - 1).filter(|(from, _)| *from > 0).map(|(from, _)| from);
    let before = cut.map_or(head.to_owned(), |from| format!("…{}", &head[from..]));
    let cut = tail.char_indices().nth(AROUND).map(|(to, _)| to);
    let after = cut.map_or(tail.to_owned(), |to| format!("{}…", &tail[..to]));
    Some([before, text[at].to_owned(), after])
}

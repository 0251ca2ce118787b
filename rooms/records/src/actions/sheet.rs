//! A record made ready for paper: the same reading as on the pages, without what does not go on paper.
use super::{
    held, own,
    read::{self, EntryRead, LineRead},
    readable,
};
use crate::{
    Access, Error,
    folder::{Folder, FolderId, RECORDS_FOLDER},
    held::Why,
    sheet::{Copy, Period},
    store,
};
use ground_circle::Caller;
use ground_kernel::{AccountId, Timestamp};
use ground_work::{House, see};
use std::collections::BTreeMap;

pub(crate) struct Sheet {
    /// The two gentle words by which a record is spoken of.
    pub(crate) handle: String,
    /// The name they go by.
    pub(crate) name: Option<String>,
    pub(crate) entries: Vec<EntryRead>,
    /// What is not shown yet: why, since when, until when. Nothing of it is opened.
    pub(crate) announced: Vec<(Why, Timestamp, Timestamp)>,
    pub(crate) names: BTreeMap<AccountId, String>,
}

/// Their own copy.
pub(crate) async fn own(house: &House, caller: &Caller, closed: bool) -> Result<Sheet, Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    see!(house, caller, |look| {
        let it = own::read_in(look, me, own::Part::All).await?;
        let folder = store::folder_of(look, me).await?.ok_or(Error::NotFound)?;
        Ok::<_, Error>(Sheet {
            handle: folder.handle(),
            name: None,
            entries: on_paper(it.entries, Copy::Own { closed }),
            announced: it.helds.iter().map(|it| (it.why, it.made_at, it.until())).collect(),
            names: it.names,
        })
    })
}

/// The desk's copy. What has had its day is shown to its person first, and printing leaves a trace that they read.
pub(crate) async fn desk(house: &House, caller: &Caller, id: FolderId, period: Period) -> Result<Sheet, Error> {
    held::show_what_is_over(house, caller, id).await?;
    see!(house, caller, |look| {
        let folder = store::folder_for_look(look, id, Access::Print).await?;
        let party = folder.party.ok_or(Error::NotFound)?;
        people::party_of(look, party).await?;
        let opened = look.open(folder.circle, folder.permit(), RECORDS_FOLDER, folder.id).await?;
        let mut entries = read::everything_in(look, &opened, folder.id).await?;
        entries.retain(|it| period.holds(it.entry.started_at));
        Ok::<_, Error>(Sheet {
            handle: Folder::handle(&folder),
            name: readable(look, &opened, people::called_place(party)).await?,
            entries: on_paper(entries, Copy::Desk),
            announced: read::announced(look, party).await?,
            names: staff::called_names(look).await?,
        })
    })
}

/// Leaves out what does not go on paper; what somebody wrote in their own hand and is left out leaves no empty place.
pub(crate) fn on_paper(entries: Vec<EntryRead>, copy: Copy) -> Vec<EntryRead> {
    let each = entries.into_iter().filter_map(|mut it| {
        it.lines.retain(|line| copy.holds(&line.line));
        for line in &mut it.lines {
            line.older.retain(|older: &LineRead| copy.holds(&older.line));
        }
        let of_ours = it.entry.attended.channel() != crate::Channel::Own;
        let says = !it.lines.is_empty() || [&it.with, &it.place, &it.next].iter().any(|it| it.is_some());
        (of_ours || says).then_some(it)
    });
    each.collect()
}

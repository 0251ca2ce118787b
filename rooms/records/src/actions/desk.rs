//! What a team sees of its folders: a list that opens nothing, and one folder, whose opening its person reads.
use super::{
    facts, held,
    held::HeldRead,
    links,
    read::{self, EntryRead},
    readable,
};
use crate::{
    Access, Error,
    entry::{Before, ON_A_PAGE},
    fact::Fact,
    folder::{Folder, FolderId, RECORDS_FOLDER},
    link::Link,
    store,
};
use ground_circle::Caller;
use ground_kernel::{AccountId, Actor, Timestamp};
use ground_work::{House, see};
use std::collections::{BTreeMap, BTreeSet};

pub(crate) struct Listed {
    pub(crate) folder: Folder,
    pub(crate) newest_at: Option<Timestamp>,
    /// Something is not shown to its person yet.
    pub(crate) held: bool,
}

/// The folders of one's teams, newest entry first. Nothing is opened, and nothing says what protects whom.
pub(crate) async fn list(house: &House, caller: &Caller) -> Result<Vec<Listed>, Error> {
    let Actor::Staff { teams, .. } = &caller.actor else { return Err(Error::NotFound) };
    held::show_what_is_due(house, caller).await?;
    see!(house, caller, |look| {
        let mut all = vec![];
        for team in teams {
            let newest: BTreeMap<FolderId, Timestamp> =
                store::newest_of(look, *team).await?.into_iter().map(|it| (it.folder_id, it.at)).collect();
            let held: BTreeSet<FolderId> =
                store::helds_of(look, *team).await?.into_iter().map(|it| it.folder).collect();
            for folder in store::folders_of(look, *team).await? {
                let (newest_at, held) = (newest.get(&folder.id).copied(), held.contains(&folder.id));
                all.push(Listed { newest_at, held, folder });
            }
        }
        all.sort_by_key(|it| std::cmp::Reverse(it.newest_at.unwrap_or(it.folder.begun_at)));
        Ok::<_, Error>(all)
    })
}

pub(crate) struct OpenFolder {
    pub(crate) folder: Folder,
    /// The name they go by, or the working name of a household.
    pub(crate) name: Option<String>,
    pub(crate) entries: Vec<EntryRead>,
    pub(crate) goes_on: Option<Before>,
    pub(crate) helds: Vec<HeldRead>,
    pub(crate) facts: Vec<(Fact, Option<String>)>,
    pub(crate) joined: Vec<Folder>,
    pub(crate) unconfirmed: Vec<Link>,
    pub(crate) names: BTreeMap<AccountId, String>,
}

/// What is there before it stands: who wrote the yes down. Nothing is opened, and nothing is refused in anybody's ledger.
pub(crate) async fn waiting(house: &House, caller: &Caller, id: FolderId) -> Result<Option<(Folder, String)>, Error> {
    see!(house, caller, |look| {
        let Some(folder) = store::waiting(look, id).await? else { return Ok(None) };
        let names = staff::called_names(look).await?;
        let by = folder.asked_by.and_then(|it| names.get(&it).cloned()).unwrap_or_default();
        Ok::<_, Error>(Some((folder, by)))
    })
}

/// Opens a folder at the desk. What has had its day is shown to its person first.
pub(crate) async fn open(
    house: &House,
    caller: &Caller,
    id: FolderId,
    before: Option<Before>,
) -> Result<OpenFolder, Error> {
    held::show_what_is_over(house, caller, id).await?;
    see!(house, caller, |look| {
        let folder = store::folder_for_look(look, id, Access::Read).await?;
        let name_place = match folder.party {
            Some(party) => {
                people::party_of(look, party).await?;
                people::called_place(party)
            }
            None => folder.name_place(),
        };
        let opened = look.open(folder.circle, folder.permit(), RECORDS_FOLDER, folder.id).await?;
        let (name, names) = (readable(look, &opened, name_place).await?, staff::called_names(look).await?);
        let marks = read::marked(look, folder.id).await?;
        let mut page = store::entries(look, folder.id, before).await?;
        let goes_on = page.len() as i64 > ON_A_PAGE;
        page.truncate(ON_A_PAGE as usize);
        let goes_on = page.last().filter(|_| goes_on).map(|it| Before { at: it.started_at, id: it.id });
        let mut entries = vec![];
        for it in page {
            let lines = store::lines_of_entry(look, it.id).await?;
            entries.push(read::entry(look, &opened, it, lines, &marks).await?);
        }
        let unconfirmed = match folder.party {
            Some(party) => store::unconfirmed(look, party).await?.into_iter().map(|it| it.into_inner()).collect(),
            None => vec![],
        };
        Ok::<_, Error>(OpenFolder {
            helds: held::read_in(look, folder.id, folder.permit()).await?,
            facts: facts::read_in(look, &opened, folder.id).await?,
            joined: links::joined(look, &folder).await?,
            folder: folder.into_inner(),
            unconfirmed,
            entries,
            goes_on,
            names,
            name,
        })
    })
}

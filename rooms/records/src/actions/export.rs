//! Records as a spreadsheet, as a short story: one asks and says what for; another looks at all of it and agrees; the one who
//! asked takes it. Before a byte of the file is there, each person whose record is in it has their row, with why, in their
//! own circle; then each circle is opened with its own line in the ledger. The file is made in the answer and kept nowhere.
use super::{
    my_team,
    read::{self, EntryRead, LineRead},
    readable, sheet, team_circle,
    writing::id_of,
};
use crate::{
    Access, Error,
    access::Desk,
    entry::Entry,
    export::{Agreed, Export, ExportId, Exported, LONGEST_WHY, Purpose, RECORDS_EXPORT, RECORDS_EXPORTED, State},
    folder::{Folder, FolderId},
    line::Line,
    sheet::{Copy, Period},
    store::{self, About},
};
use ground_circle::{Caller, TextPlace};
use ground_kernel::{AccountId, Id, Timestamp};
use ground_seal::session::Token;
use ground_work::{House, Look, OpenedCircle, Work, act, see};
use std::collections::{BTreeMap, BTreeSet};

/// So many lines fit into one file; for more, a period is chosen.
const MOST_LINES: usize = 50_000;

/// What one worker asks for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewExport<'a> {
    pub(crate) purpose: Option<Purpose>,
    pub(crate) why: &'a str,
    pub(crate) of: Option<FolderId>,
    pub(crate) period: Period,
    pub(crate) names: bool,
}

pub(crate) async fn ask(house: &House, caller: &Caller, form: &Token, new: &NewExport<'_>) -> Result<(), Error> {
    let why = ground_web::one_line(new.why);
    let purpose = new.purpose.ok_or(Error::NothingChosen)?;
    match why.chars().count() {
        0 => return Err(Error::Empty),
        1..=LONGEST_WHY => {}
        _ => return Err(Error::TooLong),
    }
    let team = my_team(house, caller).await?;
    see!(house, caller, |look| {
        look.permitted(Access::ProposeExport, Desk { team })?;
        let Some(of) = new.of else { return Ok(()) };
        let folder = store::folder_for_look(look, of, Access::Read).await?;
        if folder.team == team && !folder.of_household() { Ok(()) } else { Err(Error::NotFound) }
    })?;
    let circle = team_circle::of(house, caller, team).await?;
    act!(house, caller, |work| {
        let desk = work.permitted(Access::ProposeExport, Desk { team })?;
        let id = id_of(form, &[b"export", why.as_bytes()]);
        if store::export(work, id).await?.is_some() {
            return Ok(());
        }
        let (asked_by, asked_at) = (work.keyring()?.account, work.now());
        let export = Export {
            id,
            team,
            circle,
            purpose,
            of: new.of,
            period: new.period,
            names: new.names,
            asked_by,
            asked_at,
            agreed: None,
            taken_at: None,
            ended_at: None,
        };
        store::add_export(work, &export).await?;
        Ok::<_, Error>(work.write_text(circle, export.why_place(), &why, &desk.permit().rules()).await?)
    })
}

/// Another agrees, and goes through what would be in it with their own keys: what is shut to them is left out.
pub(crate) async fn agree(house: &House, caller: &Caller, id: ExportId) -> Result<(), Error> {
    let shut: Vec<About> = see!(house, caller, |look| {
        let export = store::export_for_look(look, id, Access::AgreeExport).await?;
        if export.state(look.now()) != State::Waits {
            return Err(Error::TooLate);
        }
        let mut shut = vec![];
        for (folder, entries) in within(look, &export).await? {
            match look.open(folder.circle, export.permit(), RECORDS_EXPORTED, folder.id).await {
                Err(ground_circle::Error::Shut) => shut.push(folder.id),
                opened => shut.extend(shut_entries(look, &opened?, &folder, &entries).await?),
            }
        }
        Ok(shut)
    })?;
    act!(house, caller, |work| {
        let (me, now) = (work.keyring()?.account, work.now());
        let export = store::export_for(work, id, Access::AgreeExport).await?.change(|it| it.agreed(me, now))?;
        for about in &shut {
            store::add_shut(work, &export, *about).await?;
        }
        store::save_export(work, &export).await
    })
}

/// What one record has within the period, and what of it this reader cannot open.
async fn shut_entries(
    look: &mut Look,
    opened: &OpenedCircle,
    folder: &Folder,
    entries: &[Entry],
) -> Result<Vec<About>, Error> {
    let mut shut = vec![];
    let mut lines = BTreeMap::<_, Vec<Line>>::new();
    for line in store::all_lines(look, folder.id).await? {
        lines.entry(line.entry).or_default().push(line);
    }
    for entry in entries {
        let of_lines = lines.remove(&entry.id).unwrap_or_default();
        let places = entry.places().into_iter().chain(of_lines.iter().flat_map(Line::places));
        if any_is_shut(look, opened, places).await? {
            shut.push(Id::from_array(*entry.id.as_bytes()));
        }
    }
    Ok(shut)
}

async fn any_is_shut(
    look: &mut Look,
    opened: &OpenedCircle,
    places: impl Iterator<Item = TextPlace>,
) -> Result<bool, Error> {
    for place in places {
        match look.text(opened, place).await {
            Err(ground_circle::Error::Shut) => return Ok(true),
            other => drop(other?),
        }
    }
    Ok(false)
}

/// The records that were asked for, each with what it has within the period; those that have nothing are not touched.
async fn within(look: &mut Look, export: &Export) -> Result<Vec<(Folder, Vec<Entry>)>, Error> {
    let mut all = vec![];
    for folder in store::folders_of(look, export.team).await? {
        let asked_for = export.of.is_none_or(|it| it == folder.id) && folder.stands() && !folder.of_household();
        if !asked_for {
            continue;
        }
        let mut entries = store::all_entries(look, folder.id).await?;
        entries.retain(|it| export.period.holds(it.started_at));
        if !entries.is_empty() {
            all.push((folder, entries));
        }
    }
    Ok(all)
}

/// What the file is made of.
pub(crate) struct Taken {
    /// With the names people go by.
    pub(crate) named: bool,
    pub(crate) records: Vec<OneRecord>,
    pub(crate) names: BTreeMap<AccountId, String>,
}

pub(crate) struct OneRecord {
    pub(crate) handle: String,
    pub(crate) name: Option<String>,
    pub(crate) entries: Vec<EntryRead>,
}

/// What is settled before anything is told or opened.
struct Plan {
    why: String,
    agreed: Agreed,
    folders: Vec<Folder>,
    shut: BTreeSet<About>,
}

/// Whoever asked takes it: first everybody it is about has their row, then it is read.
pub(crate) async fn take(house: &House, caller: &Caller, id: ExportId) -> Result<Taken, Error> {
    let plan = see!(house, caller, |look| { plan(look, id).await })?;
    let told = act!(house, caller, |work| { tell(work, id, &plan).await })?;
    see!(house, caller, |look| { read_all(look, id, &plan, &told).await })
}

async fn plan(look: &mut Look, id: ExportId) -> Result<Plan, Error> {
    let (me, now) = (look.keyring()?.account, look.now());
    let export = store::export_for_look(look, id, Access::TakeExport).await?;
    let agreed = export.taken(me, now)?;
    if !look.registry().await?.members_of(export.team).contains(&agreed.by) {
        return Err(Error::NotOfTheTeam);
    }
    let opened = look.open(export.circle, export.permit(), RECORDS_EXPORT, export.id).await?;
    let why = readable(look, &opened, export.why_place()).await?.ok_or(Error::NotFound)?;
    let shut: BTreeSet<About> = store::shut_of(look, id).await?.into_iter().collect();
    let mut folders = vec![];
    for (folder, entries) in within(look, &export).await? {
        let any = entries.iter().any(|it| is_in_it(it, &shut, agreed));
        if any && !shut.contains(&folder.id) && !leaves_out(look, &folder, [me, agreed.by]).await? {
            folders.push(folder);
        }
    }
    Ok(Plan { why, agreed, folders, shut })
}

fn is_in_it(entry: &Entry, shut: &BTreeSet<About>, agreed: Agreed) -> bool {
    entry.written_at <= agreed.at && !shut.contains(&Id::from_array(*entry.id.as_bytes()))
}

/// Somebody may have left one of the two out since.
async fn leaves_out(look: &mut Look, folder: &Folder, two: [AccountId; 2]) -> Result<bool, Error> {
    let registry = look.registry().await?;
    let (tx, house) = look.bare();
    let state = ground_circle::state(tx, house.vault(), &registry, folder.circle).await?;
    Ok(two.iter().any(|it| state.left_out().contains(it)))
}

/// Each person's row, and why, in their own circle. What does not open to this worker is not in the file.
async fn tell(work: &mut Work, id: ExportId, plan: &Plan) -> Result<Vec<FolderId>, Error> {
    let (me, now) = (work.keyring()?.account, work.now());
    let export = store::export_for(work, id, Access::TakeExport).await?;
    let agreed = export.taken(me, now)?;
    let rules = export.permit().rules();
    let before: BTreeSet<AccountId> = store::exported_by(work, id).await?.into_iter().map(|it| it.party).collect();
    let again = export.taken_at.is_some();
    let mut told = vec![];
    for folder in &plan.folders {
        let Some(party) = folder.party else { continue };
        if again {
            told.extend(before.contains(&party).then_some(folder.id));
            continue;
        }
        let (at, purpose, second) = (now, export.purpose, agreed.by);
        let row = Exported { id: work.new_id(), export: id, party, at, purpose, by: me, second };
        match work.write_text(folder.circle, row.why_place(), &plan.why, &rules).await {
            Err(ground_circle::Error::Shut) => continue,
            other => other?,
        }
        store::add_exported(work, &row).await?;
        told.push(folder.id);
    }
    if told.is_empty() {
        return Err(Error::NothingThere);
    }
    if !again {
        let export = export.change(|it| Ok::<_, Error>(Export { taken_at: Some(now), ..it }))?;
        store::save_export(work, &export).await?;
    }
    Ok(told)
}

async fn read_all(look: &mut Look, id: ExportId, plan: &Plan, told: &[FolderId]) -> Result<Taken, Error> {
    let export = store::export_for_look(look, id, Access::TakeExport).await?;
    let (mut records, mut lines) = (vec![], 0);
    for folder in plan.folders.iter().filter(|it| told.contains(&it.id)) {
        let party = folder.party.ok_or(Error::NotFound)?;
        let opened = look.open(folder.circle, export.permit(), RECORDS_EXPORTED, folder.id).await?;
        let mut entries = read::everything_in(look, &opened, folder.id).await?;
        entries.retain(|it| export.period.holds(it.entry.started_at) && is_in_it(&it.entry, &plan.shut, plan.agreed));
        let entries = sheet::on_paper(as_it_stood(entries, plan.agreed.at), Copy::Desk);
        lines += entries.iter().map(|it| it.lines.len()).sum::<usize>();
        if MOST_LINES < lines {
            return Err(Error::TooMuch);
        }
        let name = if export.names { readable(look, &opened, people::called_place(party)).await? } else { None };
        records.push(OneRecord { handle: folder.handle(), name, entries });
    }
    Ok(Taken { named: export.names, records, names: staff::called_names(look).await? })
}

/// Without what was added after two had agreed.
fn as_it_stood(mut entries: Vec<EntryRead>, at: Timestamp) -> Vec<EntryRead> {
    for entry in &mut entries {
        let lines = std::mem::take(&mut entry.lines);
        entry.lines = lines.into_iter().filter_map(|it| line_as_it_stood(it, at)).collect();
    }
    entries
}

fn line_as_it_stood(mut line: LineRead, at: Timestamp) -> Option<LineRead> {
    if line.line.written_at <= at {
        return Some(line);
    }
    let mut older = std::mem::take(&mut line.older).into_iter().skip_while(|it| at < it.line.written_at);
    let stood = older.next()?;
    Some(LineRead { older: older.collect(), ..stood })
}

/// It is not wanted any more, or somebody of the team does not want it.
pub(crate) async fn stop(house: &House, caller: &Caller, id: ExportId) -> Result<(), Error> {
    act!(house, caller, |work| {
        let now = work.now();
        let export = store::export_for(work, id, Access::StopExport).await?.change(|it| it.ended(now))?;
        store::save_export(work, &export).await
    })
}

/// The page of the desk.
pub(crate) struct Exports {
    pub(crate) all: Vec<(Export, Option<String>)>,
    pub(crate) names: BTreeMap<AccountId, String>,
    /// The record that a link led here from, or that was chosen.
    pub(crate) of: Option<Folder>,
    /// There is nobody who could agree.
    pub(crate) one_alone: bool,
}

pub(crate) async fn all(house: &House, caller: &Caller, of: Option<FolderId>) -> Result<Exports, Error> {
    let team = my_team(house, caller).await?;
    see!(house, caller, |look| {
        let desk = look.permitted(Access::ProposeExport, Desk { team })?;
        let mut all = vec![];
        for export in store::exports_of(look, team).await? {
            let opened = look.open(export.circle, desk.permit(), RECORDS_EXPORT, export.id).await?;
            let why = readable(look, &opened, export.why_place()).await?;
            all.push((export, why));
        }
        let of = match of {
            Some(of) => Some(store::folder_for_look(look, of, Access::Read).await?.into_inner()),
            None => None,
        };
        let one_alone = look.registry().await?.members_of(team).len() < 2;
        Ok::<_, Error>(Exports { all, names: staff::called_names(look).await?, of, one_alone })
    })
}

/// What somebody reads of it on their own page: when, by whom, what for.
pub(crate) struct OwnExported {
    pub(crate) row: Exported,
    pub(crate) why: Option<String>,
    pub(crate) by: String,
    pub(crate) second: String,
}

pub(crate) async fn own(house: &House, caller: &Caller) -> Result<Vec<OwnExported>, Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    see!(house, caller, |look| { own_in(look, me).await })
}

/// The same, inside another look. It stays although they have ended their record since.
pub(crate) async fn own_in(look: &mut Look, me: AccountId) -> Result<Vec<OwnExported>, Error> {
    let own = look.permitted(Access::Begin, crate::access::Own { party: me })?;
    let rows = store::exported_of(look, me).await?;
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let party = people::party_of(look, me).await?;
    let opened = look.open(party.circle, own.permit(), RECORDS_EXPORTED, me).await?;
    let names = staff::called_names(look).await?;
    let name = |id: &AccountId| names.get(id).cloned().unwrap_or_default();
    let mut all = vec![];
    for row in rows {
        let why = readable(look, &opened, row.why_place()).await?;
        all.push(OwnExported { why, by: name(&row.by), second: name(&row.second), row });
    }
    Ok(all)
}

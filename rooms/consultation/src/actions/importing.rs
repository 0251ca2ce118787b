//! Coming from paper and spreadsheets: a file is brought, looked at, its columns are named, and then all of it is taken in, or
//! nothing. As short stories.
//!
//! Promises: until somebody says so, nothing of a file is anybody's; the same file again changes nothing, and brings
//! nothing back that was erased; a name that others go by, too, is a thread of its own, because nothing here joins two
//! (N-2). Where a row goes is one function, `put_in`.
use super::{
    contacts::{self, Memo, Under},
    desk, team_circle,
};
use crate::{
    Access, Error,
    contact::{ContactId, Direction},
    contact_access::Desk,
    draft::{self, CONSULTATION_IMPORT, Draft, Field, Wrong},
    store,
    thread::Thread,
};
use ground_circle::{Caller, TextPlace};
use ground_kernel::{Id, TeamId, Timestamp};
use ground_policy::Permitted;
use ground_rows::Table;
use ground_seal::{Label, Secret, mac};
use ground_work::{House, Work, act, see};
use jiff::{civil::Date, tz};
use people::{Arriving, Relation};
use std::collections::BTreeMap;

/// Where a file waits until it is taken in or put away: sealed, under the worker's own key.
const DRAFT: &str = "import";

/// A file that waits, and how it will be read.
pub(crate) struct Waiting {
    pub table: Table,
    pub fields: Vec<Field>,
    pub read: Result<Vec<Draft>, Vec<Wrong>>,
}

/// What was taken in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Taken {
    pub rows: usize,
    pub people: usize,
    /// Of the same file, or another, before.
    pub known: usize,
}

fn columns_place(team: TeamId) -> TextPlace {
    TextPlace::of(CONSULTATION_IMPORT, 1, team)
}

/// A file is brought. It waits, sealed, and is nobody's yet.
pub(crate) async fn bring(house: &House, caller: &Caller, bytes: &[u8]) -> Result<(), Error> {
    let team = team_circle::my_team(house, caller).await?;
    let table = ground_rows::read(bytes)?;
    let text = serde_json::to_string(&table).map_err(|_| Error::Unread(ground_rows::Unread::Unknown))?;
    act!(house, caller, |work| {
        work.permitted(Access::Receive, Desk { team })?;
        Ok::<_, Error>(work.keep_draft(DRAFT, &text).await?)
    })
}

pub(crate) async fn put_away(house: &House, caller: &Caller) -> Result<(), Error> {
    act!(house, caller, |work| { Ok::<_, Error>(work.forget_draft(DRAFT).await?) })?;
    Ok(house.db().settle().await?)
}

/// The file that waits, as it will be read.
pub(crate) async fn waiting(house: &House, caller: &Caller) -> Result<Option<Waiting>, Error> {
    let team = team_circle::my_team(house, caller).await?;
    let text = see!(house, caller, |look| { Ok::<_, Error>(look.draft(DRAFT).await?) })?;
    let Some(table) = text.and_then(|it| serde_json::from_str::<Table>(&it).ok()) else { return Ok(None) };
    let known = remembered(house, caller, team).await?;
    let fields = table.head.iter().map(|it| known.get(it).copied().unwrap_or_else(|| draft::guess(it)));
    let fields: Vec<Field> = fields.collect();
    let read = draft::drafts(&table, &fields, day_of(house.now()));
    Ok(Some(Waiting { table, fields, read }))
}

fn tokyo() -> tz::TimeZone {
    tz::TimeZone::fixed(tz::offset(9))
}
fn day_of(now: Timestamp) -> Date {
    let now = jiff::Timestamp::from_microsecond(now.as_micros()).unwrap_or_default();
    now.to_zoned(tokyo()).date()
}

/// What columns meant before, by their headings. It lies in the team's own circle: a file without headings has names there.
async fn remembered(house: &House, caller: &Caller, team: TeamId) -> Result<BTreeMap<String, Field>, Error> {
    let circle = team_circle::of(house, caller, team).await?;
    let text = see!(house, caller, |look| {
        let desk = look.permitted(Access::Receive, Desk { team })?;
        let opened = look.open(circle, desk.permit(), CONSULTATION_IMPORT, team).await?;
        desk::readable(look, &opened, columns_place(team)).await
    })?;
    let text = text.unwrap_or_default();
    let lines = text.lines().filter_map(|it| it.split_once('\t'));
    Ok(lines.filter_map(|(field, heading)| Some((heading.to_owned(), Field::from_word(field)?))).collect())
}

const MOST_REMEMBERED: usize = 400;

/// Columns are named, for this file and for those that come.
pub(crate) async fn name_columns(house: &House, caller: &Caller, fields: &[Field]) -> Result<(), Error> {
    let team = team_circle::my_team(house, caller).await?;
    let Some(it) = waiting(house, caller).await? else { return Err(Error::NotFound) };
    let mut known = remembered(house, caller, team).await?;
    let named = it.table.head.iter().zip(fields).map(|(heading, field)| (heading.replace(['\t', '\n'], " "), *field));
    known.extend(named);
    let lines = known.iter().take(MOST_REMEMBERED).map(|(heading, field)| format!("{}\t{heading}", field.word()));
    let text = lines.collect::<Vec<_>>().join("\n");
    let circle = team_circle::of(house, caller, team).await?;
    act!(house, caller, |work| {
        let desk = work.permitted(Access::Receive, Desk { team })?;
        Ok::<_, Error>(work.write_text(circle, columns_place(team), &text, &desk.permit().rules()).await?)
    })
}

/// A row on its way in: its own id, and the hash of the name under which it goes.
struct Coming<'a> {
    id: ContactId,
    name: [u8; 32],
    draft: &'a Draft,
}

/// A hash under the team's own key, which lies sealed in the team's circle.
fn mark(key: &Secret, parts: &[String]) -> [u8; 32] {
    let parts: Vec<&[u8]> = parts.iter().map(String::as_bytes).collect();
    mac(key, Label::IMPORTED, &parts)
}

fn coming<'a>(key: &Secret, drafts: &'a [Draft]) -> Vec<Coming<'a>> {
    let mut seen: BTreeMap<[u8; 32], usize> = BTreeMap::new();
    let mut one = |draft: &'a Draft| {
        let nth = seen.entry(mark(key, &draft.parts(0))).or_default();
        let row = mark(key, &draft.parts(*nth));
        *nth += 1;
        let mut id = [0; 16];
        id.copy_from_slice(&row[..16]);
        Coming { id: Id::from_array(id), name: mark(key, &[draft.name()]), draft }
    };
    drafts.iter().map(&mut one).collect()
}

/// All of it is taken in, or nothing.
pub(crate) async fn take_in(house: &House, caller: &Caller) -> Result<Taken, Error> {
    let team = team_circle::my_team(house, caller).await?;
    let Some(Waiting { read: Ok(drafts), .. }) = waiting(house, caller).await? else { return Err(Error::NotEveryRow) };
    let key = team_circle::finder_key(house, caller, team).await?;
    let rows = coming(&key, &drafts);
    let (fresh, mut arriving) = (fresh(house, caller, &rows).await?, BTreeMap::new());
    for row in &fresh {
        if !arriving.contains_key(&row.name) && !is_here(house, caller, row.name).await? {
            arriving.insert(row.name, people::arrive(house).await?);
        }
    }
    let known = rows.len() - fresh.len();
    let taken = act!(house, caller, |work| {
        let mut threads = BTreeMap::new();
        for row in &fresh {
            put_in(work, team, &key, row, &arriving, &mut threads).await?;
        }
        work.forget_draft(DRAFT).await?;
        Ok::<_, Error>(Taken { rows: fresh.len(), people: arriving.len(), known })
    })?;
    house.db().settle().await?;
    Ok(taken)
}

async fn fresh<'a>(house: &House, caller: &Caller, rows: &'a [Coming<'a>]) -> Result<Vec<&'a Coming<'a>>, Error> {
    see!(house, caller, |look| {
        let mut fresh = vec![];
        for row in rows {
            if !store::was_imported(look, row.id).await? {
                fresh.push(row);
            }
        }
        Ok::<_, Error>(fresh)
    })
}

async fn is_here(house: &House, caller: &Caller, name: [u8; 32]) -> Result<bool, Error> {
    see!(house, caller, |look| { Ok::<_, Error>(store::imported_under(look, name).await?.is_some()) })
}

/// Where a row goes: a memo in the thread of whoever it is about. The one place to change when rows are to go elsewhere.
async fn put_in(
    work: &mut Work,
    team: TeamId,
    key: &Secret,
    row: &Coming<'_>,
    arriving: &BTreeMap<[u8; 32], Arriving>,
    threads: &mut BTreeMap<[u8; 32], Permitted<Thread>>,
) -> Result<(), Error> {
    // The other press of the same button was a moment earlier.
    if store::was_imported(work, row.id).await? {
        return Ok(());
    }
    let first = !threads.contains_key(&row.name);
    if first {
        let thread = match store::imported_under(work, row.name).await? {
            Some(thread) => store::thread_for(work, thread, Access::Note).await?,
            None => {
                let arriving = arriving.get(&row.name).ok_or(Error::NotEveryRow)?;
                contacts::begin(work, arriving, team, Relation::Unsaid).await?
            }
        };
        threads.insert(row.name, thread);
    }
    let thread = threads.get(&row.name).ok_or(Error::NotFound)?;
    // The name is written once; the memos after it stand under it.
    let memo = memo_of(row.draft, first, work.now());
    contacts::put_down(work, thread, row.id, &memo, Some(key).filter(|_| first)).await?;
    contacts::put_typed(work, thread, row.id, &row.draft.lines).await?;
    store::add_imported(work, row.id, thread.id, row.name).await
}

fn memo_of(draft: &Draft, first: bool, now: Timestamp) -> Memo {
    let minute = i8::try_from(draft.minute_of_day.unwrap_or_default() % 60).unwrap_or_default();
    let hour = i8::try_from(draft.minute_of_day.unwrap_or_default() / 60).unwrap_or_default();
    let at = draft.on.and_then(|on| on.at(hour, minute, 0, 0).to_zoned(tokyo()).ok());
    Memo {
        lines: String::new(),
        listened: false,
        called: if first { draft.called.clone() } else { String::new() },
        rule: String::new(),
        promise: String::new(),
        promise_owner: None,
        channel: draft.channel,
        direction: Direction::In,
        started_at: at.map_or(now, |it| Timestamp::from_micros(it.timestamp().as_microsecond()).min(now)),
        minutes: draft.minutes,
        who: draft.writer.clone(),
        introduced: String::new(),
        relation: Relation::Unsaid,
        under: Under::Someone,
    }
}

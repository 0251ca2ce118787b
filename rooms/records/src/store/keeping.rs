//! Clocks of folders, what is closed, what two want to destroy, and that something is gone.
use crate::{
    Access, Error,
    access::{Decision, Lapsed},
    folder::{Folder, FolderId},
    keeping::{Asked, Clock, Course, GoneBy, Keeping},
};
use ground_kernel::{AccountId, TeamId, Timestamp};
use ground_policy::Permitted;
use ground_store::{FromRow, Row, Tables, Trouble, from_row, values};
use ground_work::Work;
use std::collections::BTreeMap;

struct Days {
    kind: Clock,
    days: i64,
}
from_row!(Days { kind, days });

/// For how many days a kind is kept, as it stands now.
pub(crate) async fn kept_days(tables: &mut impl Tables, clock: Clock) -> Result<i64, Error> {
    Ok(clocks(tables).await?.get(&clock).copied().unwrap_or(clock.usual_days()))
}

/// How long a folder is kept: from when, for how many days, and what was said about it.
pub(crate) async fn course(tables: &mut impl Tables, folder: &Folder) -> Result<Course, Error> {
    let clock = if folder.of_household() { Clock::Household } else { Clock::Person };
    let from = newest_written(tables, folder.id).await?.unwrap_or(folder.begun_at).max(folder.begun_at);
    let (days, said) = (kept_days(tables, clock).await?, keeping(tables, folder.id).await?);
    Ok(Course { from, days, said })
}

/// The time of each kind, as it stands now.
pub(crate) async fn clocks(tables: &mut impl Tables) -> Result<BTreeMap<Clock, i64>, Error> {
    let said: Vec<Days> = tables.all("select kind, days from records_kept_for", values![]).await?;
    let usual = Clock::ALL.iter().map(|it| (*it, it.usual_days()));
    Ok(usual.chain(said.into_iter().map(|it| (it.kind, it.days))).collect())
}

pub(crate) async fn set_clock(work: &mut Work, clock: Clock, days: i64) -> Result<(), Error> {
    let (me, now) = (work.keyring()?.account, work.now());
    work.change(
        "insert into records_kept_for (kind, days, set_by, set_at) values ($1, $2, $3, $4)
         on conflict (kind) do update set days = excluded.days, set_by = excluded.set_by, set_at = excluded.set_at",
        values![clock, days, me, now],
    )
    .await?;
    Ok(())
}

impl FromRow for Keeping {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        let asked: (Option<AccountId>, Option<Timestamp>, Option<Timestamp>) =
            (row.get("asked_by")?, row.get("asked_at")?, row.get("asked_until")?);
        let by: (Option<AccountId>, Option<AccountId>) = (row.get("by_id")?, row.get("second_id")?);
        let asked = match asked {
            (Some(by), Some(at), Some(until)) => Some(Asked { by, at, until }),
            _ => None,
        };
        Ok(Keeping { warned_at: row.get("warned_at")?, asked, by: by.0.zip(by.1), until: row.get("kept_until")? })
    }
}

pub(crate) async fn keeping(tables: &mut impl Tables, folder: FolderId) -> Result<Keeping, Error> {
    let sql = "select warned_at, asked_by, asked_at, asked_until, by_id, second_id, kept_until
                 from records_keeping where folder_id = $1";
    Ok(tables.one(sql, values![folder]).await?.unwrap_or_default())
}

async fn put_keeping(work: &mut Work, folder: FolderId, it: &Keeping) -> Result<(), Error> {
    let asked = it.asked.map(|it| (it.by, it.at, it.until));
    let (by, second) = it.by.unzip();
    work.change(
        "insert into records_keeping (folder_id, warned_at, asked_by, asked_at, asked_until, by_id, second_id, kept_until)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (folder_id) do update set warned_at = excluded.warned_at, asked_by = excluded.asked_by,
             asked_at = excluded.asked_at, asked_until = excluded.asked_until, by_id = excluded.by_id,
             second_id = excluded.second_id, kept_until = excluded.kept_until",
        values![
            folder,
            it.warned_at,
            asked.map(|it| it.0),
            asked.map(|it| it.1),
            asked.map(|it| it.2),
            by,
            second,
            it.until
        ],
    )
    .await?;
    Ok(())
}

/// What two decide.
pub(crate) async fn save_decided(work: &mut Work, of: &Permitted<Decision>, it: &Keeping) -> Result<(), Error> {
    put_keeping(work, of.folder, it).await
}

/// What its person wishes.
pub(crate) async fn save_wished(work: &mut Work, of: &Permitted<Folder>, it: &Keeping) -> Result<(), Error> {
    put_keeping(work, of.id, it).await
}

/// By the house: from when on it is announced.
pub(crate) async fn save_warned(work: &mut Work, folder: FolderId, it: &Keeping) -> Result<(), Error> {
    put_keeping(work, folder, it).await
}

/// From when a folder's clock runs.
pub(crate) async fn newest_written(tables: &mut impl Tables, folder: FolderId) -> Result<Option<Timestamp>, Error> {
    struct At(Option<Timestamp>);
    impl FromRow for At {
        fn from_row(row: &Row) -> Result<Self, Trouble> {
            Ok(At(row.get("at")?))
        }
    }
    let sql = "select cast(max(written_at) as bigint) as at from records_line where folder_id = $1";
    let line: Option<At> = tables.one(sql, values![folder]).await?;
    let sql = "select cast(max(written_at) as bigint) as at from records_entry where folder_id = $1";
    let entry: Option<At> = tables.one(sql, values![folder]).await?;
    Ok(line.and_then(|it| it.0).max(entry.and_then(|it| it.0)))
}

/// By the house, in steps: every folder after this one.
pub(crate) async fn ids_after(tables: &mut impl Tables, after: FolderId) -> Result<Vec<FolderId>, Error> {
    Ok(tables.all("select id from records_folder where id > $1 order by id limit 500", values![after]).await?)
}

// — closing and destroying a household's —

#[derive(Clone, Copy, Debug)]
pub(crate) struct Shut {
    pub(crate) by: AccountId,
    pub(crate) at: Timestamp,
}
impl FromRow for Shut {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Shut { by: row.get("by_id")?, at: row.get("at")? })
    }
}

pub(crate) async fn closed(tables: &mut impl Tables, folder: FolderId) -> Result<Option<Shut>, Error> {
    let sql = "select closed_by as by_id, closed_at as at from records_closed where folder_id = $1";
    Ok(tables.one(sql, values![folder]).await?)
}

pub(crate) async fn close(work: &mut Work, it: &Permitted<Folder>) -> Result<(), Error> {
    let (me, now) = (work.keyring()?.account, work.now());
    work.change(
        "insert into records_closed (folder_id, closed_by, closed_at) values ($1, $2, $3)",
        values![it.id, me, now],
    )
    .await?;
    Ok(())
}

pub(crate) async fn reopen(work: &mut Work, it: &Permitted<Folder>) -> Result<(), Error> {
    work.change("delete from records_closed where folder_id = $1", values![it.id]).await?;
    Ok(())
}

/// Who wants it destroyed, and waits for another.
pub(crate) async fn erasing(tables: &mut impl Tables, folder: FolderId) -> Result<Option<Shut>, Error> {
    let sql = "select asked_by as by_id, asked_at as at from records_erasing where folder_id = $1";
    Ok(tables.one(sql, values![folder]).await?)
}

pub(crate) async fn ask_erasing(work: &mut Work, it: &Permitted<Decision>) -> Result<(), Error> {
    let (me, now) = (work.keyring()?.account, work.now());
    work.change(
        "insert into records_erasing (folder_id, asked_by, asked_at) values ($1, $2, $3)",
        values![it.folder, me, now],
    )
    .await?;
    Ok(())
}

pub(crate) async fn take_erasing_back(work: &mut Work, folder: FolderId) -> Result<(), Error> {
    work.change("delete from records_erasing where folder_id = $1", values![folder]).await?;
    Ok(())
}

// — what is gone —

#[derive(Clone, Debug)]
pub(crate) struct GoneFolder {
    pub(crate) id: FolderId,
    pub(crate) gone_at: Timestamp,
    pub(crate) why: GoneBy,
    pub(crate) of_household: bool,
}
from_row!(GoneFolder { id, gone_at, why, of_household });

pub(crate) async fn gone_since(
    tables: &mut impl Tables,
    team: TeamId,
    since: Timestamp,
) -> Result<Vec<GoneFolder>, Error> {
    let sql = "select id, gone_at, why, of_household from records_gone where team_id = $1 and gone_at > $2
                order by gone_at desc, id limit 200";
    Ok(tables.all(sql, values![team, since]).await?)
}

pub(crate) async fn note_gone(work: &mut Work, it: &Folder, why: GoneBy) -> Result<(), Error> {
    let now = work.now();
    work.change(
        "insert into records_gone (id, team_id, gone_at, why, of_household) values ($1, $2, $3, $4, $5)
         on conflict (id) do nothing",
        values![it.id, it.team, now, why, it.of_household()],
    )
    .await?;
    Ok(())
}

pub(crate) async fn forget_gone(work: &mut Work, before: Timestamp) -> Result<(), Error> {
    let sql = "delete from records_gone where gone_at < $1 and id not in (select id from records_folder)";
    work.change(sql, values![before]).await?;
    Ok(())
}

/// The time of a folder is over: refused a moment earlier.
pub(crate) async fn lapsed(work: &mut Work, it: Lapsed) -> Result<Permitted<Lapsed>, Error> {
    Ok(work.permitted(Access::Lapse, it)?)
}

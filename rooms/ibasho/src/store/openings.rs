//! Evenings of rooms: what is planned, and what is kept afterwards.
use super::gatherings::{date_of, gathering};
use crate::{
    Error,
    gathering::{Gathering, GatheringId},
    opening::{Host, Kept, Opening, OpeningId},
    place::Band,
};
use ground_kernel::{AccountId, Timestamp};
use ground_live::SeatId;
use ground_policy::Permitted;
use ground_store::{Tables, from_row, values};
use ground_work::Work;
use jiff::civil::Date;

struct OpeningRow {
    id: OpeningId,
    gathering_id: GatheringId,
    on_date: String,
    begins_at: Timestamp,
    ends_at: Timestamp,
    hosts_needed: u16,
}
from_row!(OpeningRow { id, gathering_id, on_date, begins_at, ends_at, hosts_needed });

struct HostRow {
    account_id: AccountId,
    called: String,
    seat_id: SeatId,
}
from_row!(HostRow { account_id, called, seat_id });

struct KeptRow {
    id: OpeningId,
    on_date: String,
    minutes: Option<i64>,
    people: Option<String>,
    first_time: Option<String>,
}
from_row!(KeptRow { id, on_date, minutes, people, first_time });

macro_rules! opening_columns {
    ($rest:literal) => {
        concat!("select id, gathering_id, on_date, begins_at, ends_at, hosts_needed from ibasho_opening ", $rest)
    };
}

async fn hosts(tables: &mut impl Tables, id: OpeningId) -> Result<Vec<Host>, Error> {
    let sql = "select account_id, called, seat_id from ibasho_opening_host where opening_id = $1 order by called";
    let rows: Vec<HostRow> = tables.all(sql, values![id]).await?;
    let host = |it: HostRow| Host { account: it.account_id, called: it.called, seat: it.seat_id };
    Ok(rows.into_iter().map(host).collect())
}

async fn whole(tables: &mut impl Tables, row: OpeningRow) -> Result<Opening, Error> {
    Ok(Opening {
        id: row.id,
        gathering: gathering(tables, row.gathering_id).await?,
        on: date_of(&row.on_date)?,
        begins_at: row.begins_at,
        ends_at: row.ends_at,
        hosts_needed: row.hosts_needed,
        hosts: hosts(tables, row.id).await?,
    })
}

/// The opening of a gathering that is not over.
pub(crate) async fn opening_of(tables: &mut impl Tables, id: GatheringId) -> Result<Option<Opening>, Error> {
    let sql = opening_columns!("where gathering_id = $1 and closed_at is null order by begins_at limit 1");
    let row: Option<OpeningRow> = tables.one(sql, values![id]).await?;
    match row {
        Some(row) => whole(tables, row).await.map(Some),
        None => Ok(None),
    }
}

/// Openings that are not over, for the house, which looks after all of them.
pub(crate) async fn openings(tables: &mut impl Tables) -> Result<Vec<Opening>, Error> {
    let sql = opening_columns!("where closed_at is null order by begins_at limit 1000");
    let rows: Vec<OpeningRow> = tables.all(sql, values![]).await?;
    let mut all = vec![];
    for row in rows {
        all.push(whole(tables, row).await?);
    }
    Ok(all)
}

pub(crate) async fn was_opened(tables: &mut impl Tables, id: GatheringId, on: Date) -> Result<bool, Error> {
    let sql = "select count(*) as figure from ibasho_opening where gathering_id = $1 and on_date = $2";
    let figure: Option<i64> = tables.one(sql, values![id, on.to_string()]).await?;
    Ok(figure.unwrap_or_default() > 0)
}

pub(crate) async fn add_opening(work: &mut Work, _: &Permitted<Gathering>, it: &Opening) -> Result<(), Error> {
    work.change(
        "insert into ibasho_opening (id, gathering_id, on_date, begins_at, ends_at, hosts_needed)
         values ($1, $2, $3, $4, $5, $6)",
        values![it.id, it.gathering.id, it.on.to_string(), it.begins_at, it.ends_at, it.hosts_needed],
    )
    .await?;
    Ok(())
}

pub(crate) async fn add_host(work: &mut Work, opening: OpeningId, it: &Host) -> Result<(), Error> {
    work.change(
        "insert into ibasho_opening_host (opening_id, account_id, called, seat_id) values ($1, $2, $3, $4)
         on conflict (opening_id, account_id) do nothing",
        values![opening, it.account, it.called, it.seat],
    )
    .await?;
    Ok(())
}

/// It is over. Once only: whoever comes second changes nothing.
pub(crate) async fn close_opening(
    work: &mut Work,
    id: OpeningId,
    now: Timestamp,
    minutes: i64,
    people: Band,
    first_time: Option<Band>,
) -> Result<(), Error> {
    work.change(
        "update ibasho_opening set closed_at = $2, minutes = $3, people = $4, first_time = $5
          where id = $1 and closed_at is null",
        values![id, now, minutes, people.word().to_owned(), first_time.map(|it| it.word().to_owned())],
    )
    .await?;
    Ok(())
}

/// What is kept of the evenings of a gathering, the newest first.
pub(crate) async fn kept_evenings(tables: &mut impl Tables, it: &Permitted<Gathering>) -> Result<Vec<Kept>, Error> {
    let sql = "select id, on_date, minutes, people, first_time from ibasho_opening
                where gathering_id = $1 and closed_at is not null order by begins_at desc limit 20";
    let rows: Vec<KeptRow> = tables.all(sql, values![it.id]).await?;
    let mut all = vec![];
    for row in rows {
        all.push(Kept {
            on: date_of(&row.on_date)?,
            minutes: row.minutes.unwrap_or_default(),
            people: row.people.as_deref().and_then(Band::from_word).unwrap_or(Band::Few),
            first_time: row.first_time.as_deref().and_then(Band::from_word),
            hosts: hosts(tables, row.id).await?.into_iter().map(|it| it.called).collect(),
        });
    }
    Ok(all)
}

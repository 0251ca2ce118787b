//! Counts at the door, and where notes of shifts lie.
use super::gatherings::date_of;
use crate::{
    Error,
    door::{Count, CountKey, Source, Totals},
    place::{Place, PlaceId},
};
use ground_kernel::Id;
use ground_policy::Permitted;
use ground_store::{Tables, from_row, values};
use ground_work::Work;
use jiff::civil::Date;

pub(crate) enum Note {}
pub(crate) type NoteId = Id<Note>;

struct Row {
    count_key: CountKey,
    place_id: PlaceId,
    on_date: String,
    source: String,
    revision: u32,
    first_time: u32,
    again: u32,
    family: u32,
    other: u32,
}
from_row!(Row { count_key, place_id, on_date, source, revision, first_time, again, family, other });

impl Row {
    fn into_count(self) -> Result<Count, Error> {
        Ok(Count {
            key: self.count_key,
            place: self.place_id,
            on: date_of(&self.on_date)?,
            source: Source::from_word(&self.source).ok_or(Error::Unbelieved("by what it was counted"))?,
            revision: self.revision,
            totals: Totals { first_time: self.first_time, again: self.again, family: self.family, other: self.other },
        })
    }
}

pub(crate) async fn counts(tables: &mut impl Tables, place: &Permitted<Place>, on: Date) -> Result<Vec<Count>, Error> {
    let sql = "select count_key, place_id, on_date, source, revision, first_time, again, family, other
                 from ibasho_count where place_id = $1 and on_date = $2 order by source, count_key limit 200";
    let rows: Vec<Row> = tables.all(sql, values![place.id, on.to_string()]).await?;
    rows.into_iter().map(Row::into_count).collect()
}

/// Keeps the newest totals under a key, exactly once however often they are sent. A key belongs to its place and day.
pub(crate) async fn keep_count(work: &mut Work, place: &Permitted<Place>, it: &Count) -> Result<(), Error> {
    let Totals { first_time, again, family, other } = it.totals;
    work.change(
        "insert into ibasho_count (count_key, place_id, on_date, source, revision, first_time, again, family, other)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (count_key) do update
            set revision = excluded.revision, first_time = excluded.first_time, again = excluded.again,
                family = excluded.family, other = excluded.other
          where ibasho_count.revision < excluded.revision and ibasho_count.place_id = excluded.place_id
            and ibasho_count.on_date = excluded.on_date and ibasho_count.source = excluded.source",
        values![
            it.key,
            place.id,
            it.on.to_string(),
            it.source.word().to_owned(),
            it.revision,
            first_time,
            again,
            family,
            other
        ],
    )
    .await?;
    Ok(())
}

/// A sheet that was entered wrongly.
pub(crate) async fn forget_count(work: &mut Work, place: &Permitted<Place>, key: CountKey) -> Result<(), Error> {
    let sql = "delete from ibasho_count where count_key = $1 and place_id = $2 and source = 'sheet'";
    work.change(sql, values![key, place.id]).await?;
    Ok(())
}

pub(crate) async fn add_note(work: &mut Work, place: &Permitted<Place>, id: NoteId, on: Date) -> Result<(), Error> {
    let sql = "insert into ibasho_note (id, place_id, on_date) values ($1, $2, $3)";
    work.change(sql, values![id, place.id, on.to_string()]).await?;
    Ok(())
}

struct NoteRow {
    id: NoteId,
    on_date: String,
}
from_row!(NoteRow { id, on_date });

/// The notes of a place, the newest first.
pub(crate) async fn notes(tables: &mut impl Tables, place: &Permitted<Place>) -> Result<Vec<(NoteId, Date)>, Error> {
    let sql = "select id, on_date from ibasho_note where place_id = $1 order by on_date desc, id desc limit 100";
    let rows: Vec<NoteRow> = tables.all(sql, values![place.id]).await?;
    rows.into_iter().map(|row| Ok((row.id, date_of(&row.on_date)?))).collect()
}

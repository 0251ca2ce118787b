//! Seats. One that is given up is deleted, so that nothing is left to count.
use super::gatherings::{date_of, gathering};
use crate::{
    Access, Error,
    gathering::{Gathering, GatheringId, Held, Occasion, Seat, SeatId},
};
use ground_policy::Permitted;
use ground_store::{Tables, from_row, values};
use ground_work::{Look, Work};
use jiff::civil::Date;

struct SeatRow {
    id: SeatId,
    gathering_id: GatheringId,
    on_date: String,
    chair_seq: Option<u32>,
    queue_seq: u32,
    wants_chair: Option<u32>,
}
from_row!(SeatRow { id, gathering_id, on_date, chair_seq, queue_seq, wants_chair });

impl SeatRow {
    fn into_seat(self) -> Result<Seat, Error> {
        let on = date_of(&self.on_date)?;
        let (chair, queue, wants) = (self.chair_seq, self.queue_seq, self.wants_chair);
        Ok(Seat { id: self.id, gathering: self.gathering_id, on, chair, queue, wants })
    }
}

macro_rules! seat_columns {
    ($rest:literal) => {
        concat!("select id, gathering_id, on_date, chair_seq, queue_seq, wants_chair from ibasho_seat ", $rest)
    };
}

pub(crate) async fn occasion_for(
    work: &mut Work,
    id: GatheringId,
    on: Date,
    verb: Access,
) -> Result<Permitted<Occasion>, Error> {
    let occasion = Occasion { gathering: gathering(work, id).await?, on, now: work.now() };
    Ok(work.permitted(verb, occasion)?)
}

pub(crate) async fn occasion_for_look(
    look: &mut Look,
    id: GatheringId,
    on: Date,
    verb: Access,
) -> Result<Permitted<Occasion>, Error> {
    let occasion = Occasion { gathering: gathering(look, id).await?, on, now: look.now() };
    Ok(look.permitted(verb, occasion)?)
}

/// All seats of one day, those that wait included.
pub(crate) async fn seats(tables: &mut impl Tables, gathering: GatheringId, on: Date) -> Result<Vec<Seat>, Error> {
    let sql = seat_columns!("where gathering_id = $1 and on_date = $2 order by queue_seq limit 2000");
    let rows: Vec<SeatRow> = tables.all(sql, values![gathering, on.to_string()]).await?;
    rows.into_iter().map(SeatRow::into_seat).collect()
}

/// The seat that this code holds. Finding it is showing the code.
pub(crate) async fn held(work: &mut Work, code_mac: &[u8; 32]) -> Result<Option<Permitted<Held>>, Error> {
    let row: Option<SeatRow> = work.one(seat_columns!("where code_mac = $1"), values![code_mac]).await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(work.permitted(Access::Hold, Held(row.into_seat()?))?))
}

pub(crate) async fn add_seat(
    work: &mut Work,
    _: &Permitted<Occasion>,
    it: &Seat,
    code_mac: &[u8; 32],
) -> Result<(), Error> {
    work.change(
        "insert into ibasho_seat (id, gathering_id, on_date, code_mac, chair_seq, queue_seq, wants_chair)
         values ($1, $2, $3, $4, $5, $6, $7)",
        values![it.id, it.gathering, it.on.to_string(), code_mac, it.chair, it.queue, it.wants],
    )
    .await?;
    Ok(())
}

pub(crate) async fn give_up(work: &mut Work, it: &Permitted<Held>) -> Result<(), Error> {
    work.change("delete from ibasho_seat where id = $1", values![it.0.id]).await?;
    Ok(())
}

/// Somebody who waited has the chair that became free.
pub(crate) async fn move_up(work: &mut Work, seat: SeatId, chair: u32) -> Result<(), Error> {
    work.change("update ibasho_seat set chair_seq = $2 where id = $1 and chair_seq is null", values![seat, chair])
        .await?;
    Ok(())
}

/// Seats of days that are over, to be forgotten.
pub(crate) async fn over(tables: &mut impl Tables, today: Date) -> Result<Vec<Seat>, Error> {
    let sql = seat_columns!("where on_date < $1 order by on_date limit 500");
    let rows: Vec<SeatRow> = tables.all(sql, values![today.to_string()]).await?;
    rows.into_iter().map(SeatRow::into_seat).collect()
}

pub(crate) async fn forget(work: &mut Work, seat: SeatId) -> Result<(), Error> {
    work.change("delete from ibasho_seat where id = $1", values![seat]).await?;
    Ok(())
}

/// The gathering of a seat whose code was shown.
pub(crate) async fn gathering_of(work: &mut Work, held: &Permitted<Held>) -> Result<Gathering, Error> {
    gathering(work, held.0.gathering).await
}

/// For the house itself, when it forgets what is over.
pub(crate) async fn gathering_itself(work: &mut Work, id: GatheringId) -> Result<Gathering, Error> {
    gathering(work, id).await
}

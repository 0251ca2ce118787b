//! What keeps a room kind, as far as it has to outlive a power cut: its pace, who does not see whom, steps, and what was
//! told to hosts.
use crate::{
    Error,
    company::{Placed, StepId},
    ladder::{Objection, Step, Taken},
    opening::OpeningId,
    told::{Standing, Told, ToldId},
};
use ground_kernel::{AccountId, CircleId, Timestamp};
use ground_live::SeatId;
use ground_store::{Tables, from_row, values};
use ground_work::Work;

struct PaceRow {
    slow: bool,
}
from_row!(PaceRow { slow });

pub(crate) async fn room_is_slow(tables: &mut impl Tables, opening: OpeningId) -> Result<bool, Error> {
    let sql = "select slow from ibasho_room_pace where opening_id = $1";
    let row: Option<PaceRow> = tables.one(sql, values![opening]).await?;
    Ok(row.is_some_and(|it| it.slow))
}

pub(crate) async fn slow_room(work: &mut Work, opening: OpeningId, slow: bool) -> Result<(), Error> {
    let sql = "insert into ibasho_room_pace (opening_id, slow) values ($1, $2)
               on conflict (opening_id) do update set slow = excluded.slow";
    work.change(sql, values![opening, slow]).await?;
    Ok(())
}

struct HiddenRow {
    one_seat: SeatId,
    other_seat: SeatId,
}
from_row!(HiddenRow { one_seat, other_seat });

pub(crate) async fn hidden(tables: &mut impl Tables, opening: OpeningId) -> Result<Vec<(SeatId, SeatId)>, Error> {
    let sql = "select one_seat, other_seat from ibasho_hidden where opening_id = $1 limit 20000";
    let rows: Vec<HiddenRow> = tables.all(sql, values![opening]).await?;
    Ok(rows.into_iter().map(|it| (it.one_seat, it.other_seat)).collect())
}

/// The smaller number stands first: the row does not say who did not want to see whom.
pub(crate) async fn hide(work: &mut Work, opening: OpeningId, one: SeatId, other: SeatId) -> Result<(), Error> {
    let (one, other) = if one <= other { (one, other) } else { (other, one) };
    let sql = "insert into ibasho_hidden (opening_id, one_seat, other_seat) values ($1, $2, $3)
               on conflict (opening_id, one_seat, other_seat) do nothing";
    work.change(sql, values![opening, one, other]).await?;
    Ok(())
}

struct StepRow {
    id: StepId,
    seat_id: SeatId,
    step: Step,
    rule_number: u32,
    host_id: AccountId,
    second_id: Option<AccountId>,
    at: Timestamp,
    ends_at: Timestamp,
    objection: String,
    answered_by: Option<AccountId>,
}
from_row!(StepRow { id, seat_id, step, rule_number, host_id, second_id, at, ends_at, objection, answered_by });

impl StepRow {
    fn into_placed(self) -> Result<Placed, Error> {
        let objection = match (self.objection.as_str(), self.answered_by) {
            ("none", None) => Objection::None,
            ("open", None) => Objection::Open,
            ("stands", Some(by)) => Objection::Stands(by),
            ("lifted", Some(by)) => Objection::Lifted(by),
            _ => return Err(Error::Unbelieved("an objection")),
        };
        let (by, times) = ((self.host_id, self.second_id), (self.at, self.ends_at));
        let taken = Taken::kept((self.step, self.rule_number), by, times, objection);
        Ok(Placed { id: self.id, seat: self.seat_id, taken })
    }
}

macro_rules! step_columns {
    ($rest:literal) => {
        concat!(
            "select id, seat_id, step, rule_number, host_id, second_id, at, ends_at, objection, answered_by
               from ibasho_step ",
            $rest
        )
    };
}

/// The steps of an evening. Their reasons are sealed.
pub(crate) async fn steps(tables: &mut impl Tables, opening: OpeningId) -> Result<Vec<Placed>, Error> {
    let sql = step_columns!("where opening_id = $1 order by at, id limit 2000");
    let rows: Vec<StepRow> = tables.all(sql, values![opening]).await?;
    rows.into_iter().map(StepRow::into_placed).collect()
}

/// Keeps a step as it stands now.
pub(crate) async fn keep_step(work: &mut Work, opening: OpeningId, it: &Placed) -> Result<(), Error> {
    let (taken, (host, second)) = (&it.taken, it.taken.hosts());
    let (objection, by) = match taken.objection() {
        Objection::None => ("none", None),
        Objection::Open => ("open", None),
        Objection::Stands(by) => ("stands", Some(by)),
        Objection::Lifted(by) => ("lifted", Some(by)),
    };
    work.change(
        "insert into ibasho_step (id, opening_id, seat_id, step, rule_number, host_id, second_id, at, ends_at, objection,
                                  answered_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         on conflict (id) do update
            set second_id = excluded.second_id, objection = excluded.objection, answered_by = excluded.answered_by",
        values![
            it.id,
            opening,
            it.seat,
            taken.step(),
            taken.rule(),
            host,
            second,
            taken.at(),
            taken.ends_at(),
            objection.to_owned(),
            by
        ],
    )
    .await?;
    Ok(())
}

struct OldStep {
    id: StepId,
    circle_id: CircleId,
}
from_row!(OldStep { id, circle_id });

/// Steps that were taken before then, with the circles in which their texts lie.
pub(crate) async fn old_steps(tables: &mut impl Tables, before: Timestamp) -> Result<Vec<(StepId, CircleId)>, Error> {
    let sql = "select s.id, p.circle_id
                 from ibasho_step s
                 join ibasho_opening o on o.id = s.opening_id
                 join ibasho_gathering g on g.id = o.gathering_id
                 join ibasho_place p on p.id = g.place_id
                where s.at < $1 limit 500";
    let rows: Vec<OldStep> = tables.all(sql, values![before]).await?;
    Ok(rows.into_iter().map(|it| (it.id, it.circle_id)).collect())
}

pub(crate) async fn forget_step(work: &mut Work, id: StepId) -> Result<(), Error> {
    work.change("delete from ibasho_step where id = $1", values![id]).await?;
    Ok(())
}

struct ToldRow {
    id: ToldId,
    number: i64,
    about_host: bool,
    standing: Standing,
}
from_row!(ToldRow { id, number, about_host, standing });

struct ByRow {
    told_id: ToldId,
    seat_id: SeatId,
}
from_row!(ByRow { told_id, seat_id });

/// One matter: its number, the line it is about, and how it stands.
pub(crate) struct Matter {
    pub(crate) id: ToldId,
    pub(crate) number: i64,
    pub(crate) told: Told<SeatId>,
}

/// What was told in an evening and nobody took back.
pub(crate) async fn told(tables: &mut impl Tables, opening: OpeningId) -> Result<Vec<Matter>, Error> {
    let sql = "select id, number, about_host, standing from ibasho_told where opening_id = $1 order by id limit 1000";
    let rows: Vec<ToldRow> = tables.all(sql, values![opening]).await?;
    let sql = "select b.told_id, b.seat_id from ibasho_told_by b join ibasho_told t on t.id = b.told_id
                where t.opening_id = $1 limit 5000";
    let by: Vec<ByRow> = tables.all(sql, values![opening]).await?;
    let matter = |it: ToldRow| {
        let of = by.iter().filter(|row| row.told_id == it.id).map(|row| row.seat_id).collect();
        Matter { id: it.id, number: it.number, told: Told::kept(of, it.about_host, it.standing) }
    };
    Ok(rows.into_iter().map(matter).collect())
}

/// The first who tells of a line makes the matter; the others join it.
pub(crate) async fn tell(
    work: &mut Work,
    opening: OpeningId,
    id: ToldId,
    number: i64,
    about_host: bool,
    by: SeatId,
) -> Result<(), Error> {
    let sql = "insert into ibasho_told (id, opening_id, number, about_host, standing) values ($1, $2, $3, $4, $5)
               on conflict (opening_id, number) do nothing";
    work.change(sql, values![id, opening, number, about_host, Standing::Arrived]).await?;
    let sql = "select id, number, about_host, standing from ibasho_told where opening_id = $1 and number = $2";
    let row: Option<ToldRow> = work.one(sql, values![opening, number]).await?;
    let matter = row.ok_or(Error::NotFound)?.id;
    let sql = "insert into ibasho_told_by (told_id, seat_id) values ($1, $2)
               on conflict (told_id, seat_id) do nothing";
    work.change(sql, values![matter, by]).await?;
    Ok(())
}

pub(crate) async fn take_back_told(work: &mut Work, it: &Matter, by: SeatId, last: bool) -> Result<(), Error> {
    work.change("delete from ibasho_told_by where told_id = $1 and seat_id = $2", values![it.id, by]).await?;
    if last {
        work.change("delete from ibasho_told where id = $1", values![it.id]).await?;
    }
    Ok(())
}

pub(crate) async fn move_told(work: &mut Work, it: &Matter) -> Result<(), Error> {
    work.change("update ibasho_told set standing = $2 where id = $1", values![it.id, it.told.standing()]).await?;
    Ok(())
}

/// The evening is over: who sat where, who did not see whom and who told what is forgotten. Steps stay thirty days.
pub(crate) async fn forget_company(work: &mut Work, opening: OpeningId) -> Result<(), Error> {
    let sql = "delete from ibasho_told_by where told_id in (select id from ibasho_told where opening_id = $1)";
    work.change(sql, values![opening]).await?;
    for sql in [
        "delete from ibasho_told where opening_id = $1",
        "delete from ibasho_hidden where opening_id = $1",
        "delete from ibasho_room_pace where opening_id = $1",
    ] {
        work.change(sql, values![opening]).await?;
    }
    Ok(())
}

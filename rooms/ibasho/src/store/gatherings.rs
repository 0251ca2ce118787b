//! Gatherings and their exceptions.
use crate::{
    Access, Error,
    ages::ADULT_FROM,
    gathering::{Gathering, GatheringId, Plan},
    place::{Kind, PlaceId},
    series::{Exception, Repeats, Series},
};
use ground_kernel::{CircleId, TeamId};
use ground_policy::Permitted;
use ground_store::{Tables, from_row, values};
use ground_work::{Look, Work};
use jiff::civil::Date;
use std::collections::BTreeMap;

struct Row {
    id: GatheringId,
    place_id: PlaceId,
    place_name: String,
    place_state: String,
    online: bool,
    ages_from: i64,
    team_id: TeamId,
    circle_id: CircleId,
    state: String,
    title: String,
    kind: String,
    about: String,
    hosts: String,
    observers: String,
    first_on: String,
    until_on: Option<String>,
    repeats: String,
    every: u16,
    on_holidays: bool,
    begins_minute: u32,
    ends_minute: u32,
    seats: Option<u32>,
    slot_minutes: Option<u32>,
}
from_row!(Row {
    id,
    place_id,
    place_name,
    place_state,
    online,
    ages_from,
    team_id,
    circle_id,
    state,
    title,
    kind,
    about,
    hosts,
    observers,
    first_on,
    until_on,
    repeats,
    every,
    on_holidays,
    begins_minute,
    ends_minute,
    seats,
    slot_minutes
});

struct ExceptionRow {
    gathering_id: GatheringId,
    on_date: String,
    off: bool,
    note: String,
}
from_row!(ExceptionRow { gathering_id, on_date, off, note });

macro_rules! gathering_columns {
    ($rest:literal) => {
        concat!(
            "select g.id, g.place_id, p.name as place_name, p.state as place_state, p.online, p.ages_from, p.team_id, p.circle_id, g.state,
                    g.title, g.kind, g.about, g.hosts, g.observers, g.first_on, g.until_on, g.repeats, g.every,
                    g.on_holidays, g.begins_minute, g.ends_minute, g.seats, g.slot_minutes
               from ibasho_gathering g join ibasho_place p on p.id = g.place_id ",
            $rest
        )
    };
}

pub(crate) fn date_of(text: &str) -> Result<Date, Error> {
    text.parse().map_err(|_| Error::Unbelieved("a date"))
}

impl Row {
    fn into_gathering(self, exceptions: BTreeMap<Date, Exception>) -> Result<Gathering, Error> {
        let series = Series {
            first_on: date_of(&self.first_on)?,
            until_on: self.until_on.as_deref().map(date_of).transpose()?,
            repeats: Repeats::from_word(&self.repeats).ok_or(Error::Unbelieved("how it repeats"))?,
            every: self.every,
            on_holidays: self.on_holidays,
            exceptions,
        };
        let plan = Plan {
            title: self.title,
            kind: Kind::from_word(&self.kind).ok_or(Error::Unbelieved("a kind of gathering"))?,
            about: self.about,
            hosts: self.hosts,
            observers: self.observers,
            series,
            begins_minute: self.begins_minute,
            ends_minute: self.ends_minute,
            seats: self.seats,
            slot_minutes: self.slot_minutes,
        };
        Ok(Gathering {
            id: self.id,
            place: self.place_id,
            place_name: self.place_name,
            place_shown: self.place_state == "shown",
            online: self.online,
            young: self.ages_from < i64::from(ADULT_FROM),
            team: self.team_id,
            circle: self.circle_id,
            shown: self.state == "shown",
            plan,
        })
    }
}

fn with_exceptions(rows: Vec<Row>, exceptions: Vec<ExceptionRow>) -> Result<Vec<Gathering>, Error> {
    let mut by_gathering: BTreeMap<GatheringId, BTreeMap<Date, Exception>> = BTreeMap::new();
    for it in exceptions {
        let exception = Exception { off: it.off, note: it.note };
        by_gathering.entry(it.gathering_id).or_default().insert(date_of(&it.on_date)?, exception);
    }
    let gathering = |row: Row| {
        let exceptions = by_gathering.remove(&row.id).unwrap_or_default();
        row.into_gathering(exceptions)
    };
    rows.into_iter().map(gathering).collect()
}

/// Every gathering that is shown at a place that is shown.
pub(crate) async fn shown_gatherings(tables: &mut impl Tables) -> Result<Vec<Gathering>, Error> {
    let sql = gathering_columns!("where g.state = 'shown' and p.state = 'shown' order by g.begins_minute limit 2000");
    let rows = tables.all(sql, values![]).await?;
    let sql = "select e.gathering_id, e.on_date, e.off, e.note from ibasho_exception e
                 join ibasho_gathering g on g.id = e.gathering_id where g.state = 'shown' limit 20000";
    with_exceptions(rows, tables.all(sql, values![]).await?)
}

/// Every gathering of one place; the caller asks the rules of each.
pub(crate) async fn gatherings_at(tables: &mut impl Tables, place: PlaceId) -> Result<Vec<Gathering>, Error> {
    let sql = gathering_columns!("where g.place_id = $1 order by g.title limit 500");
    let rows = tables.all(sql, values![place]).await?;
    let sql = "select e.gathering_id, e.on_date, e.off, e.note from ibasho_exception e
                 join ibasho_gathering g on g.id = e.gathering_id where g.place_id = $1 limit 5000";
    with_exceptions(rows, tables.all(sql, values![place]).await?)
}

pub(super) async fn gathering(tables: &mut impl Tables, id: GatheringId) -> Result<Gathering, Error> {
    let row: Option<Row> = tables.one(gathering_columns!("where g.id = $1"), values![id]).await?;
    let sql = "select gathering_id, on_date, off, note from ibasho_exception where gathering_id = $1 limit 1000";
    let exceptions = tables.all(sql, values![id]).await?;
    with_exceptions(row.into_iter().collect(), exceptions)?.pop().ok_or(Error::NotFound)
}

pub(crate) async fn gathering_for_look(
    look: &mut Look,
    id: GatheringId,
    verb: Access,
) -> Result<Permitted<Gathering>, Error> {
    let gathering = gathering(look, id).await?;
    Ok(look.permitted(verb, gathering)?)
}

pub(crate) async fn gathering_for(
    work: &mut Work,
    id: GatheringId,
    verb: Access,
) -> Result<Permitted<Gathering>, Error> {
    let gathering = gathering(work, id).await?;
    Ok(work.permitted(verb, gathering)?)
}

pub(crate) async fn add_gathering(work: &mut Work, it: &Permitted<Gathering>) -> Result<(), Error> {
    work.change(
        "insert into ibasho_gathering (id, place_id, state, title, kind, about, hosts, observers, first_on, repeats,
                                       every, on_holidays, begins_minute, ends_minute)
         values ($1, $2, 'draft', '', 'free_space', '', '', '', '2000-01-01', 'once', 1, false, 0, 1)",
        values![it.id, it.place],
    )
    .await?;
    save_gathering(work, it).await
}

/// Saves a gathering whose change was permitted.
pub(crate) async fn save_gathering(work: &mut Work, it: &Permitted<Gathering>) -> Result<(), Error> {
    let (plan, series) = (&it.plan, &it.plan.series);
    work.change(
        "update ibasho_gathering
            set state = $2, title = $3, kind = $4, about = $5, hosts = $6, observers = $7, first_on = $8, until_on = $9,
                repeats = $10, every = $11, on_holidays = $12, begins_minute = $13, ends_minute = $14, seats = $15,
                slot_minutes = $16
          where id = $1",
        values![
            it.id,
            if it.shown { "shown" } else { "draft" }.to_owned(),
            plan.title,
            plan.kind.word().to_owned(),
            plan.about,
            plan.hosts,
            plan.observers,
            series.first_on.to_string(),
            series.until_on.map(|it| it.to_string()),
            series.repeats.word().to_owned(),
            series.every,
            series.on_holidays,
            plan.begins_minute,
            plan.ends_minute,
            plan.seats,
            plan.slot_minutes
        ],
    )
    .await?;
    Ok(())
}

/// One day that is left out, or put in.
pub(crate) async fn set_exception(
    work: &mut Work,
    it: &Permitted<Gathering>,
    on: Date,
    exception: &Exception,
) -> Result<(), Error> {
    work.change(
        "insert into ibasho_exception (gathering_id, on_date, off, note) values ($1, $2, $3, $4)
         on conflict (gathering_id, on_date) do update set off = excluded.off, note = excluded.note",
        values![it.id, on.to_string(), exception.off, exception.note],
    )
    .await?;
    Ok(())
}

pub(crate) async fn forget_exception(work: &mut Work, it: &Permitted<Gathering>, on: Date) -> Result<(), Error> {
    let sql = "delete from ibasho_exception where gathering_id = $1 and on_date = $2";
    work.change(sql, values![it.id, on.to_string()]).await?;
    Ok(())
}

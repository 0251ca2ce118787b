//! How many came to a day of a gathering.
use crate::{Error, gathering::Gathering};
use ground_policy::Permitted;
use ground_store::{Tables, from_row, values};
use ground_work::Work;
use jiff::civil::Date;

struct Row {
    people: u32,
}
from_row!(Row { people });

pub(crate) async fn attendance(
    tables: &mut impl Tables,
    it: &Permitted<Gathering>,
    on: Date,
) -> Result<Option<u32>, Error> {
    let sql = "select people from ibasho_attendance where gathering_id = $1 and on_date = $2";
    let row: Option<Row> = tables.one(sql, values![it.id, on.to_string()]).await?;
    Ok(row.map(|row| row.people))
}

/// The number of a day; counted anew, it takes the place of the one before.
pub(crate) async fn keep_attendance(
    work: &mut Work,
    it: &Permitted<Gathering>,
    on: Date,
    people: u32,
) -> Result<(), Error> {
    work.change(
        "insert into ibasho_attendance (gathering_id, on_date, people) values ($1, $2, $3)
         on conflict (gathering_id, on_date) do update set people = excluded.people",
        values![it.id, on.to_string(), people],
    )
    .await?;
    Ok(())
}

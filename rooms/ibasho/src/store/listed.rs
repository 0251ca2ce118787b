//! Gatherings of others, taken over from lists.
use crate::{
    Error,
    access::{Listed, ListedId, TheHouse},
    event_list::Event,
    store::gatherings::date_of,
};
use ground_kernel::Timestamp;
use ground_policy::Permitted;
use ground_store::{Tables, from_row, values};
use ground_work::Work;
use jiff::civil::Date;

struct Row {
    id: ListedId,
    code: String,
    number: String,
    title: String,
    about: String,
    first_on: String,
    last_on: String,
    begins_minute: Option<u32>,
    ends_minute: Option<u32>,
    place_name: String,
    organisation: String,
    price: String,
    address: String,
}
from_row!(Row {
    id,
    code,
    number,
    title,
    about,
    first_on,
    last_on,
    begins_minute,
    ends_minute,
    place_name,
    organisation,
    price,
    address
});

impl Row {
    fn into_listed(self) -> Result<Listed, Error> {
        let event = Event {
            number: self.number,
            code: self.code,
            title: self.title,
            about: self.about,
            address: self.address,
            first_on: date_of(&self.first_on)?,
            last_on: date_of(&self.last_on)?,
            begins_minute: self.begins_minute,
            ends_minute: self.ends_minute,
            place_name: self.place_name,
            organisation: self.organisation,
            price: self.price,
        };
        Ok(Listed { id: self.id, event })
    }
}

/// What is not over yet, in the order of its days.
pub(crate) async fn listed(tables: &mut impl Tables, today: Date) -> Result<Vec<Listed>, Error> {
    let sql = "select id, code, number, title, about, first_on, last_on, begins_minute, ends_minute, place_name,
                      organisation, price, address
                 from ibasho_listed where last_on >= $1 order by first_on, begins_minute limit 2000";
    let rows: Vec<Row> = tables.all(sql, values![today.to_string()]).await?;
    rows.into_iter().map(Row::into_listed).collect()
}

/// Takes one over; the same row of the same list again is the newer version of it.
pub(crate) async fn take_over(
    work: &mut Work,
    _: &Permitted<TheHouse>,
    it: &Listed,
    now: Timestamp,
) -> Result<(), Error> {
    let event = &it.event;
    work.change(
        "insert into ibasho_listed (id, code, number, title, about, first_on, last_on, begins_minute, ends_minute,
                                    place_name, organisation, price, address, made_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
         on conflict (code, number) do update
            set title = excluded.title, about = excluded.about, first_on = excluded.first_on,
                last_on = excluded.last_on, begins_minute = excluded.begins_minute, ends_minute = excluded.ends_minute,
                place_name = excluded.place_name, organisation = excluded.organisation, price = excluded.price,
                address = excluded.address, made_at = excluded.made_at",
        values![
            it.id,
            event.code,
            event.number,
            event.title,
            event.about,
            event.first_on.to_string(),
            event.last_on.to_string(),
            event.begins_minute,
            event.ends_minute,
            event.place_name,
            event.organisation,
            event.price,
            event.address,
            now
        ],
    )
    .await?;
    Ok(())
}

pub(crate) async fn remove_listed(work: &mut Work, _: &Permitted<TheHouse>, id: ListedId) -> Result<(), Error> {
    work.change("delete from ibasho_listed where id = $1", values![id]).await?;
    Ok(())
}

/// What is over since a month is of no use to anybody.
pub(crate) async fn forget_listed(work: &mut Work, before: Date) -> Result<(), Error> {
    work.change("delete from ibasho_listed where last_on < $1", values![before.to_string()]).await?;
    Ok(())
}

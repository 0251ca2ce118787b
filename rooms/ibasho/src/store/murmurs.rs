//! Murmurs: which place has them, what one code holds, and when somebody read. The texts are not here.
use super::places::place;
use crate::{
    Access, Error,
    murmur::{Automatic, Book, Murmur, MurmurId, Murmuring},
    place::{Line, PlaceId},
};
use ground_kernel::{AccountId, CircleId, TeamId, Timestamp};
use ground_policy::Permitted;
use ground_store::{Tables, from_row, values};
use ground_work::{Look, Work};

struct OpenRow {
    open: bool,
}
from_row!(OpenRow { open });

async fn murmuring(tables: &mut impl Tables, id: PlaceId) -> Result<Murmuring, Error> {
    let it = place(tables, id).await?;
    let sql = "select open from ibasho_murmuring where place_id = $1";
    let row: Option<OpenRow> = tables.one(sql, values![id]).await?;
    let hosts = it.line(Line::Hosts).to_owned();
    let open = row.is_some_and(|it| it.open);
    Ok(Murmuring { place: id, name: it.name.clone(), hosts, team: it.team, open, shown: it.shown })
}

pub(crate) async fn murmuring_for_look(
    look: &mut Look,
    id: PlaceId,
    verb: Access,
) -> Result<Permitted<Murmuring>, Error> {
    let it = murmuring(look, id).await?;
    Ok(look.permitted(verb, it)?)
}

pub(crate) async fn murmuring_for(work: &mut Work, id: PlaceId, verb: Access) -> Result<Permitted<Murmuring>, Error> {
    let it = murmuring(work, id).await?;
    Ok(work.permitted(verb, it)?)
}

/// For the page of a place, which everybody sees: whether one may murmur there.
pub(crate) async fn murmurs_are_open(tables: &mut impl Tables, id: PlaceId) -> Result<bool, Error> {
    Ok(murmuring(tables, id).await?.is_open())
}

pub(crate) async fn open_murmuring(work: &mut Work, it: &Permitted<Murmuring>, open: bool) -> Result<(), Error> {
    let sql = "insert into ibasho_murmuring (place_id, open) values ($1, $2)
               on conflict (place_id) do update set open = excluded.open";
    work.change(sql, values![it.place, open]).await?;
    Ok(())
}

struct BookRow {
    id: AccountId,
    place_id: PlaceId,
    place_name: String,
    team_id: TeamId,
    circle_id: CircleId,
}
from_row!(BookRow { id, place_id, place_name, team_id, circle_id });

impl BookRow {
    fn into_book(self) -> Book {
        let BookRow { id, place_id: place, place_name, team_id: team, circle_id: circle } = self;
        Book { id, place, place_name, team, circle }
    }
}

macro_rules! book_columns {
    ($rest:literal) => {
        concat!(
            "select b.id, b.place_id, p.name as place_name, p.team_id, b.circle_id
               from ibasho_murmur_book b join ibasho_place p on p.id = b.place_id ",
            $rest
        )
    };
}

async fn book(tables: &mut impl Tables, id: AccountId) -> Result<Book, Error> {
    let row: Option<BookRow> = tables.one(book_columns!("where b.id = $1"), values![id]).await?;
    Ok(row.ok_or(Error::NotFound)?.into_book())
}

pub(crate) async fn book_for_look(look: &mut Look, id: AccountId, verb: Access) -> Result<Permitted<Book>, Error> {
    let it = book(look, id).await?;
    Ok(look.permitted(verb, it)?)
}

pub(crate) async fn book_for(work: &mut Work, id: AccountId, verb: Access) -> Result<Permitted<Book>, Error> {
    let it = book(work, id).await?;
    Ok(work.permitted(verb, it)?)
}

/// Every book, for those who look after the places; the caller asks the rules of each.
pub(crate) async fn books(tables: &mut impl Tables) -> Result<Vec<Book>, Error> {
    let rows: Vec<BookRow> = tables.all(book_columns!("order by b.id limit 5000"), values![]).await?;
    Ok(rows.into_iter().map(BookRow::into_book).collect())
}

pub(crate) async fn add_book(work: &mut Work, it: &Book) -> Result<(), Error> {
    let sql = "insert into ibasho_murmur_book (id, place_id, circle_id) values ($1, $2, $3)";
    work.change(sql, values![it.id, it.place, it.circle]).await?;
    Ok(())
}

struct MurmurRow {
    id: MurmurId,
    book_id: AccountId,
    at: Timestamp,
    reads_by: Option<Timestamp>,
    read_first: bool,
    said: Option<Automatic>,
    read_at: Option<Timestamp>,
    reader_id: Option<AccountId>,
}
from_row!(MurmurRow { id, book_id, at, reads_by, read_first, said, read_at, reader_id });

impl MurmurRow {
    fn into_murmur(self) -> Murmur {
        let read = self.read_at.zip(self.reader_id);
        let MurmurRow { id, book_id: book, at, reads_by, read_first: first, said, .. } = self;
        Murmur { id, book, at, reads_by, first, said, read }
    }
}

macro_rules! murmur_columns {
    ($rest:literal) => {
        concat!("select id, book_id, at, reads_by, read_first, said, read_at, reader_id from ibasho_murmur ", $rest)
    };
}

/// What one code holds, oldest first.
pub(crate) async fn murmurs(tables: &mut impl Tables, book: AccountId) -> Result<Vec<Murmur>, Error> {
    let sql = murmur_columns!("where book_id = $1 order by at, id limit 2000");
    let rows: Vec<MurmurRow> = tables.all(sql, values![book]).await?;
    Ok(rows.into_iter().map(MurmurRow::into_murmur).collect())
}

pub(crate) async fn add_murmur(work: &mut Work, it: &Murmur) -> Result<(), Error> {
    work.change(
        "insert into ibasho_murmur (id, book_id, at, reads_by, read_first, said) values ($1, $2, $3, $4, $5, $6)",
        values![it.id, it.book, it.at, it.reads_by, it.first, it.said],
    )
    .await?;
    Ok(())
}

/// Somebody read it. What it seemed to hold is forgotten with that.
pub(crate) async fn mark_read(
    work: &mut Work,
    book: &Permitted<Book>,
    id: MurmurId,
    by: AccountId,
) -> Result<(), Error> {
    let sql = "update ibasho_murmur set read_at = $3, reader_id = $4, read_first = $5
                where id = $1 and book_id = $2 and read_at is null";
    let now = work.now();
    work.change(sql, values![id, book.id, now, by, false]).await?;
    Ok(())
}

pub(crate) async fn forget_murmur(work: &mut Work, book: AccountId, id: MurmurId) -> Result<(), Error> {
    work.change("delete from ibasho_murmur where id = $1 and book_id = $2", values![id, book]).await?;
    Ok(())
}

pub(crate) async fn forget_book(work: &mut Work, id: AccountId) -> Result<(), Error> {
    work.change("delete from ibasho_murmur where book_id = $1", values![id]).await?;
    work.change("delete from ibasho_murmur_book where id = $1", values![id]).await?;
    Ok(())
}

//! How what the house does by itself is doing: one row for each thing, with its moment and a word or a figure. Written
//! by the jobs of whichever process did it, read by pages and by `doctor`. Never about a person.
use crate::{Tables, Trouble, Tx, from_row, values};
use ground_kernel::Timestamp;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    pub name: String,
    pub at: Timestamp,
    pub said: String,
}
from_row!(State { name, at, said });

pub async fn say(tx: &mut Tx, name: &'static str, at: Timestamp, said: &str) -> Result<(), Trouble> {
    tx.change(
        "insert into store_state (name, at, said) values ($1, $2, $3)
         on conflict (name) do update set at = excluded.at, said = excluded.said",
        values![name.to_owned(), at, said.to_owned()],
    )
    .await
    .map(drop)
}

/// It is over; nothing is to be said of it.
pub async fn forget(tx: &mut Tx, name: &'static str) -> Result<(), Trouble> {
    tx.change("delete from store_state where name = $1", values![name.to_owned()]).await.map(drop)
}

pub async fn all(tx: &mut Tx) -> Result<Vec<State>, Trouble> {
    tx.all("select name, at, said from store_state order by name limit 100", values![]).await
}

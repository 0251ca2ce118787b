//! Someone with their hands in the database: reads, edits, copies and puts back rows, past everything that asks.
use crate::story::Story;
use ground_store::{Cell, FromRow, Row, Tables, Trouble, values};

impl Story {
    pub(crate) async fn sql<const N: usize>(&self, sql: &'static str, values: [Cell; N]) -> u64 {
        self.try_sql(sql, values).await.unwrap()
    }
    pub(crate) async fn try_sql<const N: usize>(&self, sql: &'static str, values: [Cell; N]) -> Result<u64, Trouble> {
        let mut tx = self.db.begin().await?;
        let changed = tx.change(sql, values).await?;
        tx.commit().await?;
        Ok(changed)
    }
    pub(crate) async fn all<T: FromRow + Send, const N: usize>(&self, sql: &'static str, values: [Cell; N]) -> Vec<T> {
        self.db.look().await.unwrap().all(sql, values).await.unwrap()
    }
    pub(crate) async fn count(&self, sql: &'static str) -> i64 {
        self.all::<i64, 0>(sql, values![]).await[0]
    }
    /// Bytes of one cell: `select … as cell from …`.
    pub(crate) async fn bytes<const N: usize>(&self, sql: &'static str, values: [Cell; N]) -> Vec<u8> {
        self.all::<Bytes, N>(sql, values).await.remove(0).0
    }
}

pub(crate) struct Bytes(pub(crate) Vec<u8>);
impl FromRow for Bytes {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        row.get("cell").map(Bytes)
    }
}

/// Remembers the rows of a table as they are now.
macro_rules! copy {
    ($story:expr, $($table:literal),+) => {
        $($story.sql(concat!("create table old_", $table, " as select * from ", $table), ground_store::values![]).await;)+
    };
}
/// Puts the remembered rows back beside those that are there.
macro_rules! put_back {
    ($story:expr, $($table:literal),+) => {
        $($story.sql(
            concat!("insert into ", $table, " select * from old_", $table, " where true on conflict do nothing"),
            ground_store::values![],
        ).await;)+
    };
}
/// Makes the table what it was.
macro_rules! restore {
    ($story:expr, $($table:literal),+) => {
        $($story.sql(concat!("delete from ", $table), ground_store::values![]).await;
          $crate::rows::put_back!($story, $table);)+
    };
}
pub(crate) use {copy, put_back, restore};

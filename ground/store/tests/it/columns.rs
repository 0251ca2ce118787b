//! What is put into a column comes out of it, on both.
use ground_kernel::{Id, Timestamp};
use ground_store::{Db, FromRow, Row, Tables, Trouble, from_row, kept_as_word, values};
use ground_testkit::{Scratch, fixed_id};

#[derive(Debug, Clone, Copy, PartialEq)]
enum Pace {
    Slow,
    Usual,
}
kept_as_word!(Pace { Slow = "slow", Usual = "usual" });

#[derive(Debug, Clone, PartialEq)]
struct Kept {
    id: Id<()>,
    at: Timestamp,
    pace: Pace,
    name: String,
    bytes: Option<Vec<u8>>,
    hash: [u8; 3],
    number: i64,
    maybe: Option<i64>,
    truth: bool,
    part: f64,
    no: u16,
}
from_row!(Kept { id, at, pace, name, bytes, hash, number, maybe, truth, part, no });

async fn with_a_table(scratch: &Scratch) -> Db {
    let db = scratch.open().await;
    let mut tx = db.begin().await.unwrap();
    let postgres =
        "create table tried (id bytea, at bigint, pace text, name text, bytes bytea, hash bytea, number bigint,
                                        maybe bigint, truth boolean, part double precision, no bigint)";
    let sqlite = "create table tried (id blob, at integer, pace text, name text, bytes blob, hash blob, number integer,
                                      maybe integer, truth integer, part real, no integer) strict";
    let sql = if db.kind() == "SQLite" { sqlite } else { postgres };
    tx.change(sql, values![]).await.unwrap();
    tx.commit().await.unwrap();
    db
}

const PUT: &str = "insert into tried (id, at, pace, name, bytes, hash, number, maybe, truth, part, no)
                   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const GET: &str = "select id, at, pace, name, bytes, hash, number, maybe, truth, part, no from tried order by number";

#[tokio::test]
async fn every_kind_of_value_comes_back_as_it_was() {
    for scratch in Scratch::both().await {
        let db = with_a_table(&scratch).await;
        let full = Kept {
            id: fixed_id(7),
            at: Timestamp::from_micros(i64::MAX),
            pace: Pace::Slow,
            name: "『花』\u{1f33c}\n'; drop table tried; --".to_owned(),
            bytes: Some(vec![0, 255]),
            hash: [1, 2, 3],
            number: i64::MIN,
            maybe: Some(-1),
            truth: true,
            part: 0.1,
            no: u16::MAX,
        };
        let empty = Kept {
            pace: Pace::Usual,
            name: String::new(),
            bytes: None,
            number: 0,
            maybe: None,
            truth: false,
            no: 0,
            ..full.clone()
        };
        let mut tx = db.begin().await.unwrap();
        for it in [&full, &empty] {
            let row = values![
                it.id, it.at, it.pace, it.name, it.bytes, it.hash, it.number, it.maybe, it.truth, it.part, it.no
            ];
            assert_eq!(tx.change(PUT, row).await.unwrap(), 1);
        }
        assert_eq!(tx.all::<Kept, 0>(GET, values![]).await.unwrap(), [full, empty], "{}", scratch.kind);
    }
}

struct Wrong;
impl FromRow for Wrong {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        row.get::<i64>("name").map(|_| Wrong)
    }
}

/// What cannot be read is said by its column, and nothing is guessed.
#[tokio::test]
async fn a_column_that_does_not_fit_is_named() {
    for scratch in Scratch::both().await {
        let db = with_a_table(&scratch).await;
        let mut tx = db.begin().await.unwrap();
        let none: Option<i64> = None;
        let row = values![
            vec![1_u8],
            0_i64,
            "hasty".to_owned(),
            "x".to_owned(),
            Vec::<u8>::new(),
            [0_u8; 2],
            1_i64,
            none,
            true,
            0.5_f64,
            70_000_i64
        ];
        tx.change(PUT, row).await.unwrap();
        let unreadable = |column| Err::<(), _>(Trouble::Unreadable { column });
        assert_eq!(tx.one::<Wrong, 0>("select name from tried", values![]).await.map(drop), unreadable("name"));
        assert_eq!(tx.one::<Wrong, 0>("select id from tried", values![]).await.map(drop), unreadable("name"));
        assert_eq!(tx.one::<Kept, 0>(GET, values![]).await.map(drop), unreadable("id"));
        for (sql, column) in
            [("update tried set id = $1", "pace"), ("update tried set pace = 'slow' where $1 = $1", "hash")]
        {
            tx.change(sql, values![[9_u8; 16]]).await.unwrap();
            assert_eq!(tx.one::<Kept, 0>(GET, values![]).await.map(drop), unreadable(column), "{}", scratch.kind);
        }
        tx.change("update tried set hash = $1", values![[9_u8; 3]]).await.unwrap();
        assert_eq!(tx.one::<Kept, 0>(GET, values![]).await.map(drop), unreadable("no"));
    }
}

/// `$2` is the second value wherever it stands. SQLite by itself would take the one that stands first in the text.
#[tokio::test]
async fn a_value_is_found_by_its_number() {
    for scratch in Scratch::both().await {
        let db = scratch.open().await;
        let mut tx = db.begin().await.unwrap();
        let put = "insert into store_job (last_at, name) values ($2, $1)";
        assert_eq!(tx.change(put, values!["first".to_owned(), 2_i64]).await, Ok(1));
        let twice =
            "select cast(last_at + $2 + $2 as bigint) as figure from store_job where name = $1 and last_at = $3";
        assert_eq!(tx.one(twice, values!["first".to_owned(), 20_i64, 2_i64]).await, Ok(Some(42_i64)));
        let missing = tx.change("update store_job set last_at = $2 where name = $1", values!["first".to_owned()]).await;
        assert!(missing.is_err(), "{}: a value that was not given", scratch.kind);
    }
}

//! A transaction keeps all of it or nothing, and says which.
use ground_kernel::Timestamp;
use ground_store::{Db, Tables, Trouble, Tx, values};
use ground_testkit::Scratch;

const PUT: &str = "insert into store_job (name, last_at) values ($1, $2)";
const COUNT: &str = "select count(*) as figure from store_job";
const SUM: &str = "select cast(coalesce(sum(last_at), 0) as bigint) as figure from store_job";

async fn puts(tx: &mut Tx, name: &str) -> Result<u64, Trouble> {
    tx.change(PUT, values![name.to_owned(), Timestamp::from_micros(1)]).await
}
async fn count(db: &Db) -> i64 {
    db.look().await.unwrap().one(COUNT, values![]).await.unwrap().unwrap()
}

#[tokio::test]
async fn what_was_not_committed_leaves_nothing() {
    for scratch in Scratch::both().await {
        let db = scratch.open().await;
        let mut tx = db.begin().await.unwrap();
        assert!(!tx.changed());
        puts(&mut tx, "given up").await.unwrap();
        assert!(tx.changed());
        drop(tx);
        assert_eq!(count(&db).await, 0);
        let mut tx = db.begin().await.unwrap();
        puts(&mut tx, "kept").await.unwrap();
        assert_eq!(count(&db).await, 0, "not seen before it is kept");
        tx.commit().await.unwrap();
        assert_eq!(count(&db).await, 1);
    }
}

/// `commit` never lies: after a refused statement nothing is kept, and it says so.
#[tokio::test]
async fn a_spoiled_transaction_cannot_commit() {
    for scratch in Scratch::both().await {
        let db = scratch.open().await;
        let mut tx = db.begin().await.unwrap();
        puts(&mut tx, "first").await.unwrap();
        assert!(matches!(puts(&mut tx, "first").await, Err(Trouble::NotAllowed(_))));
        assert!(!tx.clashed());
        assert_eq!(tx.commit().await, Err(Trouble::Spoiled), "{}", scratch.kind);
        assert_eq!(count(&db).await, 0);
        let mut tx = db.begin().await.unwrap();
        puts(&mut tx, "first").await.unwrap();
        assert!(tx.one::<i64, 0>("select nothing as figure from nowhere", values![]).await.is_err());
        assert_eq!(tx.commit().await, Err(Trouble::Spoiled), "a refused question spoils it, too");
        assert_eq!(count(&db).await, 0);
    }
}

#[tokio::test]
async fn a_look_changes_nothing_and_does_not_wait() {
    for scratch in Scratch::both().await {
        let db = scratch.open().await;
        let mut writer = db.begin().await.unwrap();
        puts(&mut writer, "one").await.unwrap();
        let mut look = db.look().await.unwrap();
        assert_eq!(look.one::<i64, 0>(COUNT, values![]).await.unwrap(), Some(0));
        writer.commit().await.unwrap();
        assert_eq!(look.one::<i64, 0>(COUNT, values![]).await.unwrap(), Some(0), "one unchanging picture");
        for sql in ["delete from store_job where name = $1", "update store_job set last_at = 5 where name = $1"] {
            let mut look = db.look().await.unwrap();
            assert!(
                matches!(look.change(sql, values!["one".to_owned()]).await, Err(Trouble::Refused(_))),
                "{}",
                scratch.kind
            );
        }
        let mut look = db.look().await.unwrap();
        assert!(puts(&mut look, "two").await.is_err());
        assert!(look.change("create table more (id bigint)", values![]).await.is_err());
        assert_eq!(count(&db).await, 1);
    }
}

/// A ledger line can be written while a look stays open: neither database waits for itself.
#[tokio::test]
async fn a_line_is_written_while_looks_stay_open() {
    for scratch in Scratch::both().await {
        let db = scratch.open().await;
        let mut looks = vec![];
        for _ in 0..4 {
            let mut look = db.look().await.unwrap();
            assert_eq!(look.one::<i64, 0>(COUNT, values![]).await.unwrap(), Some(0));
            looks.push(look);
        }
        let mut line = db.begin_line().await.unwrap();
        puts(&mut line, "traced").await.unwrap();
        line.commit().await.unwrap();
        drop(looks);
        assert_eq!(count(&db).await, 1);
    }
}

/// Both read, both write what they read: on PostgreSQL one is told to begin again, on SQLite they take turns.
#[tokio::test]
async fn two_writers_at_once_are_told() {
    let scratch = Scratch::postgres().await;
    let db = scratch.open().await;
    let (mut one, mut two) = (db.begin().await.unwrap(), db.begin().await.unwrap());
    for (tx, name) in [(&mut one, "one"), (&mut two, "two")] {
        assert_eq!(tx.one::<i64, 0>(SUM, values![]).await.unwrap(), Some(0));
        puts(tx, name).await.unwrap();
    }
    one.commit().await.unwrap();
    assert_eq!(two.commit().await, Err(Trouble::AtTheSameMoment), "told when it is kept");
    assert_eq!(count(&db).await, 1);
    let (mut one, mut two) = (db.begin().await.unwrap(), db.begin().await.unwrap());
    let sql = "update store_job set last_at = last_at + 1";
    two.one::<i64, 0>(SUM, values![]).await.unwrap();
    one.change(sql, values![]).await.unwrap();
    one.commit().await.unwrap();
    assert_eq!(two.change(sql, values![]).await, Err(Trouble::AtTheSameMoment), "told in the middle");
    assert!(two.clashed());
    assert_eq!(two.commit().await, Err(Trouble::Spoiled));
}

#[tokio::test]
async fn on_both_every_addition_is_there_once() {
    for scratch in Scratch::both().await {
        let db = scratch.open().await;
        let mut tx = db.begin().await.unwrap();
        tx.change(PUT, values!["sum".to_owned(), 0_i64]).await.unwrap();
        tx.commit().await.unwrap();
        let add = |db: Db| async move {
            for _ in 0..100 {
                let mut tx = db.begin().await.unwrap();
                let before: i64 = tx.one(SUM, values![]).await.unwrap().unwrap();
                let outcome = tx.change("update store_job set last_at = $1", values![before + 1]).await;
                match outcome.map(|_| tx) {
                    Ok(tx) => match tx.commit().await {
                        Ok(()) => return,
                        Err(error) => assert_eq!(error, Trouble::AtTheSameMoment),
                    },
                    Err(error) => assert_eq!(error, Trouble::AtTheSameMoment),
                }
            }
            panic!("never came through");
        };
        let tasks: Vec<_> = (0..4).map(|_| tokio::spawn(add(db.clone()))).collect();
        for task in tasks {
            task.await.unwrap();
        }
        assert_eq!(db.look().await.unwrap().one::<i64, 0>(SUM, values![]).await.unwrap(), Some(4), "{}", scratch.kind);
    }
}

/// Another program writes: a command line beside the house. Whoever waits for it leaves the thread to the others; this
/// test has only the one.
#[tokio::test]
async fn waiting_for_another_program_holds_nobody_up() {
    for scratch in Scratch::both().await {
        let (here, elsewhere) = (scratch.open().await, scratch.open().await);
        let mut theirs = elsewhere.begin().await.unwrap();
        puts(&mut theirs, "theirs").await.unwrap();
        let ours = tokio::spawn(async move {
            let mut ours = here.begin().await?;
            puts(&mut ours, "ours").await?;
            ours.commit().await
        });
        tokio::task::yield_now().await;
        theirs.commit().await.unwrap();
        ours.await.unwrap().unwrap();
        assert_eq!(count(&elsewhere).await, 2, "{}", scratch.kind);
    }
}

/// A request that was broken off drops its work in the middle; the writer is free at once, and remembers nothing of it.
#[tokio::test]
async fn broken_off_work_leaves_the_writer_free() {
    for scratch in Scratch::both().await {
        let db = scratch.open().await;
        for _ in 0..40 {
            let mut tx = db.begin().await.unwrap();
            puts(&mut tx, "half").await.unwrap();
            assert!(tx.change("insert into nowhere (name) values ($1)", values![1_i64]).await.is_err());
        }
        let mut tx = db.begin().await.unwrap();
        puts(&mut tx, "whole").await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(count(&db).await, 1, "{}", scratch.kind);
    }
}

/// Bad days: a database that isn't there says so and stays quiet about the rest.
#[tokio::test]
async fn a_database_that_is_away_is_away() {
    for address in ["postgres://engawa@127.0.0.1:1/nowhere", "/nowhere/at/all/house.db"] {
        let outcome = Db::open(address).await.map(drop);
        assert!(matches!(outcome, Err(Trouble::Away(_))), "{address}: {outcome:?}");
    }
    for scratch in Scratch::both().await {
        let db = scratch.open().await;
        db.close().await;
        assert!(matches!(db.begin().await.map(drop), Err(Trouble::Away(_))), "{}", scratch.kind);
    }
}

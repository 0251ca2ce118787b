//! A refused row is refused under the same name by both.
use ground_kernel::{Id, Timestamp};
use ground_store::{Db, Tables, Trouble, values};
use ground_testkit::{Scratch, fixed_id};

async fn changes<const N: usize>(db: &Db, sql: &'static str, values: [ground_store::Cell; N]) -> Result<u64, Trouble> {
    let mut tx = db.begin().await?;
    let changed = tx.change(sql, values).await?;
    tx.commit().await?;
    Ok(changed)
}
fn named(name: &str) -> Result<u64, Trouble> {
    Err(Trouble::NotAllowed(name.to_owned()))
}

#[tokio::test]
async fn a_double_key_has_the_same_name_on_both() {
    for scratch in Scratch::both().await {
        let db = scratch.open().await;
        let id: Id<()> = fixed_id(1);
        let account = "insert into circle_account (id, kind, made_at) values ($1, 'party', 0)";
        assert_eq!(changes(&db, account, values![id]).await, Ok(1));
        assert_eq!(changes(&db, account, values![id]).await, named("circle_account_id_key"));
        let job = "insert into store_job (name, last_at) values ($1, 0)";
        assert_eq!(changes(&db, job, values!["a".to_owned()]).await, Ok(1));
        assert_eq!(changes(&db, job, values!["a".to_owned()]).await, named("store_job_name_key"));
        let used = "insert into circle_use (account_id, at) values ($1, $2)";
        assert_eq!(changes(&db, used, values![id, 1_i64]).await, Ok(1));
        assert_eq!(changes(&db, used, values![id, 1_i64]).await, named("circle_use_account_id_at_key"));
        assert_eq!(changes(&db, used, values![id, 2_i64]).await, Ok(1));
    }
}

#[tokio::test]
async fn a_unique_column_and_a_foreign_key_answer_alike() {
    for scratch in Scratch::both().await {
        let db = scratch.open().await;
        let (one, two): (Id<()>, Id<()>) = (fixed_id(1), fixed_id(2));
        let lock =
            "insert into circle_lock (account_id, kind, finder, salt, memory_kib, passes, lanes, commit_tag, boxed,
                                             extra_word, made_at)
                    values ($1, $2, $3, $3, 1, 1, 1, $3, $3, $4, 0)";
        assert_eq!(
            changes(&db, lock, values![one, 1_i64, one, true]).await,
            Err(Trouble::PointsNowhere),
            "{}",
            scratch.kind
        );
        changes(&db, "insert into circle_account (id, kind, made_at) values ($1, 'party', 0)", values![one])
            .await
            .unwrap();
        assert_eq!(changes(&db, lock, values![one, 1_i64, one, true]).await, Ok(1));
        assert_eq!(changes(&db, lock, values![one, 2_i64, one, true]).await, named("circle_lock_finder_key"));
        assert_eq!(changes(&db, lock, values![one, 1_i64, two, false]).await, named("circle_lock_account_id_kind_key"));
    }
}

/// The next line of a chain is one: whoever finds its number taken was second, and begins again.
#[tokio::test]
async fn a_taken_number_of_a_chain_means_the_same_moment() {
    for scratch in Scratch::both().await {
        let db = scratch.open().await;
        let id: Id<()> = fixed_id(1);
        let line = "insert into circle_roll (circle_id, seq, prev, act, by_id, at, sig, hash)
                    values ($1, $2, $1, $1, $1, 0, $1, $1)";
        assert_eq!(changes(&db, line, values![id, 1_i64]).await, Ok(1));
        assert_eq!(changes(&db, line, values![id, 1_i64]).await, Err(Trouble::AtTheSameMoment), "{}", scratch.kind);
        assert_eq!(changes(&db, line, values![id, 2_i64]).await, Ok(1));
    }
}

/// A check's name passes as it is. No table has one yet; here is one for a moment.
#[tokio::test]
async fn a_check_has_the_same_name_on_both() {
    for scratch in Scratch::both().await {
        let db = scratch.open().await;
        changes(&db, "create table tried (age bigint not null constraint tried_age_check check (age > 0))", values![])
            .await
            .unwrap();
        let sql = "insert into tried (age) values ($1)";
        assert_eq!(changes(&db, sql, values![1_i64]).await, Ok(1));
        assert_eq!(changes(&db, sql, values![0_i64]).await, named("tried_age_check"));
        let missing: Option<i64> = None;
        assert!(matches!(changes(&db, sql, values![missing]).await, Err(Trouble::Refused(_))));
    }
}

/// The driver's own words never pass: they hold the row.
#[tokio::test]
async fn trouble_says_nothing_of_the_row() {
    for scratch in Scratch::both().await {
        let db = scratch.open().await;
        let job = "insert into store_job (name, last_at) values ($1, $2)";
        let secret = "canary".to_owned();
        changes(&db, job, values![secret, Timestamp::from_micros(0)]).await.unwrap();
        let none: Option<i64> = None;
        for outcome in [
            changes(&db, job, values![secret, 1_i64]).await,
            changes(&db, job, values![secret, none]).await,
            changes(&db, "insert into nowhere (name) values ($1)", values![secret]).await,
        ] {
            let trouble = outcome.unwrap_err();
            assert!(!format!("{trouble} {trouble:?}").contains("canary"), "{}", scratch.kind);
        }
    }
}

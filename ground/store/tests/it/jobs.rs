//! Work that comes again is taken by one.
use ground_kernel::{Clock, Timestamp};
use ground_store::{Db, Trouble, jobs};
use ground_testkit::{FakeClock, Scratch, moment};

async fn takes(db: &Db, name: &'static str, now: Timestamp) -> Result<bool, Trouble> {
    let mut tx = db.begin().await?;
    let mine = jobs::take(&mut tx, name, now, Timestamp::DAY).await?;
    tx.commit().await?;
    Ok(mine)
}

#[tokio::test]
async fn a_job_is_taken_once_and_again_when_it_is_due() {
    for scratch in Scratch::both().await {
        let (db, clock) = (scratch.open().await, FakeClock::at(moment(2026, 11, 20, 3, 2)));
        assert!(takes(&db, "sweep", clock.now()).await.unwrap());
        assert!(!takes(&db, "sweep", clock.now()).await.unwrap());
        assert!(takes(&db, "report", clock.now()).await.unwrap(), "another one is another one");
        clock.pass_seconds(86_399);
        assert!(!takes(&db, "sweep", clock.now()).await.unwrap());
        clock.pass_seconds(1);
        assert!(takes(&db, "sweep", clock.now()).await.unwrap());
        let mut tx = db.begin().await.unwrap();
        clock.pass_days(1);
        assert!(jobs::take(&mut tx, "sweep", clock.now(), Timestamp::DAY).await.unwrap());
        drop(tx);
        assert!(takes(&db, "sweep", clock.now()).await.unwrap(), "who gave it up didn't take it");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_who_ask_at_once_one_takes_it() {
    for scratch in Scratch::both().await {
        let (db, now) = (scratch.open().await, moment(2026, 11, 20, 3, 2));
        let ask = |db: Db| async move {
            loop {
                match takes(&db, "sweep", now).await {
                    Err(Trouble::AtTheSameMoment) => {}
                    other => return other.unwrap(),
                }
            }
        };
        let tasks: Vec<_> = (0..6).map(|_| tokio::spawn(ask(db.clone()))).collect();
        let mut taken = 0;
        for task in tasks {
            taken += u8::from(task.await.unwrap());
        }
        assert_eq!(taken, 1, "{}", scratch.kind);
    }
}

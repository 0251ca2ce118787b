//! What must happen after a change: claimed by one, done once, or given up in time.
use ground_kernel::{Clock, Timestamp};
use ground_store::{
    Db, Trouble,
    outbox::{self, Claimed, Leaving},
};
use ground_testkit::{FakeClock, Scratch, fixed_id, moment};

fn clock() -> FakeClock {
    FakeClock::at(moment(2026, 11, 20, 3, 2))
}
fn parcel(number: u8, from: Timestamp, until: Timestamp) -> Leaving {
    let about = format!("about {number}");
    Leaving { id: fixed_id(number), topic: "bell", about, sealed: Some(vec![number]), not_before: from, until }
}
async fn leaves(db: &Db, parcels: Vec<Leaving>, now: Timestamp) {
    let mut tx = db.begin().await.unwrap();
    for parcel in parcels {
        outbox::leave(&mut tx, now, parcel).await.unwrap();
    }
    tx.commit().await.unwrap();
}
async fn claims(db: &Db, now: Timestamp) -> Result<Vec<Claimed>, Trouble> {
    let mut tx = db.begin().await?;
    let claimed = outbox::claim(&mut tx, now).await?;
    tx.commit().await?;
    Ok(claimed)
}

#[tokio::test]
async fn a_parcel_travels_with_its_change_or_not_at_all() {
    for scratch in Scratch::both().await {
        let (db, now) = (scratch.open().await, clock().now());
        let mut tx = db.begin().await.unwrap();
        outbox::leave(&mut tx, now, parcel(1, now, now.plus_days(1))).await.unwrap();
        assert_eq!(outbox::waiting(&mut tx, now).await.unwrap(), 1);
        drop(tx);
        assert!(claims(&db, now).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn a_claimed_parcel_comes_again_until_it_is_done() {
    for scratch in Scratch::both().await {
        let (db, clock) = (scratch.open().await, clock());
        let now = clock.now();
        leaves(&db, vec![parcel(1, now, now.plus_days(1)), parcel(2, now.plus_hours(1), now.plus_days(1))], now).await;
        let claimed = claims(&db, clock.now()).await.unwrap();
        let [first] = claimed.as_slice() else { panic!("{}: {claimed:?}", scratch.kind) };
        assert_eq!((first.topic.as_str(), first.about.as_str()), ("bell", "about 1"));
        assert_eq!((first.sealed.as_deref(), first.attempts), (Some(&[1][..]), 1));
        clock.pass_seconds(119);
        assert!(claims(&db, clock.now()).await.unwrap().is_empty(), "it is leased");
        clock.pass_seconds(2);
        assert_eq!(claims(&db, clock.now()).await.unwrap()[0].attempts, 2, "whoever had it died");
        let mut tx = db.begin().await.unwrap();
        outbox::later(&mut tx, first.id, 2, clock.now()).await.unwrap();
        tx.commit().await.unwrap();
        clock.pass_seconds(19);
        assert!(claims(&db, clock.now()).await.unwrap().is_empty(), "twenty seconds after the second attempt");
        clock.pass_seconds(2);
        assert_eq!(claims(&db, clock.now()).await.unwrap()[0].attempts, 3);
        let mut tx = db.begin().await.unwrap();
        outbox::done(&mut tx, first.id).await.unwrap();
        tx.commit().await.unwrap();
        clock.pass_seconds(3_600);
        let claimed = claims(&db, clock.now()).await.unwrap();
        assert_eq!(claimed.iter().map(|it| it.about.as_str()).collect::<Vec<_>>(), ["about 2"]);
    }
}

#[tokio::test]
async fn a_parcel_that_is_too_late_is_dropped() {
    for scratch in Scratch::both().await {
        let (db, clock) = (scratch.open().await, clock());
        let now = clock.now();
        leaves(&db, vec![parcel(1, now, now.plus_hours(24)), parcel(2, now, now.plus_hours(48))], now).await;
        clock.pass_seconds(25 * 3_600);
        let claimed = claims(&db, clock.now()).await.unwrap();
        assert_eq!(claimed.iter().map(|it| it.about.as_str()).collect::<Vec<_>>(), ["about 2"]);
        assert_eq!(outbox::waiting(&mut db.look().await.unwrap(), clock.now()).await.unwrap(), 1);
    }
}

#[tokio::test]
async fn what_was_taken_back_is_not_sent() {
    for scratch in Scratch::both().await {
        let (db, now) = (scratch.open().await, clock().now());
        leaves(&db, (1..=3).map(|number| parcel(number, now, now.plus_days(1))).collect(), now).await;
        let mut tx = db.begin().await.unwrap();
        assert_eq!(outbox::take_back(&mut tx, "bell", "about 2".to_owned()).await.unwrap(), 1);
        assert_eq!(outbox::take_back(&mut tx, "mail", "about 1".to_owned()).await.unwrap(), 0);
        tx.commit().await.unwrap();
        let mut left: Vec<String> =
            claims(&db, now.plus_seconds(1)).await.unwrap().into_iter().map(|it| it.about).collect();
        left.sort();
        assert_eq!(left, ["about 1", "about 3"]);
    }
}

/// At most twenty at once, and never the same parcel in two hands.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_who_claim_never_hold_the_same_parcel() {
    for scratch in Scratch::both().await {
        let (db, now) = (scratch.open().await, clock().now());
        leaves(&db, (1..=50).map(|number| parcel(number, now, now.plus_days(1))).collect(), now).await;
        let claimer = |db: Db| async move {
            let mut mine = vec![];
            loop {
                match claims(&db, now.plus_seconds(1)).await {
                    Ok(some) if some.is_empty() => return mine,
                    Ok(some) => {
                        assert!(some.len() <= 20);
                        mine.extend(some);
                    }
                    Err(error) => assert_eq!(error, Trouble::AtTheSameMoment),
                }
            }
        };
        let (one, two) = (tokio::spawn(claimer(db.clone())), tokio::spawn(claimer(db.clone())));
        let mut all: Vec<_> = [one.await.unwrap(), two.await.unwrap()].concat();
        assert_eq!(all.len(), 50, "{}", scratch.kind);
        assert!(all.iter().all(|it| it.attempts == 1));
        all.sort_by_key(|it| it.id);
        all.dedup_by_key(|it| it.id);
        assert_eq!(all.len(), 50);
    }
}

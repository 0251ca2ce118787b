//! Two people press at the same moment.
use crate::story::{Story, letter};
use ground_circle::Error;
use ground_store::Trouble;
use ground_testkit::Scratch;
use std::sync::Arc;

/// Begins again as the house does, when someone else was faster.
async fn writes(story: Arc<Story>, by_hana: bool, numbers: std::ops::Range<u8>) {
    let who = if by_hana { &story.hana } else { &story.aoi };
    for number in numbers {
        let mut attempts_left = 20;
        loop {
            attempts_left -= 1;
            match story.writes(who, letter(number), "同時に").await {
                Ok(()) => break,
                Err(Error::Trouble(Trouble::AtTheSameMoment)) if attempts_left > 0 => {}
                Err(error) => panic!("{}: {error}", story.scratch.kind),
            }
        }
    }
}

/// Capability 109.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_writers_at_once_both_leave_their_lines() {
    for scratch in Scratch::both().await {
        let story = Arc::new(Story::begin(scratch).await);
        let both =
            [tokio::spawn(writes(story.clone(), true, 10..15)), tokio::spawn(writes(story.clone(), false, 15..20))];
        for task in both {
            task.await.unwrap();
        }
        let report = story.report().await;
        assert_eq!((report.texts, report.ledger_lines), (12, 12), "{}", story.scratch.kind);
        assert_eq!(report.complaints, Vec::<String>::new());
    }
}

/// Capability 113: writing and leaving at once end in an order; whatever it is, who left reads nothing later.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_letter_and_a_leaving_at_once_end_in_an_order() {
    for scratch in Scratch::both().await {
        let story = Arc::new(Story::begin(scratch).await);
        let writer = tokio::spawn(writes(story.clone(), true, 10..14));
        let leaving = story.clone();
        let leaving = tokio::spawn(async move {
            for _ in 0..20 {
                match leaving.leaves(&leaving.admin, &leaving.ren).await {
                    Err(Error::Trouble(Trouble::AtTheSameMoment)) => {}
                    other => return other.unwrap(),
                }
            }
        });
        writer.await.unwrap();
        leaving.await.unwrap();
        writes(story.clone(), true, 14..15).await;
        story.starts_anew();
        assert!(crate::story::is_shut(story.opens(&story.ren, letter(14)).await));
        for number in 10..15 {
            assert!(story.opens(&story.aoi, letter(number)).await.unwrap().is_some());
        }
        assert_eq!(story.complaints().await, "");
    }
}

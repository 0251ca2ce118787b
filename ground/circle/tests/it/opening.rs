//! No trace, no text: the line is committed before anything is read.
use crate::story::{FIRST, Story, is_shut, letter};
use ground_circle::{self as circle, LedgerAct, Traced};
use ground_store::values;
use ground_testkit::Scratch;

/// Capability 109: kill −9 between trace and opening leaves a trace.
#[tokio::test]
async fn a_look_that_breaks_off_after_the_line_leaves_the_line() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let mut look = story.db.look().await.unwrap();
        let mut open = story.takes_up(&mut look, &story.ren, story.circle).await.unwrap();
        let traced = story.traces(&story.ren, &mut open).await.unwrap();
        drop((look, open, traced));
        let lines = circle::ledger_lines(&mut story.db.look().await.unwrap(), story.circle).await.unwrap();
        let last = lines.last().unwrap();
        assert_eq!((lines.len(), last.act, last.by_id), (3, LedgerAct::Opened, story.ren.account));
    }
}

const TEAMS: &str = "select wrap as cell from circle_wrap where circle_id = $1 and team_epoch is not null";

/// KEYS: after the first opening a wrap settles, and still opens.
#[tokio::test]
async fn keys_settle_after_the_first_opening_and_open_again() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let fresh = story.founds(&story.hana, &[story.team]).await;
        story.writes_in(fresh, &story.hana, letter(30), FIRST).await.unwrap();
        assert_eq!(story.bytes(TEAMS, values![fresh]).await[0], 2, "sealed to the team's public key");
        for who in [&story.aoi, &story.ren, &story.hana, &story.aoi] {
            assert_eq!(story.opens_in(fresh, who, letter(30)).await.unwrap().as_deref(), Some(FIRST));
            if who.account != story.hana.account {
                let wrap = story.bytes(TEAMS, values![fresh]).await;
                assert_eq!((wrap[0], wrap.len()), (1, 105), "settled under the team's own key");
            }
        }
        assert!(is_shut(story.opens_in(fresh, &story.admin, letter(30)).await));
        assert_eq!(story.complaints().await, "");
    }
}

/// A trace is good for its own circle only, and only the person's own texts need none.
#[tokio::test]
async fn a_trace_of_one_circle_opens_no_other() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let other = story.founds(&story.hana, &[story.team]).await;
        let (vault, mut look) = (story.vault(), story.db.look().await.unwrap());
        let mut there = story.takes_up(&mut look, &story.aoi, other).await.unwrap();
        let traced = story.traces(&story.aoi, &mut there).await.unwrap();
        let here = story.takes_up(&mut look, &story.aoi, story.circle).await.unwrap();
        let registry = circle::registry(&mut look, &vault).await.unwrap();
        let read = circle::read(&mut look, &vault, &registry, &here, &traced, letter(1)).await;
        assert!(matches!(read, Err(circle::Error::Shut)));
        assert!(is_shut(Traced::own(&story.aoi, &here.state)));
        let elsewhere = circle::read(&mut look, &vault, &registry, &there, &traced, letter(1)).await.unwrap();
        assert!(elsewhere.is_none(), "the letter doesn't lie in that circle");
    }
}

/// While a look is open its line can be written: neither database waits for itself.
#[tokio::test]
async fn many_looks_open_at_once_and_each_leaves_its_line() {
    for scratch in Scratch::both().await {
        let story = std::sync::Arc::new(Story::begin(scratch).await);
        let tasks: Vec<_> = (0..6)
            .map(|_| {
                let story = story.clone();
                tokio::spawn(async move { story.opens(&story.aoi, letter(1)).await.unwrap() })
            })
            .collect();
        for task in tasks {
            assert_eq!(task.await.unwrap().as_deref(), Some(FIRST), "{}", story.scratch.kind);
        }
        assert_eq!(story.report().await.ledger_lines, 8);
        assert_eq!(story.complaints().await, "");
    }
}

//! Erased stays erased.
use crate::rows::{copy, put_back};
use crate::story::{ANSWER, FIRST, Story, is_shut, is_unbelieved, letter};
use ground_circle::{self as circle, LedgerAct};
use ground_store::values;
use ground_testkit::Scratch;

/// Capability 105.
#[tokio::test]
async fn an_erased_letter_is_gone_and_its_tombstone_stays() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let old = story.bytes("select body as cell from circle_text where row_id = $1", values![letter(1).row]).await;
        assert!(story.erases(&story.hana, letter(1)).await.unwrap());
        for who in [&story.hana, &story.aoi] {
            assert_eq!(story.opens(who, letter(1)).await.unwrap(), None);
            assert_eq!(story.opens(who, letter(2)).await.unwrap().as_deref(), Some(ANSWER));
        }
        assert_eq!(story.count("select count(*) as figure from circle_grain").await, 1);
        let lines = circle::ledger_lines(&mut story.db.look().await.unwrap(), story.circle).await.unwrap();
        assert!(lines.iter().any(|it| it.act == LedgerAct::Erased && it.row_id == letter(1).row));
        assert_eq!(story.complaints().await, "");
        story.writes(&story.hana, letter(1), "もう一度").await.unwrap();
        assert_eq!(story.opens(&story.aoi, letter(1)).await.unwrap().as_deref(), Some("もう一度"));
        let version = "select version as figure from circle_text where row_id = $1";
        assert_eq!(story.all::<i64, 1>(version, values![letter(1).row]).await, [1], "never the same version again");
        story.sql("update circle_text set body = $2, version = 0 where row_id = $1", values![letter(1).row, old]).await;
        assert!(is_shut(story.opens(&story.hana, letter(1)).await), "the old body without its grain");
    }
}

/// The house erases on an errand of the person, and signs the tombstone by its mark.
#[tokio::test]
async fn the_house_erases_what_it_was_asked_to() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let (vault, mut tx) = (story.vault(), story.db.begin().await.unwrap());
        let registry = circle::registry(&mut tx, &vault).await.unwrap();
        let (now, why) = (story.now(), "errand".to_owned());
        let gone = circle::erase(&mut tx, &vault, &registry, now, story.circle, None, letter(1), why).await;
        assert!(gone.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(story.opens(&story.hana, letter(1)).await.unwrap(), None);
        assert_eq!(story.complaints().await, "");
    }
}

/// Capability 105, KEYS: nothing follows `erased`; old rows put back open nothing, not even for the person.
#[tokio::test]
async fn an_erased_circle_opens_for_nobody_whatever_is_put_back() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        story.opens(&story.aoi, letter(1)).await.unwrap();
        copy!(story, "circle_text", "circle_grain", "circle_wrap", "circle_past");
        story.erases_everything(&story.hana).await.unwrap();
        for table in [
            "select count(*) as figure from circle_text",
            "select count(*) as figure from circle_grain",
            "select count(*) as figure from circle_wrap",
            "select count(*) as figure from circle_past",
        ] {
            assert_eq!(story.count(table).await, 0, "{table}");
        }
        assert_eq!(story.complaints().await, "");
        for restart in [false, true] {
            if restart {
                put_back!(story, "circle_text", "circle_grain", "circle_wrap", "circle_past");
                story.starts_anew();
            }
            for who in [&story.hana, &story.aoi] {
                assert!(is_shut(story.opens(who, letter(1)).await), "{}", story.scratch.kind);
                assert!(is_shut(story.writes(who, letter(5), "…").await));
            }
        }
        let complaints = story.complaints().await;
        assert!(complaints.contains("a holder that the roll doesn't know"), "{complaints}");
        assert!(complaints.contains("a text that the ledger doesn't know"), "{complaints}");
        story.sql("delete from circle_roll where circle_id = $1 and seq = 2", values![story.circle]).await;
        story.starts_anew();
        assert_ne!(story.complaints().await, "", "the line of erasing dropped as well");
    }
}

/// Only the person ends a circle; whoever else tries destroys nothing.
#[tokio::test]
async fn a_worker_cannot_erase_a_circle() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        for who in [&story.aoi, &story.admin, &story.next_party()] {
            assert!(is_unbelieved(story.erases_everything(who).await));
        }
        let (vault, mut tx) = (story.vault(), story.db.begin().await.unwrap());
        let registry = circle::registry(&mut tx, &vault).await.unwrap();
        let now = story.now();
        let _ =
            circle::erase_circle(&mut tx, &vault, &registry, now, &story.aoi, story.circle, "rule".to_owned()).await;
        tx.commit().await.unwrap();
        assert_eq!(
            story.opens(&story.hana, letter(1)).await.unwrap().as_deref(),
            Some(FIRST),
            "even if someone goes on"
        );
        assert_eq!(story.complaints().await, "");
        story.erases_everything(&story.hana).await.unwrap();
        assert!(story.erases_everything(&story.hana).await.is_err(), "once");
    }
}

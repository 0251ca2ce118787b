//! A sealed text opens whole and in its own place, or not at all.
use crate::rows::{copy, restore};
use crate::story::{ANSWER, FIRST, Story, is_shut, letter};
use ground_circle::TextPlace;
use ground_store::values;
use ground_testkit::{Scratch, fixed_id};

const BODY: &str = "select body as cell from circle_text where row_id = $1";
const PUT_BODY: &str = "update circle_text set body = $2 where row_id = $1";
const GRAIN: &str = "select masked as cell from circle_grain where row_id = $1";
const PUT_GRAIN: &str = "update circle_grain set masked = $2 where row_id = $1";

/// Capability 105.
#[tokio::test]
async fn no_bit_of_a_text_or_its_grain_can_be_changed() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let row = letter(1).row;
        for (get, put) in [(BODY, PUT_BODY), (GRAIN, PUT_GRAIN)] {
            let whole = story.bytes(get, values![row]).await;
            let bits = whole.len() * 8;
            for bit in (0..64).chain((64..bits).step_by(211)).chain(bits - 16..bits) {
                let mut bent = whole.clone();
                bent[bit / 8] ^= 1 << (bit % 8);
                story.sql(put, values![row, bent]).await;
                assert!(is_shut(story.opens(&story.hana, letter(1)).await), "{} bit {bit}", story.scratch.kind);
            }
            story.sql(put, values![row, whole]).await;
            assert_eq!(story.opens(&story.hana, letter(1)).await.unwrap().as_deref(), Some(FIRST));
        }
        let whole = story.bytes(BODY, values![row]).await;
        for length in [0, 1, 6, 30, 46, whole.len() / 2, whole.len() - 1] {
            story.sql(PUT_BODY, values![row, whole[..length].to_vec()]).await;
            assert!(is_shut(story.opens(&story.hana, letter(1)).await), "{length} bytes of it");
        }
        story.sql(PUT_BODY, values![row, [whole.as_slice(), &[0]].concat()]).await;
        assert!(is_shut(story.opens(&story.hana, letter(1)).await), "one byte more");
    }
}

/// Capability 105: not in another row, column, table, circle, version, epoch, week, mouth.
#[tokio::test]
async fn a_text_that_was_moved_does_not_open() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let other = story.founds(&story.hana, &[story.team]).await;
        copy!(story, "circle_text", "circle_grain");
        let at = |table, column, number| TextPlace::of::<()>(table, column, fixed_id(number));
        let (one, new) = (letter(1).row, letter(50).row);
        let moves: [(&str, &str, _, _); 4] = [
            (
                "update circle_text set row_id = $2 where row_id = $1",
                "update circle_grain set row_id = $2 where row_id = $1",
                new.to_vec(),
                at(1, 1, 50),
            ),
            (
                "update circle_text set column_no = 2 where row_id = $1 and $2 = $2",
                "update circle_grain set column_no = 2 where row_id = $1 and $2 = $2",
                new.to_vec(),
                at(1, 2, 1),
            ),
            (
                "update circle_text set table_no = 2 where row_id = $1 and $2 = $2",
                "update circle_grain set table_no = 2 where row_id = $1 and $2 = $2",
                new.to_vec(),
                at(2, 1, 1),
            ),
            (
                "update circle_text set circle_id = $2 where row_id = $1",
                "update circle_grain set circle_id = $2 where row_id = $1",
                other.as_bytes().to_vec(),
                letter(1),
            ),
        ];
        for (text, grain, to, place) in moves {
            for sql in [text, grain] {
                assert_eq!(story.sql(sql, values![one, to]).await, 1);
            }
            let circle = if place == letter(1) { other } else { story.circle };
            assert!(is_shut(story.opens_in(circle, &story.hana, place).await), "{} {place:?}", story.scratch.kind);
            assert!(story.opens(&story.hana, letter(1)).await.unwrap().is_none());
            restore!(story, "circle_text", "circle_grain");
        }
        let edits = [
            "update circle_text set version = version + 1 where row_id = $1",
            "update circle_text set epoch = 2 where row_id = $1",
            "update circle_text set writer_id = (select writer_id from old_circle_text where row_id <> $1)
              where row_id = $1",
            "update circle_grain set week = week - 1 where row_id = $1",
            "update circle_text set body = (select body from old_circle_text where row_id <> $1) where row_id = $1",
            "update circle_grain set masked = (select masked from old_circle_grain where row_id <> $1)
              where row_id = $1",
        ];
        for sql in edits {
            assert_eq!(story.sql(sql, values![one]).await, 1);
            assert!(is_shut(story.opens(&story.hana, letter(1)).await), "{sql}");
            assert_eq!(story.opens(&story.hana, letter(2)).await.unwrap().as_deref(), Some(ANSWER));
            restore!(story, "circle_text", "circle_grain");
        }
        assert_eq!(story.opens(&story.hana, letter(1)).await.unwrap().as_deref(), Some(FIRST));
    }
}

/// An older copy put back is not the newest text, and opens for nobody as such.
#[tokio::test]
async fn an_older_version_opens_only_as_what_it_was() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let old = story.bytes(BODY, values![letter(1).row]).await;
        story.writes(&story.hana, letter(1), "書き直しました。").await.unwrap();
        assert_eq!(story.opens(&story.aoi, letter(1)).await.unwrap().as_deref(), Some("書き直しました。"));
        let versions = "select version as figure from circle_text where row_id = $1";
        assert_eq!(story.all::<i64, 1>(versions, values![letter(1).row]).await, [1]);
        story.sql(PUT_BODY, values![letter(1).row, old]).await;
        assert!(is_shut(story.opens(&story.hana, letter(1)).await));
        story.sql("update circle_text set version = 0 where row_id = $1", values![letter(1).row]).await;
        assert!(is_shut(story.opens(&story.hana, letter(1)).await), "nor with its number: the grain is gone");
    }
}

/// Capability 106: a short letter looks like any short letter.
#[tokio::test]
async fn the_length_of_a_short_text_is_hidden() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        story.writes(&story.hana, letter(3), "").await.unwrap();
        story.writes(&story.hana, letter(4), &"あ".repeat(60)).await.unwrap();
        assert_eq!(story.opens(&story.aoi, letter(3)).await.unwrap().as_deref(), Some(""));
        let lengths = "select count(distinct length(body)) as figure from circle_text";
        assert_eq!(story.count(lengths).await, 1);
    }
}

/// A place belongs to one circle: another one neither overwrites nor erases what lies there.
#[tokio::test]
async fn a_circle_cannot_touch_the_text_of_another() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let sora = story.next_party();
        let other = story.founds(&sora, &[story.team]).await;
        assert!(story.writes_in(other, &sora, letter(1), "上書き").await.is_err());
        let mut tx = story.db.begin().await.unwrap();
        let registry = ground_circle::registry(&mut tx, &story.vault()).await.unwrap();
        let (vault, now, why) = (story.vault(), story.now(), "rule".to_owned());
        let gone = ground_circle::erase(&mut tx, &vault, &registry, now, other, Some(&sora), letter(1), why);
        assert!(!gone.await.unwrap(), "there is nothing of theirs");
        tx.commit().await.unwrap();
        assert_eq!(story.opens(&story.hana, letter(1)).await.unwrap().as_deref(), Some(FIRST));
        assert_eq!(story.complaints().await, "");
    }
}

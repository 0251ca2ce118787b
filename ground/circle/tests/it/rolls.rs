//! The roll of a circle: no line can be edited, dropped, moved, replayed or made up.
use crate::rows::{copy, put_back, restore};
use crate::story::{FIRST, Story, is_shut, is_unbelieved, letter};
use ground_kernel::CircleId;
use ground_store::values;
use ground_testkit::Scratch;

/// A story in which the circle has turned twice: its roll has three lines.
async fn of_three_lines(scratch: Scratch) -> Story {
    let story = Story::begin(scratch).await;
    story.leaves(&story.admin, &story.ren).await.unwrap();
    story.writes(&story.hana, letter(3), "二番目の鍵で").await.unwrap();
    story.tidies(&story.aoi).await.unwrap();
    story
}

/// Capability 105.
#[tokio::test]
async fn an_edited_line_is_not_believed() {
    for scratch in Scratch::both().await {
        let story = of_three_lines(scratch).await;
        copy!(story, "circle_roll");
        let edits = [
            "update circle_roll set at = at + 1 where circle_id = $1 and seq = 2",
            "update circle_roll set by_id = (select by_id from old_circle_roll order by by_id limit 1) where circle_id = $1 and seq = 2",
            "update circle_roll set second_id = by_id where circle_id = $1 and seq = 2",
            "update circle_roll set sig2 = sig where circle_id = $1 and seq = 2",
            "update circle_roll set prev = hash where circle_id = $1 and seq = 2",
            "update circle_roll set hash = prev where circle_id = $1 and seq = 2",
            "update circle_roll set sig = (select sig from old_circle_roll where seq = 3 and circle_id = $1)
              where circle_id = $1 and seq = 2",
            "update circle_roll set sig = hash where circle_id = $1 and seq = 2",
            "update circle_roll set act = (select act from old_circle_roll where seq = 3 and circle_id = $1)
              where circle_id = $1 and seq = 2",
            "update circle_roll set seq = 7 where circle_id = $1 and seq = 3",
            "delete from circle_roll where circle_id = $1 and seq = 1",
            "delete from circle_roll where circle_id = $1 and seq = 2",
        ];
        for sql in edits {
            assert_eq!(story.sql(sql, values![story.circle]).await, 1);
            story.starts_anew();
            for who in [&story.hana, &story.aoi] {
                assert!(is_unbelieved(story.opens(who, letter(1)).await), "{} {sql}", story.scratch.kind);
            }
            assert_ne!(story.complaints().await, "", "{sql}");
            restore!(story, "circle_roll");
        }
        story.starts_anew();
        assert_eq!(story.opens(&story.aoi, letter(1)).await.unwrap().as_deref(), Some(FIRST));
        assert_eq!(story.complaints().await, "");
    }
}

/// Every byte of what a line says is under its signature.
#[tokio::test]
async fn no_byte_of_an_act_can_be_changed() {
    for scratch in Scratch::both().await {
        let story = of_three_lines(scratch).await;
        let put = "update circle_roll set act = $2 where circle_id = $1 and seq = 2";
        let whole = story
            .bytes("select act as cell from circle_roll where circle_id = $1 and seq = 2", values![story.circle])
            .await;
        for at in (0..whole.len()).step_by(13) {
            let mut bent = whole.clone();
            bent[at] ^= 1;
            story.sql(put, values![story.circle, bent]).await;
            story.starts_anew();
            assert!(is_unbelieved(story.opens(&story.hana, letter(1)).await), "byte {at}");
        }
    }
}

/// A roll without its last line is that of an earlier day; then keys of the day after are not believed.
#[tokio::test]
async fn a_roll_without_its_last_line_opens_nothing_later() {
    for scratch in Scratch::both().await {
        let story = of_three_lines(scratch).await;
        story.writes(&story.hana, letter(4), "三番目の鍵で").await.unwrap();
        story.sql("delete from circle_roll where circle_id = $1 and seq = 3", values![story.circle]).await;
        story.starts_anew();
        assert!(story.opens(&story.aoi, letter(4)).await.is_err());
        assert!(story.writes(&story.hana, letter(5), "…").await.is_err());
        assert_ne!(story.complaints().await, "");
    }
}

/// Lines that were all truly signed, put together from two tellings of the same evening.
#[tokio::test]
async fn lines_of_two_histories_do_not_make_one() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        copy!(story, "circle_wrap");
        story.leaves(&story.admin, &story.ren).await.unwrap();
        story.writes(&story.hana, letter(3), "二行目").await.unwrap();
        story.tidies(&story.aoi).await.unwrap();
        copy!(story, "circle_roll");
        story.sql("delete from circle_roll where circle_id = $1 and seq > 1", values![story.circle]).await;
        story.sql("delete from circle_past", values![]).await;
        restore!(story, "circle_wrap");
        story.starts_anew();
        assert_eq!(story.tidies(&story.aoi).await.unwrap(), 1, "the second line, told anew");
        assert!(story.opens(&story.hana, letter(1)).await.unwrap().is_some());
        put_back!(story, "circle_roll");
        story.starts_anew();
        assert!(is_unbelieved(story.opens(&story.hana, letter(1)).await), "{}", story.scratch.kind);
    }
}

/// The lines of one circle mean nothing in another.
#[tokio::test]
async fn lines_of_another_circle_are_not_believed() {
    for scratch in Scratch::both().await {
        let story = of_three_lines(scratch).await;
        let (other, sora) = (story.founds(&story.hana, &[story.team]).await, story.next_party());
        let strange = story.founds(&sora, &[story.team]).await;
        story
            .sql("update circle_roll set circle_id = $2 where circle_id = $1 and seq > 1", values![story.circle, other])
            .await;
        story.starts_anew();
        assert!(is_unbelieved(story.opens_in(other, &story.hana, letter(1)).await), "a turn from elsewhere");
        let take = "update circle_roll set circle_id = $2 where circle_id = $1 and seq = 1";
        story.sql("delete from circle_roll where circle_id = $1", values![other]).await;
        story.sql(take, values![strange, other]).await;
        story.starts_anew();
        assert!(is_unbelieved(story.opens_in(other, &sora, letter(1)).await), "the founding line of someone else");
        assert!(is_unbelieved(story.opens_in(other, &story.hana, letter(1)).await));
    }
}

/// A circle that nobody founded is no circle.
#[tokio::test]
async fn a_circle_of_nobody_is_shut() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let nowhere = CircleId::from_array([9; 16]);
        assert!(is_shut(story.opens_in(nowhere, &story.hana, letter(1)).await));
        assert!(is_shut(story.writes_in(nowhere, &story.aoi, letter(9), "…").await));
    }
}

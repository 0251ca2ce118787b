//! `ledger verify` finds what was done to the rows.
use crate::rows::{copy, put_back, restore};
use crate::story::{Story, letter};
use ground_store::{Cell, values};
use ground_testkit::Scratch;

async fn with_some_history(scratch: Scratch) -> Story {
    let story = Story::begin(scratch).await;
    story.opens(&story.aoi, letter(1)).await.unwrap();
    story.leaves(&story.admin, &story.ren).await.unwrap();
    story.writes(&story.hana, letter(3), "三通目").await.unwrap();
    story.tidies(&story.aoi).await.unwrap();
    story.opens(&story.aoi, letter(3)).await.unwrap();
    story.writes(&story.aoi, letter(4), "四通目").await.unwrap();
    assert_eq!(story.complaints().await, "");
    story
}

/// Capability 109: each edit alone is found, and putting it right is clean again.
#[tokio::test]
async fn an_edited_ledger_is_found() {
    for scratch in Scratch::both().await {
        let story = with_some_history(scratch).await;
        copy!(story, "circle_ledger");
        let edits = [
            "update circle_ledger set at = at + 1 where circle_id = $1 and seq = 3",
            "update circle_ledger set by_id = (select by_id from old_circle_ledger order by by_id desc limit 1) where circle_id = $1 and seq = 3",
            "update circle_ledger set act = 'refused' where circle_id = $1 and seq = 3",
            "update circle_ledger set rules = 'other' where circle_id = $1 and seq = 3",
            "update circle_ledger set row_id = $1 where circle_id = $1 and seq = 3",
            "update circle_ledger set table_no = 9 where circle_id = $1 and seq = 3",
            "update circle_ledger set column_no = 9 where circle_id = $1 and seq = 3",
            "update circle_ledger set epoch = 2 where circle_id = $1 and seq = 3",
            "update circle_ledger set version = 2 where circle_id = $1 and seq = 3",
            "update circle_ledger set roll_seq = 2 where circle_id = $1 and seq = 3",
            "update circle_ledger set value_hash = null where circle_id = $1 and seq = 1",
            "update circle_ledger set sig = (select sig from old_circle_ledger where seq = 5) where circle_id = $1 and seq = 3",
            "update circle_ledger set sig = prev where circle_id = $1 and seq = 3",
            "update circle_ledger set hash = prev where circle_id = $1 and seq = 3",
            "delete from circle_ledger where circle_id = $1 and seq = 3",
            "delete from circle_ledger where circle_id = $1 and seq = 1",
            "delete from circle_ledger where circle_id = $1 and seq = 6",
            "delete from circle_ledger where circle_id = $1",
        ];
        for sql in edits {
            assert!(story.sql(sql, values![story.circle]).await > 0, "{sql}");
            assert_ne!(story.complaints().await, "", "{} {sql}", story.scratch.kind);
            restore!(story, "circle_ledger");
        }
        assert_eq!(story.complaints().await, "");
    }
}

/// Capability 109: every line has its text or its tombstone, and every text its line.
#[tokio::test]
async fn texts_that_were_taken_out_or_put_back_are_found() {
    for scratch in Scratch::both().await {
        let story = with_some_history(scratch).await;
        copy!(story, "circle_text", "circle_grain");
        let edits = [
            "delete from circle_text where row_id = $1",
            "delete from circle_grain where row_id = $1",
            "update circle_text set body = (select body from old_circle_text where row_id <> $1 order by row_id limit 1) where row_id = $1",
            "update circle_text set version = 5 where row_id = $1",
            "update circle_text set epoch = 2 where row_id = $1",
            "update circle_text set writer_id = $1 where row_id = $1",
            "update circle_text set circle_id = $1 where row_id = $1",
        ];
        for sql in edits {
            assert_eq!(story.sql(sql, values![letter(1).row]).await, 1);
            assert_ne!(story.complaints().await, "", "{} {sql}", story.scratch.kind);
            restore!(story, "circle_text", "circle_grain");
        }
        assert_eq!(story.complaints().await, "");
        story.writes(&story.hana, letter(1), "書き直し").await.unwrap();
        assert!(story.erases(&story.hana, letter(3)).await.unwrap());
        assert_eq!(story.complaints().await, "");
        put_back!(story, "circle_text", "circle_grain");
        assert!(story.complaints().await.contains("a text that the ledger doesn't know"), "an erased text put back");
        story.sql("delete from circle_text where row_id = $1", values![letter(3).row]).await;
        story.sql("delete from circle_grain where row_id = $1", values![letter(3).row]).await;
        assert_eq!(story.complaints().await, "");
        for sql in ["delete from circle_text where row_id = $1", "delete from circle_grain where row_id = $1"] {
            story.sql(sql, values![letter(1).row]).await;
        }
        put_back!(story, "circle_text", "circle_grain");
        assert!(story.complaints().await.contains("a text that the ledger doesn't know"), "an older copy put back");
    }
}

/// Capability 107: keys that lie where they shouldn't, or don't lie where they should.
#[tokio::test]
async fn keys_that_were_added_or_removed_are_found() {
    for scratch in Scratch::both().await {
        let story = with_some_history(scratch).await;
        copy!(story, "circle_wrap", "circle_team_wrap", "circle_past");
        let (hana, admin, aoi) = (story.hana.account, story.admin.account, story.aoi.account);
        let edits: [(&str, [Cell; 2]); 7] = [
            (
                "insert into circle_wrap (circle_id, epoch, holder_id, team_epoch, wrap)
              select circle_id, epoch, $2, team_epoch, wrap from circle_wrap where holder_id = $1",
                values![hana, admin],
            ),
            (
                "insert into circle_wrap (circle_id, epoch, holder_id, team_epoch, wrap)
              select circle_id, 1, holder_id, team_epoch, wrap from circle_wrap where holder_id = $1 and $2 = $2",
                values![hana, admin],
            ),
            (
                "insert into circle_wrap (circle_id, epoch, holder_id, team_epoch, wrap)
              select $2, epoch, holder_id, team_epoch, wrap from circle_wrap where holder_id = $1",
                values![hana, admin],
            ),
            ("delete from circle_wrap where holder_id = $1 and $2 = $2", values![hana, admin]),
            (
                "insert into circle_team_wrap (team_id, epoch, account_id, wrap)
              select team_id, epoch, $2, wrap from circle_team_wrap where account_id = $1 and epoch = 2",
                values![aoi, admin],
            ),
            ("delete from circle_past where circle_id = $1 and epoch = 2 and $2 = $2", values![story.circle, admin]),
            ("delete from circle_past where circle_id = $1 and epoch = 3 and $2 = $2", values![story.circle, admin]),
        ];
        for (sql, values) in edits {
            assert_eq!(story.sql(sql, values).await, 1, "{sql}");
            assert_ne!(story.complaints().await, "", "{} {sql}", story.scratch.kind);
            restore!(story, "circle_wrap", "circle_team_wrap", "circle_past");
        }
        assert_eq!(story.complaints().await, "");
    }
}

/// Capability 109: lines that were all truly signed, put together from two tellings of the same evening.
#[tokio::test]
async fn lines_of_two_histories_do_not_make_one() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        story.opens(&story.aoi, letter(1)).await.unwrap();
        story.writes(&story.hana, letter(3), "四行目").await.unwrap();
        assert_eq!(story.complaints().await, "");
        story.sql("create table old_circle_ledger as select * from circle_ledger where seq = 4", values![]).await;
        story.sql("delete from circle_ledger where seq > 2", values![]).await;
        story.opens(&story.aoi, letter(2)).await.unwrap();
        put_back!(story, "circle_ledger");
        assert_eq!(story.report().await.ledger_lines, 4);
        assert!(story.complaints().await.contains("a ledger's chain is broken"), "{}", story.scratch.kind);
    }
}

/// A roll and a ledger that don't belong to the same day: one of them was set back.
#[tokio::test]
async fn a_roll_that_was_set_back_is_found() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        copy!(story, "circle_roll", "circle_wrap", "circle_past");
        story.leaves(&story.admin, &story.ren).await.unwrap();
        story.tidies(&story.aoi).await.unwrap();
        story.opens(&story.aoi, letter(1)).await.unwrap();
        assert_eq!(story.complaints().await, "");
        restore!(story, "circle_wrap", "circle_past");
        story.sql("delete from circle_roll where circle_id = $1 and seq = 2", values![story.circle]).await;
        assert_ne!(story.complaints().await, "", "{}", story.scratch.kind);
    }
}

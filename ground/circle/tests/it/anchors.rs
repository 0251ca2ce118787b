//! A database that was set back, shortened or exchanged is noticed by its anchors; one that goes on is not. And what a
//! restore has to do, in the ground.
use crate::rows::{copy, restore};
use crate::story::{Story, is_unbelieved, letter};
use ground_circle::{
    self as circle,
    anchors::{self, Anchor, Kind, Standing},
    erased::{self, Gone},
    set_back,
};
use ground_store::values;
use ground_testkit::Scratch;

impl Story {
    async fn drops(&self) -> Option<Anchor> {
        anchors::drop_if_changed(&self.db, &self.vault(), self.now()).await.unwrap()
    }
    async fn stands(&self, outside: Option<&Anchor>) -> Standing {
        anchors::standing(&mut self.db.look().await.unwrap(), &self.vault(), outside).await.unwrap()
    }
    async fn says(&self, file: &[Anchor]) -> String {
        let mut look = self.db.look().await.unwrap();
        anchors::complaints(&mut look, &self.vault(), file).await.unwrap().join("\n")
    }
}

#[tokio::test]
async fn an_anchor_is_dropped_when_something_changed_and_only_then() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        assert_eq!(story.stands(None).await, Standing::Fits, "a house without anchors");
        let first = story.drops().await.unwrap();
        assert_eq!((first.seq, first.kind, first.circles), (1, Kind::GoesOn, 2), "Hana's circle, and the house");
        assert!(story.drops().await.is_none(), "nothing changed");
        story.clock.pass_seconds(3_600);
        story.writes(&story.hana, letter(3), "三通目").await.unwrap();
        let second = story.drops().await.unwrap();
        assert!(second.follows(&first).is_ok() && second.root != first.root);
        story.opens(&story.aoi, letter(3)).await.unwrap();
        let third = story.drops().await.unwrap();
        assert_eq!(story.stands(Some(&third)).await, Standing::Fits);
        assert_eq!(story.stands(Some(&second)).await, Standing::Fits, "the file may be a line short");
        assert_eq!(story.says(&[first, second, third]).await, "");
        assert_ne!(story.says(&[first, third]).await, "", "a line was taken out of the file");
        let mut look = story.db.look().await.unwrap();
        let lines = anchors::lines_after(&mut look, &story.vault(), 1).await.unwrap();
        assert!(lines == [second, third]);
    }
}

/// Capability 109: a database that was set back as a whole is refused, and so is one that went on from there.
#[tokio::test]
async fn a_database_that_was_set_back_is_noticed() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let first = story.drops().await.unwrap();
        copy!(story, "circle_ledger", "circle_roll", "circle_text", "circle_grain", "circle_anchor", "circle_anchored");
        story.writes(&story.hana, letter(3), "三通目").await.unwrap();
        let second = story.drops().await.unwrap();
        restore!(
            story,
            "circle_ledger",
            "circle_roll",
            "circle_text",
            "circle_grain",
            "circle_anchor",
            "circle_anchored"
        );
        story.starts_anew();
        assert_eq!(story.complaints().await, "", "in itself it is without a fault");
        assert_eq!(story.stands(Some(&second)).await, Standing::Older, "{}", story.scratch.kind);
        assert_ne!(story.says(&[first, second]).await, "");
        story.clock.pass_seconds(60);
        story.writes(&story.hana, letter(4), "四通目").await.unwrap();
        let other = story.drops().await.unwrap();
        assert_eq!(other.seq, second.seq);
        assert_eq!(story.stands(Some(&second)).await, Standing::Elsewhere);
    }
}

/// Each row that an anchor covers, taken out or changed, is noticed, though the anchors themselves are whole.
#[tokio::test]
async fn a_roll_or_a_ledger_that_was_shortened_is_noticed() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        story.opens(&story.aoi, letter(1)).await.unwrap();
        let anchor = story.drops().await.unwrap();
        copy!(story, "circle_ledger", "circle_roll", "circle_anchored", "circle_anchor");
        let edits = [
            "delete from circle_ledger where seq = (select max(seq) from circle_ledger)",
            "delete from circle_ledger",
            "delete from circle_roll where length(circle_id) = 16 and seq = (select max(seq) from circle_roll)",
            "update circle_ledger set hash = prev where seq = (select max(seq) from circle_ledger)",
            "update circle_anchored set ledger_seq = ledger_seq - 1 where ledger_seq > 0",
            "update circle_anchored set roll_hash = ledger_hash where ledger_seq > 0",
            "delete from circle_anchored where ledger_seq > 0",
            "delete from circle_anchored",
        ];
        for sql in edits {
            assert!(story.sql(sql, values![]).await > 0, "{sql}");
            assert_eq!(story.stands(Some(&anchor)).await, Standing::Shortened, "{}: {sql}", story.scratch.kind);
            restore!(story, "circle_ledger", "circle_roll", "circle_anchored");
        }
        assert_eq!(story.stands(Some(&anchor)).await, Standing::Fits);
        story.sql("update circle_anchor set line = replace(line, 'goes-on', 'set-back')", values![]).await;
        let mut look = story.db.look().await.unwrap();
        assert!(is_unbelieved(anchors::last(&mut look, &story.vault()).await), "a line that was changed");
    }
}

/// The house says that it was set back, everybody's session is over, and the anchors go on.
#[tokio::test]
async fn a_house_that_was_set_back_on_purpose_says_so() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let first = story.drops().await.unwrap();
        copy!(story, "circle_ledger", "circle_text", "circle_grain", "circle_anchor", "circle_anchored");
        story.writes(&story.hana, letter(3), "なくなる").await.unwrap();
        let lost = story.drops().await.unwrap();
        restore!(story, "circle_ledger", "circle_text", "circle_grain", "circle_anchor", "circle_anchored");
        story.clock.pass_days(1);
        let (vault, now, to) = (story.vault(), story.now(), story.now().plus_days(-1));
        let mut tx = story.db.begin().await.unwrap();
        set_back::end_sessions(&mut tx).await.unwrap();
        set_back::say(&mut tx, &vault, now, to).await.unwrap();
        let anchor = set_back::anchor(&mut tx, &vault, now, Some(lost)).await.unwrap();
        tx.commit().await.unwrap();
        assert!(anchor.kind == Kind::SetBack && anchor.follows(&lost).is_ok());
        assert_eq!(story.stands(Some(&anchor)).await, Standing::Fits);
        assert_eq!(story.complaints().await, "");
        let registry = circle::registry(&mut story.db.look().await.unwrap(), &story.vault()).await.unwrap();
        assert_eq!(registry.set_back().iter().map(|it| (it.to, it.at)).collect::<Vec<_>>(), [(to, now)]);

        // What is written now never meets an address that was used in the time that was lost.
        story.writes(&story.hana, letter(3), "あたらしい").await.unwrap();
        let versions: Vec<i64> = story.all("select max(version) as figure from circle_text", values![]).await;
        assert!(versions[0] > 400_000, "{versions:?}");
        assert_eq!(story.opens(&story.hana, letter(3)).await.unwrap().as_deref(), Some("あたらしい"));
        assert!(story.drops().await.unwrap().follows(&anchor).is_ok());
        assert_ne!(first.hash(), anchor.hash());
    }
}

/// Nobody but the house can say that it was set back.
#[tokio::test]
async fn only_the_house_says_that_it_was_set_back() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let mut tx = story.db.begin().await.unwrap();
        set_back::say(&mut tx, &story.vault(), story.now(), story.now()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(story.complaints().await, "");
        copy!(story, "circle_roll");
        let last = "seq = (select max(seq) from circle_roll where circle_id = $1) and circle_id = $1";
        assert!(last.starts_with("seq"));
        for sql in [
            "update circle_roll set by_id = $2 where circle_id = $1 and seq = (select max(seq) from circle_roll)",
            "update circle_roll set at = at + 1 where circle_id = $1 and by_id <> $2 and seq = (select max(seq) from circle_roll)",
            "update circle_roll set sig = (select sig from circle_roll where circle_id = $1 and seq = 2)
              where circle_id = $1 and by_id <> $2 and seq = (select max(seq) from circle_roll)",
        ] {
            assert_eq!(story.sql(sql, values![[0_u8; 16], story.admin.account]).await, 1, "{sql}");
            story.starts_anew();
            assert_ne!(story.complaints().await, "", "{}: {sql}", story.scratch.kind);
            restore!(story, "circle_roll");
        }
    }
}

/// Capability 110: what was erased is named by random ids until it stands outside, and is erased again after a restore.
#[tokio::test]
async fn what_was_erased_is_erased_again() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        story.writes(&story.hana, letter(3), "消す").await.unwrap();
        copy!(story, "circle_ledger", "circle_text", "circle_grain");
        story.erases(&story.hana, letter(3)).await.unwrap();
        let mut tx = story.db.begin().await.unwrap();
        let lines = erased::waiting(&mut tx).await.unwrap();
        let gone = Gone::Text { circle: story.circle, place: letter(3), version: 0 };
        assert_eq!(lines, [gone.to_line()]);
        assert_eq!(Gone::from_line(&lines[0]), Some(gone));
        erased::written(&mut tx, &lines).await.unwrap();
        assert!(erased::waiting(&mut tx).await.unwrap().is_empty());
        tx.commit().await.unwrap();

        restore!(story, "circle_ledger", "circle_text", "circle_grain");
        assert_eq!(story.opens(&story.hana, letter(3)).await.unwrap().as_deref(), Some("消す"), "it is back");
        for (place, version, erases) in [(letter(3), 0, true), (letter(3), 0, false), (letter(9), 5, false)] {
            let (vault, mut tx) = (story.vault(), story.db.begin().await.unwrap());
            let registry = circle::registry(&mut tx, &vault).await.unwrap();
            let (now, at, why) = (story.now(), (place, version), "restore".to_owned());
            let done = circle::erase_again(&mut tx, &vault, &registry, now, story.circle, at, why).await.unwrap();
            assert_eq!(done, erases);
            tx.commit().await.unwrap();
        }
        assert_eq!(story.opens(&story.hana, letter(3)).await.unwrap(), None);
        assert_eq!(story.complaints().await, "");

        // What was written at the same place afterwards is another text.
        story.writes(&story.hana, letter(3), "あとで").await.unwrap();
        let (vault, mut tx) = (story.vault(), story.db.begin().await.unwrap());
        let registry = circle::registry(&mut tx, &vault).await.unwrap();
        let (now, why) = (story.now(), "restore".to_owned());
        let at = (letter(3), 0);
        assert!(!circle::erase_again(&mut tx, &vault, &registry, now, story.circle, at, why).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(story.opens(&story.hana, letter(3)).await.unwrap().as_deref(), Some("あとで"));

        story.erases_everything(&story.hana).await.unwrap();
        let lines = erased::waiting(&mut story.db.look().await.unwrap()).await.unwrap();
        assert!(lines.contains(&Gone::Circle(story.circle).to_line()), "{lines:?}");
    }
}

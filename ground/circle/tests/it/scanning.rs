//! Looking for words: where they stand is said, for those only who may open; nothing of it is shown without a line.
use crate::story::{Story, is_shut, letter};
use ground_circle::{self as circle, Error, Keyring, LedgerAct, TextPlace, Words};
use ground_kernel::CircleId;
use ground_store::values;
use ground_testkit::{Scratch, fixed_id};

const LETTERS: &[(u16, u16)] = &[(1, 1)];

impl Story {
    async fn looks_for(&self, who: &Keyring, typed: &str) -> Result<Vec<TextPlace>, Error> {
        self.looks_in(self.circle, who, typed, LETTERS).await
    }
    async fn looks_in(
        &self,
        id: CircleId,
        who: &Keyring,
        typed: &str,
        kinds: &[(u16, u16)],
    ) -> Result<Vec<TextPlace>, Error> {
        let (mut look, vault, mut search) = (self.db.look().await?, self.vault(), circle::Search::default());
        let registry = circle::registry(&mut look, &vault).await?;
        let sheaf = search.sheaf(&mut look, &vault, &registry, who, id, kinds).await?;
        drop(look);
        search.settle(&self.db).await?;
        Ok(sheaf.holding(&vault, &Words::of(typed).expect("words")))
    }
}

/// KEYS: search opens what the session may read, in place. In whatever spelling; all of the words, in one text.
#[tokio::test]
async fn words_are_found_where_they_stand() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        story.writes(&story.hana, letter(3), "きのう、ガッコウの夢をみた。\nねこもいた。").await.unwrap();
        for who in [&story.aoi, &story.ren, &story.hana] {
            assert_eq!(story.looks_for(who, "がっこう").await.unwrap(), [letter(3)], "{}", story.scratch.kind);
        }
        assert_eq!(story.looks_for(&story.aoi, "ﾈｺ　夢").await.unwrap(), [letter(3)]);
        assert_eq!(story.looks_for(&story.aoi, "ねこ いぬ").await.unwrap(), []);
        let mut both = story.looks_for(&story.aoi, "書").await.unwrap();
        both.sort_by_key(|it| it.row);
        assert_eq!(both, [letter(1), letter(2)]);
        let elsewhere = story.looks_in(story.circle, &story.aoi, "ねこ", &[(1, 2), (2, 1)]).await.unwrap();
        assert_eq!(elsewhere, [], "only kinds of text that were asked for are opened");
        assert!(Words::of(" 、。ー　").is_none() && Words::of("").is_none());
    }
}

/// promises N-3, N-12: who holds no key finds nothing, and nobody learns from a search that something is there.
#[tokio::test]
async fn who_cannot_open_finds_nothing() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let (other, family) = (story.next_staff(), story.next_party());
        story.has_a_team(fixed_id(202), &other).await;
        story.founds(&family, &[story.team]).await;
        for who in [&story.admin, &other, &family] {
            assert!(is_shut(story.looks_for(who, "書").await), "{}", story.scratch.kind);
        }
        story.leaves(&story.admin, &story.ren).await.unwrap();
        assert!(is_shut(story.looks_for(&story.ren, "書").await), "who left");
        assert_eq!(story.looks_for(&story.aoi, "書").await.unwrap().len(), 2);
    }
}

/// Erased is erased for a search, too; and a row that was tampered with holds nothing and stops nobody.
#[tokio::test]
async fn what_is_gone_or_does_not_open_is_not_found() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        story.writes(&story.hana, letter(3), "ねこ、一").await.unwrap();
        story.writes(&story.hana, letter(4), "ねこ、二").await.unwrap();
        story.writes(&story.hana, letter(5), "ねこ、三").await.unwrap();
        story.erases(&story.hana, letter(3)).await.unwrap();
        let swap = "update circle_text set body = (select body from circle_text where row_id = $2) where row_id = $1";
        assert_eq!(story.sql(swap, values![letter(4).row, letter(5).row]).await, 1);
        assert_eq!(story.looks_for(&story.aoi, "ねこ").await.unwrap(), [letter(5)], "{}", story.scratch.kind);
        story.erases_everything(&story.hana).await.unwrap();
        assert!(is_shut(story.looks_for(&story.aoi, "ねこ").await));
    }
}

/// Searching itself writes nothing; what is shown of it has its line, which says that it was found.
#[tokio::test]
async fn a_search_leaves_no_line_and_what_is_shown_of_it_does() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let before = story.report().await.ledger_lines;
        assert_eq!(story.looks_for(&story.ren, "初めて").await.unwrap(), [letter(1)]);
        assert_eq!(story.report().await.ledger_lines, before, "nothing was shown");
        let mut look = story.db.look().await.unwrap();
        let mut open = story.takes_up(&mut look, &story.ren, story.circle).await.unwrap();
        let (now, thread) = (story.now(), fixed_id::<circle::TextPlace>(99));
        let traced = circle::trace_finding(&story.db, now, &story.ren, &mut open, 1, thread, "rule".to_owned());
        let traced = traced.await.unwrap();
        let (vault, registry) = (story.vault(), circle::registry(&mut look, &story.vault()).await.unwrap());
        let shown = circle::read(&mut look, &vault, &registry, &open, &traced, letter(1)).await.unwrap();
        assert!(shown.is_some_and(|it| it.writer == story.hana.account));
        let lines = circle::ledger_lines(&mut story.db.look().await.unwrap(), story.circle).await.unwrap();
        let last = lines.last().unwrap();
        assert_eq!((last.act, last.by_id, last.row_id), (LedgerAct::Found, story.ren.account, *thread.as_bytes()));
        assert_eq!(story.complaints().await, "");
    }
}

/// KEYS: hardly anything at rest depends on public-key envelopes. What was taken up once lies under the holder's own key:
/// a circle's keys after a search, a team's root after signing in.
#[tokio::test]
async fn what_was_taken_up_once_settles() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let other = story.founds(&story.hana, &[story.team]).await;
        story.writes_in(other, &story.hana, letter(3), "みつかる").await.unwrap();
        let circles = "select count(*) as figure from circle_wrap where length(wrap) > 1000 and team_epoch is not null";
        let roots = "select count(*) as figure from circle_team_wrap where length(wrap) > 1000";
        assert!(story.count(circles).await > 0 && story.count(roots).await == 1, "{}", story.scratch.kind);
        for (id, found) in [(other, "みつかる"), (story.circle, "書")] {
            assert!(!story.looks_in(id, &story.ren, found, LETTERS).await.unwrap().is_empty());
        }
        assert_eq!(story.count(circles).await, 0);
        story.tidies(&story.ren).await.unwrap();
        assert_eq!(story.count(roots).await, 0);
        story.starts_anew();
        for who in [&story.aoi, &story.ren] {
            assert!(story.opens_in(other, who, letter(3)).await.unwrap().is_some(), "both still open it");
        }
        assert_eq!(story.complaints().await, "");
    }
}

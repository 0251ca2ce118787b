//! The person leaves a member of the team out: no key of theirs opens it any more, whatever is put back or comes later.
use crate::rows::{copy, put_back};
use crate::story::{ANSWER, FIRST, Story, is_shut, is_unbelieved, letter};
use ground_circle::{self as circle, AccountKind, Error, Keyring, new_keyring};
use ground_kernel::AccountId;
use ground_store::values;
use ground_testkit::Scratch;

async fn leaves_out(story: &Story, by: &Keyring, whom: &[AccountId]) -> Result<(), Error> {
    let mut tx = story.db.begin().await?;
    let registry = circle::registry(&mut tx, &story.vault()).await?;
    let open = story.takes_up(&mut tx, by, story.circle).await?;
    circle::leave_out(&mut tx, &registry, story.now(), by, open, whom).await?;
    Ok(tx.commit().await?)
}

async fn wraps(story: &Story, sql: &'static str) -> i64 {
    story.all::<i64, 1>(sql, values![story.circle]).await[0]
}

/// S03, step 2: 「この人には見せない」 is a key that does not open.
#[tokio::test]
async fn whom_the_person_leaves_out_opens_nothing_and_the_others_everything() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        assert_eq!(story.opens(&story.ren, letter(1)).await.unwrap().as_deref(), Some(FIRST));
        copy!(story, "circle_wrap");
        leaves_out(&story, &story.hana, &[story.ren.account]).await.unwrap();
        assert!(is_shut(story.opens(&story.ren, letter(1)).await), "{}: at once", story.scratch.kind);
        story.writes(&story.hana, letter(3), "その後のこと").await.unwrap();
        story.writes(&story.aoi, letter(4), "返事").await.unwrap();
        story.tidies(&story.ren).await.unwrap();
        story.starts_anew();
        assert!(is_shut(story.writes(&story.ren, letter(5), "…").await));
        for (place, text) in [(letter(1), FIRST), (letter(2), ANSWER), (letter(3), "その後のこと"), (letter(4), "返事")]
        {
            assert!(is_shut(story.opens(&story.ren, place).await));
            for who in [&story.hana, &story.aoi] {
                assert_eq!(story.opens(who, place).await.unwrap().as_deref(), Some(text));
            }
        }
        assert_eq!(story.complaints().await, "");
        put_back!(story, "circle_wrap");
        story.starts_anew();
        assert!(is_shut(story.opens(&story.ren, letter(3)).await), "with the old keys put back beside the new");
        let to_the_team =
            "select count(*) as figure from circle_wrap where circle_id = $1 and epoch > 1 and team_epoch is not null";
        assert_eq!(
            wraps(&story, to_the_team).await,
            0,
            "no key of the new epoch is sealed to what the team has in common"
        );
    }
}

/// The list is the person's own, and is given back as it was taken.
#[tokio::test]
async fn nobody_else_leaves_anybody_out_and_she_lets_him_in_again() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        for other in [&story.aoi, &story.ren] {
            assert!(is_unbelieved(leaves_out(&story, other, &[story.ren.account]).await), "{}", story.scratch.kind);
            assert!(is_unbelieved(leaves_out(&story, other, &[story.hana.account]).await));
        }
        assert!(is_shut(leaves_out(&story, &story.admin, &[story.ren.account]).await));
        leaves_out(&story, &story.hana, &[story.ren.account]).await.unwrap();
        story.writes(&story.hana, letter(3), "その後のこと").await.unwrap();
        leaves_out(&story, &story.hana, &[]).await.unwrap();
        story.starts_anew();
        for place in [letter(1), letter(3)] {
            assert!(story.opens(&story.ren, place).await.unwrap().is_some(), "all of it, as before");
            assert!(story.opens(&story.aoi, place).await.unwrap().is_some());
        }
        assert_eq!(story.complaints().await, "");
    }
}

/// Whoever was left out and comes into the team afterwards has its key, and still no key to this.
#[tokio::test]
async fn somebody_left_out_beforehand_comes_into_the_team_and_opens_the_rest_only() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let cousin = story.next_staff();
        story.comes_in(&cousin, story.team).await.unwrap();
        leaves_out(&story, &story.hana, &[cousin.account]).await.unwrap();
        let other = story.founds(&story.hana, &[story.team]).await;
        story.writes_in(other, &story.hana, letter(7), "別のこと").await.unwrap();
        let for_the_team = "select count(*) as figure from circle_wrap where circle_id = $1 and team_epoch is not null";
        assert_eq!(wraps(&story, for_the_team).await, 1, "nobody of the team was left out yet");
        story.let_in(&story.aoi, &cousin, Some(&story.ren)).await.unwrap();
        assert_eq!(wraps(&story, for_the_team).await, 0, "turned in the same breath");
        story.starts_anew();
        assert!(is_shut(story.opens(&cousin, letter(1)).await), "{}", story.scratch.kind);
        assert_eq!(story.opens_in(other, &cousin, letter(7)).await.unwrap().as_deref(), Some("別のこと"));
        for who in [&story.aoi, &story.ren, &story.hana] {
            assert_eq!(story.opens(who, letter(1)).await.unwrap().as_deref(), Some(FIRST));
        }
        assert_eq!(story.complaints().await, "");
    }
}

/// Someone new joins, someone leaves: those who remain read on, and the one left out does not come back by it.
#[tokio::test]
async fn the_team_changes_and_who_was_left_out_stays_out() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        leaves_out(&story, &story.hana, &[story.ren.account]).await.unwrap();
        let new = story.next_staff();
        story.comes_in(&new, story.team).await.unwrap();
        story.let_in(&story.aoi, &new, Some(&story.ren)).await.unwrap();
        story.writes(&story.aoi, letter(3), "新しい人も読みます").await.unwrap();
        for place in [letter(1), letter(3)] {
            assert!(story.opens(&new, place).await.unwrap().is_some(), "{}", story.scratch.kind);
            assert!(is_shut(story.opens(&story.ren, place).await));
        }
        story.leaves(&story.admin, &new).await.unwrap();
        story.writes(&story.hana, letter(4), "もっと後").await.unwrap();
        story.tidies(&story.aoi).await.unwrap();
        story.starts_anew();
        assert!(is_shut(story.opens(&new, letter(4)).await));
        assert!(is_shut(story.opens(&story.ren, letter(4)).await));
        assert_eq!(story.opens(&story.aoi, letter(4)).await.unwrap().as_deref(), Some("もっと後"));
        assert_eq!(story.complaints().await, "");
    }
}

/// Nobody writes to nobody: everyone cannot be left out, and when the last one goes, writing waits for somebody.
#[tokio::test]
async fn somebody_remains_or_nothing_is_written() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let both = [story.aoi.account, story.ren.account];
        assert!(matches!(leaves_out(&story, &story.hana, &both).await, Err(Error::NobodyReceives)));
        assert!(story.opens(&story.ren, letter(1)).await.is_ok(), "nothing changed");
        leaves_out(&story, &story.hana, &[story.ren.account]).await.unwrap();
        story.leaves(&story.admin, &story.aoi).await.unwrap();
        assert!(matches!(story.writes(&story.hana, letter(3), "…").await, Err(Error::NobodyReceives)));
        assert!(is_shut(story.opens(&story.ren, letter(1)).await), "{}", story.scratch.kind);
        leaves_out(&story, &story.hana, &[]).await.unwrap();
        story.writes(&story.hana, letter(3), "では、お願いします").await.unwrap();
        assert!(story.opens(&story.ren, letter(3)).await.unwrap().is_some());
    }
}

/// New words keep the list.
#[tokio::test]
async fn new_words_let_nobody_in_again() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        leaves_out(&story, &story.hana, &[story.ren.account]).await.unwrap();
        let new = new_keyring(story.hana.account, AccountKind::Party);
        let mut tx = story.db.begin().await.unwrap();
        let registry = circle::registry(&mut tx, &story.vault()).await.unwrap();
        let open = story.takes_up(&mut tx, &story.hana, story.circle).await.unwrap();
        circle::rekey(&mut tx, &story.vault(), &registry, story.now(), &story.hana, &new, open).await.unwrap();
        tx.commit().await.unwrap();
        assert!(is_shut(story.opens(&story.ren, letter(1)).await), "{}", story.scratch.kind);
        assert!(story.opens(&story.aoi, letter(1)).await.unwrap().is_some());
        assert!(
            is_unbelieved(leaves_out(&story, &story.hana, &[]).await)
                || is_shut(leaves_out(&story, &story.hana, &[]).await)
        );
        leaves_out(&story, &new, &[]).await.unwrap();
        assert!(story.opens(&story.ren, letter(1)).await.unwrap().is_some());
    }
}

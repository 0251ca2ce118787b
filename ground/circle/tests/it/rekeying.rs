//! New words: whoever has the old ones is outside from then on.
use crate::rows::{copy, put_back, restore};
use crate::story::{ANSWER, FIRST, Story, is_shut, letter};
use ground_circle::{self as circle, AccountKind, Error, Keyring, new_keyring};
use ground_store::values;
use ground_testkit::Scratch;

/// The same person with a new root.
async fn new_words(story: &Story) -> Keyring {
    let new = new_keyring(story.hana.account, AccountKind::Party);
    rekeys(story, &story.hana, &new).await.unwrap();
    new
}
async fn rekeys(story: &Story, old: &Keyring, new: &Keyring) -> Result<(), Error> {
    let (now, mut tx) = (story.now(), story.db.begin().await?);
    let registry = circle::registry(&mut tx, &story.vault()).await?;
    let open = story.takes_up(&mut tx, old, story.circle).await?;
    circle::rekey(&mut tx, &story.vault(), &registry, now, old, new, open).await?;
    Ok(tx.commit().await?)
}

/// Capability 195.
#[tokio::test]
async fn old_words_open_nothing_and_new_ones_everything() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        copy!(story, "circle_wrap");
        let new = new_words(&story).await;
        story.writes(&new, letter(3), "新しい言葉で").await.unwrap();
        story.starts_anew();
        for (place, text) in [(letter(1), FIRST), (letter(2), ANSWER), (letter(3), "新しい言葉で")] {
            assert_eq!(story.opens(&new, place).await.unwrap().as_deref(), Some(text));
            assert_eq!(story.opens(&story.aoi, place).await.unwrap().as_deref(), Some(text));
            assert!(is_shut(story.opens(&story.hana, place).await), "{}", story.scratch.kind);
        }
        assert!(is_shut(story.writes(&story.hana, letter(4), "…").await));
        assert_eq!(story.complaints().await, "", "her old letters are still hers");
        put_back!(story, "circle_wrap");
        assert!(is_shut(story.opens(&story.hana, letter(1)).await), "with the old keys put back beside the new");
        restore!(story, "circle_wrap");
        for place in [letter(1), letter(3)] {
            assert!(is_shut(story.opens(&story.hana, place).await), "with the old keys in place of the new");
        }
    }
}

/// Capability 195: again and again, in between someone leaves, and all of it verifies.
#[tokio::test]
async fn new_words_can_follow_new_words() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let second = new_words(&story).await;
        story.writes(&second, letter(3), "二度目").await.unwrap();
        story.leaves(&story.admin, &story.ren).await.unwrap();
        let third = new_keyring(story.hana.account, AccountKind::Party);
        rekeys(&story, &second, &third).await.unwrap();
        story.writes(&third, letter(4), "三度目").await.unwrap();
        story.tidies(&story.aoi).await.unwrap();
        story.starts_anew();
        for (place, text) in [(letter(1), FIRST), (letter(3), "二度目"), (letter(4), "三度目")] {
            assert_eq!(story.opens(&third, place).await.unwrap().as_deref(), Some(text));
            assert_eq!(story.opens(&story.aoi, place).await.unwrap().as_deref(), Some(text));
            for old in [&story.hana, &second, &story.ren] {
                assert!(is_shut(story.opens(old, place).await));
            }
        }
        assert_eq!(story.complaints().await, "");
    }
}

/// Only with the old words are there new ones: nobody else can put a key of theirs in the person's place.
#[tokio::test]
async fn nobody_else_gives_the_person_new_words() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let theirs = new_keyring(story.hana.account, AccountKind::Party);
        for who in [&story.aoi, &story.admin, &theirs] {
            assert!(rekeys(&story, who, &theirs).await.is_err());
        }
        let sora = story.next_party();
        let (now, mut tx) = (story.now(), story.db.begin().await.unwrap());
        let registry = circle::registry(&mut tx, &story.vault()).await.unwrap();
        let open = story.takes_up(&mut tx, &story.hana, story.circle).await.unwrap();
        let given_away =
            circle::rekey(&mut tx, &story.vault(), &registry, now, &story.hana, &sora, open).await.map(drop);
        assert!(given_away.is_err() || is_shut(story.opens(&sora, letter(1)).await));
        drop(tx);
        assert_eq!(
            story.sql("delete from circle_roll where circle_id = $1 and seq = 2", values![story.circle]).await,
            0
        );
        assert_eq!(story.opens(&story.hana, letter(1)).await.unwrap().as_deref(), Some(FIRST));
    }
}
